"""Ids made of names: short, ASCII, and never of an e-mail address."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from companion.people.person import PersonId

OWN_ID: Final = PersonId("me")
"""The id of whoever keeps the records."""

LONGEST_SLUG: Final = 60

_LETTERS: Final = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "ł": "l",
        "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ı": "i",
        "ħ": "h", "Ħ": "h", "ŋ": "n",
    }
)  # fmt: skip
"""Latin letters that do not fall apart into a base letter and a mark."""

_NOT_PLAIN: Final = re.compile(r"[^a-z0-9]+")


def slug(name: str, *, fallback: str = "person") -> str:
    """Return `name` in lower-case ASCII letters, digits and single hyphens.

    A name without any Latin letter gives `fallback`: nothing is transliterated by guesswork.
    """
    taken_apart = unicodedata.normalize("NFKD", name[: 4 * LONGEST_SLUG].translate(_LETTERS))
    plain = "".join(mark for mark in taken_apart if not unicodedata.combining(mark))
    joined = _NOT_PLAIN.sub("-", plain.lower().replace("'", "").replace("’", ""))
    return joined[:LONGEST_SLUG].strip("-") or fallback


def unique_ids(names: Iterable[str], *, taken: Iterable[str] = ()) -> tuple[PersonId, ...]:
    """Return one id per name, in order; an id that is taken gets the next free number."""
    used = set(taken)
    next_number: dict[str, int] = {}
    ids: list[PersonId] = []
    for name in names:
        base = slug(name)
        candidate, number = base, next_number.get(base, 2)
        while candidate in used:
            candidate, number = f"{base}-{number}", number + 1
        next_number[base] = number
        used.add(candidate)
        ids.append(PersonId(candidate))
    return tuple(ids)
