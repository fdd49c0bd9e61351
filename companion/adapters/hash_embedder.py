"""The Embedder port without weights: hashed word stems and letter trigrams.

For tests, and as a last resort where no model can be had: it sees shared words, not meaning.
"""

import asyncio
import hashlib
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from companion.adapters.embedding import FOLD_VERSION, LONGEST_READ, prepared, unit_rows
from companion.ports import Vectors
from companion.text.remembered import remembered
from companion.text.words import stems

HASH_VERSION: Final = 1
"""Raised when a text gives another vector than before, the stems included."""

DIMENSIONS: Final = 512
STEM_WEIGHT: Final = 1.0
TRIGRAM_WEIGHT: Final = 0.25
"""A word has several trigrams and one stem: together they weigh about as much as the stem."""


class HashEmbedder:
    """Deterministic vectors: equal on every machine, without files, network or waiting."""

    @property
    def fingerprint(self) -> str:
        """The version of the hashing, the dimensions and the fold version."""
        return f"hash-v{HASH_VERSION}-{DIMENSIONS}-fold{FOLD_VERSION}"

    @property
    def dimensions(self) -> int:
        """Length of a vector: 512."""
        return DIMENSIONS

    async def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector per text, in order; what is past 2,000 characters is not read."""
        return await asyncio.to_thread(_embedded, texts)


def _embedded(texts: Sequence[str]) -> Vectors:
    rows = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    for row, text in zip(rows, prepared(texts, longest=LONGEST_READ), strict=True):
        for feature, weight in _features(text):
            slot, sign = _slot(feature)
            row[slot] += sign * weight
        if not row.any():
            # Nothing to hash, or everything cancelled out: one direction for all such texts.
            row[0] = 1.0
    return unit_rows(rows, source="hash")


def _features(text: str) -> Iterator[tuple[str, float]]:
    """Yield each stem and trigram of a folded text with its weight; repeats count less and less."""
    for stem, count in Counter(stems(text)).items():
        yield f"s{stem}", STEM_WEIGHT * (1 + math.log(count))
    spaced = f" {' '.join(text.casefold().split())} "
    trigrams = Counter(spaced[i : i + 3] for i in range(len(spaced) - 2))
    for trigram, count in trigrams.items():
        yield f"t{trigram}", TRIGRAM_WEIGHT * (1 + math.log(count))


@remembered(most=65_536)
def _slot(feature: str) -> tuple[int, float]:
    """Return the dimension that a feature adds to, and the sign, so that collisions cancel out."""
    digest = hashlib.blake2b(feature.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    number = int.from_bytes(digest, "big")
    return (number >> 1) % DIMENSIONS, 1.0 if number & 1 else -1.0
