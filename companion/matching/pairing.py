"""A cohort as a market of mentees and mentors, and why somebody is left without a pair."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from companion.matching.assignment import SCORE_DECIMALS, Market, capacity_of
from companion.matching.cohort import Blocking, CohortConstraints, RunnerUp
from companion.matching.eligibility import Bar, why_barred
from companion.matching.offer_reasons import offer_quoted
from companion.matching.offers import (
    OfferIndex,
    asks_of,
    nearest_offers,
    offer_index,
    offered,
)
from companion.matching.pools import Pool
from companion.matching.ranking import Inquiry, ranking_of
from companion.matching.scoring import MentorIndex, direction_of, scores_of
from companion.people.person import Person, PersonId
from companion.ports import Vectors
from companion.retrieval.passages import Aspect

Progress = Callable[[int, int], None]
"""Told how many mentees of how many are done."""

_BARS: Final = tuple(Bar)
_FREE: Final = -1
_OFFERS: Final = frozenset({Aspect.HELP, Aspect.OFFERS, Aspect.SKILLS})
_SHORTLISTED: Final = 8
_TOLD_BLOCKS: Final = 2

ONLY_A_TITLE: Final = 0.2
"""The most that a mentor's fit is worth who offers other things and whose job title is nearest.

It lies below `LEAST_SCORE`: nobody is paired, or said to fit, for what they are called.
"""


Mentees = Mapping[PersonId, Sequence[PersonId]]
"""Per mentor, whom they are paired with."""


@dataclass(frozen=True, kw_only=True)
class Asker:
    """A mentee of the cohort with what their goals ask, at least one."""

    mentee: Person
    inquiries: tuple[Inquiry, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Prospects:
    """How every mentor of a pool looks for one mentee, the best of the goals counting."""

    asker: Asker
    scores: NDArray[np.float32]
    """Per mentor, in the order of the pool."""
    goals: NDArray[np.int16]
    """Per mentor: the number of the goal that fits best."""
    barred_by: NDArray[np.int8]
    """Per mentor: the place of the rule among the rules, or -1."""

    @property
    def eligible(self) -> NDArray[np.bool_]:
        """Per mentor: whether no rule speaks against the pair."""
        free: NDArray[np.bool_] = self.barred_by == _FREE
        return free

    def bar(self, row: int) -> Bar | None:
        """Return the rule that speaks against a mentor."""
        place = int(self.barred_by[row])
        return None if place == _FREE else _BARS[place]

    def inquiry(self, row: int) -> Inquiry:
        """Return the goal that a mentor fits best."""
        return self.asker.inquiries[int(self.goals[row])]

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
    askers: Sequence[Asker],
    pool: Pool,
    vectors: Mapping[str, Vectors],
    *,
    on: date,
    progress: Progress | None = None,
) -> list[Prospects]:
    """Return what each mentee may hope for."""
    found: list[Prospects] = []
    offers = offer_index(pool.index)
    # One mentee at a time: the rankings of a large cohort would not fit in memory together.
    for asker in askers:
        found.append(_prospects(asker, pool, offers, vectors, on=on))
        if progress is not None:
            progress(len(found), len(askers))
    return found


def asked_texts(askers: Sequence[Asker]) -> Iterator[str]:
    """Yield what `prospects_of` needs the vectors of, besides those of the inquiries."""
    for asker in askers:
        for inquiry in asker.inquiries:
            yield from (ask.text for ask in asks_of(inquiry.goal, mentee=asker.mentee))


def _prospects(
    asker: Asker,
    pool: Pool,
    offers: OfferIndex,
    vectors: Mapping[str, Vectors],
    *,
    on: date,
) -> Prospects:
    rankings = [ranking_of(pool, inquiry, vectors, on=on) for inquiry in asker.inquiries]
    scores = np.stack(
        [
            # Either is a reason for the pair; both together are a better one.
            1
            - (1 - _capped(scores_of(ranking.fits.fit), pool, inquiry, vectors))
            * (1 - offered(offers, asks_of(inquiry.goal, mentee=asker.mentee), vectors))
            for inquiry, ranking in zip(asker.inquiries, rankings, strict=True)
        ]
    )
    return Prospects(
        asker=asker,
        # A large cohort has millions of these: nothing is kept wider than it needs to be.
        scores=scores.max(axis=0).astype(np.float32),
        goals=scores.argmax(axis=0).astype(np.int16),
        # Eligibility does not hang on the goal: the first verdict holds for all.
        barred_by=np.array(
            [_FREE if bar is None else _BARS.index(bar) for bar in rankings[0].verdict.bars],
            dtype=np.int8,
        ),
    )


def _capped(
    scores: NDArray[np.float64], pool: Pool, inquiry: Inquiry, vectors: Mapping[str, Vectors]
) -> NDArray[np.float64]:
    """Return the scores, held down where a title is nearest of all that somebody offers."""
    index = pool.index
    facets = np.stack([vectors[facet.text] for facet in inquiry.question.facets])
    near = index.vectors @ direction_of(inquiry.question, vectors[inquiry.question.text], facets)
    is_title, is_offer = _kinds(index)
    title = np.full(index.mentors, -np.inf)
    other = np.full(index.mentors, -np.inf)
    np.maximum.at(title, index.owners[is_title], near[is_title])
    np.maximum.at(other, index.owners[~is_title], near[~is_title])
    offers = np.zeros(index.mentors, dtype=bool)
    offers[index.owners[is_offer]] = True
    held: NDArray[np.float64] = np.where(
        offers & (title > other), np.minimum(scores, ONLY_A_TITLE), scores
    )
    return held


@lru_cache(maxsize=2)
def _kinds(index: MentorIndex) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which passages are titles, and which are offers."""
    aspects = [passage.aspect for passage in index.passages]
    return (
        np.array([aspect is Aspect.HEADLINE for aspect in aspects], dtype=bool),
        np.array([aspect in _OFFERS for aspect in aspects], dtype=bool),
    )


