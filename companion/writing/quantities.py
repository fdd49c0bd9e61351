"""Numbers, durations, days and months in a text, in a form in which two texts can be compared."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

_UNIT_WORDS: Final = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
"""
_TEN_WORDS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_DAY_WORDS: Final = "monday tuesday wednesday thursday friday saturday sunday"
_MONTH_WORDS: Final = (
    "january february march april may june july august september october november december"
)
_UNITS: Final = _UNIT_WORDS.split()
_TENS: Final = _TEN_WORDS.split()
_DAYS: Final = _DAY_WORDS.split()
_MONTHS: Final = _MONTH_WORDS.split()
_NUMBER_WORDS: Final = {
    **{word: value for value, word in enumerate(_UNITS)},
    **{word: 10 * value for value, word in enumerate(_TENS, start=2)},
    "dozen": 12,
    "hundred": 100,
}
_ORDINAL_WORDS: Final = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
"""
_ORDINALS: Final = _ORDINAL_WORDS.split()
_ALSO_NUMBERS: Final = {
    **{"once": 1, "twice": 2, "couple": 2, "both": 2, "pair": 2, "thrice": 3},
    **{word: value for value, word in enumerate(_ORDINALS, start=1)},
    **{f"{ten[:-1]}ieth": 10 * value for value, ten in enumerate(_TENS, start=2)},
}
"""Words that support a number in a draft, and need no support themselves."""

_SCALES: Final = {
    "k": 1_000,
    "thousand": 1_000,
    "m": 1_000_000,
    "million": 1_000_000,
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
    "day": ("s", 86_400),
    "week": ("s", 604_800),
    "fortnight": ("s", 1_209_600),
    "month": ("m", 1),
    "quarter": ("m", 3),
    "year": ("m", 12),
    "yr": ("m", 12),
    "decade": ("m", 120),
}
"""Seconds and months do not convert into each other."""

_DAY_FORMS: Final = "|".join(f"{day[:3]}(?:{day[3:]}s?|{day[3:-3]})?" for day in _DAYS)
_MONTH_FORMS: Final = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in _MONTHS)
_NAMED: Final = re.compile(rf"\b(?:{_DAY_FORMS}|{_MONTH_FORMS}|sept)\b", re.IGNORECASE)
_DIGITS: Final = re.compile(
    r"(?<![^\W\d_])(?<![\d.,])\d{1,15}(?:[.,]\d{1,15}){0,5}(?:st|nd|rd|th|k|m|s)?(?!\d)"
)
_FULL_DATE: Final = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_SLASHED: Final = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b")
_LETTERS: Final = re.compile(r"(?<![^\W_])[a-z]{3,11}(?![^\W_])", re.IGNORECASE)
_ONES: Final = re.compile(
    rf"[-\s](?:({'|'.join(_UNITS[1:10])})|({'|'.join(_ORDINALS[:9])}))\b", re.IGNORECASE
)
_ROUGHLY: Final = re.compile(
    r"\b(?:one|two|three|four) or (?:two|three|four|five)\b", re.IGNORECASE
)
"""A manner of speaking that counts nothing."""

_AFTER: Final = re.compile(
    r"[\s-]{0,3}(?:(k|thousand|m|million|hundred|dozen)\b[\s-]{0,3})?"
    rf"(?:(?:full|whole|more|short|working|business)\s)?(?:({'|'.join(_DURATIONS)})s?\b)?",
    re.IGNORECASE,
)
_HALVES: Final = re.compile(
    r"\b((?:a )?quarter of an|half(?:\s+an?)?|an?|one|another|each|every|per|this|next|last)"
    rf"[\s-]({'|'.join(_DURATIONS)})s?\b",
    re.IGNORECASE,
)
_FRACTIONS: Final = {"half": 0.5, "quarter": 0.25}


@dataclass(frozen=True, kw_only=True)
class Quantities:
    """What a text counts and dates.

    Attributes:
        numbers: every number, whatever it counts.
        bare: those of them that no unit of time follows.
        durations: lengths of time, as (base, amount).
        days: weekdays 0 to 6.
        months: months 1 to 12.
    """

    numbers: frozenset[float]
    bare: frozenset[float]
    durations: frozenset[tuple[str, float]]
    days: frozenset[int]
    months: frozenset[int]


@dataclass(frozen=True)
class _Number:
    text: str
    value: float
    unit: str | None


def quantities_of(text: str) -> Quantities:
    """Return everything in `text` that a number, duration, day or month can rest on."""
    numbers = [*_in_digits(text), *_in_words(text, _NUMBER_WORDS | _ALSO_NUMBERS)]
    values = {number.value for number in numbers}
    values.update(float(part) for part in re.findall(r"\d{1,15}", text))
    durations = {_length(number.value, number.unit) for number in numbers if number.unit}
    durations.update(_unit_lengths(text))
    days, months = _calendar(text)
    return Quantities(
        numbers=frozenset(values),
        bare=frozenset(number.value for number in numbers if number.unit is None),
        durations=frozenset(durations),
        days=frozenset(days),
        months=frozenset(months),
    )


def unsupported_quantities(text: str, known: Quantities, *, free_counts: int = 0) -> Iterator[str]:
    """Yield the numbers, durations, days and months of `text` that are not `known`.

    Number words up to `free_counts` that count things, not time, need no support.
    """
    for match in _SLASHED.finditer(text):
        if not {float(part) for part in match.groups()} <= known.numbers | known.months:
            yield match.group()
    exact = _SLASHED.sub(" ", _ROUGHLY.sub(" ", text))
    for number in (*_in_digits(exact), *_in_words(exact, _NUMBER_WORDS)):
        is_free = number.unit is None and number.text.isalpha() and number.value <= free_counts
        if not is_free and not _supported(number, known):
            yield f"{number.text} {number.unit}" if number.unit else number.text
    for match in _NAMED.finditer(text):
        if _is_named_day_or_month(text, match) and not _known_day(match.group(), known):
            yield match.group()


def _supported(number: _Number, known: Quantities) -> bool:
    if number.value == 1 and not number.text[0].isdigit():
        return True
    if number.unit is None:
        return number.value in known.numbers
    if _length(number.value, number.unit) in known.durations:
        return True
    return number.value in known.bare


def _in_digits(text: str) -> Iterator[_Number]:
    for match in _DIGITS.finditer(text):
        yield from _readings(match.group(), text, match.end())


def _in_words(text: str, values: Mapping[str, int]) -> Iterator[_Number]:
    """Yield the numbers that words of `values` spell, "twenty-five" as one number."""
    done = 0
    for match in _LETTERS.finditer(text):
        word = match.group().lower()
        if word not in values or match.start() < done:
            continue
        value, done = values[word], match.end()
        ones = _ONES.match(text, done) if word in _TENS else None
        if ones is not None:
            done = ones.end()
            unit, ordinal = ones.groups()
            if ordinal and ordinal.lower() not in values:
                continue
            value += values[(unit or ordinal).lower()]
        yield _with_unit(text[match.start() : done], float(value), text, done)


def _readings(digits: str, text: str, end: int) -> Iterator[_Number]:
    """Yield a number in digits; "1.500" may be one and a half, or fifteen hundred."""
    plain = digits.rstrip("stndrhkm")
    scale = _SCALES.get(digits[len(plain) :], 1)
    value = _decimal(plain)
    if value is not None:
        yield _with_unit(digits, value * scale, text, end)
        return
    for part in re.split(r"[.,]", plain):
        yield _with_unit(part, float(part), text, end)


def _decimal(digits: str) -> float | None:
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        return float(digits.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        return float(digits.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d+(?:[.,]\d+)?", digits):
        return float(digits.replace(",", "."))
    return None


def _with_unit(shown: str, value: float, text: str, end: int) -> _Number:
    after = _AFTER.match(text, end)
    scale, unit = after.groups() if after else (None, None)
    if scale:
        value *= _SCALES[scale.lower()]
    return _Number(text=shown, value=value, unit=unit.lower() if unit else None)


def _length(value: float, unit: str) -> tuple[str, float]:
    base, size = _DURATIONS[unit]
    return base, value * size


def _unit_lengths(text: str) -> Iterator[tuple[str, float]]:
    """Yield durations without a number: "a week", "half an hour", "next month"."""
    for match in _HALVES.finditer(text):
        words = match.group(1).lower().removeprefix("a ").split()
        amount = _FRACTIONS.get(words[0], 1.0)
        yield _length(amount, match.group(2).lower())


def _calendar(text: str) -> tuple[set[int], set[int]]:
    days: set[int] = set()
    months: set[int] = set()
    for match in _NAMED.finditer(text):
        _add_named(match.group(), days, months)
    for match in _FULL_DATE.finditer(text):
        year, month, day = map(int, match.groups())
        try:
            days.add(date(year, month, day).weekday())
        except ValueError:
            continue
        months.add(month)
    for match in _SLASHED.finditer(text):
        months.update(part for part in map(int, match.groups()[:2]) if 1 <= part <= 12)
    return days, months


def _add_named(word: str, days: set[int], months: set[int]) -> None:
    key = word.lower()[:3]
    days.update(number for number, day in enumerate(_DAYS) if day.startswith(key))
    months.update(number for number, month in enumerate(_MONTHS, 1) if month.startswith(key))


def _known_day(word: str, known: Quantities) -> bool:
    days: set[int] = set()
    months: set[int] = set()
    _add_named(word, days, months)
    return bool(days & known.days or months & known.months)


_VERBS: Final = frozenset({"may", "march", "mar", "sat", "sun", "wed", "jan"})
"""Months and days that are also words or names; in a draft they need a capital and a neighbour."""

_DATED: Final = re.compile(
    r"(?:\b(?:in|by|until|till|since|from|before|after|next|last|early|late|mid|this|on|every|of)"
    r"[\s-]{1,3}|\d(?:st|nd|rd|th)?\s{1,3}(?:of\s)?)$",
    re.IGNORECASE,
)


def _is_named_day_or_month(text: str, match: re.Match[str]) -> bool:
    word = match.group()
    if not word[0].isupper():
        return False
    if word.lower() not in _VERBS:
        return True
    before = _DATED.search(text, max(0, match.start() - 12), match.start())
    return before is not None or re.match(r"\s{1,3}\d", text[match.end() :][:5]) is not None
