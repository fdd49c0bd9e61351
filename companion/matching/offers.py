"""How plainly a mentor offers one of the things that a goal asks for, one thing at a time.

A form's offers are a word or two each, and a mentee asks for several things in one breath: the fit
of the whole goal then says little, though one of the things is offered by name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from companion.goals.closeness import WEAK
from companion.matching.asks import Ask, Asks
from companion.matching.crafts import crafts_of
from companion.matching.offer_index import RANKS, Choice, OfferIndex, is_chance
from companion.ports import Vectors
from companion.retrieval.exact import cosines
from companion.text.remembered import remembered
from companion.text.spelling import families
from companion.text.words import words

NEAR: Final = 0.50
"""Cosine from which an offer is what was asked for, in other words."""

SAME_MATTER: Final = 0.40
"""Cosine below which a word in common is taken for chance ("new team": "Teams")."""

SURE: Final = 0.75
"""The most that one thing offered by name is worth, whatever else was asked for."""

PLAIN: Final = 0.5
"""Worth from which an offer speaks to what was asked for."""

LATER: Final = 0.6
"""What a thing counts that is asked for after another which somebody offers."""

CHANCE: Final = 0.15
"""What a cosine owes to one word in common where each goes on to something else."""

PART: Final = 0.05
"""What half of an offer ("marketing and social media") must be nearer than a whole one."""

HALF: Final = 0.5
"""How far a thing and an offer name each other before that counts at all."""

OF_ONE_CRAFT: Final = 0.60
"""How likely an offer is what was asked for if both name one craft: "instagram", "social media"."""

_TELLS_APART: Final = 0.05
"""How much a cosine tells offers of one craft apart."""

_MIDDLE: Final = 0.70
_SPREAD: Final = 0.18
_NAMED: Final = 0.5
"""What it adds to a cosine that the words are the same."""

_TWO: Final = 2
_REST: Final = 3
"""Letters of a compound besides the word in it, and of that word."""

Numbers = NDArray[np.float64]


def offered(index: OfferIndex, asks: Asks, vectors: Mapping[str, Vectors]) -> Numbers:
    """Return per mentor how plainly one of the things is offered, 0 to `SURE`.

    Args:
        index: the offers.
        asks: the things.
        vectors: the vector of each thing's text.
    """
    found = np.zeros(index.mentors)
    if len(index.owners) and asks:
        each = _worth(_compared(index, asks, vectors))
        answered = np.flatnonzero(each.max(axis=0) >= PLAIN)
        if len(answered):
            each[:, int(answered[0]) + 1 :] *= LATER
        worth = each.max(axis=1)[index.same]
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
    theirs = index.same[own]
    # The words of two thousand others need not be looked at for one pair of ten thousand.
    worth = _worth(_compared(index, asks, vectors, among=theirs))[theirs]
    ticked = worth * ~index.is_title[theirs][:, None]
    worth = ticked if ticked.any() else worth
    plain = np.flatnonzero(worth.max(axis=0) >= PLAIN)
    # What is asked for first is what the pair is for, if it is offered plainly.
    thing = int(plain[0]) if len(plain) else int(worth.max(axis=0).argmax())
    offer = int(worth[:, thing].argmax())
    best = float(worth[offer, thing])
    number = index.passages[int(own[offer])]
    return Answer(ask=asks[thing], passage=number, worth=best) if best else None


def nearest_to(
    index: OfferIndex, asks: Asks, vectors: Mapping[str, Vectors], *, passage: int
) -> Answer | None:
    """Return the thing to which an offer, given by its passage, comes nearest; worth nothing.

    Of several as near, the one asked for first.
    """
    places = [place for place, number in enumerate(index.passages) if number == passage]
    if not places or not asks:
        return None
    offer = index.same[places[:1]]
    near = _compared(index, asks, vectors, among=offer).near[offer[0]]
    first = int(np.flatnonzero(near >= near.max() - PART)[0])
    return Answer(ask=asks[first], passage=passage, worth=0.0)


def asked_nearness(index: OfferIndex, asks: Asks, vectors: Mapping[str, Vectors]) -> Numbers:
    """Return per mentor's offer its cosine with the nearest thing, without what chance adds.

    Of an offer that names a thing, what the words in common add counts too. A job title is near
    nothing.
    """
    if not len(index.owners) or not asks:
        return np.full(len(index.owners), -1.0)
    seen = _compared(index, asks, vectors)
    named = np.where(_worth(seen) >= PLAIN, seen.likely, -1.0)
    best: Numbers = np.maximum(seen.near - CHANCE * seen.by_chance, named).max(axis=1)
    found: Numbers = np.where(index.is_title, -1.0, best)[index.same]
    return found


def nearness(index: OfferIndex, vectors: Vectors) -> Numbers:
    """Return the cosine of each mentor's offers (rows), or the nearest part, with each vector.

    A job title is near nothing.
    """
    found: Numbers = (index.vectors @ vectors.T).astype(np.float64)
    if len(index.parts):
        owners = index.choice_offers[index.parts]
        np.maximum.at(found, owners, index.part_vectors @ vectors.T - PART)
    found[index.is_title] = -1.0
    near: Numbers = found[index.same]
    return near


def shares_a_word(index: OfferIndex, text: str, *, weak: bool = False) -> NDArray[np.bool_]:
    """Return which mentors' offers have a word in common with a text such as a title.

    A telling one, or, on request, a `weak` one too.
    """
    found = np.zeros(len(index.vectors), dtype=bool)
    for stem in frozenset(families(text)) - (frozenset() if weak else WEAK | RANKS):
        found[[index.choices[place].offer for place in index.places.get(stem, ())]] = True
    shared: NDArray[np.bool_] = found[index.same]
    return shared


def near_by_chance(
    index: OfferIndex, asks: Asks, vectors: Mapping[str, Vectors]
) -> NDArray[np.intp]:
    """Return the passages that share with the things asked for a word of another matter only."""
    if not len(index.owners) or not asks:
        return np.zeros(0, dtype=np.intp)
    seen = _compared(index, asks, vectors)
    only: NDArray[np.bool_] = seen.one_word.any(axis=1) & (seen.likely.max(axis=1) < NEAR)
    found: NDArray[np.intp] = np.array(index.passages, dtype=np.intp)[only[index.same]]
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


def _compared(
    index: OfferIndex,
    asks: Asks,
    vectors: Mapping[str, Vectors],
    *,
    among: NDArray[np.intp] | None = None,
) -> _Compared:
    """Compare every offer with every thing; only those `among` these, where they are given."""
    asks = tuple(_as_offered(index, ask) for ask in asks)
    near, choices = _near(index, asks, np.stack([vectors[ask.text] for ask in asks]), among)
    looked_at = None if among is None else frozenset(among.tolist())
    likely = np.where(index.is_title[:, None], 0.0, near)
    by_chance = np.zeros(near.shape, dtype=bool)
    one_word = np.zeros(near.shape, dtype=bool)
    for column, ask in enumerate(asks):
        gains, touched = _shared(index, ask, choices[:, column], among=looked_at)
        for offer, common in touched.items():
            telling = len(common - WEAK)
            # Two words in common, each of another part of the offer, are no chance.
            by_chance[offer, column] = telling < _TWO and offer not in gains
            one_word[offer, column] = telling == 1 and offer not in gains
        for offer, gained in gains.items():
            likely[offer, column] = max(likely[offer, column], gained)
        likely[by_chance[:, column], column] -= CHANCE
        for offer in (each for short in ask.acronyms for each in index.acronyms.get(short, ())):
            likely[offer, column] = max(likely[offer, column], NEAR + _NAMED)
        for offer in _crafty(index, ask):
            known = OF_ONE_CRAFT + _TELLS_APART * near[offer, column]
            likely[offer, column] = max(likely[offer, column], known)
            by_chance[offer, column] = one_word[offer, column] = False
    return _Compared(near=near, by_chance=by_chance, one_word=one_word, likely=likely)


def _as_offered(index: OfferIndex, ask: Ask) -> Ask:
    """Return a thing with its misspelt words as somebody offers them; its `text` stays its key."""
    mended = index.spellings.mended(ask.words)
    if mended == ask.words:
        return ask
    stems = index.spellings.stems(ask.stems, of=ask.text)
    head = index.spellings.stems(ask.head, of=ask.text)
    return replace(ask, words=mended, stems=stems, head=head)


def _crafty(index: OfferIndex, ask: Ask) -> Iterator[int]:
    """Yield the offers that name a craft which the thing names too."""
    for craft in sorted(crafts_of(ask.words)):
        yield from index.crafts.get(craft, ())


def of_one_craft(index: OfferIndex, asks: Asks) -> NDArray[np.bool_]:
    """Return which mentors' offers name a craft that one of the things names too."""
    found = np.zeros(len(index.vectors), dtype=bool)
    spelt = [_as_offered(index, ask) for ask in asks]
    found[[offer for ask in spelt for offer in _crafty(index, ask)]] = True
    shared: NDArray[np.bool_] = found[index.same]
    return shared


