"""Which words of a profile speak to which part of a goal, and how far.

A thousand claims are weighed for one answer: every quotable wording of every mentor shown, beside
every part of the goal. They are arrays of shape (wordings, parts); one is spelt out when it counts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, pairwise
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from companion.matching.facets import Facet, FacetKind
from companion.matching.jottings import is_of_ones_own
from companion.matching.phrasing import Strength
from companion.matching.pools import Pool
from companion.matching.quotables import Mentions, Quotables, Traits
from companion.matching.quotes import Wording
from companion.ports import Vectors
from companion.retrieval.bm25 import Bm25
from companion.retrieval.exact import cosines
from companion.retrieval.passages import Passage

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
"""Of these, passages of several sentences: each sentence has a vector of its own."""

_OWN: Final = 0.15
"""What a clause of a jotting gains that speaks of one's own where the goal does."""

_SKILL_WEIGHT: Final = 0.4
"""How much the words of a skill count: a whole goal in common is worth more than one word."""

_WHOLE: Final = 0.99
"""A share of one, as floats add up."""

_STRENGTHS: Final = {strength.value: strength for strength in Strength}

Numbers = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Asked:
    """Facets or named parts of a goal, and what they are compared by."""

    facets: tuple[Facet, ...]
    vectors: Vectors
    """One row per facet."""
    stems: tuple[str, ...]
    """All that they name."""
    shares: Numbers
    """Per stem (row) and facet: what share of the facet it is, rare ones more; they add up to 1."""

    @cached_property
    def is_skill(self) -> NDArray[np.bool_]:
        """Which facets are skills."""
        return np.array([facet.kind is FacetKind.SKILL for facet in self.facets])

    @cached_property
    def is_target(self) -> NDArray[np.bool_]:
        """Which facets tell when to stop, not what to learn."""
        return np.array([facet.kind is FacetKind.TARGET for facet in self.facets])

    @cached_property
    def is_own(self) -> NDArray[np.bool_]:
        """Which facets speak of what belongs to whoever asks."""
        return np.array([is_of_ones_own(facet.words) for facet in self.facets], dtype=np.bool_)

    @cached_property
    def named(self) -> NDArray[np.intp]:
        """The numbers of all facets but the goal as a whole."""
        return np.flatnonzero([not facet.is_whole for facet in self.facets])

    def naming(self, mentions: Mentions, *, texts: int, vocabulary: Mapping[str, int]) -> Numbers:
        """Return which of the stems each text names: ones and zeros, shape (texts, stems)."""
        places = np.full(len(vocabulary) + 1, -1, dtype=np.intp)
        for place, stem in enumerate(self.stems):
            places[vocabulary.get(stem, -1)] = place
        places[-1] = -1
        found = places[mentions.stems]
        named = np.flatnonzero(found >= 0)
        naming = np.zeros((texts, len(self.stems)))
        naming[mentions.texts[named], found[named]] = 1.0
        return naming


def asked_of(facets: Sequence[Facet], vectors: Vectors, *, lexicon: Bm25) -> Asked:
    """Return what reasons need to know of a goal's facets; `vectors` has one row per facet."""
    places: dict[str, int] = {}
    for facet in facets:
        for stem in facet.stems:
            places.setdefault(stem, len(places))
    rarities = [lexicon.rarity(stem) for stem in places]
    shares = np.zeros((len(places), len(facets)))
    for column, facet in enumerate(facets):
        for stem in facet.stems:
            shares[places[stem], column] += rarities[places[stem]]
    totals = shares.sum(axis=0)
    return Asked(
        facets=tuple(facets),
        vectors=vectors,
        stems=tuple(places),
        shares=shares / np.where(totals > 0, totals, 1.0),
    )


@dataclass(frozen=True, kw_only=True, eq=False)
class Exhibits:
    """The passages of one mentor that may carry a reason, and their wordings."""

    quotables: Quotables
    places: tuple[int, ...]
    """Of the passages among the mentor's, nearest to the goal first."""
    rows: tuple[int, ...]
    """Of the wordings among the mentor's, passage by passage."""
    holders: tuple[int, ...]
    """Per wording the place of its passage."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages, nearest first."""
        return tuple(self.quotables.passages[place] for place in self.places)

    @property
    def sentences(self) -> Iterator[str]:
        """Yield the texts of the wordings that are compared by vectors of their own."""
        own = self.quotables
        for place in self.places:
            if own.told_apart[place]:
                yield from (own.wordings[row].text for row in own.rows[place])


