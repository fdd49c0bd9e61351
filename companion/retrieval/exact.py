"""Exact search over vectors: the reference, and what answers when no index can."""

import numpy as np
from numpy.typing import NDArray

from companion.ports import Vectors


def cosines(rows: Vectors, other: Vectors) -> Vectors:
    """Return the cosine of each row with a vector, or with each of several (columns).

    Row by row, on one core: BLAS would share the work among threads, and on a busy machine waiting
    for them takes milliseconds where the sums take microseconds.

    Args:
        rows: unit vectors, shape (count, dimensions).
        other: one unit vector, or several, shape (others, dimensions).
    """
    found: Vectors = np.vecdot(rows[:, None], other) if other.ndim > 1 else np.vecdot(rows, other)
    return found


def search(vectors: Vectors, query: Vectors, *, top_k: int) -> NDArray[np.intp]:
    """Return the rows of `vectors` nearest to `query`, best first, equal ones in row order.

    Args:
        vectors: unit vectors, shape (count, dimensions).
        query: one unit vector, shape (dimensions,).
        top_k: how many rows at most.
    """
    similarities = cosines(vectors, query)
    if top_k < len(similarities):
        # Everything as near as the last one wanted: a tie at the edge is settled by row order.
        edge = np.partition(similarities, -top_k)[-top_k] if top_k > 0 else np.inf
        candidates = np.flatnonzero(similarities >= edge)
    else:
        candidates = np.arange(len(similarities))
    order = np.argsort(-similarities[candidates], kind="stable")
    return candidates[order][: max(0, top_k)]
