"""What somebody may ask of what is held about them: to see it, take it, have it erased."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from pydantic import JsonValue

from companion.access.leaving import Leaver
from companion.values import Value

RULE: Final = (
    "Everything held about this person or by them. Of others only what is theirs too: who they "
    "met, and all that was written of their talks, the other side's words included; but of a talk "
    "that the other side keeps private only when it was. Of the other side's profile nothing but "
    "the id, and of their view of a talk what they share. What another account keeps is in that "
    "one's export."
)
"""What an export holds and leaves out; it stands at its head."""


class HeldTable(Value):
    """Rows of one kind, as they are stored."""

    kind: str
    rows: tuple[Mapping[str, JsonValue], ...]


class HeldVectors(Value):
    """How many vectors one embedding model made of somebody's texts. The numbers are not shown."""

    embedder: str
    count: int


class Held(Value):
    """Everything that is held of one person, except files outside of the database."""

    person_id: str
    name: str
    tables: tuple[HeldTable, ...]
    vectors: tuple[HeldVectors, ...] = ()

    def rows(self, kind: str) -> tuple[Mapping[str, JsonValue], ...]:
        """Return the rows of one kind; none where there are none."""
        return next((table.rows for table in self.tables if table.kind == kind), ())


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """How many rows of each kind are somebody's, and how many of others name them.

    Of the latter, `kept_in` go on naming them: without the name they could not be read.
    """

    rows: Mapping[str, int]
    named_in: int
    kept_in: int = 0


@dataclass(frozen=True, kw_only=True)
class Tombstone:
    """That somebody was erased: a keyed hash of their random key, and when. Not their id."""

    person: str
    erased_at: datetime


class RightsRepository(Protocol):
    """What the rights of a person ask of a database, inside one unit of work."""

    async def held(self, *, owner_id: str, person_id: str) -> Held:
        """Return all rows that are this person's, of the owner's records.

        Raises:
            NotFoundError: the owner has nobody of this id.
        """
        ...

    async def weigh(self, *, owner_id: str, person_id: str, leaver: Leaver) -> Weighed:
        """Count what `erase` would take and rewrite.

        Raises:
            NotFoundError: the owner has nobody of this id.
        """
        ...

    async def erase(self, *, owner_id: str, person_id: str, leaver: Leaver, at: datetime) -> None:
        """Delete every row that is theirs, take them out of all others, and leave a tombstone.

        Raises:
            NotFoundError: the owner has nobody of this id.
        """
        ...

    async def tombstones(self) -> tuple[Tombstone, ...]:
        """Return everybody who was erased."""
        ...

    async def bury(self, tombstones: tuple[Tombstone, ...]) -> None:
        """Keep tombstones that this database does not know."""
        ...

    async def returned(self) -> tuple[tuple[str, str], ...]:
        """Return owner and id of everybody who has a tombstone and is here again."""
        ...
