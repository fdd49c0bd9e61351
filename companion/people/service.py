"""Stored people: the use cases, and what they ask of a database."""

from dataclasses import dataclass
from typing import ClassVar, Protocol

from companion.access.policy import Action, require
from companion.access.principal import Principal
from companion.access.records import Records, Repository
from companion.people.person import Person
from companion.ports import Clock


@dataclass(frozen=True, kw_only=True)
class Dependents:
    """What goes when a person goes."""

    goals: int
    sessions: int
    requests: int = 0


class PeopleRepository(Repository[Person], Protocol):
    """Where people are kept.

    Removing a person is an erasure: with them go their passages, the vectors that no other
    passage holds, the goals whose mentee they are, every request
    to them or by them, and every session they took part in, as
    mentee or as mentor, because its notes hold what they said. The people at the other side
    of those sessions stay.
    """

    async def dependents(self, *, owner_id: str, person_id: str) -> Dependents:
        """Count what `remove` would delete with this person of the owner."""
        ...


class PeopleService(Records[Person]):
    """Import, find, list, replace and remove people."""

    kind: ClassVar[str] = "person"

    def __init__(self, people: PeopleRepository, *, clock: Clock) -> None:
        super().__init__(people, clock=clock)
        self._people = people

    async def dependents(self, *, principal: Principal, record_id: str) -> Dependents:
        """Count what removing this person would delete with them, to be shown before.

        Raises:
            NotFoundError: there is no such person, or none that the principal may know of.
            ForbiddenError: the person's record belongs to somebody else.
        """
        row = await self.get(principal=principal, record_id=record_id)
        require(principal, Action.REMOVE, row.stamp, what=f"{self.kind} {record_id!r}")
        return await self._people.dependents(owner_id=row.stamp.owner_id, person_id=record_id)
