"""How plainly a mentor offers one of the things that a goal asks for, one thing at a time.

A form's offers are a word or two each, and a mentee asks for several things in one breath: the fit
of the whole goal then says little, though one of the things is offered by name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from companion.goals.closeness import WEAK
from companion.matching.asks import ACRONYM, CUT, LONGEST_ASK, Ask, Asks
from companion.matching.scoring import MentorIndex
from companion.ports import Vectors
from companion.retrieval.passages import Aspect
from companion.text.spelling import families

NEAR: Final = 0.50
"""Cosine from which an offer is what was asked for, in other words."""

SAME_MATTER: Final = 0.40
"""Cosine below which a word in common is taken for chance ("new team": "Teams")."""

SURE: Final = 0.75
"""The most that one thing offered by name is worth, whatever else was asked for."""

CHANCE: Final = 0.15
"""What a cosine owes to one word in common where each goes on to something else."""

PART: Final = 0.05
"""What half of an offer ("marketing and social media") must be nearer than a whole one."""

HALF: Final = 0.5
"""How far a thing and an offer name each other before that counts at all."""

MOST_PARTS: Final = 1_500
"""Parts of offers that are compared by themselves: each costs an embedding the first time."""

_MIDDLE: Final = 0.70
_SPREAD: Final = 0.18
_NAMED: Final = 0.5
"""What it adds to a cosine that the words are the same."""

_OFFERED: Final = frozenset({Aspect.HELP, Aspect.SKILLS})
_LONGEST_TITLE: Final = 5
_TWO: Final = 2
_RANKS: Final = frozenset(
    families(
        "assistant associate board chair chief coordinator deputy director executive first head "
        "hon honorary interim junior lead leader manager member officer owner part partner person "
        "president principal second senior specialist staff supervisor team time trainee trustee "
        "vice volunteer"
    )
)
"""What a job title holds besides a craft."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One thing of an offer: "Excel & spreadsheets" is two."""

    offer: int
    text: str
    stems: frozenset[str]
    is_title: bool = False
    """Whether it is a job title of somebody whose offers go with it."""


@dataclass(frozen=True, kw_only=True, eq=False)
class OfferIndex:
    """What the mentors of a pool offer."""

    mentors: int
    passages: tuple[int, ...]
    """Per offer the number of its passage in the pool."""
    owners: NDArray[np.intp]
    vectors: Vectors
    """One row per offer."""
    choices: tuple[Choice, ...]
    places: Mapping[str, tuple[int, ...]]
    """Per stem the choices in which it stands."""
    acronyms: Mapping[str, tuple[int, ...]]
    """Per acronym the offers in which it stands."""
    is_title: NDArray[np.bool_]
    """Per offer."""
    parts: NDArray[np.intp]
    """The choices that are only part of an offer, and have a vector of their own."""
    part_vectors: Vectors
    part_offers: NDArray[np.intp]


def offer_texts(index: MentorIndex) -> tuple[str, ...]:
    """Return the parts of offers whose vectors `offer_index` can use, at most `MOST_PARTS`."""
    found: dict[str, None] = {}
    for number in _numbers(index):
        own = _choices(index, number)
        found.update(dict.fromkeys(own if len(own) > 1 else ()))
        if len(found) >= MOST_PARTS:
            break
    return tuple(found)[:MOST_PARTS]