def exhibits(pool: Pool, asked: Asked, *, rows: Sequence[int]) -> list[Exhibits]:
    """Return the quotable passages nearest to any facet, for each mentor, given by row."""
    everyone = [pool.quotables(row) for row in rows]
    if not everyone:
        return []
    counts = [len(own.numbers) for own in everyone]
    numbers = np.concatenate([own.numbers for own in everyone])
    mentions = Mentions.joined([own.mentions for own in everyone], counts)
    naming = asked.naming(mentions, texts=len(numbers), vocabulary=pool.vocabulary)
    near = cosines(pool.index.vectors[numbers], asked.vectors) + naming @ asked.shares
    values = near.max(axis=1) + np.concatenate([own.leanings for own in everyone])
    bounds = pairwise(accumulate(counts, initial=0))
    return [
        _nearest(own, values[start:end]) for own, (start, end) in zip(everyone, bounds, strict=True)
    ]


def _nearest(own: Quotables, values: Numbers) -> Exhibits:
    """Return the passages of the highest value, one per field, few of them of many sentences."""
    by_field: dict[str, int] = {}
    for place in np.argsort(-values, kind="stable")[:LOOKED_AT].tolist():
        by_field.setdefault(own.passages[place].field, place)
    split = [place for place in by_field.values() if own.told_apart[place]]
    dropped = frozenset(split[TOLD_APART:])
    places = tuple(place for place in by_field.values() if place not in dropped)
    rows = tuple(chain.from_iterable(own.rows[place] for place in places))
    holders = tuple(place for place in places for _ in own.rows[place])
    return Exhibits(quotables=own, places=places, rows=rows, holders=holders)


class Claim(NamedTuple):
    """One part of a goal beside one wording."""

    facet: Facet
    passage: Passage
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


@dataclass(frozen=True, kw_only=True, eq=False)
class Claims:
    """What of one mentor stands beside each part of a goal; arrays of shape (wordings, parts)."""

    asked: Asked
    exhibits: Exhibits
    similarity: Numbers
    shared: Numbers
    strength: NDArray[np.int64]
    value: Numbers
    nearest: Sequence[int]
    """Per wording the named part that it is nearest to."""
    strengths: Sequence[int]
    """How far each speaks to that part."""
    answered: Sequence[bool]
    """Per named part, whether any wording is near to it."""

    def best(self, *, least: Strength, with_whole: bool = False) -> list[Claim]:
        """Return each wording beside the part that it is nearest to, where that is near enough.

        `with_whole` takes the goal as a whole for one more part.
        """
        if with_whole and self.exhibits.rows:
            columns = _ranks(self.strength, self.value).argmax(axis=1)
            nearest = columns.tolist()
            strengths = self.strength[np.arange(len(columns)), columns].tolist()
        else:
            nearest, strengths = self.nearest, self.strengths
        enough = least.value
        return [
            self.spelt_out(row, column)
            for row, (column, strength) in enumerate(zip(nearest, strengths, strict=True))
            if strength >= enough
        ]

    def answers(self) -> list[Claim | None]:
        """Return per named part the wording nearest to it, if there is any."""
        columns = self.asked.named.tolist()
        if not self.exhibits.rows:
            return [None] * len(columns)
        rows = _ranks(self.strength, self.value).argmax(axis=0).tolist()
        return [self.spelt_out(rows[column], column) for column in columns]

    def unanswered(self) -> list[Facet]:
        """Return the named parts that no wording is near to."""
        columns = self.asked.named.tolist()
        return [
            self.asked.facets[column]
            for column, is_near in zip(columns, self.answered, strict=True)
            if not is_near
        ]

    def spelt_out(self, row: int, column: int) -> Claim:
        """Return one claim as a whole."""
        own = self.exhibits.quotables
        return Claim(
            facet=self.asked.facets[column],
            passage=own.passages[self.exhibits.holders[row]],
            wording=own.wordings[self.exhibits.rows[row]],
            similarity=self.similarity.item(row, column),
            shared=self.shared.item(row, column),
            strength=_STRENGTHS[self.strength.item(row, column)],
            value=self.value.item(row, column),
        )


