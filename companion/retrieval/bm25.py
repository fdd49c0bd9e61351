"""Lexical evidence: BM25, also as the share of a question's words that a document covers."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

SATURATION: Final = 0.6
"""k1: how much a second mention adds; low, since a profile names a thing once or twice."""

LENGTH_PENALTY: Final = 0.3
"""b: how much a long text is held to account; low, since a long record is also more evidence."""

BACKGROUND: Final = 50
"""Imagined documents without any word: keeps rarity meaningful when there are three mentors."""

Scores = NDArray[np.float64]


class Bm25:
    """An index over documents given as counts of their terms, which may be fractions."""

    def __init__(self, documents: Sequence[Mapping[str, float]]) -> None:
        lengths = np.array([sum(document.values()) for document in documents], dtype=np.float64)
        average = float(lengths.mean()) if lengths.any() else 1.0
        self._size = len(documents)
        norms = SATURATION * (1 - LENGTH_PENALTY + LENGTH_PENALTY * lengths / average)
        rows: dict[str, list[int]] = {}
        counts: dict[str, list[float]] = {}
        for row, document in enumerate(documents):
            for term, count in document.items():
                rows.setdefault(term, []).append(row)
                counts.setdefault(term, []).append(count)
        self._postings = {
            term: (found := np.array(listed), _saturated(np.array(counts[term]), norms[found]))
            for term, listed in rows.items()
        }
        """Per term the documents that have it, and what it is worth in each."""
        self._unknown = self._rarity(0)
        self._rarities = {term: self._rarity(len(found)) for term, found in rows.items()}

    def rarity(self, term: str) -> float:
        """Return the inverse document frequency of a term, above zero, highest when unknown."""
        return self._rarities.get(term, self._unknown)

    def _rarity(self, found: int) -> float:
        return log(1 + (self._size + BACKGROUND - found + 0.5) / (found + 0.5))

    def scores(self, query: Sequence[str]) -> Scores:
        """Return the BM25 score of every document, shape (documents,)."""
        asked = [(term, times) for term, times in Counter(query).items() if term in self._postings]
        if not asked:
            return np.zeros(self._size)
        rows = np.concatenate([self._postings[term][0] for term, _ in asked])
        worth = [times * self.rarity(term) * self._postings[term][1] for term, times in asked]
        found: Scores = np.bincount(  # type: ignore[assignment]  # floats, as the weights are
            rows, np.concatenate(worth), minlength=self._size
        )
        return found

    def coverage(self, query: Sequence[str]) -> Scores:
        """Return how much of the query each document covers, rare terms counting more, 0 to 1."""
        asked = sum(times * self.rarity(term) for term, times in Counter(query).items())
        if not asked:
            return np.zeros(self._size)
        return self.scores(query) / ((SATURATION + 1) * asked)


def _saturated(counts: Scores, norms: Scores) -> Scores:
    """Return what so many mentions are worth: one more adds less and less."""
    return counts * (SATURATION + 1) / (counts + norms)
