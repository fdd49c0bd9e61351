"""Reads numbers that are written out: "two hundred and fifty", "twelve point five"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from companion.writing.scanned import Scanned

_UNIT_WORDS: Final = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
"""
_TEN_WORDS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINAL_WORDS: Final = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
"""
_UNITS: Final = {word: value for value, word in enumerate(_UNIT_WORDS.split())}
_TENS: Final = {word: 10 * value for value, word in enumerate(_TEN_WORDS.split(), start=2)}
_ORDINALS: Final = {
    **{word: value for value, word in enumerate(_ORDINAL_WORDS.split(), start=1)},
    **{f"{ten[:-1]}ieth": value for ten, value in _TENS.items()},
}
_SCALES: Final = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "dozen": 12,
}
_LOOSELY: Final = {"once": 1, "twice": 2, "couple": 2, "both": 2, "pair": 2, "thrice": 3}
"""Words that support a number in a draft, and need no support themselves."""

_LOOSE: Final = {**_ORDINALS, **_LOOSELY}
_BEGINS: Final = frozenset((*_UNITS, *_TENS, "hundred", "dozen"))
"""Words that a number may begin with."""

_LETTERS: Final = re.compile(r"(?<![^\W_])[a-z]{3,11}(?![^\W_])", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W_]+")
_FIRST_LETTERS: Final = "".join(sorted({word[0] for word in _BEGINS}))
_BEGINNING: Final = re.compile(
    # Led by its first letters, which are quick to look for; then the word is read from the first.
    rf"[{_FIRST_LETTERS}{_FIRST_LETTERS.upper()}](?<![^\W_].)"
    rf"(?<=(?=(?ai:{'|'.join(sorted(_BEGINS))})(?![^\W_])).)"
)
_BETWEEN: Final = re.compile(r"(?:-|\s{1,3})(?:and\s)?")
_HALF: Final = re.compile(r"\s{1,3}and\s{1,3}a\s{1,3}(half|quarter)\b", re.IGNORECASE)
_POINT: Final = re.compile(r"\s{1,3}(?:point|dot)(?=\s)", re.IGNORECASE)
_MONEY: Final = re.compile(
    r"\s{1,3}(?:euros?|pounds?|dollars?|quid)(?:\s{1,3}and)?(?=\s)", re.IGNORECASE
)
_PARTS: Final = {"half": 0.5, "quarter": 0.25}
_GAP: Final = re.compile(r"\s{1,3}")
_MOST_WORDS: Final = 12
"""Words of one number; nobody says a longer one."""

_FAR: Final = 4
"""White space between two numbers that keeps them apart."""


@dataclass(frozen=True)
class Spelt:
    """A number in words and where it stands."""

    start: int
    end: int
    value: float
    is_ordinal: bool = False


def numbers_in_words(text: str) -> Iterator[Spelt]:
    """Yield the numbers of `text` that are in words, in order; "one" is one of them."""
    done = 0
    for match in _BEGINNING.finditer(text):
        if match.start() >= done:
            number = _read(text, match.start())
            done = number.end
            yield number


def loose_numbers(text: Scanned, numbers: Iterable[Spelt]) -> Iterator[float]:
    """Yield what words like "twice" and "third" count, and what "twelve fifty" may come to.

    `numbers` are those of the text, as `numbers_in_words` yields them.
    """
    for word in set(_WORD.findall(text.pieces.lower())):
        if word in _LOOSE:
            yield float(_LOOSE[word])
    previous: Spelt | None = None
    for number in numbers:
        if previous is not None and _follows(text.text, previous, number):
            yield previous.value + number.value / (10 if number.value < 10 else 100)
            yield previous.value * 100 + number.value
        previous = number


def _follows(text: str, whole: Spelt, rest: Spelt) -> bool:
    """Tell whether the second number may be the cents of the first, or the years of a century."""
    if rest.value >= 100 or whole.value != int(whole.value):
        return False
    money = _MONEY.match(text, whole.end)
    start = money.end() if money else whole.end
    return text[start : rest.start].isspace() and rest.start - start < _FAR


def _read(text: str, start: int) -> Spelt:
    """Return the number that begins at `start`, with all the words that belong to it."""
    words, end = _words_of(text, start)
    if words[-1] in _ORDINALS:
        return Spelt(start, end, _sum(words), is_ordinal=True)
    value, end = _with_fraction(text, _sum(words), end)
    return Spelt(start, end, value)


def _words_of(text: str, start: int) -> tuple[list[str], int]:
    words: list[str] = []
    at = end = start
    while len(words) < _MOST_WORDS:
        match = _LETTERS.match(text, at)
        word = match.group().lower() if match else ""
        if match is None or not _joins(word, words[-1] if words else ""):
            break
        words.append(word)
        end = match.end()
        gap = _BETWEEN.match(text, end)
        # "Two and three" are two numbers; only hundreds and more go on with "and".
        if gap is None or (gap.group().endswith("d ") and word not in _SCALES):
            break
        at = gap.end()
    return words, end


def _sum(words: list[str]) -> float:
    total = current = 0.0
    for word in words:
        if word not in _SCALES:
            current += _UNITS.get(word, _TENS.get(word, _ORDINALS.get(word, 0)))
            continue
        current = (current or 1) * _SCALES[word]
        if _SCALES[word] >= 1_000:
            total, current = total + current, 0.0
    return total + current


def _joins(word: str, last: str) -> bool:
    """Tell whether a word goes on with a number whose last word is `last`, or begins one."""
    if not last:
        return word in _BEGINS
    if word in _SCALES:
        return last not in _SCALES or _SCALES[word] > _SCALES[last]
    if last in _TENS:
        return 0 < _UNITS.get(word, _ORDINALS.get(word, 0)) < 10
    if last in _SCALES and last != "dozen":
        return word in _UNITS or word in _TENS or word in _ORDINALS
    return False


def _with_fraction(text: str, value: float, end: int) -> tuple[float, int]:
    half = _HALF.match(text, end)
    if half:
        return value + _PARTS[half.group(1).lower()], half.end()
    point = _POINT.match(text, end)
    if point is None:
        return value, end
    digits, at = "", point.end()
    for _ in range(_MOST_WORDS):
        match = _GAP.match(text, at)
        word = _LETTERS.match(text, match.end()) if match else None
        spoken = _UNITS.get(word.group().lower()) if word else None
        tens = _TENS.get(word.group().lower()) if word else None
        if word is None or (spoken is None and tens is None):
            break
        digits += str(spoken if spoken is not None else tens)
        at = word.end()
    return (float(f"{value:.0f}.{digits}"), at) if digits else (value, end)
