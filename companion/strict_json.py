"""JSON as people's files hold it, read without the leniency that hides mistakes."""

import json
import math
from collections import Counter
from dataclasses import dataclass
from typing import Final

from pydantic import JsonValue

LONGEST_WHOLE_NUMBER: Final = 18
"""Digits that a whole number may have: more would not fit 64 bits in the databases."""

MOST_FIELDS: Final = 10_000
"""Fields that one object may have; a record has dozens, and each wrong one costs time to explain.
"""

MOST_ITEMS: Final = 100_000
"""Items that one list may have: as many people as a programme ever has."""

_MOST_FLAWS: Final = 100
"""Flaws that are collected; a hostile text may hold one in every few characters."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that JSON lets pass and that we do not; `value` is a number or constant."""

    remedy: str
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Decoded:
    """One JSON value, where its text ends, and what is wrong inside it."""

    value: JsonValue
    end: int
    flaws: tuple[Flaw, ...]


def decode(text: str, *, start: int = 0) -> Decoded:
    """Read the one JSON value that begins at `start`; leading white space is not skipped.

    Flaws are collected, not raised, so that one bad number does not hide the next record.

    Raises:
        json.JSONDecodeError: the text is not JSON there, or is nested too deeply to read.
    """
    reading = _Reading()
    try:
        value, end = reading.decoder().raw_decode(text, start)
    except RecursionError:
        raise json.JSONDecodeError("Nested too deeply", text, start) from None
    return Decoded(value, end, tuple(reading.flaws))


def explained(error: json.JSONDecodeError) -> str:
    """Return what a syntax error means as a sentence for somebody who edits the file by hand."""
    for message, sentence in _SENTENCES.items():
        if error.msg.startswith(message):
            return f"{sentence} (column {error.colno})"
    return f"is not JSON: {error.msg.lower()} (column {error.colno})"


class _Reading:
    """The hooks of one decoding, with the flaws that they meet."""

    def __init__(self) -> None:
        self.flaws: list[Flaw] = []

    def decoder(self) -> json.JSONDecoder:
        return json.JSONDecoder(
            object_pairs_hook=self._object,
            parse_int=self._whole_number,
            parse_float=self._number,
            parse_constant=self._constant,
        )

    def _object(self, pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
        if self._is_too_large(pairs):
            return {}
        found = dict(pairs)
        if len(found) != len(pairs):
            for key, times in Counter(key for key, _ in pairs).items():
                if times > 1:
                    self._add(f"the field {_cut(key)} stands {times} times; keep one of them")
        for key in tuple(found):
            if not _encodable(key):
                self._add("a field name holds a lone surrogate; save the text as valid UTF-8")
                del found[key]
        return found

    def _is_too_large(self, pairs: list[tuple[str, JsonValue]]) -> bool:
        """Say so where an object has more fields, or a list in it more items, than it may."""
        if len(pairs) > MOST_FIELDS:
            self._add(f"an object has {len(pairs):,} fields; {MOST_FIELDS:,} are the most")
            return True
        for name, value in pairs:
            if isinstance(value, list) and len(value) > MOST_ITEMS:
                self._add(f"the list {_cut(name)} has {len(value):,} items; send it in parts")
                return True
        return False

    def _whole_number(self, digits: str) -> int:
        if len(digits.lstrip("-")) <= LONGEST_WHOLE_NUMBER:
            return int(digits)
        self._add(f"the number has {len(digits)} digits; write a smaller one", digits)
        return 0

    def _number(self, digits: str) -> float:
        number = float(digits)
        if math.isfinite(number):
            return number
        self._add("the number is too large; write a smaller one", digits)
        return 0.0

    def _constant(self, name: str) -> None:
        self._add(f"{name} is not JSON; write a number or null", name)

    def _add(self, remedy: str, value: str | None = None) -> None:
        if len(self.flaws) < _MOST_FLAWS:
            self.flaws.append(Flaw(remedy, None if value is None else _cut(value).strip("'")))


def _encodable(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= mark <= "\udfff" for mark in text)


def _cut(text: str, *, limit: int = 40) -> str:
    # `!a` would hide accents; `!r` shows lone surrogates escaped, which is all that print needs.
    return repr(text) if len(text) <= limit else repr(text[:limit])[:-1] + "…'"


_SENTENCES: Final = {
    "Nested too deeply": "lists or objects are nested too deeply; flatten them",
    "Extra data": "there is more text after the record; put each record on a line of its own",
    "Expecting property name": "a field name in double quotes is expected; look for a comma too "
    "many, or for single quotes",
    "Illegal trailing comma": "there is a comma too many; remove it",
    "Expecting ',' delimiter": "a comma, or a closing bracket, is missing",
    "Expecting ':' delimiter": "a colon is missing after the field name",
    "Unterminated string": "a text has no closing quote",
    "Invalid control character": "a text holds a raw line break or tab; write \\n or \\t",
    "Invalid \\": "a backslash starts no known escape; write \\\\ for a backslash",
    "Expecting value": "a value is missing, or a text stands without double quotes",
}
