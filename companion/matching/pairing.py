"""A cohort as a market of mentees and mentors: what each may hope for from each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from companion.matching.asks import asks_of
from companion.matching.assignment import SCORE_DECIMALS, Market, assign, capacity_of
from companion.matching.cohort import LEAST_SCORE, CohortConstraints, RunnerUp
from companion.matching.eligibility import Bar, hindrance
from companion.matching.jottings import is_jotted
from companion.matching.offer_index import OfferIndex, offer_texts
from companion.matching.offers import SAME_MATTER, near_by_chance, offered
from companion.matching.pools import Pool
from companion.matching.ranking import Inquiry, ranking_of
from companion.matching.scoring import MentorIndex, direction_of, scores_of
from companion.people.lists import without_other
from companion.people.person import Person, PersonId
from companion.ports import Vectors
from companion.retrieval.passages import Aspect
from companion.text.remembered import remembered

Progress = Callable[[int, int], None]
"""Told how many mentees of how many are done."""

_BARS: Final = tuple(Bar)
_FREE: Final = -1
_OFFERS: Final = frozenset({Aspect.HELP, Aspect.OFFERS, Aspect.SKILLS})
_SHORTLISTED: Final = 8
_MOST_NAMED: Final = 3

PLAINLY: Final = 0.6
"""Score from which somebody offers what was asked for."""

MAKESHIFT: Final = 0.35
"""Score below which another offer is no answer then: little more than a word in common."""

ONLY_A_TITLE: Final = 0.2
"""The most that a mentor's fit is worth whose job title is nearest, of other things offered or of
nothing else told; or an offer that shares a word with the goal and means something else by it
("collections").

It lies below `LEAST_SCORE`: nobody is paired, or said to fit, for what they are called or for one
general word.
"""


SURELY_NEAR: Final = 0.60
"""Cosine from which a word in common is no chance, whatever else each goes on to."""

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
    offers: OfferIndex,
    on: date,
    progress: Progress | None = None,
) -> list[Prospects]:
    """Return what each mentee may hope for."""
    found: list[Prospects] = []
    # One mentee at a time: the rankings of a large cohort would not fit in memory together.
    for asker in askers:
        found.append(_prospects(asker, pool, offers, vectors, on=on))
        if progress is not None:
            progress(len(found), len(askers))
    return found


def asked_texts(askers: Sequence[Asker], pool: Pool) -> Iterator[str]:
    """Yield what offers are compared by: the things asked for, and the parts of offers."""
    yield from offer_texts(pool.index)
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
    rankings = [
        ranking_of(pool, inquiry, vectors, on=on, with_barred=True) for inquiry in asker.inquiries
    ]
    scores = np.stack(
        [
            # Either is a reason for the pair; both together are a better one.
            1
            - (1 - _capped(scores_of(ranking.fits.fit), pool, offers, inquiry, vectors))
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
    scores: NDArray[np.float64],
    pool: Pool,
    offers: OfferIndex,
    inquiry: Inquiry,
    vectors: Mapping[str, Vectors],
) -> NDArray[np.float64]:
    """Return the scores, held down where a title or a word in common is nearest of all there is."""
    index = pool.index
    facets = np.stack([vectors[facet.text] for facet in inquiry.question.facets])
    near = index.vectors @ direction_of(inquiry.question, vectors[inquiry.question.text], facets)
    is_title, is_offer = _kinds(index)
    asks = asks_of(inquiry.goal, mentee=inquiry.mentee)
    by_chance = np.zeros(len(near), dtype=bool)
    by_chance[near_by_chance(offers, asks, vectors)] = True
    title = _highest(index, near, is_title)
    chance = _highest(index, near, by_chance)
    other = _highest(index, near, ~is_title & ~by_chance)
    bound = _bare(pool)
    bound[index.owners[is_offer]] = True
    held = bound & (title > np.maximum(other, chance))
    held |= (chance > other) & (chance < SURELY_NEAR) & (other < SAME_MATTER)
    capped: NDArray[np.float64] = np.where(held, np.minimum(scores, ONLY_A_TITLE), scores)
    return capped


def _highest(
    index: MentorIndex, near: NDArray[np.float32], which: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """Return per mentor the nearest of some passages, minus infinity without any."""
    found = np.full(index.mentors, -np.inf)
    np.maximum.at(found, index.owners[which], near[which])
    return found


@remembered(most=2)
def _kinds(index: MentorIndex) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which passages are titles, and which are offers."""
    aspects = [passage.aspect for passage in index.passages]
    return (
        np.array([aspect is Aspect.HEADLINE for aspect in aspects], dtype=bool),
        np.array([aspect in _OFFERS for aspect in aspects], dtype=bool),
    )


def _bare(pool: Pool) -> NDArray[np.bool_]:
    """Return which mentors filled in a form and tell nothing in it but their job title.

    Of somebody jotted down in a line, the line is all there could be.
    """
    is_title, _ = _kinds(pool.index)
    told = np.zeros(pool.index.mentors, dtype=bool)
    told[pool.index.owners[~is_title]] = True
    jotted = np.array([is_jotted(mentor) for mentor in pool.mentors], dtype=bool)
    bare: NDArray[np.bool_] = ~told & ~jotted
    return bare


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


