"""Reads what today rests on, in one unit of work."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from companion.access.principal import LOCAL_OWNER, Principal
from companion.access.records import Record, Records
from companion.application.gathering import services_of
from companion.application.records import OpenStore
from companion.application.wishes import wish_of
from companion.errors import NotFoundError
from companion.followups.facts import Facts, Held, PairFacts
from companion.followups.item import Item
from companion.goals.goal import Goal
from companion.pairs.agreement import MentoringPair, Side
from companion.pairs.rules import state_of
from companion.pairs.service import own_side
from companion.people.person import Person, PersonId
from companion.people.slugs import OWN_ID
from companion.ports import Clock
from companion.requests.request import Request
from companion.sessions.session import MentoringSession

T = TypeVar("T", bound=Record)
OfPair = TypeVar("OfPair", MentoringSession, Item)

_Two = tuple[PersonId, PersonId]
"""Mentor and mentee."""


@dataclass(frozen=True, kw_only=True)
class _Read:
    """All records of one person that today looks at."""

    people: Mapping[PersonId, Person]
    goals: tuple[Goal, ...]
    requests: tuple[Request, ...]
    pairs: tuple[MentoringPair, ...]
    sessions: Mapping[_Two, list[MentoringSession]]
    items: Mapping[_Two, list[Item]]

    def facts(self, pair: MentoringPair, side: Side, *, now: datetime, on: date) -> PairFacts:
        """Return what there is to know of one pair, from one side."""
        two = (pair.mentor_id, pair.mentee_id)
        sessions = self.sessions.get(two, [])
        goals = tuple(goal for goal in self.goals if goal.mentee_id == pair.mentee_id)
        mentee = self.people.get(pair.mentee_id)
        noted = [session.held_on for session in sessions if session.notes.strip()]
        state = state_of(pair, held_on=[day for day in noted if day <= on], now=now)
        return PairFacts(
            side=side,
            other=self.people[pair.person_on(side.other)],
            standing=state.standing,
            talks=tuple(
                Held(
                    on=one.held_on,
                    minutes=one.minutes,
                    is_noted=bool(one.notes.strip()),
                    question=one.question,
                    learnt=_learnt(one, side),
                )
                for one in sessions
            ),
            agreed_next=None if state.next is None else state.next.on,
            agreed_minutes=0 if state.next is None else state.next.minutes,
            items=tuple(self.items.get(two, ())),
            missed=tuple(meeting.on for meeting in state.missed),
            goals=goals,
            wish=None if goals or mentee is None else wish_of(mentee),
        )


def _learnt(session: MentoringSession, side: Side) -> str | None:
    felt = session.feedback_of(side)
    return None if felt is None else felt.learnt


async def facts_of(
    store: OpenStore, *, clock: Clock, principal: Principal, minutes_a_week: int | None
) -> Facts:
    """Return the facts of one person.

    Raises:
        NotFoundError: the person is not stored.
    """
    read = await _read(store, clock=clock, principal=principal)
    own_id = PersonId(OWN_ID if principal.person_id == LOCAL_OWNER else principal.person_id)
    me = read.people.get(own_id)
    if me is None:
        raise NotFoundError(f"there is no person {own_id!r}; run `companion start` once")
    on, now = clock.today(), clock.now()
    sided = [(pair, side) for pair in read.pairs if (side := own_side(pair, principal)) is not None]
    return Facts(
        me=me,
        on=on,
        pairs=tuple(
            read.facts(pair, side, now=now, on=on)
            for pair, side in sided
            if pair.person_on(side.other) in read.people
        ),
        requests=tuple(
            (request, read.people[request.mentor_id])
            for request in read.requests
            if request.mentee_id == me.id and request.mentor_id in read.people
        ),
        has_goal=any(goal.mentee_id == me.id for goal in read.goals),
        knows_others=len(read.people) > 1,
        minutes_a_week=minutes_a_week,
    )


async def _read(store: OpenStore, *, clock: Clock, principal: Principal) -> _Read:
    async with (await store()).reading() as unit:
        services = services_of(unit, clock=clock)
        people = await _every(services.people, principal)
        return _Read(
            people={person.id: person for person in people},
            goals=await _every(services.goals, principal),
            requests=await _every(services.requests, principal),
            # The other side keeps a pair of the same two; one's own has one's own terms.
            pairs=tuple(
                row.value
                for row in await services.pairs.every(principal=principal)
                if row.stamp.owner_id == principal.person_id
            ),
            sessions=_by_two(await _every(services.sessions, principal)),
            items=_by_two(await _every(services.items, principal)),
        )


async def _every(records: Records[T], principal: Principal) -> tuple[T, ...]:
    return tuple(row.value for row in await records.every(principal=principal))


def _by_two(values: Iterable[OfPair]) -> Mapping[_Two, list[OfPair]]:
    found: dict[_Two, list[OfPair]] = defaultdict(list)
    for value in values:
        found[value.mentor_id, value.mentee_id].append(value)
    return found
