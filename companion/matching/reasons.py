"""Why a mentor: sentences for the mentee, each resting on exact words of the profile."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from companion.matching.facets import Facet, FacetKind, Question
from companion.matching.match import Reason
from companion.matching.phrasing import Finding, Strength, reason_text
from companion.matching.pools import Pool
from companion.matching.quotes import FEWEST_WORDS, Wording, trimmed
from companion.matching.scoring import MentorIndex
from companion.people.person import Person
from companion.ports import Vectors
from companion.retrieval.bm25 import Bm25
from companion.retrieval.passages import LISTS, Aspect, Passage

MOST_REASONS: Final = 4

DIRECT_SIMILARITY: Final = 0.60
"""Cosine from which a quote answers a part of the goal; shared words lower it by up to a quarter,
as they do the next one."""

CLOSE_SIMILARITY: Final = 0.37
"""Cosine from which it is close to it. What is not gets no reason, unless nothing else is there:
then the nearest is shown, and said to be no more than that."""

ENOUGH_REASONS: Final = 2
"""Up to so many, a second reason for the same skill is better than none."""

WEAK_REASONS: Final = 2
"""A weak match must not look well-founded."""

SKILL_REASONS: Final = 2
"""Reasons that rest on a skill's name; the goal and the challenge say more."""

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

_SKILL_WEIGHT: Final = 0.4
"""How much the words of a skill count: a whole goal in common is worth more than one word."""

_SEEN_FACET: Final = 0.12
"""What a reason for a part of the goal loses when that part has a reason already."""

_SEEN_ASPECT: Final = 0.05
"""What it loses for each reason of the same kind, so that reasons vary."""

_SHORT: Final = 0.08
"""What a sentence of fewer than four words loses: it rarely stands by itself."""

