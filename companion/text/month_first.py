"""Whether notes write the month before the day: 11/24, or 24/11."""

import re
from typing import Final

from companion.text.patterns import lazy
from companion.text.remembered import remembered

_HEAD_LENGTH: Final = 2_000
SLASHED: Final = lazy(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?:/(?:20)?\d\d)?(?![\d/])")
"""A date in figures, or so many of so many."""
_LAST_MONTH: Final = 12
_LAST_DAY: Final = 31


_DAY_FIRST: Final = lazy(
    r"[^\n]{0,60}?\b(?<![/.])\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
"""A first line with "5 nov": its writer puts the day first."""
_OF_SO_MANY: Final = lazy(
    r"(?:->|=>|→|=|\b(?:tests?|exams?|marks?|marked|quiz|scores?|scored|got|result|grade|graded"
    r"|passed|failed|only|just|about|ident|mock|rated|felt|feels))\s{0,2}[:=]?\s{0,2}(?:a\s)?$",
    re.IGNORECASE,
)
"""Before what was reached of so many."""
_OUT_OF: Final = frozenset({15, 20, 25, 30})
_BEFORE_SCORE: Final = 24


def _is_score(text: str, found: re.Match[str]) -> bool:
    """Tell whether figures are a mark: "plant test -> 11/20"; a year makes them a date."""
    if found[0].count("/") > 1:
        return False
    before = text[max(0, found.start() - _BEFORE_SCORE) : found.start()]
    return _OF_SO_MANY.search(before) is not None and int(found[2]) in _OUT_OF


def without_marks(text: str) -> str:
    """Return text without marks such as "test -> 11/20", which are no dates."""
    return SLASHED.sub(lambda one: " " if _is_score(text, one) else one[0], text)


@remembered(most=16)
def puts_month_first(text: str) -> bool:
    """Tell whether somebody writes the month before the day: 11/24 shows it, 24/11 the opposite.

    What was reached of so many ("test 11/24", "-> 11/20") is no date, and notes that write "5 nov"
    as their own day put the day first.
    """
    dated = (one for one in SLASHED.finditer(text) if not _is_score(text, one))
    pairs = [(int(one[1]), int(one[2])) for one in dated]
    if any(_LAST_MONTH < left <= _LAST_DAY and 0 < right <= _LAST_MONTH for left, right in pairs):
        return False
    if _DAY_FIRST.match(text[:_HEAD_LENGTH].lstrip()):
        return False
    return any(0 < left <= _LAST_MONTH < right <= _LAST_DAY for left, right in pairs)
