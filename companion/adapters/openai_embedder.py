"""The Embedder port on any OpenAI-compatible embeddings endpoint. SDK types and errors end here."""

import asyncio
import hashlib
import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit, urlunsplit

import numpy as np

from companion.access.consent import Material
from companion.access.departures import EMBEDDING, Departure, Gate
from companion.adapters.embedding import FOLD_VERSION, LONGEST_READ, prepared, unit_rows
from companion.errors import EmbedderError
from companion.ports import Vectors
from companion.text.redaction import Redactor

if TYPE_CHECKING:
    import openai
    from openai.types import CreateEmbeddingResponse

CONNECT_SECONDS: Final = 5.0
TOTAL_SECONDS: Final = 60.0
"""Longest wait for one batch, retries included."""
MOST_RETRIES: Final = 2
BATCH_SIZE: Final = 64
"""Texts per request: small servers refuse many, and an answer stays within a few megabytes."""

NO_KEY: Final = "none"
"""Sent where no key is set: local servers ignore it, and the SDK insists on one."""

SEAL_VERSION: Final = 1
"""Raised when other details are taken out of a text before it leaves."""

_BLANK: Final = "."
"""Sent in place of a text without a visible character, which endpoints refuse."""

_URL_SETTING: Final = "COMPANION_EMBEDDER_BASE_URL"
_REMEDIES: Final = {
    401: "correct the API key",
    403: "correct the API key, or what it may do",
    404: f"correct the name in COMPANION_EMBEDDER, or {_URL_SETTING}, which usually ends in /v1",
    429: "wait a little, or check the limits of the account",
}


