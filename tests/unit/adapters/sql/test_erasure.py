"""What is removed leaves no bytes behind, neither in the database nor in its log."""

from pathlib import Path

from companion.access.principal import LOCAL
from companion.adapters.sql.units import Store
from companion.adapters.sql.vector_store import SqlVectorStore
from companion.retrieval.indexing import embed_missing
from tests.embedding import RecordingEmbedder
from tests.records import CountingIds, Records, SteppingClock, a_person, a_session

SECRETS = ("Xylophanes", "Quetzalli", "periwinkle")


def traces(folder: Path, needles: list[bytes]) -> set[bytes]:
    content = b"".join(each.read_bytes() for each in folder.iterdir())
    return {needle for needle in needles if needle in content}


async def test_a_removed_person_is_gone_from_every_file(tmp_path: Path) -> None:
    ana = a_person("ana", name="Xylophanes", headline="Quetzalli keeper")
    session = a_session("s", mentor_id="ben", mentee_id="ana", notes="She likes periwinkle.")
    embedder, clock = RecordingEmbedder(), SteppingClock()
    async with Store(f"sqlite:///{tmp_path / 'db.sqlite3'}", ids=CountingIds()) as store:
        async with store.writing() as unit:
            await Records(unit, clock).store(people=[ana, a_person("ben")], sessions=[session])
        await embed_missing(SqlVectorStore(store), embedder)
        rows = await embedder.inner.embed([text for text in embedder.asked if "Quetz" in text])
        needles = [*(secret.encode() for secret in SECRETS), *(row.tobytes() for row in rows)]
        before = traces(tmp_path, needles)

        async with store.writing() as unit:
            await Records(unit, clock).people.remove(principal=LOCAL, record_id="ana")
        after = traces(tmp_path, needles)

    assert before == set(needles)
    assert after == set()


async def test_a_reader_in_the_way_only_delays_the_erasure(tmp_path: Path) -> None:
    clock = SteppingClock()
    async with Store(f"sqlite:///{tmp_path / 'db.sqlite3'}", ids=CountingIds()) as store:
        async with store.writing() as unit:
            await Records(unit, clock).store(people=[a_person("ana", name="Xylophanes")])
        async with store.reading() as reader:
            await Records(reader, clock).people.every(principal=LOCAL)
            async with store.writing() as unit:
                await Records(unit, clock).people.remove(principal=LOCAL, record_id="ana")
        async with store.writing() as unit:
            await Records(unit, clock).store(people=[a_person("ben")])

        assert traces(tmp_path, [b"Xylophanes"]) == set()
