"""Which words of a profile speak to which part of a goal, and how far."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from companion.matching.facets import Facet, FacetKind
from companion.matching.jottings import Tells, is_of_ones_own
from companion.matching.phrasing import Strength
from companion.matching.pools import Pool
from companion.matching.quotes import FEWEST_WORDS, Wording
from companion.matching.scoring import MentorIndex
from companion.ports import Vectors
from companion.retrieval.bm25 import Bm25
from companion.retrieval.passages import LISTS, Aspect, Passage

DIRECT_SIMILARITY: Final = 0.60
"""Cosine from which a quote speaks to a part of the goal; shared words lower it by up to a quarter,
as they do the next one."""

CLOSE_SIMILARITY: Final = 0.37
"""Cosine from which a quote may be called the nearest to it."""

SHORT_SIMILARITY: Final = 0.47
"""The same for fewer than four words and for job titles: they are a little near to everything."""

SKILL_SIMILARITY: Final = 0.72
"""Cosine from which other words mean a skill that was asked for."""

LOOKED_AT: Final = 8
"""Passages of one mentor whose sentences are compared."""

TOLD_APART: Final = 3
"""Of these, passages of several sentences: each sentence costs an embedding the first time."""

_LEANINGS: Final[Mapping[Aspect, float]] = {
    Aspect.POSITION: 0.08,
    Aspect.HELP: 0.04,
    Aspect.OFFERS: -0.10,
    Aspect.SKILLS: -0.05,
    Aspect.HEADLINE: -0.05,
    Aspect.INDUSTRIES: -0.20,
    Aspect.INTERESTS: -0.15,
}
"""What was done convinces more than what is claimed, and that more than what is liked."""

_TELLING: Final[Mapping[Tells, float]] = {
    Tells.BY_THE_WAY: -0.30,
    Tells.SOMETHING: 0.0,
    Tells.DONE: 0.12,
}
"""Of a jotting, what somebody did counts more than what comes to mind about them."""

_OWN: Final = 0.15
"""What a clause of a jotting gains that speaks of one's own where the goal does."""

_SKILL_WEIGHT: Final = 0.4
"""How much the words of a skill count: a whole goal in common is worth more than one word."""

_SHORT: Final = 0.08
"""What a sentence of fewer than four words loses: it rarely stands by itself."""

_DENIES: Final = re.compile(
    r"\b(?:I (?:am|have|do|did|can|could|will|would)(?: not|n['’]t| never)|I cannot|I['’]m not"
    r"|I['’]ve never|not an?|no experience|know nothing)\b",
    re.IGNORECASE,
)
"""A sentence that tells what somebody does not do is no reason to ask them."""

