"""The Embedder port, the same on every adapter."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest

from companion.adapters.hash_embedder import HashEmbedder
from companion.adapters.minilm import packaged_model
from companion.adapters.onnx_embedder import OnnxEmbedder
from companion.adapters.openai_embedder import OpenAIEmbedder
from companion.adapters.sentence_transformers_embedder import SentenceTransformersEmbedder
from companion.adapters.vector_cache import CachedEmbedder, FileVectorStore
from companion.ports import Embedder
from tests import embeddings_server, minilm

pytestmark = pytest.mark.contract

GOAL = "prepare for a salary negotiation with my manager"
NEAR = "I coach people to negotiate their salary with a manager"
FAR = "watering tomato plants on a balcony"
CLOSE_ENOUGH = 1e-4


@pytest.fixture(scope="module")
def torch_embedder() -> Embedder:
    """The packaged model in PyTorch, loaded once."""
    return SentenceTransformersEmbedder(str(packaged_model()))


@pytest.fixture(
    params=[
        "hash",
        "cached",
        "openai",
        pytest.param("onnx", marks=pytest.mark.slow),
        pytest.param("torch", marks=pytest.mark.slow),
    ]
)
async def embedder(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Embedder]:
    """Each adapter in turn."""
    match request.param:
        case "hash":
            yield HashEmbedder()
        case "cached":
            yield CachedEmbedder(HashEmbedder(), FileVectorStore(tmp_path / "cache"))
        case "openai":
            with embeddings_server.running() as server:
                remote = OpenAIEmbedder(model="m", base_url=server.url, dimensions=512)
                yield remote
                await remote.close()
        case "onnx":
            yield OnnxEmbedder(minilm.model_dir(), threads=1)
        case _:
            yield request.getfixturevalue("torch_embedder")


async def test_vectors_are_float32_rows_of_unit_length(embedder: Embedder) -> None:
    texts = (GOAL, "", " \n", "?!", "給与交渉", "a" * 3_000, "word " * 3_000)

    vectors = await embedder.embed(texts)

    assert vectors.shape == (len(texts), embedder.dimensions)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=CLOSE_ENOUGH)


async def test_no_texts_give_no_rows(embedder: Embedder) -> None:
    vectors = await embedder.embed(())

    assert vectors.shape == (0, embedder.dimensions)
    assert vectors.dtype == np.float32


async def test_vectors_come_in_the_order_of_the_texts(embedder: Embedder) -> None:
    texts = [f"topic {number} " + "and more " * (number * 7 % 20) for number in range(70)]

    together = await embedder.embed(texts)
    alone = np.concatenate([await embedder.embed([texts[number]]) for number in (0, 13, 69)])

    assert np.allclose(together[[0, 13, 69]], alone, atol=CLOSE_ENOUGH)


async def test_a_text_given_twice_has_the_same_vector_twice(embedder: Embedder) -> None:
    vectors = await embedder.embed((GOAL, FAR, GOAL))

    assert np.allclose(vectors[0], vectors[2], atol=CLOSE_ENOUGH)
    assert not np.allclose(vectors[0], vectors[1], atol=0.01)


async def test_a_text_is_nearer_to_one_on_the_same_topic(embedder: Embedder) -> None:
    goal, near, far = await embedder.embed((GOAL, NEAR, FAR))

    assert goal @ near > goal @ far + 0.2


async def test_look_alike_letters_make_no_difference(embedder: Embedder) -> None:
    plain, disguised = await embedder.embed(("a good mentor", "a good m\u0435ntor\u200b"))

    assert np.allclose(plain, disguised, atol=CLOSE_ENOUGH)


async def test_the_fingerprint_stays_and_is_one_word(embedder: Embedder) -> None:
    before = embedder.fingerprint

    await embedder.embed((GOAL,))

    assert embedder.fingerprint == before
    assert before == "".join(before.split())


async def test_calls_at_the_same_time_do_not_mix(embedder: Embedder) -> None:
    texts = (GOAL, NEAR, FAR)
    alone = await embedder.embed(texts)

    first, second = await asyncio.gather(embedder.embed(texts), embedder.embed(texts[::-1]))

    assert np.allclose(first, alone, atol=CLOSE_ENOUGH)
    assert np.allclose(second, alone[::-1], atol=CLOSE_ENOUGH)
