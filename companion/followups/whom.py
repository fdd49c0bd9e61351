"""Names whom "email her" means, where the same line of the notes has just spoken of one person."""

import re
from collections.abc import Iterator
from typing import Final

_MOST_BEFORE: Final = 300
_BARE: Final = re.compile(
    r"(?P<verb>(?:e-?mail|mail|ring|call|phone|text|ask|see|meet|message|contact|visit|tell|thank|"
    r"write to|talk to|speak to|get back to)\s)(?P<whom>her|him)(?=$|,|\s(?:about|before|by|for|if|"
    r"in|on|next|this|re|to|again|first|when|whether)\b)",
    re.IGNORECASE,
)
"""Something to do with somebody whom it does not name; "ask her boss" names one."""

_NAME: Final = re.compile(
    r"(?<=[^\W\d_]\s)(?<!\b(?:at|in|of|on)\s)(?<!\bnear\s)(?<!\bfrom\s)"
    r"(?P<name>[A-ZÀ-Þ][a-zà-ÿ]{1,30}(?:\s[A-ZÀ-Þ][a-zà-ÿ’'-]{1,30})?)\b"
)
_DAYS: Final = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:days?)?$|(?:jan|feb|mar|apr|may|june?|"
    r"july?|aug|sept?|oct|nov|dec)[a-z]{0,6}$|xmas$|christmas$|easter$",
    re.IGNORECASE,
)
_SAME: Final = {"her": re.compile(r"\bshe\b", re.I), "him": re.compile(r"\bhe\b", re.I)}


def with_whom(text: str, *, notes: str, begin: int) -> str:
    """Return "Email her" with the name of the one person that the line names and calls "she".

    Args:
        text: what is to be done.
        notes: the notes it was read from.
        begin: where its words stand in them.
    """
    found = _BARE.match(text)
    if found is None:
        return text
    line = notes[max(0, begin - _MOST_BEFORE) : begin].rpartition("\n")[2]
    named = list(_named(line))
    if len({name for name, _ in named}) != 1:
        return text
    name, end = named[-1]
    if _SAME[found["whom"].lower()].search(line, end) is None:
        return text
    return f"{found['verb']}{name}{text[found.end() :]}"


def is_day(word: str) -> bool:
    """Tell whether a capitalised word names a day or a month and nobody: "Thu", "March"."""
    return _DAYS.match(word) is not None


def _named(line: str) -> Iterator[tuple[str, int]]:
    for found in _NAME.finditer(line):
        # "ring Jan on Monday" names a person, "in Jan" and "Jan ish" a month.
        if not _DAYS.match(found["name"]) or _SPOKEN_OF.match(line, found.end()):
            yield found["name"], found.end()


_SPOKEN_OF: Final = re.compile(r"\s(?:at|who|as s?he|because s?he|from)\b")
