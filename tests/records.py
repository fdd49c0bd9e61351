"""Records and services for tests that store something."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from companion.access.principal import LOCAL, Principal
from companion.access.record import Stored
from companion.adapters.sql.units import Unit
from companion.followups.item import Item
from companion.followups.service import ItemsService
from companion.goals.goal import Goal
from companion.goals.service import GoalsService
from companion.pairs.agreement import MentoringPair
from companion.pairs.service import PairsService
from companion.people.person import Person
from companion.people.service import PeopleService
from companion.requests.request import Request
from companion.requests.service import KnownParties, RequestsService
from companion.sessions.service import KnownRecords, SessionsService
from companion.sessions.session import MentoringSession


@dataclass
class SteppingClock:
    """A clock that moves on by a second each time it is asked."""

    moment: datetime = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

    def now(self) -> datetime:
        """Return a moment later than the last."""
        self.moment += timedelta(seconds=1)
        return self.moment

    def today(self) -> date:
        """Return the date of the last moment."""
        return self.moment.date()


@dataclass
class CountingIds:
    """Ids that a test can read."""

    prefix: str = "key"
    made: list[str] = field(default_factory=list)

    def new(self) -> str:
        """Return the next one."""
        self.made.append(f"{self.prefix}-{len(self.made)}")
        return self.made[-1]


def a_person(id: str, *, name: str = "Ana Ruiz", **fields: object) -> Person:  # noqa: A002
    """Return a person with what the test cares about."""
    return Person.model_validate({"id": id, "name": name, **fields})


def a_goal(id: str, *, mentee_id: str | None = None, **fields: object) -> Goal:  # noqa: A002
    """Return a goal."""
    return Goal.model_validate(
        {"id": id, "statement": "lead a team of five", "mentee_id": mentee_id, **fields}
    )


def a_session(id: str, *, mentor_id: str, mentee_id: str, **fields: object) -> MentoringSession:  # noqa: A002
    """Return a session."""
    given = {"held_on": "2026-02-03", **fields}
    return MentoringSession.model_validate(
        {"id": id, "mentor_id": mentor_id, "mentee_id": mentee_id, **given}
    )


def a_request(id: str, *, mentor_id: str, mentee_id: str, **fields: object) -> Request:  # noqa: A002
    """Return a request that was drafted on 1 March 2026, unless `fields` say more."""
    given = {"message": {"body": "May I ask you one thing?", "drafted_on": "2026-03-01"}, **fields}
    return Request.model_validate(
        {"id": id, "mentor_id": mentor_id, "mentee_id": mentee_id, **given}
    )


@dataclass(frozen=True)
class Records:
    """The services of one unit, for one principal."""

    unit: Unit
    clock: SteppingClock
    principal: Principal = LOCAL

    @property
    def people(self) -> PeopleService:
        """The people service."""
        return PeopleService(self.unit.people, clock=self.clock)

    @property
    def goals(self) -> GoalsService:
        """The goals service."""
        return GoalsService(
            self.unit.goals, people=self.unit.people, pairs=self.unit.pairs, clock=self.clock
        )

    @property
    def requests(self) -> RequestsService:
        """The requests service."""
        known = KnownParties(people=self.unit.people, goals=self.unit.goals)
        return RequestsService(self.unit.requests, known=known, clock=self.clock)

    @property
    def pairs(self) -> PairsService:
        """The pairs service."""
        return PairsService(self.unit.pairs, people=self.unit.people, clock=self.clock)

    @property
    def sessions(self) -> SessionsService:
        """The sessions service."""
        known = KnownRecords(people=self.unit.people, goals=self.unit.goals)
        return SessionsService(self.unit.sessions, records=known, clock=self.clock)

    @property
    def items(self) -> ItemsService:
        """The items service."""
        return ItemsService(self.unit.items, sessions=self.unit.sessions, clock=self.clock)

    async def store(
        self,
        *,
        people: Sequence[Person] = (),
        goals: Sequence[Goal] = (),
        requests: Sequence[Request] = (),
        pairs: Sequence[MentoringPair] = (),
        sessions: Sequence[MentoringSession] = (),
        items: Sequence[Item] = (),
    ) -> None:
        """Store all of these for the principal."""
        await self.people.add_many(principal=self.principal, values=people)
        await self.goals.add_many(principal=self.principal, values=goals)
        await self.requests.add_many(principal=self.principal, values=requests)
        await self.pairs.add_many(principal=self.principal, values=pairs)
        await self.sessions.add_many(principal=self.principal, values=sessions)
        await self.items.add_many(principal=self.principal, values=items)


def ids_of(rows: Sequence[Stored[Any]]) -> list[str]:
    """Return the external ids, in order."""
    return [str(row.value.id) for row in rows]
