"""How well each mentor fits a goal: whole profile, best evidence and words in common.

    fit = (whole + best) / 2 + coverage

`whole` is the cosine of the goal with the mean of all passages: what a person is about. `best` is
that of the nearest passage; where several positions or past sessions are near, they add up
(a soft maximum), since having done a thing twice is more evidence. `coverage` is the share of the
goal's words that the profile names, rare words counting more. Each is comparable between goals, so
the three need no weights and the score means the same for every goal.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from companion.matching.facets import FacetKind, Question
from companion.matching.match import ScorePart
from companion.ports import Vectors
from companion.retrieval.bm25 import Bm25
from companion.retrieval.exact import cosines
from companion.retrieval.passages import Passage

SHARPNESS: Final = 10.0
"""How far a second piece of evidence must lie behind the best one to add nothing."""

EVIDENCE_COUNTED: Final = 8
"""Positions and sessions that add up at most."""

MIDDLE_FIT: Final = 0.62
"""The fit that reads as a score of one half; see docs/adr/0009."""

FIT_SPREAD: Final = 0.13
"""How much more fit lifts a score of .50 to .73."""

SCORE_DECIMALS: Final = 3
"""Closer scores say the same to a person."""

Numbers = NDArray[np.float64]
Rows = NDArray[np.intp]


@dataclass(frozen=True, kw_only=True, eq=False)
class Evidence:
    """The vectors of some mentors, laid out so that all of them are scored in one pass."""

    mentors: int
    vectors: Vectors
    """One row per passage, in the order of their mentors."""
    particular: NDArray[np.bool_]
    demonstrated: NDArray[np.bool_]
    """Which passages show what was done."""
    first_passages: Rows
    """Where each mentor's passages begin, and one entry more."""
    centres: Vectors
    """The unit mean of each mentor's passages, endless lists left out where there is anything else;
    a zero row for an empty profile."""

    @cached_property
    def owners(self) -> Rows:
        """Whose each passage is."""
        return np.repeat(np.arange(self.mentors), np.diff(self.first_passages))

    @cached_property
    def adding(self) -> Rows:
        """The passages that add up: particular ones that show what was done."""
        return np.flatnonzero(self.demonstrated & self.particular)

    @cached_property
    def crowded(self) -> bool:
        """Whether anybody has more of those than are counted."""
        return bool(np.bincount(self.owners[self.adding]).max(initial=0) > EVIDENCE_COUNTED)

    def passages_of(self, row: int) -> range:
        """Return the numbers of one mentor's passages."""
        return range(int(self.first_passages[row]), int(self.first_passages[row + 1]))

    def of(self, rows: Rows) -> "Evidence":
        """Return that of the mentors given by row, in their order."""
        if len(rows) == self.mentors:
            return self
        counts = np.diff(self.first_passages)[rows]
        starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.intp)
        # Each mentor's passages lie together: where they begin here and there tells the rest.
        taken = np.arange(starts[-1]) + np.repeat(self.first_passages[rows] - starts[:-1], counts)
        return Evidence(
            mentors=len(rows),
            vectors=self.vectors[taken],
            particular=self.particular[taken],
            demonstrated=self.demonstrated[taken],
            first_passages=starts,
            centres=self.centres[rows],
        )


@dataclass(frozen=True, kw_only=True, eq=False)
class MentorIndex(Evidence):
    """A pool of mentors: what they wrote, their words and their vectors."""

    passages: tuple[Passage, ...]
    lexicon: Bm25


@dataclass(frozen=True, kw_only=True, eq=False)
class Fits:
    """Every mentor's fit for one goal and what it is made of; arrays of shape (mentors,)."""

    whole: Numbers
    best: Numbers
    coverage: Numbers

    @property
    def fit(self) -> Numbers:
        """The sum that ranks."""
        return (self.whole + self.best) / 2 + self.coverage


def mentor_index(passages: Sequence[Sequence[Passage]], vectors: Vectors) -> MentorIndex:
    """Lay out mentors given as their passages; `vectors` has one row per passage, in order."""
    counts = [len(own) for own in passages]
    owners = np.repeat(np.arange(len(passages)), counts)
    flat = tuple(passage for own in passages for passage in own)
    particular = np.array([passage.particular for passage in flat], dtype=bool)
    return MentorIndex(
        mentors=len(passages),
        passages=flat,
        vectors=vectors,
        particular=particular,
        demonstrated=np.array([passage.aspect.demonstrated for passage in flat], dtype=bool),
        centres=_centres(vectors, owners, particular, mentors=len(passages)),
        lexicon=Bm25([_mentions(own) for own in passages]),
        first_passages=np.concatenate([[0], np.cumsum(counts)]).astype(np.intp),
    )