_DENIES: Final = re.compile(
    r"\b(?:I (?:am|have|do|did|can|could|will|would)(?: not|n['’]t| never)|I cannot|I['’]m not"
    r"|I['’]ve never|not an?|no experience|know nothing)\b",
    re.IGNORECASE,
)
"""A sentence that tells what somebody does not do is no reason to ask them."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Asked:
    """A question, and what its facets are compared by."""

    question: Question
    vectors: Vectors
    """One row per facet."""
    shares: tuple[Mapping[str, float], ...]
    """Per facet: what share of it each stem is, rare ones more; they add up to 1."""

    def shared(self, facet: int, words: frozenset[str]) -> float:
        """Return how much of a facet stands among `words`, 0 to 1."""
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


@dataclass(frozen=True, kw_only=True)
class _Claim:
    """One facet answered by one wording."""

    facet: Facet
    exhibit: Exhibit
    wording: Wording
    similarity: float
    shared: float

    @cached_property
    def strength(self) -> Strength:
        """How far the wording answers the facet."""
        relief = 1 - 0.25 * self.shared
        if self.facet.kind is FacetKind.SKILL:
            # One shared word of two is easily another trade: "data engineer", "data science".
            relief = 0.75 if self.shared > 0.99 else 1.2
        if self.similarity >= DIRECT_SIMILARITY * relief:
            return Strength.DIRECT
        near = self.similarity >= CLOSE_SIMILARITY * relief
        return Strength.CLOSE if near else Strength.LOOSE

    @cached_property
    def value(self) -> float:
        """What ranks claims of one mentor."""
        weight = _SKILL_WEIGHT if self.facet.kind is FacetKind.SKILL else 1.0
        aspect = self.exhibit.passage.aspect
        told = aspect in {Aspect.BIO, Aspect.POSITION} and not self.wording.field.endswith("title")
        short = _SHORT if told and len(self.wording.quote.split()) < FEWEST_WORDS else 0.0
        leaning = _LEANINGS.get(aspect, 0.0)
        return self.similarity + weight * self.shared + leaning - short


def asked_of(question: Question, vectors: Vectors, *, lexicon: Bm25) -> Asked:
    """Return what reasons need to know of a question; `vectors` has one row per facet."""
    shares: list[Mapping[str, float]] = []
    for facet in question.facets:
        rarities: dict[str, float] = {}
        for stem in facet.stems:
            rarities[stem] = rarities.get(stem, 0.0) + lexicon.rarity(stem)
        total = sum(rarities.values())
        shares.append({stem: rarity / total for stem, rarity in rarities.items()})
    return Asked(question=question, vectors=vectors, shares=tuple(shares))


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


def reasons_for(
    shown: Sequence[Exhibit],
    asked: Asked,
    *,
    mentor: Person,
    vectors: Mapping[str, Vectors],
    most: int = MOST_REASONS,
) -> tuple[Reason, ...]:
    """Return up to four reasons, best first, of different fields and, if it can be, facets.

    Args:
        shown: what may be quoted.
        asked: the goal.
        mentor: whose profile it is.
        vectors: the vector of each wording's text.
        most: how many reasons at most.
    """
    claims = _claims(shown, asked, vectors)
    chosen: list[_Claim] = []
    near = [claim for claim in claims if claim.strength is not Strength.LOOSE]
    while len(chosen) < most:
        near = [claim for claim in near if all(claim.exhibit is not c.exhibit for c in chosen)]
        possible = [claim for claim in near if _varies(claim, chosen)]
        if len(chosen) < ENOUGH_REASONS:
            possible = possible or near
        if not possible:
            break
        chosen.append(max(possible, key=lambda claim: _value(claim, chosen)))
    chosen = sorted(chosen, key=_telling_first) or _nearest(claims)
    return tuple(
        _reason(claim, mentor, seen=[other.facet for other in chosen[:number]])
        for number, claim in enumerate(chosen)
    )


def _claims(shown: Sequence[Exhibit], asked: Asked, vectors: Mapping[str, Vectors]) -> list[_Claim]:
    """Return per exhibit and facet the wording that answers it best."""
    claims: list[_Claim] = []
    for exhibit in shown:
        cosines = exhibit.closeness(vectors, asked.vectors)
        for number, facet in enumerate(asked.question.facets):
            answers = [
                _Claim(
                    facet=facet,
                    exhibit=exhibit,
                    wording=wording,
                    similarity=_similarity(
                        wording,
                        facet,
                        cosine=float(cosines[row, number]),
                        listed=exhibit.passage.aspect in LISTS,
                    ),
                    shared=asked.shared(number, wording.stems),
                )
                for row, wording in enumerate(exhibit.wordings)
                if not _DENIES.search(wording.quote)
            ]
            claims.extend(sorted(answers, key=lambda claim: -claim.value)[:1])
    return claims


def _similarity(wording: Wording, facet: Facet, *, cosine: float, listed: bool) -> float:
    """Return how near a wording is to a facet; the entries of a list have one vector together."""
    if wording.stems and wording.stems == frozenset(facet.stems):
        return 1.0
    return 0.0 if listed and wording.stems.isdisjoint(facet.stems) else cosine


def _varies(claim: _Claim, chosen: Sequence[_Claim]) -> bool:
    """Tell whether a claim is more than one more mention of a skill."""
    if claim.facet.kind is not FacetKind.SKILL:
        return True
    skills = [other for other in chosen if other.facet.kind is FacetKind.SKILL]
    return len(skills) < SKILL_REASONS and all(claim.facet is not one.facet for one in skills)


def _telling_first(claim: _Claim) -> tuple[int, bool]:
    """Order reasons for reading: what answers the goal, then what is near it, skills after."""
    return -claim.strength.value, claim.facet.kind is FacetKind.SKILL


def _nearest(claims: Sequence[_Claim]) -> list[_Claim]:
    """Return the best of claims that are all loose: everybody proposed gets a line."""
    whole = [claim for claim in claims if claim.facet.kind is not FacetKind.TARGET]
    best = max(whole, key=lambda claim: claim.value, default=None)
    return [best] if best is not None else []


def _value(claim: _Claim, chosen: Sequence[_Claim]) -> float:
    seen = any(claim.facet is other.facet for other in chosen)
    alike = sum(claim.exhibit.passage.aspect is other.exhibit.passage.aspect for other in chosen)
    return claim.value - seen * _SEEN_FACET - alike * _SEEN_ASPECT


def _reason(claim: _Claim, mentor: Person, *, seen: Sequence[Facet]) -> Reason:
    finding = Finding(
        aspect=claim.exhibit.passage.aspect,
        field=claim.wording.field,
        quote=trimmed(claim.wording, wanted=frozenset(claim.facet.stems)),
        facet=claim.facet,
        strength=claim.strength,
        again=any(claim.facet is facet for facet in seen),
    )
    text = reason_text(finding, mentor=mentor)
    return Reason(text=text, field=finding.field, quote=finding.quote)


def _one_per_field(numbers: Sequence[int], index: MentorIndex) -> list[int]:
    first: dict[str, int] = {}
    for number in numbers:
        first.setdefault(index.passages[number].field, number)
    return list(first.values())
