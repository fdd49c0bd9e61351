"""The VectorIndex in memory: exact, quick for tens of thousands of passages, never on disk."""

import asyncio
from collections.abc import AsyncIterator, Collection, Mapping, Sequence

import numpy as np

from companion.ports import Hit, Vectors
from companion.retrieval import exact


class ExactIndex:
    """Compares with every vector there is. The reference for every other index."""

    def __init__(self) -> None:
        self._generation: int | None = None
        self._ids: tuple[str, ...] = ()
        self._vectors: Vectors = np.zeros((0, 0), dtype=np.float32)

    async def generation(self) -> int | None:
        """Return the SQL generation that this index reflects; None while it is empty-handed."""
        return self._generation

    async def rebuild(
        self, batches: AsyncIterator[tuple[Sequence[str], Vectors]], *, generation: int
    ) -> None:
        """Replace everything once all batches have been read."""
        ids: list[str] = []
        rows: list[Vectors] = []
        async for keys, vectors in batches:
            ids.extend(keys)
            rows.append(vectors)
        self._replace(ids, np.concatenate(rows) if rows else None, generation)

    async def apply(
        self, *, added: Mapping[str, Vectors], removed: Collection[str], generation: int
    ) -> None:
        """Add (or replace) and remove single passages."""
        dropped = set(removed) | added.keys()
        kept = [row for row, key in enumerate(self._ids) if key not in dropped]
        fresh = {key: vector for key, vector in added.items() if key not in removed}
        parts = [self._vectors[kept]] if kept else []
        if fresh:
            parts.append(np.stack(list(fresh.values())).astype(np.float32))
        ids = [*(self._ids[row] for row in kept), *fresh]
        self._replace(ids, np.concatenate(parts) if parts else None, generation)

    async def search(self, vector: Vectors, *, top_k: int) -> tuple[Hit, ...]:
        """Return the nearest passages, best first."""
        ids, vectors = self._ids, self._vectors
        if not ids:
            return ()
        rows = await asyncio.to_thread(exact.search, vectors, vector, top_k=top_k)
        similarities = vectors[rows] @ vector
        return tuple(
            Hit(ids[row], float(similarity))
            for row, similarity in zip(rows, similarities, strict=True)
        )

    def _replace(self, ids: Sequence[str], vectors: Vectors | None, generation: int) -> None:
        self._ids = tuple(ids)
        self._vectors = np.zeros((0, 0), dtype=np.float32) if vectors is None else vectors
        self._generation = generation
