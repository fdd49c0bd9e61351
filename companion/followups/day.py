"""Today as programs read it: the same lines and the same one step, with ids in place of people."""

from datetime import date

from companion.followups.facts import Line
from companion.followups.item import Item, ItemId
from companion.followups.steps import Do
from companion.followups.today import Today
from companion.pairs.agreement import Side
from companion.pairs.rules import Standing
from companion.people.person import PersonId
from companion.requests.request import RequestId
from companion.values import Value


class DayLine(Value):
    """One pair."""

    other_id: PersonId
    other_name: str
    side: Side
    """Which of the two one is oneself."""
    standing: Standing
    next_on: date | None
    silent_days: int | None
    """Since the last talk; None before the first."""
    is_quiet: bool
    question: str | None
    """What the mentee wants or asks, for their mentor."""
    mine: tuple[Item, ...]
    """What one owes, the most pressing first."""
    theirs: tuple[Item, ...]


class WaitingRequest(Value):
    """A request that is drafted or waits for an answer."""

    id: RequestId
    mentor_id: PersonId
    mentor_name: str


class Step(Value):
    """The one thing to do next."""

    do: Do
    other_id: PersonId | None = None
    item_id: ItemId | None = None
    on: date | None = None


class WeekMinutes(Value):
    """A mentor's week: minutes of talks held and planned in it, of those that there are."""

    minutes: int
    of: int | None


class Day(Value):
    """One line per pair and one next step.

    `away_days` is set after weeks in which nothing was noted; then `step` alone is to be shown, and
    no list of debts.
    """

    lines: tuple[DayLine, ...]
    requests: tuple[WaitingRequest, ...]
    step: Step
    week: WeekMinutes | None
    away_days: int | None


def day_of(today: Today) -> Day:
    """Return a day in the published shape."""
    step, week = today.step, today.week
    return Day(
        lines=tuple(map(_line, today.lines)),
        requests=tuple(
            WaitingRequest(id=request.id, mentor_id=mentor.id, mentor_name=mentor.name)
            for request, mentor in today.open_requests
        ),
        step=Step(
            do=step.do,
            other_id=None if step.other is None else step.other.id,
            item_id=None if step.item is None else step.item.id,
            on=step.on,
        ),
        week=None if week is None else WeekMinutes(minutes=week.minutes, of=week.of),
        away_days=today.away_days,
    )


def _line(line: Line) -> DayLine:
    return DayLine(
        other_id=line.other.id,
        other_name=line.other.name,
        side=line.side,
        standing=line.standing,
        next_on=line.next_on,
        silent_days=line.silent_days,
        is_quiet=line.is_quiet,
        question=line.question,
        mine=line.mine,
        theirs=line.theirs,
    )
