"""How plainly a mentor offers one of the things that a goal asks for, one thing at a time.

A form's offers are a word or two each, and a mentee asks for several things in one breath: the fit
of the whole goal then says little, though one of the things is offered by name.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from companion.goals.closeness import WEAK
from companion.goals.goal import Goal
from companion.matching.scoring import MentorIndex
from companion.people.person import Person
from companion.ports import Vectors
from companion.retrieval.blind import blinded, name_words
from companion.retrieval.passages import Aspect
from companion.text.words import STOP_WORDS, stems, words

MOST_ASKS: Final = 12
"""Things that one goal asks for: each costs an embedding."""

NEAR: Final = 0.50
"""Cosine from which an offer is what was asked for, in other words."""

SAME_MATTER: Final = 0.40
"""Cosine below which a word in common is taken for chance ("new team": "Teams")."""

SURE: Final = 0.75
"""The most that one thing offered by name is worth, whatever else was asked for."""

CHANCE: Final = 0.15
"""What a cosine owes to one word in common where each goes on to something else."""

HALF: Final = 0.5
"""How far a thing and an offer name each other before that counts at all."""

_MIDDLE: Final = 0.70
_SPREAD: Final = 0.18
_NAMED: Final = 0.5
"""What it adds to a cosine that the words are the same."""

_READ_CHARACTERS: Final = 2_000
_LONGEST_ASK: Final = 12
_CUT: Final = re.compile(
    r"[,;:/&+()\[\]\n.!?–—]|\s-\s|\b(?:and|or|as well as|plus)\b", re.IGNORECASE
)
_ACRONYM: Final = re.compile(r"\b[A-Z][A-Z0-9&]{1,5}\b")
_FEWEST_LETTERS: Final = 3
_MOST_INITIALS: Final = 5
_OFFERED: Final = frozenset({Aspect.HELP, Aspect.SKILLS})

Numbers = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Ask:
    """One thing that a goal asks for."""

    words: str
    """Verbatim from the goal."""
    text: str
    """Blinded; what is embedded."""
    stems: frozenset[str]
    acronyms: frozenset[str]
    """Those it names, and the one that its words would give."""


Asks = tuple[Ask, ...]
"""What one goal asks for, thing by thing."""


@dataclass(frozen=True, kw_only=True, eq=False)
class OfferIndex:
    """What the mentors of a pool offer."""

    mentors: int
    owners: NDArray[np.intp]
    vectors: Vectors
    """One row per offer."""
    places: Mapping[str, tuple[tuple[int, int], ...]]
    """Per stem the (offer, choice) in which it stands: "Excel & spreadsheets" is two choices."""
    choices: Mapping[tuple[int, int], frozenset[str]]
    """The stems of each choice."""
    acronyms: Mapping[str, tuple[int, ...]]
    passages: tuple[int, ...]
    """Per offer the number of its passage in the pool."""


def asks_of(goal: Goal, *, mentee: Person | None = None) -> Asks:
    """Return what a goal asks for, cut where a list is cut; at most `MOST_ASKS`. Linear."""
    names = name_words(mentee.name) if mentee else frozenset()
    told = "\n".join(filter(None, (goal.statement, goal.challenge)))[:_READ_CHARACTERS]
    found: dict[frozenset[str], Ask] = {}
    for piece in map(str.strip, _CUT.split(told)):
        text = blinded(piece, names=names)
        own = frozenset(stems(text))
        if own and len(text.split()) <= _LONGEST_ASK and len(found) < MOST_ASKS:
            short = frozenset((*_ACRONYM.findall(piece), *_initials(words(piece))))
            found.setdefault(own, Ask(words=piece, text=text, stems=own, acronyms=short))
    return tuple(found.values())


@lru_cache(maxsize=2)
def offer_index(index: MentorIndex) -> OfferIndex:
    """Lay out the offers of a pool; the last two are remembered."""
    numbers = [
        number for number, passage in enumerate(index.passages) if passage.aspect in _OFFERED
    ]
    places: dict[str, list[tuple[int, int]]] = {}
    choices: dict[tuple[int, int], frozenset[str]] = {}
    acronyms: dict[str, list[int]] = {}
    for offer, number in enumerate(numbers):
        text = ", ".join(index.passages[number].units)
        for acronym in dict.fromkeys(_ACRONYM.findall(text)):
            acronyms.setdefault(acronym, []).append(offer)
        for choice, part in enumerate(_CUT.split(text)):
            own = frozenset(stems(part))
            choices[offer, choice] = own
            for stem in own:
                places.setdefault(stem, []).append((offer, choice))
    return OfferIndex(
        mentors=index.mentors,
        owners=index.owners[numbers],
        vectors=index.vectors[numbers],
        places={stem: tuple(found) for stem, found in places.items()},
        choices=choices,
        acronyms={acronym: tuple(found) for acronym, found in acronyms.items()},
        passages=tuple(numbers),
    )


def offered(index: OfferIndex, asks: Asks, vectors: Mapping[str, Vectors]) -> Numbers:
    """Return per mentor how plainly one of the things is offered, 0 to `SURE`.

    Args:
        index: the offers.
        asks: the things.
        vectors: the vector of each thing's text.
    """
    found = np.zeros(index.mentors)
    if len(index.owners) and asks:
        worth = _worth(index, asks, vectors).max(axis=1)
        np.maximum.at(found, index.owners, np.minimum(worth, SURE))
    return found


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The offer of one mentor that answers one thing best."""

    ask: Ask
    passage: int
    """Its number in the pool."""
    worth: float
    """0 to 1."""


