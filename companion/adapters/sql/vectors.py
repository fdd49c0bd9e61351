"""Vectors in SQL: the truth that every index is rebuilt from."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

import numpy as np
from sqlalchemy import delete, func, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from companion.adapters.sql.meta import Meta
from companion.adapters.sql.rows import batches
from companion.adapters.sql.tables import GonePassageRow, PassageRow, VectorRow
from companion.ports import Vectors
from companion.retrieval.indexing import IndexChanges

REMEMBERED_GENERATIONS: Final = 10_000
"""How far back deletions are remembered; an index that is further behind is rebuilt."""

_NUMBERS: Final = np.dtype("<f4")


class SqlVectors:
    """The repository of vectors, inside one unit."""

    def __init__(self, connection: AsyncConnection, *, meta: Meta) -> None:
        self._connection = connection
        self._meta = meta

    async def generation(self) -> int:
        """Return the number that grows with each unit that writes passages or vectors."""
        return await self._meta.generation()

    async def identity(self) -> str:
        """Return what tells this database from others, for an index server that they share."""
        return await self._meta.identity()

    async def missing(self, *, fingerprint: str, limit: int) -> tuple[str, ...]:
        """Return up to `limit` different texts of passages that have no vector yet."""
        known = (
            select(VectorRow.text_key)
            .where(VectorRow.fingerprint == fingerprint, VectorRow.text_key == PassageRow.text_key)
            .exists()
        )
        texts = await self._connection.scalars(
            select(func.min(PassageRow.text))
            .where(~known)
            .group_by(PassageRow.text_key)
            .order_by(PassageRow.text_key)
            .limit(limit)
        )
        return tuple(texts)

    async def count_missing(self, *, fingerprint: str) -> int:
        """Return how many different texts of passages have no vector yet."""
        held = set(await self._connection.scalars(select(PassageRow.text_key).distinct()))
        known = await self._connection.scalars(
            select(VectorRow.text_key).where(VectorRow.fingerprint == fingerprint)
        )
        return len(held.difference(known))

    async def read(self, *, fingerprint: str, texts: Collection[str]) -> dict[str, Vectors]:
        """Return the vectors that are stored, by text; each has shape (dimensions,)."""
        distinct = list(dict.fromkeys(texts))
        keys = dict(zip(await self._meta.text_keys(distinct), distinct, strict=True))
        found: dict[str, Vectors] = {}
        for batch in batches(keys):
            rows = await self._connection.execute(
                select(VectorRow.text_key, VectorRow.numbers).where(
                    VectorRow.fingerprint == fingerprint, VectorRow.text_key.in_(batch)
                )
            )
            found.update((keys[row.text_key], _vector(row.numbers)) for row in rows)
        return found

    async def wanting(
        self, *, fingerprint: str, texts: Collection[str], dimensions: int
    ) -> frozenset[str]:
        """Return those of `texts` that a passage has and whose vector is not stored yet."""
        distinct = list(dict.fromkeys(texts))
        keys = dict(zip(await self._meta.text_keys(distinct), distinct, strict=True))
        wanted: set[str] = set()
        for batch in batches(keys):
            held = await self._connection.scalars(
                select(PassageRow.text_key).where(PassageRow.text_key.in_(batch))
            )
            known = await self._connection.scalars(
                select(VectorRow.text_key).where(
                    VectorRow.fingerprint == fingerprint,
                    VectorRow.text_key.in_(batch),
                    func.length(VectorRow.numbers) == dimensions * _NUMBERS.itemsize,
                )
            )
            wanted |= set(held).difference(known)
        return frozenset(keys[key] for key in wanted)

    async def write(self, *, fingerprint: str, vectors: Mapping[str, Vectors]) -> None:
        """Store the vectors, by text, that a passage holds.

        A text that no passage has (any longer) has nobody to answer for its vector: it is left
        out. Vectors of another length go: an endpoint then serves another model under the old name.
        """
        dimensions = len(next(iter(vectors.values()), ()))
        wanted = sorted(
            await self.wanting(fingerprint=fingerprint, texts=vectors, dimensions=dimensions)
        )
        if not wanted:
            return
        generation = await self._meta.rise()
        await self._drop_of_other_length(fingerprint, length=dimensions * _NUMBERS.itemsize)
        await self._connection.execute(
            insert(VectorRow),
            [
                {
                    "fingerprint": fingerprint,
                    "text_key": key,
                    "numbers": vectors[text].astype(_NUMBERS).tobytes(),
                    "generation": generation,
                }
                for text, key in zip(wanted, await self._meta.text_keys(wanted), strict=True)
            ],
        )

    async def _drop_of_other_length(self, fingerprint: str, *, length: int) -> None:
        # All that is stored has one length, by this very rule: one row tells it. To visit them all
        # at each batch would make an import quadratic.
        ours = VectorRow.fingerprint == fingerprint
        stored = await self._connection.scalar(
            select(func.length(VectorRow.numbers)).where(ours).limit(1)
        )
        if stored not in (None, length):
            await self._connection.execute(
                delete(VectorRow).where(ours, func.length(VectorRow.numbers) != length)
            )

    async def page(
        self, *, fingerprint: str, after: str, limit: int
    ) -> tuple[Sequence[str], Vectors] | None:
        """Return the passages after the key `after`, up to `limit`, that have vectors."""
        rows = (
            await self._connection.execute(
                select(PassageRow.id, VectorRow.numbers)
                .join(VectorRow, VectorRow.text_key == PassageRow.text_key)
                .where(VectorRow.fingerprint == fingerprint, PassageRow.id > after)
                .order_by(PassageRow.id)
                .limit(limit)
            )
        ).all()
        if not rows:
            return None
        return [row.id for row in rows], np.stack([_vector(row.numbers) for row in rows])

    async def changes_since(self, generation: int, *, fingerprint: str) -> IndexChanges | None:
        """Return what happened after `generation`; None when that is not known any longer."""
        now = await self._meta.generation()
        if not now - REMEMBERED_GENERATIONS <= generation <= now:
            return None
        added = await self._connection.execute(
            select(PassageRow.id, VectorRow.numbers)
            .join(VectorRow, VectorRow.text_key == PassageRow.text_key)
            .where(
                VectorRow.fingerprint == fingerprint,
                or_(PassageRow.generation > generation, VectorRow.generation > generation),
            )
        )
        removed = await self._connection.scalars(
            select(GonePassageRow.passage_id).where(GonePassageRow.generation > generation)
        )
        return IndexChanges(
            added={row.id: _vector(row.numbers) for row in added},
            removed=tuple(removed),
            generation=now,
        )


def _vector(numbers: bytes) -> Vectors:
    return np.frombuffer(numbers, dtype=_NUMBERS).astype(np.float32)
