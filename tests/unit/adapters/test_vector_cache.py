"""The cache of vectors: never embedding twice, and never in the way."""

import asyncio
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.adapters.hash_embedder import HashEmbedder
from companion.adapters.vector_cache import (
    CHUNK,
    FILE_NAME,
    KEPT_DAYS,
    KEY_NAME,
    CachedEmbedder,
    FileVectorStore,
    PreparedVectors,
)
from companion.errors import EmbedderError
from companion.ports import Vectors
from tests.embedding import RecordingEmbedder

TODAY = date(2026, 3, 2)
GOALS = ("lead a team", "change careers", "speak in public")


@dataclass
class FixedClock:
    """A clock that stands still on a day."""

    day: date = TODAY

    def now(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, tzinfo=UTC)

    def today(self) -> date:
        return self.day


class MissingModel(HashEmbedder):
    """An embedder that cannot load, but knows what it is."""

    async def embed(self, texts: object) -> Vectors:
        raise EmbedderError("it is missing; run `companion setup`")


def a_store(folder: Path, *, day: date = TODAY) -> FileVectorStore:
    return FileVectorStore(folder, clock=FixedClock(day))


async def embedded_again(folder: Path, *, day: date = TODAY) -> list[str]:
    """Embed the goals as a new process would, and return which ones were not in the cache."""
    inner = RecordingEmbedder()
    vectors = await CachedEmbedder(inner, a_store(folder, day=day)).embed(GOALS)
    assert np.allclose(vectors, await HashEmbedder().embed(GOALS), atol=1e-6)
    return inner.asked


async def test_a_text_is_embedded_once_also_within_one_call(tmp_path: Path) -> None:
    inner = RecordingEmbedder()
    embedder = CachedEmbedder(inner, a_store(tmp_path))

    await embedder.embed((*GOALS, *GOALS))
    await embedder.embed((*GOALS, "something new"))

    assert sorted(inner.asked) == sorted((*GOALS, "something new"))


async def test_another_process_finds_what_was_kept(tmp_path: Path) -> None:
    assert await embedded_again(tmp_path) != []

    assert await embedded_again(tmp_path) == []


async def test_the_model_is_not_needed_while_every_text_is_known(tmp_path: Path) -> None:
    await embedded_again(tmp_path)
    embedder = CachedEmbedder(MissingModel(), a_store(tmp_path))

    assert (await embedder.embed(GOALS)).shape == (3, embedder.dimensions)
    with pytest.raises(EmbedderError):
        await embedder.embed(("something new",))


async def test_vectors_of_another_length_are_embedded_again(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    short = np.array([1.0, 0.0], dtype=np.float32)
    await store.write(fingerprint=HashEmbedder().fingerprint, vectors={GOALS[0]: short})

    assert sorted(await embedded_again(tmp_path)) == sorted((*GOALS, *GOALS[1:]))
    assert await embedded_again(tmp_path) == []


async def test_vectors_of_another_embedder_are_not_taken(tmp_path: Path) -> None:
    await embedded_again(tmp_path)

    found = await a_store(tmp_path).read(fingerprint="other", texts=GOALS)

    assert found == {}


async def test_a_run_that_breaks_off_keeps_the_chunks_that_were_done(tmp_path: Path) -> None:
    class BreaksOff(RecordingEmbedder):
        async def embed(self, texts: object) -> Vectors:
            if self.asked:
                raise EmbedderError("out of memory; free some")
            return await super().embed(list(texts))  # type: ignore[call-overload]  # as given

    texts = [f"topic number {number}" for number in range(CHUNK + 10)]
    with pytest.raises(EmbedderError):
        await CachedEmbedder(BreaksOff(), a_store(tmp_path)).embed(texts)

    inner = RecordingEmbedder()
    await CachedEmbedder(inner, a_store(tmp_path)).embed(texts)

    assert len(inner.asked) == 10


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=20), min_size=1, max_size=8))
async def test_the_cache_changes_no_vector(tmp_path: Path, texts: list[str]) -> None:
    clean = [text.encode("utf-8", "replace").decode() for text in texts]

    cached = await CachedEmbedder(HashEmbedder(), a_store(tmp_path)).embed(clean)

    assert np.array_equal(cached, await HashEmbedder().embed(clean))


async def test_nobody_else_may_read_the_files_and_they_hold_no_text(tmp_path: Path) -> None:
    folder = tmp_path / "companion" / "cache"

    await embedded_again(folder)

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    files = sorted(path.name for path in folder.iterdir())
    assert files == sorted((FILE_NAME, KEY_NAME))
    for path in folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert GOALS[0].encode() not in path.read_bytes()


