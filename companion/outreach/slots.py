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
_WHOLE: Final = {"morning": (9, 12), "afternoon": (13, 17), "evening": (18, 21)}
"""The hours of a part of the day; fewer are told one by one."""


class Slot(Value):
    """A weekday and hours that both have, in the mentor's wall clock."""

    weekday: int
    part: str
    opens: int
    """Minutes since midnight, and so is `closes`: what both have in every season."""
    closes: int
    window: int
    """Which of the mentee's windows it lies in."""
    same_clock: bool
    """Whether both people live by the same clock, so that no zone needs naming."""

    @property
    def days(self) -> str:
        """Such as "Tuesday evenings", or "Tuesday between 1 and 2.30 pm" where it is not all."""
        first, last = _WHOLE[self.part]
        if self.opens <= 60 * first and self.closes >= 60 * last:
            return f"{_DAYS[self.weekday]} {self.part}s"
        return f"{_DAYS[self.weekday]} between {_span(self.opens, self.closes)}"


_Key = tuple[int, str, int]
_Stretch = tuple[int, int]


def shared_slot(mentee: Person, mentor: Person, *, minutes: int) -> Slot | None:
    """Return the first part of the week in which `minutes` fit for both, None if none is known."""
    if not (mentee.time_zone and mentor.time_zone and mentee.availability and mentor.availability):
        return None
    common: dict[_Key, _Stretch] | None = None
    for monday in _REFERENCE_MONDAYS:
        found = _slots(mentee, mentor, monday, minutes=minutes)
        common = found if common is None else _in_both(common, found, minutes=minutes)
        if not common:
            return None
    if not common:
        return None
    weekday, part, window = min(common, key=lambda slot: (slot[0], slot[2], slot[1]))
    opens, closes = common[weekday, part, window]
    same = all(_offset(mentee, day) == _offset(mentor, day) for day in _REFERENCE_MONDAYS)
    return Slot(
        weekday=weekday, part=part, opens=opens, closes=closes, window=window, same_clock=same
    )


def _in_both(
    one: dict[_Key, _Stretch], other: dict[_Key, _Stretch], *, minutes: int
) -> dict[_Key, _Stretch]:
    both = {
        key: (max(one[key][0], other[key][0]), min(one[key][1], other[key][1]))
        for key in one.keys() & other.keys()
    }
    return {key: span for key, span in both.items() if span[1] - span[0] >= minutes}


def _slots(mentee: Person, mentor: Person, monday: date, *, minutes: int) -> dict[_Key, _Stretch]:
    found: dict[_Key, _Stretch] = {}
    zone = ZoneInfo(mentor.time_zone or "UTC")
    theirs = [
        _in_utc(window, mentor.time_zone or "UTC", monday + timedelta(weeks=week))
        for window in mentor.availability
        for week in (-1, 0, 1)
    ]
    for number, window in enumerate(mentee.availability):
        start, end = _in_utc(window, mentee.time_zone or "UTC", monday)
        for their_start, their_end in theirs:
            opens, closes = max(start, their_start), min(end, their_end)
            if closes - opens >= timedelta(minutes=minutes):
                local = opens.astimezone(zone)
                part = _part_of_day(local.hour)
                first = 60 * local.hour + local.minute
                # What runs past midnight is offered until midnight.
                last = min(first + (closes - opens) // timedelta(minutes=1), 24 * 60)
                if part is not None and last - first >= minutes:
                    found.setdefault((local.weekday(), part, number), (first, last))
    return found


def _span(opens: int, closes: int) -> str:
    """Return "1 and 2.30 pm" or "11 am and 1 pm"."""
    first, last = _half(opens), _half(closes)
    start = _clock(opens) if first == last else f"{_clock(opens)} {first}"
    if closes == 24 * 60:
        return f"{_clock(opens)} {first} and midnight"
    return f"{start} and {_clock(closes)} {last}"


def _half(minutes: int) -> str:
    return "am" if minutes % (24 * 60) < 12 * 60 else "pm"


def _clock(minutes: int) -> str:
    hour, minute = divmod(minutes, 60)
    return f"{(hour - 1) % 12 + 1}.{minute:02}" if minute else f"{(hour - 1) % 12 + 1}"


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
