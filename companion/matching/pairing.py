"""A cohort as a market of mentees and mentors, and why somebody is left without a pair."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from companion.matching.assignment import Market, capacity_of
from companion.matching.cohort import Blocking, CohortConstraints
from companion.matching.eligibility import Bar, why_barred
from companion.matching.pools import Pool
from companion.matching.ranking import Inquiry, ranking_of
from companion.matching.scoring import scores_of
from companion.people.person import Person, PersonId
from companion.ports import Vectors


@dataclass(frozen=True, kw_only=True)
class Asker:
    """A mentee of the cohort with what their goals ask, at least one."""

    mentee: Person
    inquiries: tuple[Inquiry, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Prospects:
    """How every mentor of a pool looks for one mentee, the best of the goals counting."""

    asker: Asker
    scores: NDArray[np.float64]
    """Per mentor, in the order of the pool."""
    goals: NDArray[np.intp]
    """Per mentor: the number of the goal that fits best."""
    bars: tuple[Bar | None, ...]

    @property
    def mentee(self) -> Person:
        """Whose prospects they are."""
        return self.asker.mentee


def askers_of(inquiries: Sequence[Inquiry]) -> list[Asker]:
    """Return the mentees of the cohort who have a goal."""
    asked: dict[PersonId, Asker] = {}
    for inquiry in inquiries:
        if inquiry.mentee is not None:
            earlier = asked.get(inquiry.mentee.id)
            asked[inquiry.mentee.id] = Asker(
                mentee=inquiry.mentee,
                inquiries=(*(earlier.inquiries if earlier else ()), inquiry),
            )
    return list(asked.values())


def prospects_of(
    askers: Sequence[Asker], pool: Pool, vectors: Mapping[str, Vectors], *, on: date
) -> list[Prospects]:
    """Return what each mentee may hope for."""
    # One mentee at a time: the rankings of a large cohort would not fit in memory together.
    return [_prospects(asker, pool, vectors, on=on) for asker in askers]


def _prospects(asker: Asker, pool: Pool, vectors: Mapping[str, Vectors], *, on: date) -> Prospects:
    rankings = [ranking_of(pool, inquiry, vectors, on=on) for inquiry in asker.inquiries]
    scores = np.stack([scores_of(ranking.fits.fit) for ranking in rankings])
    return Prospects(
        asker=asker,
        scores=scores.max(axis=0),
        goals=scores.argmax(axis=0),
        # Eligibility does not hang on the goal: the first verdict holds for all.
        bars=rankings[0].verdict.bars,
    )


def market_of(pool: Pool, prospects: Sequence[Prospects]) -> Market:
    """Lay out mentees and mentors in the order of their ids."""
    rows = sorted(range(len(prospects)), key=lambda row: prospects[row].mentee.id)
    columns = sorted(range(len(pool.mentors)), key=lambda column: pool.mentors[column].id)
    shape = (len(rows), len(columns))
    scores = np.array([prospects[row].scores[columns] for row in rows]).reshape(shape)
    free = [[prospects[row].bars[column] is None for column in columns] for row in rows]
    return Market(
        mentees=tuple(prospects[row].mentee.id for row in rows),
        mentors=tuple(pool.mentors[column].id for column in columns),
        capacities=np.array([capacity_of(pool.mentors[column]) for column in columns], np.int64),
        scores=scores,
        eligible=np.array(free, dtype=bool).reshape(shape),
    )


def blocking_of(
    prospects: Prospects,
    pool: Pool,
    *,
    constraints: CohortConstraints,
    mentees_of: Mapping[PersonId, Sequence[PersonId]],
) -> Blocking:
    """Return the one thing that kept a mentee unmatched; `mentees_of` is the assignment made."""
    if not pool.mentors:
        return Blocking(code="no_mentors", text="the cohort has no mentors")
    eligible = [row for row, bar in enumerate(prospects.bars) if bar is None]
    if not eligible:
        return _all_barred(prospects, pool)
    best = max(eligible, key=lambda row: (prospects.scores[row], -row))
    mentor = pool.mentors[best]
    score = float(prospects.scores[best])
    if score < constraints.minimum_score:
        text = (
            f"the best eligible mentor, {mentor.name}, scores {score:.2f}, "
            f"below the minimum of {constraints.minimum_score:.2f}"
        )
        return Blocking(code="below_minimum_score", text=text, mentor_id=mentor.id)
    taken = ", ".join(mentees_of.get(mentor.id, ()))
    text = f"every suitable mentor is taken; the best, {mentor.name}, is paired with {taken}"
    return Blocking(code="mentors_full", text=text, mentor_id=mentor.id)


def no_goal(mentee: Person) -> Blocking:
    """Return what keeps a mentee unmatched who has told no goal."""
    return Blocking(code="no_goal", text=f"{mentee.name} has no goal in this cohort; add one")


def _all_barred(prospects: Prospects, pool: Pool) -> Blocking:
    """Name the rule that stands before the mentor who would fit best."""
    nearest = max(
        (row for row, bar in enumerate(prospects.bars) if bar is not Bar.ONESELF),
        key=lambda row: (prospects.scores[row], -row),
        default=0,
    )
    mentor, bar = pool.mentors[nearest], prospects.bars[nearest] or Bar.ONESELF
    why = why_barred(bar, mentor=mentor, mentee=prospects.mentee)
    text = f"no mentor is eligible; the nearest, {mentor.name}: {why}"
    return Blocking(code=bar.value, text=text, mentor_id=mentor.id)
