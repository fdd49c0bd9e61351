"""Accounts and keys in SQL."""

from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Row, Text, cast, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from companion.access.accounts import Account, AccountId, ApiKey
from companion.access.principal import Principal, Scope
from companion.adapters.sql.account_tables import AccountRow, ApiKeyRow
from companion.adapters.sql.tables import (
    GoalRow,
    ItemRow,
    KeptAnswerRow,
    MentoringSessionRow,
    PairRow,
    PersonRow,
    RecordRow,
    RequestRow,
)
from companion.adapters.sql.visible import shared_with

_RECORDS: Final[tuple[type[RecordRow], ...]] = (
    PersonRow,
    PairRow,
    GoalRow,
    RequestRow,
    MentoringSessionRow,
    ItemRow,
)


class SqlAccounts:
    """The repository of accounts, inside one unit."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def exist(self) -> bool:
        """Return whether there is any account."""
        return await self._connection.scalar(select(AccountRow.id).limit(1)) is not None

    async def add(self, account: Account, *, created_at: datetime) -> None:
        """Insert an account; its id is free."""
        await self._connection.execute(
            insert(AccountRow).values(
                id=account.id,
                name=account.name,
                grants=[grant.model_dump(mode="json") for grant in account.grants],
                created_at=created_at,
            )
        )

    async def find(self, account_id: str) -> Account | None:
        """Return the account of this id."""
        rows = await self._connection.execute(_accounts().where(AccountRow.id == account_id))
        row = rows.one_or_none()
        return None if row is None else _account(row)

    async def every(self) -> tuple[Account, ...]:
        """Return all accounts, by id."""
        rows = await self._connection.execute(_accounts().order_by(AccountRow.id))
        return tuple(map(_account, rows))

    async def add_key(self, key: ApiKey) -> None:
        """Insert a key; its prefix is free."""
        await self._connection.execute(
            insert(ApiKeyRow).values(
                prefix=key.prefix,
                account_id=key.account_id,
                digest=key.digest,
                scopes=",".join(sorted(key.scopes)),
                created_at=key.created_at,
                expires_at=key.expires_at,
                revoked_at=key.revoked_at,
                last_used_on=None,
            )
        )

    async def find_key(self, prefix: str) -> ApiKey | None:
        """Return the key of this prefix."""
        rows = await self._connection.execute(
            select(ApiKeyRow.__table__).where(ApiKeyRow.prefix == prefix)
        )
        row = rows.one_or_none()
        return None if row is None else _key(row)

    async def keys(self) -> tuple[ApiKey, ...]:
        """Return all keys, the oldest first."""
        rows = await self._connection.execute(
            select(ApiKeyRow.__table__).order_by(ApiKeyRow.created_at, ApiKeyRow.prefix)
        )
        return tuple(map(_key, rows))

    async def change_key(self, key: ApiKey) -> None:
        """Write when a key was revoked and last used."""
        used = key.last_used_on
        await self._connection.execute(
            update(ApiKeyRow)
            .where(ApiKeyRow.prefix == key.prefix)
            .values(
                revoked_at=key.revoked_at, last_used_on=None if used is None else used.isoformat()
            )
        )

    async def characters_of(self, owner_id: str) -> int:
        """Return how much an owner keeps: records as JSON, and answers kept for them."""
        sizes = [
            select(func.sum(func.length(cast(table.document, Text))))
            .where(table.owner_id == owner_id)
            .scalar_subquery()
            for table in _RECORDS
        ]
        kept = select(func.sum(func.length(KeptAnswerRow.body))).where(
            KeptAnswerRow.owner_id == owner_id
        )
        row = (await self._connection.execute(select(*sizes, kept.scalar_subquery()))).one()
        return sum(size or 0 for size in row)

    async def shared_pairs(self, principal: Principal) -> frozenset[str]:
        """Return the keys of others' pairs that they and the principal have agreed to share."""
        return frozenset(await self._connection.scalars(shared_with(principal)))


def _accounts() -> Any:  # noqa: ANN401 - a select of three columns
    return select(AccountRow.id, AccountRow.name, AccountRow.grants)


def _account(row: Row[*tuple[Any, ...]]) -> Account:
    return Account.model_validate({"id": row.id, "name": row.name, "grants": tuple(row.grants)})


def _key(row: Row[*tuple[Any, ...]]) -> ApiKey:
    used: str | None = row.last_used_on
    return ApiKey(
        prefix=row.prefix,
        account_id=AccountId(row.account_id),
        digest=row.digest,
        scopes=frozenset(map(Scope, row.scopes.split(","))),
        created_at=row.created_at,
        expires_at=row.expires_at,
        revoked_at=row.revoked_at,
        last_used_on=None if used is None else date.fromisoformat(used),
    )