async def test_a_vector_unused_for_long_is_removed_and_a_used_one_stays(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    vectors = await HashEmbedder().embed(("old", "used"))
    await store.write(fingerprint="f", vectors={"old": vectors[0], "used": vectors[1]})
    await a_store(tmp_path, day=TODAY + timedelta(KEPT_DAYS)).read(fingerprint="f", texts=("used",))

    later = a_store(tmp_path, day=TODAY + timedelta(KEPT_DAYS + 1))
    found = await later.read(fingerprint="f", texts=("old", "used"))

    assert set(found) == {"used"}


@pytest.mark.parametrize("damage", ["not a database", "cut short", "other layout", "bad page"])
async def test_a_damaged_file_is_made_anew_without_a_word(
    tmp_path: Path, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="companion.adapters.vector_cache")
    await embedded_again(tmp_path)
    file = tmp_path / FILE_NAME
    match damage:
        case "not a database":
            file.write_bytes(b"x" * 5_000)
        case "cut short":
            file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
        case "other layout":
            with closing(sqlite3.connect(file)) as connection:
                connection.execute("PRAGMA user_version = 99")
        case _:
            content = bytearray(file.read_bytes())
            content[4096:] = b"\xa5" * (len(content) - 4096)
            file.write_bytes(content)

    assert sorted(await embedded_again(tmp_path)) == sorted(GOALS)
    assert await embedded_again(tmp_path) == []
    assert "made anew" in caplog.text


async def test_numbers_that_went_bad_are_embedded_again(tmp_path: Path) -> None:
    await embedded_again(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection, connection:
        connection.execute("UPDATE vector SET numbers = zeroblob(2048) WHERE rowid = 1")
        connection.execute("UPDATE vector SET numbers = x'0102' WHERE rowid = 2")

    assert len(await embedded_again(tmp_path)) == 2
    assert await embedded_again(tmp_path) == []


async def test_a_lost_or_damaged_key_only_costs_time(tmp_path: Path) -> None:
    await embedded_again(tmp_path)
    (tmp_path / KEY_NAME).write_bytes(b"short")

    assert sorted(await embedded_again(tmp_path)) == sorted(GOALS)
    assert await embedded_again(tmp_path) == []


async def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")

    assert sorted(await embedded_again(blocked / "cache")) == sorted(GOALS)


async def test_a_file_that_another_process_locks_is_done_without(tmp_path: Path) -> None:
    await embedded_again(tmp_path)
    inner = RecordingEmbedder()
    impatient = FileVectorStore(tmp_path, clock=FixedClock(), busy_seconds=0.05)
    with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")

        vectors = await CachedEmbedder(inner, impatient).embed(GOALS)

    assert vectors.shape == (3, 512)
    assert sorted(inner.asked) == sorted(GOALS)
    assert await embedded_again(tmp_path) == []


_WORKER = """
import asyncio, sys
from pathlib import Path
from companion.adapters.hash_embedder import HashEmbedder
from companion.adapters.vector_cache import CachedEmbedder, FileVectorStore

async def main():
    embedder = CachedEmbedder(HashEmbedder(), FileVectorStore(Path(sys.argv[1])))
    for turn in range(20):
        await embedder.embed([f"topic {turn} of {sys.argv[2]}", f"shared topic {turn}"])

asyncio.run(main())
"""


async def test_several_processes_starting_at_once_share_one_file(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    workers = [
        subprocess.Popen([sys.executable, "-c", _WORKER, str(folder), str(number)])
        for number in range(4)
    ]
    ended = await asyncio.gather(*(asyncio.to_thread(worker.wait) for worker in workers))

    texts = [f"topic {turn} of {number}" for turn in range(20) for number in range(4)]
    inner = RecordingEmbedder()
    await CachedEmbedder(inner, FileVectorStore(folder)).embed(texts)

    assert ended == [0, 0, 0, 0]
    assert inner.asked == []


async def test_what_was_prepared_is_embedded_nowhere_else_and_takes_no_text_of_anybody(
    tmp_path: Path,
) -> None:
    prepared = FileVectorStore(tmp_path / "prepared", kept_days=None)
    await CachedEmbedder(HashEmbedder(), prepared).embed(GOALS[:2])
    before = (tmp_path / "prepared" / FILE_NAME).read_bytes()
    behind = RecordingEmbedder()
    shared = CachedEmbedder(behind, PreparedVectors(tmp_path / "prepared"))

    vectors = await CachedEmbedder(shared, a_store(tmp_path / "own")).embed(GOALS)

    assert behind.asked == [GOALS[2]]
    assert np.array_equal(vectors, await HashEmbedder().embed(GOALS))
    assert (tmp_path / "prepared" / FILE_NAME).read_bytes() == before


async def test_where_nothing_was_prepared_nothing_is_made(tmp_path: Path) -> None:
    found = await PreparedVectors(tmp_path / "none").read(fingerprint="f", texts=GOALS)

    assert found == {}
    assert not (tmp_path / "none").exists()


async def test_what_was_prepared_outlasts_years_of_rest(tmp_path: Path) -> None:
    prepared = FileVectorStore(tmp_path, clock=FixedClock(TODAY), kept_days=None)
    await CachedEmbedder(HashEmbedder(), prepared).embed(GOALS)

    later = FileVectorStore(tmp_path, clock=FixedClock(TODAY + timedelta(days=900)), kept_days=None)
    behind = RecordingEmbedder()
    await CachedEmbedder(behind, later).embed(GOALS)

    assert behind.asked == []
