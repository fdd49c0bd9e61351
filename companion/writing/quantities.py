"""Numbers, durations, money and dates in a text, in a form in which two texts can be compared."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from companion.writing.days import (
    SLASHED,
    Calendar,
    dated_stretches,
    unknown_days,
)
from companion.writing.number_words import Spelt, loose_numbers, numbers_in_words
from companion.writing.scanned import Scanned

_SCALES: Final = {
    "k": 1_000,
    "thousand": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "million": 1_000_000,
    "bn": 1_000_000_000,
    "billion": 1_000_000_000,
    "hundred": 100,
    "dozen": 12,
}
_DURATIONS: Final = {
    "second": ("s", 1),
    "sec": ("s", 1),
    "minute": ("s", 60),
    "min": ("s", 60),
    "hour": ("s", 3_600),
    "hr": ("s", 3_600),
    "h": ("s", 3_600),
    "day": ("s", 86_400),
    "week": ("s", 604_800),
    "wk": ("s", 604_800),
    "fortnight": ("s", 1_209_600),
    "month": ("m", 1),
    "mth": ("m", 1),
    "quarter": ("m", 3),
    "year": ("m", 12),
    "yr": ("m", 12),
    "y": ("m", 12),
    "decade": ("m", 120),
}
"""Seconds and months do not convert into each other."""

_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2100
_CURRENCIES: Final = {
    "dollar": ("$", "dollar", "usd", "buck"),
    "euro": ("€", "euro", "eur"),
    "pound": ("£", "pound", "gbp", "quid"),
    "franc": ("chf", "franc"),
    "yen": ("¥", "yen"),
    "rupee": ("₹", "rupee", "inr"),
    "naira": ("₦", "naira"),
}
_CURRENCY_OF: Final = {form: name for name, forms in _CURRENCIES.items() for form in forms}
_SIGNS: Final = "$€£¥₹₦"
_CURRENCY: Final = re.compile(
    rf"[{_SIGNS}]|\b(?:{'|'.join(form for form in _CURRENCY_OF if form.isalpha())})s?\b",
    re.IGNORECASE,
)
_PAID: Final = re.compile(
    rf"(?P<sign>[{_SIGNS}])\s?\d|(?:\d[\d.,]{{0,15}}|\b[a-z]{{3,9}}) ?(?:k |m |million |thousand )?"
    rf"\b(?P<word>{'|'.join(form for form in _CURRENCY_OF if form.isalpha())})s?\b",
    re.IGNORECASE,
)
_DIGITS: Final = re.compile(
    r"(?<![^\W\d_])(?<![\d.,])\d{1,15}(?:[.,]\d{1,15}){0,5}(?:st|nd|rd|th|bn|mn|k|m|s)?(?!\d)"
)
_RUN: Final = re.compile(r"\d{1,15}")
_ROUGHLY: Final = re.compile(
    r"\b(?:one or two|two or three|three or four|four or five)\b", re.IGNORECASE
)
"""A manner of speaking that counts nothing."""

_UNIT: Final = "|".join(sorted(_DURATIONS, key=len, reverse=True))
_AFTER: Final = re.compile(
    r"[\s+-]{0,3}(?:(k|thousand|mn?|million|bn|billion|hundred|dozen)\b[\s-]{0,3})?"
    rf"(?:(?:full|whole|more|short|working|business|good|long)\s)?(?:({_UNIT})['’]?s?\b)?",
    re.IGNORECASE,
)
_GOES_ON: Final = frozenset(" \t\n+-kKmMbBtThHdDsSwWfFyYqQ")
"""What a number's unit or scale can begin with, or be parted from it by."""

_HALVES: Final = re.compile(
    r"\b((?:a )?quarter of an|half(?:\s+an?)?|an?|one|another|each|every|per|this|next|last"
    rf"|every other)[\s-]({_UNIT})s?\b",
    re.IGNORECASE,
)
_FRACTIONS: Final = {"half": 0.5, "quarter": 0.25}


@dataclass(frozen=True, slots=True)
class _Number:
    text: str
    value: float
    unit: str | None
    is_dated: bool = False


class Quantities:
    """What a text counts and dates; each part is worked out when it is first asked for."""

    def __init__(self, text: Scanned) -> None:
        self._text = text
        self.calendar = Calendar(text)

    @cached_property
    def numbers(self) -> frozenset[float]:
        """Every number that is no part of a date or time of day, whatever it counts."""
        plain = {number.value for number in self._numbers if not number.is_dated}
        return frozenset(plain | self._loose | self._runs[False])

    @cached_property
    def dated(self) -> frozenset[float]:
        """The numbers of dates and times of day."""
        dated = {number.value for number in self._numbers if number.is_dated}
        return frozenset(dated | self._runs[True]) | self.calendar.numbers

    def hold(self, value: float, *, may_be_dated: bool) -> bool:
        """Tell whether a number is one of these; figures as they stand are quick to look up."""
        if value in self._runs[False] or (may_be_dated and value in self._runs[True]):
            return True
        return value in self.numbers or (may_be_dated and value in self.dated)

    @cached_property
    def bare(self) -> frozenset[float]:
        """Those of `numbers` that no unit of time follows."""
        return self._loose | {number.value for number in self._numbers if number.unit is None}

    @cached_property
    def durations(self) -> frozenset[tuple[str, float]]:
        """Lengths of time, as (base, amount)."""
        counted = {_length(number.value, number.unit) for number in self._numbers if number.unit}
        return frozenset(counted.union(_unit_lengths(self._text.text)))

    @cached_property
    def currencies(self) -> frozenset[str]:
        """The currencies it names."""
        return frozenset(map(_currency, _CURRENCY.findall(self._text.text)))

    @cached_property
    def _dates(self) -> "_Stretches":
        return _Stretches(self._text)

    @cached_property
    def _spelt(self) -> tuple[Spelt, ...]:
        return tuple(numbers_in_words(self._text.text))

    @cached_property
    def _numbers(self) -> tuple[_Number, ...]:
        in_words = _in_words(self._text.text, self._spelt)
        return (*_in_digits(self._text, self._dates), *in_words)

    @cached_property
    def _loose(self) -> frozenset[float]:
        ordinals = (one.value for one in self._spelt if one.is_ordinal)
        return frozenset((*loose_numbers(self._text, self._spelt), *ordinals))

    @cached_property
    def _runs(self) -> Mapping[bool, set[float]]:
        """The figures as they stand, without scale and separators, by whether they are dated."""
        found: dict[bool, set[float]] = {False: set(), True: set()}
        for run in self._text.near_figures(_RUN):
            found[self._dates.hold(run.start())].add(float(run.group()))
        return found


