"""The use cases of accounts and keys, inside one unit of work; the edge commits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final, Protocol

from companion.access.accounts import (
    MOST_DAYS,
    RESERVED_IDS,
    Account,
    AccountId,
    ApiKey,
    digest_of,
    given_key,
    key_text,
    opens,
)
from companion.access.principal import Principal, Scope
from companion.errors import ConflictError, InputError, NotFoundError, UnauthenticatedError
from companion.ports import Clock

NO_KEY: Final = "send a key of yours as `Authorization: Bearer KEY`"
"""For who sent none, a wrong one, one that has expired or was revoked: it tells nothing apart."""


class AccountsRepository(Protocol):
    """Where accounts and keys are kept."""

    async def exist(self) -> bool:
        """Return whether there is any account."""
        ...

    async def add(self, account: Account, *, created_at: datetime) -> None:
        """Insert an account; its id is free."""
        ...

    async def find(self, account_id: str) -> Account | None:
        """Return the account of this id."""
        ...

    async def every(self) -> tuple[Account, ...]:
        """Return all accounts, by id."""
        ...

    async def add_key(self, key: ApiKey) -> None:
        """Insert a key; its prefix is free."""
        ...

    async def find_key(self, prefix: str) -> ApiKey | None:
        """Return the key of this prefix."""
        ...

    async def keys(self) -> tuple[ApiKey, ...]:
        """Return all keys, the oldest first."""
        ...

    async def change_key(self, key: ApiKey) -> None:
        """Write when a key was revoked and last used."""
        ...

    async def characters_of(self, owner_id: str) -> int:
        """Return how much an owner keeps: records as JSON, and answers kept for them."""
        ...

    async def shared_pairs(self, principal: Principal) -> frozenset[str]:
        """Return the keys of others' pairs that they and the principal have agreed to share."""
        ...


@dataclass(frozen=True, kw_only=True)
class Authenticated:
    """Whose key it was, which one, and whether the day of its use is not written down yet."""

    principal: Principal
    prefix: str
    is_first_today: bool


@dataclass(frozen=True, kw_only=True)
class KeyTerms:
    """What a new key is to be good for. `days` None is without an end."""

    scopes: frozenset[Scope]
    days: int | None


class Register:
    """Adds accounts, issues and revokes keys, and tells whose key it is."""

    def __init__(self, accounts: AccountsRepository, *, clock: Clock) -> None:
        self._accounts = accounts
        self._clock = clock

    async def add(self, account: Account) -> None:
        """Store a new account.

        Raises:
            ConflictError: its id is taken.
            InputError: its id is that of whoever uses the data folder itself.
        """
        if account.id in RESERVED_IDS:
            raise InputError(f"{account.id!r} is no id for an account; choose another with --id")
        if await self._accounts.find(account.id) is not None:
            raise ConflictError(
                f"there is an account {account.id!r} already; choose another id with --id"
            )
        await self._accounts.add(account, created_at=self._clock.now())

    async def issue(self, account_id: str, terms: KeyTerms, *, prefix: str, secret: str) -> str:
        """Store a new key, and return it: this is the only time that anybody sees it.

        Raises:
            NotFoundError: there is no such account.
            InputError: it could be used for nothing, or for no time.
        """
        if not terms.scopes:
            raise InputError("a key that may do nothing opens nothing; name a scope")
        if terms.days is not None and not 1 <= terms.days <= MOST_DAYS:
            raise InputError(f"{terms.days!r} days is out of range; give 1 to {MOST_DAYS}")
        account = await self._accounts.find(account_id)
        if account is None:
            raise NotFoundError(f"there is no account {account_id!r}; see companion accounts list")
        now = self._clock.now()
        await self._accounts.add_key(
            ApiKey(
                prefix=prefix,
                account_id=account.id,
                digest=digest_of(secret),
                scopes=terms.scopes,
                created_at=now,
                expires_at=None if terms.days is None else now + timedelta(days=terms.days),
            )
        )
        return key_text(prefix=prefix, secret=secret)

    async def revoke(self, prefix: str) -> ApiKey:
        """End a key, from the next request on, and return it.

        Raises:
            NotFoundError: there is no key of this prefix.
        """
        key = await self._accounts.find_key(prefix)
        if key is None:
            raise NotFoundError(f"there is no key {prefix!r}; see companion accounts list")
        ended = key if key.revoked_at else replace(key, revoked_at=self._clock.now())
        await self._accounts.change_key(ended)
        return ended

    async def authenticate(self, text: str | None) -> Authenticated:
        """Return whose key `text` is.

        Raises:
            UnauthenticatedError: nobody's that is good now.
        """
        given = None if text is None else given_key(text)
        if given is None:
            raise UnauthenticatedError(NO_KEY)
        kept = await self._accounts.find_key(given.prefix)
        if not opens(given, kept) or kept is None or not kept.is_good(now=self._clock.now()):
            raise UnauthenticatedError(NO_KEY)
        account = await self._accounts.find(kept.account_id)
        if account is None:
            raise UnauthenticatedError(NO_KEY)
        return Authenticated(
            principal=account.principal(kept.scopes),
            prefix=kept.prefix,
            is_first_today=kept.last_used_on != self._today,
        )

    async def note_use(self, prefix: str) -> None:
        """Write down that a key was used today; the hour is nobody's business."""
        key = await self._accounts.find_key(prefix)
        if key is not None:
            await self._accounts.change_key(replace(key, last_used_on=self._today))

    async def every(self) -> tuple[tuple[Account, Sequence[ApiKey]], ...]:
        """Return all accounts with their keys."""
        keys = await self._accounts.keys()
        return tuple(
            (account, [key for key in keys if key.account_id == account.id])
            for account in await self._accounts.every()
        )

    @property
    def _today(self) -> date:
        return self._clock.now().date()


def account_of(account_id: str, *, name: str, grants: Sequence[str]) -> Account:
    """Return an account from what somebody typed; a grant is `ROLE` or `ROLE:PROGRAMME`.

    Raises:
        ValidationError: a role is unknown, or an organiser has no programme.
    """
    parts = [grant.partition(":") for grant in grants]
    return Account.model_validate(
        {
            "id": AccountId(account_id),
            "name": name,
            "grants": tuple(
                {"role": role.strip().lower(), "programme_id": programme.strip() or None}
                for role, _, programme in parts
            ),
        }
    )
