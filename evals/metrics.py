"""Figures over cases: ranking quality, precision and recall, and paired bootstrap intervals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

RESAMPLES: Final = 5_000
SEED: Final = 20250101


@dataclass(frozen=True, kw_only=True)
class Interval:
    """A mean and its 95 % bootstrap interval over cases."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:.3f} [{self.low:.3f}, {self.high:.3f}]"


def interval(values: Sequence[float]) -> Interval:
    """Return the mean of `values` with a percentile bootstrap interval; NaN for no values."""
    if not values:
        return Interval(mean=float("nan"), low=float("nan"), high=float("nan"))
    array = np.asarray(values, dtype=np.float64)
    chance = np.random.default_rng(SEED)
    picks = chance.integers(0, len(array), size=(RESAMPLES, len(array)))
    low, high = np.percentile(array[picks].mean(axis=1), [2.5, 97.5])
    return Interval(mean=float(array.mean()), low=float(low), high=float(high))


def paired_gain(ours: Sequence[float], other: Sequence[float]) -> Interval:
    """Return the mean difference per case, ours minus the other's, with its interval."""
    return interval([mine - theirs for mine, theirs in zip(ours, other, strict=True)])


def ndcg(ranking: Sequence[str], gains: Mapping[str, float], *, k: int = 10) -> float:
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
    """Hits, false alarms and misses."""

    hits: int = 0
    false_alarms: int = 0
    misses: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            hits=self.hits + other.hits,
            false_alarms=self.false_alarms + other.false_alarms,
            misses=self.misses + other.misses,
        )

    @property
    def precision(self) -> float:
        """Share of what was said that is right; 1 when nothing was said."""
        said = self.hits + self.false_alarms
        return self.hits / said if said else 1.0

    @property
    def recall(self) -> float:
        """Share of what is right that was said; 1 when there was nothing to say."""
        right = self.hits + self.misses
        return self.hits / right if right else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0
