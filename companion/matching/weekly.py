"""When two people's ordinary weeks overlap, in absolute time, across zones and clock changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from companion.matching.wall_clock import Minutes, free_stretches
from companion.people.person import Person
from companion.values import DEFAULT_MINUTES

WEEKS_AHEAD: Final = 8
"""How far ahead availability is compared: long enough to meet a clock change of either side."""

SESSION_MINUTES: Final = DEFAULT_MINUTES
"""The shortest overlap that holds a session."""

_WEEK: Final = 7 * 24 * 60


@dataclass(frozen=True, kw_only=True, eq=False)
class WeeklyTimes:
    """Free stretches of several people, cut by week; parallel arrays, one entry per stretch.

    Minutes count from midnight UTC of the first day. A stretch may run past the end of its week by
    less than a session, so that a session that starts in the week is not cut in two.
    """

    people: int
    owners: Minutes
    weeks: Minutes
    starts: Minutes
    ends: Minutes


@dataclass(frozen=True, kw_only=True, eq=False)
class WeeklyOverlap:
    """Overlap of one person with each of several others: arrays of shape (people,)."""

    weeks: Minutes
    """In how many of the weeks ahead a session fits."""
    minutes: Minutes
    """Shared minutes in the leanest week that holds a session; 0 where none does."""


def weekly_times(people: Sequence[Person], *, on: date) -> WeeklyTimes:
    """Return when each of `people` is free in the `WEEKS_AHEAD` weeks from `on`.

    Raises:
        InputError: the calendar ends before those weeks do.
    """
    free = free_stretches(people, on=on, weeks=WEEKS_AHEAD)
    first = np.maximum(0, free.starts // _WEEK)
    last = np.minimum(WEEKS_AHEAD - 1, (free.ends - 1) // _WEEK)
    counts = np.maximum(0, last - first + 1)
    # One row for each week that a stretch reaches into.
    rows = np.repeat(np.arange(len(counts)), counts)
    weeks = first[rows] + np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
    return WeeklyTimes(
        people=len(people),
        owners=free.owners[rows],
        weeks=weeks,
        starts=np.maximum(free.starts[rows], weeks * _WEEK),
        ends=np.minimum(free.ends[rows], (weeks + 1) * _WEEK + SESSION_MINUTES - 1),
    )


def weekly_overlap(one: WeeklyTimes, many: WeeklyTimes) -> WeeklyOverlap:
    """Compare the first person of `one` with everybody in `many`, week by week."""
    fits = np.zeros((many.people, WEEKS_AHEAD), dtype=bool)
    shared = np.zeros((many.people, WEEKS_AHEAD), dtype=np.int64)
    for week in range(WEEKS_AHEAD):
        theirs = many.weeks == week
        owners = many.owners[theirs]
        week_end = (week + 1) * _WEEK
        for mine in np.flatnonzero((one.weeks == week) & (one.owners == 0)):
            start = np.maximum(many.starts[theirs], one.starts[mine])
            end = np.minimum(many.ends[theirs], one.ends[mine])
            fits[owners[end - start >= SESSION_MINUTES], week] = True
            np.add.at(shared[:, week], owners, np.maximum(np.minimum(end, week_end) - start, 0))
    leanest = np.where(fits, np.maximum(shared, SESSION_MINUTES), np.iinfo(np.int64).max).min(
        axis=1
    )
    weeks = fits.sum(axis=1)
    return WeeklyOverlap(weeks=weeks, minutes=np.where(weeks > 0, leanest, 0))