def quantities_of(text: str) -> Quantities:
    """Return everything in `text` that a number, duration, sum, day or month can rest on."""
    return Quantities(Scanned(text))


def unsupported_quantities(text: str, known: Quantities, *, free_counts: int = 0) -> Iterator[str]:
    """Yield the numbers, durations, sums, days and months of `text` that are not `known`.

    Number words up to `free_counts` that count things, not time, need no support.
    """
    for match in SLASHED.finditer(text):
        parts = {float(part) for part in match.groups()}
        if not parts <= known.numbers | known.dated | known.calendar.months:
            yield match.group()
    exact = Scanned(SLASHED.sub(" ", _ROUGHLY.sub(" ", text)))
    for number in (
        *_in_digits(exact, _Stretches(exact)),
        *_in_words(exact.text, numbers_in_words(exact.text)),
    ):
        is_free = number.unit is None and number.text.isalpha() and number.value <= free_counts
        if not is_free and not _supported(number, known):
            yield f"{number.text} {number.unit}" if number.unit else number.text
    yield from _other_currencies(text, known)
    yield from unknown_days(text, known.calendar)


def _supported(number: _Number, known: Quantities) -> bool:
    if number.value == 1 and not number.text[0].isdigit():
        return True
    if number.unit is None:
        # A year, a day of the month and an hour are supported by dates; a headcount is not.
        may_be_dated = number.is_dated or _FIRST_YEAR <= number.value <= _LAST_YEAR
        return known.hold(number.value, may_be_dated=may_be_dated)
    if _length(number.value, number.unit) in known.durations:
        return True
    return number.value in known.bare


class _Stretches:
    """Where the dates of a text stand, to be asked for positions."""

    def __init__(self, text: Scanned) -> None:
        self._spans = list(dated_stretches(text))
        self._starts = [start for start, _ in self._spans]

    def hold(self, position: int) -> bool:
        """Tell whether a position is inside a date or time of day."""
        at = bisect_right(self._starts, position) - 1
        return at >= 0 and position < self._spans[at][1]


def _in_digits(text: Scanned, dates: _Stretches) -> Iterator[_Number]:
    for match in text.near_figures(_DIGITS):
        is_dated = dates.hold(match.start())
        yield from _readings(match.group(), text.text, match.end(), is_dated=is_dated)


def _in_words(text: str, numbers: Iterable[Spelt]) -> Iterator[_Number]:
    for spelt in numbers:
        if not spelt.is_ordinal:
            shown = text[spelt.start : spelt.end]
            yield _with_unit(shown, spelt.value, text, spelt.end)


def _readings(digits: str, text: str, end: int, *, is_dated: bool) -> Iterator[_Number]:
    """Yield a number in digits; "1.500" may be one and a half, or fifteen hundred."""
    plain = digits.rstrip("stndrhbkm")
    scale = _SCALES.get(digits[len(plain) :], 1)
    value = _decimal(plain)
    if value is not None:
        yield _with_unit(digits, value * scale, text, end, is_dated=is_dated)
        return
    for part in re.split(r"[.,]", plain):
        yield _with_unit(part, float(part), text, end, is_dated=is_dated)


def _decimal(digits: str) -> float | None:
    if digits.isdigit():
        return float(digits)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        return float(digits.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        return float(digits.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d+(?:[.,]\d+)?", digits):
        return float(digits.replace(",", "."))
    return None


def _with_unit(shown: str, value: float, text: str, end: int, *, is_dated: bool = False) -> _Number:
    after = _AFTER.match(text, end) if text[end : end + 1] in _GOES_ON else None
    if after is None:
        return _Number(shown, value, None, is_dated)
    scale, unit = after.groups()
    if scale:
        value *= _SCALES[scale.lower()]
    return _Number(shown, value, unit.lower() if unit else None, is_dated)


def _length(value: float, unit: str) -> tuple[str, float]:
    base, size = _DURATIONS[unit]
    return base, value * size


def _unit_lengths(text: str) -> Iterator[tuple[str, float]]:
    """Yield durations without a number: "a week", "half an hour", "next month"."""
    for match in _HALVES.finditer(text):
        words = match.group(1).lower().removeprefix("a ").split()
        amount = 2.0 if words[-1] == "other" else _FRACTIONS.get(words[0], 1.0)
        yield _length(amount, match.group(2).lower())


def _currency(form: str) -> str:
    plain = form.lower()
    return _CURRENCY_OF.get(plain) or _CURRENCY_OF[plain.removesuffix("s")]


def _other_currencies(text: str, known: Quantities) -> Iterator[str]:
    """Yield sums in a currency that is not the one the sources speak of."""
    if _CURRENCY.search(text) is None:
        return
    for match in _PAID.finditer(text):
        named = _currency(match["sign"] or match["word"])
        if known.currencies and named not in known.currencies:
            yield match.group()
