"""What a form's free remarks say that pairing needs: how many mentees, and whom not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from companion.people.lexicon import plain
from companion.people.managers import name_key
from companion.people.person import Person, PersonId

_LONGEST: Final = 2_000
_NUMBER_WORDS: Final = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
]
_NUMBER: Final = rf"(?:[1-9]\d?|{'|'.join(_NUMBER_WORDS)})"
_PLACES: Final = re.compile(
    r"\b(?:up to|max(?:imum)?(?: of)?|(?:no|not) more than|at most"
    r"|(?:happy|able|willing|glad|pleased) to (?:take|mentor|have|do|see|support)(?: on)?"
    r"|(?:can|could) (?:only )?(?:take|do|have|mentor|manage|see)(?: on)?"
    r"|(?:will|would|i'll|i'd) (?:only )?(?:take|mentor)(?: on)?)"
    rf"\s(?:only\s|just\s)?(?P<number>{_NUMBER})\b"
    r"(?P<unit>\s?(?:mentees?|people|persons?|of them|at a time|pairs?)\b)?"
)
_OTHER_UNIT: Final = re.compile(
    r"\s?(?:%|:|\.\d|/|-\s?\d|(?:[a-z]+ )?(?:h|hrs?|hours?|min|mins|minutes?|sessions?|times?|days?"
    r"|weeks?|months?|years?|meetings?|calls?|am|pm|o'clock|things?|topics?|slots?|evenings?|nights?"
    r"|mornings?|afternoons?|lunch\w*|pages?|miles?|km|shows?|thing)\b)"
)
_MAYBE: Final = re.compile(
    rf"[\s,(]{{0,3}}(?:(?:or|maybe|perhaps|possibly|and maybe|or maybe)\s)+(?P<number>{_NUMBER})\b"
)
_APART: Final = re.compile(
    r"\b(?:not|never|anyone but|anybody but|except(?: for)?|avoid|other than|apart from"
    r"|(?:don't|do not|dont) (?:pair|match|put|place|want)(?: me)?|rather not(?: have| see| get)?)"
    r"(?:\s(?:to|be|with|have|get|paired|matched|put|please|by|as|my|mentor|mentee|together"
    r"|again))*\s(?P<rest>.{1,60})"
)


@dataclass(frozen=True, slots=True)
class SaidPlaces:
    """How many mentees somebody says they take."""

    number: int
    words: str
    """What says so."""
    is_sure: bool
    """False where more than one number is said."""


@dataclass(frozen=True, slots=True)
class AskedApart:
    """A wish not to be paired with somebody."""

    asker: PersonId
    other: PersonId


def places_said(remark: str) -> SaidPlaces | None:
    """Return how many mentees a remark offers: "up to 5", "happy to take two"; None if nothing.

    Of "one, maybe two" the lower counts. Numbers of hours, days or times are not meant. Linear.
    """
    said = " ".join(plain(remark[:_LONGEST]).replace("’", "'").split())
    for found in _PLACES.finditer(said):
        after = found.end()
        if found["unit"] is None and _OTHER_UNIT.match(said, after):
            continue
        number = _number(found["number"])
        other = _MAYBE.match(said, after)
        if other is not None:
            lower = min(number, _number(other["number"]))
            return SaidPlaces(lower, said[found.start() : other.end()], is_sure=False)
        return SaidPlaces(number, found[0], is_sure=True)
    return None


def asked_apart(people: Sequence[Person]) -> tuple[AskedApart, ...]:
    """Return who asks in a remark not to be paired with somebody whom it names in full."""
    names = {name_key(person.name): person.id for person in people if " " in person.name.strip()}
    found: dict[AskedApart, None] = {}
    for person in people:
        for named in _named_apart(person.note_to_organiser or ""):
            others = (names[name] for name in names if f"{named} ".startswith(f"{name} "))
            other = next(others, person.id)
            if other != person.id:
                found[AskedApart(person.id, other)] = None
    return tuple(found)


def _named_apart(remark: str) -> Iterator[str]:
    """Yield what follows each wish, in the form in which names are compared."""
    said = " ".join(plain(remark[:_LONGEST]).replace("’", "'").split())
    position = 0
    while (found := _APART.search(said, position)) is not None:
        yield name_key(found["rest"])
        position = found.start("rest")


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBER_WORDS.index(word) + 1
