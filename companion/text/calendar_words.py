"""Names and arithmetic of the calendar, as the due phrases spell them in English."""

import calendar
from datetime import date, timedelta
from typing import Final, NamedTuple

from dateutil.easter import easter

GAP: Final = r"\s{1,8}"
"""White space between two words of a phrase; bounded, so that no run of blanks is walked twice."""

SLACK: Final = r"\s{0,8}"
"""White space that may be missing."""

WEEKDAY: Final = (
    r"(?:mon(?:day|dya|ady)?|tue(?:s|sday|sdya|sady)?|wed(?:s|nesday|ensday|nsday|nesdya|esday)?"
    r"|thu(?:r|rs|rsday|rsdya|rday|rsady|sday)?|fri(?:day|dya|ady)?"
    r"|sat(?:urday|urdya|erday|uday)?|sun(?:day|dya|ady)?)\b"
)
MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b(?:\.(?=\s?\d))?"
)
NUMBER: Final = (
    rf"(?:\d{{1,3}}|an?{GAP}couple{GAP}of|an?|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|fourteen|fifteen|twenty|thirty|sixty|ninety)"
)
UNIT: Final = (
    rf"(?:hours?|hrs?|(?:business{GAP}|working{GAP})?days?|weeks?|wks?|fortnights?|months?"
    r"|quarters?|years?)\b"
)
HOLIDAY: Final = (
    r"(?:christmas(?:\s(?:eve|day))?|xmas|new\syear(?:['’]?s)?(?:\s(?:eve|day))?|easter"
    r"|thanksgiving|hallowe['’]?en|valentine['’]?s(?:\sday)?)"
)