_WHOLE: Final = 0.99
"""A share of one, as floats add up."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Asked:
    """Facets or named parts of a goal, and what they are compared by."""

    facets: tuple[Facet, ...]
    vectors: Vectors
    """One row per facet."""
    shares: tuple[Mapping[str, float], ...]
    """Per facet: what share of it each stem is, rare ones more; they add up to 1."""

    @cached_property
    def stems(self) -> tuple[frozenset[str], ...]:
        """The stems of each facet."""
        return tuple(frozenset(share) for share in self.shares)

    def shared(self, facet: int, words: frozenset[str]) -> float:
        """Return how much of a facet stands among `words`, 0 to 1."""
        if self.stems[facet].isdisjoint(words):
            return 0.0
        return sum(share for stem, share in self.shares[facet].items() if stem in words)


@dataclass(frozen=True, kw_only=True, eq=False)
class Exhibit:
    """A passage that may carry a reason, with everything that may be quoted from it."""

    passage: Passage
    vector: Vectors
    wordings: tuple[Wording, ...]

    @property
    def told_apart(self) -> tuple[Wording, ...]:
        """The sentences that need vectors of their own: those of a passage that has several."""
        several = len(self.wordings) > 1 and self.passage.aspect not in LISTS
        return self.wordings if several else ()

    def closeness(self, vectors: Mapping[str, Vectors], facets: Vectors) -> NDArray[np.float32]:
        """Return the cosine of each wording (row) with each facet (column)."""
        if self.told_apart:
            rows = np.stack([vectors[wording.text] for wording in self.wordings])
        else:
            rows = np.tile(self.vector, (len(self.wordings), 1))
        found: NDArray[np.float32] = rows @ facets.T
        return found


class Claim(NamedTuple):
    """One part of a goal beside one wording. A thousand are made for one answer."""

    facet: Facet
    exhibit: Exhibit
    wording: Wording
    similarity: float
    shared: float
    """How much of the part the wording names, 0 to 1."""
    strength: Strength
    """How far the wording speaks to the part."""
    value: float
    """What ranks claims of one mentor."""

    @property
    def has_grounds(self) -> bool:
        """Whether it is more than the name of one skill or one word in common.

        Then a match is more than weak, however little else the profile says.
        """
        if self.facet.kind not in {FacetKind.STATEMENT, FacetKind.CHALLENGE}:
            return False
        together = self.wording.stems.intersection(self.facet.stems)
        worded = len(together) > 1 and self.strength is Strength.CLOSE
        return worded or self.strength is Strength.DIRECT


@dataclass(frozen=True, kw_only=True)
class _Read:
    """What all claims on one wording have in common: there are a dozen parts beside each."""

    wording: Wording
    few: bool
    """Whether it is a title or has so few words that it is a little near to everything."""
    leaning: float
    short: float
    is_own: bool
    """Whether it is a clause of a jotting that speaks of one's own."""
    is_listed: bool
    """Whether it is an entry of a list, which has one vector for all of them."""


def _read(wording: Wording, aspect: Aspect) -> _Read:
    is_short = len(wording.quote.split()) < FEWEST_WORDS
    is_title = wording.field.endswith("title")
    told = aspect in {Aspect.BIO, Aspect.HEADLINE, Aspect.POSITION} and not is_title
    return _Read(
        wording=wording,
        few=is_short or is_title,
        leaning=_LEANINGS.get(aspect, 0.0) + _TELLING[wording.tells],
        short=_SHORT if told and is_short else 0.0,
        is_own=bool(wording.run) and is_of_ones_own(wording.quote),
        is_listed=aspect in LISTS,
    )


def _strength(
    read: _Read, facet: Facet, *, similarity: float, shared: float, together: int
) -> Strength:
    if read.wording.tells is Tells.BY_THE_WAY:
        return Strength.LOOSE
    nearness = _nearness(read, facet, similarity=similarity, shared=shared, together=together)
    # Of a jotting only a deed speaks to a goal: "my foreman" is near to "be a foreman".
    is_deed = read.wording.tells is Tells.DONE or not read.wording.run
    return nearness if is_deed else min(nearness, Strength.CLOSE)


def _nearness(
    read: _Read, facet: Facet, *, similarity: float, shared: float, together: int
) -> Strength:
    close = SHORT_SIMILARITY if read.few else CLOSE_SIMILARITY
    if facet.kind is FacetKind.SKILL:
        # One shared word of two is easily another trade: "data engineer", "data science".
        named = shared > _WHOLE and similarity >= close
        if named or similarity >= SKILL_SIMILARITY:
            return Strength.DIRECT
        return Strength.CLOSE if similarity >= SHORT_SIMILARITY else Strength.LOOSE
    # One shared word is easily another matter: "the ward round", "a ward for the first time".
    relief = 1 - 0.25 * shared if together > 1 else 1.0
    if similarity >= DIRECT_SIMILARITY * relief:
        return Strength.DIRECT
    if facet.kind is FacetKind.TARGET:
        return Strength.LOOSE  # it tells when to stop, not what to learn
    return Strength.CLOSE if similarity >= close * relief else Strength.LOOSE