def offer_index(index: MentorIndex, vectors: Mapping[str, Vectors] | None = None) -> OfferIndex:
    """Lay out the offers of a pool; `vectors` may hold those of `offer_texts`."""
    numbers = list(_numbers(index))
    choices: list[Choice] = []
    acronyms: dict[str, list[int]] = {}
    for offer, number in enumerate(numbers):
        for acronym in dict.fromkeys(ACRONYM.findall(_text(index, number))):
            acronyms.setdefault(acronym, []).append(offer)
        choices += [
            Choice(offer=offer, text=text, stems=frozenset(families(text)))
            for text in _choices(index, number)
        ]
    titles = list(_titles(index, numbers, choices))
    choices += [title for _, title in titles]
    numbers += [number for number, _ in titles]
    places: dict[str, list[int]] = {}
    for place, choice in enumerate(choices):
        for stem in choice.stems:
            places.setdefault(stem, []).append(place)
    known = vectors or {}
    counts = np.bincount([choice.offer for choice in choices], minlength=len(numbers))
    parts = [
        place
        for place, choice in enumerate(choices)
        if counts[choice.offer] > 1 and choice.text in known
    ]
    width = index.vectors.shape[1] if index.vectors.ndim > 1 else 0
    return OfferIndex(
        mentors=index.mentors,
        passages=tuple(numbers),
        owners=index.owners[numbers],
        vectors=index.vectors[numbers],
        choices=tuple(choices),
        places={stem: tuple(found) for stem, found in places.items()},
        acronyms={acronym: tuple(found) for acronym, found in acronyms.items()},
        is_title=np.arange(len(numbers)) >= len(numbers) - len(titles),
        parts=np.array(parts, dtype=np.intp),
        part_vectors=np.stack([known[choices[place].text] for place in parts])
        if parts
        else np.zeros((0, width), np.float32),
        part_offers=np.array([choices[place].offer for place in parts], dtype=np.intp),
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
        worth = _worth(_compared(index, asks, vectors)).max(axis=1)
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
    worth = _worth(_compared(index, asks, vectors))[own]
    offer, thing = np.unravel_index(int(worth.argmax()), worth.shape)
    best = float(worth[offer, thing])
    number = index.passages[int(own[offer])]
    return Answer(ask=asks[int(thing)], passage=number, worth=best) if best else None


@dataclass(frozen=True, kw_only=True)
class Nearest:
    """The offer of a mentor that comes nearest to a thing, whether it is the thing or not."""

    cosine: float
    passage: int
    by_chance: bool
    """Whether a word in common is what makes it near."""


def nearest_offers(
    index: OfferIndex, asks: Asks, vectors: Mapping[str, Vectors]
) -> dict[int, Nearest]:
    """Return per mentor, by row, the nearest offer; the cosine is without what chance adds."""
    found: dict[int, Nearest] = {}
    if not len(index.owners) or not asks:
        return found
    seen = _compared(index, asks, vectors)
    near = np.where(index.is_title[:, None], -1.0, seen.near - CHANCE * seen.by_chance)
    best = near.argmax(axis=1)
    for offer, (owner, passage) in enumerate(zip(index.owners, index.passages, strict=True)):
        cosine = float(near[offer, best[offer]])
        earlier = found.get(int(owner))
        if cosine >= 0 and (earlier is None or cosine > earlier.cosine):
            chance = bool(seen.one_word[offer].any())
            found[int(owner)] = Nearest(cosine=cosine, passage=passage, by_chance=chance)
    return found


def nearness(index: OfferIndex, vectors: Vectors) -> Numbers:
    """Return the cosine of each offer (row), or of the nearest part of it, with each vector."""
    found: Numbers = (index.vectors @ vectors.T).astype(np.float64)
    if len(index.parts):
        np.maximum.at(found, index.part_offers, index.part_vectors @ vectors.T - PART)
    return found


def shares_a_word(index: OfferIndex, text: str) -> NDArray[np.bool_]:
    """Return which offers have a telling word in common with a text such as a job title."""
    found = np.zeros(len(index.owners), dtype=bool)
    for stem in frozenset(families(text)) - WEAK - _RANKS:
        found[[index.choices[place].offer for place in index.places.get(stem, ())]] = True
    return found


def near_by_chance(
    index: OfferIndex, asks: Asks, vectors: Mapping[str, Vectors]
) -> NDArray[np.intp]:
    """Return the passages that share with the things asked for a word of another matter only."""
    if not len(index.owners) or not asks:
        return np.zeros(0, dtype=np.intp)
    seen = _compared(index, asks, vectors)
    only = seen.one_word.any(axis=1) & (seen.likely.max(axis=1) < NEAR)
    found: NDArray[np.intp] = np.array(index.passages, dtype=np.intp)[only]
    return found


@dataclass(frozen=True, kw_only=True, eq=False)
class _Compared:
    """Offers (rows) beside things (columns)."""

    near: Numbers
    """The cosine of the offer, or of the nearest part of it."""
    by_chance: NDArray[np.bool_]
    """Whether all in common is a word that each uses of something else, or that says little."""
    one_word: NDArray[np.bool_]
    """Whether it is by chance and the word says something by itself ("collections")."""
    likely: Numbers
    """The cosine with what shared words add to it or take from it."""


def _compared(index: OfferIndex, asks: Asks, vectors: Mapping[str, Vectors]) -> _Compared:
    asked = np.stack([vectors[ask.text] for ask in asks]).T
    whole = (index.vectors @ asked).astype(np.float64)
    choices = whole[[choice.offer for choice in index.choices]]
    if len(index.parts):
        part = (index.part_vectors @ asked).astype(np.float64) - PART
        choices[index.parts] = np.maximum(choices[index.parts], part)
    near = whole.copy()
    np.maximum.at(near, [choice.offer for choice in index.choices], choices)
    likely = np.where(index.is_title[:, None], 0.0, near)
    by_chance = np.zeros(near.shape, dtype=bool)
    one_word = np.zeros(near.shape, dtype=bool)
    for column, ask in enumerate(asks):
        gains, touched = _shared(index, ask, choices[:, column])
        for offer, words in touched.items():
            telling = len(words - WEAK)
            # Two words in common, each of another part of the offer, are no chance.
            by_chance[offer, column] = telling < _TWO and offer not in gains
            one_word[offer, column] = telling == 1 and offer not in gains
        for offer, gained in gains.items():
            likely[offer, column] = max(likely[offer, column], gained)
        likely[by_chance[:, column], column] -= CHANCE
        for offer in (each for short in ask.acronyms for each in index.acronyms.get(short, ())):
            likely[offer, column] = max(likely[offer, column], NEAR + _NAMED)
    return _Compared(near=near, by_chance=by_chance, one_word=one_word, likely=likely)


def _shared(
    index: OfferIndex, ask: Ask, cosines: Numbers
) -> tuple[dict[int, float], dict[int, set[str]]]:
    """Return per offer the likelihood that it names the thing, and what it shares by chance."""
    gains: dict[int, float] = {}
    touched: dict[int, set[str]] = {}
    for place in {place for stem in ask.stems for place in index.places.get(stem, ())}:
        choice = index.choices[place]
        if not _is_chance(ask.stems, choice.stems):
            gained = _gained(ask, choice, float(cosines[place]))
            if gained:
                gains[choice.offer] = max(gained, gains.get(choice.offer, 0.0))
        elif not choice.is_title:
            touched.setdefault(choice.offer, set()).update(ask.stems & choice.stems)
    return gains, touched


def _gained(ask: Ask, choice: Choice, cosine: float) -> float:
    """Return the likelihood that a choice is the thing which shares words with it, 0 if none."""
    count = len(ask.stems & choice.stems)
    both = float(((count / len(ask.stems)) * (count / len(choice.stems))) ** 0.5)
    if ask.stems == choice.stems:
        return max(cosine, NEAR) + _NAMED
    if both < HALF or cosine < SAME_MATTER:
        return 0.0
    return cosine + _NAMED * both


def _worth(seen: _Compared) -> Numbers:
    """Return how plainly each offer (row) is each thing (column), 0 to 1."""
    worth: Numbers = np.where(
        seen.likely >= NEAR, 1 / (1 + np.exp((_MIDDLE - seen.likely) / _SPREAD)), 0.0
    )
    return worth


def _is_chance(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether what two things share is a word that each uses of something else.

    "Project plans" and "holiday plans" share a word, and neither is the other; "plans" alone, or
    "make plans", is.
    """
    if one == other:
        return False
    shared = (one & other) - WEAK
    return not shared or (len(shared) == 1 and bool(one - other - WEAK and other - one - WEAK))


def _numbers(index: MentorIndex) -> Iterator[int]:
    """Yield the numbers of the passages that are offers."""
    for number, passage in enumerate(index.passages):
        if passage.aspect in _OFFERED:
            yield number


def _text(index: MentorIndex, number: int) -> str:
    return ", ".join(index.passages[number].units)


def _choices(index: MentorIndex, number: int) -> list[str]:
    """Return the things of one offer; what is no offer of a few words is one thing."""
    parts = map(str.strip, CUT.split(_text(index, number)))
    return [part for part in parts if part and len(part.split()) <= LONGEST_ASK]


def _titles(
    index: MentorIndex, numbers: list[int], choices: list[Choice]
) -> Iterator[tuple[int, Choice]]:
    """Yield the job titles that name a craft which their bearers offer help with, by passage.

    A paper conservator who offers "collections care & conservation" offers it for paper.
    """
    told: dict[int, list[frozenset[str]]] = {}
    for choice in choices:
        told.setdefault(int(index.owners[numbers[choice.offer]]), []).append(choice.stems)
    offer = len(numbers)
    for number, passage in enumerate(index.passages):
        if passage.aspect is not Aspect.HEADLINE:
            continue
        title = next(iter(_title_parts(_text(index, number))), "")
        craft = frozenset(families(title)) - _RANKS
        own = told.get(int(index.owners[number]), ())
        if craft and not all(_is_chance(craft, stems) for stems in own):
            yield number, Choice(offer=offer, text=title, stems=craft, is_title=True)
            offer += 1


def _title_parts(text: str) -> Iterator[str]:
    for part in text.replace("(", ",").split(","):
        bare = part.strip(" )")
        if bare and len(bare.split()) <= _LONGEST_TITLE:
            yield bare
