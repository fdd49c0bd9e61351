"""Figures against values worked out by hand."""

from math import isnan, log2

import pytest

from evals.metrics import (
    Counts,
    f1,
    interval,
    mean_over_sets,
    ndcg,
    paired_gain,
    precision,
    recall,
    reciprocal_rank,
    share,
)


def test_ndcg_discounts_each_gain_by_its_rank() -> None:
    gains = {"a": 3.0, "b": 1.0}

    score = ndcg(["x", "a", "b"], gains)

    assert score == pytest.approx((3 / log2(3) + 1 / log2(4)) / (3 + 1 / log2(3)))


def test_ndcg_looks_at_the_first_k_only() -> None:
    assert ndcg(["x", "y", "a"], {"a": 1.0}, k=2) == 0.0


def test_the_reciprocal_rank_is_that_of_the_first_relevant_result() -> None:
    assert reciprocal_rank(["x", "a", "b"], {"a": 1, "b": 1}) == 0.5
    assert reciprocal_rank(["x"], {"a": 1}) == 0.0


def test_shares_add_up_counts_before_they_divide() -> None:
    counts = [Counts(hits=1, said=1, wanted=3), Counts(hits=1, said=4, wanted=2)]

    assert precision(counts).value == 2 / 5
    assert recall(counts).value == 2 / 5
    assert f1(counts).value == 4 / 10


def test_a_share_of_nothing_is_not_a_zero() -> None:
    assert isnan(share([(0, 0)]).value)
    assert isnan(interval([]).value)


def test_an_interval_holds_the_mean_and_is_narrow_for_equal_cases() -> None:
    wide, narrow = interval([0.0, 1.0, 0.0, 1.0]), interval([0.5] * 4)

    assert wide.low < wide.value == 0.5 < wide.high
    assert narrow.low == narrow.value == narrow.high == 0.5


def test_a_constant_lead_has_no_spread_whatever_the_cases() -> None:
    gain = paired_gain([0.6, 0.2, 0.9], [0.5, 0.1, 0.8])

    assert gain.low == pytest.approx(0.1)
    assert gain.high == pytest.approx(0.1)


def test_every_set_counts_the_same_in_the_mean_over_sets() -> None:
    mean = mean_over_sets([[1.0], [0.0] * 99])

    assert mean.value == 0.5
