"""Phrases of time that say from when something is done, rather than by when."""

import re
from typing import Final

_STARTS: Final = re.compile(
    r"^(?:starting|beginning|as\s{1,3}of|from|since)\s{1,3}(?:(?:from|on|the)\s{1,3})?",
    re.IGNORECASE,
)


def starts(phrase: str | None) -> bool:
    """Tell whether a due phrase says from when something is done: "from 1st Dec"."""
    return phrase is not None and _STARTS.match(phrase) is not None


def without_start(phrase: str) -> str:
    """Return a due phrase without the word that makes it a start: "1st Dec"."""
    return _STARTS.sub("", phrase)
