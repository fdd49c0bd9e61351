"""Stored goals: the use cases, and what they ask of a database."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Protocol

from companion.access.record import Visibility
from companion.access.records import KnownIds, Records, Repository, unknown_reference
from companion.errors import BadRecordsError, Problem
from companion.goals.goal import Goal
from companion.ports import Clock


class GoalsRepository(Repository[Goal], Protocol):
    """Where goals are kept.

    A goal that names a mentee goes with that person. When a goal goes, sessions that named it
    stay and no longer name one.
    """


class GoalsService(Records[Goal]):
    """Import, find, list, replace and remove goals. Their mentee and pair, if any, are stored."""

    kind: ClassVar[str] = "goal"

    def __init__(
        self, goals: GoalsRepository, *, people: KnownIds, pairs: KnownIds, clock: Clock
    ) -> None:
        super().__init__(goals, clock=clock)
        self._people = people
        self._pairs = pairs

    def visibility_of(self, value: Goal) -> Visibility:
        """Return who may read a goal: its owner alone until it is shared with a pair."""
        return Visibility.ME if value.pair_id is None else Visibility.PAIR

    async def _check_references(self, *, owner_id: str, values: Sequence[Goal]) -> None:
        mentees = {goal.mentee_id for goal in values if goal.mentee_id is not None}
        known = await self._people.known(owner_id=owner_id, ids=mentees)
        pairs = {goal.pair_id for goal in values if goal.pair_id is not None}
        known_pairs = await self._pairs.known(owner_id=owner_id, ids=pairs)
        problems = tuple(
            problem
            for goal in values
            for problem in _problems(goal, people=known, pairs=known_pairs)
        )
        if problems:
            raise BadRecordsError(problems)


def _problems(goal: Goal, *, people: frozenset[str], pairs: frozenset[str]) -> Iterator[Problem]:
    where = f"goal {goal.id!r}"
    if goal.mentee_id is not None and goal.mentee_id not in people:
        yield unknown_reference(where, "mentee_id", goal.mentee_id, kind="person")
    if goal.pair_id is not None and goal.pair_id not in pairs:
        yield unknown_reference(where, "pair_id", goal.pair_id, kind="pair")
