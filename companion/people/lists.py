"""Lists as people type them, split at their separators but never inside brackets."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Final

from companion.text.patterns import lazy

_BULLET: Final = lazy(
    r"\s*(?:[-–—*•·▪◦●○‣⁃∙►▸✓✔☐☑\uf0b7>+]{1,3}\s+|[•▪◦●○‣⁃∙►▸✓✔☐☑\uf0b7]|o\s+"
    r"|\(?\d{1,3}[.):]\s+|\(?[a-h]\)\s+)"
)
_ADDED: Final = lazy(
    r"^(?:others?|something else|anything else)(?:\s\([^()]{0,40}\))?\s?[:–-]\s?(?=\S)",
    re.IGNORECASE,
)
"""What a form puts before an answer that is none of its ticks: "Other: payroll"."""

_TWICE: Final = 2
_THRICE: Final = 3
_OPENING: Final = "([{"
_CLOSING: Final = ")]}"


def without_bullet(line: str) -> str:
    """Return a line without the bullet or number that opens it, and without outer spaces."""
    match = _BULLET.match(line)
    return (line if match is None else line[match.end() :]).strip()


def without_other(entry: str) -> str:
    """Return an entry of a form without "Other:", which the form put before it."""
    return _ADDED.sub("", entry)


def has_bullet(line: str) -> bool:
    """Whether a bullet or a list number opens the line."""
    return _BULLET.match(line) is not None


def split_outside_brackets(text: str, separators: str) -> tuple[str, ...]:
    """Return the parts of `text` between any of `separators`, blank parts left out."""
    parts: list[str] = []
    depth, begin = 0, 0
    for position, character in enumerate(text):
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0 and character in separators:
            parts.append(text[begin:position])
            begin = position + 1
    parts.append(text[begin:])
    return tuple(part.strip() for part in parts if part.strip())


def items_of(text: str, *, separators: str = ",;|•·\n\t") -> tuple[str, ...]:
    """Return the entries of a typed list, bullets stripped, repetitions dropped."""
    parts = split_outside_brackets(text, separators)
    cleaned = (without_bullet(part).strip(" .;,") for part in parts)
    return distinct(item for item in cleaned if item)


def distinct(items: Iterable[str]) -> tuple[str, ...]:
    """Return items in order without later ones that differ in case or spaces only."""
    kept: dict[str, str] = {}
    for item in items:
        kept.setdefault(" ".join(item.casefold().split()), item)
    return tuple(kept.values())


def always_together(cells: Iterable[str]) -> tuple[str, ...]:
    """Return runs of entries that no cell of a list parted by commas has apart: "Bread, rolls".

    Each is in at least three cells, or in two and goes on in small letters.
    """
    times: Counter[str] = Counter()
    beside: Counter[tuple[str, str]] = Counter()
    for cell in cells:
        entries = distinct(split_outside_brackets(cell, ",")) if ";" not in cell else ()
        times.update(entries)
        beside.update(pairwise(entries))
    follows = {
        first: second
        for (first, second), count in beside.items()
        if count == times[first] == times[second]
        and count >= (_TWICE if second[:1].islower() else _THRICE)
    }
    starts = [first for first in follows if first not in follows.values()]
    return tuple(", ".join(_run(first, follows)) for first in starts)


def _run(first: str, follows: Mapping[str, str]) -> list[str]:
    found = [first]
    while found[-1] in follows and len(found) <= len(follows):
        found.append(follows[found[-1]])
    return found
