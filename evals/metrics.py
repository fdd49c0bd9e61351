"""Figures over cases: ranking quality, shares of counts, and bootstrap intervals, paired or not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

RESAMPLES: Final = 5_000
SEED: Final = 20250101
RANKED: Final = 10
"""How many results nDCG looks at: what somebody reads of a list."""

_Samples = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Interval:
    """A figure and its 95 % bootstrap interval over cases."""

    value: float
    low: float
    high: float


def interval(values: Sequence[float]) -> Interval:
    """Return the mean of `values` with a percentile interval; NaN for no values."""
    if not values:
        return Interval(value=float("nan"), low=float("nan"), high=float("nan"))
    return _interval(float(np.mean(values)), _resampled_means(values, seed=SEED))


def paired_gain(ours: Sequence[float], other: Sequence[float]) -> Interval:
    """Return the mean difference per case, ours minus the other's, with its interval."""
    return interval([mine - theirs for mine, theirs in zip(ours, other, strict=True)])


def mean_over_sets(sets: Sequence[Sequence[float]]) -> Interval:
    """Return the mean of the sets' means, each set counting the same and resampled for itself."""
    samples = [_resampled_means(values, seed=SEED + at) for at, values in enumerate(sets)]
    mean = float(np.mean([np.mean(values) for values in sets]))
    return _interval(mean, np.mean(samples, axis=0))


def share(parts: Sequence[tuple[float, float]]) -> Interval:
    """Return the sum of numerators over the sum of denominators, cases resampled together.

    Precision, recall and F1 over all items are such shares. NaN when every denominator is zero.
    """
    pairs = np.asarray(parts, dtype=np.float64).reshape(-1, 2)
    if not pairs[:, 1].sum():
        return Interval(value=float("nan"), low=float("nan"), high=float("nan"))
    picks = _picks(len(pairs), seed=SEED)
    above, below = (pairs[picks, column].sum(axis=1) for column in (0, 1))
    samples = np.divide(above, below, out=np.full_like(above, np.nan), where=below > 0)
    return _interval(float(pairs[:, 0].sum() / pairs[:, 1].sum()), samples[~np.isnan(samples)])


def ndcg(ranking: Sequence[str], gains: Mapping[str, float], *, k: int = RANKED) -> float:
    """Return normalised discounted cumulative gain at `k`, gains taken linearly, log2 discount."""
    ideal = sorted(gains.values(), reverse=True)[:k]
    best = sum(gain / np.log2(rank + 2) for rank, gain in enumerate(ideal))
    found = sum(gains.get(name, 0.0) / np.log2(rank + 2) for rank, name in enumerate(ranking[:k]))
    return float(found / best) if best else 0.0


def reciprocal_rank(ranking: Sequence[str], gains: Mapping[str, float]) -> float:
    """Return 1 over the rank of the first relevant result, 0 when there is none."""
    for rank, name in enumerate(ranking, 1):
        if gains.get(name, 0.0) > 0:
            return 1 / rank
    return 0.0


@dataclass(frozen=True, kw_only=True)
class Counts:
    """What was said and right (hits), everything that was said, everything that was to be said."""

    hits: int = 0
    said: int = 0
    wanted: int = 0


def precision(counts: Sequence[Counts]) -> Interval:
    """Return the share of what was said that is right, over all cases."""
    return share([(case.hits, case.said) for case in counts])


def recall(counts: Sequence[Counts]) -> Interval:
    """Return the share of what was to be said that was said, over all cases."""
    return share([(case.hits, case.wanted) for case in counts])


def f1(counts: Sequence[Counts]) -> Interval:
    """Return the harmonic mean of precision and recall, over all cases."""
    return share([(2 * case.hits, case.said + case.wanted) for case in counts])


def _picks(count: int, *, seed: int) -> NDArray[np.int64]:
    return np.random.default_rng(seed).integers(0, count, size=(RESAMPLES, count))


def _resampled_means(values: Sequence[float], *, seed: int) -> _Samples:
    array = np.asarray(values, dtype=np.float64)
    means: _Samples = array[_picks(len(array), seed=seed)].mean(axis=1)
    return means


def _interval(value: float, samples: _Samples) -> Interval:
    low, high = np.percentile(samples, [2.5, 97.5])
    return Interval(value=value, low=float(low), high=float(high))
