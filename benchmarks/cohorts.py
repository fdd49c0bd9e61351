"""How pairing a cohort grows, in a process of its own per size.

    python -m benchmarks.cohorts MENTEES MENTORS

The scores are invented: mentees and mentors as points, near ones fit well, and one pair in five is
ruled out. Mentors take five mentees each.
"""

import json
import sys
import time
from typing import Final

import numpy as np

from benchmarks.crowd import SEED
from companion.matching.assignment import Market, assign
from companion.people.person import PersonId

_PLACES: Final = 5
_DIRECTIONS: Final = 16
_BARRED: Final = 0.2
_MINIMUM: Final = 0.0
_BALANCE: Final = 0.5
_DENSE_CELLS: Final = 6_000_000
"""What the dense solver is asked for as well: about a minute's work, and no more."""


def market(mentees: int, mentors: int) -> Market:
    """Return an invented market; the same one for the same sizes."""
    chance = np.random.default_rng(SEED)
    askers = chance.normal(size=(mentees, _DIRECTIONS)).astype(np.float32)
    helpers = chance.normal(size=(mentors, _DIRECTIONS)).astype(np.float32)
    for points in (askers, helpers):
        points /= np.linalg.norm(points, axis=1, keepdims=True)
    scores = np.round((askers @ helpers.T + 1) / 2, 3)
    return Market(
        mentees=tuple(PersonId(f"mentee-{row:06}") for row in range(mentees)),
        mentors=tuple(PersonId(f"mentor-{row:06}") for row in range(mentors)),
        capacities=np.full(mentors, _PLACES, dtype=np.int64),
        scores=scores,
        eligible=chance.random(scores.shape) >= _BARRED,
    )


def measured(mentees: int, mentors: int) -> dict[str, float]:
    """Pair everyone; where the plain dense solver can, compare what both reach."""
    asked = market(mentees, mentors)
    start = time.perf_counter()
    chosen = assign(asked, pinned=(), minimum_score=_MINIMUM, balance=_BALANCE)
    found = {
        "seconds": time.perf_counter() - start,
        "pairs": float(len(chosen)),
        "total": total(asked, chosen),
    }
    if mentees * mentors * _PLACES <= _DENSE_CELLS:
        start = time.perf_counter()
        found["dense_total"] = dense_total(asked)
        found["dense_seconds"] = time.perf_counter() - start
    return found


def total(asked: Market, chosen: dict[PersonId, PersonId]) -> float:
    """Return the sum of the scores of the chosen pairs, plus one for each pair."""
    rows = {name: row for row, name in enumerate(asked.mentees)}
    columns = {name: column for column, name in enumerate(asked.mentors)}
    return sum(1 + float(asked.scores[rows[one], columns[other]]) for one, other in chosen.items())


def dense_total(asked: Market) -> float:
    """Return the best total, by the plain way: one column per place, all pairs at once."""
    from scipy.optimize import linear_sum_assignment

    worth = np.where(asked.eligible, 1.0 + asked.scores, 0.0).repeat(_PLACES, axis=1)
    rows, columns = linear_sum_assignment(worth, maximize=True)
    return float(worth[rows, columns].sum())


def main(arguments: list[str]) -> None:
    """Measure one size and print it as JSON."""
    mentees, mentors = map(int, arguments)
    print(json.dumps(measured(mentees, mentors)))


if __name__ == "__main__":
    main(sys.argv[1:])
