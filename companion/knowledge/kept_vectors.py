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
        self._rows: dict[str, int] = {}
        self._matrix: Vectors = np.empty((0, 0), dtype=np.float32)

    async def of(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector per text, in order.

        Raises:
            EmbedderError: the embedding model does not answer.
        """
        if self._fingerprint != self._embedder.fingerprint:
            self._fingerprint, self._rows = self._embedder.fingerprint, {}
        missing = tuple(dict.fromkeys(text for text in texts if text not in self._rows))
        if missing:
            vectors = await self._embedder.embed(missing)
            known = self._matrix if self._rows else vectors[:0]
            # As long as those known, or an endpoint serves another model under the same name.
            if known.shape[1] != vectors.shape[1]:
                self._rows = {}
                return await self.of(texts)
            self._matrix = np.concatenate((known, vectors))
            self._rows |= {text: row for row, text in enumerate(missing, start=len(known))}
        if not texts:
            return await self._embedder.embed(())
        found: Vectors = self._matrix[[self._rows[text] for text in texts]]
        return found
