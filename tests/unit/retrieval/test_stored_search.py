"""Indexes follow the database, and a search shows nothing that the database no longer does."""

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from pathlib import Path

import pytest

from companion.access.principal import LOCAL, Principal
from companion.adapters.exact_index import ExactIndex
from companion.adapters.sql import vectors as sql_vectors
from companion.adapters.sql.units import Store
from companion.adapters.sql.vector_store import SqlVectorStore
from companion.errors import IndexUnavailableError
from companion.ports import Hit, Vectors
from companion.retrieval.indexing import bring_up_to_date, embed_missing
from companion.retrieval.search import SearchResult, StoredSearch
from tests.embedding import RecordingEmbedder
from tests.records import CountingIds, Records, SteppingClock, a_person

FINGERPRINT = RecordingEmbedder().fingerprint
HEADLINES = ("Night shift nurse", "Pastry chef", "Civil engineer of bridges", "Head nurse")


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with Store(f"sqlite:///{tmp_path / 'db.sqlite3'}", ids=CountingIds()) as opened:
        async with opened.writing() as unit:
            people = [a_person(f"p{n}", headline=text) for n, text in enumerate(HEADLINES)]
            await Records(unit, SteppingClock()).store(people=people)
        await embed_missing(SqlVectorStore(opened), RecordingEmbedder())
        yield opened


class CountingIndex(ExactIndex):
    """Counts how it is kept up to date; fails on demand."""

    def __init__(self) -> None:
        super().__init__()
        self.rebuilds = 0
        self.changes = 0
        self.broken = False

    async def rebuild(
        self, batches: AsyncIterator[tuple[Sequence[str], Vectors]], *, generation: int
    ) -> None:
        self.rebuilds += 1
        await super().rebuild(batches, generation=generation)

    async def apply(
        self, *, added: Mapping[str, Vectors], removed: Collection[str], generation: int
    ) -> None:
        if self.broken:
            raise IndexUnavailableError("broken")
        self.changes += 1
        await super().apply(added=added, removed=removed, generation=generation)

    async def search(self, vector: Vectors, *, top_k: int) -> tuple[Hit, ...]:
        if self.broken:
            raise IndexUnavailableError("broken")
        return await super().search(vector, top_k=top_k)


async def vector_of(text: str) -> Vectors:
    row: Vectors = (await RecordingEmbedder().embed([text]))[0]
    return row


async def everything(index: ExactIndex) -> dict[str, float]:
    hits = await index.search(await vector_of("nurse"), top_k=100)
    return {hit.passage_id: round(hit.similarity, 5) for hit in hits}


async def change(store: Store) -> None:
    """Add, replace and remove a person each."""
    async with store.writing() as unit:
        people = Records(unit, SteppingClock()).people
        await people.add_many(
            principal=LOCAL,
            values=[a_person("new", headline="School nurse"), a_person("p1", headline="Baker")],
            replace=True,
        )
        await people.remove(principal=LOCAL, record_id="p0")
    await embed_missing(SqlVectorStore(store), RecordingEmbedder())


def texts_of(result: SearchResult) -> list[str]:
    return [found.passage.text for found in result.found]


async def test_an_index_follows_by_changes_and_comes_to_the_same(store: Store) -> None:
    records, followed, rebuilt = SqlVectorStore(store), CountingIndex(), CountingIndex()
    await bring_up_to_date(followed, records, fingerprint=FINGERPRINT)

    await change(store)
    await bring_up_to_date(followed, records, fingerprint=FINGERPRINT)
    await bring_up_to_date(followed, records, fingerprint=FINGERPRINT)
    await bring_up_to_date(rebuilt, records, fingerprint=FINGERPRINT)

    assert await everything(followed) == await everything(rebuilt)
    assert (followed.rebuilds, followed.changes, rebuilt.rebuilds) == (1, 1, 1)
    assert await followed.generation() == await records.generation()


async def test_an_index_that_cannot_take_changes_is_rebuilt(store: Store) -> None:
    records, index = SqlVectorStore(store), CountingIndex()
    await bring_up_to_date(index, records, fingerprint=FINGERPRINT)

    await change(store)
    index.broken = True
    await bring_up_to_date(index, records, fingerprint=FINGERPRINT)

    assert index.rebuilds == 2


async def test_an_index_of_another_time_is_rebuilt(store: Store) -> None:
    records = SqlVectorStore(store)
    behind, ahead = CountingIndex(), CountingIndex()
    await behind.apply(added={}, removed=(), generation=-sql_vectors.REMEMBERED_GENERATIONS)
    await ahead.apply(added={}, removed=(), generation=1_000)

    await bring_up_to_date(behind, records, fingerprint=FINGERPRINT)
    await bring_up_to_date(ahead, records, fingerprint=FINGERPRINT)

    assert (behind.rebuilds, ahead.rebuilds) == (1, 1)
    assert len(await everything(ahead)) == len(HEADLINES)


async def test_the_nearest_passages_are_found(store: Store) -> None:
    search = StoredSearch(SqlVectorStore(store), fingerprint=FINGERPRINT, exact=ExactIndex())

    result = await search.search(await vector_of("head nurse"), principal=LOCAL, top_k=2)

    assert texts_of(result) == ["Head nurse", "Night shift nurse"]
    assert result.found[0].passage.person_id == "p3"
    assert result.found[0].similarity > result.found[1].similarity
    assert result.exact


async def test_an_index_answers_while_it_is_current_and_exact_search_otherwise(
    store: Store,
) -> None:
    records, index = SqlVectorStore(store), CountingIndex()
    search = StoredSearch(records, fingerprint=FINGERPRINT, exact=ExactIndex(), index=index)
    query = await vector_of("nurse")

    without = await search.search(query, principal=LOCAL, top_k=3)
    await bring_up_to_date(index, records, fingerprint=FINGERPRINT)
    current = await search.search(query, principal=LOCAL, top_k=3)
    await change(store)
    stale = await search.search(query, principal=LOCAL, top_k=3)
    await bring_up_to_date(index, records, fingerprint=FINGERPRINT)
    index.broken = True
    broken = await search.search(query, principal=LOCAL, top_k=3)

    assert [each.exact for each in (without, current, stale, broken)] == [True, False, True, True]
    assert texts_of(without) == texts_of(current)
    assert texts_of(stale) == texts_of(broken)
    assert "School nurse" in texts_of(stale)
    assert "Night shift nurse" not in texts_of(stale)


async def test_what_is_not_for_the_principal_is_not_found(store: Store) -> None:
    search = StoredSearch(SqlVectorStore(store), fingerprint=FINGERPRINT, exact=ExactIndex())

    result = await search.search(
        await vector_of("nurse"), principal=Principal(person_id="stranger"), top_k=3
    )

    assert result.found == ()
