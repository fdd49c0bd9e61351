"""What every owned row carries: whose it is, who may see it, and which version it is."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Visibility(StrEnum):
    """Who may read a row, narrowest first."""

    ME = "me"
    PAIR = "pair"
    PROGRAMME = "programme"
    PUBLIC = "public"


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """The owned columns of a row. `version` starts at 1 and grows by one with each change.

    `pair_members` is filled in by whoever reads the row: the accounts that share the pair it
    belongs to. That is its owner alone until both have said yes, and again once either ended it.
    """

    owner_id: str
    visibility: Visibility
    version: int
    created_at: datetime
    updated_at: datetime
    pair_id: str | None = None
    programme_id: str | None = None
    pair_members: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Stored(Generic[T]):
    """A value as it lies in the database."""

    value: T
    stamp: Stamp
