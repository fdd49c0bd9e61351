"""Search over stored passages: an index finds them, the database says which may be seen."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from companion.access.principal import Principal
from companion.errors import IndexUnavailableError
from companion.ports import Hit, VectorIndex, Vectors
from companion.retrieval.indexing import VectorRecords, bring_up_to_date

OVERSAMPLING: Final = 4
"""Passages fetched for each one wanted, since some may not be for the principal."""


@dataclass(frozen=True, kw_only=True)
class StoredPassage:
    """A passage as the database holds it now. Only a quotable one may be shown."""

    person_id: str
    field: str
    text: str
    quotable: bool


@dataclass(frozen=True, kw_only=True)
class Found:
    """A passage that the principal may rank by, with its cosine similarity."""

    passage: StoredPassage
    similarity: float


@dataclass(frozen=True, kw_only=True)
class SearchResult:
    """What was found, best first, and whether the index or exact search found it."""

    found: tuple[Found, ...]
    exact: bool


class SearchedRecords(VectorRecords, Protocol):
    """Vector records that can also show passages."""

    async def rankable(
        self, keys: Collection[str], *, principal: Principal
    ) -> Mapping[str, StoredPassage]:
        """Return those passages that still exist and that the principal may rank by, by key."""
        ...


class StoredSearch:
    """Asks the index while it reflects the database, and searches exactly otherwise.

    Args:
        records: the database.
        fingerprint: the embedder's.
        exact: an index in memory, kept up to date here.
        index: the index for large pools, kept up to date by whoever owns it; None without one.
    """

    def __init__(
        self,
        records: SearchedRecords,
        *,
        fingerprint: str,
        exact: VectorIndex,
        index: VectorIndex | None = None,
    ) -> None:
        self._records = records
        self._fingerprint = fingerprint
        self._exact = exact
        self._index = index
        self._reflected: int | None = None

    async def search(self, vector: Vectors, *, principal: Principal, top_k: int) -> SearchResult:
        """Return the passages nearest to `vector`, shape (dimensions,), that may rank.

        A passage that was deleted or withdrawn a moment ago is never among them, whatever the
        index still holds.
        """
        hits = await self._indexed_hits(vector, top_k=top_k * OVERSAMPLING)
        exact = hits is None
        if hits is None:
            await bring_up_to_date(self._exact, self._records, fingerprint=self._fingerprint)
            hits = await self._exact.search(vector, top_k=top_k * OVERSAMPLING)
        seen = await self._records.rankable([hit.passage_id for hit in hits], principal=principal)
        found = tuple(
            Found(passage=seen[hit.passage_id], similarity=hit.similarity)
            for hit in hits
            if hit.passage_id in seen
        )
        return SearchResult(found=found[:top_k], exact=exact)

    async def _indexed_hits(self, vector: Vectors, *, top_k: int) -> tuple[Hit, ...] | None:
        if self._index is None:
            return None
        try:
            wanted = await self._records.generation()
            # First: it never waits for an index to be opened, checked or built.
            hits = await self._index.search(vector, top_k=top_k)
            if self._reflected == wanted:
                return hits
            if await self._index.generation() != wanted:
                return None
            # It may have come to this generation while it searched.
            self._reflected = wanted
            return await self._index.search(vector, top_k=top_k)
        except IndexUnavailableError:
            return None
