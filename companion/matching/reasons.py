"""Why a mentor: sentences for the mentee, each resting on exact words of the profile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from companion.matching.facets import Facet, Question
from companion.matching.match import Reason
from companion.matching.phrasing import Finding, Strength, reason_text
from companion.matching.quotes import Wording, trimmed, wordings
from companion.matching.scoring import MentorIndex
from companion.people.person import Person
from companion.ports import Vectors
from companion.retrieval.bm25 import Bm25
from companion.retrieval.passages import Aspect, Passage
from companion.text.words import stems

MOST_REASONS: Final = 4
FEWEST_REASONS: Final = 2

STRONG: Final = 0.80
"""Similarity plus coverage from which a passage answers a facet."""

FAIR: Final = 0.50
"""From which it is close to it; a match with nothing fair gets one reason, worded as such."""

PLAUSIBLE: Final = 0.38
"""From which it may serve as the second reason where nothing better is there."""

LOOKED_AT: Final = 6
"""Passages of one mentor whose sentences are compared."""

_LEANINGS: Final[Mapping[Aspect, float]] = {
    Aspect.POSITION: 0.08,
    Aspect.HELP: 0.04,
    Aspect.SKILLS: -0.05,
    Aspect.HEADLINE: -0.05,
    Aspect.INDUSTRIES: -0.20,
    Aspect.INTERESTS: -0.15,
}
"""What was done convinces more than what is claimed, and that more than what is liked."""

_SEEN_FACET: Final = 0.12
"""What a reason for a part of the goal loses when that part has a reason already."""


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
    strength: float


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
) -> tuple[Reason, ...]:
    """Return up to four reasons, best first, of different fields and, if it can be, facets.

    Args:
        shown: what may be quoted.
        asked: the goal.
        mentor: whose profile it is.
        vectors: the vector of each wording's text.
        lexicon: how rare words are in the pool.
    """
    claims = _claims(shown, asked, vectors, lexicon)
    chosen: list[_Claim] = []
    while claims and len(chosen) < MOST_REASONS:
        best = max(claims, key=lambda claim: _value(claim, chosen))
        floor = FAIR if len(chosen) >= FEWEST_REASONS or not chosen else PLAUSIBLE
        if best.strength < floor and chosen:
            break
        chosen.append(best)
        claims = [claim for claim in claims if claim.exhibit is not best.exhibit]
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
            strengths = [
                float(vectors[wording.text] @ vector) + covered(facet, wording.stems, lexicon)
                for wording in exhibit.wordings
            ]
            if strengths:
                best = max(range(len(strengths)), key=lambda number: strengths[number])
                claims.append(
                    _Claim(
                        facet=facet,
                        exhibit=exhibit,
                        wording=exhibit.wordings[best],
                        strength=strengths[best],
                    )
                )
    return claims


def _value(claim: _Claim, chosen: Sequence[_Claim]) -> float:
    seen = any(claim.facet == other.facet for other in chosen)
    leaning = _LEANINGS.get(claim.exhibit.passage.aspect, 0.0)
    return claim.strength + leaning - seen * _SEEN_FACET


def _reason(claim: _Claim, mentor: Person, *, seen: Sequence[Facet]) -> Reason:
    quote = trimmed(claim.wording, wanted=frozenset(claim.facet.stems))
    if claim.strength >= STRONG:
        strength = Strength.DIRECT
    else:
        strength = Strength.CLOSE if claim.strength >= FAIR else Strength.LOOSE
    finding = Finding(
        aspect=claim.exhibit.passage.aspect,
        field=claim.wording.field,
        quote=quote,
        facet=claim.facet,
        strength=strength,
        again=claim.facet in seen,
    )
    return Reason(text=reason_text(finding, mentor=mentor), field=finding.field, quote=quote)


def _one_per_field(passages: Sequence[Passage]) -> list[Passage]:
    return list({passage.field: passage for passage in reversed(passages)}.values())[::-1]
