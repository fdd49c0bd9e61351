"""Why a mentor: sentences for the mentee, each resting on exact words of the profile."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from companion.matching.facets import Facet, FacetKind, Question
from companion.matching.match import Reason
from companion.matching.phrasing import Finding, Strength, reason_text
from companion.matching.quotes import FEWEST_WORDS, Wording, trimmed, wordings
from companion.matching.scoring import MentorIndex
from companion.people.person import Person
from companion.ports import Vectors
from companion.retrieval.bm25 import Bm25
from companion.retrieval.passages import Aspect, Passage
from companion.text.words import stems

MOST_REASONS: Final = 4

DIRECT_SIMILARITY: Final = 0.60
"""Cosine from which a quote answers a part of the goal; shared words lower it by up to a quarter,
as they do the next one."""

CLOSE_SIMILARITY: Final = 0.40
"""Cosine from which it is close to it. What is not gets no reason, unless nothing else is there:
then the nearest is shown, and said to be no more than that."""

NEAREST_SIMILARITY: Final = 0.20
"""Cosine below which there is nothing to show."""

WEAK_REASONS: Final = 2
"""A weak match must not look well-founded."""

SKILL_REASONS: Final = 2
"""Reasons that rest on a skill's name; the goal and the challenge say more."""

LOOKED_AT: Final = 6
"""Passages of one mentor whose sentences are compared."""

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
    """A question with the vectors of its facets, shape (facets, dimensions)."""

    question: Question
    vectors: Vectors


@dataclass(frozen=True, kw_only=True)
class Exhibit:
    """A passage that may carry a reason, with everything that may be quoted from it."""

    passage: Passage
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, kw_only=True)
class _Claim:
    """One facet answered by one wording."""

    facet: Facet
    exhibit: Exhibit
    wording: Wording
    similarity: float
    shared: float

    @property
    def strength(self) -> Strength:
        """How far the wording answers the facet."""
        relief = 1 - 0.25 * self.shared
        if self.facet.kind is FacetKind.SKILL:
            # One shared word of two is easily another trade: "data engineer", "data science".
            relief = 0.75 if self.shared > 0.99 else 1.0
        if self.similarity >= DIRECT_SIMILARITY * relief:
            return Strength.DIRECT
        near = self.similarity >= CLOSE_SIMILARITY * relief
        return Strength.CLOSE if near else Strength.LOOSE

    @property
    def value(self) -> float:
        """What ranks claims of one mentor."""
        weight = _SKILL_WEIGHT if self.facet.kind is FacetKind.SKILL else 1.0
        aspect = self.exhibit.passage.aspect
        told = aspect in {Aspect.BIO, Aspect.POSITION} and not self.wording.field.endswith("title")
        short = _SHORT if told and len(self.wording.quote.split()) < FEWEST_WORDS else 0.0
        leaning = _LEANINGS.get(aspect, 0.0)
        return self.similarity + weight * self.shared + leaning - short


def exhibits(index: MentorIndex, asked: Asked, *, mentor: Person, row: int) -> tuple[Exhibit, ...]:
    """Return the mentor's quotable passages nearest to any facet, nearest first."""
    found: list[tuple[float, int]] = []
    for number in index.passages_of(row):
        passage = index.passages[number]
        if passage.quotable:
            cosines = asked.vectors @ index.vectors[number]
            words = frozenset(stems(passage.text))
            shared = [covered(facet, words, index.lexicon) for facet in asked.question.facets]
            strength = float(np.max(cosines + np.array(shared)))
            found.append((-strength - _LEANINGS.get(passage.aspect, 0.0), number))
    nearest = [index.passages[number] for _, number in sorted(found)[:LOOKED_AT]]
    return tuple(
        Exhibit(passage=passage, wordings=wordings(mentor, passage))
        for passage in _one_per_field(nearest)
    )


