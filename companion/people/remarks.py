"""What a form's free remarks say that pairing needs: how many mentees, and whom not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from companion.people.lexicon import plain, word_set
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
    r"|again|anywhere|near|close))*\s(?P<rest>.{1,60})",
    re.IGNORECASE,
)
_SOMEBODY: Final = re.compile(r"(?:him|her|them)\b", re.IGNORECASE)
_CALLED: Final = re.compile(r"(?P<first>[^\W\d_]{2,20})(?: (?P<last>[^\W\d_]{1,30})\b)?")
_NO_NAMES: Final = word_set(
    "january february march april may june july august september october november december monday",
    "tuesday wednesday thursday friday saturday sunday",
)
_START: Final = re.compile(
    r"\b(?:(?:not|nothing|can't start|cannot start) (?:before|until|till|til)"
    r"|(?:busy|away|off|unavailable|abroad|on leave) (?:until|till|til|'til)"
    r"|(?:only (?:start |begin )?|free |available |starting |can start )(?:from|after|in))"
    r"\s(?:[\w']{1,12}\s){0,4}?(?:(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,7}"
    r"|may|x-?mas|christmas|easter|summer|autumn|spring|winter|new year|half term)\b",
    re.IGNORECASE,
)
_NAMES: Final = re.compile(r"\b[A-Z][^\W\d_]{1,20}(?: [A-Z][^\W\d_]{0,20})?\b")
_LOOKED_BACK: Final = 80
"""Characters before "him" in which the name stands."""


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


def start_said(remark: str) -> str | None:
    """Return the words by which a remark says from when somebody is free: "busy till Christmas"."""
    found = _START.search(_in_one_line(remark))
    return None if found is None else found[0]


def asked_apart(people: Sequence[Person]) -> tuple[AskedApart, ...]:
    """Return who asks in a remark not to be paired with somebody whom it names.

    In full, or by part of a name that exactly one of the `people` bears.
    """
    return tuple(
        dict.fromkeys(
            AskedApart(asker.id, others[0].id)
            for asker, _, others in _wishes(people)
            if len(others) == 1
        )
    )


@dataclass(frozen=True, slots=True)
class UnclearApart:
    """A wish not to be paired with somebody whose name several bear."""

    asker: PersonId
    named: str
    others: tuple[PersonId, ...]


def unclear_apart(people: Sequence[Person]) -> tuple[UnclearApart, ...]:
    """Return the wishes not to be paired with somebody that fit several of the `people`."""
    return tuple(
        dict.fromkeys(
            UnclearApart(asker.id, named, tuple(other.id for other in others))
            for asker, named, others in _wishes(people)
            if len(others) > 1
        )
    )


def _wishes(people: Sequence[Person]) -> Iterator[tuple[Person, str, tuple[Person, ...]]]:
    """Yield who wishes it, the name as written, and all others who bear it."""
    bearers = [(name_key(person.name), person) for person in people]
    for asker in people:
        for named in _named_apart(asker.note_to_organiser or ""):
            others = [(key, person) for key, person in bearers if person.id != asker.id]
            whole = f"{name_key(named)} "
            full = [one for key, one in others if " " in key and whole.startswith(f"{key} ")]
            called = _CALLED.match(named)
            if full:
                yield asker, full[0].name, (full[0],)
            elif called is not None and called["first"].casefold() not in _NO_NAMES:
                some = tuple(person for key, person in others if _bears(key, called))
                yield asker, _as_called(called), some


def _bears(key: str, called: re.Match[str]) -> bool:
    """Whether a name can be the one that is written in part: "Phil D", "Philippa", "Dunmore"."""
    parts = key.split()
    first, last = name_key(called["first"]), name_key(called["last"] or "")
    if not called["first"][0].isupper() or first not in parts:
        return False
    # What follows a name is only part of it where it is written like one.
    is_name = bool(last) and called["last"][0].isupper()
    return not is_name or any(part.startswith(last) for part in parts[1:])


def _as_called(called: re.Match[str]) -> str:
    last = called["last"] or ""
    return f"{called['first']} {last}" if last[:1].isupper() else called["first"]


def _named_apart(remark: str) -> Iterator[str]:
    """Yield what follows each wish; for "him", the names that stand before it."""
    said = _in_one_line(remark)
    position = 0
    while (found := _APART.search(said, position)) is not None:
        if _SOMEBODY.match(found["rest"]):
            before = said[: found.start()][-_LOOKED_BACK:]
            yield from (name[0] for name in _NAMES.finditer(before))
        else:
            yield found["rest"]
        position = found.start("rest")


def _in_one_line(remark: str) -> str:
    return " ".join(remark[:_LONGEST].replace("’", "'").split())


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBER_WORDS.index(word) + 1
