"""The fitting of small learned parts."""

import pytest

from companion.text.linear import chance
from evals.metrics import auroc, auroc_interval, share_gain
from evals.training import Recipe, folds, logistic, ridge


def test_a_sign_that_goes_with_the_label_gets_weight() -> None:
    rows = [{"rain": 1.0}, {"rain": 1.0, "wind": 1.0}, {"wind": 1.0}, {}] * 10

    found = logistic(rows, ["rain" in row for row in rows], Recipe(strength=1.0))

    assert chance(found.score({"rain": 1.0})) > 0.8
    assert chance(found.score({})) < 0.2
    assert found.weights["rain"] > abs(found.weights.get("wind", 0.0))


def test_only_what_is_allowed_and_moves_scores_is_kept() -> None:
    rows = [{"rain": 1.0, "Ana": 1.0}, {"wind": 1.0}] * 10
    recipe = Recipe(strength=1.0, most=1, allowed=str.islower)

    found = logistic(rows, [True, False] * 10, recipe)

    assert len(found.weights) == 1
    assert "Ana" not in found.weights


def test_scaled_signs_give_the_same_order_whatever_their_unit() -> None:
    rows = [{"length": float(at)} for at in range(20)]
    labels = [at >= 10 for at in range(20)]

    metres = logistic(rows, labels, Recipe(strength=1.0, scaled=True))
    miles = logistic(
        [{"length": row["length"] / 1000} for row in rows],
        labels,
        Recipe(strength=1.0, scaled=True),
    )

    assert metres.score({"length": 15.0}) == pytest.approx(miles.score({"length": 0.015}), abs=0.01)


def test_ridge_finds_what_values_were_made_of() -> None:
    rows = [{"a": float(at % 3), "b": float(at % 5)} for at in range(60)]

    found = ridge(rows, [2 * row["a"] - row["b"] for row in rows], penalty=0.001)

    assert found.weights == pytest.approx({"a": 2.0, "b": -1.0}, abs=0.01)


def test_folds_are_alike_each_time_and_of_one_size() -> None:
    keys = [f"team {at}" for at in range(15)]

    found = folds(keys * 2, count=5)

    assert found == folds(keys, count=5)
    assert sorted(found.values()) == sorted(list(range(5)) * 3)


def test_auroc_counts_equal_scores_half() -> None:
    assert auroc([0.9, 0.1], [True, False]) == 1
    assert auroc([0.5, 0.5], [True, False]) == 0.5
    assert auroc([0.1, 0.5, 0.5, 0.9], [False, True, False, True]) == pytest.approx(0.875)


def test_an_interval_of_auroc_holds_its_value() -> None:
    scores = [at / 40 for at in range(40)]
    labels = [at % 3 == 0 or at > 25 for at in range(40)]

    found, gain = auroc_interval(scores, labels, over=[0.0] * 40)

    assert found.low <= found.value <= found.high
    assert gain.value == pytest.approx(found.value - 0.5)


def test_a_gain_between_shares_is_that_of_the_same_cases() -> None:
    gain = share_gain([(2.0, 2.0)] * 30, [(1.0, 2.0)] * 30)

    assert (gain.value, gain.low, gain.high) == (0.5, 0.5, 0.5)
