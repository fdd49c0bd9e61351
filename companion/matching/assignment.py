"""Who is paired with whom: one optimal assignment under capacities and fixed pairs."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from companion.errors import InputError
from companion.goals.goal import Goal
from companion.matching.cohort import CohortConstraints, PersonPair
from companion.people.person import Person, PersonId

SCORE_DECIMALS: Final = 6
"""Closer scores are equal, whatever machine computed them."""


class UnknownPersonError(InputError):
    """A constraint names somebody who is not in the cohort."""

    code = "unknown_person"


class ContradictoryConstraintsError(InputError):
    """Constraints that no assignment can meet."""

    code = "contradictory_constraints"


@dataclass(frozen=True, kw_only=True, eq=False)
class Market:
    """Mentees (rows) and mentors (columns), both in the order of their ids."""

    mentees: tuple[PersonId, ...]
    mentors: tuple[PersonId, ...]
    capacities: NDArray[np.int64]
    scores: NDArray[np.float64]
    """0 to 1, shape (mentees, mentors)."""
    eligible: NDArray[np.bool_]
    """Same shape; False where a rule speaks against the pair."""


def check_constraints(
    constraints: CohortConstraints, *, mentees: Sequence[Person], mentors: Sequence[Person]
) -> None:
    """Refuse constraints that cannot be met, whatever the scores.

    Raises:
        UnknownPersonError: a pair names a mentee or mentor who is not in the cohort.
        ContradictoryConstraintsError: a pair is both pinned and forbidden, a mentee is pinned
            twice, or a mentor is pinned to more mentees than they take.
    """
    _check_known(constraints, mentees=mentees, mentors=mentors)
    forbidden = set(constraints.forbidden)
    pins_of: dict[PersonId, PersonId] = {}
    taken: dict[PersonId, int] = {}
    for mentee, mentor in dict.fromkeys(constraints.pinned):
        if (mentee, mentor) in forbidden:
            raise ContradictoryConstraintsError(
                f"the pair {mentee!r}, {mentor!r} is pinned and forbidden; take one of them out"
            )
        if mentee in pins_of:
            raise ContradictoryConstraintsError(
                f"mentee {mentee!r} is pinned to both {pins_of[mentee]!r} and {mentor!r}; keep one"
            )
        if mentee == mentor:
            raise ContradictoryConstraintsError(f"{mentee!r} is pinned to themselves; take it out")
        pins_of[mentee] = mentor
        taken[mentor] = taken.get(mentor, 0) + 1
    for person in mentors:
        if taken.get(person.id, 0) > capacity_of(person):
            raise ContradictoryConstraintsError(
                f"mentor {person.id!r} is pinned to {taken[person.id]} mentees but takes "
                f"{capacity_of(person)}; raise the capacity or unpin some"
            )


def check_goals(constraints: CohortConstraints, *, goals: Sequence[Goal]) -> None:
    """Refuse a pin of a mentee who has no goal: a pair works on one.

    Raises:
        ContradictoryConstraintsError: a pinned mentee has no goal.
    """
    asking = {goal.mentee_id for goal in goals}
    for mentee, mentor in constraints.pinned:
        if mentee not in asking:
            raise ContradictoryConstraintsError(
                f"the pair {mentee!r}, {mentor!r} is pinned but {mentee!r} has no goal; add one"
            )


def capacity_of(mentor: Person) -> int:
    """Return how many mentees a mentor takes in a cohort: one unless the profile says more."""
    return 1 if mentor.capacity is None else mentor.capacity


def assign(
    market: Market, *, pinned: Sequence[PersonPair], minimum_score: float, balance: float
) -> dict[PersonId, PersonId]:
    """Return the mentor of each matched mentee, so that no other assignment is worth more.

    Pinned pairs stand, whatever their score. Any other pair is possible when it is eligible and
    scores at least `minimum_score`; it is worth its score and `balance / (1 - balance)` on top. So
    0 takes the best total score, even if that leaves somebody out; 1 matches as many as possible
    first. Equal totals are settled by the order of ids.
    """
    fixed = dict(pinned)
    places = np.repeat(np.arange(len(market.mentors)), _free_places(market, fixed))
    rows = np.array(
        [row for row, mentee in enumerate(market.mentees) if mentee not in fixed], dtype=np.intp
    )
    possible = market.eligible & (market.scores >= minimum_score)
    most = min(len(rows), len(places))
    price = float(most + 1) if balance >= 1 else min(balance / (1 - balance), float(most + 1))
    worth = np.where(possible, np.round(market.scores, SCORE_DECIMALS) + price + _LEAST, 0.0)
    chosen = _optimal(worth[np.ix_(rows, places)])
    found = {
        market.mentees[rows[row]]: market.mentors[places[place]]
        for row, place in chosen
        if possible[rows[row], places[place]]
    }
    return found | fixed


_LEAST: Final = 1e-7
"""Keeps a possible pair that scores nothing worth more than none."""


def _free_places(market: Market, fixed: Mapping[PersonId, PersonId]) -> NDArray[np.int64]:
    """Return each mentor's places, less those pinned; more than there are mentees never matter."""
    taken = Counter(fixed.values())
    pinned = np.array([taken[mentor] for mentor in market.mentors], dtype=np.int64)
    useful = len(market.mentees) - len(fixed)
    places: NDArray[np.int64] = np.clip(market.capacities - pinned, 0, useful)
    return places


def _optimal(worth: NDArray[np.float64]) -> list[tuple[int, int]]:
    # scipy takes 0.2 s to import, which only a cohort should wait for.
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415

    if not worth.size:
        return []
    rows, columns = linear_sum_assignment(worth, maximize=True)
    return [(int(row), int(column)) for row, column in zip(rows, columns, strict=True)]


def _check_known(
    constraints: CohortConstraints, *, mentees: Sequence[Person], mentors: Sequence[Person]
) -> None:
    for role, place, known in (
        ("mentee", 0, {person.id for person in mentees}),
        ("mentor", 1, {person.id for person in mentors}),
    ):
        for kind, pairs in (("pinned", constraints.pinned), ("forbidden", constraints.forbidden)):
            for pair in pairs:
                if pair[place] not in known:
                    raise UnknownPersonError(
                        f"{kind} pair {list(pair)!r}: no {role} {pair[place]!r} in this cohort; "
                        "a pair is [mentee id, mentor id]"
                    )
