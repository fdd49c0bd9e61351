"""The meetings that an agreement comes to: wall-clock days turned into moments, one by one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from companion.errors import InputError
from companion.pairs.agreement import Agreement, Appointment, Cadence, MentoringPair, Pause

MOST_DAYS: Final = 366 * 20
"""The longest stretch that is looked at in one go."""

_HORIZON: Final = timedelta(days=366 * 2)
"""How far the next meeting is looked for: each rule names days within it."""

_NEAR: Final = timedelta(days=60)
"""How far it is looked for first: mostly far enough."""

_DAY: Final = timedelta(days=1)


class WallClock(StrEnum):
    """What the anchor's clock does at the time that was agreed on."""

    ORDINARY = "ordinary"
    SKIPPED = "skipped"
    """The time does not exist that day: the meeting moves forward by what the clock skips."""
    REPEATED = "repeated"
    """The time comes twice that day: the meeting is at the first."""


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """One planned meeting. `key` stays the same whenever it is moved."""

    key: str
    on: date
    """The day in the anchor's zone."""
    time_zone: str
    starts_at: datetime
    """In UTC."""
    minutes: int
    clock: WallClock

    @property
    def ends_at(self) -> datetime:
        """When it is over, in UTC."""
        return self.starts_at + timedelta(minutes=self.minutes)

    def local(self, zone: str) -> datetime:
        """Return the start in another zone's clock."""
        return self.starts_at.astimezone(ZoneInfo(zone))


def moment_of(appointment: Appointment) -> tuple[datetime, WallClock]:
    """Return when a wall-clock time is, in UTC, and what the clock does then."""
    zone = ZoneInfo(appointment.time_zone)
    wall = datetime.combine(appointment.on, time.fromisoformat(appointment.at))
    first = wall.replace(tzinfo=zone)
    # Of a time that is skipped, the offset from before it counts: that moves it forward.
    moment = first.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) != wall:
        return moment, WallClock.SKIPPED
    second = wall.replace(tzinfo=zone, fold=1)
    is_repeated = second.utcoffset() != first.utcoffset()
    return moment, WallClock.REPEATED if is_repeated else WallClock.ORDINARY


def meetings_between(pair: MentoringPair, first: date, last: date) -> tuple[Meeting, ...]:
    """Return the meetings agreed on for the days from `first` to `last`, in order.

    Days are those of the anchor's zone. What is paused, left out, or after the end is none; a
    meeting that was moved stands on its new day. No two begin at the same moment.

    Raises:
        InputError: the stretch is longer than `MOST_DAYS`.
    """
    if (last - first).days > MOST_DAYS:
        raise InputError(f"{first.isoformat()} to {last.isoformat()} is too long to plan in one go")
    agreement = pair.agreement
    if agreement is None:
        return ()
    found: dict[datetime, Meeting] = {}
    for key, appointment in _appointments(agreement, first, last):
        if first <= appointment.on <= last and _is_held(pair, agreement, appointment.on):
            meeting = _meeting(key, appointment, minutes=agreement.minutes)
            found.setdefault(meeting.starts_at, meeting)
    return tuple(found[moment] for moment in sorted(found))


def next_meeting(pair: MentoringPair, *, now: datetime) -> Meeting | None:
    """Return the meeting that runs at `now` or comes next; None where none does."""
    return next(iter(upcoming(pair, now=now, at_most=1)), None)


def upcoming(pair: MentoringPair, *, now: datetime, at_most: int) -> tuple[Meeting, ...]:
    """Return the meetings that run at `now` or come next, in order."""
    first = now.astimezone(UTC).date() - _DAY
    near = meetings_between(pair, first, first + _NEAR)
    following = [meeting for meeting in near if meeting.ends_at > now]
    if len(following) < at_most:
        far = {
            meeting.starts_at: meeting
            for begin in _beginnings(pair, first)
            for meeting in meetings_between(pair, begin, begin + _HORIZON)
        }
        following = [far[moment] for moment in sorted(far) if far[moment].ends_at > now]
    return tuple(following[:at_most])


def _beginnings(pair: MentoringPair, first: date) -> tuple[date, ...]:
    """Return the days, `first` and later, from which meetings may begin or begin again."""
    days = {first}
    days |= {pause.resumes_on for pause in pair.pauses if pause.resumes_on is not None}
    if pair.agreement is not None:
        days |= {single.on for single in pair.agreement.single}
        if pair.agreement.cadence is not None:
            days.add(pair.agreement.cadence.starts_on)
    return tuple(sorted(day for day in days if day >= first))


def _appointments(
    agreement: Agreement, first: date, last: date
) -> Iterator[tuple[str, Appointment]]:
    """Yield what the cadence and the single days come to, moved ones included."""
    if agreement.cadence is not None:
        changes = {change.on: change.to for change in agreement.changes}
        cadence = agreement.cadence
        days = set(_days_of(cadence, first, last))
        # One that was moved into the stretch may come from a day outside of it.
        moved = {day for day, to in changes.items() if to is not None and first <= to.on <= last}
        days |= {day for day in moved - days if is_day_of(cadence, day)}
        for day in sorted(days):
            usual = Appointment(on=day, at=cadence.at, time_zone=cadence.time_zone)
            appointment = changes.get(day, usual)
            if appointment is not None:
                yield day.isoformat(), appointment
    for single in agreement.single:
        yield f"{single.on.isoformat()}T{single.at}", single


def is_day_of(cadence: Cadence, day: date) -> bool:
    """Tell whether a rule names a day."""
    return bool(_days_of(cadence, day, day))


def _days_of(cadence: Cadence, first: date, last: date) -> tuple[date, ...]:
    """Return the days that a rule names, on a calendar without zones: none is lost or doubled."""
    start = datetime.combine(cadence.starts_on, time())
    rule = rrulestr(cadence.rule, dtstart=start)
    found = rule.between(datetime.combine(first, time()), datetime.combine(last, time()), inc=True)
    return tuple(moment.date() for moment in found)


def _meeting(key: str, appointment: Appointment, *, minutes: int) -> Meeting:
    starts_at, clock = moment_of(appointment)
    return Meeting(
        key=key,
        on=appointment.on,
        time_zone=appointment.time_zone,
        starts_at=starts_at,
        minutes=minutes,
        clock=clock,
    )


def _is_held(pair: MentoringPair, agreement: Agreement, day: date) -> bool:
    if agreement.ends_on is not None and day > agreement.ends_on:
        return False
    if pair.ending is not None and day > pair.ending.ended_on:
        return False
    return pause_on(pair, day) is None


def pause_on(pair: MentoringPair, day: date) -> Pause | None:
    """Return the pause that a day lies in, if any."""
    for pause in pair.pauses:
        if pause.since <= day and (pause.resumes_on is None or day < pause.resumes_on):
            return pause
    return None
