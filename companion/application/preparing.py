"""Prepares talks from stored records: whose notes and items count is the pair's alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from companion.access.principal import Principal
from companion.agendas.agenda import Agenda
from companion.agendas.wording import THE_DAY_BEFORE
from companion.application.asks import AgendaAsk
from companion.application.for_agenda import MOST_SESSIONS, ForAgenda, for_agenda
from companion.application.pair import require_two_people
from companion.application.records import OpenStore
from companion.application.remembered import to_drop
from companion.application.today import Kept, facts_in, kept_of
from companion.application.two import Two, dated_goal, two_of
from companion.application.unsaid import Unsaid, with_notes_named
from companion.application.wishes import wish_of
from companion.followups.facts import Facts, Line
from companion.followups.item import Item, ItemKind
from companion.followups.prep import (
    AttachedText,
    Outcomes,
    Prep,
    done_since,
    last_takeaway,
    put_first,
    with_outcomes,
)
from companion.followups.today import today_of
from companion.goals.goal import Goal, GoalId, says_something
from companion.pairs.agreement import Side
from companion.pairs.rules import Standing
from companion.people.person import Person, PersonId
from companion.ports import Clock
from companion.sessions.session import MentoringSession
from companion.values import DEFAULT_MINUTES, Minutes, Value
from companion.writing.events import UNWATCHED, Watch

_FIRST_SESSION: Final = frozenset({"nothing_left_open", "notes_empty"})
"""What a plan remarks on when earlier notes leave nothing to take up."""
_OVER: Final = frozenset({Standing.ENDED, Standing.PAUSED})


class PlanAgenda(Protocol):
    """Plans a talk on what was found of it."""

    async def __call__(
        self, ask: AgendaAsk, found: ForAgenda, *, principal: Principal, watch: Watch
    ) -> Agenda:
        """Return the agenda; of `ask` the length, the day and the reader count."""
        ...


class PrepAsk(Value):
    """How a talk is to be prepared; what is absent is taken from stored records."""

    minutes: Minutes | None = None
    usual_minutes: Minutes = DEFAULT_MINUTES
    """For a talk of which neither an agreement nor a plan says how long it is."""
    goal: Goal | None = None
    """What it is about, in place of the mentee's stored goal: an urgent matter, or a wish."""
    document: AttachedText | None = None
    is_urgent: bool = False
    """Whether `goal` comes before whatever is left from last time."""


@dataclass(frozen=True, kw_only=True)
class _Talk:
    """The next talk of two."""

    two: Two
    line: Line | None
    """None where nothing is stored of any talk of them."""

    @property
    def on(self) -> date | None:
        return self.line.next_on if self.line is not None else None


