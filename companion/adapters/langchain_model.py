"""Any OpenAI-compatible chat endpoint, through LangChain. Its types and errors end here."""

import asyncio
import json
import logging
import warnings
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit, urlunsplit

from companion.adapters.model_failures import Failures
from companion.adapters.model_stream import BegunError, Patience, read_stream, read_whole
from companion.errors import ModelUnavailableError
from companion.ports import Delivery, Hear, ModelReply, ModelRequest, ReplyFormat, hear_nothing

if TYPE_CHECKING:
    import httpx2
    from langchain_core.messages import BaseMessage
    from langchain_core.outputs import ChatResult
    from langchain_openai import ChatOpenAI

NO_KEY: Final = "none"
"""Sent where no key is set: local servers ignore it, and the SDK insists on one."""

_NOT_STREAMS: Final = ("json", "html")
"""Kinds of content that are one whole, whatever was asked for."""


class LangChainModel:
    """Asks one model at one endpoint. LangChain is imported when the first draft is asked for.

    Its callbacks are not used at all, so no tracing variable of any vendor has an effect.
    """

    def __init__(  # noqa: PLR0913 - each is a setting of its own
        self,
        *,
        model: str,
        base_url: str,
        api_key: str | None = None,
        seconds: float = 60.0,
        connect_seconds: float = 5.0,
        first_seconds: float = 20.0,
        gap_seconds: float = 15.0,
        proxy: str | None = None,
    ) -> None:
        """Keep where to ask; nothing is opened yet.

        Args:
            model: the name as the endpoint knows it.
            base_url: such as `http://127.0.0.1:11434/v1`.
            api_key: sent to `base_url` only.
            seconds: longest wait for one whole reply.
            connect_seconds: longest wait for a connection.
            first_seconds: longest wait for the first token, where the server streams.
            gap_seconds: longest silence between two tokens.
            proxy: the proxy to use; those of the environment are ignored.
        """
        self._model = model
        self._base_url = base_url
        self._api_key = api_key or NO_KEY
        self._seconds = seconds
        self._connect_seconds = connect_seconds
        self._patience = Patience(first_seconds=first_seconds, gap_seconds=gap_seconds)
        self._proxy = proxy
        self._failures = Failures(
            model=model, endpoint=self.endpoint, api_key=self._api_key, keyless=not api_key
        )
        self._answers_whole = False
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

    async def reply(self, request: ModelRequest, *, hear: Hear = hear_nothing) -> ModelReply:
        """Ask once; nothing is retried here. `hear` is told the text as it arrives.

        A server that was seen to answer whole, though it was asked to stream, is from then on
        asked for whole replies: how long it may keep silent cannot be told from its first token.

        Raises:
            ModelUnavailableError: no answer in time, or the server failed.
                `retry_after_seconds` is None where asking again soon is pointless.
            ModelCutError: the reply stopped before its end.
            ModelRequestRefusedError: the endpoint refuses the key, the name or a parameter.
            ModelReplyError: the reply was cut by length, withheld, empty, or not a chat reply.
        """
        async with self._building:
            if self._chat is None:
                self._chat = await asyncio.to_thread(self._build)
        is_whole = request.delivery is Delivery.WHOLE or self._answers_whole
        try:
            async with asyncio.timeout(self._seconds):
                if is_whole:
                    result = await _generate(self._chat, request)
                    return read_whole(result, who=self._failures.who)
                return await self._streamed(self._chat, request, hear)
        except TimeoutError:
            raise ModelUnavailableError(
                f"{self._failures.who} did not answer within {self._seconds:g} s."
            ) from None
        except BegunError as error:
            cause = error.__cause__
            assert isinstance(cause, Exception)  # noqa: S101 - it is raised from one
            raise self._failures.of(cause, has_begun=True) from None
        except Exception as error:  # noqa: BLE001 - whatever a vendor raises ends here
            raise self._failures.of(error, has_begun=False) from None

    async def _streamed(self, chat: "ChatOpenAI", request: ModelRequest, hear: Hear) -> ModelReply:
        who, patience = self._failures.who, self._patience
        try:
            async with asyncio.timeout(patience.first_seconds):
                raw = await _open(chat, request)
        except TimeoutError:
            raise ModelUnavailableError(
                f"{who} sent nothing within {patience.first_seconds:g} s. "
                "Allow it longer (COMPANION_MODEL_FIRST_SECONDS)."
            ) from None
        try:
            kind = str(raw.headers.get("content-type", "")).partition(";")[0].strip().lower()
            if kind.endswith(_NOT_STREAMS):
                answer = json.loads(await raw.http_response.aread())
                reply = read_whole(chat._create_chat_result(answer), who=who)  # noqa: SLF001
                self._answers_whole = True
                return reply
            return await read_stream(aiter(raw.parse()), who=who, patience=patience, hear=hear)
        finally:
            await raw.http_response.aclose()

    async def close(self) -> None:
        """Close the connections; the next reply opens new ones."""
        http, self._http, self._chat = self._http, None, None
        if http is not None:
            await http.aclose()

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


async def _generate(chat: "ChatOpenAI", request: ModelRequest) -> "ChatResult":
    """Generate below LangChain's callback manager, which reads tracing variables by itself.

    The format goes along as an extra body field: LangChain would otherwise hand the reply to the
    SDK's own parser, which raises on what `companion.writing.parsing` can read.
    """
    return await chat._agenerate(  # noqa: SLF001 - see above
        _messages(request), extra_body=_extra(request)
    )


async def _open(chat: "ChatOpenAI", request: ModelRequest) -> Any:  # noqa: ANN401 - an SDK type
    """Return the head of a streamed answer, its body not read yet.

    LangChain's own stream drops refusals, and hides what kind of content it is reading.
    """
    payload = chat._get_request_payload(  # noqa: SLF001 - see above
        _messages(request), stream=True, extra_body=_extra(request)
    )
    if request.delivery is Delivery.COUNTED:
        payload["stream_options"] = {"include_usage": True}
    return await chat.async_client.with_raw_response.create(**payload)


def _extra(request: ModelRequest) -> dict[str, object] | None:
    response_format = _response_format(request)
    return {"response_format": response_format} if response_format else None


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
