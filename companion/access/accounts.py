"""Accounts and their API keys: who somebody is to a server that several people use.

A key reads `mmc_PREFIX_SECRET`. The prefix is public and finds the key; of the secret, 256 random
bits, only a hash is kept, which is enough for bits that nobody can guess.
"""

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Final, NewType

from pydantic import Field, model_validator

from companion.access.principal import EVERY_SCOPE, LOCAL_OWNER, Principal, Role, Scope
from companion.values import OneLine, UsableId, Value, WellFormed

AccountId = NewType("AccountId", str)

RESERVED_IDS: Final = frozenset({LOCAL_OWNER, "me"})
"""Of whoever uses the data folder itself."""

SECRET_BYTES: Final = 32
PREFIX_BYTES: Final = 6
MOST_DAYS: Final = 3_650
DEFAULT_DAYS: Final = 365

_KEY: Final = re.compile(r"mmc_([0-9a-f]{12})_([0-9A-Za-z_-]{43})")
_NO_DIGEST: Final = "0" * 64


class Grant(Value):
    """A role, and the programme in which somebody has it; None outside of any."""

    role: Role
    programme_id: Annotated[str, Field(min_length=1, max_length=200), WellFormed] | None = None

    @model_validator(mode="after")
    def _an_organiser_organises_something(self) -> "Grant":
        if self.role is Role.ORGANISER and self.programme_id is None:
            raise ValueError("an organiser needs a programme: write organiser:PROGRAMME")
        return self


class Account(Value):
    """Somebody who may ask a server. `id` is the id by which others name this person in a pair."""

    id: Annotated[AccountId, Field(min_length=1, max_length=200), WellFormed, UsableId]
    name: OneLine
    grants: tuple[Grant, ...] = ()

    def principal(self, scopes: frozenset[Scope] = EVERY_SCOPE) -> Principal:
        """Return whom this account stands for when a key with these scopes is in hand."""
        organised = {
            grant.programme_id
            for grant in self.grants
            if grant.role is Role.ORGANISER and grant.programme_id is not None
        }
        return Principal(
            person_id=self.id,
            roles=frozenset(grant.role for grant in self.grants),
            programme_ids=frozenset(
                grant.programme_id
                for grant in self.grants
                if grant.programme_id is not None and grant.role is not Role.ORGANISER
            ),
            permissions=scopes,
            organises=frozenset(organised),
        )


@dataclass(frozen=True, kw_only=True)
class ApiKey:
    """A key as it is kept: everything but the secret."""

    prefix: str
    account_id: AccountId
    digest: str
    """SHA-256 of the secret, in hexadecimal."""
    scopes: frozenset[Scope]
    created_at: datetime
    expires_at: datetime | None = None
    revoked_at: datetime | None = None
    last_used_on: date | None = None

    def is_good(self, *, now: datetime) -> bool:
        """Whether the key still opens anything at `now`, an aware moment."""
        if self.revoked_at is not None:
            return False
        return self.expires_at is None or now < self.expires_at


@dataclass(frozen=True, kw_only=True)
class GivenKey:
    """The two parts of a key as somebody presents it. Never shown, logged or stored."""

    prefix: str
    secret: str

    def __repr__(self) -> str:
        """Hide the secret, whoever prints this."""
        return f"GivenKey(prefix={self.prefix!r}, secret=…)"


def key_text(*, prefix: str, secret: str) -> str:
    """Return a key as its owner gets it, once."""
    return f"mmc_{prefix}_{secret}"


def given_key(text: str) -> GivenKey | None:
    """Return the parts of a presented key; None if it is not written like one."""
    found = _KEY.fullmatch(text)
    return None if found is None else GivenKey(prefix=found[1], secret=found[2])


def digest_of(secret: str) -> str:
    """Return what is kept of a secret."""
    return hashlib.sha256(secret.encode("ascii")).hexdigest()


def opens(given: GivenKey, kept: ApiKey | None) -> bool:
    """Whether a presented secret is that of the kept key, in the same time whether or not."""
    expected = _NO_DIGEST if kept is None else kept.digest
    same = hmac.compare_digest(digest_of(given.secret), expected)
    return same and kept is not None
