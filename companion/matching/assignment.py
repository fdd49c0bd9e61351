"""Who is paired with whom: one optimal assignment under capacities and fixed pairs."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from companion.errors import InputError
from companion.goals.goal import Goal
from companion.matching.cohort import CohortConstraints, PersonPair
from companion.matching.optimum import NOBODY, Scores, Worths, best_columns, is_large
from companion.people.person import Person, PersonId

SCORE_DECIMALS: Final = 6
"""Closer scores are equal, whatever machine computed them."""

STABILITY: Final = 0.15
"""What a pair of the plan at hand counts more in score than one that would take its place."""


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
    scores: Scores
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
    market: Market,
    *,
    pinned: Sequence[PersonPair],
    minimum_score: float,
    balance: float,
    spread: float = 0.0,
    preferred: Sequence[PersonPair] = (),
) -> dict[PersonId, PersonId]:
    """Return the mentor of each matched mentee, so that no other assignment is worth more.

    Pinned pairs stand, whatever their score. Any other pair is possible when it is eligible and
    scores at least `minimum_score`; it is worth its score and `balance / (1 - balance)` on top. So
    0 takes the best total score, even if that leaves somebody out; 1 matches as many as possible
    first. Each further mentee of one mentor counts `spread` less than the one before, which never
    leaves anybody out. A preferred pair counts `STABILITY` more. Equal totals are settled by the
    order of ids, in a large cohort only so that the answer is the same each time.
    """
    fixed = dict(pinned)
    rows = np.array(
        [row for row, mentee in enumerate(market.mentees) if mentee not in fixed], dtype=np.intp
    )
    worths = _worths(
        _preferring(market, preferred, minimum_score=minimum_score) if preferred else market,
        rows,
        fixed,
        minimum_score=minimum_score,
        balance=balance,
        spread=spread,
    )
    chosen = best_columns(worths)
    found = {
        market.mentees[row]: market.mentors[column]
        for row, column in zip(rows, chosen, strict=True)
        if column != NOBODY
    }
    return found | fixed


def _worths(
    market: Market,
    rows: NDArray[np.intp],
    fixed: Mapping[PersonId, PersonId],
    *,
    minimum_score: float,
    balance: float,
    spread: float,
) -> Worths:
    counted = Counter(fixed.values())
    taken = np.array([counted[mentor] for mentor in market.mentors], dtype=np.int64)
    # More places than there are mentees left never matter.
    places = np.clip(market.capacities - taken, 0, len(rows)).astype(np.int64)
    scores = market.scores[rows]
    possible = market.eligible[rows] & (scores >= minimum_score - _ROUNDING)
    best = max(1.0, float(scores.max(initial=0)))
    dearest = spread * float((taken + places).max(initial=1))
    most = min(len(rows), int(places.sum()))
    everyone = (most + 1) * (best + dearest)
    wanted = everyone if balance >= 1 else min(balance / (1 - balance) + dearest, everyone)
    unit = 10**SCORE_DECIMALS
    price = round(wanted * unit)
    # What order adds in total must stay below one unit, and everything exact in a float.
    finest = max(0, (_EXACT // (price + round(best * unit)) - 1) // max(1, len(rows)) - 1)
    if is_large(len(rows), int(places.sum())):
        finest = 0  # Among very many equal totals, looking for the first by id would take long.
    return Worths(
        scores=scores,
        possible=possible,
        places=places,
        taken=taken,
        unit=unit,
        price=price,
        step=round(spread * unit),
        scale=len(rows) * (finest + 1) + 1,
        finest=finest,
    )


def _preferring(market: Market, preferred: Sequence[PersonPair], *, minimum_score: float) -> Market:
    """Return a market in which preferred pairs count more; whoever was too low is not eligible."""
    row_of = {mentee: row for row, mentee in enumerate(market.mentees)}
    column_of = {mentor: column for column, mentor in enumerate(market.mentors)}
    raised = market.scores.copy()
    for mentee, mentor in set(preferred):
        if mentee in row_of and mentor in column_of:
            raised[row_of[mentee], column_of[mentor]] += STABILITY
    enough = market.scores >= minimum_score - _ROUNDING
    return replace(market, scores=raised, eligible=market.eligible & enough)


_EXACT: Final = 2**50
_ROUNDING: Final = 1e-6
"""Scores of large cohorts are kept in single precision."""


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
