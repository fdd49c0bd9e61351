"""Keeps vectors and indexes up to date with the passages in the database."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from companion.errors import IndexUnavailableError
from companion.ports import Embedder, VectorIndex, Vectors

EMBED_BATCH: Final = 256
"""Texts between two writes: a stop loses about a second's work, and progress shows."""

_FETCHED: Final = 16 * EMBED_BATCH
"""Texts put in order together: more of them, and each batch holds texts of more equal length."""

INDEX_BATCH: Final = 2_000
"""Passages handed to an index at once."""

Progress = Callable[[int, int], None]
"""Called with how many texts are embedded and how many there are."""


@dataclass(frozen=True, kw_only=True)
class IndexChanges:
    """What an index must add and remove to come to `generation`."""

    added: Mapping[str, Vectors]
    removed: tuple[str, ...]
    generation: int


class VectorRecords(Protocol):
    """Passages and vectors in the database. Each call is a transaction of its own."""

    async def generation(self) -> int:
        """Return the number that grows with each write of passages or vectors."""
        ...

    async def count_missing(self, *, fingerprint: str) -> int:
        """Return how many texts have no vector of this embedder."""
        ...

    async def missing(self, *, fingerprint: str, limit: int) -> tuple[str, ...]:
        """Return up to `limit` such texts."""
        ...

    async def write(self, *, fingerprint: str, vectors: Mapping[str, Vectors]) -> None:
        """Keep the vectors, by text, of texts that a passage still has."""
        ...

    async def changes_since(self, generation: int, *, fingerprint: str) -> IndexChanges | None:
        """Return what happened after `generation`; None when only a rebuild can tell."""
        ...

    def batches(
        self, *, fingerprint: str, size: int
    ) -> AsyncIterator[tuple[Sequence[str], Vectors]]:
        """Yield all passages that have vectors: their keys, and rows of unit length."""
        ...


async def embed_missing(
    records: VectorRecords, embedder: Embedder, *, progress: Progress | None = None
) -> int:
    """Embed the texts that have no vector yet, between transactions; return how many.

    While one batch is written, the next one is embedded.

    Raises:
        EmbedderError: the model is missing or damaged; what was embedded before is kept.
    """
    fingerprint = embedder.fingerprint
    total = await records.count_missing(fingerprint=fingerprint)
    done: set[str] = set()
    while texts := await records.missing(fingerprint=fingerprint, limit=_FETCHED):
        if done.issuperset(texts):
            break

        def written(batch: Sequence[str]) -> None:
            done.update(batch)
            if progress is not None:
                progress(len(done), max(total, len(done)))

        await _embed_all(texts, records, embedder, written=written)
    return len(done)


async def _embed_all(
    texts: Sequence[str],
    records: VectorRecords,
    embedder: Embedder,
    *,
    written: Callable[[Sequence[str]], None],
) -> None:
    """Embed and write texts batch by batch; tell each batch when it is written."""
    # A run is as long as its longest text: of like length together, less is computed.
    ordered = sorted(texts, key=len)
    batches = [ordered[at : at + EMBED_BATCH] for at in range(0, len(ordered), EMBED_BATCH)]
    writing: asyncio.Task[None] | None = None
    try:
        for number, batch in enumerate(batches):
            rows = await embedder.embed(batch)
            if writing is not None:
                await writing
                written(batches[number - 1])
            vectors = dict(zip(batch, rows, strict=True))
            writing = asyncio.create_task(
                records.write(fingerprint=embedder.fingerprint, vectors=vectors)
            )
    finally:
        # Whatever stops the next batch, what is embedded is kept.
        if writing is not None:
            await writing
    written(batches[-1])


async def bring_up_to_date(index: VectorIndex, records: VectorRecords, *, fingerprint: str) -> None:
    """Make an index show what the database holds: by changes if it can, else from scratch.

    Raises:
        IndexUnavailableError: the index cannot be rebuilt either.
    """
    shown = await index.generation()
    if shown is not None:
        changes = await records.changes_since(shown, fingerprint=fingerprint)
        if changes is not None and await _applied(index, changes, shown=shown):
            return
    # Read first: whatever is written while the batches are read is applied at the next call.
    generation = await records.generation()
    batches = records.batches(fingerprint=fingerprint, size=INDEX_BATCH)
    await index.rebuild(batches, generation=generation)


async def _applied(index: VectorIndex, changes: IndexChanges, *, shown: int) -> bool:
    if changes.generation == shown:
        return True
    try:
        await index.apply(
            added=changes.added, removed=changes.removed, generation=changes.generation
        )
    except IndexUnavailableError:
        return False
    return True
