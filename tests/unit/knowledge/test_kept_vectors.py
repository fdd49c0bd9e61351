"""The library's vectors are asked for once, and anew when the embedder is another one."""

from collections.abc import Sequence

import numpy as np
import pytest

from companion.knowledge.kept_vectors import KeptVectors
from companion.ports import Vectors
from tests.embedding import RecordingEmbedder


async def test_a_text_is_embedded_once_however_often_it_is_compared() -> None:
    embedder = RecordingEmbedder()
    kept = KeptVectors(embedder)

    first = await kept.of(("a plan", "a talk"))
    again = await kept.of(("a talk", "a plan", "a talk"))

    assert embedder.asked == ["a plan", "a talk"]
    assert np.array_equal(again, first[[1, 0, 1]])


async def test_no_text_gives_no_vector() -> None:
    embedder = RecordingEmbedder()

    assert (await KeptVectors(embedder).of(())).shape == (0, embedder.dimensions)


class _Moody:
    """An endpoint that serves another model from one day to the next."""

    def __init__(self) -> None:
        self.fingerprint = "one"
        self.dimensions = 2

    async def embed(self, texts: Sequence[str]) -> Vectors:
        row = np.eye(self.dimensions, dtype=np.float32)[0]
        return np.stack([row for _ in texts])


@pytest.mark.parametrize("says_so", [True, False])
async def test_vectors_of_another_model_replace_the_old_ones(*, says_so: bool) -> None:
    embedder = _Moody()
    kept = KeptVectors(embedder)
    await kept.of(("a plan",))

    embedder.dimensions = 3
    embedder.fingerprint = "two" if says_so else "one"
    both = await kept.of(("a plan", "a talk"))

    assert both.shape == (2, 3)
