"""More vectors than were embedded, spread as those are, and how alike the two spreads are.

A resampled vector is an embedded one moved by a share of the difference between two of its own
nearest neighbours, then brought back to unit length: it stays in its neighbourhood, varies in the
directions in which that neighbourhood varies, and none comes twice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.crowd import SEED
from companion.ports import Vectors

NEIGHBOURS: Final = 50
LEAST_MOVE, MOST_MOVE = 0.2, 0.8
"""Shares of the difference. Chosen so that the nearest neighbours among as many resampled vectors
are as near, and spread over as many directions, as those among the embedded ones."""

BLOCK: Final = 2_000
_LOOKED_AT: Final = 1_000
_NEAREST: Final = 20
_TENTH: Final = 9
_QUANTILES: Final = (0.1, 0.5, 0.9)


@dataclass(frozen=True, kw_only=True, eq=False)
class Base:
    """Embedded passages, shape (count, dimensions), and the rows nearest to each of them."""

    vectors: Vectors
    neighbours: NDArray[np.intp]


@dataclass(frozen=True, kw_only=True)
class Spread:
    """How near the neighbours of a vector are, and in how many directions they lie."""

    nearest: tuple[float, ...]
    """Cosine of the nearest other vector: quantiles .1, .5 and .9 over vectors."""
    tenth: tuple[float, ...]
    """The same of the tenth nearest."""
    directions: float
    """Local dimension (maximum likelihood over twenty neighbours), median over vectors."""


def base_of(vectors: Vectors, *, neighbours: int = NEIGHBOURS) -> Base:
    """Return the vectors with their nearest others."""
    rows = np.empty((len(vectors), neighbours), dtype=np.intp)
    for start in range(0, len(vectors), BLOCK):
        similarities = vectors[start : start + BLOCK] @ vectors.T
        own = np.arange(len(similarities))
        similarities[own, start + own] = -np.inf
        rows[start : start + BLOCK] = np.argpartition(similarities, -neighbours)[:, -neighbours:]
    return Base(vectors=vectors, neighbours=rows)


def resampled(base: Base, count: int, *, seed: int = SEED) -> Iterator[Vectors]:
    """Yield `count` unit vectors in blocks; the same ones for the same base and seed."""
    for start in range(0, count, BLOCK):
        chance = np.random.default_rng((seed, start))
        size = min(BLOCK, count - start)
        rows = chance.integers(len(base.vectors), size=size)
        near = base.neighbours[rows]
        one = chance.integers(near.shape[1], size=size)
        # Never the same neighbour twice: that would leave the vector where it is.
        other = (one + chance.integers(1, near.shape[1], size=size)) % near.shape[1]
        each = np.arange(size)
        share = chance.uniform(LEAST_MOVE, MOST_MOVE, size=(size, 1)).astype(np.float32)
        apart = base.vectors[near[each, one]] - base.vectors[near[each, other]]
        yield _unit(base.vectors[rows] + share * apart)


def spread(blocks: Sequence[Vectors] | Iterator[Vectors]) -> Spread:
    """Return how the vectors lie to each other; looked at from some of the first block."""
    looked_at: Vectors | None = None
    nearest = np.empty((0, 0), dtype=np.float32)
    for number, block in enumerate(blocks):
        if looked_at is None:
            looked_at = block[:_LOOKED_AT]
            nearest = np.full((len(looked_at), _NEAREST), -1, dtype=np.float32)
        similarities = looked_at @ block.T
        if number == 0:
            np.fill_diagonal(similarities, -1)
        both = np.concatenate((nearest, similarities), axis=1)
        nearest = np.partition(both, -_NEAREST)[:, -_NEAREST:]
    nearest = -np.sort(-nearest, axis=1)
    distances = np.sqrt(np.maximum(2 - 2 * nearest, np.finfo(np.float32).eps))
    logs = np.log(distances[:, :-1] / distances[:, -1:])
    return Spread(
        nearest=_quantiles(nearest[:, 0]),
        tenth=_quantiles(nearest[:, _TENTH]),
        directions=float(np.median(-1 / np.minimum(logs.mean(axis=1), -1e-6))),
    )


def shuffled(vectors: Vectors) -> Iterator[Vectors]:
    """Yield the rows in blocks, in an order of chance: the first block is then a fair sample."""
    rows = np.random.default_rng(SEED).permutation(len(vectors))
    for start in range(0, len(rows), BLOCK):
        yield vectors[rows[start : start + BLOCK]]


def _quantiles(values: Vectors) -> tuple[float, ...]:
    return tuple(float(value) for value in np.quantile(values, _QUANTILES))


def _unit(vectors: Vectors) -> Vectors:
    unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit.astype(np.float32)
