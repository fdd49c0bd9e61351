"""What a user would try first: random order, BM25, TF-IDF, one MiniLM vector, and their fusion.

Plain on purpose, one text per document, independent of the companion's own retrieval.
"""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import log, sqrt
from typing import Final

import numpy as np

from companion.ports import Embedder

_TOKEN: Final = re.compile(r"[a-z0-9][a-z0-9+#]*")
_STOP: Final = frozenset(
    ["a", "about", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "do", "for", "from", "had", "has", "have", "how", "i", "if", "in", "into", "is", "it", "its", "me", "more", "my", "no", "not", "of", "on", "or", "our", "out", "so", "some", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "to", "up", "us", "was", "we", "were", "what", "when", "which", "who", "will", "with", "would", "you", "your"]
)
FUSION_K: Final = 20
"""The constant of reciprocal rank fusion that the data sets' own figures use."""


def _tokens(text: str) -> list[str]:
    return [token for token in _TOKEN.findall(text.lower()) if token not in _STOP]


class Lexical:
    """BM25 (k1 1.2, b .75) and TF-IDF cosine over whole documents."""

    def __init__(self, documents: Mapping[str, str]) -> None:
        self._ids = sorted(documents)
        counts = {name: Counter(_tokens(documents[name])) for name in self._ids}
        self._lengths = {name: sum(counts[name].values()) for name in self._ids}
        self._average = sum(self._lengths.values()) / max(len(self._ids), 1) or 1.0
        self._postings: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for name in self._ids:
            for token, times in counts[name].items():
                self._postings[token].append((name, times))
        self._norms = {
            name: sqrt(sum((n * self._idf(t)) ** 2 for t, n in counts[name].items())) or 1.0
            for name in self._ids
        }

    def _idf(self, token: str) -> float:
        found = len(self._postings.get(token, ()))
        return log(1 + (len(self._ids) - found + 0.5) / (found + 0.5))

    def bm25(self, query: str) -> list[str]:
        """Return all documents, best first."""
        scores: dict[str, float] = defaultdict(float)
        for token, asked in Counter(_tokens(query)).items():
            for name, times in self._postings.get(token, ()):
                length = 1 - 0.75 + 0.75 * self._lengths[name] / self._average
                scores[name] += asked * self._idf(token) * times * 2.2 / (times + 1.2 * length)
        return self._order(scores)

    def tfidf(self, query: str) -> list[str]:
        """Return all documents, best first."""
        scores: dict[str, float] = defaultdict(float)
        for token, asked in Counter(_tokens(query)).items():
            for name, times in self._postings.get(token, ()):
                scores[name] += asked * times * self._idf(token) ** 2 / self._norms[name]
        return self._order(scores)

    def _order(self, scores: Mapping[str, float]) -> list[str]:
        return sorted(self._ids, key=lambda name: (-scores.get(name, 0.0), name))


async def one_vector(
    documents: Mapping[str, str], queries: Sequence[str], embedder: Embedder
) -> list[list[str]]:
    """Return, per query, all documents by the cosine of one vector each, best first."""
    names = sorted(documents)
    matrix = await embedder.embed([documents[name] for name in names])
    asked = await embedder.embed(queries)
    return [
        [names[row] for row in np.argsort(-(matrix @ vector), kind="stable")] for vector in asked
    ]


def fused(*rankings: Sequence[str], k: int = FUSION_K) -> list[str]:
    """Return the documents by reciprocal rank fusion."""
    scores: dict[str, float] = defaultdict(float)
    for ranking in rankings:
        for rank, name in enumerate(ranking, 1):
            scores[name] += 1 / (k + rank)
    return sorted(scores, key=lambda name: (-scores[name], name))


def shuffled(names: Sequence[str], *, seed: int) -> list[str]:
    """Return a random order that is the same every time."""
    order = sorted(names)
    random.Random(seed).shuffle(order)
    return order