def market_of(pool: Pool, prospects: Sequence[Prospects]) -> Market:
    """Lay out mentees and mentors in the order of their ids."""
    rows = sorted(range(len(prospects)), key=lambda row: prospects[row].mentee.id)
    columns = sorted(range(len(pool.mentors)), key=lambda column: pool.mentors[column].id)
    shape = (len(rows), len(columns))
    scores = np.array([prospects[row].scores[columns] for row in rows], np.float32).reshape(shape)
    free = [prospects[row].eligible[columns] for row in rows]
    return Market(
        mentees=tuple(prospects[row].mentee.id for row in rows),
        mentors=tuple(pool.mentors[column].id for column in columns),
        capacities=np.array([capacity_of(pool.mentors[column]) for column in columns], np.int64),
        scores=scores,
        eligible=np.array(free, dtype=bool).reshape(shape),
    )


def runner_up_of(
    prospects: Prospects, pool: Pool, *, mentor_id: PersonId, mentees_of: Mentees
) -> RunnerUp | None:
    """Return who would be next if this mentee's pair fell through; None when nobody may."""
    others = [row for row in _by_score(prospects, pool) if pool.mentors[row].id != mentor_id]
    if not others:
        return None
    mentor = pool.mentors[others[0]]
    return RunnerUp(
        mentor_id=mentor.id,
        score=_score(prospects, others[0]),
        has_room=len(mentees_of.get(mentor.id, ())) < capacity_of(mentor),
    )


def _by_score(prospects: Prospects, pool: Pool) -> list[int]:
    """Return the rows of the best eligible mentors, at least two if there are, equal ones by id."""
    rows = np.flatnonzero(prospects.eligible)
    if len(rows) > _SHORTLISTED:
        least = np.partition(prospects.scores[rows], -_SHORTLISTED)[-_SHORTLISTED]
        rows = rows[prospects.scores[rows] >= least]
    return sorted(map(int, rows), key=lambda row: (-prospects.scores[row], pool.mentors[row].id))


def _score(prospects: Prospects, row: int) -> float:
    return round(float(prospects.scores[row]), SCORE_DECIMALS)


