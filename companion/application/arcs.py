"""The plan over a pair's next talks and the look back on it, from stored records."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from companion.access.principal import LOCAL, Principal
from companion.agendas.agenda import AgendaBrief, Reader
from companion.agendas.ahead import MOST_AHEAD, questions_ahead
from companion.application.asks import AgendaAsk
from companion.application.for_agenda import MOST_SESSIONS, ForAgenda, for_agenda, held_of
from companion.application.gathering import services_of
from companion.application.pair import Pair, require_two_people
from companion.application.records import OpenStore
from companion.application.store import Unit
from companion.application.today import facts_of
from companion.followups.arc import Arc, ArcLine, milestone_of, milestones_talked
from companion.followups.facts import Facts
from companion.followups.item import Item
from companion.followups.review import Review, is_review_due, review_day, review_of, settled_of
from companion.goals.goal import Goal, GoalId, LifeEvent, Sureness
from companion.goals.missing import missing_parts
from companion.pairs.agreement import MentoringPair, Side
from companion.pairs.meetings import upcoming
from companion.people.person import Person, PersonId
from companion.ports import Clock
from companion.sessions.feedback import Feedback
from companion.sessions.session import MentoringSession


class BriefAgenda(Protocol):
    """Gathers what the plan of a talk rests on."""

    async def __call__(self, ask: AgendaAsk, found: ForAgenda) -> AgendaBrief:
        """Return it; of `ask` the length, the day and the reader count."""
        ...


@dataclass(frozen=True, kw_only=True)
class _Course:
    """A pair and its goal as far as they are stored."""

    me: Person
    other: Person
    side: Side
    goal: Goal
    said_on: date
    """When the goal was stored."""
    sessions: tuple[MentoringSession, ...]
    items: tuple[Item, ...]
    days: tuple[date, ...]
    """Of the talks ahead, as planned or agreed on."""

    @property
    def mentee(self) -> Person:
        return self.me if self.side is Side.MENTEE else self.other

    @property
    def mentor(self) -> Person:
        return self.other if self.side is Side.MENTEE else self.me

    def held(self, on: date) -> tuple[MentoringSession, ...]:
        return held_of(one for one in self.sessions if one.held_on <= on)


class Arcs:
    """Plans several talks ahead and looks back. Nothing is stored: all follows from records."""

    def __init__(
        self,
        *,
        store: OpenStore,
        clock: Clock,
        brief: BriefAgenda,
        changed: Callable[[], Awaitable[None]],
    ) -> None:
        """Bind to one database.

        Args:
            store: opens it.
            clock: says which day it is.
            brief: gathers what the next talk's plan rests on.
            changed: called after each committed write.
        """
        self._changed = changed
        self._store = store
        self._clock = clock
        self._brief = brief

    async def ahead(self, other_id: PersonId, *, principal: Principal = LOCAL) -> Arc | None:
        """Return the plan over the next talks with somebody; None where no goal is stored.

        Raises:
            NotFoundError: the principal or the other one is not stored.
            InputError: the other one is the principal.
        """
        course = await self._course(other_id, principal)
        if course is None:
            return None
        today = self._clock.today()
        held = course.held(today)[-MOST_SESSIONS:]
        reader = Reader(course.side.value)
        found = for_agenda(
            course.goal,
            held,
            items=course.items,
            pair=Pair(mentee=course.mentee, mentor=course.mentor, writer=reader),
        )
        ask = AgendaAsk(goal=course.goal, on=next(iter(course.days), today), reader=reader)
        asked = questions_ahead(await self._brief(ask, found))
        days: list[date | None] = [*course.days[: len(asked)]]
        days += [None] * (len(asked) - len(days))
        lines = tuple(
            ArcLine(
                on=day,
                milestone=milestone_of(one.source, purpose=one.purpose, goal=course.goal),
                question=one.text,
                source=one.source,
            )
            for day, one in zip(days, asked, strict=True)
            if one.source is not None
        )
        return Arc(
            other_id=course.other.id,
            other_name=course.other.name,
            side=course.side,
            goal=course.goal,
            lines=lines,
            missing=missing_parts(course.goal),
        )

    async def review(self, other_id: PersonId, *, principal: Principal = LOCAL) -> Review | None:
        """Return the look back on a pair's goal; None where no goal is stored.

        Raises:
            NotFoundError: the principal or the other one is not stored.
            InputError: the other one is the principal.
        """
        course = await self._course(other_id, principal)
        if course is None:
            return None
        today = self._clock.today()
        held = course.held(today)
        days, milestones = [one.held_on for one in held], _milestones(course.goal, held)
        found = review_of(course.goal, course.items, held_on=days, milestones=milestones, on=today)
        is_due = is_review_due(
            course.goal,
            held_on=days,
            milestones=milestones,
            settled=settled_of(course.items),
            on=today,
            said_on=course.said_on,
        )
        due_on = review_day(course.goal, said_on=course.said_on)
        return found.model_copy(update={"is_due": is_due, "due_on": due_on})

    async def told(self, goal_id: GoalId, text: str, *, principal: Principal = LOCAL) -> Goal:
        """Store something that happened, in the mentee's words, and return the goal with it.

        Raises:
            NotFoundError: the goal is not stored, or not for the principal.
        """
        event = LifeEvent(on=self._clock.today(), text=text)
        return await self._kept(
            goal_id, lambda goal: {"events": (*goal.events, event)}, principal=principal
        )

    async def sure(self, goal_id: GoalId, level: int, *, principal: Principal = LOCAL) -> Goal:
        """Store how sure the mentee is today; a word of the same day takes its place.

        Raises:
            NotFoundError: the goal is not stored, or not for the principal.
        """
        today = self._clock.today()
        said = Sureness(on=today, level=level)
        return await self._kept(
            goal_id,
            lambda goal: {"sureness": (*(one for one in goal.sureness if one.on < today), said)},
            principal=principal,
        )

    async def look_back_on(
        self, goal_id: GoalId, day: date, *, principal: Principal = LOCAL
    ) -> Goal:
        """Store the day for looking back on a goal.

        Raises:
            NotFoundError: the goal is not stored, or not for the principal.
        """
        return await self._kept(goal_id, lambda _: {"review_on": day}, principal=principal)

    async def _kept(
        self,
        goal_id: GoalId,
        change: Callable[[Goal], Mapping[str, object]],
        *,
        principal: Principal,
    ) -> Goal:
        async with (await self._store()).writing() as unit:
            goals = services_of(unit, clock=self._clock).goals
            row = await goals.get(principal=principal, record_id=goal_id)
            value = Goal.model_validate({**dict(row.value), **change(row.value)})
            kept = await goals.replace(principal=principal, value=value, version=row.stamp.version)
        await self._changed()
        return kept.value

    async def _course(self, other_id: PersonId, principal: Principal) -> _Course | None:
        facts = await facts_of(
            self._store, clock=self._clock, principal=principal, minutes_a_week=None
        )
        require_two_people(mentee_id=facts.me.id, mentor_id=other_id)
        known = next((one for one in facts.pairs if one.other.id == other_id), None)
        side = known.side if known is not None else _side_of(facts)
        async with (await self._store()).reading() as unit:
            services = services_of(unit, clock=self._clock)
            other = (await services.people.get(principal=principal, record_id=other_id)).value
            mentee, mentor = (facts.me, other) if side is Side.MENTEE else (other, facts.me)
            rows = await unit.sessions.between(
                principal=principal, mentee_id=mentee.id, mentor_id=mentor.id, goal_id=None
            )
            sessions = tuple(row.value for row in rows)
            goals = [
                row
                for row in await services.goals.every(principal=principal)
                if row.value.mentee_id == mentee.id
            ]
            pair = await self._pair(unit, mentor.id, mentee.id, principal)
        goal = _goal_of([row.value for row in goals], held_of(sessions))
        if goal is None:
            return None
        stored = next(row for row in goals if row.value.id == goal.id)
        return _Course(
            me=facts.me,
            other=other,
            side=side,
            goal=goal,
            said_on=stored.stamp.created_at.date(),
            sessions=sessions,
            items=known.items if known is not None else (),
            days=self._days(sessions, pair),
        )

    async def _pair(
        self, unit: Unit, mentor_id: PersonId, mentee_id: PersonId, principal: Principal
    ) -> MentoringPair | None:
        rows = await services_of(unit, clock=self._clock).pairs.every(principal=principal)
        found = (
            row.value
            for row in rows
            if (row.value.mentor_id, row.value.mentee_id) == (mentor_id, mentee_id)
        )
        return next(found, None)

    def _days(
        self, sessions: Sequence[MentoringSession], pair: MentoringPair | None
    ) -> tuple[date, ...]:
        """Return the days of the next talks: those agreed on, and those planned by themselves."""
        today = self._clock.today()
        planned = {one.held_on for one in sessions if not one.notes.strip()}
        noted = {one.held_on for one in sessions if one.notes.strip()}
        agreed = (
            {one.on for one in upcoming(pair, now=self._clock.now(), at_most=MOST_AHEAD)}
            if pair is not None and pair.ending is None
            else set()
        )
        days = (day for day in planned | agreed if day >= today and day not in noted)
        return tuple(sorted(days))[:MOST_AHEAD]


def _milestones(goal: Goal, held: Sequence[MentoringSession]) -> tuple[int, int]:
    questions = [one.question for one in held if one.question is not None]
    return milestones_talked(goal, questions, talks=len(held))


def _feedback(held: Sequence[MentoringSession], *, reader: Side) -> tuple[Feedback, ...]:
    """Return what the mentee said of the talks, as far as the reader may see it."""
    return tuple(
        one
        for session in held
        for one in session.feedback
        if one.side is Side.MENTEE and (reader is Side.MENTEE or one.is_shared)
    )


def _side_of(facts: Facts) -> Side:
    return Side.MENTEE if facts.has_goal else Side.MENTOR


def _goal_of(goals: Sequence[Goal], noted: Sequence[MentoringSession]) -> Goal | None:
    """Return the goal of the last talk that had one, else the mentee's first."""
    by_id = {goal.id: goal for goal in goals}
    of_talks = [by_id[one.goal_id] for one in noted if one.goal_id in by_id]
    return of_talks[-1] if of_talks else next(iter(goals), None)