def claims_of(
    shown: Sequence[Exhibits], asked: Asked, pool: Pool, vectors: Mapping[str, Vectors]
) -> list[Claims]:
    """Return every wording beside every part of the goal, for each mentor.

    Args:
        shown: what may be quoted of each.
        asked: the goal's parts, the goal as a whole among them.
        pool: whose mentors they are.
        vectors: the vector of each sentence that is told apart.
    """
    if not shown:
        return []
    everyone = [one.quotables for one in shown]
    counts = [len(own.wordings) for own in everyone]
    starts = np.cumsum([0, *counts[:-1]]).tolist()
    rows = [start + row for one, start in zip(shown, starts, strict=True) for row in one.rows]
    traits = Traits(*np.concatenate([own.traits for own in everyone])[rows].T[:, :, None])
    mentions = Mentions.joined([own.wording_mentions for own in everyone], counts)
    naming = asked.naming(mentions, texts=sum(counts), vocabulary=pool.vocabulary)[rows]
    shared, together = naming @ asked.shares, naming @ (asked.shares > 0)
    near = _cosines(shown, asked, pool, vectors)
    similarity = _similarity(near, traits, asked, together=together)
    strength = _strength(traits, asked, similarity=similarity, shared=shared, together=together)
    value = similarity + shared * np.where(asked.is_skill, _SKILL_WEIGHT, 1.0)
    value += traits.leaning + _OWN * traits.own * asked.is_own
    nearest = asked.named[_ranks(strength, value)[:, asked.named].argmax(axis=1)]
    strengths = strength[np.arange(len(nearest)), nearest].tolist()
    bounds = list(accumulate((len(one.rows) for one in shown), initial=0))
    return [
        Claims(
            asked=asked,
            exhibits=one,
            similarity=similarity[start:end],
            shared=shared[start:end],
            strength=strength[start:end],
            value=value[start:end],
            nearest=nearest[start:end].tolist(),
            strengths=strengths[start:end],
            answered=_is_answered(strength[start:end, asked.named]),
        )
        for one, (start, end) in zip(shown, pairwise(bounds), strict=True)
    ]


def _ranks(strength: NDArray[np.int64], value: Numbers) -> Numbers:
    """Return what orders claims: strength first, as no two values differ by as much as one step."""
    ranks: Numbers = strength * 64.0 + value
    return ranks


def _is_answered(strength: NDArray[np.int64]) -> list[bool]:
    """Return per part (column) whether any wording (row) is near to it."""
    return [bool(is_near) for is_near in np.any(strength > Strength.LOOSE.value, axis=0)]


def _cosines(
    shown: Sequence[Exhibits], asked: Asked, pool: Pool, vectors: Mapping[str, Vectors]
) -> Numbers:
    """Return the cosine of each wording with each part: its own, or that of its passage."""
    numbers = np.concatenate([one.quotables.numbers[list(one.places)] for one in shown])
    sentences: list[Vectors] = []
    sources: list[int] = []
    passages_before = 0
    for one in shown:
        own = one.quotables
        for at, place in enumerate(one.places):
            if own.told_apart[place]:
                first = len(numbers) + len(sentences)
                sentences.extend(vectors[own.wordings[row].text] for row in own.rows[place])
                sources.extend(range(first, len(numbers) + len(sentences)))
            else:
                sources.extend([passages_before + at] * len(own.rows[place]))
        passages_before += len(one.places)
    rows = pool.index.vectors[numbers]
    if sentences:
        rows = np.concatenate([rows, np.stack(sentences)])
    return cosines(rows, asked.vectors)[sources].astype(np.float64)


def _similarity(near: Numbers, traits: Traits, asked: Asked, *, together: Numbers) -> Numbers:
    """Return the cosines, 1 where the words are the same, 0 where a list names nothing of it."""
    counts = (asked.shares > 0).sum(axis=0)
    is_same = (together > 0) & (together == counts) & (together == traits.stems)
    is_unnamed = (traits.listed > 0) & (together == 0)
    return np.where(is_same, 1.0, np.where(is_unnamed, 0.0, near))


def _strength(
    traits: Traits,
    asked: Asked,
    *,
    similarity: Numbers,
    shared: Numbers,
    together: Numbers,
) -> NDArray[np.int64]:
    """Return how far each wording speaks to each part, as a number of `Strength`."""
    close = np.where(traits.few, SHORT_SIMILARITY, CLOSE_SIMILARITY)
    # One shared word is easily another matter: "the ward round", "a ward for the first time".
    relief = np.where(together > 1, 1 - 0.25 * shared, 1.0)
    # One shared word of two is easily another trade: "data engineer", "data science".
    is_skill = (shared > _WHOLE) & (similarity >= close) | (similarity >= SKILL_SIMILARITY)
    is_direct = np.where(asked.is_skill, is_skill, similarity >= DIRECT_SIMILARITY * relief)
    is_close = np.where(
        asked.is_skill, similarity >= SHORT_SIMILARITY, similarity >= close * relief
    )
    is_close = (is_direct | is_close & ~asked.is_target) & (traits.remark == 0)
    is_direct = is_direct & is_close & (traits.no_deed == 0)
    found: NDArray[np.int64] = Strength.LOOSE.value + is_close.astype(np.int64) + is_direct
    return found