def blocking_of(
    prospects: Prospects,
    pool: Pool,
    *,
    constraints: CohortConstraints,
    mentees_of: Mentees,
    names: Mapping[PersonId, str],
    things: Mapping[str, Vectors],
) -> Blocking:
    """Return what stands between a mentee and the two mentors who fit best, of all there are.

    `mentees_of` is the assignment made, `names` are those of the mentees, `things` the vectors of
    `asked_texts`.
    """
    others = [row for row in range(len(pool.mentors)) if prospects.bar(row) is not Bar.ONESELF]
    if not pool.mentors:
        return Blocking(code="no_mentors", text="the cohort has no mentors")
    if not others:
        return Blocking(code=Bar.ONESELF.value, text="the only mentor is this very person")
    best = sorted(others, key=lambda row: (-prospects.scores[row], pool.mentors[row].id))
    fitting = [row for row in best if _score(prospects, row) >= constraints.minimum_score]
    if not fitting:
        return _no_clear_match(prospects, pool, things)
    mentor = pool.mentors[fitting[0]]
    blocks = [
        _block(prospects, pool.mentors[row], prospects.bar(row), mentees_of, names)
        for row in fitting[:_TOLD_BLOCKS]
    ]
    first = prospects.bar(fitting[0])
    code = "mentors_full" if first is None else first.value
    said = [f"{pool.mentors[fitting[0]].name} fits best but {blocks[0]}"]
    said += [
        f"{pool.mentors[row].name} fits too but {block}"
        for row, block in zip(fitting[1:], blocks[1:], strict=False)
    ]
    return Blocking(code=code, text="; ".join(said), mentor_id=mentor.id)


def _no_clear_match(prospects: Prospects, pool: Pool, things: Mapping[str, Vectors]) -> Blocking:
    """Return who comes nearest by an offer; that nobody offers it, a low score does not show."""
    rows = _by_score(prospects, pool)
    index = offer_index(pool.index)
    quotes: dict[int, tuple[float, str]] = {}
    for inquiry in prospects.asker.inquiries:
        asks = asks_of(inquiry.goal, mentee=prospects.mentee)
        for row, (near, number) in nearest_offers(index, asks, things).items():
            quote = offer_quoted(pool, number, row=row)
            if quote and near > quotes.get(row, (0.0, ""))[0]:
                quotes[row] = (near, quote)
    told = sorted(
        (row for row in quotes if prospects.bar(row) is None),
        key=lambda row: (-quotes[row][0], pool.mentors[row].id),
    )
    if not told:
        mentor_id = pool.mentors[rows[0]].id if rows else None
        return Blocking(code="below_minimum_score", text="no clear match", mentor_id=mentor_id)
    said = [f"{pool.mentors[row].name} (“{quotes[row][1]}”)" for row in told[:_TOLD_BLOCKS]]
    text = f"no clear match; the closest by what they offer: {', '.join(said)}"
    return Blocking(code="below_minimum_score", text=text, mentor_id=pool.mentors[told[0]].id)


def _block(
    prospects: Prospects,
    mentor: Person,
    bar: Bar | None,
    mentees_of: Mentees,
    names: Mapping[PersonId, str],
) -> str:
    """Return what follows "fits best but"."""
    mentee = prospects.mentee
    who = mentee.first_name
    if bar is Bar.REPORTING_LINE:
        return f"is {who}’s line manager" if mentee.manager_id == mentor.id else f"reports to {who}"
    if bar is Bar.NO_SHARED_TIME:
        return f"is never free when {who} is"
    if bar is Bar.FORBIDDEN:
        return "this pair is ruled out"
    if bar is not None:
        return f"{why_barred(bar, mentor=mentor, mentee=mentee)}"
    taken = [names.get(mentee_id, mentee_id) for mentee_id in mentees_of.get(mentor.id, ())]
    if len(taken) < capacity_of(mentor):
        return "the balance that was asked for leaves this pair out"
    return f"is taken by {' and '.join(taken)}"


def no_goal(mentee: Person) -> Blocking:
    """Return what keeps a mentee unmatched who has told no goal."""
    text = f"{mentee.name} states no goal; ask what should be different, add it, and pair again"
    return Blocking(code="no_goal", text=text)
