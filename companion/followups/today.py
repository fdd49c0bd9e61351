"""Today: one line per pair and one next step, or after weeks away a single step to begin again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from companion.followups.item import Item
from companion.followups.rules import Urgency, owed_by, urgency
from companion.goals.goal import Goal
from companion.pairs.agreement import Side
from companion.pairs.rules import SILENT_DAYS, Standing
from companion.people.person import Person
from companion.requests import rules as asking
from companion.requests.request import Request

AWAY_DAYS: Final = 21
"""Days without any note, message or promise after which one begins again with one step."""

QUIET_DAYS: Final = SILENT_DAYS
"""Days without a talk, held or planned, after which somebody has gone quiet."""

PREPARE_DAYS: Final = 2
"""Days before a talk from which preparing it is the next step."""

UNNOTED_DAYS: Final = 7
"""Days for which notes of a planned talk are asked for; later nobody remembers it."""

_ENDED: Final = frozenset({Standing.ENDED, Standing.PAUSED})


@dataclass(frozen=True, kw_only=True)
class Held:
    """A talk that was held or is planned."""

    on: date
    minutes: int
    is_noted: bool


@dataclass(frozen=True, kw_only=True)
class PairFacts:
    """What is stored of one pair: one's own side, the other one, how the two stand."""

    side: Side
    other: Person
    standing: Standing
    talks: tuple[Held, ...] = ()
    agreed_next: date | None = None
    """The next day by their agreement, if they have one."""
    agreed_minutes: int = 0
    items: tuple[Item, ...] = ()
    goals: tuple[Goal, ...] = ()
    """Those of the mentee of the two."""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """All that today rests on."""

    me: Person
    on: date
    pairs: tuple[PairFacts, ...]
    requests: tuple[tuple[Request, Person], ...]
    """One's own requests with whom they went to."""
    has_goal: bool
    knows_others: bool
    minutes_a_week: int | None = None


@dataclass(frozen=True, kw_only=True)
class Line:
    """One pair on one line."""

    other: Person
    side: Side
    standing: Standing
    next_on: date | None
    mine: tuple[Item, ...]
    """What one owes, the most pressing first."""
    theirs: tuple[Item, ...]
    silent_days: int | None
    """Since the last talk; None before the first."""
    question: str | None
    """What the mentee wants or asks, in their words, for their mentor."""
    is_quiet: bool
    has_goal: bool
    """Whether what the mentee wants is stored, so that a talk can be prepared without saying it."""


@dataclass(frozen=True, kw_only=True)
class Week:
    """A mentor's week: minutes of talks held and planned in it, of those that there are."""

    minutes: int
    of: int | None


class Do(StrEnum):
    """What the one next step is."""

    NOTE = "note"
    PREPARE = "prepare"
    KEEP = "keep"
    """Do what was promised."""
    AGREE = "agree"
    """Agree on a time with a mentor who said yes."""
    ANSWER = "answer"
    """Tell a mentor more."""
    SEND = "send"
    REMIND = "remind"
    ASK = "ask"
    WISH = "wish"
    """Say what one wants."""
    GATHER = "gather"
    """Name people one could ask."""
    MEET = "meet"
    """Agree on the next talk."""
    NOTHING = "nothing"


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """The one thing to do next, about whom, and what it rests on."""

    do: Do
    other: Person | None = None
    side: Side | None = None
    item: Item | None = None
    on: date | None = None
    has_goal: bool = True


@dataclass(frozen=True, kw_only=True)
class Today:
    """What `companion` shows. After `away_days` only the step is shown, and no list of debts."""

    lines: tuple[Line, ...]
    open_requests: tuple[tuple[Request, Person], ...]
    step: NextStep
    week: Week | None
    away_days: int | None


def today_of(facts: Facts) -> Today:
    """Return what there is to see and to do on a day. Ended and paused pairs owe nothing."""
    lines = tuple(sorted((_line(pair, facts) for pair in facts.pairs), key=_line_order))
    waiting = tuple(
        (request, person)
        for request, person in facts.requests
        if asking.is_open(request, on=facts.on)
    )
    away = _away_days(facts)
    step = _begin_again(facts, lines) if away is not None else _next_step(facts, lines)
    return Today(lines=lines, open_requests=waiting, step=step, week=_week(facts), away_days=away)