def answer_of(
    index: OfferIndex, asks: Asks, vectors: Mapping[str, Vectors], *, row: int
) -> Answer | None:
    """Return what a mentor, given by row, offers most plainly of what is asked for."""
    own = np.flatnonzero(index.owners == row)
    if not len(own) or not asks:
        return None
    worth = _worth(index, asks, vectors)[own]
    offer, thing = np.unravel_index(int(worth.argmax()), worth.shape)
    best = float(worth[offer, thing])
    number = index.passages[int(own[offer])]
    return Answer(ask=asks[int(thing)], passage=number, worth=best) if best else None


def nearest_offers(
    index: OfferIndex, asks: Asks, vectors: Mapping[str, Vectors]
) -> dict[int, tuple[float, int]]:
    """Return per mentor, by row, how near the nearest offer is and the number of its passage."""
    found: dict[int, tuple[float, int]] = {}
    if not len(index.owners) or not asks:
        return found
    near = (index.vectors @ np.stack([vectors[ask.text] for ask in asks]).T).max(axis=1)
    for owner, passage, cosine in zip(index.owners, index.passages, near, strict=True):
        found[int(owner)] = max(found.get(int(owner), (0.0, passage)), (float(cosine), passage))
    return found


def _worth(index: OfferIndex, asks: Asks, vectors: Mapping[str, Vectors]) -> Numbers:
    """Return how plainly each offer (row) is each thing (column), 0 to 1."""
    near = index.vectors @ np.stack([vectors[ask.text] for ask in asks]).T
    shared = [_shared(index, ask) for ask in asks]
    same = np.stack([found.named for found in shared], axis=1)
    near = near - CHANCE * np.stack([found.by_chance for found in shared], axis=1)
    whole = same > _WHOLE
    likely = np.where(whole, np.maximum(near, NEAR), near) + _NAMED * same
    likely = np.where((near >= SAME_MATTER) | whole, likely, near)
    for number, ask in enumerate(asks):
        for offer in (each for short in ask.acronyms for each in index.acronyms.get(short, ())):
            likely[offer, number] = max(likely[offer, number], NEAR + _NAMED)
    worth: Numbers = np.where(likely >= NEAR, 1 / (1 + np.exp((_MIDDLE - likely) / _SPREAD)), 0.0)
    return worth


_WHOLE: Final = 0.99
"""A share of one, as floats add up."""


@dataclass(frozen=True, kw_only=True, eq=False)
class _Shared:
    """What the words in common say of each offer and one thing."""

    named: Numbers
    """How far the nearest choice and the thing name each other, 0 to 1."""
    by_chance: NDArray[np.bool_]
    """Whether all in common is a word that each uses of something else."""


def _shared(index: OfferIndex, ask: Ask) -> _Shared:
    """Return per offer what its choices and the thing have in common.

    "Project plans" and "holiday plans" share a word, and neither is the other; "plans" alone, or
    "make plans", is.
    """
    named = np.zeros(len(index.owners))
    touched = np.zeros(len(index.owners), dtype=bool)
    for offer, choice in {place for stem in ask.stems for place in index.places.get(stem, ())}:
        own = index.choices[offer, choice]
        if _is_chance(ask.stems, own):
            touched[offer] = True
            continue
        count = len(ask.stems & own)
        both = ((count / len(ask.stems)) * (count / len(own))) ** 0.5
        if both >= HALF:
            named[offer] = max(named[offer], both)
    return _Shared(named=named, by_chance=touched & (named == 0))


def _is_chance(one: frozenset[str], other: frozenset[str]) -> bool:
    if one == other:
        return False
    shared = (one & other) - WEAK
    return not shared or (len(shared) == 1 and bool(one - other - WEAK and other - one - WEAK))


def _initials(said: Sequence[str]) -> tuple[str, ...]:
    """Return what all the words of a thing could be short for: "info governance" gives IG."""
    telling = [word for word in said if word not in STOP_WORDS]
    if not 1 < len(telling) <= _MOST_INITIALS or any(
        len(word) < _FEWEST_LETTERS or not word.isalpha() for word in telling
    ):
        return ()
    return ("".join(word[0].upper() for word in telling),)
