"""The library's own vectors in memory, so that a search does not fetch a thousand of them anew."""

from collections.abc import Sequence

import numpy as np

from companion.ports import Embedder, Vectors


class KeptVectors:
    """Vectors by text, for the texts of the library alone: what people wrote is never kept here.

    A text that changes is another text, so that no vector can be out of date.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._fingerprint = ""
        self._known: dict[str, Vectors] = {}

    async def of(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector per text, in order.

        Raises:
            EmbedderError: the embedding model does not answer.
        """
        if self._fingerprint != self._embedder.fingerprint:
            self._fingerprint, self._known = self._embedder.fingerprint, {}
        missing = tuple(dict.fromkeys(text for text in texts if text not in self._known))
        if missing:
            vectors = await self._embedder.embed(missing)
            # As long as those known, or an endpoint serves another model under the same name.
            if any(one.shape != vectors[0].shape for one in self._known.values()):
                self._known = {}
                return await self.of(texts)
            self._known.update(zip(missing, vectors, strict=True))
        if not texts:
            return await self._embedder.embed(())
        return np.stack([self._known[text] for text in texts])