def _near(
    index: OfferIndex, asks: Asks, asked: Vectors, among: NDArray[np.intp] | None
) -> tuple[Numbers, Numbers]:
    """Return how near each offer, and each choice in it, is to each thing (column)."""
    offers = np.arange(len(index.vectors)) if among is None else among
    places = np.flatnonzero(np.isin(index.choice_offers, offers))
    parts = np.flatnonzero(np.isin(index.choice_offers[index.parts], offers))
    near = np.zeros((len(index.vectors), len(asked)))
    near[offers] = cosines(index.vectors[offers], asked)
    choices = np.zeros((len(index.choice_offers), len(asked)))
    choices[places] = near[index.choice_offers[places]]
    own = index.parts[parts]
    part = cosines(index.part_vectors[parts], asked).astype(np.float64) - PART
    for column, ask in enumerate(asks):
        part[np.isin(own, _inside(index, ask)), column] = 0.0
    choices[own] = np.maximum(choices[own], part)
    # Choices stand in the order of their offers.
    firsts = np.flatnonzero(np.diff(index.choice_offers[places], prepend=-1))
    if len(firsts):
        nearest = np.maximum.reduceat(choices[places], firsts, axis=0)
        holders = index.choice_offers[places][firsts]
        near[holders] = np.maximum(near[holders], nearest)
    return near, choices


