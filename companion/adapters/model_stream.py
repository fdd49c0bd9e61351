"""Reads a reply, whole or piece by piece, and says how it ended."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from companion.adapters.model_failures import soon
from companion.errors import ModelCutError, ModelReplyError, ModelUnavailableError
from companion.ports import Hear, ModelReply

if TYPE_CHECKING:
    from langchain_core.outputs import ChatResult
    from openai.types import CompletionUsage
    from openai.types.chat import ChatCompletionChunk

_CUT: Final = frozenset({"length", "max_tokens", "max_output_tokens", "model_length"})
_WITHHELD: Final = frozenset({"content_filter", "safety", "recitation", "refusal"})
_CALLS: Final = frozenset({"tool_calls", "function_call"})
_FAILED: Final = frozenset({"error", "abort", "aborted", "cancelled"})

LONGEST_STREAMED: Final = 256 * 1024
"""Characters of a streamed reply, thoughts included; one that goes on is babble, and is not heard
out."""

_TAIL_SECONDS: Final = 1.0
"""Longest wait for the tokens' count after a reply has ended."""

_BEFORE_TEXT: Final = 1
"""Chunks that may come before anything is generated: the first one often names the role only."""


@dataclass(frozen=True, kw_only=True)
class Patience:
    """How long to wait, in seconds: for the first token, and for each further one."""

    first_seconds: float
    gap_seconds: float


@dataclass
class _Heard:
    """What of a streamed reply has arrived."""

    who: str
    hear: Hear
    chunks: int = 0
    finish: str = ""
    refused: bool = False
    usage: "CompletionUsage | None" = None
    _pieces: list[str] = field(default_factory=list)
    _size: int = 0

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    @property
    def has_begun(self) -> bool:
        """Whether generation has: there is text, or more than a first chunk without any."""
        return bool(self._pieces) or self.chunks > _BEFORE_TEXT

    def add(self, chunk: "ChatCompletionChunk") -> None:
        """Take in one chunk.

        Raises:
            ModelReplyError: the text goes on beyond any draft.
        """
        self.chunks += 1
        self.usage = chunk.usage or self.usage
        for choice in (chunk.choices or ())[:1]:
            self.finish = str(choice.finish_reason or "").lower() or self.finish
            # The client takes what comes: a delta may be missing, its content be anything.
            delta = getattr(choice, "delta", None)
            self.refused = self.refused or bool(getattr(delta, "refusal", None))
            self._say(_text_of(getattr(delta, "content", None)))

    def _say(self, piece: str) -> None:
        if not piece:
            return
        self._pieces.append(piece)
        self._size += len(piece)
        if self._size > LONGEST_STREAMED:
            raise ModelReplyError(f"The reply of {self.who} goes on beyond any draft.")
        self.hear(piece)


async def read_stream(
    chunks: "AsyncIterator[ChatCompletionChunk]", *, who: str, patience: Patience, hear: Hear
) -> ModelReply:
    """Return a reply that comes piece by piece, once it has come to its end.

    Raises:
        ModelUnavailableError: nothing came in time.
        ModelCutError: it stopped before its end, or for longer than `patience` allows.
        ModelReplyError: it ended in a way that makes it no draft.
        Exception: what the client raises; the caller translates it.
    """
    heard = _Heard(who=who, hear=hear)
    try:
        await _listen(chunks, heard, patience)
    except TimeoutError:
        raise _too_late(heard, patience) from None
    except ModelReplyError:
        raise
    except Exception as error:
        if heard.chunks:
            raise BegunError from error
        raise
    if not heard.finish and heard.chunks:
        raise ModelCutError(
            f"The reply of {who} stopped without an end.",
            retry_after_seconds=soon(),
            quietly=True,
        )
    reply = ModelReply(
        text=heard.text,
        prompt_tokens=_count(heard.usage, "prompt_tokens"),
        reply_tokens=_count(heard.usage, "completion_tokens"),
    )
    return _ended(reply, who=who, finish=heard.finish, refused=heard.refused)


async def _listen(
    chunks: "AsyncIterator[ChatCompletionChunk]", heard: _Heard, patience: Patience
) -> None:
    """Hear a reply to its end, or to where it stops.

    Raises:
        TimeoutError: the next chunk did not come in time.
    """
    loop = asyncio.get_running_loop()
    first_by = loop.time() + patience.first_seconds
    while not heard.finish:
        latest = loop.time() + patience.gap_seconds if heard.has_begun else first_by
        async with asyncio.timeout_at(latest):
            chunk = await anext(chunks, None)
        if chunk is None:
            return
        heard.add(chunk)
    # What follows the end is how many tokens it took; whatever goes wrong there is no matter.
    with suppress(Exception):
        async with asyncio.timeout(_TAIL_SECONDS):
            async for chunk in chunks:
                heard.usage = chunk.usage or heard.usage


class BegunError(Exception):
    """A client's error that came after a part of the reply; its cause is that error."""


def _too_late(heard: _Heard, patience: Patience) -> ModelUnavailableError:
    if heard.has_begun:
        return ModelCutError(
            f"{heard.who} fell silent for {patience.gap_seconds:g} s in the middle of its reply. "
            "Allow it longer (COMPANION_MODEL_GAP_SECONDS)."
        )
    return ModelUnavailableError(
        f"{heard.who} sent nothing within {patience.first_seconds:g} s. "
        "Allow it longer (COMPANION_MODEL_FIRST_SECONDS)."
    )


def read_whole(result: "ChatResult", *, who: str) -> ModelReply:
    """Return a reply that came at once.

    Raises:
        ModelReplyError: there is none, or it ended in a way that makes it no draft.
    """
    if not result.generations:
        raise ModelReplyError(f"{who} sent no reply.")
    generation = result.generations[0]
    message: Any = generation.message
    usage = message.usage_metadata or {}
    return _ended(
        ModelReply(
            text=str(message.text),
            prompt_tokens=usage.get("input_tokens"),
            reply_tokens=usage.get("output_tokens"),
        ),
        who=who,
        finish=str((generation.generation_info or {}).get("finish_reason") or "").lower(),
        refused=bool(message.additional_kwargs.get("refusal")),
    )


def _ended(reply: ModelReply, *, who: str, finish: str, refused: bool) -> ModelReply:
    """Return a reply that ended by itself; every other end has its own sentence."""
    if finish in _CUT:
        raise ModelReplyError(
            f"The reply of {who} was cut off by its length limit. Allow it more tokens on the "
            "server."
        )
    if finish in _WITHHELD or refused:
        raise ModelReplyError(f"{who} withheld its reply.")
    if finish in _CALLS:
        raise ModelReplyError(f"{who} called a tool in place of replying.")
    if finish in _FAILED:
        raise ModelCutError(
            f"{who} gave up in the middle of its reply.", retry_after_seconds=soon()
        )
    if not reply.text.strip():
        raise ModelReplyError(f"The reply of {who} is empty.")
    return reply


def _text_of(content: object) -> str:
    """Return the text of a piece; some servers send a list of parts."""
    if isinstance(content, list):
        parts = (part.get("text") for part in content if isinstance(part, dict))
        return "".join(part for part in parts if isinstance(part, str))
    return content if isinstance(content, str) else ""


def _count(usage: object, name: str) -> int | None:
    found = getattr(usage, name, None)
    return found if isinstance(found, int) and found >= 0 else None
