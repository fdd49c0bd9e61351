"""When two people's ordinary weeks overlap, in absolute time, across zones and clock changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from companion.errors import InputError
from companion.people.availability import AvailabilityWindow
from companion.people.person import Person
from companion.values import DEFAULT_MINUTES

WEEKS_AHEAD: Final = 8
"""How far ahead availability is compared: long enough to meet a clock change of either side."""

SESSION_MINUTES: Final = DEFAULT_MINUTES
"""The shortest overlap that holds a session."""

_EARLIEST: Final = date(2, 1, 1)
_LATEST: Final = date(9998, 12, 31)
_DAY: Final = 24 * 60
_WEEK: Final = 7 * _DAY
_Minutes = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, eq=False)
class WeeklyTimes:
    """Free stretches of several people, cut by week; parallel arrays, one entry per stretch.

    Minutes count from midnight UTC of the first day. A stretch may run past the end of its week by
    less than a session, so that a session that starts in the week is not cut in two.
    """

    people: int
    owners: _Minutes
    weeks: _Minutes
    starts: _Minutes
    ends: _Minutes


@dataclass(frozen=True, kw_only=True, eq=False)
class WeeklyOverlap:
    """Overlap of one person with each of several others: arrays of shape (people,)."""

    weeks: _Minutes
    """In how many of the weeks ahead a session fits."""
    minutes: _Minutes
    """Shared minutes in the leanest week that holds a session; 0 where none does."""


def weekly_times(people: Sequence[Person], *, on: date) -> WeeklyTimes:
    """Return when each of `people` is free in the `WEEKS_AHEAD` weeks from `on`.

    Raises:
        InputError: the calendar ends before those weeks do.
    """
    if not _EARLIEST <= on <= _LATEST:
        raise InputError(
            f"{on.isoformat()!r} is no day to plan from; give one of the years 2 to 9998"
        )
    rows: list[tuple[int, int, int, int]] = []
    for owner, person in enumerate(people):
        if person.time_zone is not None:
            times = _free_times(person.availability, person.time_zone, on)
            rows.extend((owner, week, start, end) for week, start, end in times)
    columns = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    return WeeklyTimes(
        people=len(people), owners=columns[0], weeks=columns[1], starts=columns[2], ends=columns[3]
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


@lru_cache(maxsize=4096)
def _free_times(
    windows: tuple[AvailabilityWindow, ...], zone: str, on: date
) -> tuple[tuple[int, int, int], ...]:
    """Return (week, start, end) stretches, overlapping and touching windows joined."""
    stretches: list[list[int]] = []
    for window in windows:
        # From two days before: a zone east or west of UTC reaches into the first and last week.
        first = (window.weekday.number - on.weekday() + 2) % 7 - 2
        for day in range(first, WEEKS_AHEAD * 7 + 2, 7):
            start, end = _in_utc(window, zone, on, day)
            if end > start:
                stretches.append([start, end])
    joined: list[list[int]] = []
    for stretch in sorted(stretches):
        if joined and stretch[0] <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], stretch[1])
        else:
            joined.append(stretch)
    return tuple(_cut_by_week(joined))


def _in_utc(window: AvailabilityWindow, zone: str, on: date, day: int) -> tuple[int, int]:
    """Return the window that opens `day` days after `on`, in minutes from midnight UTC of `on`."""
    opens_on = on + timedelta(days=day)
    closes_on = opens_on + timedelta(days=int(window.crosses_midnight))
    origin = datetime.combine(on, time(), UTC)
    opens = datetime.combine(opens_on, window.starts_at, ZoneInfo(zone))
    closes = datetime.combine(closes_on, window.ends_at, ZoneInfo(zone))
    minute = timedelta(minutes=1)
    return (opens.astimezone(UTC) - origin) // minute, (closes.astimezone(UTC) - origin) // minute


def _cut_by_week(stretches: list[list[int]]) -> list[tuple[int, int, int]]:
    cut: list[tuple[int, int, int]] = []
    for start, end in stretches:
        first, last = max(0, start // _WEEK), min(WEEKS_AHEAD - 1, (end - 1) // _WEEK)
        for week in range(first, last + 1):
            opens = max(start, week * _WEEK)
            closes = min(end, (week + 1) * _WEEK + SESSION_MINUTES - 1)
            cut.append((week, opens, closes))
    return cut
