"""The weekday that the first line of notes names for the talk: "texts after our weds call"."""

import re
from datetime import date
from typing import Final

from companion.summaries.patterns import compiled
from companion.text.fold import folded

_HEAD: Final = 2_000
"""Characters in which the first line is looked for."""

_LONGEST: Final = 300
_LEAD: Final = 20
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY: Final = (
    r"(?P<day>mon(?:day)?|tues?(?:day)?|weds|wed(?:nesday)?|thu(?:rs?)?(?:day)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)\b"
)
_TALK: Final = r"(?:call|chat|session|meeting|talk|catch-?up|zoom|coffee|visit|1:1|1-1)"
_PART: Final = r"(?:\s(?:early|late|morning|afternoon|evening|eve|night|lunch(?:time)?|am|pm))"
_OF_TALK: Final = (
    compiled(
        rf"\b{_TALK}(?:\s(?:with|w/?|and|between)\s?[\w.&'’/ ]{{1,30}}?)?[\s,:(–-]{{1,3}}"
        rf"(?:on\s|last\s|this\s)?{_DAY}(?!\s?(?:to|and|or|&)\s)"
    ),
    compiled(rf"\b{_DAY}(?:['’]s)?{_PART}?,?\s(?:\w{{1,12}}\s)?{_TALK}\b"),
    compiled(
        r"\b(?:met|spoke|talked|chatted|saw|caught up)\b[^.;:!?]{0,30}?\s(?:on\s|last\s|this\s)?"
        rf"{_DAY}"
    ),
    compiled(rf"^\W*(?-i:[A-Z])[\w'’.-]{{0,20}}(?:\s(?-i:[A-Z])[\w'’.-]{{0,20}})?,?\slast\s{_DAY}"),
    compiled(
        r"^\W*(?-i:[A-Z])[\w'’.-]{0,20}(?:\s(?-i:[A-Z])[\w'’.-]{0,20})?[\s,:(–-]{1,3}"
        rf"(?:on\s)?{_DAY}{_PART}?\W*$"
    ),
)
_ELSEWHERE: Final = compiled(
    r"\b(?:next|by|before|until|till?|for|every|each|most|moved|move|postponed|rescheduled|cancelled"
    r"|instead|book|booked|arrange|plan|planned|due|suggested|free|not)\b"
)
"""What makes the day one of another talk, or of something to come."""


def named_weekday(notes: str) -> str | None:
    """Return the weekday, as written, on which the first line says that the talk was.

    None where the line names none, another one's, one to come, or two of them.
    """
    lines = (line.strip() for line in folded(notes[:_HEAD]).splitlines())
    first = next((line for line in lines if line), "")[:_LONGEST]
    found = [match for pattern in _OF_TALK if (match := pattern.search(first)) is not None]
    if not found or len({_number(match["day"]) for match in found}) > 1:
        return None
    match = min(found, key=re.Match.start)
    around = first[max(0, match.start() - _LEAD) : match.end()]
    return None if _ELSEWHERE.search(around) else match["day"]


def is_on(weekday: str, day: date) -> bool:
    """Tell whether a day is such a weekday: "weds", "Thursday"."""
    return _number(weekday) == day.weekday()


def _number(weekday: str) -> int:
    return _DAYS.index(weekday.casefold()[:3])
