"""A part of the week in which both people have time, whatever the season."""

from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from companion.people.availability import AvailabilityWindow
from companion.people.person import Person
from companion.values import Value

_REFERENCE_MONDAYS: Final = (
    date(2025, 1, 13),
    date(2025, 3, 17),
    date(2025, 4, 14),
    date(2025, 7, 14),
    date(2025, 10, 13),
    date(2025, 10, 27),
    date(2025, 11, 17),
)
"""Weeks between which clocks change in one zone or another. A slot counts when all of them have it,
so that it needs no date and stays true after the next change."""

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PARTS: Final = ((12, "morning"), (17, "afternoon"), (24, "evening"))
_EARLIEST_HOUR: Final = 6


class Slot(Value):
    """A weekday and part of the day, in the mentor's wall clock."""

    weekday: int
    part: str
    window: int
    """Which of the mentee's windows it lies in."""
    same_clock: bool
    """Whether both people live by the same clock, so that no zone needs naming."""

    @property
    def days(self) -> str:
        """Such as "Tuesday evenings"."""
        return f"{_DAYS[self.weekday]} {self.part}s"


def shared_slot(mentee: Person, mentor: Person, *, minutes: int) -> Slot | None:
    """Return the first part of the week in which `minutes` fit for both, None if none is known."""
    if not (mentee.time_zone and mentor.time_zone and mentee.availability and mentor.availability):
        return None
    common: set[tuple[int, str, int]] | None = None
    for monday in _REFERENCE_MONDAYS:
        found = _slots(mentee, mentor, monday, minutes=minutes)
        common = found if common is None else common & found
        if not common:
            return None
    if not common:
        return None
    weekday, part, window = min(common, key=lambda slot: (slot[0], slot[2], slot[1]))
    same = all(_offset(mentee, day) == _offset(mentor, day) for day in _REFERENCE_MONDAYS)
    return Slot(weekday=weekday, part=part, window=window, same_clock=same)


def _slots(
    mentee: Person, mentor: Person, monday: date, *, minutes: int
) -> set[tuple[int, str, int]]:
    found: set[tuple[int, str, int]] = set()
    zone = ZoneInfo(mentor.time_zone or "UTC")
    theirs = [
        _in_utc(window, mentor.time_zone or "UTC", monday + timedelta(weeks=week))
        for window in mentor.availability
        for week in (-1, 0, 1)
    ]
    for number, window in enumerate(mentee.availability):
        start, end = _in_utc(window, mentee.time_zone or "UTC", monday)
        for their_start, their_end in theirs:
            opens = max(start, their_start)
            if min(end, their_end) - opens >= timedelta(minutes=minutes):
                local = opens.astimezone(zone)
                part = _part_of_day(local.hour)
                if part is not None:
                    found.add((local.weekday(), part, number))
    return found


def _part_of_day(hour: int) -> str | None:
    if hour < _EARLIEST_HOUR:
        return None
    return next(name for until, name in _PARTS if hour < until)


def _in_utc(window: AvailabilityWindow, zone: str, monday: date) -> tuple[datetime, datetime]:
    day = monday + timedelta(days=window.weekday.number)
    ends_on = day + timedelta(days=int(window.crosses_midnight))
    start = datetime.combine(day, window.starts_at, ZoneInfo(zone))
    end = datetime.combine(ends_on, window.ends_at, ZoneInfo(zone))
    return start.astimezone(UTC), end.astimezone(UTC)


def _offset(person: Person, day: date) -> timedelta | None:
    return datetime(
        day.year, day.month, day.day, 12, tzinfo=ZoneInfo(person.time_zone or "UTC")
    ).utcoffset()
