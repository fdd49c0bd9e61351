"""What the companion needs from the outside: Protocols of one to four methods and their types."""

from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""Rows of unit length, shape (count, dimensions)."""

JsonSchema = Mapping[str, object]


class Clock(Protocol):
    """Where the time comes from, so that rules never ask for it."""

    def now(self) -> datetime:
        """Return the current moment, aware, in UTC."""
        ...

    def today(self) -> date:
        """Return the current date in the machine's local zone."""
        ...


class Ids(Protocol):
    """Where random primary keys come from."""

    def new(self) -> str:
        """Return a fresh random id, safe in URLs."""
        ...


class Embedder(Protocol):
    """Turns text into vectors."""

    @property
    def fingerprint(self) -> str:
        """Weights, pooling, precision, token limit and fold version: equal means comparable."""
        ...

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        ...

    async def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector per text, in order; zero rows for no texts.

        Raises:
            EmbedderError: the model is missing, damaged or does not answer.
        """
        ...


class ReplyFormat(StrEnum):
    """The rungs of the structured-output ladder, strictest first."""

    JSON_SCHEMA = "json_schema"
    JSON_OBJECT = "json_object"
    PROMPT_ONLY = "prompt_only"


class Delivery(StrEnum):
    """How a reply is to come, the most telling way first."""

    COUNTED = "counted"
    """Piece by piece, and then the tokens that it took."""
    STREAMED = "streamed"
    """Piece by piece."""
    WHOLE = "whole"
    """At once: nothing is known of it before its end."""


@dataclass(frozen=True, kw_only=True)
class ModelRequest:
    """One question to a language model. `system` is ours; `user` carries people's words, fenced."""

    system: str
    user: str
    schema_name: str
    schema: JsonSchema
    reply_format: ReplyFormat
    history: tuple[tuple[str, str], ...] = ()
    """Earlier (assistant, user) turns: a refused draft and the violations named."""
    delivery: Delivery = Delivery.COUNTED


@dataclass(frozen=True, kw_only=True)
class ModelUsage:
    """What a draft cost. Token counts are None where the server does not tell.

    `estimated_tokens` is what the requests come to whose tokens nobody told, by their characters.
    """

    requests: int
    seconds: float
    prompt_tokens: int | None = None
    reply_tokens: int | None = None
    estimated_tokens: int = 0

    @property
    def tokens(self) -> int:
        """All tokens together, those estimated included."""
        return (self.prompt_tokens or 0) + (self.reply_tokens or 0) + self.estimated_tokens


@dataclass(frozen=True, kw_only=True)
class ModelReply:
    """The text of one reply that ended by itself."""

    text: str
    prompt_tokens: int | None = None
    reply_tokens: int | None = None


Hear = Callable[[str], None]
"""Called with each piece of a reply's text as it arrives."""


def hear_nothing(_piece: str) -> None:
    """Let the pieces of a reply go by."""


class LanguageModel(Protocol):
    """Drafts text. It has no tools and no rights."""

    @property
    def name(self) -> str:
        """The model's name as configured; shown in `written_by`."""
        ...

    @property
    def endpoint(self) -> str:
        """The base URL, without credentials."""
        ...

    async def reply(self, request: ModelRequest, *, hear: Hear = hear_nothing) -> ModelReply:
        """Ask once. `hear` is told the text as it arrives, none of it checked.

        Raises:
            ModelUnavailableError: no answer in time, or the server failed.
            ModelCutError: the reply stopped before its end.
            ModelRequestRefusedError: the endpoint refuses the key, the name or a parameter.
            ModelReplyError: the reply was cut by length, filtered or empty.
        """
        ...


@dataclass(frozen=True)
class Hit:
    """One passage found: its id and cosine similarity, −1 to 1."""

    passage_id: str
    similarity: float


class VectorIndex(Protocol):
    """A disposable search structure over vectors; SQL holds the truth."""

    async def generation(self) -> int | None:
        """Return the SQL generation that this index reflects; None when nothing usable is there."""
        ...

    async def rebuild(
        self, batches: AsyncIterator[tuple[Sequence[str], Vectors]], *, generation: int
    ) -> None:
        """Replace everything, out of sight of readers, then swap."""
        ...

    async def apply(
        self, *, added: Mapping[str, Vectors], removed: Collection[str], generation: int
    ) -> None:
        """Add (or replace) and remove single passages; each added value has shape (dimensions,)."""
        ...

    async def search(self, vector: Vectors, *, top_k: int) -> tuple[Hit, ...]:
        """Return the nearest passages, best first; `vector` has shape (dimensions,).

        Raises:
            IndexUnavailableError: it cannot answer; the caller searches exactly instead.
        """
        ...
