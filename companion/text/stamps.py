"""The day that a copied chat stamps on each of its lines."""

import re
from datetime import date
from itertools import islice
from typing import Final

from companion.text.calendar_words import make_date
from companion.text.patterns import lazy

_LAST_MONTH: Final = 12
_STAMP: Final = lazy(
    r"^[\s\u200e]{0,3}\[?(?P<left>\d{1,4})(?P<mark>[/.-])(?P<right>\d{1,2})(?P=mark)(?P<last>\d{2,4})"
    r",?\s(?P<clock>\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s?(?P<half>[ap]\.?m\.?)?)\]?(?:\s?[-–—:]\s?|\s)\S",
    re.IGNORECASE | re.MULTILINE,
)
"""How a chat that was copied stamps each line: "[17/11/2026, 18:42] Eva: …"."""
_MOST_STAMPS: Final = 2_000


def stamped_day(text: str) -> date | None:
    """Return the day of a chat whose lines are all stamped with one and the same day."""
    stamps = list(islice(_STAMP.finditer(text), _MOST_STAMPS))
    said = {(one["left"], one["right"], one["last"]) for one in stamps}
    if len(stamps) <= 1 or len(said) != 1:
        return None
    left, right, last = next(iter(said))
    if len(left) > 2:
        return make_date(int(left), int(right), int(last))
    year = int(last) if len(last) > 2 else 2000 + int(last)
    one, other = int(left), int(right)
    if max(one, other) > _LAST_MONTH or one == other:
        return make_date(year, min(one, other), max(one, other))
    # With "am" and "pm" either may be the month; a clock of 24 hours puts the day first.
    is_half = any(stamp["half"] for stamp in stamps)
    return None if is_half else make_date(year, other, one)
