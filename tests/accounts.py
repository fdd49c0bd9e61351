"""Accounts with keys of every kind, for tests over HTTP."""

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import update

from companion.access.principal import EVERY_SCOPE, Scope
from companion.access.register import KeyTerms, account_of
from companion.adapters.sql.account_tables import ApiKeyRow
from companion.adapters.sql.units import Store
from companion.application.companion import Companion
from tests.records import CountingIds


def public_part(key: str) -> str:
    """Return the prefix of a key."""
    return key.split("_")[1]


def secret_part(key: str) -> str:
    """Return what of a key must never be seen again."""
    return key.split("_", 2)[2]


async def key_of(
    companion: Companion,
    name: str,
    *roles: str,
    scopes: frozenset[Scope] = EVERY_SCOPE,
    days: int | None = 30,
) -> str:
    """Return a fresh key of an account, which is added where there is none."""
    known = {account.id for account, _ in await companion.accounts.every()}
    if name not in known:
        await companion.accounts.add(account_of(name, name=name.title(), grants=roles))
    return await companion.accounts.issue(name, KeyTerms(scopes=scopes, days=days))


async def expire(data_dir: Path, key: str) -> None:
    """Let a key have run out long ago."""
    url = f"sqlite:///{data_dir / 'companion.sqlite3'}"
    async with Store(url, ids=CountingIds()) as store, store.bookkeeping() as connection:
        await connection.execute(
            update(ApiKeyRow)
            .where(ApiKeyRow.prefix == public_part(key))
            .values(expires_at=datetime(2020, 1, 1, tzinfo=UTC))
        )
