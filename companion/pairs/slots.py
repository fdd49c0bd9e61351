"""When two people can meet: the next free times of both, and a weekly time that lasts."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from companion.matching.overlap import WEEK, shared_stretches
from companion.people.availability import Weekday
from companion.people.person import Person

WEEKS_COMPARED: Final = 26
"""Half a year meets a change of clocks of either side."""

_STEP: Final = 30
"""Meetings are proposed at the whole and half hour, in minutes."""

_MINUTE: Final = timedelta(minutes=1)
_DAYS: Final = tuple(Weekday)


@dataclass(frozen=True, kw_only=True)
class FreeTime:
    """A stretch in which both are free, in UTC."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, kw_only=True)
class WeeklySlot:
    """A weekly time on the anchor's wall, and in how many of the weeks ahead both are free then."""

    weekday: Weekday
    at: str
    """HH:MM."""
    time_zone: str
    weeks: int
    of_weeks: int


def free_times(
    one: Person, other: Person, *, now: datetime, weeks: int, minutes: int, at_most: int
) -> tuple[FreeTime, ...]:
    """Return the next stretches, each of `minutes` or more, in which both are free after `now`.

    Raises:
        InputError: the calendar ends before those weeks do.
    """
    day = now.astimezone(UTC).date()
    origin = datetime.combine(day, time(), UTC)
    passed = -((origin - now) // _MINUTE)
    found: list[FreeTime] = []
    for start, end in shared_stretches(one, other, on=day, weeks=weeks, minutes=minutes):
        opens = max(start, passed)
        if end - opens >= minutes:
            starts_at, ends_at = (origin + timedelta(minutes=at) for at in (opens, end))
            found.append(FreeTime(starts_at=starts_at, ends_at=ends_at))
    return tuple(found[:at_most])


def weekly_slots(
    one: Person, other: Person, *, anchor: str, on: date, minutes: int, at_most: int
) -> tuple[WeeklySlot, ...]:
    """Return weekly times for both, those that last the most weeks first, one a day.

    Args:
        one: either of the two, with stated times.
        other: the other one.
        anchor: the zone whose wall decides.
        on: the first of the weeks that are compared.
        minutes: how long a meeting is.
        at_most: how many to return.

    Raises:
        InputError: the calendar ends before those weeks do.
    """
    zone = ZoneInfo(anchor)
    origin = datetime.combine(on, time(), UTC)
    weeks_of: dict[tuple[int, str], set[int]] = {}
    stretches = shared_stretches(one, other, on=on, weeks=WEEKS_COMPARED, minutes=minutes)
    for opens, closes in stretches:
        for start in range(_on_the_step(opens, origin, zone), closes - minutes + 1, _STEP):
            local = (origin + timedelta(minutes=start)).astimezone(zone)
            key = local.weekday(), f"{local:%H:%M}"
            weeks_of.setdefault(key, set()).add(start // WEEK)
    return _best_of_each_day(weeks_of, anchor=anchor, at_most=at_most)


def _best_of_each_day(
    weeks_of: dict[tuple[int, str], set[int]], *, anchor: str, at_most: int
) -> tuple[WeeklySlot, ...]:
    ranked = sorted(weeks_of.items(), key=lambda one: (-len(one[1]), one[0]))
    best: dict[int, WeeklySlot] = {}
    for (weekday, at), weeks in ranked:
        slot = WeeklySlot(
            weekday=_DAYS[weekday],
            at=at,
            time_zone=anchor,
            weeks=min(len(weeks), WEEKS_COMPARED),
            of_weeks=WEEKS_COMPARED,
        )
        best.setdefault(weekday, slot)
    return tuple(best.values())[:at_most]


def _on_the_step(minute: int, origin: datetime, zone: ZoneInfo) -> int:
    """Return the first whole or half hour of a zone's clock from `minute` on."""
    local = (origin + timedelta(minutes=minute)).astimezone(zone)
    return minute + (-local.minute) % _STEP
