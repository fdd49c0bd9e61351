"""Days that are named by weekday, day and month, such as "Fri 21 Nov": do they fit together?"""

import re
from datetime import date, timedelta
from typing import Final

from companion.text.patterns import lazy

_MONTHS: Final = [
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
]
_MONTH: Final = "|".join(_MONTHS)
_WEEKDAYS: Final = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_NAMED: Final = lazy(
    rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)})[a-z]{{0,6}}\.?,?\s(?:the\s)?"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?\s(?:of\s)?(?P<month>{_MONTH})[a-z]{{0,6}}\b"
    rf"|(?P<month_first>{_MONTH})[a-z]{{0,6}}\.?\s(?P<day_last>\d{{1,2}})(?:st|nd|rd|th)?\b)",
    re.IGNORECASE,
)
_PAST: Final = timedelta(days=183)
_AHEAD: Final = timedelta(days=366)
_LONGEST_READ: Final = 20_000


def with_weekday(text: str) -> str | None:
    """Return the first day of a text that is named with its weekday and month, as it stands."""
    found = _NAMED.search(text[:_LONGEST_READ])
    return None if found is None else found[0]


def misnamed_day(text: str, *, near: date) -> str | None:
    """Return the first such day of a text that is no such weekday half a year back to a year on.

    "Fri 21 Nov" is one in 2026, when that is a Saturday.
    """
    for found in _NAMED.finditer(text[:_LONGEST_READ]):
        day = int(found["day"] or found["day_last"])
        month = _MONTHS.index((found["month"] or found["month_first"])[:3].lower()) + 1
        weekday = _WEEKDAYS.index(found["weekday"][:3].lower())
        days = (_day(near.year + years, month, day) for years in (-1, 0, 1))
        fits = (
            near - _PAST <= one <= near + _AHEAD and one.weekday() == weekday
            for one in days
            if one is not None
        )
        if not any(fits):
            return found[0]
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
