"""How others may have written of somebody who leaves: decided here, since they chose the words.

A name or a link is free text of whoever has it. What would take a common word, a number, or
somebody else's address out of the texts of others does not count as one.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from companion.access.leaving import Leaver
from companion.people.person import Person
from companion.text.common_words import is_common

_FEWEST_LETTERS: Final = 3
_LINK: Final = re.compile(
    r"(?:https?://|www\.)[^\s/]{1,250}\.[^\s/]{2,250}(?:/\S{0,2000})?"
    r"|[^\s/@]{1,250}\.[a-z]{2,24}/\S{1,2000}"
    r"|[^\s@<>,;:\"]{1,250}@[^\s@<>,;:\"]{1,250}\.[^\s@<>,;:\"]{2,250}",
    re.IGNORECASE,
)
"""An address of the web or of mail, and nothing beside it."""


@dataclass(frozen=True, kw_only=True)
class Signs:
    """By what somebody is known in writing."""

    name: str
    email: str | None = None
    links: tuple[str, ...] = ()

    def has_name_of(self, other: "Signs") -> bool:
        """Whether whoever writes the other's name may mean this one."""
        return set(_words(other.name)) <= set(_words(self.name))

    @property
    def addresses(self) -> frozenset[str]:
        """Their addresses and links, to be compared."""
        return frozenset(each.strip().casefold() for each in (self.email or "", *self.links))


def signs_of(person: Person) -> Signs:
    """Return by what a person is known in writing."""
    return Signs(name=person.name, email=person.email, links=person.links)


def leaver_of(one: Signs, others: Iterable[Signs]) -> Leaver:
    """Return what to look for in records of others, as far as nobody else is meant by it.

    Args:
        one: who leaves.
        others: everybody else whom these records know.
    """
    known: Sequence[Signs] = tuple(others)
    taken = frozenset().union(*(other.addresses for other in known))
    found = [
        # A sign behind it belongs to the sentence that it was pasted from.
        each.strip().rstrip(".,;:!?")
        for each in (one.email or "", *one.links)
        if is_link(each) and each.strip().casefold() not in taken
    ]
    if not is_name(one.name) or any(other.has_name_of(one) for other in known):
        return Leaver(names=found)
    if all(is_common(word.lower()) for word in one.name.split()):
        # "Rose Field" is somebody, "a rose field" is not.
        return Leaver(names=found, capitalised=[one.name])
    return Leaver(names=[*found, one.name])


def is_link(text: str) -> bool:
    """Whether somebody's link or address is one, and not any word."""
    return _LINK.fullmatch(text.strip()) is not None


def is_name(text: str) -> bool:
    """Whether a name tells somebody: two words, or one with a capital that is no common word."""
    words = [word for word in text.split() if any(map(str.isalpha, word))]
    if sum(map(str.isalpha, "".join(words))) < _FEWEST_LETTERS:
        return False
    if len(words) > 1:
        return True
    return bool(words) and words[0] == words[0].strip("0123456789") and _is_told(words[0])


def _is_told(word: str) -> bool:
    # Many scripts have no capitals.
    begins = word[0].isupper() or word[0].lower() == word[0].upper()
    return begins and not is_common(word.lower())


def _words(name: str) -> list[str]:
    return name.casefold().split()
