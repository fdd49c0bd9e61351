"""When two people are both free in the weeks ahead, in minutes of absolute time."""

from datetime import date
from typing import Final

from companion.matching.wall_clock import Stretches, free_stretches
from companion.people.person import Person

WEEK: Final = 7 * 24 * 60
"""Minutes."""

Stretch = tuple[int, int]
"""From and to, in minutes from midnight UTC of the first day."""


def shared_stretches(
    one: Person, other: Person, *, on: date, weeks: int, minutes: int
) -> tuple[Stretch, ...]:
    """Return when both are free in so many weeks from `on`, in order, across clock changes.

    Only what holds `minutes` and begins within the weeks; none where one names no times. What was
    under way already begins at midnight UTC of `on`.

    Raises:
        InputError: the calendar ends before those weeks do.
    """
    free = free_stretches([one, other], on=on, weeks=weeks)
    # A meeting that begins in the last week may run past its end.
    last = weeks * WEEK + minutes - 1
    both = _both(_of(free, 0, last), _of(free, 1, last))
    return tuple(
        (start, end) for start, end in both if end - start >= minutes and start < weeks * WEEK
    )


def _of(free: Stretches, owner: int, last: int) -> list[Stretch]:
    mine = free.owners == owner
    pairs = zip(free.starts[mine].tolist(), free.ends[mine].tolist(), strict=True)
    cut = ((max(0, start), min(end, last)) for start, end in pairs)
    return [(start, end) for start, end in cut if start < end]


def _both(ours: list[Stretch], theirs: list[Stretch]) -> list[Stretch]:
    """Return where two lists of stretches in rising order overlap."""
    found: list[Stretch] = []
    mine = other = 0
    while mine < len(ours) and other < len(theirs):
        start = max(ours[mine][0], theirs[other][0])
        end = min(ours[mine][1], theirs[other][1])
        if start < end:
            found.append((start, end))
        if ours[mine][1] <= theirs[other][1]:
            mine += 1
        else:
            other += 1
    return found
