"""The weeks to look at before both say yes: where a side's clock shifts, or it has no time."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import Final

from companion.matching.wall_clock import free_stretches
from companion.pairs.agreement import MentoringPair, Side
from companion.pairs.meetings import Meeting, meetings_between
from companion.people.person import Person

WEEKS_LISTED: Final = 52
"""A year holds every change of clocks."""

_MINUTE: Final = timedelta(minutes=1)
_WEEK: Final = timedelta(weeks=1)
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class OddWeeks:
    """Meetings in a row that are at another time than usual for a side, or when it is not free."""

    side: Side
    first_on: date
    """The day of the first of them in the anchor's zone, and `last_on` of the last."""
    last_on: date
    meetings: int
    local: datetime
    """The start of the first in the side's clock."""
    usual: str
    """HH:MM of most meetings in that clock."""
    is_shifted: bool
    is_outside: bool
    """Whether the side states times, and these are none of them."""


def odd_weeks(
    pair: MentoringPair, people: dict[Side, Person], *, since: date
) -> tuple[OddWeeks, ...]:
    """Return the meetings within `WEEKS_LISTED` weeks that are unlike the others, in order.

    A side without a time zone is not judged.

    Raises:
        InputError: the calendar ends before those weeks do.
    """
    meetings = meetings_between(pair, since, since + WEEKS_LISTED * _WEEK)
    if not meetings:
        return ()
    found = [
        odd
        for side, person in people.items()
        for odd in _of_side(side, person, meetings, since=since)
    ]
    return tuple(sorted(found, key=lambda odd: (odd.first_on, odd.side)))


def _of_side(
    side: Side, person: Person, meetings: Sequence[Meeting], *, since: date
) -> list[OddWeeks]:
    if person.time_zone is None:
        return []
    starts = [meeting.local(person.time_zone) for meeting in meetings]
    walls = [f"{start:%H:%M}" for start in starts]
    usual = Counter(walls).most_common(1)[0][0]
    free = _is_free(person, meetings, since=since)
    signs = [(wall, wall != usual, not is_free) for wall, is_free in zip(walls, free, strict=True)]
    found: list[OddWeeks] = []
    for (_, is_shifted, is_outside), run in groupby(range(len(meetings)), key=signs.__getitem__):
        numbers = list(run)
        if is_shifted or is_outside:
            found.append(
                OddWeeks(
                    side=side,
                    first_on=meetings[numbers[0]].on,
                    last_on=meetings[numbers[-1]].on,
                    meetings=len(numbers),
                    local=starts[numbers[0]],
                    usual=usual,
                    is_shifted=is_shifted,
                    is_outside=is_outside,
                )
            )
    return found


def _is_free(person: Person, meetings: Sequence[Meeting], *, since: date) -> list[bool]:
    """Tell for each meeting whether it lies in the times that a person states; True for none."""
    if not person.availability:
        return [True] * len(meetings)
    first = since - _DAY
    free = free_stretches([person], on=first, weeks=WEEKS_LISTED + 2)
    spans = list(zip(free.starts.tolist(), free.ends.tolist(), strict=True))
    origin = datetime.combine(first, time(), UTC)
    found: list[bool] = []
    for meeting in meetings:
        start, end = ((at - origin) // _MINUTE for at in (meeting.starts_at, meeting.ends_at))
        found.append(any(opens <= start and end <= closes for opens, closes in spans))
    return found
