"""The HTTP client for calls that leave this process for a named endpoint, and only for that one."""

import ssl
from collections.abc import AsyncIterator
from typing import Final

import httpx2

LARGEST_ANSWER: Final = 8 * 1024 * 1024
"""Bytes of an answer's body that are read before the rest is refused."""

_SENT: Final = frozenset(
    {"accept", "connection", "content-length", "content-type", "host", "transfer-encoding"}
)
_AGENT: Final = "micro-mentoring-companion"


class AnswerTooLargeError(httpx2.TransportError):
    """The body goes on beyond `LARGEST_ANSWER`, or is packed so that its size cannot be known."""


class _Bounded(httpx2.AsyncByteStream):
    def __init__(self, stream: httpx2.AsyncByteStream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        read = 0
        async for chunk in self._stream:
            read += len(chunk)
            if read > LARGEST_ANSWER:
                raise AnswerTooLargeError(f"the answer is larger than {LARGEST_ANSWER} bytes")
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()


class _Plain(httpx2.AsyncBaseTransport):
    """Sends what the request needs and nothing else, and bounds what comes back.

    Client libraries add headers of their own accord: an organisation or extra headers out of the
    environment, the machine's system and versions. None of that is anybody's business.
    """

    def __init__(self, inner: httpx2.AsyncBaseTransport, *, api_key: str) -> None:
        self._inner = inner
        self._api_key = api_key

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        kept = [(name, value) for name, value in request.headers.items() if name in _SENT]
        own = [
            ("authorization", f"Bearer {self._api_key}"),
            # A packed answer could unpack to any size.
            ("accept-encoding", "identity"),
            ("user-agent", _AGENT),
        ]
        # A new request: the client still reads its own notes in the headers of the old one.
        sent = httpx2.Request(
            request.method,
            request.url,
            headers=[*kept, *own],
            stream=request.stream,
            extensions=request.extensions,
        )
        response = await self._inner.handle_async_request(sent)
        if response.headers.get("content-encoding", "identity") != "identity":
            await response.aclose()
            raise AnswerTooLargeError("the answer is compressed, which was not asked for")
        assert isinstance(response.stream, httpx2.AsyncByteStream)  # noqa: S101 - async transport
        response.stream = _Bounded(response.stream)
        return response

    async def aclose(self) -> None:
        await self._inner.aclose()


def outbound_client(
    *, api_key: str, seconds: float, connect_seconds: float, proxy: str | None = None
) -> httpx2.AsyncClient:
    """Return a client that follows no redirect and takes nothing from the environment.

    Args:
        api_key: sent as the bearer token of every request, in place of any other.
        seconds: longest silence while writing or reading.
        connect_seconds: longest wait for a connection.
        proxy: the proxy to use; those of the environment are ignored.
    """
    transport = httpx2.AsyncHTTPTransport(
        verify=ssl.create_default_context(),
        trust_env=False,
        proxy=proxy,
        # How many requests run at once is bounded where they are made; a second bound here would
        # only let some of them wait unseen.
        limits=httpx2.Limits(max_connections=None, max_keepalive_connections=20),
    )
    return httpx2.AsyncClient(
        transport=_Plain(transport, api_key=api_key),
        timeout=httpx2.Timeout(seconds, connect=connect_seconds),
        trust_env=False,
        follow_redirects=False,
    )
