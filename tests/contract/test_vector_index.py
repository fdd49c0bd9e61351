"""One suite for every VectorIndex: exact, Chroma in a folder, and a Chroma server."""

import subprocess
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from companion.adapters.chroma_index import ChromaFolderIndex, ChromaIndex
from companion.adapters.chroma_server import ChromaServerIndex
from companion.adapters.exact_index import ExactIndex
from companion.errors import IndexUnavailableError
from companion.ports import VectorIndex, Vectors
from companion.retrieval import exact
from tests.chroma import running_chroma

pytestmark = pytest.mark.contract

DIMENSIONS = 32
FINGERPRINT = "model-a"

AnyChroma = ChromaIndex[Any]


def some_vectors(count: int, *, seed: int = 7) -> Vectors:
    rows = np.random.default_rng(seed).normal(size=(count, DIMENSIONS)).astype(np.float32)
    unit: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit


def names(count: int) -> list[str]:
    return [f"passage-{number:04}" for number in range(count)]


async def batches(
    ids: Sequence[str], vectors: Vectors, *, size: int = 100
) -> AsyncIterator[tuple[Sequence[str], Vectors]]:
    for start in range(0, len(ids), size):
        yield ids[start : start + size], vectors[start : start + size]


async def failing_batches() -> AsyncIterator[tuple[Sequence[str], Vectors]]:
    yield names(3), some_vectors(3)
    raise ConnectionError("the database went away")


async def ids_near(index: VectorIndex, vector: Vectors, top_k: int) -> list[str]:
    return [hit.passage_id for hit in await index.search(vector, top_k=top_k)]


@pytest.fixture(scope="module")
def chroma_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_chroma(tmp_path_factory.mktemp("chroma")) as url:
        yield url


def an_index(kind: str, *, folder: Path, request: pytest.FixtureRequest) -> VectorIndex:
    match kind:
        case "exact":
            return ExactIndex()
        case "folder":
            return ChromaFolderIndex(folder, fingerprint=FINGERPRINT)
        case _:
            url: str = request.getfixturevalue("chroma_url")
            return ChromaServerIndex(url, fingerprint=FINGERPRINT, scope=str(folder))