def _value(read: _Read, facet: Facet, *, similarity: float, shared: float) -> float:
    weight = _SKILL_WEIGHT if facet.kind is FacetKind.SKILL else 1.0
    leaning = read.leaning
    if read.is_own and is_of_ones_own(facet.words):
        leaning += _OWN
    return similarity + weight * shared + leaning - read.short


def asked_of(facets: Sequence[Facet], vectors: Vectors, *, lexicon: Bm25) -> Asked:
    """Return what reasons need to know of a goal's facets; `vectors` has one row per facet."""
    shares: list[Mapping[str, float]] = []
    for facet in facets:
        rarities: dict[str, float] = {}
        for stem in facet.stems:
            rarities[stem] = rarities.get(stem, 0.0) + lexicon.rarity(stem)
        total = sum(rarities.values())
        shares.append({stem: rarity / total for stem, rarity in rarities.items()})
    return Asked(facets=tuple(facets), vectors=vectors, shares=tuple(shares))


def exhibits(pool: Pool, asked: Asked, *, row: int) -> tuple[Exhibit, ...]:
    """Return a mentor's quotable passages nearest to any facet, nearest first."""
    index = pool.index
    numbers = [number for number in index.passages_of(row) if index.passages[number].quotable]
    if not numbers:
        return ()
    similarities = index.vectors[numbers] @ asked.vectors.T
    found: list[tuple[float, int]] = []
    for number, cosines in zip(numbers, similarities.tolist(), strict=True):
        words = pool.stems_of(number)
        strength = max(cosine + asked.shared(facet, words) for facet, cosine in enumerate(cosines))
        found.append((-strength - _LEANINGS.get(index.passages[number].aspect, 0.0), number))
    nearest = [number for _, number in sorted(found)[:LOOKED_AT]]
    shown = [
        Exhibit(
            passage=index.passages[number],
            vector=index.vectors[number],
            wordings=pool.wordings_of(number),
        )
        for number in _one_per_field(nearest, index)
    ]
    split = [exhibit for exhibit in shown if exhibit.told_apart]
    return tuple(exhibit for exhibit in shown if exhibit not in split[TOLD_APART:])


def claims_of(
    shown: Sequence[Exhibit],
    asked: Asked,
    vectors: Mapping[str, Vectors],
    *,
    whole: bool = False,
) -> tuple[Claim, ...]:
    """Return every wording beside every part of the goal.

    Args:
        shown: what may be quoted.
        asked: the goal's parts.
        vectors: the vector of each wording's text that is told apart.
        whole: whether to look at the goal as a whole too.
    """
    found: list[Claim] = []
    facets = [number for number, facet in enumerate(asked.facets) if whole or not facet.is_whole]
    for exhibit in shown:
        cosines = exhibit.closeness(vectors, asked.vectors).tolist()
        for wording, row in zip(exhibit.wordings, cosines, strict=True):
            if _DENIES.search(wording.quote):
                continue
            read = _read(wording, exhibit.passage.aspect)
            for number in facets:
                found.append(_claim(read, exhibit, asked, number, cosine=row[number]))
    return tuple(found)


def _claim(read: _Read, exhibit: Exhibit, asked: Asked, number: int, *, cosine: float) -> Claim:
    facet, stems = asked.facets[number], asked.stems[number]
    shared, similarity = 0.0, cosine
    together = stems & read.wording.stems
    if together:
        shared = asked.shared(number, read.wording.stems)
        if read.wording.stems == stems:
            similarity = 1.0
    elif read.is_listed:
        similarity = 0.0
    return Claim(
        facet=facet,
        exhibit=exhibit,
        wording=read.wording,
        similarity=similarity,
        shared=shared,
        strength=_strength(
            read, facet, similarity=similarity, shared=shared, together=len(together)
        ),
        value=_value(read, facet, similarity=similarity, shared=shared),
    )


def _one_per_field(numbers: Sequence[int], index: MentorIndex) -> list[int]:
    first: dict[str, int] = {}
    for number in numbers:
        first.setdefault(index.passages[number].field, number)
    return list(first.values())
