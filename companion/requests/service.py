"""Stored requests: the use cases, and what they ask of a database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

from companion.access.principal import Principal
from companion.access.record import Stored
from companion.access.records import Imported, KnownIds, Records, Repository, unknown_reference
from companion.errors import BadRecordsError, OpenRequestsError, Problem, shortened
from companion.ports import Clock
from companion.requests.request import Asking, Request
from companion.requests.rules import too_many
from companion.values import MOST_OPEN_REQUESTS


class RequestsRepository(Repository[Request], Protocol):
    """Where requests are kept.

    A request goes with either of its people. When its goal goes, it stays and names none.
    """

    async def askings(self, *, principal: Principal) -> tuple[Asking, ...]:
        """Return who of the principal's own people was asked, of all readable sent requests."""
        ...


@dataclass(frozen=True, kw_only=True)
class KnownParties:
    """Where the people and the goal that a request names are looked up."""

    people: KnownIds
    goals: KnownIds


class RequestsService(Records[Request]):
    """Import, find, list, replace and remove requests, few of them open at once.

    Who is asked and what came of it is the mentee's own: nobody else reads it.
    """

    kind: ClassVar[str] = "request"

    def __init__(
        self,
        requests: RequestsRepository,
        *,
        known: KnownParties,
        clock: Clock,
        most_open: int = MOST_OPEN_REQUESTS,
    ) -> None:
        super().__init__(requests, clock=clock)
        self._known = known
        self._most_open = most_open

    async def add_many(
        self, *, principal: Principal, values: Sequence[Request], replace: bool = False
    ) -> Imported:
        """Store all of `values` or none; see `Records.add_many`.

        Raises:
            OpenRequestsError: a mentee would wait for more answers at once than is allowed.
        """
        await self.require_room(principal=principal, values=values)
        return await super().add_many(principal=principal, values=values, replace=replace)

    async def replace(
        self, *, principal: Principal, value: Request, version: int
    ) -> Stored[Request]:
        """Put `value` in the place of the request of its id; see `Records.replace`.

        Raises:
            OpenRequestsError: it would be open again, and that is one too many.
        """
        await self.require_room(principal=principal, values=[value])
        return await super().replace(principal=principal, value=value, version=version)

    async def require_room(self, *, principal: Principal, values: Sequence[Request]) -> None:
        """Do nothing where `values` may be stored beside what waits for an answer already.

        Raises:
            OpenRequestsError: a mentee would wait for more answers at once than is allowed.
        """
        if not values:
            return
        rows = await self.every(principal=principal)
        mine = [row.value for row in rows if row.stamp.owner_id == principal.person_id]
        today = self._clock.today()
        waiting = too_many(mine, values, most=self._most_open, on=today)
        if waiting:
            raise OpenRequestsError(_refusal(waiting, most=self._most_open))

    async def _check_references(self, *, owner_id: str, values: Sequence[Request]) -> None:
        people = {name for value in values for name in (value.mentor_id, value.mentee_id)}
        goals = {value.goal_id for value in values if value.goal_id is not None}
        known_people = await self._known.people.known(owner_id=owner_id, ids=people)
        known_goals = await self._known.goals.known(owner_id=owner_id, ids=goals)
        problems = tuple(
            problem
            for value in values
            for problem in _problems(value, people=known_people, goals=known_goals)
        )
        if problems:
            raise BadRecordsError(problems)


def _refusal(waiting: Sequence[Request], *, most: int) -> str:
    named = ", ".join(repr(request.mentor_id) for request in waiting)
    is_one = len(waiting) == 1
    count = f"{most} request{'' if most == 1 else 's'}"
    return (
        f"{count} may wait for an answer at once, and {named} {'waits' if is_one else 'wait'} "
        f"already; say what came of {'it' if is_one else 'one'} (companion ask NAME --answered "
        f"no), or allow more: companion ask NAME --open-requests {most + 1}, or the setting "
        f"COMPANION_OPEN_REQUESTS={most + 1}"
    )


def _problems(
    request: Request, *, people: frozenset[str], goals: frozenset[str]
) -> Iterator[Problem]:
    where = f"request {request.id!r}"
    if request.mentor_id not in people:
        yield unknown_reference(where, "mentor_id", request.mentor_id, kind="person")
    if request.mentee_id not in people:
        yield unknown_reference(where, "mentee_id", request.mentee_id, kind="person")
    if request.goal_id is not None and request.goal_id not in goals:
        yield unknown_reference(where, "goal_id", request.goal_id, kind="goal")
    if request.mentor_id == request.mentee_id:
        yield Problem(
            where=where,
            field="mentee_id",
            value=shortened(request.mentee_id),
            remedy="mentor and mentee are the same person; name two people",
        )
