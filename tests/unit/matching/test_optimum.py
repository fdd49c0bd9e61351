"""The sparse way finds the same best total as the dense one, and prices prove either."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.matching.optimum import NOBODY, Whole, Worths, best_columns, is_best


def some_worths(
    *, seed: int, rows: int, columns: int, price: float = 0.0, step: float = 0.0, levels: int = 20
) -> Worths:
    chance = np.random.default_rng(seed)
    liked = chance.integers(0, levels, (rows, columns)) + chance.integers(0, levels, columns)
    return Worths(
        scores=(liked / (2 * levels)).astype(np.float32),
        possible=chance.random((rows, columns)) < 0.8,
        places=chance.integers(0, 4, columns),
        taken=chance.integers(0, 2, columns),
        unit=1000,
        price=round(1000 * price),
        step=round(1000 * step),
        scale=rows * 50 + 1,
        finest=49,
    )


def total(worths: Worths, chosen: Whole) -> int:
    """Add up what an assignment is worth, each further mentee of a mentor costing more."""
    pairs = [(row, column) for row, column in enumerate(chosen) if column != NOBODY]
    matrix = worths.of(0, worths.rows)
    loads = np.bincount([column for _, column in pairs], minlength=worths.columns)
    assert (loads <= worths.places).all()
    dearer = sum(
        worths.extra * (int(worths.taken[column]) + place)
        for column, load in enumerate(loads)
        for place in range(load)
    )
    return sum(int(matrix[pair]) for pair in pairs) - dearer


@settings(deadline=None, max_examples=60)
@given(
    st.integers(0, 10_000),
    st.integers(1, 40),
    st.integers(1, 25),
    st.sampled_from([0.0, 0.4, 50.0]),
    st.sampled_from([0.0, 0.05]),
)
def test_leaving_most_pairs_out_at_first_costs_nothing(
    seed: int, rows: int, columns: int, price: float, step: float
) -> None:
    # The price of the last place is added, as the assignment does, so that no pair is worth less
    # than none.
    worths = some_worths(seed=seed, rows=rows, columns=columns, price=price + 5 * step, step=step)

    dense = best_columns(worths)
    sparse = best_columns(worths, dense_cells=0)

    assert total(worths, sparse) == total(worths, dense)
    assert is_best(worths, dense)
    assert is_best(worths, sparse)


def test_prices_refuse_an_assignment_that_could_be_better() -> None:
    worths = some_worths(seed=3, rows=12, columns=9, price=50)
    best = best_columns(worths)
    row = int(np.flatnonzero(best != NOBODY)[0])
    worse = best.copy()
    worse[row] = NOBODY

    assert is_best(worths, best)
    assert not is_best(worths, worse)


def test_a_mid_sized_market_has_the_same_total_both_ways() -> None:
    worths = some_worths(seed=1, rows=300, columns=120, price=301, levels=1000)

    assert total(worths, best_columns(worths, dense_cells=0)) == total(worths, best_columns(worths))


@pytest.mark.parametrize("cells", [0, 1_000_000])
def test_identical_profiles_are_paired_and_always_the_same_way(cells: int) -> None:
    twins = Worths(
        scores=np.full((6, 3), 0.5, np.float32),
        possible=np.ones((6, 3), dtype=bool),
        places=np.full(3, 2),
        taken=np.zeros(3, dtype=np.int64),
        unit=1000,
        price=7000,
        step=0,
        scale=6 * 50 + 1,
        finest=49,
    )

    chosen = best_columns(twins, dense_cells=cells)

    assert list(chosen) == [0, 0, 1, 1, 2, 2]


def test_nobody_free_is_nobody_paired() -> None:
    worths = some_worths(seed=2, rows=3, columns=2)
    worths.places[:] = 0

    assert list(best_columns(worths)) == [NOBODY] * 3
