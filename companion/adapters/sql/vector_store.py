"""Vectors of stored texts for embedders, indexes and searches: each call is a unit of its own."""

from collections.abc import AsyncIterator, Collection, Mapping, Sequence

from companion.access.principal import Principal
from companion.adapters.sql.units import Store
from companion.ports import Vectors
from companion.retrieval.indexing import IndexChanges
from companion.retrieval.search import StoredPassage


class SqlVectorStore:
    """What an embedder's cache, an indexer and a search need of the database."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def read(self, *, fingerprint: str, texts: Collection[str]) -> Mapping[str, Vectors]:
        """Return the vectors that are stored, by text; each has shape (dimensions,)."""
        async with self._store.reading() as unit:
            return await unit.vectors.read(fingerprint=fingerprint, texts=texts)

    async def write(self, *, fingerprint: str, vectors: Mapping[str, Vectors]) -> None:
        """Store the vectors, by text, that a passage holds; others are left out.

        Writes only when there is something to write, so that asking for vectors of passing texts
        (a goal typed in) never waits for other writers.
        """
        dimensions = len(next(iter(vectors.values()), ()))
        async with self._store.reading() as unit:
            wanted = await unit.vectors.wanting(
                fingerprint=fingerprint, texts=vectors, dimensions=dimensions
            )
        if wanted:
            async with self._store.writing() as unit:
                await unit.vectors.write(
                    fingerprint=fingerprint, vectors={text: vectors[text] for text in wanted}
                )

    async def identity(self) -> str:
        """Return what tells this database from others, for an index server that they share."""
        async with self._store.reading() as unit:
            return await unit.vectors.identity()

    async def generation(self) -> int:
        """Return the number that grows with each write of passages or vectors."""
        async with self._store.reading() as unit:
            return await unit.vectors.generation()

    async def count_missing(self, *, fingerprint: str) -> int:
        """Return how many texts have no vector of this embedder."""
        async with self._store.reading() as unit:
            return await unit.vectors.count_missing(fingerprint=fingerprint)

    async def missing(self, *, fingerprint: str, limit: int) -> tuple[str, ...]:
        """Return up to `limit` such texts."""
        async with self._store.reading() as unit:
            return await unit.vectors.missing(fingerprint=fingerprint, limit=limit)

    async def changes_since(self, generation: int, *, fingerprint: str) -> IndexChanges | None:
        """Return what happened after `generation`; None when only a rebuild can tell."""
        async with self._store.reading() as unit:
            return await unit.vectors.changes_since(generation, fingerprint=fingerprint)

    async def batches(
        self, *, fingerprint: str, size: int
    ) -> AsyncIterator[tuple[Sequence[str], Vectors]]:
        """Yield all passages that have vectors: their keys, and rows of unit length."""
        after = ""
        while True:
            # A unit per batch: an index may take minutes, and an open snapshot keeps the log long.
            async with self._store.reading() as unit:
                page = await unit.vectors.page(fingerprint=fingerprint, after=after, limit=size)
            if page is None:
                return
            yield page
            after = page[0][-1]

    async def rankable(
        self, keys: Collection[str], *, principal: Principal
    ) -> Mapping[str, StoredPassage]:
        """Return those passages that still exist and that the principal may rank by, by key."""
        async with self._store.reading() as unit:
            return await unit.passages.rankable(keys, principal=principal)
