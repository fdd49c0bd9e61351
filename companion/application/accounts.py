"""Accounts and keys as the edges see them: each call is one unit of work."""

import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from companion.access.accounts import PREFIX_BYTES, SECRET_BYTES, Account, ApiKey, given_key
from companion.access.principal import Principal
from companion.access.register import NO_KEY, KeyTerms, Register
from companion.application.records import OpenStore
from companion.application.store import Unit
from companion.errors import CompanionError, UnauthenticatedError
from companion.ports import Clock


def _new_prefix() -> str:
    return secrets.token_hex(PREFIX_BYTES)


def _new_secret() -> str:
    return secrets.token_urlsafe(SECRET_BYTES)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Who somebody is at a moment, and which pairs of others they share at it."""

    principal: Principal
    shared_pairs: frozenset[str]

    def still_covers(self, earlier: "Standing") -> bool:
        """Whether nothing that somebody had earlier has been taken from them since."""
        return self.principal == earlier.principal and self.shared_pairs >= earlier.shared_pairs


class Accounts:
    """Who may ask this companion over HTTP. Without an account it serves whoever is here."""

    def __init__(
        self,
        *,
        store: OpenStore,
        clock: Clock,
        new_prefix: Callable[[], str] = _new_prefix,
        new_secret: Callable[[], str] = _new_secret,
    ) -> None:
        """Bind accounts to one database.

        Args:
            store: opens the database.
            clock: says when a key was made and whether it is still good.
            new_prefix: returns the public part of a new key, in hexadecimal.
            new_secret: returns 256 fresh random bits, safe in URLs.
        """
        self._store = store
        self._clock = clock
        self._new_prefix = new_prefix
        self._new_secret = new_secret

    @property
    def now(self) -> datetime:
        """The moment by which keys are good or not."""
        return self._clock.now()

    async def exist(self) -> bool:
        """Return whether there is any account."""
        async with (await self._store()).reading() as unit:
            return await unit.accounts.exist()

    async def add(self, account: Account) -> None:
        """Store a new account; see `Register.add`."""
        async with (await self._store()).writing() as unit:
            await self._register(unit).add(account)

    async def issue(self, account_id: str, terms: KeyTerms) -> str:
        """Store a new key and return it, this once; see `Register.issue`."""
        async with (await self._store()).writing() as unit:
            return await self._register(unit).issue(
                account_id, terms, prefix=self._new_prefix(), secret=self._new_secret()
            )

    async def revoke(self, prefix: str) -> ApiKey:
        """End a key; see `Register.revoke`."""
        async with (await self._store()).writing() as unit:
            return await self._register(unit).revoke(prefix)

    async def every(self) -> tuple[tuple[Account, Sequence[ApiKey]], ...]:
        """Return all accounts with their keys."""
        async with (await self._store()).reading() as unit:
            return await self._register(unit).every()

    async def standing(self, key: str | None) -> Standing:
        """Return who presents a key, and note the day of its first use.

        Raises:
            UnauthenticatedError: it is nobody's that is good now.
        """
        if key is None or given_key(key) is None:
            raise UnauthenticatedError(NO_KEY)
        store = await self._store()
        async with store.reading() as unit:
            found = await self._register(unit).authenticate(key)
            shared = await unit.accounts.shared_pairs(found.principal)
        if found.is_first_today:
            # Whoever may read is not kept waiting, or out, by a database that takes no writes.
            with suppress(CompanionError):
                async with store.writing() as unit:
                    await self._register(unit).note_use(found.prefix)
        return Standing(principal=found.principal, shared_pairs=shared)

    def _register(self, unit: Unit) -> Register:
        return Register(unit.accounts, clock=self._clock)