_UNITS: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
)  # fmt: skip
_TEENS: Final = (
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
    "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip
_NTHS: Final = {
    word: number
    for number, word in enumerate(
        (*_UNITS, *_TEENS, "twentieth", *(f"twenty-{unit}" for unit in _UNITS), "thirtieth",
         "thirty-first"),
        start=1,
    )
}  # fmt: skip
SPELT_DAY: Final = (
    r"(?:(?:twenty|thirty)[\s-])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b"
    r"|(?:ten|eleven|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)th\b|twelfth\b"
    r"|twentieth\b|thirtieth\b"
)
"""A day of a month in words, as whoever dictates has it: "nineteenth", "twenty first"."""

_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS: Final = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
_NUMBERS: Final = {
    word: number
    for number, spelt in {
        1: "a an one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven",
        8: "eight", 9: "nine", 10: "ten", 11: "eleven", 12: "twelve", 14: "fourteen",
        15: "fifteen", 20: "twenty", 30: "thirty", 60: "sixty", 90: "ninety",
    }.items()
    for word in spelt.split()
}  # fmt: skip
_FIXED_HOLIDAYS: Final = {
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "xmas": (12, 25),
    "new year eve": (12, 31),
    "new year": (1, 1),
    "halloween": (10, 31),
    "valentine": (2, 14),
}

FRIDAY: Final = 4
SUNDAY: Final = 6


class Period(NamedTuple):
    """The days that a phrase covers, both ends included."""

    first: date
    last: date


def day(on: date) -> Period:
    """Return the period of one day."""
    return Period(on, on)


def weekday_number(name: str) -> int:
    """Return 0 for Monday ... 6 for Sunday."""
    return _WEEKDAYS.index(name[:3])


def month_number(name: str) -> int:
    """Return 1 for January ... 12 for December."""
    return _MONTHS.index(name[:3]) + 1


def number(spelt: str) -> int:
    """Return the number that digits or an English word spell; "a couple of" is two."""
    spelt = " ".join(spelt.split())
    if spelt.endswith("couple of"):
        return 2
    return int(spelt) if spelt.isdecimal() else _NUMBERS[spelt]


def nth_day(spelt: str) -> int:
    """Return the day that figures or a word spell: "19", "nineteenth"; 0 for none."""
    spelt = "-".join(spelt.lower().split())
    return int(spelt) if spelt.isdecimal() else _NTHS.get(spelt, 0)


def make_date(year: int, month: int, day_of_month: int) -> date | None:
    """Return the date, or None when the calendar has no such day."""
    try:
        return date(year, month, day_of_month)
    except ValueError:
        return None


def next_on_or_after(said_on: date, month: int, day_of_month: int) -> date | None:
    """Return the first such day of a year that is not before `said_on` (29 February waits)."""
    for year in range(said_on.year, said_on.year + 9):
        found = make_date(year, month, day_of_month)
        if found is not None and found >= said_on:
            return found
    return None


def next_weekday(said_on: date, weekday: int) -> date:
    """Return the first such weekday that is not before `said_on`."""
    return said_on + timedelta(days=(weekday - said_on.weekday()) % 7)


def week(said_on: date, *, weeks_on: int = 0) -> Period:
    """Return Monday to Friday of the ISO week of `said_on`, or of a later one.

    At the weekend, "this week" means the coming one: no working day of the other is left.
    """
    if weeks_on == 0 and said_on.weekday() > FRIDAY:
        weeks_on = 1
    monday = said_on - timedelta(days=said_on.weekday()) + timedelta(weeks=weeks_on)
    return Period(monday, monday + timedelta(days=FRIDAY))


def week_around(on: date) -> Period:
    """Return Monday to Friday of the ISO week of `on`, be it a weekend's day."""
    monday = on - timedelta(days=on.weekday())
    return Period(monday, monday + timedelta(days=FRIDAY))


def weekend(said_on: date, *, weeks_on: int = 0) -> Period:
    """Return Saturday and Sunday of the ISO week of `said_on`, or of a later one."""
    sunday = said_on + timedelta(days=SUNDAY - said_on.weekday(), weeks=weeks_on)
    return Period(sunday - timedelta(days=1), sunday)


def months(year: int, month: int, *, count: int = 1) -> Period | None:
    """Return `count` whole months from a month on; `month` may run past December."""
    first_year, first_month = year + (month - 1) // 12, (month - 1) % 12 + 1
    last_year, last_month = year + (month + count - 2) // 12, (month + count - 2) % 12 + 1
    if last_year > date.max.year:
        return None
    last_day = calendar.monthrange(last_year, last_month)[1]
    return Period(date(first_year, first_month, 1), date(last_year, last_month, last_day))


def add(said_on: date, count: int, unit: str) -> date | None:
    """Return the date `count` units after `said_on`, or None when it is past the calendar.

    Months keep the day of the month or take the last one. Less than 24 hours is the same day.
    """
    try:
        return _add(said_on, count, unit)
    except (OverflowError, ValueError):
        return None


def _add(said_on: date, count: int, unit: str) -> date | None:
    if unit.startswith("h"):
        return said_on + timedelta(days=-(-count // 24) if count >= 24 else 0)
    if unit.startswith(("business", "working")):
        return _add_working_days(said_on, count)
    if unit.startswith("d"):
        return said_on + timedelta(days=count)
    if unit.startswith("w"):
        return said_on + timedelta(weeks=count)
    if unit.startswith("f"):
        return said_on + timedelta(weeks=2 * count)
    whole = {"m": 1, "q": 3, "y": 12}[unit[0]] * count
    target = months(said_on.year, said_on.month + whole)
    return target and target.last.replace(day=min(said_on.day, target.last.day))


def _add_working_days(said_on: date, count: int) -> date:
    on = said_on
    while count > 0:
        on += timedelta(days=1)
        count -= on.weekday() <= FRIDAY
    return on


def holiday(name: str, said_on: date) -> date | None:
    """Return the next such holiday on or after `said_on`."""
    plain = name.replace("'", "").replace("’", "").replace("years", "year")
    if plain == "easter":
        return next(on for on in map(easter, _years(said_on)) if on >= said_on)
    if plain == "thanksgiving":
        return next(on for on in map(_thanksgiving, _years(said_on)) if on >= said_on)
    for key, (month, day_of_month) in _FIXED_HOLIDAYS.items():
        if plain.startswith(key):
            return next_on_or_after(said_on, month, day_of_month)
    return None


def _years(said_on: date) -> range:
    return range(said_on.year, said_on.year + 2)


def _thanksgiving(year: int) -> date:
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7, weeks=3)
