"""Terms of an agreement as people type them: "Tue 16:00", "2 weeks", "2027-02-03 16:00"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from pydantic import ValidationError

from companion.errors import BadRecordsError, InputError
from companion.pairs.agreement import Agreement, Appointment, Cadence, Change
from companion.pairs.meetings import is_day_of
from companion.people.free_times import read_free_times
from companion.people.person import Channel
from companion.problems import problems_of

_EVERY: Final = re.compile(
    r"(?:every )?(?:(?P<number>\d{1,2}|other|second|two|three|four) )?(?P<unit>week|month)s?"
)
_NUMBERS: Final = {"other": 2, "second": 2, "two": 2, "three": 3, "four": 4}
_CODES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MOMENT: Final = "%Y-%m-%d %H:%M"
_LONGEST: Final = 100


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What the flags say of terms; None or empty where they say nothing."""

    at: str | None = None
    every: str | None = None
    once: Sequence[str] = ()
    starting: date | None = None
    zone: str | None = None
    minutes: int | None = None
    channel: Channel | None = None
    until: date | None = None
    success: str | None = None
    share: Sequence[str] = ()
    skip: Sequence[date] = ()
    move: date | None = None
    to: str | None = None

    @property
    def says_something(self) -> bool:
        """Whether any flag was given."""
        return self != Typed()


def agreement_of(
    typed: Typed, *, before: Agreement | None, usual_zone: str | None, today: date
) -> Agreement:
    """Return the terms with what was typed; what was not keeps as it is.

    Raises:
        InputError: a time or rhythm cannot be read, or no zone is known.
        BadRecordsError: the terms contradict themselves.
    """
    old = before or Agreement()
    zone = typed.zone or (old.cadence.time_zone if old.cadence else None) or usual_zone
    changed: dict[str, object] = {
        name: value
        for name, value in (
            ("minutes", typed.minutes),
            ("channel", typed.channel),
            ("ends_on", typed.until),
            ("success", typed.success),
            ("shared", tuple(typed.share) or None),
        )
        if value is not None
    }
    cadence = _cadence(typed, old.cadence, zone=zone, today=today)
    singles = tuple(_appointment(text, zone) for text in typed.once)
    changed |= {"cadence": cadence, "single": tuple(dict.fromkeys((*old.single, *singles)))}
    changed["changes"] = _changes(typed, old, zone=zone)
    try:
        return Agreement.model_validate({**dict(old), **changed})
    except ValidationError as error:
        raise BadRecordsError(problems_of(error, of=Agreement, where="what you typed")) from None


def _cadence(typed: Typed, old: Cadence | None, *, zone: str | None, today: date) -> Cadence | None:
    if typed.at is None:
        if typed.every is not None or typed.starting is not None:
            raise InputError('say when, too: --at "Tue 16:00"')
        if typed.zone is None or old is None:
            return old
        return _made(old.starts_on, old.at, typed.zone, old.rule)
    days, at = _days_and_time(typed.at)
    unit, interval = _rhythm(typed.every)
    first = _first_day(days, typed.starting or today + timedelta(days=1))
    if unit == "month":
        place = "-1" if first.day > 28 else str((first.day - 1) // 7 + 1)
        rule = f"FREQ=MONTHLY;INTERVAL={interval};BYDAY={place}{_CODES[first.weekday()]}"
    else:
        named = ",".join(_CODES[day] for day in days)
        rule = f"FREQ=WEEKLY;INTERVAL={interval};BYDAY={named}"
    return _made(first, at, _known(zone), rule)


def _made(starts_on: date, at: str, zone: str, rule: str) -> Cadence:
    try:
        return Cadence(starts_on=starts_on, at=at, time_zone=zone, rule=rule)
    except ValidationError as error:
        raise BadRecordsError(problems_of(error, of=Cadence, where="what you typed")) from None


def _known(zone: str | None) -> str:
    if zone is None:
        raise InputError(
            "no time zone of yours or theirs is stored; say whose clock counts: "
            "--zone Europe/London"
        )
    return zone


def _days_and_time(text: str) -> tuple[tuple[int, ...], str]:
    """Return weekdays, Monday 0, and HH:MM of "Tue 16:00" or "Mon and Thu 4pm"."""
    windows = read_free_times(text).windows
    times = {window.start for window in windows}
    if len(times) != 1 or len(windows) > 3 or not re.search(r"\d", text[:_LONGEST]):
        raise InputError(f'--at {text!r} is no weekday with one time; write it as "Tue 16:00"')
    return tuple(sorted({window.weekday.number for window in windows})), times.pop()


def _rhythm(text: str | None) -> tuple[str, int]:
    if text is None:
        return "week", 1
    plain = " ".join(text[:_LONGEST].casefold().split())
    if plain in {"fortnight", "every fortnight"}:
        return "week", 2
    found = _EVERY.fullmatch(f"{plain} weeks" if plain.isdigit() else plain)
    if found is None:
        raise InputError(f'--every {text!r} is no rhythm; write it as "week", "2 weeks" or "month"')
    number = found["number"] or "1"
    return found["unit"], _NUMBERS.get(number) or int(number)


def _first_day(days: Sequence[int], start: date) -> date:
    return next(
        day
        for day in (start + timedelta(days=number) for number in range(7))
        if day.weekday() in days
    )


def _appointment(text: str, zone: str | None) -> Appointment:
    try:
        moment = datetime.strptime(" ".join(text.split()), _MOMENT)  # noqa: DTZ007 - wall clock
    except ValueError:
        raise InputError(f'{text!r} is no day and time; write it as "2027-02-03 16:00"') from None
    return Appointment(on=moment.date(), at=f"{moment:%H:%M}", time_zone=_known(zone))


def _changes(typed: Typed, old: Agreement, *, zone: str | None) -> tuple[Change, ...]:
    if (typed.move is None) != (typed.to is None):
        raise InputError('give both: --move 2027-02-02 --to "2027-02-04 09:00"')
    named = [*typed.skip, *([] if typed.move is None else [typed.move])]
    stray = [day for day in named if old.cadence is not None and not is_day_of(old.cadence, day)]
    if stray and typed.at is None:
        raise InputError(
            f"{stray[0].isoformat()} is no day on which you meet; see: companion pair NAME"
        )
    changes = {change.on: change for change in old.changes}
    changes |= {day: Change(on=day) for day in typed.skip}
    if typed.move is not None and typed.to is not None:
        changes[typed.move] = Change(on=typed.move, to=_appointment(typed.to, zone))
    if typed.at is not None:
        return ()  # They were days of the rhythm before.
    return tuple(changes[day] for day in sorted(changes))