def _line(pair: PairFacts, facts: Facts) -> Line:
    on, is_off = facts.on, pair.standing in _ENDED
    held = [talk.on for talk in pair.talks if talk.on <= on and talk.is_noted]
    planned = [talk.on for talk in pair.talks if talk.on >= on and not talk.is_noted]
    days = [*planned, *([pair.agreed_next] if pair.agreed_next is not None else [])]
    silent = (on - max(held)).days if held else None
    next_on = None if is_off else min(days, default=None)
    return Line(
        other=pair.other,
        side=pair.side,
        standing=pair.standing,
        next_on=next_on,
        mine=() if is_off else owed_by(pair.items, facts.me.id, on=on),
        theirs=() if is_off else owed_by(pair.items, pair.other.id, on=on),
        silent_days=silent,
        question=_question(pair.goals) if pair.side is Side.MENTOR else None,
        has_goal=bool(pair.goals),
        is_quiet=not is_off and next_on is None and silent is not None and silent >= QUIET_DAYS,
    )


def _line_order(line: Line) -> tuple[bool, date, str]:
    return (line.standing in _ENDED, line.next_on or date.max, line.other.name)


def _question(goals: Sequence[Goal]) -> str | None:
    """Return a mentee's own question, else what they want; None where goals are none or many."""
    if len(goals) != 1:
        return None
    told = " ".join(text for text in (goals[0].statement, goals[0].challenge) if text)
    asked = [part.strip() for part in told[:2_000].split("?")[:-1]]
    if not asked:
        return goals[0].statement
    last = asked[0].replace("\n", ". ").split(". ")[-1].strip()
    return f"{last}?"


def _away_days(facts: Facts) -> int | None:
    """Return how long nothing was noted, if that is weeks and nothing lies right ahead."""
    days = [talk.on for pair in facts.pairs for talk in pair.talks if talk.is_noted]
    for pair in facts.pairs:
        for item in pair.items:
            days.extend((item.confirmed_on, *(turn.on for turn in item.history)))
    for request, _ in facts.requests:
        told = (request.message.drafted_on, request.last_sent_on, request.answered_on)
        days.extend(day for day in told if day is not None)
    past = [day for day in days if day <= facts.on]
    away = (facts.on - max(past)).days if past else 0
    return away if away >= AWAY_DAYS else None


def _begin_again(facts: Facts, lines: Sequence[Line]) -> NextStep:
    """Return the one step after weeks away: a talk that is planned, else the latest pair."""
    ahead = _ahead(facts, lines)
    if ahead is not None:
        return ahead
    met = [line for line in lines if line.silent_days is not None and line.standing not in _ENDED]
    if met:
        latest = min(met, key=lambda line: (line.silent_days or 0, line.other.name))
        return _about(latest, Do.MEET)
    return _beginning(facts)


def _next_step(facts: Facts, lines: Sequence[Line]) -> NextStep:
    """Return the first step that applies: what a day asks for, what was promised, what waits."""
    found = (
        _to_note(facts),
        _ahead(facts, lines),
        _promised(facts, lines),
        _waiting(facts, lines),
        _unplanned(lines),
    )
    step = next((one for one in found if one is not None), None)
    if step is not None:
        return step
    if any(line.standing not in _ENDED for line in lines):
        return NextStep(
            do=Do.NOTHING, on=min((x.next_on for x in lines if x.next_on), default=None)
        )
    return _beginning(facts)


def _to_note(facts: Facts) -> NextStep | None:
    """Return the last planned talk that passed without notes."""
    passed = [
        (talk.on, pair)
        for pair in facts.pairs
        for talk in pair.talks
        if not talk.is_noted
        and 0 < (facts.on - talk.on).days <= UNNOTED_DAYS
        and not any(other.is_noted and other.on >= talk.on for other in pair.talks)
    ]
    if not passed:
        return None
    day, pair = max(passed, key=lambda one: (one[0], one[1].other.name))
    return NextStep(do=Do.NOTE, other=pair.other, side=pair.side, on=day)


