"""One goal against a pool: who is eligible, how well each fits, in which order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from companion.goals.goal import Goal
from companion.matching.eligibility import SPELT_OUT, Eligibility, why_barred
from companion.matching.facets import Question, question_of
from companion.matching.match import Excluded
from companion.matching.pools import Pool
from companion.matching.scoring import Fits, direction_of, fits
from companion.people.person import Person, PersonId
from companion.ports import Vectors
from companion.text.remembered import remembered
from companion.values import Notice

FIT_DECIMALS: Final = 6
"""Closer fits are equal: the last digits of a float hang on the machine."""

QUESTIONS_KEPT: Final = 256
"""Goals that stay taken apart."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Ranking:
    """A goal's fit with every mentor of a pool, before anything is put into words."""

    goal: Goal
    mentee: Person | None
    question: Question
    verdict: Eligibility
    fits: Fits


@dataclass(frozen=True, kw_only=True)
class Inquiry:
    """A goal to be ranked for, with whose it is and what it asks."""

    goal: Goal
    question: Question
    mentee: Person | None = None
    forbidden: frozenset[PersonId] = frozenset()
    """Mentors whom the programme rules out for this mentee."""

    @property
    def texts(self) -> tuple[str, ...]:
        """What mentors are ranked by."""
        return (self.question.text, *(facet.text for facet in self.question.facets))

    @property
    def every_text(self) -> tuple[str, ...]:
        """That, and what reasons are found by."""
        return (*self.texts, *(part.text for part in self.question.parts))


def inquiries_of(
    goals: Sequence[Goal],
    mentees: Sequence[Person],
    forbidden: Sequence[tuple[PersonId, PersonId]] = (),
) -> list[Inquiry]:
    """Return what each goal asks; `forbidden` are pairs of (mentee, mentor)."""
    known = {mentee.id: mentee for mentee in mentees}
    found: list[Inquiry] = []
    for goal in goals:
        mentee = known.get(goal.mentee_id) if goal.mentee_id else None
        barred = frozenset(mentor for asker, mentor in forbidden if mentee and asker == mentee.id)
        question = _question(goal, mentee)
        found.append(Inquiry(goal=goal, question=question, mentee=mentee, forbidden=barred))
    return found


@remembered(most=QUESTIONS_KEPT)
def _question(goal: Goal, mentee: Person | None) -> Question:
    """Take a goal apart once: a stored one is asked about again and again."""
    return question_of(goal, mentee=mentee)


def ranking_of(
    pool: Pool,
    inquiry: Inquiry,
    vectors: Mapping[str, Vectors],
    *,
    on: date,
    with_barred: bool = False,
) -> Ranking:
    """Judge every mentor, and score those who may be proposed.

    Args:
        pool: the mentors.
        inquiry: what is asked.
        vectors: those of the inquiry's texts.
        on: the day from which availability counts.
        with_barred: whether to score the others too, to tell whom a rule keeps apart.
    """
    question, goal = inquiry.question, inquiry.goal
    facets = np.stack([vectors[facet.text] for facet in question.facets])
    verdict = pool.verdict(
        mentee_id=goal.mentee_id, mentee=inquiry.mentee, forbidden=inquiry.forbidden, on=on
    )
    return Ranking(
        goal=goal,
        mentee=inquiry.mentee,
        question=question,
        verdict=verdict,
        fits=fits(
            pool.index,
            question,
            direction_of(question, vectors[question.text], facets),
            among=None if with_barred else pool.candidates(verdict),
        ),
    )


def best_rows(ranking: Ranking, pool: Pool, *, top_k: int | None) -> NDArray[np.intp]:
    """Return the rows of eligible mentors, best first, equal fits by id."""
    rows = ranking.verdict.rows
    fit = np.round(ranking.fits.fit[rows], FIT_DECIMALS)
    if top_k is not None and top_k < len(rows):
        # Everyone as good as the last one wanted: ties at the edge are settled by id below.
        keep = fit >= np.partition(fit, -top_k)[-top_k]
        rows, fit = rows[keep], fit[keep]
    order = sorted(range(len(rows)), key=lambda at: (-fit[at], pool.mentors[rows[at]].id))
    return rows[order[:top_k]]


def excluded_from(ranking: Ranking, pool: Pool) -> tuple[Excluded, ...]:
    """Return who fell out and by which rule, in the order of the pool."""
    if ranking.verdict not in pool.excluded:
        pool.excluded[ranking.verdict] = tuple(_excluded(ranking, pool))
    return pool.excluded[ranking.verdict]


def _excluded(ranking: Ranking, pool: Pool) -> Iterator[Excluded]:
    # In a large pool most are excluded, for a handful of reasons: one notice each will do.
    notices: dict[object, Notice] = {}
    for mentor, bar in zip(pool.mentors, ranking.verdict.bars, strict=True):
        if bar is None:
            continue
        key = (bar, mentor.languages, mentor.channels) if bar in SPELT_OUT else bar
        if key not in notices:
            text = why_barred(bar, mentor=mentor, mentee=ranking.mentee)
            notices[key] = Notice(code=bar.value, text=text)
        yield Excluded(mentor_id=mentor.id, why=notices[key])
