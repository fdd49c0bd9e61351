"""Weekly windows of many people, from each one's wall clock into minutes of absolute time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from companion.errors import InputError
from companion.people.availability import AvailabilityWindow, Weekday
from companion.people.person import Person
from companion.text.remembered import remembered

Minutes = NDArray[np.int64]

_EARLIEST: Final = date(2, 1, 1)
_LATEST: Final = date(9998, 1, 1)
_MINUTE: Final = timedelta(minutes=1)
_SECONDS_PER_MINUTE: Final = 60
_DAY: Final = 24 * 60
_DAYS_PER_WEEK: Final = 7
_BEFORE: Final = 2
"""Days before the first one: a zone east or west of UTC reaches into the first and last week."""

_NUMBERS: Final = {day: day.number for day in Weekday}


@dataclass(frozen=True, kw_only=True, eq=False)
class Stretches:
    """Free time in minutes from midnight UTC of a day: parallel arrays, by owner and start.

    Those of one owner neither overlap nor touch.
    """

    owners: Minutes
    starts: Minutes
    ends: Minutes


def free_stretches(people: Sequence[Person], *, on: date, weeks: int) -> Stretches:
    """Return when each of `people` is free in so many weeks from `on`, by number in `people`.

    Raises:
        InputError: the calendar ends before those weeks do.
    """
    if not _EARLIEST <= on <= _LATEST:
        raise InputError(
            f"{on.isoformat()!r} is no day to plan from; give one of the years 2 to 9997"
        )
    windows = list(_windows_of(people))
    if not windows:
        nothing = np.zeros(0, dtype=np.int64)
        return Stretches(owners=nothing, starts=nothing, ends=nothing)
    zones = tuple(dict.fromkeys(zone for _, zone, _ in windows))
    clocks = [_clock(zone, on, weeks) for zone in zones]
    rows, days = _occurrences([window for _, _, window in windows], on, weeks)
    number_of = {zone: number for number, zone in enumerate(zones)}
    in_zone = np.array([number_of[zone] for _, zone, _ in windows], dtype=np.int64)[rows]
    walls = np.array([_walls(window.start, window.end) for _, _, window in windows])[rows]
    starts = _absolute(clocks, in_zone, days, walls[:, 0])
    ends = _absolute(clocks, in_zone, days + (walls[:, 1] <= walls[:, 0]), walls[:, 1])
    owners = np.array([owner for owner, _, _ in windows], dtype=np.int64)[rows]
    # An hour that the clocks skip leaves nothing of a window, or less than nothing.
    kept = ends > starts
    return _joined(owners[kept], starts[kept], ends[kept])


def _windows_of(people: Sequence[Person]) -> Iterator[tuple[int, str, AvailabilityWindow]]:
    for owner, person in enumerate(people):
        if person.time_zone is not None:
            for window in person.availability:
                yield owner, person.time_zone, window


def _occurrences(
    windows: Sequence[AvailabilityWindow], on: date, weeks: int
) -> tuple[Minutes, Minutes]:
    """Return every day, counted from `on`, on which a window opens, with the window's number."""
    weekdays = np.array([_NUMBERS[window.weekday] for window in windows], dtype=np.int64)
    first = (weekdays - on.weekday() + _BEFORE) % _DAYS_PER_WEEK - _BEFORE
    days = first[:, np.newaxis] + _DAYS_PER_WEEK * np.arange(weeks + 1)
    rows, columns = np.nonzero(days < weeks * _DAYS_PER_WEEK + _BEFORE)
    return rows, days[rows, columns]


def _joined(owners: Minutes, starts: Minutes, ends: Minutes) -> Stretches:
    """Join what overlaps or touches, each owner's by themselves."""
    if not len(owners):
        return Stretches(owners=owners, starts=starts, ends=ends)
    # Owners one after the other on one long line, so far apart that they never touch.
    apart = int(ends.max() - starts.min()) + 1
    order = np.lexsort((starts, owners))
    owners, shift = owners[order], owners[order] * apart
    starts, ends = starts[order] + shift, ends[order] + shift
    reached = np.maximum.accumulate(ends)
    opens = np.flatnonzero(np.append(True, starts[1:] > reached[:-1]))
    closes = np.append(opens[1:], len(starts)) - 1
    return Stretches(
        owners=owners[opens],
        starts=starts[opens] - shift[opens],
        ends=reached[closes] - shift[opens],
    )


@dataclass(frozen=True, kw_only=True, eq=False)
class _Clock:
    """How a zone's wall clock runs against UTC, by day."""

    zone: str
    on: date
    offsets: Minutes
    """Seconds ahead of UTC at the start of each day, from `_BEFORE` days before `on`."""
    is_even: NDArray[np.bool_]
    """Whether the offset holds for the whole of the day."""

    def exact(self, day: int, wall: int) -> int:
        """Return one wall-clock time in minutes from midnight UTC of `on`, clock changes and all.

        `wall` counts minutes on a clock that is never changed.
        """
        hours, minutes = divmod(wall, 60)
        naive = datetime.combine(self.on + timedelta(days=day), time(hours, minutes))
        absolute = naive.replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)
        return (absolute - datetime.combine(self.on, time(), UTC)) // _MINUTE


@remembered(most=1024)
def _clock(zone: str, on: date, weeks: int) -> _Clock:
    place = ZoneInfo(zone)
    offsets = []
    for day in range(-_BEFORE, weeks * _DAYS_PER_WEEK + _BEFORE + 2):
        midnight = datetime.combine(on + timedelta(days=day), time(), place)
        offsets.append((midnight.utcoffset() or timedelta()) // timedelta(seconds=1))
    seconds = np.array(offsets, dtype=np.int64)
    return _Clock(zone=zone, on=on, offsets=seconds[:-1], is_even=seconds[:-1] == seconds[1:])


def _absolute(clocks: Sequence[_Clock], in_zone: Minutes, days: Minutes, walls: Minutes) -> Minutes:
    """Return wall-clock times of days, in minutes from midnight UTC of the first day."""
    offsets = np.stack([clock.offsets for clock in clocks])[in_zone, days + _BEFORE]
    found = ((days * _DAY + walls) * _SECONDS_PER_MINUTE - offsets) // _SECONDS_PER_MINUTE
    even = np.stack([clock.is_even for clock in clocks])[in_zone, days + _BEFORE]
    for row in np.flatnonzero(~even):
        found[row] = clocks[in_zone[row]].exact(int(days[row]), int(walls[row]))
    return found


@remembered(most=4096)
def _walls(start: str, end: str) -> tuple[int, int]:
    return _wall(start), _wall(end)


def _wall(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)