def _ahead(facts: Facts, lines: Sequence[Line]) -> NextStep | None:
    soon = facts.on + _days(PREPARE_DAYS, after=facts.on)
    near = [line for line in lines if line.next_on is not None and line.next_on <= soon]
    if not near:
        return None
    return _about(near[0], Do.PREPARE, on=near[0].next_on)


def _about(line: Line, do: Do, *, on: date | None = None) -> NextStep:
    """Return a step about one pair."""
    return NextStep(do=do, other=line.other, side=line.side, on=on, has_goal=line.has_goal)


def _promised(facts: Facts, lines: Sequence[Line]) -> NextStep | None:
    """Return what one promised and is due or late, the most pressing of all pairs."""
    due = [
        (_LEVELS.index(level), item.due_on or item.confirmed_on, item.id, line, item)
        for line in lines
        for item in line.mine
        if (level := urgency(item, on=facts.on)) in _LEVELS
    ]
    if not due:
        return None
    *_, line, item = min(due, key=lambda one: one[:3])
    return NextStep(do=Do.KEEP, other=line.other, side=line.side, item=item)


_LEVELS: Final = (Urgency.OVERDUE, Urgency.DUE)


def _waiting(facts: Facts, lines: Sequence[Line]) -> NextStep | None:
    """Return what a request asks for: a time after a yes, an answer, what is drafted, a reminder.

    Where a mentor who said yes and a day are there, the first talk is to be prepared.
    """
    by_step = {
        asking.Step.PREPARE: Do.AGREE,
        asking.Step.TELL_MORE: Do.ANSWER,
        asking.Step.SEND: Do.SEND,
        asking.Step.SEND_FOLLOW_UP: Do.SEND,
        asking.Step.FOLLOW_UP: Do.REMIND,
    }
    met = {pair.other.id for pair in facts.pairs if any(talk.is_noted for talk in pair.talks)}
    steps = [
        (list(by_step).index(step), person.name, by_step[step], person)
        for request, person in facts.requests
        if (step := asking.next_step(request, on=facts.on)) in by_step
        and (step is asking.Step.PREPARE or asking.is_open(request, on=facts.on))
        and person.id not in met
    ]
    if not steps:
        return None
    _, _, do, person = min(steps, key=lambda one: one[:2])
    line = next((one for one in lines if one.other.id == person.id), None)
    if do is Do.AGREE and line is not None and line.next_on is not None:
        return _about(line, Do.PREPARE, on=line.next_on)
    return NextStep(do=do, other=person, side=Side.MENTEE)


def _unplanned(lines: Sequence[Line]) -> NextStep | None:
    """Return the pair that went longest without a talk and has none ahead."""
    quiet = [line for line in lines if line.is_quiet]
    if not quiet:
        return None
    longest = max(quiet, key=lambda line: (line.silent_days or 0, line.other.name))
    return _about(longest, Do.MEET)


def _beginning(facts: Facts) -> NextStep:
    """Return the first step of somebody without a pair: a wish, people, a request."""
    if not facts.has_goal:
        return NextStep(do=Do.WISH)
    if not facts.knows_others:
        return NextStep(do=Do.GATHER)
    waits = any(
        asking.next_step(request, on=facts.on) is asking.Step.WAIT for request, _ in facts.requests
    )
    return NextStep(do=Do.NOTHING) if waits else NextStep(do=Do.ASK)


def _week(facts: Facts) -> Week | None:
    """Return a mentor's week, from Monday to Sunday; None for who mentors nobody."""
    mentored = [pair for pair in facts.pairs if pair.side is Side.MENTOR]
    if not mentored:
        return None
    monday = facts.on - timedelta(days=min(facts.on.weekday(), (facts.on - date.min).days))
    sunday = monday + _days(6, after=monday)
    minutes = 0
    for pair in mentored:
        talks = [talk for talk in pair.talks if monday <= talk.on <= sunday]
        minutes += sum(talk.minutes for talk in talks)
        agreed = pair.agreed_next
        if agreed is not None and monday <= agreed <= sunday:
            minutes += 0 if any(talk.on == agreed for talk in talks) else pair.agreed_minutes
    return Week(minutes=minutes, of=facts.minutes_a_week)


def _days(count: int, *, after: date) -> timedelta:
    """Return some days, fewer at the end of the calendar."""
    return timedelta(days=min(count, (date.max - after).days))
