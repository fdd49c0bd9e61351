"""The assignment is optimal, keeps its constraints and is the same every time."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.errors import InputError
from companion.matching.assignment import (
    ContradictoryConstraintsError,
    Market,
    UnknownPersonError,
    assign,
    capacity_of,
    check_constraints,
)
from companion.matching.cohort import CohortConstraints
from companion.people.person import PersonId
from tests.unit.matching.people import a_person

MENTEES = tuple(a_person(name) for name in ("e1", "e2"))
MENTORS = (a_person("m1"), a_person("m2", capacity=2), a_person("m0", capacity=0))


def a_market(
    scores: list[list[float]],
    *,
    capacities: list[int] | None = None,
    barred: tuple[tuple[int, int], ...] = (),
) -> Market:
    matrix = np.array(scores, dtype=np.float64)
    eligible = np.ones(matrix.shape, dtype=bool)
    for pair in barred:
        eligible[pair] = False
    return Market(
        mentees=tuple(PersonId(f"e{row}") for row in range(matrix.shape[0])),
        mentors=tuple(PersonId(f"m{column}") for column in range(matrix.shape[1])),
        capacities=np.array(capacities or [1] * matrix.shape[1], dtype=np.int64),
        scores=matrix,
        eligible=eligible,
    )


def pairs(market: Market, *, minimum_score: float = 0.0, balance: float = 1.0) -> dict[str, str]:
    found = assign(market, pinned=(), minimum_score=minimum_score, balance=balance)
    return {str(mentee): str(mentor) for mentee, mentor in found.items()}


def test_the_best_total_wins_over_the_best_single_pair() -> None:
    assert pairs(a_market([[0.9, 0.8], [0.8, 0.1]])) == {"e0": "m1", "e1": "m0"}


def test_balance_decides_between_everyone_matched_and_the_best_fit() -> None:
    market = a_market([[0.9, 0.1], [0.7, 0.0]], barred=((1, 1),))

    assert pairs(market, balance=1.0) == {"e0": "m1", "e1": "m0"}
    assert pairs(market, balance=0.0) == {"e0": "m0"}


def test_a_pair_below_the_minimum_is_not_made() -> None:
    assert pairs(a_market([[0.9, 0.2], [0.8, 0.2]]), minimum_score=0.5) == {"e0": "m0"}


def test_a_mentor_takes_as_many_as_the_capacity_says() -> None:
    market = a_market([[0.9, 0.1], [0.8, 0.1], [0.7, 0.1]], capacities=[2, 0])

    assert pairs(market) == {"e0": "m0", "e1": "m0"}


def test_equal_scores_are_settled_by_id() -> None:
    assert pairs(a_market([[0.5], [0.5], [0.5]])) == {"e0": "m0"}
    assert pairs(a_market([[0.5, 0.5, 0.5]])) == {"e0": "m0"}


def test_a_pinned_pair_stands_and_takes_its_place() -> None:
    market = a_market([[0.9, 0.1], [0.9, 0.8]])

    found = assign(
        market, pinned=((PersonId("e1"), PersonId("m0")),), minimum_score=0.0, balance=1.0
    )

    assert found == {"e1": "m0", "e0": "m1"}


def test_an_even_spread_gives_the_second_mentee_to_the_mentor_who_has_none() -> None:
    market = a_market([[0.9, 0.5], [0.9, 0.6]], capacities=[2, 2])

    uneven = assign(market, pinned=(), minimum_score=0.0, balance=1.0)
    even = assign(market, pinned=(), minimum_score=0.0, balance=1.0, spread=0.4)

    assert uneven == {"e0": "m0", "e1": "m0"}
    assert even == {"e0": "m0", "e1": "m1"}


def test_a_spread_never_leaves_anybody_out() -> None:
    market = a_market([[0.2], [0.1], [0.1]], capacities=[3])

    found = assign(market, pinned=(), minimum_score=0.0, balance=0.0, spread=1.0)

    assert len(found) == 3


def test_a_large_cohort_is_paired_as_well_as_a_small_one() -> None:
    chance = np.random.default_rng(5)
    scores = np.round(chance.random((1200, 300)), 3)
    market = a_market(scores.tolist(), capacities=[4] * 300)

    found = assign(market, pinned=(), minimum_score=0.0, balance=1.0)

    assert len(found) == 1200
    assert max(list(found.values()).count(mentor) for mentor in market.mentors[:20]) <= 4


def test_nobody_to_pair_is_an_empty_assignment() -> None:
    assert pairs(a_market([[]])) == {}
    assert pairs(a_market(np.zeros((0, 2)).tolist() or [[]])) == {}


SCORES = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 10).map(lambda tenth: tenth / 10), min_size=width, max_size=width),
        min_size=1,
        max_size=4,
    )
)


@settings(deadline=None, max_examples=60)
@given(SCORES, st.data(), st.sampled_from([0.0, 0.3, 1.0]), st.sampled_from([0.0, 0.5]))
def test_no_other_assignment_is_worth_more(
    scores: list[list[float]], data: st.DataObject, balance: float, minimum: float
) -> None:
    width = len(scores[0])
    capacities = data.draw(st.lists(st.integers(0, 2), min_size=width, max_size=width))
    market = a_market(scores, capacities=capacities)
    price = 100.0 if balance == 1 else balance / (1 - balance)

    def worth(choice: tuple[int | None, ...]) -> float | None:
        if any(choice.count(column) > capacities[column] for column in range(width)):
            return None
        made = [(row, column) for row, column in enumerate(choice) if column is not None]
        if any(scores[row][column] < minimum for row, column in made):
            return None
        return sum(scores[row][column] + price for row, column in made)

    choices = product([None, *range(width)], repeat=len(scores))
    best = max(found for choice in choices if (found := worth(choice)) is not None)

    made = pairs(market, minimum_score=minimum, balance=balance)

    chosen = tuple(
        int(made[f"e{row}"][1:]) if f"e{row}" in made else None for row in range(len(scores))
    )
    assert worth(chosen) == pytest.approx(best)


def test_a_mentor_takes_one_unless_the_profile_says_more() -> None:
    assert [capacity_of(mentor) for mentor in MENTORS] == [1, 2, 0]


@pytest.mark.parametrize(
    ("constraints", "error", "words"),
    [
        ({"pinned": [["e1", "mx"]]}, UnknownPersonError, "no mentor 'mx'"),
        ({"forbidden": [["ex", "m1"]]}, UnknownPersonError, "no mentee 'ex'"),
        (
            {"pinned": [["e1", "m1"]], "forbidden": [["e1", "m1"]]},
            ContradictoryConstraintsError,
            "pinned and forbidden",
        ),
        (
            {"pinned": [["e1", "m1"], ["e2", "m1"]]},
            ContradictoryConstraintsError,
            "'m1' is pinned to 2 mentees but takes 1",
        ),
        ({"pinned": [["e1", "m0"]]}, ContradictoryConstraintsError, "takes 0"),
        (
            {"pinned": [["e1", "m1"], ["e1", "m2"]]},
            ContradictoryConstraintsError,
            "pinned to both",
        ),
    ],
)
def test_constraints_that_cannot_hold_are_refused(
    constraints: dict[str, object], error: type[InputError], words: str
) -> None:
    given_constraints = CohortConstraints.model_validate(constraints)

    with pytest.raises(error, match=words):
        check_constraints(given_constraints, mentees=MENTEES, mentors=MENTORS)


def test_the_same_pin_twice_is_one_pin() -> None:
    twice = CohortConstraints.model_validate({"pinned": [["e1", "m1"], ["e1", "m1"]]})

    check_constraints(twice, mentees=MENTEES, mentors=MENTORS)


def test_nobody_is_pinned_to_themselves() -> None:
    both = (a_person("p"),)
    constraints = CohortConstraints.model_validate({"pinned": [["p", "p"]]})

    with pytest.raises(ContradictoryConstraintsError, match="themselves"):
        check_constraints(constraints, mentees=both, mentors=both)
