"""Today: one line per pair and one next step, or after weeks away a single step to begin again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from companion.followups.facts import Facts, Line, PairFacts
from companion.followups.month import Month, month_of
from companion.followups.rules import owed_by
from companion.followups.steps import OVER, NextStep, begin_again, days_after, next_step
from companion.goals.asked import without_questions
from companion.goals.goal import Goal
from companion.pairs.agreement import Side
from companion.pairs.rules import SILENT_DAYS
from companion.people.person import Person
from companion.requests import rules as asking
from companion.requests.request import Request

AWAY_DAYS: Final = 21
"""Days without any note, message or promise after which one begins again with one step."""

QUIET_DAYS: Final = SILENT_DAYS
"""Days without a talk, held or planned, after which somebody has gone quiet."""


@dataclass(frozen=True, kw_only=True)
class Week:
    """A mentor's week: minutes of talks held and planned in it, of those that there are."""

    minutes: int
    """Of all talks: one of which nobody said how long it takes counts as a usual one."""
    untimed: int = 0
    """Talks of which nobody said it."""
    untimed_minutes: int = 0
    """What these count as."""
    of: int | None


@dataclass(frozen=True, kw_only=True)
class Today:
    """What `companion` shows. After `away_days` only the step is shown, and no list of debts."""

    me: Person
    lines: tuple[Line, ...]
    open_requests: tuple[tuple[Request, Person], ...]
    step: NextStep
    week: Week | None
    away_days: int | None
    goal: str | None = None
    """What one wants oneself, where talks about it go on."""
    last_month: Month | None = None
    """Of a mentor, as is `this_month`."""
    this_month: Month | None = None


def today_of(facts: Facts) -> Today:
    """Return what there is to see and to do on a day. Ended and paused pairs owe nothing."""
    lines = tuple(sorted((_line(pair, facts) for pair in facts.pairs), key=_line_order))
    waiting = tuple(
        (request, person)
        for request, person in facts.requests
        if asking.is_open(request, on=facts.on)
    )
    away = _away_days(facts)
    step = begin_again(facts, lines) if away is not None else next_step(facts, lines)
    return Today(
        me=facts.me,
        lines=lines,
        open_requests=waiting,
        step=step,
        week=_week(facts),
        away_days=away,
        goal=_own_goal(facts),
        last_month=month_of(facts, _month_before(facts.on), lines=lines),
        this_month=month_of(facts, facts.on.replace(day=1), lines=lines),
    )


def _own_goal(facts: Facts) -> str | None:
    """Return the one goal that one's talks as a mentee are about."""
    mine = [one for one in facts.pairs if one.side is Side.MENTEE and one.standing not in OVER]
    said = dict.fromkeys(goal.statement for one in mine for goal in one.goals)
    return without_questions(next(iter(said))) if len(said) == 1 else None


def _month_before(day: date) -> date:
    """Return the first day of the month before; of this one at the beginning of the calendar."""
    first = day.replace(day=1)
    return first if first == date.min else (first - timedelta(days=1)).replace(day=1)


def _line(pair: PairFacts, facts: Facts) -> Line:
    on, is_off = facts.on, pair.standing in OVER
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
        question=(_question(pair.goals) or pair.wish) if pair.side is Side.MENTOR else None,
        has_goal=bool(pair.goals) or pair.wish is not None,
        is_quiet=not is_off and next_on is None and silent is not None and silent >= QUIET_DAYS,
    )


def _line_order(line: Line) -> tuple[bool, date, str]:
    return (line.standing in OVER, line.next_on or date.max, line.other.name)


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


def _week(facts: Facts) -> Week | None:
    """Return a mentor's week, from Monday to Sunday; None for who mentors nobody."""
    mentored = [pair for pair in facts.pairs if pair.side is Side.MENTOR]
    if not mentored:
        return None
    monday = facts.on - timedelta(days=min(facts.on.weekday(), (facts.on - date.min).days))
    sunday = monday + days_after(6, after=monday)
    minutes = 0
    untimed: list[int] = []
    for pair in mentored:
        talks = [talk for talk in pair.talks if monday <= talk.on <= sunday]
        minutes += sum(talk.minutes for talk in talks)
        untimed += [talk.minutes for talk in talks if not talk.is_timed]
        agreed = pair.agreed_next
        if agreed is not None and monday <= agreed <= sunday:
            minutes += 0 if any(talk.on == agreed for talk in talks) else pair.agreed_minutes
    return Week(
        minutes=minutes,
        of=facts.minutes_a_week,
        untimed=len(untimed),
        untimed_minutes=sum(untimed),
    )
