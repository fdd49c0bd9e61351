"""Fits the small learned parts: logistic and ridge regression over named signs, and folds.

Plain and deterministic: the same rows give the same weights.
"""

import random
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from companion.text.linear import Linear
from evals.metrics import SEED

Signs = Mapping[str, float]
Numbers = NDArray[np.float64]
Key = TypeVar("Key", bound=Hashable)

_STEPS: Final = 300
_DECIMALS: Final = 4
_STILL: Final = 1e-9


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """How to fit.

    Attributes:
        strength: inverse of the penalty on weights; small keeps them small.
        fewest: rows that must have a sign for it to count.
        most: signs kept, by how much they move scores.
        scaled: whether signs are brought to one scale first; for a few numbers, not for words.
        allowed: which signs may be kept at all, whatever they are worth.
    """

    strength: float
    fewest: int = 1
    most: int | None = None
    scaled: bool = False
    allowed: Callable[[str], bool] = lambda _: True


@dataclass(frozen=True, kw_only=True)
class WrittenRow:
    """Signs found in one writer's notes, and whether what they stand for is so."""

    writer: str
    signs: Signs
    label: bool


def of_writers(
    rows: Sequence[WrittenRow],
    *,
    without: str | None,
    recipe: Recipe,
    levels: Mapping[str, float],
) -> Linear:
    """Return weights learned from all writers, or from all but one, with their levels."""
    learned_from = [row for row in rows if row.writer != without]
    found = logistic(
        [row.signs for row in learned_from], [row.label for row in learned_from], recipe
    )
    return replace(found, levels=levels)


def logistic(rows: Sequence[Signs], labels: Sequence[bool], recipe: Recipe) -> Linear:
    """Return weights whose score is the log odds of the label."""
    counts = Counter(name for row in rows for name in row)
    names = sorted(n for n, times in counts.items() if times >= recipe.fewest and recipe.allowed(n))
    fitted, worth = _fit(rows, labels, names, recipe)
    if recipe.most is not None and len(names) > recipe.most:
        order = np.argsort(-np.abs(worth), kind="stable")[: recipe.most]
        fitted, _ = _fit(rows, labels, sorted(names[at] for at in order), recipe)
    return fitted


def _fit(
    rows: Sequence[Signs], labels: Sequence[bool], names: Sequence[str], recipe: Recipe
) -> tuple[Linear, Numbers]:
    """Return the weights of `names`, and how much each moves scores over the rows."""
    # Imported here: scipy is slow to import, and most tasks train nothing.
    from scipy.optimize import minimize  # noqa: PLC0415

    table = _table(rows, names)
    middle, spread = _scale(table) if recipe.scaled else (0.0, np.ones(len(names)))
    sides = np.where(np.asarray(labels, dtype=bool), 1.0, -1.0)

    def loss(found: Numbers) -> tuple[float, Numbers]:
        weights = found[:-1] / spread
        margins = sides * (table @ weights - np.sum(middle * weights) + found[-1])
        pulls = -sides / (1 + np.exp(np.clip(margins, -30, 30)))
        slope = (table.T @ pulls - middle * pulls.sum()) / spread
        penalty = found[:-1] / recipe.strength
        total = np.logaddexp(0, -margins).sum() + found[:-1] @ penalty / 2
        return float(total), np.append(slope + penalty, pulls.sum())

    start = np.zeros(len(names) + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}).x
    weights = found[:-1] / spread
    moves = found[:-1] * np.sqrt(np.asarray(table.power(2).mean(axis=0)).ravel())
    bias = float(found[-1] - np.sum(middle * weights))
    return _linear(names, weights, bias), moves


def ridge(rows: Sequence[Signs], values: Sequence[float], *, penalty: float) -> Linear:
    """Return weights whose score is near `values`, signs on one scale, without a bias."""
    names = sorted({name for row in rows for name in row})
    table = np.asarray(_table(rows, names).todense())
    spread = table.std(axis=0) + _STILL
    scaled = table / spread
    square = scaled.T @ scaled + penalty * np.eye(len(names))
    weights = np.linalg.solve(square, scaled.T @ np.asarray(values)) / spread
    return _linear(names, weights, 0.0)


def _table(rows: Sequence[Signs], names: Sequence[str]) -> Any:  # noqa: ANN401 - scipy's own type
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - as above

    place = {name: at for at, name in enumerate(names)}
    cells = [
        (row, place[name], value)
        for row, signs in enumerate(rows)
        for name, value in signs.items()
        if name in place
    ]
    down, across, values = zip(*cells, strict=True) if cells else ((), (), ())
    return csr_matrix((values, (down, across)), shape=(len(rows), len(names)), dtype=np.float64)


def _scale(table: Any) -> tuple[Numbers, Numbers]:  # noqa: ANN401 - scipy's own type
    middle = np.asarray(table.mean(axis=0)).ravel()
    square = np.asarray(table.power(2).mean(axis=0)).ravel()
    return middle, np.sqrt(np.maximum(square - middle**2, 0)) + _STILL


def _linear(names: Sequence[str], weights: Numbers, bias: float) -> Linear:
    rounded = {name: round(float(w), _DECIMALS) for name, w in zip(names, weights, strict=True)}
    return Linear(
        weights={name: weight for name, weight in rounded.items() if weight},
        bias=round(bias, _DECIMALS),
    )


def folds(keys: Sequence[Key], *, count: int) -> dict[Key, int]:
    """Return the fold of each key, dealt out at random but always alike."""
    order = list(dict.fromkeys(keys))
    random.Random(SEED).shuffle(order)
    return {key: at % count for at, key in enumerate(order)}
