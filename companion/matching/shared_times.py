"""When two people can meet in an ordinary week, told in the clock of each."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from companion.matching.overlap import WEEK, Stretch, shared_stretches
from companion.matching.weekly import SESSION_MINUTES, WEEKS_AHEAD
from companion.people.person import Person

_MOST_TOLD: Final = 4
_OFFSET: Final = "Etc/GMT"
_TURNED: Final = str.maketrans("+-", "-+")
"""`Etc/GMT-1` is an hour ahead of UTC."""

_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hours:
    """A stretch in both clocks, whatever the day."""

    first: str
    second: str
    days_later: int
    """How much later the weekday of the second clock is, 0 to 6."""


def shared_times(one: Person, other: Person, *, on: date) -> str | None:
    """Return the weekly time that two people share, such as "Tue 18:00–20:00 (Europe/London)".

    Two zones give two clocks. None when one of them names no times; "none" when nothing fits.

    Raises:
        InputError: the calendar ends before the weeks from `on` do.
    """
    if not one.availability or not other.availability:
        return None
    by_week: dict[int, dict[_Hours, list[int]]] = {}
    stretches = shared_stretches(one, other, on=on, weeks=WEEKS_AHEAD, minutes=SESSION_MINUTES)
    for start, end in stretches:
        day, hours = _told_apart(one, other, on, (start, end))
        by_week.setdefault(start // WEEK, {}).setdefault(hours, []).append(day)
    if not by_week:
        return "none"
    # The weeks at either end may be cut through in the middle of a stretch.
    whole = [week for week in sorted(by_week) if 0 < week < WEEKS_AHEAD - 1] or sorted(by_week)
    usual = by_week[whole[0]]
    told = [_told(hours, days, one, other) for hours, days in list(usual.items())[:_MOST_TOLD]]
    if len(usual) > _MOST_TOLD:
        told.append(f"and {len(usual) - _MOST_TOLD} more")
    changed = [week for week in whole if set(by_week[week]) != set(usual)]
    if changed:
        since = on + timedelta(weeks=changed[0])
        told.append(f"other hours in the week from {since.isoformat()}, when clocks change")
    return "; ".join(told)


def _told_apart(one: Person, other: Person, on: date, stretch: Stretch) -> tuple[int, _Hours]:
    """Return the weekday in the first clock, and the hours."""
    (day, first), (second_day, second) = _clock(one, on, stretch), _clock(other, on, stretch)
    return day, _Hours(first=first, second=second, days_later=(second_day - day) % 7)


def _clock(person: Person, on: date, stretch: Stretch) -> tuple[int, str]:
    zone = ZoneInfo(person.time_zone or "UTC")
    origin = datetime.combine(on, time(), UTC)
    start, end = ((origin + timedelta(minutes=minute)).astimezone(zone) for minute in stretch)
    return start.weekday(), f"{start:%H:%M}–{end:%H:%M}"


def _told(hours: _Hours, days: list[int], one: Person, other: Person) -> str:
    first = f"{_named(days)} {hours.first} ({_zone(one)})"
    if one.time_zone == other.time_zone:
        return first
    later = [(day + hours.days_later) % 7 for day in days]
    return f"{first} = {_named(later)} {hours.second} ({_zone(other)})"


def _zone(person: Person) -> str:
    """Return a zone's name; of one that is only an offset, with the sign that people expect."""
    name = person.time_zone or "UTC"
    if not name.startswith(_OFFSET):
        return name
    hours = name.removeprefix(_OFFSET)
    return f"UTC{hours.translate(_TURNED)}"


def _named(days: list[int]) -> str:
    """Return "Mon–Thu" or "Tue, Fri"."""
    ordered = sorted(set(days))
    if len(ordered) > 2 and ordered[-1] - ordered[0] == len(ordered) - 1:
        return f"{_DAYS[ordered[0]]}–{_DAYS[ordered[-1]]}"
    return ", ".join(_DAYS[day] for day in ordered)
