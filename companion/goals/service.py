"""Stored goals: the use cases, and what they ask of a database."""

from collections.abc import Sequence
from typing import ClassVar, Protocol

from companion.access.records import KnownIds, Records, Repository, unknown_reference
from companion.errors import BadRecordsError
from companion.goals.goal import Goal
from companion.ports import Clock


class GoalsRepository(Repository[Goal], Protocol):
    """Where goals are kept.

    A goal that names a mentee goes with that person. When a goal goes, sessions that named it
    stay and no longer name one.
    """


class GoalsService(Records[Goal]):
    """Import, find, list, replace and remove goals. A goal's mentee, if any, must be stored."""

    kind: ClassVar[str] = "goal"

    def __init__(self, goals: GoalsRepository, *, people: KnownIds, clock: Clock) -> None:
        super().__init__(goals, clock=clock)
        self._people = people

    async def _check_references(self, *, owner_id: str, values: Sequence[Goal]) -> None:
        mentees = {goal.mentee_id for goal in values if goal.mentee_id is not None}
        known = await self._people.known(owner_id=owner_id, ids=mentees)
        problems = tuple(
            unknown_reference(f"goal {goal.id!r}", "mentee_id", goal.mentee_id, kind="person")
            for goal in values
            if goal.mentee_id is not None and goal.mentee_id not in known
        )
        if problems:
            raise BadRecordsError(problems)