def reasons_for(
    shown: Sequence[Exhibit],
    asked: Asked,
    *,
    mentor: Person,
    vectors: Mapping[str, Vectors],
    lexicon: Bm25,
    most: int = MOST_REASONS,
) -> tuple[Reason, ...]:
    """Return up to four reasons, best first, of different fields and, if it can be, facets.

    Args:
        shown: what may be quoted.
        asked: the goal.
        mentor: whose profile it is.
        vectors: the vector of each wording's text.
        lexicon: how rare words are in the pool.
        most: how many reasons at most.
    """
    claims = _claims(shown, asked, vectors, lexicon)
    chosen: list[_Claim] = []
    while len(chosen) < most:
        possible = [claim for claim in claims if _adds(claim, chosen)]
        if not possible:
            break
        chosen.append(max(possible, key=lambda claim: _value(claim, chosen)))
    chosen = sorted(chosen, key=_telling_first) or _nearest(claims)
    return tuple(
        _reason(claim, mentor, seen=[other.facet for other in chosen[:number]])
        for number, claim in enumerate(chosen)
    )


def covered(facet: Facet, words: frozenset[str], lexicon: Bm25) -> float:
    """Return the share of a facet's words that stand among `words`, rare ones counting more."""
    asked = sum(lexicon.rarity(stem) for stem in facet.stems)
    found = sum(lexicon.rarity(stem) for stem in facet.stems if stem in words)
    return found / asked if asked else 0.0


def _claims(
    shown: Sequence[Exhibit], asked: Asked, vectors: Mapping[str, Vectors], lexicon: Bm25
) -> list[_Claim]:
    """Return per exhibit and facet the wording that answers it best."""
    claims: list[_Claim] = []
    for exhibit in shown:
        for facet, vector in zip(asked.question.facets, asked.vectors, strict=True):
            answers = [
                _Claim(
                    facet=facet,
                    exhibit=exhibit,
                    wording=wording,
                    similarity=float(vectors[wording.text] @ vector),
                    shared=covered(facet, wording.stems, lexicon),
                )
                for wording in exhibit.wordings
                if not _DENIES.search(wording.quote)
            ]
            claims.extend(sorted(answers, key=lambda claim: -claim.value)[:1])
    return claims


def _adds(claim: _Claim, chosen: Sequence[_Claim]) -> bool:
    """Tell whether a claim is worth a further reason."""
    skills = [other.facet for other in chosen if other.facet.kind is FacetKind.SKILL]
    if claim.facet.kind is FacetKind.SKILL and (
        claim.facet in skills or len(skills) >= SKILL_REASONS
    ):
        return False
    return claim.strength is not Strength.LOOSE and all(
        claim.exhibit is not other.exhibit for other in chosen
    )


def _telling_first(claim: _Claim) -> tuple[int, bool]:
    """Order reasons for reading: what answers the goal, then what is near it, skills after."""
    return -claim.strength.value, claim.facet.kind is FacetKind.SKILL


def _nearest(claims: Sequence[_Claim]) -> list[_Claim]:
    """Return the best of claims that are all loose, when it is anything at all."""
    whole = [claim for claim in claims if claim.facet.kind is not FacetKind.TARGET]
    best = max(whole, key=lambda claim: claim.value, default=None)
    return [best] if best is not None and best.value >= NEAREST_SIMILARITY else []


def _value(claim: _Claim, chosen: Sequence[_Claim]) -> float:
    seen = any(claim.facet == other.facet for other in chosen)
    alike = sum(claim.exhibit.passage.aspect is other.exhibit.passage.aspect for other in chosen)
    return claim.value - seen * _SEEN_FACET - alike * _SEEN_ASPECT


def _reason(claim: _Claim, mentor: Person, *, seen: Sequence[Facet]) -> Reason:
    finding = Finding(
        aspect=claim.exhibit.passage.aspect,
        field=claim.wording.field,
        quote=trimmed(claim.wording, wanted=frozenset(claim.facet.stems)),
        facet=claim.facet,
        strength=claim.strength,
        again=claim.facet in seen,
    )
    text = reason_text(finding, mentor=mentor)
    return Reason(text=text, field=finding.field, quote=finding.quote)


def _one_per_field(passages: Sequence[Passage]) -> list[Passage]:
    return list({passage.field: passage for passage in reversed(passages)}.values())[::-1]