def _inside(index: OfferIndex, ask: Ask) -> list[int]:
    """Return the choices whose only word just stands inside a longer one: "bath", "bathroom".

    A model finds such words near, which are of another matter.
    """
    single = _single_words(index)
    return [
        place
        for word in words(ask.text)
        for length in range(_REST, len(word) - _REST + 1)
        for bare in (word[:length], word[-length:])
        for place in single.get(bare, ())
        if index.choices[place].stems.isdisjoint(ask.stems)
    ]


@remembered(most=2)
def _single_words(index: OfferIndex) -> Mapping[str, tuple[int, ...]]:
    """Return the choices that are one word, by the word."""
    found: dict[str, list[int]] = {}
    for place, choice in enumerate(index.choices):
        bare = choice.text.casefold()
        if bare.isalpha():
            found.setdefault(bare, []).append(place)
    return {bare: tuple(places) for bare, places in found.items()}


def _shared(
    index: OfferIndex, ask: Ask, cosines: Numbers, *, among: frozenset[int] | None
) -> tuple[dict[int, float], dict[int, set[str]]]:
    """Return per offer the likelihood that it names the thing, and what it shares by chance."""
    gains: dict[int, float] = {}
    touched: dict[int, set[str]] = {}
    for place in {place for stem in ask.stems for place in index.places.get(stem, ())}:
        choice = index.choices[place]
        if among is not None and choice.offer not in among:
            continue
        if not is_chance(ask.stems, choice.stems):
            gained = _gained(ask, choice, float(cosines[place]))
            if gained:
                gains[choice.offer] = max(gained, gains.get(choice.offer, 0.0))
        elif not index.is_title[choice.offer]:
            touched.setdefault(choice.offer, set()).update(ask.stems & choice.stems)
    return gains, touched


def _gained(ask: Ask, choice: Choice, cosine: float) -> float:
    """Return the likelihood that a choice is the thing which shares words with it, 0 if none."""
    both = max(_in_both(ask.stems, choice.stems), _in_both(ask.head, choice.stems))
    if ask.stems == choice.stems:
        return max(cosine, NEAR) + _NAMED
    if both < HALF or cosine < SAME_MATTER:
        return 0.0
    return cosine + _NAMED * both


def _in_both(asked: frozenset[str], offered_: frozenset[str]) -> float:
    """Return how far two sets of words are the same, 0 to 1."""
    if not asked:
        return 0.0
    count = len(asked & offered_)
    return float(((count / len(asked)) * (count / len(offered_))) ** 0.5)


def _worth(seen: _Compared) -> Numbers:
    """Return how plainly each offer (row) is each thing (column), 0 to 1."""
    worth: Numbers = np.where(
        seen.likely >= NEAR, 1 / (1 + np.exp((_MIDDLE - seen.likely) / _SPREAD)), 0.0
    )
    return worth
