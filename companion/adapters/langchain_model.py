"""Any OpenAI-compatible chat endpoint, through LangChain. Its types and errors end here."""

import asyncio
import logging
import time
import warnings
from collections.abc import Iterator
from contextlib import suppress
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit, urlunsplit

from companion.errors import (
    ModelError,
    ModelReplyError,
    ModelRequestRefusedError,
    ModelUnavailableError,
)
from companion.ports import ModelReply, ModelRequest, ReplyFormat

if TYPE_CHECKING:
    import httpx2
    import openai
    from langchain_core.messages import BaseMessage
    from langchain_core.outputs import ChatResult
    from langchain_openai import ChatOpenAI

NO_KEY: Final = "none"
"""Sent where no key is set: local servers ignore it, and the SDK insists on one."""

RETRY_SECONDS: Final = 0.5
"""Wait before asking again where the server names none."""

_TRY_AGAIN: Final = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_CUT: Final = frozenset({"length", "max_tokens", "max_output_tokens", "model_length"})
_WITHHELD: Final = frozenset({"content_filter", "safety", "recitation", "refusal"})
_CALLS: Final = frozenset({"tool_calls", "function_call"})
_LONGEST_QUOTED: Final = 160


class LangChainModel:
    """Asks one model at one endpoint. LangChain is imported when the first draft is asked for.

    Its callbacks are not used at all, so no tracing variable of any vendor has an effect.
    """

    def __init__(
        self,
        *,
        model: str,
        base_url: str,
        api_key: str | None = None,
        seconds: float = 60.0,
        connect_seconds: float = 5.0,
        proxy: str | None = None,
    ) -> None:
        """Keep where to ask; nothing is opened yet.

        Args:
            model: the name as the endpoint knows it.
            base_url: such as `http://127.0.0.1:11434/v1`.
            api_key: sent to `base_url` only.
            seconds: longest wait for one whole reply.
            connect_seconds: longest wait for a connection.
            proxy: the proxy to use; those of the environment are ignored.
        """
        self._model = model
        self._base_url = base_url
        self._api_key = api_key or NO_KEY
        self._keyless = not api_key
        self._seconds = seconds
        self._connect_seconds = connect_seconds
        self._proxy = proxy
        self._chat: ChatOpenAI | None = None
        self._http: httpx2.AsyncClient | None = None
        self._building = asyncio.Lock()

    @property
    def name(self) -> str:
        """The model's name as configured."""
        return self._model

    @property
    def endpoint(self) -> str:
        """The base URL without credentials and query."""
        parts = urlsplit(self._base_url)
        host = parts.netloc.rpartition("@")[2]
        return urlunsplit((parts.scheme, host, parts.path, "", ""))

    async def reply(self, request: ModelRequest) -> ModelReply:
        """Ask once; nothing is retried here.

        Raises:
            ModelUnavailableError: no answer in time, or the server failed.
                `retry_after_seconds` is None where asking again soon is pointless.
            ModelRequestRefusedError: the endpoint refuses the key, the name or a parameter.
            ModelReplyError: the reply was cut by length, withheld, empty, or not a chat reply.
        """
        async with self._building:
            if self._chat is None:
                self._chat = await asyncio.to_thread(self._build)
        try:
            async with asyncio.timeout(self._seconds):
                result = await _generate(
                    self._chat, _messages(request), response_format=_response_format(request)
                )
        except TimeoutError:
            raise ModelUnavailableError(
                f"{self._who} did not answer within {self._seconds:g} s."
            ) from None
        except Exception as error:  # noqa: BLE001 - whatever a vendor raises ends here
            raise self._translated(error) from None
        return self._read(result)

    async def close(self) -> None:
        """Close the connections; the next reply opens new ones."""
        http, self._http, self._chat = self._http, None, None
        if http is not None:
            await http.aclose()

    @property
    def _who(self) -> str:
        return f"{self._model!r} at {self.endpoint}"

    def _build(self) -> "ChatOpenAI":
        from langchain_openai import ChatOpenAI
        from pydantic import SecretStr

        from companion.adapters.outbound import outbound_client

        # It advises LangChain's own users when a server refuses a format; ours see one warning.
        warnings.filterwarnings("ignore", category=UserWarning, module=r"langchain_openai\.")
        # OPENAI_LOG=debug would write what people wrote to a log.
        logging.getLogger("openai").setLevel(logging.WARNING)
        self._http = outbound_client(
            api_key=self._api_key,
            seconds=self._seconds,
            connect_seconds=self._connect_seconds,
            proxy=self._proxy,
        )
        return ChatOpenAI(
            model_name=self._model,
            openai_api_base=self._base_url,
            openai_api_key=SecretStr(self._api_key),
            http_async_client=self._http,
            openai_proxy=None,
            http_socket_options=(),
            max_retries=0,
            use_responses_api=False,
            output_version="v0",
            cache=False,
        )

    def _translated(self, error: Exception) -> ModelError:
        """Return our error for anything that LangChain or the SDK raises."""
        import openai

        match error:
            case openai.APIStatusError():
                return self._refused(error)
            case openai.APITimeoutError():
                return ModelUnavailableError(f"{self._who} did not answer in time.")
            case openai.APIConnectionError():
                return self._disconnected(error)
            case _:
                # LangChain raises plain built-in errors for bodies it cannot read.
                return ModelReplyError(
                    f"{self._who} sent something that is not a chat reply "
                    f"({type(error).__name__}). Check that COMPANION_BASE_URL is the address of "
                    "an OpenAI-compatible API, usually ending in /v1."
                )

    def _disconnected(self, error: "openai.APIConnectionError") -> ModelError:
        import httpx2

        from companion.adapters.outbound import AnswerTooLargeError

        causes = tuple(_chain(error))
        too_large = next(
            (cause for cause in causes if isinstance(cause, AnswerTooLargeError)), None
        )
        if too_large is not None:
            return ModelReplyError(f"{self._who}: {too_large}.")
        if any(isinstance(cause, httpx2.ConnectError | httpx2.ProxyError) for cause in causes):
            return ModelUnavailableError(
                f"Nothing answers at {self.endpoint}. Start the server there, or correct "
                "COMPANION_BASE_URL."
            )
        return ModelUnavailableError(
            f"{self._who} broke off the connection.", retry_after_seconds=RETRY_SECONDS
        )

    def _refused(self, error: "openai.APIStatusError") -> ModelError:
        status = error.status_code
        said = self._server_words(error.body)
        if status in _TRY_AGAIN:
            state = "is over its limit" if status == 429 else "failed"
            return ModelUnavailableError(
                f"{self._who} {state} (HTTP {status}).",
                retry_after_seconds=_retry_after(error.response.headers),
            )
        if status >= 500:
            return ModelUnavailableError(f"{self._who} failed (HTTP {status}).")
        return ModelRequestRefusedError(self._refusal(error, status, said), status=status)

    def _refusal(self, error: "openai.APIStatusError", status: int, said: str) -> str:
        if status in {401, 403}:
            remedy = "Set" if self._keyless else "Correct"
            return (
                f"{self.endpoint} refuses the API key for {self._model!r} (HTTP {status}). "
                f"{remedy} COMPANION_API_KEY."
            )
        if 300 <= status < 400:
            target = urlsplit(error.response.headers.get("location", "")).netloc or "elsewhere"
            return (
                f"{self.endpoint} redirects to {target!r}, which is not followed. Set "
                "COMPANION_BASE_URL to the final address if you trust it."
            )
        if status == 404:
            return (
                f"{self.endpoint} knows no model {self._model!r} (HTTP 404{said}). Check "
                "COMPANION_MODEL, and that COMPANION_BASE_URL ends as the server expects, "
                "usually in /v1."
            )
        return f"{self._who} refused the request (HTTP {status}{said})."

    def _server_words(self, body: object) -> str:
        """Return what the server says of itself, in one clean line and without the key."""
        message = body.get("message", "") if isinstance(body, dict) else ""
        line = " ".join(str(message).split()).replace(self._api_key, "[key]")
        clean = "".join(character for character in line if character.isprintable())
        return f": {clean[:_LONGEST_QUOTED].rstrip('.')}" if clean else ""

    def _read(self, result: "ChatResult") -> ModelReply:
        if not result.generations:
            raise ModelReplyError(f"{self._who} sent no reply.")
        generation = result.generations[0]
        message: Any = generation.message
        ended = str((generation.generation_info or {}).get("finish_reason") or "").lower()
        if ended in _CUT:
            raise ModelReplyError(
                f"The reply of {self._who} was cut off by its length limit. Allow it more tokens "
                "on the server."
            )
        if ended in _WITHHELD or message.additional_kwargs.get("refusal"):
            raise ModelReplyError(f"{self._who} withheld its reply.")
        if ended in _CALLS:
            raise ModelReplyError(f"{self._who} called a tool in place of replying.")
        text = str(message.text)
        if not text.strip():
            raise ModelReplyError(f"The reply of {self._who} is empty.")
        usage = message.usage_metadata or {}
        return ModelReply(
            text=text,
            prompt_tokens=usage.get("input_tokens"),
            reply_tokens=usage.get("output_tokens"),
        )


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and what led to it: LangChain wraps the SDK, and the SDK the client."""
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__


async def _generate(
    chat: "ChatOpenAI", messages: "list[BaseMessage]", *, response_format: dict[str, object] | None
) -> "ChatResult":
    """Generate below LangChain's callback manager, which reads tracing variables by itself.

    The format goes along as an extra body field: LangChain would otherwise hand the reply to the
    SDK's own parser, which raises on what `companion.writing.parsing` can read.
    """
    extra = {"response_format": response_format} if response_format else None
    return await chat._agenerate(messages, extra_body=extra)  # noqa: SLF001 - see above


def _messages(request: ModelRequest) -> "list[BaseMessage]":
    from langchain_core.messages import AIMessage, HumanMessage, SystemMessage

    messages: list[BaseMessage] = [SystemMessage(request.system), HumanMessage(request.user)]
    for assistant, user in request.history:
        messages += [AIMessage(assistant), HumanMessage(user)]
    return messages


def _response_format(request: ModelRequest) -> dict[str, object] | None:
    match request.reply_format:
        case ReplyFormat.JSON_SCHEMA:
            return {
                "type": "json_schema",
                "json_schema": {
                    "name": request.schema_name,
                    "schema": dict(request.schema),
                    "strict": True,
                },
            }
        case ReplyFormat.JSON_OBJECT:
            return {"type": "json_object"}
        case ReplyFormat.PROMPT_ONLY:
            return None


def _retry_after(headers: "httpx2.Headers") -> float:
    """Return the seconds a server asks to wait, given in seconds, milliseconds or as a date."""
    waits: list[float] = []
    with suppress(ValueError):
        waits.append(float(headers.get("retry-after-ms", "")) / 1000)
    with suppress(ValueError):
        waits.append(float(headers.get("retry-after", "")))
    with suppress(ValueError, TypeError, OverflowError):
        waits.append(
            parsedate_to_datetime(headers.get("retry-after", "")).timestamp() - time.time()
        )
    usable = [wait for wait in waits if 0 <= wait < float("inf")]
    return usable[0] if usable else RETRY_SECONDS
