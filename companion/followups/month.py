"""A mentor's month: what became of the advice, from confirmed results only, and who went quiet."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from companion.followups.advice import carries_out
from companion.followups.facts import Facts, Line, PairFacts
from companion.followups.item import Item, ItemKind, ItemStatus
from companion.pairs.agreement import Side
from companion.people.person import Person

_DAYS_A_WEEK: Final = 7


@dataclass(frozen=True, kw_only=True)
class Came:
    """Something that a mentee did or told, and the advice that it carries out, if any."""

    mentee: Person
    item: Item
    advice: Item | None


@dataclass(frozen=True, kw_only=True)
class Learnt:
    """What the mentor learnt from a talk, in their own words."""

    mentee: Person
    on: date
    text: str


@dataclass(frozen=True, kw_only=True)
class Month:
    """One month of a mentor."""

    first: date
    talks: int
    minutes: int
    """Of the talks of which somebody said how long they took."""
    untimed: int
    """The other talks."""
    of: int | None
    """Minutes that there were, where it is known how many a week."""
    came: tuple[Came, ...]
    """By the day on which it was told."""
    unknown: int
    """What mentees undertook in it of which nobody has said yet what became of it."""
    quiet: tuple[Line, ...]
    """Who has been without a talk for long, on the day that this is read."""
    learnt: tuple[Learnt, ...]


def month_of(facts: Facts, first: date, *, lines: Sequence[Line]) -> Month | None:
    """Return the month that begins on `first`; None where the person talked to no mentee in it."""
    last = first.replace(day=monthrange(first.year, first.month)[1])
    mentored = [pair for pair in facts.pairs if pair.side is Side.MENTOR]
    talks = [
        talk
        for pair in mentored
        for talk in pair.talks
        if talk.is_noted and first <= talk.on <= last
    ]
    came = sorted(
        (one for pair in mentored for one in _came(pair, first, last)),
        key=lambda one: (one.item.history[-1].on, one.item.id),
    )
    if not talks and not came:
        return None
    a_week = facts.minutes_a_week
    days = (min(last, facts.on) - first).days + 1
    return Month(
        first=first,
        talks=len(talks),
        minutes=sum(talk.minutes for talk in talks if talk.is_timed),
        untimed=sum(not talk.is_timed for talk in talks),
        of=None if a_week is None else a_week * days // _DAYS_A_WEEK,
        came=tuple(came),
        unknown=sum(
            _is_unknown(item, pair, first, last) for pair in mentored for item in pair.items
        ),
        quiet=tuple(line for line in lines if line.is_quiet and line.side is Side.MENTOR),
        learnt=tuple(
            Learnt(mentee=pair.other, on=talk.on, text=talk.learnt)
            for pair in mentored
            for talk in pair.talks
            if talk.learnt is not None and first <= talk.on <= last
        ),
    )


def _came(pair: PairFacts, first: date, last: date) -> Iterator[Came]:
    """Yield what was told to be done in a month, of what the mentee undertook or was advised."""
    takeaways = [item for item in pair.items if item.kind is ItemKind.TAKEAWAY]
    for item in pair.items:
        is_theirs = item.owner == pair.other.id or item.kind is ItemKind.TAKEAWAY
        if not is_theirs or item.status is not ItemStatus.DONE:
            continue
        if first <= item.history[-1].on <= last:
            advice = next((one for one in takeaways if carries_out(item, one)), None)
            yield Came(mentee=pair.other, item=item, advice=advice)


def _is_unknown(item: Item, pair: PairFacts, first: date, last: date) -> bool:
    is_theirs = item.kind is ItemKind.ACTION and item.owner == pair.other.id
    return is_theirs and item.is_open and first <= item.confirmed_on <= last
