"""Embedding what has no vector yet: batch after batch, what is embedded is kept."""

from collections.abc import AsyncIterator, Mapping, Sequence

import numpy as np
import pytest

from companion.errors import EmbedderError
from companion.ports import Vectors
from companion.retrieval.indexing import EMBED_BATCH, IndexChanges, embed_missing


class Lengths:
    """Embeds a text as its length; refuses the longest batch where it is told to."""

    fingerprint = "lengths"
    dimensions = 1

    def __init__(self, *, longest: int) -> None:
        self._longest = longest

    async def embed(self, texts: Sequence[str]) -> Vectors:
        if max(map(len, texts)) > self._longest:
            raise EmbedderError("too long")
        return np.array([[len(text)] for text in texts], dtype=np.float32)


class InMemory:
    """Vectors in a dictionary, and what there was to see of them at each write."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.kept: dict[str, float] = {}
        self._texts = texts

    async def generation(self) -> int:
        return len(self.kept)

    async def count_missing(self, *, fingerprint: str) -> int:
        return len([text for text in self._texts if text not in self.kept])

    async def missing(self, *, fingerprint: str, limit: int) -> tuple[str, ...]:
        return tuple(text for text in self._texts if text not in self.kept)[:limit]

    async def write(self, *, fingerprint: str, vectors: Mapping[str, Vectors]) -> None:
        self.kept.update((text, float(row[0])) for text, row in vectors.items())

    async def changes_since(self, generation: int, *, fingerprint: str) -> IndexChanges | None:
        return None

    async def batches(
        self, *, fingerprint: str, size: int
    ) -> AsyncIterator[tuple[Sequence[str], Vectors]]:
        for text, value in self.kept.items():
            yield (text,), np.array([[value]], dtype=np.float32)


def texts_of(count: int) -> list[str]:
    """Return texts of all lengths from one on."""
    return ["x" * (number + 1) for number in range(count)]


async def test_every_text_gets_its_own_vector_however_many_batches() -> None:
    records = InMemory(texts_of(2 * EMBED_BATCH + 3))
    told: list[tuple[int, int]] = []

    count = await embed_missing(
        records,
        Lengths(longest=10_000),
        progress=lambda done, total: told.append((done, total)),
    )

    assert count == 2 * EMBED_BATCH + 3
    assert all(value == len(text) for text, value in records.kept.items())
    assert told == [(EMBED_BATCH, count), (2 * EMBED_BATCH, count), (count, count)]


async def test_what_was_embedded_before_a_failure_is_kept() -> None:
    records = InMemory(texts_of(3 * EMBED_BATCH))

    with pytest.raises(EmbedderError, match="too long"):
        await embed_missing(records, Lengths(longest=2 * EMBED_BATCH))

    assert set(records.kept) == set(texts_of(2 * EMBED_BATCH))
