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
        self._norms = SATURATION * (1 - LENGTH_PENALTY + LENGTH_PENALTY * lengths / average)
        rows: dict[str, list[int]] = {}
        counts: dict[str, list[float]] = {}
        for row, document in enumerate(documents):
            for term, count in document.items():
                rows.setdefault(term, []).append(row)
                counts.setdefault(term, []).append(count)
        self._postings = {
            term: (np.array(found), np.array(counts[term], dtype=np.float64))
            for term, found in rows.items()
        }

    def rarity(self, term: str) -> float:
        """Return the inverse document frequency of a term, above zero, highest when unknown."""
        found = len(self._postings[term][0]) if term in self._postings else 0
        return log(1 + (self._size + BACKGROUND - found + 0.5) / (found + 0.5))

    def scores(self, query: Sequence[str]) -> Scores:
        """Return the BM25 score of every document, shape (documents,)."""
        found = np.zeros(self._size)
        for term, times in Counter(query).items():
            if term in self._postings:
                rows, counts = self._postings[term]
                saturated = counts * (SATURATION + 1) / (counts + self._norms[rows])
                found[rows] += times * self.rarity(term) * saturated
        return found

    def coverage(self, query: Sequence[str]) -> Scores:
        """Return how much of the query each document covers, rare terms counting more, 0 to 1."""
        asked = sum(times * self.rarity(term) for term, times in Counter(query).items())
        if not asked:
            return np.zeros(self._size)
        return self.scores(query) / ((SATURATION + 1) * asked)