class OpenAIEmbedder:
    """Embeds with one model at one endpoint. The SDK is imported at the first text."""

    def __init__(  # noqa: PLR0913 - each is a setting of its own
        self,
        *,
        model: str,
        base_url: str,
        api_key: str | None = None,
        dimensions: int | None = None,
        seconds: float = TOTAL_SECONDS,
        proxy: str | None = None,
        gate: Gate | None = None,
    ) -> None:
        """Keep where to ask; nothing is opened yet.

        Args:
            model: the name as the endpoint knows it.
            base_url: such as `http://127.0.0.1:11434/v1`.
            api_key: sent to `base_url` only.
            dimensions: length of the model's vectors where it is known.
            seconds: longest wait for one batch of texts.
            proxy: the proxy to use; those of the environment are ignored.
            gate: given where the endpoint is elsewhere: it keeps account of what leaves, and
                contact details stay here.
        """
        self._gate = gate
        self._model = model
        self._base_url = base_url
        self._api_key = api_key or NO_KEY
        self._dimensions = dimensions
        self._seconds = seconds
        self._proxy = proxy
        self._client: openai.AsyncOpenAI | None = None
        self._building = asyncio.Lock()

    @property
    def fingerprint(self) -> str:
        """Endpoint, model, characters read and fold version; weights behind a name are unseen."""
        place = hashlib.sha256(self._endpoint.encode()).hexdigest()[:8]
        sealed = "" if self._gate is None else f"-sealed{SEAL_VERSION}"
        return f"openai-{place}-{self._model}-c{LONGEST_READ}-fold{FOLD_VERSION}{sealed}"

    @property
    def dimensions(self) -> int:
        """Length of a vector.

        Raises:
            EmbedderError: it was not given, and no text has been embedded yet.
        """
        if self._dimensions is None:
            raise EmbedderError(
                f"the vectors of {self._who} have an unknown length; embed a text first"
            )
        return self._dimensions

    async def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector per text, in order; 2,000 characters are sent of a text.

        Raises:
            EmbedderError: the endpoint does not answer, refuses, or sends something else, or
                somebody's texts may not go to it.
        """
        if not texts:
            return np.empty((0, self._dimensions or 0), dtype=np.float32)
        async with self._building:
            if self._client is None:
                self._client = await asyncio.to_thread(self._build)
        plain = prepared(texts, longest=LONGEST_READ)
        if self._gate is not None:
            await self._require_consent(self._gate)
            plain = await asyncio.to_thread(_without_details, plain)
        clean = [text if text.strip() else _BLANK for text in plain]
        batches = [clean[i : i + BATCH_SIZE] for i in range(0, len(clean), BATCH_SIZE)]
        return np.concatenate([await self._ask(self._client, batch) for batch in batches])

    async def _require_consent(self, gate: Gate) -> None:
        kept = ", ".join(sorted(await gate.held_back()))
        if kept:
            raise EmbedderError(
                f"{kept} may not leave this machine (companion doctor --privacy), and {self._who} "
                "would compare all texts alike; set COMPANION_EMBEDDER=packaged to compare here"
            )

    async def close(self) -> None:
        """Close the connections; the next text opens new ones."""
        client, self._client = self._client, None
        if client is not None:
            await client.close()

    @property
    def _endpoint(self) -> str:
        """The base URL without credentials and query."""
        parts = urlsplit(self._base_url)
        return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))

    @property
    def _who(self) -> str:
        return f"the embedding model {self._model!r} at {self._endpoint}"

    def _build(self) -> "openai.AsyncOpenAI":
        import openai

        from companion.adapters.outbound import outbound_client

        # OPENAI_LOG=debug would write what people wrote to a log.
        logging.getLogger("openai").setLevel(logging.WARNING)
        client = outbound_client(
            api_key=self._api_key,
            seconds=self._seconds,
            connect_seconds=CONNECT_SECONDS,
            proxy=self._proxy,
        )
        return openai.AsyncOpenAI(
            api_key=self._api_key,
            base_url=self._base_url,
            http_client=client,
            timeout=client.timeout,
            max_retries=MOST_RETRIES,
        )

    async def _ask(self, client: "openai.AsyncOpenAI", batch: Sequence[str]) -> Vectors:
        """Return the unit vectors of one batch."""
        import openai

        if self._gate is not None:
            await self._gate.note(
                Departure(
                    host=urlsplit(self._base_url).hostname or self._endpoint,
                    purpose=EMBEDDING,
                    fields=tuple(Material),
                    characters=sum(map(len, batch)),
                )
            )
        try:
            async with asyncio.timeout(self._seconds):
                answer = await client.embeddings.create(
                    model=self._model, input=list(batch), encoding_format="float"
                )
        except (TimeoutError, openai.APITimeoutError):
            raise EmbedderError(
                f"{self._who} did not answer within {self._seconds:g} s; "
                "check that the server is not overloaded"
            ) from None
        except openai.APIStatusError as error:
            raise self._refused(error) from None
        except openai.APIConnectionError as error:
            raise EmbedderError(
                f"{self._who} cannot be reached ({type(error.__cause__ or error).__name__}); "
                f"start the server there, or correct {_URL_SETTING}"
            ) from None
        except (openai.OpenAIError, ValueError, TypeError) as error:
            raise self._unreadable(type(error).__name__) from None
        return self._read(answer, count=len(batch))

    def _refused(self, error: "openai.APIStatusError") -> EmbedderError:
        """Name the status and what to do; the server's own words could repeat texts or the key."""
        status = error.status_code
        if 300 <= status < 400:
            remedy = f"it redirects, which is not followed: set {_URL_SETTING} to the final address"
        elif status >= 500:
            remedy = "the server failed: try again later, or look into its log"
        else:
            remedy = _REMEDIES.get(status, "check that the model is meant for embeddings")
        return EmbedderError(f"{self._who} refuses (HTTP {status}); {remedy}")

    def _unreadable(self, reason: str) -> EmbedderError:
        return EmbedderError(
            f"{self._who} sent something that is not embeddings ({reason}); "
            f"check {_URL_SETTING}, which usually ends in /v1"
        )

    def _read(self, answer: "CreateEmbeddingResponse", *, count: int) -> Vectors:
        """Return the rows of an answer in the order of the texts, of length one."""
        try:
            items = list(answer.data)
            # Some servers number every item 0; their order is then the only one there is.
            if sorted(item.index for item in items) == list(range(count)):
                items.sort(key=lambda item: item.index)
            rows = np.array([item.embedding for item in items], dtype=np.float64)
        except (AttributeError, TypeError, ValueError) as error:
            raise self._unreadable(type(error).__name__) from None
        if rows.ndim != 2 or len(rows) != count:
            raise self._unreadable(f"shape {rows.shape} for {count} texts")
        if self._dimensions is None:
            self._dimensions = rows.shape[1]
        if rows.shape[1] != self._dimensions:
            raise self._unreadable(f"vectors of {rows.shape[1]} numbers, not {self._dimensions}")
        return unit_rows(rows, source=self._who)


def _without_details(texts: Sequence[str]) -> list[str]:
    """Return texts with placeholders for contact details; equal texts stay equal."""
    return [Redactor().hidden(text) for text in texts]
