"""The plan over a pair's next talks and the look back on it, from stored records."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from companion.access.principal import LOCAL, Principal
from companion.agendas.agenda import AgendaBrief
from companion.agendas.ahead import MOST_AHEAD, questions_ahead
from companion.application.asks import AgendaAsk
from companion.application.for_agenda import MOST_SESSIONS, ForAgenda, for_agenda, held_of
from companion.application.gathering import services_of
from companion.application.records import OpenStore
from companion.application.today import facts_in, kept_of
from companion.application.two import Two, said_on, two_of
from companion.followups.arc import Arc, ArcLine, milestone_of, milestones_talked
from companion.followups.review import Review, is_review_due, review_day, review_of, settled_of
from companion.goals.goal import Goal, GoalId, LifeEvent, Sureness
from companion.goals.missing import missing_parts
from companion.pairs.agreement import MentoringPair
from companion.pairs.meetings import upcoming
from companion.people.person import PersonId
from companion.ports import Clock
from companion.sessions.session import MentoringSession


class BriefAgenda(Protocol):
    """Gathers what the plan of a talk rests on."""

    async def __call__(self, ask: AgendaAsk, found: ForAgenda) -> AgendaBrief:
        """Return it; of `ask` the length, the day and the reader count."""
        ...


@dataclass(frozen=True, kw_only=True)
class _Course:
    """Two and the goal of their talks."""

    two: Two
    goal: Goal
    said_on: date
    """When the goal was stored."""
    days: tuple[date, ...]
    """Of the talks ahead, as planned or agreed on."""


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
        two = course.two
        held = two.noted(today)[-MOST_SESSIONS:]
        reader = two.for_agenda.writer
        found = for_agenda(course.goal, held, items=two.items, pair=two.for_agenda)
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
            other_id=two.other.id,
            other_name=two.other.name,
            side=two.side,
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
        begun = course.goal.said_on or date.min
        held = [one for one in course.two.noted(today) if one.held_on >= begun]
        items = [one for one in course.two.items if one.confirmed_on >= begun]
        days, milestones = [one.held_on for one in held], _milestones(course.goal, held)
        found = review_of(course.goal, items, held_on=days, milestones=milestones, on=today)
        is_due = is_review_due(
            course.goal,
            held_on=days,
            milestones=milestones,
            settled=settled_of(items),
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
        kept = await kept_of(self._store, clock=self._clock, principal=principal)
        facts = facts_in(kept, clock=self._clock, principal=principal)
        two = two_of(kept, facts, other_id)
        goal = two.goal(held_of(two.sessions))
        if goal is None:
            return None
        return _Course(
            two=two,
            goal=goal.value,
            said_on=said_on(goal),
            days=self._days(two.sessions, two.pair),
        )

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
