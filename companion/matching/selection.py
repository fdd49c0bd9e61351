"""Which of the ranked mentors are shown, and in which order, when fit alone is not asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from companion.matching.cautions import WEAK_SCORE
from companion.matching.match import MatchRequest
from companion.matching.pools import Pool
from companion.matching.ranking import Ranking, best_rows
from companion.matching.reach import reach_caution
from companion.matching.scoring import scores_of
from companion.people.person import Person, PersonId
from companion.values import Notice

FIT_SHARE: Final = 0.4
"""How much of a place fit decides when variety is asked for; being unlike the others, the rest.

On the sample programme the first five then know 5.8 industries in place of 5.3, the first three 3.6
in place of 3.1, for .018 of nDCG@10. Below .4 the price rises and the variety does not: who is no
better than a guess is not lifted.
"""

CANDIDATES: Final = 4
"""Times as many mentors as are shown are looked at for variety; further down none fits."""

YEARS_STEPS: Final = (5, 12, 20)
"""Years of work from which somebody is another generation of mentor."""

Rows = NDArray[np.intp]


@dataclass(frozen=True, kw_only=True)
class Preferences:
    """What is wanted of the list besides fit."""

    on: date
    diverse: bool = False
    asked: frozenset[PersonId] = frozenset()
    """Who has been asked already; the others come first."""
    reach: Mapping[PersonId, float] = field(default_factory=dict)
    """What the score of who is hard to reach is multiplied by, below 1."""


def chosen_rows(
    ranking: Ranking, pool: Pool, *, wanted: Preferences, top_k: int | None
) -> Sequence[int]:
    """Return the rows of the mentors to show, in their order."""
    if not (wanted.diverse or wanted.asked or wanted.reach):
        return [int(row) for row in best_rows(ranking, pool, top_k=top_k)]
    ids = [mentor.id for mentor in pool.mentors]
    rows = [int(row) for row in best_rows(ranking, pool, top_k=None)]
    scores = scores_of(ranking.fits.fit)
    if wanted.reach:
        rows.sort(key=lambda row: -float(scores[row]) * wanted.reach.get(ids[row], 1.0))
    rows.sort(key=lambda row: ids[row] in wanted.asked)
    if wanted.diverse:
        rows = _varied(rows, pool, scores=scores, wanted=wanted, top_k=top_k)
    return rows[:top_k]


def place_cautions(
    mentor_id: PersonId, *, request: MatchRequest, wanted: Preferences
) -> tuple[Notice, ...]:
    """Return why a mentor stands where they stand, when that is not by fit."""
    found: list[Notice] = []
    if mentor_id in wanted.asked:
        text = "asked or met already; shown after those who are not"
        found.append(Notice(code="already_asked", text=text))
    factor = wanted.reach.get(mentor_id)
    history = next((one for one in request.histories if one.mentor_id == mentor_id), None)
    if factor is not None and history is not None:
        found.append(reach_caution(history, factor))
    return tuple(found)


def _varied(
    rows: Sequence[int],
    pool: Pool,
    *,
    scores: NDArray[np.float64],
    wanted: Preferences,
    top_k: int | None,
) -> list[int]:
    """Return `rows` by maximal marginal relevance: each as good, and as unlike those before."""
    count = len(rows) if top_k is None else CANDIDATES * top_k
    fresh = [row for row in rows if pool.mentors[row].id not in wanted.asked]
    open_rows = [row for row in fresh[:count] if scores[row] >= WEAK_SCORE]
    chosen: list[int] = []
    while open_rows and len(chosen) != top_k:

        def worth(row: int) -> float:
            alike = max((likeness(pool, row, one, on=wanted.on) for one in chosen), default=0.0)
            reach = wanted.reach.get(pool.mentors[row].id, 1.0)
            return FIT_SHARE * float(scores[row]) * reach - (1 - FIT_SHARE) * alike

        best = max(open_rows, key=worth)
        chosen.append(best)
        open_rows.remove(best)
    return [*chosen, *(row for row in rows if row not in set(chosen))]


def likeness(pool: Pool, one: int, other: int, *, on: date) -> float:
    """Return how alike two mentors are, 0 to 1: the path, the industries, the years of work.

    What is not known of both counts for nothing.
    """
    centres = pool.index.centres
    first, second = pool.mentors[one], pool.mentors[other]
    told = [max(0.0, float(centres[one] @ centres[other]))]
    fields = [_folded(person.industries) for person in (first, second)]
    if all(fields):
        told.append(len(fields[0] & fields[1]) / len(fields[0] | fields[1]))
    years = [years_of_work(person, on=on) for person in (first, second)]
    if years[0] is not None and years[1] is not None:
        told.append(float(_step(years[0]) == _step(years[1])))
    return sum(told) / len(told)


def years_of_work(person: Person, *, on: date) -> int | None:
    """Return the years since the first dated position began; None where none is dated."""
    starts = [int(position.start[:4]) for position in person.career if position.start]
    return max(0, on.year - min(starts)) if starts else None


def _step(years: int) -> int:
    return sum(years >= step for step in YEARS_STEPS)


def _folded(entries: Sequence[str]) -> frozenset[str]:
    return frozenset(entry.casefold() for entry in entries)