def assigned(
    pool: Pool,
    prospects: Sequence[Prospects],
    *,
    constraints: CohortConstraints,
    standing: Mapping[PersonId, PersonId] | None = None,
) -> dict[PersonId, PersonId]:
    """Return the mentor of each matched mentee; pairs that are `standing` stay as they are.

    Nobody gets a makeshift where somebody offers what was asked for and is only taken, or not free
    then: the organiser is told of them instead.
    """
    return assign(
        market_of(pool, [_without_makeshifts(found) for found in prospects]),
        pinned=constraints.pinned if standing is None else tuple(standing.items()),
        minimum_score=constraints.minimum_score,
        balance=constraints.balance,
        spread=constraints.spread,
        preferred=constraints.preferred,
    )


def _without_makeshifts(prospects: Prospects) -> Prospects:
    if score_of_best(prospects) < PLAINLY:
        return prospects
    low = prospects.scores < MAKESHIFT
    scores = np.where(low, np.minimum(prospects.scores, ONLY_A_TITLE), prospects.scores)
    return replace(prospects, scores=scores.astype(np.float32))


def runners_up_of(
    prospects: Prospects,
    pool: Pool,
    *,
    mentor_id: PersonId,
    mentees_of: Mentees,
    offer: str | None = None,
) -> tuple[RunnerUp, ...]:
    """Return who would be next if this mentee's pair fell through, at most three.

    Where the pair rests on an `offer`, whoever else offers the same is named, with what stands in
    the way, and of the others only who offers plainly what was asked for. Without one, whoever is
    near: somebody whom a rule speaks against where nobody else is.
    """
    rows = [
        row
        for row in (*_by_score(prospects, pool), *_by_score(prospects, pool, barred=True))
        if pool.mentors[row].id != mentor_id and score_of(prospects, row) >= LEAST_SCORE
    ]
    may = np.flatnonzero(prospects.eligible | ~_never(prospects))
    same = {
        int(row)
        for row in may
        if offer is not None
        and pool.mentors[row].id != mentor_id
        and offer in _offers_of(pool.mentors[row])
    }
    if offer is not None:
        rows = [row for row in rows if score_of(prospects, row) >= PLAINLY and row not in same]
        rows = sorted((*same, *rows), key=lambda row: _next_first(prospects, pool, row, mentees_of))
    chosen = rows[:1] + [row for row in rows[1:] if row in same][: _MOST_NAMED - 1]
    return tuple(_as_runner_up(prospects, pool, row, mentees_of) for row in chosen)


def _offers_of(mentor: Person) -> frozenset[str]:
    return frozenset(without_other(offer.rstrip(".")) for offer in mentor.can_help_with)


def _next_first(
    prospects: Prospects, pool: Pool, row: int, mentees_of: Mentees
) -> tuple[int, float, str]:
    """Return what puts who has room before who is taken, and them before whom a rule is against."""
    mentor = pool.mentors[row]
    is_full = len(mentees_of.get(mentor.id, ())) >= capacity_of(mentor)
    state = 2 if prospects.bar(row) is not None else int(is_full)
    return state, -score_of(prospects, row), mentor.id


def _as_runner_up(prospects: Prospects, pool: Pool, row: int, mentees_of: Mentees) -> RunnerUp:
    mentor, bar = pool.mentors[row], prospects.bar(row)
    return RunnerUp(
        mentor_id=mentor.id,
        score=score_of(prospects, row),
        has_room=len(mentees_of.get(mentor.id, ())) < capacity_of(mentor),
        hindrance=None if bar is None else hindrance(bar, mentor=mentor, mentee=prospects.mentee),
    )


def _never(prospects: Prospects) -> NDArray[np.bool_]:
    """Return which mentors are never named: oneself, and whoever is kept apart."""
    never = [_BARS.index(bar) for bar in (Bar.ONESELF, Bar.FORBIDDEN)]
    found: NDArray[np.bool_] = np.isin(prospects.barred_by, never)
    return found


def score_of_best(prospects: Prospects) -> float:
    """Return the highest score of all, whether a rule speaks against the pair or not."""
    return float(prospects.scores[~_never(prospects)].max(initial=0.0))


def _by_score(prospects: Prospects, pool: Pool, *, barred: bool = False) -> list[int]:
    """Return the rows of the best eligible mentors, at least two if there are, equal ones by id.

    Or of those whom a rule speaks against, but for oneself and whoever is kept apart.
    """
    may = ~prospects.eligible & ~_never(prospects)
    rows = np.flatnonzero(may if barred else prospects.eligible)
    if len(rows) > _SHORTLISTED:
        least = np.partition(prospects.scores[rows], -_SHORTLISTED)[-_SHORTLISTED]
        rows = rows[prospects.scores[rows] >= least]
    return sorted(map(int, rows), key=lambda row: (-prospects.scores[row], pool.mentors[row].id))


def score_of(prospects: Prospects, row: int) -> float:
    """Return the score of a mentor, given by row, as it is compared with a bar."""
    return round(float(prospects.scores[row]), SCORE_DECIMALS)
