"""Reads what today rests on, in one unit of work."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from companion.access.principal import LOCAL_OWNER, Principal
from companion.access.record import Stored
from companion.access.records import Record
from companion.application.gathering import services_of
from companion.application.records import OpenStore
from companion.application.telling_apart import by_id, told_apart
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
from companion.sessions.lengths import stated_minutes
from companion.sessions.session import MentoringSession
from companion.values import DEFAULT_MINUTES

T = TypeVar("T", bound=Record)
OfPair = TypeVar("OfPair", MentoringSession, Item)

_Two = tuple[PersonId, PersonId]
"""Mentor and mentee."""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """All that is stored for one person, as far as a day or a talk is about it."""

    people: Mapping[PersonId, Person]
    goals: tuple[Stored[Goal], ...]
    requests: tuple[Request, ...]
    pairs: tuple[MentoringPair, ...]
    """One's own: the other side keeps a pair of the same two on their own terms."""
    sessions: Mapping[_Two, list[MentoringSession]]
    own_sessions: Mapping[_Two, list[MentoringSession]]
    """Without those that another one noted and shares."""
    items: Mapping[_Two, list[Item]]

    def goals_of(self, mentee_id: PersonId) -> tuple[Stored[Goal], ...]:
        """Return the goals of one mentee, in the order of their ids."""
        return tuple(row for row in self.goals if row.value.mentee_id == mentee_id)

    def facts(self, pair: MentoringPair, side: Side, *, now: datetime, on: date) -> PairFacts:
        """Return what there is to know of one pair, from one side."""
        two = (pair.mentor_id, pair.mentee_id)
        sessions = self.sessions.get(two, [])
        own = set(map(id, self.own_sessions.get(two, [])))
        goals = tuple(row.value for row in self.goals_of(pair.mentee_id))
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
                    minutes=stated_minutes(one.notes) or one.minutes,
                    is_noted=bool(one.notes.strip()),
                    is_timed=_is_timed(one, pair),
                    # What the other one noted they know.
                    is_told=one.recap_sent_on is not None or id(one) not in own,
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


def _is_timed(session: MentoringSession, pair: MentoringPair) -> bool:
    """Tell whether the length of a talk was agreed, given or noted: nobody says the usual one."""
    if pair.agreement is not None or session.minutes != DEFAULT_MINUTES:
        return True
    return stated_minutes(session.notes) is not None


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
    kept = await kept_of(store, clock=clock, principal=principal)
    return facts_in(kept, clock=clock, principal=principal, minutes_a_week=minutes_a_week)


def facts_in(
    kept: Kept, *, clock: Clock, principal: Principal, minutes_a_week: int | None = None
) -> Facts:
    """Return the facts of one person in what is stored for them.

    Raises:
        NotFoundError: the person is not stored.
    """
    own_id = PersonId(OWN_ID if principal.person_id == LOCAL_OWNER else principal.person_id)
    me = kept.people.get(own_id)
    if me is None:
        raise NotFoundError(f"there is no person {own_id!r}; run `companion start` once")
    on, now = clock.today(), clock.now()
    sided = [(pair, side) for pair in kept.pairs if (side := own_side(pair, principal)) is not None]
    return Facts(
        me=me,
        on=on,
        pairs=tuple(
            kept.facts(pair, side, now=now, on=on)
            for pair, side in sided
            if pair.person_on(side.other) in kept.people
        ),
        requests=tuple(
            (request, kept.people[request.mentor_id])
            for request in kept.requests
            if request.mentee_id == me.id and request.mentor_id in kept.people
        ),
        has_goal=bool(kept.goals_of(me.id)),
        knows_others=len(kept.people) > 1,
        has_closed=_has_closed(kept, me.id, on=on),
        minutes_a_week=minutes_a_week,
    )


def _has_closed(kept: Kept, own_id: PersonId, *, on: date) -> bool:
    """Tell whether every goal of somebody was said before talks as their mentee ended."""
    ended = [
        pair.ending.ended_on
        for pair in kept.pairs
        if pair.mentee_id == own_id
        and pair.ending is not None
        and pair.ending.ended_on <= on
        and any(one.notes.strip() for one in kept.sessions.get((pair.mentor_id, own_id), ()))
    ]
    said = [(row.value.said_on, row.stamp.created_at.date()) for row in kept.goals_of(own_id)]
    # One that took another's place on the day of the ending was said after it.
    return bool(ended) and not any(
        new >= max(ended) if new is not None else stored > max(ended) for new, stored in said
    )


async def kept_of(store: OpenStore, *, clock: Clock, principal: Principal) -> Kept:
    """Return what is stored for one person, read in one unit of work."""
    async with (await store()).reading() as unit:
        services = services_of(unit, clock=clock)
        people = await services.people.every(principal=principal)
        sessions, items = told_apart(
            await services.sessions.every(principal=principal),
            await services.items.every(principal=principal),
            principal=principal,
        )
        return Kept(
            people=by_id(people, principal=principal),
            goals=await services.goals.every(principal=principal),
            requests=_values(await services.requests.every(principal=principal)),
            pairs=_values(_own(await services.pairs.every(principal=principal), principal)),
            sessions=_by_two(_values(sessions)),
            own_sessions=_by_two(_values(_own(sessions, principal))),
            items=_by_two(_values(items)),
        )


def _own(rows: Iterable[Stored[T]], principal: Principal) -> tuple[Stored[T], ...]:
    return tuple(row for row in rows if row.stamp.owner_id == principal.person_id)


def _values(rows: Iterable[Stored[T]]) -> tuple[T, ...]:
    return tuple(row.value for row in rows)


def _by_two(values: Iterable[OfPair]) -> Mapping[_Two, list[OfPair]]:
    found: dict[_Two, list[OfPair]] = defaultdict(list)
    for value in values:
        found[value.mentor_id, value.mentee_id].append(value)
    return found
