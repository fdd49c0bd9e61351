"""Figures over cases: ranking quality, shares of counts, and bootstrap intervals, paired or not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

RESAMPLES: Final = 5_000
_MANY: Final = 1_000
_FEWER_RESAMPLES: Final = 1_000
"""For many cases, whose intervals are narrow."""

_FEW_RESAMPLES: Final = 500
"""For figures that take a sort each."""

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
    samples = _shares(pairs, _picks(len(pairs), seed=SEED))
    return _interval(float(pairs[:, 0].sum() / pairs[:, 1].sum()), samples[~np.isnan(samples)])


def share_gain(
    ours: Sequence[tuple[float, float]], other: Sequence[tuple[float, float]]
) -> Interval:
    """Return how far one share is above another on the same cases, resampled together."""
    mine, theirs = (np.asarray(parts, dtype=np.float64).reshape(-1, 2) for parts in (ours, other))
    picks = _picks(len(mine), seed=SEED)
    samples = _shares(mine, picks) - _shares(theirs, picks)
    value = mine[:, 0].sum() / mine[:, 1].sum() - theirs[:, 0].sum() / theirs[:, 1].sum()
    return _interval(float(value), samples[~np.isnan(samples)])


def auroc(scores: Sequence[float], labels: Sequence[bool]) -> float:
    """Return how likely a case with the label scores above one without; equal scores count half."""
    return _auroc(np.asarray(scores, dtype=np.float64), np.asarray(labels, dtype=bool))


def auroc_interval(
    scores: Sequence[float], labels: Sequence[bool], *, over: Sequence[float]
) -> tuple[Interval, Interval]:
    """Return the AUROC of `scores`, and how far it is above that of `over`, cases resampled."""
    mine, theirs = (np.asarray(one, dtype=np.float64) for one in (scores, over))
    marked = np.asarray(labels, dtype=bool)
    picks = _picks(len(marked), seed=SEED)[:_FEW_RESAMPLES]
    found = np.array([_auroc(mine[pick], marked[pick]) for pick in picks])
    other = np.array([_auroc(theirs[pick], marked[pick]) for pick in picks])
    value = _auroc(mine, marked)
    gain = value - _auroc(theirs, marked)
    return _interval(value, found), _interval(gain, found - other)


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


def _shares(pairs: _Samples, picks: NDArray[np.int64]) -> _Samples:
    above, below = (pairs[picks, column].sum(axis=1) for column in (0, 1))
    found: _Samples = np.divide(above, below, out=np.full_like(above, np.nan), where=below > 0)
    return found


def _auroc(scores: _Samples, labels: NDArray[np.bool_]) -> float:
    ranked = np.unique(scores, return_inverse=True)[1]
    counts = np.bincount(ranked)
    # The mean rank of equal scores.
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[ranked]
    some, none = int(labels.sum()), int((~labels).sum())
    return float((ranks[labels].sum() - some * (some + 1) / 2) / (some * none))


def _picks(count: int, *, seed: int) -> NDArray[np.int64]:
    times = RESAMPLES if count <= _MANY else _FEWER_RESAMPLES
    return np.random.default_rng(seed).integers(0, count, size=(times, count))


def _resampled_means(values: Sequence[float], *, seed: int) -> _Samples:
    array = np.asarray(values, dtype=np.float64)
    means: _Samples = array[_picks(len(array), seed=seed)].mean(axis=1)
    return means


def _interval(value: float, samples: _Samples) -> Interval:
    low, high = np.percentile(samples, [2.5, 97.5])
    return Interval(value=value, low=float(low), high=float(high))
