"""What is particular to Chroma: folders with one owner, damage, servers that are not there."""

import asyncio
import http.server
import os
import shutil
import signal
import socket
import stat
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from companion.adapters import chroma_client
from companion.adapters.chroma_index import ChromaFolderIndex
from companion.adapters.chroma_server import ChromaServerIndex
from companion.errors import IndexUnavailableError
from companion.ports import Vectors
from tests.chroma import running_chroma

VECTORS: Vectors = np.eye(12, dtype=np.float32)
IDS = [f"passage-{number}" for number in range(12)]


def an_index(folder: Path) -> ChromaFolderIndex:
    return ChromaFolderIndex(folder, fingerprint="model-a")


async def one_batch() -> AsyncIterator[tuple[Sequence[str], Vectors]]:
    yield IDS, VECTORS


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index as a process left it, made once: a copy is as good."""
    folder = tmp_path_factory.mktemp("left") / "index"

    async def leave() -> None:
        index = an_index(folder)
        await index.rebuild(one_batch(), generation=1)
        await index.close()

    asyncio.run(leave())
    return folder


def left_by_a_process(folder: Path, template: Path) -> Path:
    """Leave an index behind and return its subfolder."""
    shutil.copytree(template, folder, dirs_exist_ok=True)
    (subfolder,) = (each for each in folder.iterdir() if each.is_dir())
    return subfolder


async def test_a_folder_has_one_owner_at_a_time(tmp_path: Path) -> None:
    owner, other = an_index(tmp_path), an_index(tmp_path)
    await owner.rebuild(one_batch(), generation=1)

    with pytest.raises(IndexUnavailableError, match="another process owns the vector index"):
        await other.generation()
    await owner.close()

    assert await other.generation() == 1
    await other.close()


async def test_the_folder_is_its_owners_alone(tmp_path: Path, template: Path) -> None:
    folder = tmp_path / "index"

    subfolder = left_by_a_process(folder, template)

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(subfolder.stat().st_mode) == 0o700


def scramble_the_files(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            path.write_bytes(os.urandom(path.stat().st_size))


def turn_one_bit(folder: Path) -> None:
    path = max(folder.rglob("*.bin"), key=lambda each: each.stat().st_size)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def remove_everything(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()


@pytest.mark.parametrize(
    "damage",
    [scramble_the_files, turn_one_bit, remove_everything],
)
async def test_a_damaged_folder_reflects_nothing_and_is_rebuilt_elsewhere(
    tmp_path: Path, template: Path, damage: Callable[[Path], None]
) -> None:
    damaged = left_by_a_process(tmp_path, template)
    damage(damaged)
    index = an_index(tmp_path)

    before = await index.generation()
    await index.rebuild(one_batch(), generation=2)
    hits = await index.search(VECTORS[3], top_k=1)
    await index.close()

    assert before is None
    assert [hit.passage_id for hit in hits] == ["passage-3"]
    assert not damaged.exists()


@pytest.mark.parametrize("pointer", ["", "..", "/etc", "gone", "\0", "a/b"])
async def test_a_wrong_pointer_leads_nowhere(tmp_path: Path, template: Path, pointer: str) -> None:
    left_by_a_process(tmp_path, template)
    (tmp_path / "current").write_text(f"{pointer}\n{'0' * 64}")
    index = an_index(tmp_path)

    assert await index.generation() is None
    await index.close()


async def test_what_an_interrupted_rebuild_left_is_swept_out(
    tmp_path: Path, template: Path
) -> None:
    valid = left_by_a_process(tmp_path, template)
    leftover, foreign = tmp_path / "9-abcdef01", tmp_path / "photos"
    leftover.mkdir()
    foreign.mkdir()
    (leftover / "chroma.sqlite3").write_bytes(b"half")
    index = an_index(tmp_path)

    assert await index.generation() == 1
    await index.close()

    assert valid.exists()
    assert not leftover.exists()
    assert foreign.exists()


async def test_after_an_unclean_end_nothing_of_the_folder_is_opened(
    tmp_path: Path, template: Path
) -> None:
    left = left_by_a_process(tmp_path, template)
    killed = an_index(tmp_path)
    assert await killed.generation() == 1
    assert killed._shelf is not None
    await killed._shelf.kill()
    killed._owned.release()
    index = an_index(tmp_path)

    found = await index.generation()
    await index.close()

    assert found is None
    assert not left.exists()


async def test_a_search_never_waits_for_a_folder_to_be_opened(
    tmp_path: Path, template: Path
) -> None:
    left_by_a_process(tmp_path, template)
    index = an_index(tmp_path)

    with pytest.raises(IndexUnavailableError, match="there is no vector index"):
        await index.search(VECTORS[3], top_k=1)
    await index.generation()
    hits = await index.search(VECTORS[3], top_k=1)
    await index.close()

    assert [hit.passage_id for hit in hits] == ["passage-3"]


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGSTOP])
async def test_a_crash_or_a_hang_ends_with_the_child(
    tmp_path: Path, template: Path, number: signal.Signals
) -> None:
    left_by_a_process(tmp_path, template)
    index = an_index(tmp_path)
    await index.generation()
    assert index._shelf is not None
    index._shelf.hang_seconds = 0.2
    os.kill(index._shelf._child.pid, number)

    with pytest.raises(IndexUnavailableError, match="exact search answers"):
        await index.search(VECTORS[3], top_k=1)
    with pytest.raises(IndexUnavailableError, match="there is no vector index"):
        await index.search(VECTORS[3], top_k=1)
    assert await index.generation() is None
    await index.close()


async def test_a_slow_search_is_answered_elsewhere_and_breaks_nothing(
    tmp_path: Path, template: Path
) -> None:
    left_by_a_process(tmp_path, template)
    index = an_index(tmp_path)
    await index.generation()
    assert index._shelf is not None
    child = index._shelf._child.pid
    os.kill(child, signal.SIGSTOP)

    for _ in range(2):
        with pytest.raises(IndexUnavailableError, match="is busy"):
            await index.search(VECTORS[3], top_k=1)
    os.kill(child, signal.SIGCONT)
    while index._shelf._is_slow:
        await asyncio.sleep(0.01)
    hits = await index.search(VECTORS[3], top_k=1)
    await index.close()

    assert [hit.passage_id for hit in hits] == ["passage-3"]


async def test_who_stops_waiting_leaves_the_index_usable(tmp_path: Path, template: Path) -> None:
    left_by_a_process(tmp_path, template)
    index = an_index(tmp_path)
    await index.generation()

    for _ in range(20):
        search = asyncio.create_task(index.search(VECTORS[3], top_k=1))
        await asyncio.sleep(0)
        search.cancel()
    hits = await index.search(VECTORS[5], top_k=1)
    await index.close()

    assert [hit.passage_id for hit in hits] == ["passage-5"]


async def test_removed_vectors_leave_the_files_at_the_next_start(tmp_path: Path) -> None:
    index = an_index(tmp_path)
    await index.rebuild(one_batch(), generation=1)
    await index.apply(added={}, removed=["passage-3"], generation=2)
    assert await index.generation() == 2
    await index.close()

    index = an_index(tmp_path)
    assert await index.generation() is None
    await index.close()


async def test_a_stopped_rebuild_can_be_tried_again(tmp_path: Path) -> None:
    index = an_index(tmp_path)
    waiting = asyncio.Event()

    async def slow() -> AsyncIterator[tuple[Sequence[str], Vectors]]:
        yield IDS, VECTORS
        waiting.set()
        await asyncio.sleep(60)

    task = asyncio.create_task(index.rebuild(slow(), generation=1))
    await waiting.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await index.rebuild(one_batch(), generation=2)

    assert await index.generation() == 2
    await index.close()


async def test_a_server_that_is_not_there_is_named() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{probe.getsockname()[1]}"
        index = ChromaServerIndex(url, fingerprint="model-a", scope="db")

        with pytest.raises(IndexUnavailableError, match=f"no Chroma server answers at '{url}'"):
            await index.generation()


async def test_a_server_that_never_answers_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        index = ChromaServerIndex(url, fingerprint="model-a", scope="db", connect_seconds=0.2)

        with pytest.raises(IndexUnavailableError, match="TimeoutError"):
            await index.generation()


async def test_another_kind_of_server_is_not_used() -> None:
    with a_web_server() as url:
        index = ChromaServerIndex(url, fingerprint="model-a", scope="db")

        with pytest.raises(IndexUnavailableError, match="is not a Chroma server"):
            await index.generation()


async def test_no_proxy_sees_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.example.org:3128")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    index = ChromaServerIndex("http://chroma.example.org", fingerprint="model-a", scope="db")

    with pytest.raises(IndexUnavailableError, match="through a proxy; add"):
        await index.generation()


def test_the_environment_turns_nothing_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".env").write_text("CHROMA_OTEL_COLLECTION_ENDPOINT=http://collector.example.org\n")
    monkeypatch.setenv("ANONYMIZED_TELEMETRY", "true")
    monkeypatch.setenv("CHROMA_SERVER_HOST", "elsewhere.example.org")
    monkeypatch.setenv("CHROMA_OTEL_GRANULARITY", "all")

    settings = chroma_client._settings()

    assert not settings.anonymized_telemetry
    assert not settings.chroma_otel_collection_endpoint
    assert settings.chroma_otel_granularity is None
    assert settings.chroma_server_host is None


async def test_databases_share_a_server_without_seeing_each_other(tmp_path: Path) -> None:
    with running_chroma(tmp_path) as url:
        ours, theirs = (
            ChromaServerIndex(url, fingerprint="model-a", scope=scope) for scope in ("a", "b")
        )
        await theirs.rebuild(one_batch(), generation=1)
        for generation in (1, 2):
            await ours.rebuild(one_batch(), generation=generation)
        generations = [await ours.generation(), await theirs.generation()]
        server = chroma_client.Server(url, scope="a", fingerprint="model-a")
        collections = server._client.list_collections()
        server.close()
        await ours.close()
        await theirs.close()

    assert generations == [2, 1]
    assert len(collections) == 2


@contextmanager
def a_web_server() -> Iterator[str]:
    """Run something that answers 404 to everything."""

    class NotFound(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), NotFound)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
