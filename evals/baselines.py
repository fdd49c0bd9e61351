"""What a user would try first: random order, BM25, TF-IDF, MiniLM vectors, and their fusion.

Plain on purpose and independent of the companion's own retrieval.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from companion.ports import Embedder, Vectors
from evals.words import content_words

FUSION_K: Final = 20
"""The constant of reciprocal rank fusion behind the data sets' own figures."""

_K1: Final = 1.2
_B: Final = 0.75


class Lexical:
    """BM25 (k1 1.2, b .75) and TF-IDF cosine over whole documents."""

    def __init__(self, documents: Mapping[str, str]) -> None:
        self._ids = sorted(documents)
        counts = {name: Counter(content_words(documents[name])) for name in self._ids}
        self._lengths = {name: counts[name].total() for name in self._ids}
        self._average = sum(self._lengths.values()) / max(len(self._ids), 1) or 1.0
        self._postings: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for name in self._ids:
            for token, times in counts[name].items():
                self._postings[token].append((name, times))
        self._norms = {
            name: sqrt(sum((n * self._idf(t)) ** 2 for t, n in counts[name].items())) or 1.0
            for name in self._ids
        }

    def bm25(self, query: str) -> list[str]:
        """Return all documents, best first, equal ones by id."""
        return self._order(self.bm25_scores(query))

    def bm25_scores(self, query: str) -> Mapping[str, float]:
        """Return the score of every document that shares a word with the query."""
        scores: dict[str, float] = defaultdict(float)
        for token, asked in Counter(content_words(query)).items():
            for name, times in self._postings.get(token, ()):
                length = 1 - _B + _B * self._lengths[name] / self._average
                worth = times * (_K1 + 1) / (times + _K1 * length)
                scores[name] += asked * self._idf(token) * worth
        return scores

    def tfidf(self, query: str) -> list[str]:
        """Return all documents, best first, equal ones by id."""
        scores: dict[str, float] = defaultdict(float)
        for token, asked in Counter(content_words(query)).items():
            for name, times in self._postings.get(token, ()):
                scores[name] += asked * times * self._idf(token) ** 2 / self._norms[name]
        return self._order(scores)

    def _idf(self, token: str) -> float:
        found = len(self._postings.get(token, ()))
        return log(1 + (len(self._ids) - found + 0.5) / (found + 0.5))

    def _order(self, scores: Mapping[str, float]) -> list[str]:
        return sorted(self._ids, key=lambda name: (-scores.get(name, 0.0), name))


class Dense:
    """Cosine of MiniLM vectors: of whole documents, or of the best of their parts."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    async def by_document(
        self, documents: Mapping[str, str], queries: Sequence[str]
    ) -> list[list[str]]:
        """Return, per query, all documents by one vector each, best first."""
        return await self.by_part({name: (text,) for name, text in documents.items()}, queries)

    async def by_part(
        self, parts: Mapping[str, Sequence[str]], queries: Sequence[str]
    ) -> list[list[str]]:
        """Return, per query, all documents by the nearest of their parts, best first."""
        names = sorted(parts)
        flat = [(row, text) for row, name in enumerate(names) for text in parts[name]]
        vectors = await self._embedder.embed([text for _, text in flat])
        owners = np.array([row for row, _ in flat])
        asked = await self._embedder.embed(queries)
        return [
            [names[row] for row in _by_best_part(vectors @ query, owners, count=len(names))]
            for query in asked
        ]


def _by_best_part(similarities: Vectors, owners: NDArray[np.int64], *, count: int) -> list[int]:
    best = np.full(count, -np.inf)
    np.maximum.at(best, owners, similarities)
    return [int(row) for row in np.argsort(-best, kind="stable")]


def fused(*rankings: Sequence[str], k: int = FUSION_K) -> list[str]:
    """Return the documents by reciprocal rank fusion, equal ones by id."""
    scores: dict[str, float] = defaultdict(float)
    for ranking in rankings:
        for rank, name in enumerate(ranking, 1):
            scores[name] += 1 / (k + rank)
    return sorted(scores, key=lambda name: (-scores[name], name))


def shuffled(names: Iterable[str], *, seed: int) -> list[str]:
    """Return a random order that is the same every time."""
    order = sorted(names)
    random.Random(seed).shuffle(order)
    return order