def _centres(
    vectors: Vectors, owners: Rows, particular: NDArray[np.bool_], *, mentors: int
) -> Vectors:
    """Return what each mentor is about; a list of everything would be near to every goal."""
    says_something = np.zeros(mentors, dtype=bool)
    says_something[owners[particular]] = True
    counted = particular | ~says_something[owners]
    centres = np.zeros((mentors, vectors.shape[1]), dtype=np.float32)
    np.add.at(centres, owners[counted], vectors[counted])
    lengths = np.linalg.norm(centres, axis=1, keepdims=True)
    unit: Vectors = np.divide(centres, lengths, out=centres, where=lengths > 0)
    return unit


def direction_of(question: Question, whole: Vectors, facets: Vectors) -> Vectors:
    """Return the unit vector that a goal is compared by: half as a whole, half part by part.

    Args:
        question: the goal.
        whole: the vector of its text.
        facets: one row per facet. The measure of success does not count: it tells when to stop,
            not what to learn.
    """
    asked = [facet.kind is not FacetKind.TARGET for facet in question.facets]
    together = whole + _unit(facets[asked].mean(axis=0))
    return _unit(together)


@dataclass(frozen=True, kw_only=True, eq=False)
class Candidates:
    """Those mentors of a pool who are scored."""

    rows: Rows
    evidence: Evidence


def fits(
    index: MentorIndex, question: Question, vector: Vectors, *, among: Candidates | None = None
) -> Fits:
    """Score the mentors of `index` for a question; `vector` is its direction.

    Where candidates are given, nobody else is looked at: whoever is barred fits nothing.
    """
    evidence = index if among is None else among.evidence
    similarities = cosines(evidence.vectors, vector).astype(np.float64)
    whole = cosines(evidence.centres, vector).astype(np.float64)
    best = _best_evidence(evidence, similarities)
    coverage = index.lexicon.coverage(question.stems)
    if among is None:
        return Fits(whole=whole, best=best, coverage=coverage)
    found = np.zeros((3, index.mentors))
    found[:, among.rows] = whole, best, coverage[among.rows]
    return Fits(whole=found[0], best=found[1], coverage=found[2])


def scores_of(fit: Numbers) -> Numbers:
    """Return fits as scores from 0 to 1 that read alike for every goal."""
    scores: Numbers = np.round(1 / (1 + np.exp((MIDDLE_FIT - fit) / FIT_SPREAD)), SCORE_DECIMALS)
    return scores


def score_parts(found: Fits, row: int) -> tuple[ScorePart, ...]:
    """Return what one mentor's score is made of."""
    told = (
        ("whole_profile", found.whole, "how near the profile as a whole is to the goal"),
        ("best_evidence", found.best, "how near the nearest parts are; repeated experience adds"),
        (
            "shared_words",
            found.coverage,
            "share of the goal's words in it, rare ones most",
        ),
    )
    return tuple(
        ScorePart(code=code, value=round(float(np.clip(values[row], 0, 1)), 3), text=text)
        for code, values, text in told
    )


def _unit(vector: Vectors) -> Vectors:
    length = float(np.linalg.norm(vector))
    unit: Vectors = (vector / length if length else vector).astype(np.float32)
    return unit


def _best_evidence(index: Evidence, similarities: Numbers) -> Numbers:
    best = _highest(index, np.where(index.particular, similarities, 0.0))
    owners = index.owners[index.adding]
    strengths = np.exp(SHARPNESS * similarities[index.adding])
    if index.crowded:
        # Sorting is only worth its time where somebody has more than counts.
        owners, strengths = _strongest(owners, strengths)
    total = np.bincount(owners, strengths, minlength=index.mentors)
    together = np.log(np.maximum(total, 1.0)) / SHARPNESS
    return np.maximum(best, together)


def _strongest(owners: Rows, strengths: Numbers) -> tuple[Rows, Numbers]:
    """Return the strongest entries of each owner, as many as count."""
    order = np.lexsort((-strengths, owners))
    owners, strengths = owners[order], strengths[order]
    # The how-many-eth of its owner each one is, strongest first.
    places = np.arange(len(owners)) - np.searchsorted(owners, owners)
    counted = places < EVIDENCE_COUNTED
    return owners[counted], strengths[counted]


def _highest(index: Evidence, values: Numbers) -> Numbers:
    """Return the highest value among each mentor's passages, at least 0."""
    highest = np.zeros(index.mentors)
    with_passages = np.flatnonzero(np.diff(index.first_passages))
    if len(with_passages):
        starts = index.first_passages[with_passages]
        highest[with_passages] = np.maximum(np.maximum.reduceat(values, starts), 0.0)
    return highest


def _mentions(passages: Sequence[Passage]) -> Mapping[str, float]:
    """Add up what the mentions of each stem are worth."""
    found: dict[str, float] = {}
    for passage in passages:
        for stem, worth in passage.mentions():
            found[stem] = found.get(stem, 0.0) + worth
    return found