@pytest.fixture(params=["exact", "folder", "server"])
async def index(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[VectorIndex]:
    made = an_index(request.param, folder=tmp_path / "index", request=request)
    yield made
    if isinstance(made, ChromaIndex):
        await made.close()


@pytest.fixture(params=["folder", "server"])
async def durable(
    request: pytest.FixtureRequest, tmp_path: Path
) -> AsyncIterator[tuple[AnyChroma, AnyChroma]]:
    """The same index, as one process leaves it and as the next finds it."""
    first, second = (
        an_index(request.param, folder=tmp_path / "index", request=request) for _ in range(2)
    )
    assert isinstance(first, ChromaIndex)
    assert isinstance(second, ChromaIndex)
    yield first, second
    await first.close()
    await second.close()


async def test_a_new_index_reflects_nothing(index: VectorIndex) -> None:
    assert await index.generation() is None


async def test_the_nearest_are_found_in_their_order(index: VectorIndex) -> None:
    ids, vectors = names(300), some_vectors(300)
    query = some_vectors(1, seed=8)[0]

    await index.rebuild(batches(ids, vectors), generation=3)
    hits = await index.search(query, top_k=10)

    expected = exact.search(vectors, query, top_k=10)
    assert [hit.passage_id for hit in hits] == [ids[row] for row in expected]
    assert [hit.similarity for hit in hits] == pytest.approx(vectors[expected] @ query, abs=1e-5)
    assert await index.generation() == 3


async def test_fewer_than_wanted_are_all(index: VectorIndex) -> None:
    await index.rebuild(batches(names(3), some_vectors(3)), generation=1)

    assert len(await index.search(some_vectors(1)[0], top_k=50)) == 3


async def test_an_index_of_nothing_finds_nothing(index: VectorIndex) -> None:
    await index.rebuild(batches([], some_vectors(1)), generation=5)

    assert await index.search(some_vectors(1)[0], top_k=5) == ()
    assert await index.generation() == 5


async def test_changes_add_replace_and_remove(index: VectorIndex) -> None:
    ids, vectors, fresh = names(50), some_vectors(50), some_vectors(2, seed=9)
    await index.rebuild(batches(ids, vectors), generation=1)

    await index.apply(
        added={"new": fresh[0], ids[0]: fresh[1]}, removed=[ids[1], "unknown"], generation=2
    )

    assert await ids_near(index, fresh[0], 1) == ["new"]
    assert await ids_near(index, fresh[1], 1) == [ids[0]]
    assert await ids_near(index, vectors[1], 60) != []
    assert ids[1] not in await ids_near(index, vectors[1], 60)
    assert len(await ids_near(index, vectors[1], 60)) == 50
    assert await index.generation() == 2


async def test_the_same_changes_twice_are_the_same_as_once(index: VectorIndex) -> None:
    await index.rebuild(batches(names(5), some_vectors(5)), generation=1)
    fresh = some_vectors(1, seed=9)[0]

    for _ in range(2):
        await index.apply(added={"new": fresh}, removed=[names(5)[0]], generation=2)

    assert sorted(await ids_near(index, fresh, 10)) == ["new", *names(5)[1:]]


async def test_what_is_added_and_removed_at_once_is_gone(index: VectorIndex) -> None:
    await index.rebuild(batches(names(5), some_vectors(5)), generation=1)

    await index.apply(added={"new": some_vectors(1)[0]}, removed=["new"], generation=2)

    assert sorted(await ids_near(index, some_vectors(1)[0], 10)) == names(5)


async def test_a_rebuild_replaces_everything(index: VectorIndex) -> None:
    await index.rebuild(batches(names(20), some_vectors(20)), generation=1)

    await index.rebuild(batches(["only"], some_vectors(1, seed=9)), generation=2)

    assert await ids_near(index, some_vectors(1)[0], 10) == ["only"]
    assert await index.generation() == 2


async def test_a_rebuild_that_breaks_off_leaves_the_old_index(index: VectorIndex) -> None:
    ids, vectors = names(20), some_vectors(20)
    await index.rebuild(batches(ids, vectors), generation=1)

    with pytest.raises(ConnectionError):
        await index.rebuild(failing_batches(), generation=2)

    assert await ids_near(index, vectors[4], 1) == [ids[4]]
    assert await index.generation() == 1


async def test_more_than_one_request_takes_is_indexed_whole(index: VectorIndex) -> None:
    ids, vectors = names(5_600), some_vectors(5_600)

    await index.rebuild(batches(ids, vectors, size=5_600), generation=1)

    for row in (0, 5_461, 5_599):
        assert await ids_near(index, vectors[row], 1) == [ids[row]]


async def test_an_index_outlives_its_process(
    durable: tuple[AnyChroma, AnyChroma],
) -> None:
    before, after = durable
    vectors = some_vectors(20)
    await before.rebuild(batches(names(20), vectors), generation=1)
    await before.apply(added={"new": vectors[0]}, removed=(), generation=4)
    await before.close()

    assert await after.generation() == 4
    assert set(await ids_near(after, vectors[0], 2)) == {"new", "passage-0000"}


async def test_an_index_of_another_model_is_not_used(
    durable: tuple[AnyChroma, AnyChroma],
) -> None:
    before, after = durable
    await before.rebuild(batches(names(3), some_vectors(3)), generation=1)
    await before.close()
    after._fingerprint = "model-b"

    assert await after.generation() is None


async def test_a_vector_of_another_size_is_an_unavailable_index(
    durable: tuple[AnyChroma, AnyChroma],
) -> None:
    index, _ = durable
    await index.rebuild(batches(names(3), some_vectors(3)), generation=1)

    with pytest.raises(IndexUnavailableError, match="exact search answers"):
        await index.search(some_vectors(1)[0][:5], top_k=1)


async def test_searching_and_changing_need_an_index(
    durable: tuple[AnyChroma, AnyChroma],
) -> None:
    index, _ = durable

    with pytest.raises(IndexUnavailableError, match="there is no vector index"):
        await index.search(some_vectors(1)[0], top_k=1)
    with pytest.raises(IndexUnavailableError, match="there is no vector index"):
        await index.apply(added={}, removed=(), generation=1)


def test_chroma_loads_no_model_of_its_own(tmp_path: Path) -> None:
    program = """
import asyncio, pathlib, sys
from companion.adapters.chroma_index import ChromaFolderIndex
from tests.contract.test_vector_index import batches, names, some_vectors

async def main():
    index = ChromaFolderIndex(pathlib.Path(sys.argv[1]), fingerprint="model-a")
    await index.rebuild(batches(names(3), some_vectors(3)), generation=1)
    await index.search(some_vectors(1)[0], top_k=2)
    await index.close()

asyncio.run(main())
assert "chromadb" in sys.modules
loaded = {"onnxruntime", "torch", "transformers", "tokenizers"} & sys.modules.keys()
sys.exit(f"loaded {loaded}" if loaded else 0)
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "index")],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr
