"""The clauses of free times as people type them, each with days and times of its own."""

import re
from collections.abc import Sequence
from typing import Final

from companion.people.time_words import (
    AFTER,
    AND,
    ANY_TIME,
    BEFORE,
    DAY_OF,
    EXCEPT,
    FILLERS,
    FROM,
    GROUPS,
    PART_OF,
    TO,
    WEEKENDS,
    is_clock,
    tokens_of,
)

_SEPARATE: Final = re.compile(r",\s*(?:or|and|plus)\s|(?<!exc)(?<!excl)\.\s(?=[a-z])|\n")
SILENT: Final = frozenset(",;().:!?")
"""Marks that only part."""
_LEADING: Final = frozenset(("on", "at", "from", "the", "every"))


def clauses_of(said: str) -> tuple[str, ...]:
    """Part a text in its plain form as far as its clauses stand by themselves. Linear."""
    return tuple(part for clause in _separate(said) for part in _parted(clause))


def _separate(said: str) -> list[str]:
    """Part "lunchtimes, or after 5 on Weds"; "Mon, Tue, or Wed after 4" is one clause."""
    found: list[str] = []
    begin = 0
    for mark in _SEPARATE.finditer(said):
        before = said[begin : mark.start()]
        if any(_is_time(token) for token in tokens_of(before)):
            found.append(before)
            begin = mark.end()
    return [*found, said[begin:]]


def _parted(clause: str) -> list[str]:
    """Part "evenings after 6, Sunday all day" where days follow that have a time of their own.

    They name only theirs. And part "weekends, or weekdays before 8", where a weekend stands alone.
    """
    tokens = tokens_of(clause)
    begins = [0]
    for place, token in enumerate(tokens):
        if (token in AND or token in {",", ";"}) and place > begins[-1]:
            start = place + 1
            while start < len(tokens) and (tokens[start] in AND or tokens[start] in _LEADING):
                start += 1
            before = tokens[begins[-1] : place]
            if _starts_anew(before, tokens[start:]):
                begins.append(start)
    if len(begins) == 1:
        return [clause]
    ends = (*begins[1:], len(tokens))
    return [" ".join(tokens[begin:end]) for begin, end in zip(begins, ends, strict=True)]


def _starts_anew(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether days with a time of their own follow times without days, or a bare weekend."""
    length = next((at for at, token in enumerate(after) if not _names_day(token)), len(after))
    rest = [token for token in after[length:] if token not in _LEADING][:1]
    if not length or not rest or not (_is_time(rest[0]) or rest[0] in FROM | AFTER | BEFORE):
        return False
    bare = [token for token in before if token not in FILLERS and token not in SILENT]
    if bare and all(token in WEEKENDS for token in bare):
        return after[0] not in WEEKENDS
    has_times = any(is_clock(token) or token in PART_OF for token in before)
    is_closed = ")" in before  # "evenings (not Fri), Sat 9-1"
    told = before[before.index(")") :] if is_closed else before
    return has_times and not any(_names_day(token) or token in EXCEPT for token in told)


def _names_day(token: str) -> bool:
    return token in DAY_OF or token in GROUPS or token in TO


def _is_time(token: str) -> bool:
    return is_clock(token) or token in PART_OF or token in ANY_TIME
