"""The embedder without weights."""

import hashlib

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from companion.adapters.hash_embedder import HashEmbedder

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


async def test_vectors_are_the_same_on_every_machine_and_run() -> None:
    vectors = await HashEmbedder().embed(("I mentor data engineers", "給与交渉", ""))

    rounded = np.round(vectors * 1000).astype("<i4").tobytes()
    assert hashlib.sha256(rounded).hexdigest()[:16] == "caf1db11113c5da1"


@given(st.lists(TEXTS, max_size=4))
async def test_any_text_has_a_vector_of_unit_length(texts: list[str]) -> None:
    vectors = await HashEmbedder().embed(texts)

    assert vectors.shape == (len(texts), 512)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-6)


async def test_inflected_words_are_nearer_than_other_words() -> None:
    goal, inflected, other = await HashEmbedder().embed(
        ("negotiating promotions", "negotiate a promotion", "balcony gardening")
    )

    assert goal @ inflected > 0.5
    assert goal @ other < 0.2


async def test_a_misspelt_word_is_still_near() -> None:
    right, misspelt, other = await HashEmbedder().embed(("kubernetes", "kubernets", "accounting"))

    assert right @ misspelt > right @ other + 0.2


async def test_a_very_long_text_takes_no_longer_than_its_start() -> None:

    await HashEmbedder().embed(("a" * 100_000, "é" * 100_000, " " * 100_000, "a\u0301-" * 50_000))
