"""Embedders for tests."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from companion.adapters.hash_embedder import HashEmbedder
from companion.ports import Vectors


@dataclass
class RecordingEmbedder:
    """The hash embedder, keeping a list of what it was asked for."""

    asked: list[str] = field(default_factory=list)
    inner: HashEmbedder = field(default_factory=HashEmbedder)

    @property
    def fingerprint(self) -> str:
        """The inner one's."""
        return self.inner.fingerprint

    @property
    def dimensions(self) -> int:
        """The inner one's."""
        return self.inner.dimensions

    async def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed and remember."""
        self.asked.extend(texts)
        return await self.inner.embed(texts)
