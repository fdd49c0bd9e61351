"""Days, months and times of day in a text, in a form in which two texts can be compared."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Final

from companion.writing.scanned import Scanned

_DAY_WORDS: Final = "monday tuesday wednesday thursday friday saturday sunday"
_MONTH_WORDS: Final = (
    "january february march april may june july august september october november december"
)
_DAYS: Final = _DAY_WORDS.split()
_MONTHS: Final = _MONTH_WORDS.split()
_DAY_FORMS: Final = "|".join(f"{day[:3]}(?:{day[3:]}s?|{day[3:-3]})?" for day in _DAYS)
_MONTH_FORMS: Final = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in _MONTHS) + "|sept"
_DAYS_BY_START: Final = {day[:3]: frozenset({number}) for number, day in enumerate(_DAYS)}
_MONTHS_BY_START: Final = {one[:3]: frozenset({number}) for number, one in enumerate(_MONTHS, 1)}
_NONE: Final = frozenset[int]()
_NAMED: Final = re.compile(rf"\b(?:{_DAY_FORMS}|{_MONTH_FORMS})\b", re.IGNORECASE)
_FULL_DATE: Final = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_YEAR_AND_MONTH: Final = re.compile(r"\b\d{4}-(0[1-9]|1[0-2])\b")
"""As careers are dated: 2020-07."""
SLASHED: Final = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b")
_OF_MONTH: Final = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s{{1,3}}(?:of\s)?(?P<month>{_MONTH_FORMS})\b"
    r"(?:,?\s(?P<year>\d{4}))?",
    re.IGNORECASE,
)
_MONTH_FIRST: Final = re.compile(
    rf"\b(?P<month>{_MONTH_FORMS})\.?\s{{1,3}}(?:the\s)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\.\d)"
    r"(?:,?\s(?P<year>\d{4}))?",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s?(?P<half>[ap])\.?m\b"
    r"|\b(?P<hours>\d{1,2}):(?P<minutes>\d{2})\b",
    re.IGNORECASE,
)
_PAST: Final = re.compile(r"[HhQq](?<!\w.)(?i:(?<=h)alf|(?<=q)uarter)(?i:\s(?:past|to)\b)")
"""Led by its first letters, which the machine can look for."""
_DATED: Final = re.compile(
    rf"{_FULL_DATE.pattern}|{SLASHED.pattern}|\b\d{{1,2}}(?:st|nd|rd|th)\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s{{1,3}}(?:of\s)?(?:{_MONTH_FORMS})\b(?:,?\s\d{{4}})?"
    rf"|\b(?:{_MONTH_FORMS})\.?\s{{1,3}}(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s\d{{4}})?"
    r"|\b\d{1,2}(?:[:.]\d{2})?\s?[ap]\.?m\b|\b\d{1,2}:\d{2}\b|\b\d{1,2}/\d{1,2}\b",
    re.IGNORECASE,
)
_VERBS: Final = frozenset({"may", "march", "mar", "sat", "sun", "wed", "jan"})
"""Months and days that are also words or names; in a draft they need a capital and a neighbour."""

_NEXT_TO_A_DATE: Final = re.compile(
    r"(?:\b(?:in|by|until|till|since|from|before|after|next|last|early|late|mid|this|on|every|of"
    r"|for|to|and|or|through|your|around|during)[\s-]{1,3}|\d(?:st|nd|rd|th)?\s{1,3}(?:of\s)?)$",
    re.IGNORECASE,
)

_FIGURE_NEXT: Final = re.compile(r"\s{1,3}\d")
_WORD: Final = re.compile(r"\w+")


class Calendar:
    """Every day and month that a text names, or that a date of it falls on, once asked for."""

    def __init__(self, text: Scanned) -> None:
        self._text = text

    @cached_property
    def days(self) -> frozenset[int]:
        """The days of the week, 0 to 6."""
        days = {day for word in self._named for day in _days(word)}
        for year, month, day in self._dates:
            try:
                days.add(date(year, month, day).weekday())
            except ValueError:
                continue
        return frozenset(days)

    @cached_property
    def months(self) -> frozenset[int]:
        """The months, 1 to 12."""
        months = {month for word in self._named for month in _months(word)}
        months.update(month for _, month, _ in self._dates)
        dated = self._text.near_figures(_YEAR_AND_MONTH)
        months.update(int(match.group(1)) for match in dated)
        for match in self._text.near_figures(SLASHED):
            months.update(part for part in map(int, match.groups()[:2]) if 1 <= part <= 12)
        return frozenset(months)

    @cached_property
    def numbers(self) -> frozenset[float]:
        """The numbers of times of day."""
        return frozenset(_clock_numbers(self._text))

    @cached_property
    def _named(self) -> tuple[str, ...]:
        words = set(_WORD.findall(self._text.pieces))
        return tuple(word for word in words if _NAMED.fullmatch(word))

    @cached_property
    def _dates(self) -> tuple[tuple[int, int, int], ...]:
        return tuple(_dates(self._text))


def _dates(text: Scanned) -> Iterator[tuple[int, int, int]]:
    for match in text.near_figures(_FULL_DATE):
        year, month, day = map(int, match.groups())
        yield year, month, day
    for pattern in (_OF_MONTH, _MONTH_FIRST):
        for match in text.near_figures(pattern):
            if match["year"]:
                yield int(match["year"]), min(_months(match["month"])), int(match["day"])


def _clock_numbers(text: Scanned) -> Iterator[float]:
    """Yield the hours of a time of day as both clocks count them, and the minutes of words."""
    for match in text.near_figures(_CLOCK):
        hour = int(match["hour"] or match["hours"])
        if match["half"] and match["half"].lower() == "p" and hour < 12:
            yield hour + 12.0
            yield 0.0
        elif match["hours"] and 12 < hour < 24:
            yield hour - 12.0
    for match in _PAST.finditer(text.text):
        yield from (30.0,) if match.group()[0] in "Hh" else (15.0, 45.0)


def dated_stretches(text: Scanned) -> Iterator[tuple[int, int]]:
    """Yield where the figures of dates and times of day stand."""
    for match in text.near_figures(_DATED):
        yield match.span()


def unknown_days(text: str, known: Calendar) -> Iterator[str]:
    """Yield the days and months that a draft names and that are not `known`."""
    for match in _NAMED.finditer(text):
        word = match.group()
        is_known = _days(word) & known.days or _months(word) & known.months
        if not is_known and _is_named_day_or_month(text, match):
            yield word


def _days(word: str) -> frozenset[int]:
    return _DAYS_BY_START.get(word.lower()[:3], _NONE)


def _months(word: str) -> frozenset[int]:
    return _MONTHS_BY_START.get(word.lower()[:3], _NONE)


def _is_named_day_or_month(text: str, match: re.Match[str]) -> bool:
    word = match.group()
    if not word[0].isupper():
        return False
    if word.lower() not in _VERBS:
        return True
    before = _NEXT_TO_A_DATE.search(text, max(0, match.start() - 12), match.start())
    return before is not None or _FIGURE_NEXT.match(text, match.end()) is not None
