"""Whether "her" or "him" in a task is the other of two, or somebody the notes named after them."""

import re
from typing import Final

from companion.people.person import PersonId
from companion.summaries.doers import Clause, Reading
from companion.summaries.patterns import compiled
from companion.summaries.strangers import NOT_NAMES

_PRONOUN: Final = compiled(r"\b(?:(?P<female>her)|him|his)\b")
_FEMALE: Final = compiled(r"\b(?:she|her|hers)\b")
_MALE: Final = compiled(r"\b(?:he|him|his)\b")
_NAMED: Final = re.compile(
    r"\b(?i:to|with|ask|tell|ring|call|phone|email|meet|see|met|saw|from|about|abt|called|named|try|contact|text|and)"
    r"\s(?P<name>[A-ZÀ-Þ][\w'’-]{1,20}(?:\s[A-ZÀ-Þ][\w'’-]{1,20}){0,2})"
)
"""Somebody by name where people stand in a sentence: "introduce him to Gwen Parry"."""
_POSSESSED: Final = re.compile(r"'s?$|’s?$")


def whom(words: str, *, reading: Reading, clause: Clause, other: PersonId) -> str | None:
    """Return who else than `other` the first "her" or "him" of a task's wording is.

    A name where the notes leave one answer, "" where it may be somebody else, and None where
    nothing speaks against `other`.
    """
    found = _PRONOUN.search(words)
    if found is None:
        return None
    same, opposite = (_FEMALE, _MALE) if found["female"] else (_MALE, _FEMALE)
    inside = words[: found.start()]
    lead = reading.text[: clause.task]
    before = f"{lead} {inside}"
    ends = [one.end() for one in same.finditer(before)]
    ends += [one.end() for one in _mentions(before, reading, other)]
    since = max(ends, default=0)
    names = _strangers(before[since:], reading)
    if _mentions(inside, reading, other) or _strangers(inside, reading):
        # "Ask Jean if S can shadow her": neither she nor S is the one to put there.
        return ""
    is_other = opposite.search(lead) is not None
    if names:
        return names[0] if is_other and len(names) == 1 else ""
    return "" if is_other and not ends else None


def _mentions(text: str, reading: Reading, other: PersonId) -> list[re.Match[str]]:
    return [
        one for one in reading.cues.anyone.finditer(text) if reading.cast.named(one[0]) == other
    ]


def _strangers(text: str, reading: Reading) -> list[str]:
    """Return the people named in a text who did not take part, each once."""
    found: list[str] = []
    for one in _NAMED.finditer(text):
        name = _POSSESSED.sub("", one["name"])
        first = name.split()[0]
        is_known = reading.cast.named(first) is not None or first.casefold() in NOT_NAMES
        if not is_known and name not in found:
            found.append(name)
    return found