class Preparing:
    """Prepares talks of one person. Nothing is stored."""

    def __init__(self, *, store: OpenStore, clock: Clock, plan: PlanAgenda) -> None:
        """Bind to one database; `plan` drafts the agenda."""
        self._store = store
        self._clock = clock
        self._plan = plan

    async def with_(
        self, other_id: PersonId, ask: PrepAsk, *, principal: Principal, watch: Watch = UNWATCHED
    ) -> Prep:
        """Return the preparation of the next talk with somebody.

        Raises:
            NotFoundError: the principal or the other one is not stored.
            InputError: the other one is the principal.
        """
        kept, facts = await self._facts(principal)
        require_two_people(mentee_id=facts.me.id, mentor_id=other_id)
        lines = today_of(facts).lines
        line = next((one for one in lines if one.other.id == other_id), None)
        two = two_of(kept, facts, other_id, side=None if line is None else line.side)
        return await self._prep(_Talk(two=two, line=line), ask, principal, watch)

    async def every(self, ask: PrepAsk, *, principal: Principal) -> tuple[Prep, ...]:
        """Return the preparation of each pair that goes on, the nearest talk first."""
        kept, facts = await self._facts(principal)
        talks = [
            _Talk(two=two_of(kept, facts, line.other.id, side=line.side), line=line)
            for line in today_of(facts).lines
            if line.standing not in _OVER
        ]
        return tuple([await self._prep(one, ask, principal, UNWATCHED) for one in talks])

    async def _facts(self, principal: Principal) -> tuple[Kept, Facts]:
        kept = await kept_of(self._store, clock=self._clock, principal=principal)
        return kept, facts_in(kept, clock=self._clock, principal=principal)

    async def _prep(self, talk: _Talk, ask: PrepAsk, principal: Principal, watch: Watch) -> Prep:
        two, line, today = talk.two, talk.line, self._clock.today()
        noted = two.noted(today)
        stored = two.goal(noted)
        goal = ask.goal or (_noted_wish(two.mentee) if stored is None else dated_goal(stored))
        # What a mentor can give in a week is for several mentees, and no length of one talk.
        usual = ask.usual_minutes if two.side is Side.MENTEE else DEFAULT_MINUTES
        minutes = ask.minutes or _minutes_of(talk) or usual
        last_on = noted[-1].held_on if noted else None
        unsaid = _unsaid(talk) if goal is None else None
        about = goal if unsaid is None else Goal(id=GoalId("unsaid"), statement=unsaid.statement)
        wanted = {"goal": about, "minutes": minutes}
        agenda = await self._agenda(talk, ask.model_copy(update=wanted), principal, watch)
        if agenda is not None and unsaid is not None:
            reader = two.for_agenda.writer
            agenda = with_notes_named(agenda, unsaid, mentee=two.mentee, reader=reader)
        open_items = [item for item in two.items if item.is_open]
        return Prep(
            other_id=two.other.id,
            other_name=two.other.name,
            own_name=two.me.name,
            side=two.side,
            on=talk.on,
            minutes=minutes,
            wants=goal.statement if goal is not None else None,
            last_on=last_on,
            agenda=agenda,
            mine=line.mine if line is not None else (),
            theirs=line.theirs if line is not None else (),
            unowned=tuple(_unowned(open_items)),
            to_drop=to_drop(two.items, on=today),
            done=done_since(two.items, last_on, told=noted[-1].notes if noted else ""),
            takeaway=last_takeaway(two.items),
            document=ask.document,
            felt=noted[-1].feedback_of(two.side) if noted else None,
            last_question=noted[-1].question if noted else None,
        )

    async def _agenda(
        self, talk: _Talk, ask: PrepAsk, principal: Principal, watch: Watch
    ) -> Agenda | None:
        """Return the plan for a goal and a length; None without a goal."""
        if ask.goal is None:
            return None
        two, today = talk.two, self._clock.today()
        noted = two.noted(today)
        taken = () if ask.is_urgent else noted[-MOST_SESSIONS:]
        goal = ask.goal.model_copy(update={"mentee_id": two.mentee.id})
        plan = await self._plan(
            AgendaAsk(
                goal=goal,
                minutes=ask.minutes or ask.usual_minutes,
                on=talk.on or today,
                reader=two.for_agenda.writer,
            ),
            for_agenda(goal, taken, items=two.items if taken else (), pair=two.for_agenda),
            principal=principal,
            watch=watch,
        )
        if noted:
            # Not the first one, however little is left open.
            warnings = tuple(one for one in plan.warnings if one.code not in _FIRST_SESSION)
            plan = plan.model_copy(update={"warnings": warnings})
        days = None if talk.on is None else (talk.on - today).days
        plan = plan.model_copy(update={"prework": tuple(_in_time(plan.prework, days=days))})
        if ask.is_urgent:
            return put_first(plan, goal, side=two.side)
        return with_outcomes(plan, _outcomes(two, noted))


def _in_time(prework: Sequence[str], *, days: int | None) -> Iterator[str]:
    """Yield what can still be done beforehand: "the day before" is today, or gone by.

    `days` are those until the talk; None where no day is set.
    """
    for line in prework:
        if days is None or days > 1 or not line.endswith(THE_DAY_BEFORE):
            yield line
        elif days == 1:
            yield f"{line.removesuffix(THE_DAY_BEFORE)}the one question today."


def _outcomes(two: Two, noted: Sequence[MentoringSession]) -> Outcomes:
    return Outcomes(
        side=two.side,
        done=done_since(two.items, noted[-1].held_on, told=noted[-1].notes) if noted else (),
        still_open=[one for one in two.items if one.is_open and one.kind is ItemKind.ACTION],
        names={two.other.id: two.other.first_name},
    )


def _noted_wish(mentee: Person) -> Goal | None:
    """Return what is jotted down that a mentee wants."""
    wish = wish_of(mentee)
    if wish is None or not says_something(wish):
        return None
    return Goal(id=GoalId("noted"), statement=wish, mentee_id=mentee.id)


def _unsaid(talk: _Talk) -> Unsaid | None:
    """Return what stands in for a goal that nobody noted; a mentee says their own themselves."""
    if talk.two.side is Side.MENTEE:
        return None
    return Unsaid(statement=f"What matters to {talk.two.mentee.first_name} now", is_noted=False)


def _minutes_of(talk: _Talk) -> int | None:
    """Return how long the next talk is: as agreed, else as planned."""
    facts = talk.two.facts
    if facts is not None and facts.agreed_minutes:
        return facts.agreed_minutes
    planned = [one.minutes for one in talk.two.sessions if one.held_on == talk.on]
    return planned[0] if planned else None


def _unowned(items: Sequence[Item]) -> list[Item]:
    return [item for item in items if item.owner is None and item.kind is ItemKind.ACTION]
