"""A scripted chat server on loopback: the model's name chooses what goes wrong.

It speaks just enough HTTP for an OpenAI-compatible client, runs in a thread of its own, and keeps
every request, so that tests can count them and search them for what must not be there.
"""

import asyncio
import json
import socket
import struct
import threading
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from tests.faults.replies import good_reply


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """One request as it arrived."""

    method: str
    path: str
    headers: Mapping[str, str]
    text: str
    body: dict[str, Any]


class Ending(StrEnum):
    """What becomes of the connection after the last byte."""

    CLOSED = "closed"
    """As HTTP has it."""
    CUT = "cut"
    """Closed before the body has the length that its framing promised."""
    RESET = "reset"
    """Torn down (RST)."""
    SILENT = "silent"
    """Left open, and nothing more is sent."""


@dataclass(frozen=True, kw_only=True)
class Reply:
    """A chat completion, sent whole or as events, as the client asks.

    Attributes:
        content: text, None, a list of parts, anything.
        finish: the reason given for the end; None leaves it out.
        message: further fields of the message.
        events: changes the list of events of a streamed reply.
        done: whether a stream ends with `[DONE]`.
    """

    content: object
    finish: str | None = "stop"
    message: Mapping[str, object] = field(default_factory=dict)
    events: Callable[[list[bytes]], list[bytes]] = lambda events: events
    done: bool = True


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One response: `payload`, or the reply in its place. `hang` sends nothing at all."""

    status: int = 200
    payload: bytes = b""
    reply: Reply | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str = "application/json"
    hang: bool = False
    cut_at: int | None = None
    """Bytes of the payload after which nothing more is sent, and the connection `ends`."""
    ends: Ending = Ending.CLOSED
    drip: tuple[int, float] | None = None
    """So many bytes at a time, so many seconds apart."""


@dataclass(frozen=True, kw_only=True)
class Turn:
    """What a scenario sees: the request, and how many with this model name came before."""

    request: Recorded
    number: int

    @property
    def messages(self) -> list[dict[str, Any]]:
        messages: list[dict[str, Any]] = self.request.body["messages"]
        return messages

    @property
    def format(self) -> str:
        chosen: dict[str, str] = self.request.body.get("response_format") or {"type": "none"}
        return chosen["type"]

    @property
    def good(self) -> str:
        return good_reply(self.messages)

    @property
    def streamed(self) -> bool:
        """Whether the client asked for events."""
        return bool(self.request.body.get("stream"))


Scenario = Callable[[Turn], Answer | Awaitable[Answer]]
"""What the server says; one that waits for something is awaited."""


USAGE: Final = {"prompt_tokens": 700, "completion_tokens": 90, "total_tokens": 790}
_PIECE: Final = 24
"""Characters of a reply in one event, unless there would be too many of them."""
_MOST_PIECES: Final = 200


def completion(content: object, *, finish: str | None = "stop", **message: object) -> Answer:
    """Return a chat completion with one choice."""
    return Answer(reply=Reply(content=content, finish=finish, message=message))


def whole(reply: Reply) -> bytes:
    """Return a reply as the one JSON object that an unstreamed request gets."""
    message = {"role": "assistant", "content": reply.content, **reply.message}
    choice: dict[str, object] = {"index": 0, "message": message}
    if reply.finish is not None:
        choice["finish_reason"] = reply.finish
    return json.dumps(_envelope("chat.completion", [choice], usage=USAGE)).encode()


def events(reply: Reply) -> list[bytes]:
    """Return a reply as the server-sent events that a streamed request gets."""
    content = reply.content
    pieces: list[object] = [content]
    if isinstance(content, str) and content:
        size = max(_PIECE, len(content) // _MOST_PIECES)
        pieces = [content[at : at + size] for at in range(0, len(content), size)]
    found = [event({"role": "assistant", "content": "", **reply.message})]
    found += [event({"content": piece}) for piece in pieces]
    found.append(event({}, finish=reply.finish))
    found.append(framed(_envelope("chat.completion.chunk", [], usage=USAGE)))
    if reply.done:
        found.append(b"data: [DONE]\n\n")
    return reply.events(found)


def event(delta: Mapping[str, object], *, finish: str | None = None) -> bytes:
    """Return one event of a streamed completion."""
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return framed(_envelope("chat.completion.chunk", [choice]))


def framed(value: object) -> bytes:
    """Return any JSON as an event; letters stand for themselves, as most servers send them."""
    return b"data: " + json.dumps(value, ensure_ascii=False).encode("utf-8", "replace") + b"\n\n"


def _envelope(kind: str, choices: object, **more: object) -> dict[str, object]:
    plain = {"id": "chatcmpl-1", "object": kind, "created": 1, "model": "fault"}
    return {**plain, "choices": choices, **more}


def as_json(status: int, value: object, headers: Mapping[str, str] | None = None) -> Answer:
    """Return any JSON."""
    return Answer(status=status, payload=json.dumps(value).encode(), headers=headers or {})


def problem(status: int, message: str, **headers: str) -> Answer:
    """Return an error as such servers write it; `retry_after="1"` becomes a header."""
    spelt = {name.replace("_", "-"): value for name, value in headers.items()}
    return as_json(status, {"error": {"message": message, "type": "error"}}, spelt)


def changed(reply: str, **fields: object) -> str:
    """Return a reply with fields replaced or added."""
    return json.dumps(json.loads(reply) | fields, ensure_ascii=False)


def with_invented_quote(reply: str) -> str:
    """Return a reply in which the first quote is nobody's words."""
    spoilt = json.loads(reply)
    invented = "words that nobody ever wrote down"
    if "claims" in spoilt:
        spoilt["claims"][0]["quote"] = invented
    elif "items" in spoilt:
        spoilt["items"][1]["quote"] = invented
    elif "topics" in spoilt:
        spoilt["topics"][0]["sources"][0]["quote"] = invented
    else:
        spoilt["takeaways"][0]["quotes"] = [invented]
    return json.dumps(spoilt, ensure_ascii=False)


class FaultServer:
    """The running server.

    Attributes:
        requests: everything that arrived, oldest first.
    """

    def __init__(self, scenarios: Mapping[str, Scenario]) -> None:
        self._scenarios = scenarios
        self._seen: dict[str, int] = {}
        self._stopping: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self.requests: list[Recorded] = []
        self.port = 0

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def asked(self, model: str) -> list[Recorded]:
        """Return the requests that named `model`."""
        return [request for request in self.requests if request.body.get("model") == model]

    def forget(self) -> None:
        """Start counting anew."""
        self.requests.clear()
        self._seen.clear()

    async def serve(self, ready: threading.Event) -> None:
        """Serve until `stop`."""
        self._loop = asyncio.get_running_loop()
        self._stopping = asyncio.Event()
        server = await asyncio.start_server(self._handle, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        await self._stopping.wait()
        server.close()

    def stop(self) -> None:
        """Stop serving; may be called from another thread."""
        if self._loop is not None and self._stopping is not None:
            self._loop.call_soon_threadsafe(self._stopping.set)

    async def _handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert self._stopping is not None
        try:
            request = await _read(reader)
            self.requests.append(request)
            model = str(request.body.get("model"))
            number = self._seen[model] = self._seen.get(model, -1) + 1
            turn = Turn(request=request, number=number)
            said = self._scenarios[model](turn)
            answer = said if isinstance(said, Answer) else await said
            if not answer.hang:
                await _write(writer, answer, streamed=turn.streamed)
            if answer.hang or answer.ends is Ending.SILENT:
                await self._stopping.wait()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            # Cancelled when the server ends amid an answer: asyncio's streams would log that.
            return
        finally:
            writer.close()


async def _read(reader: asyncio.StreamReader) -> Recorded:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.split("\r\n")
    method, path, _ = first.split(" ", 2)
    headers = {
        name.strip().lower(): value.strip()
        for name, _, value in (line.partition(":") for line in lines if line)
    }
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    text = body.decode()
    parsed = json.loads(text) if text else {}
    return Recorded(method=method, path=path, headers=headers, text=text, body=parsed)


async def _write(writer: asyncio.StreamWriter, answer: Answer, *, streamed: bool) -> None:
    body = answer.payload
    kind, is_chunked = answer.content_type, False
    if answer.reply is not None and streamed:
        body, kind, is_chunked = b"".join(events(answer.reply)), "text/event-stream", True
    elif answer.reply is not None:
        body = whole(answer.reply)
    length = {} if is_chunked else {"content-length": str(len(body))}
    headers = {"content-type": kind, **length, "connection": "close", **answer.headers}
    if is_chunked:
        headers["transfer-encoding"] = "chunked"
    head = f"HTTP/1.1 {answer.status} Scripted\r\n" + "".join(
        f"{name}: {value}\r\n" for name, value in headers.items()
    )
    writer.write(f"{head}\r\n".encode("latin-1"))
    sent = body[: answer.cut_at]
    for piece in _pieces(sent, answer.drip[0] if answer.drip else 4_096):
        writer.write(b"%x\r\n%b\r\n" % (len(piece), piece) if is_chunked else piece)
        await writer.drain()
        await asyncio.sleep(answer.drip[1] if answer.drip else 0)
    if is_chunked and answer.ends is Ending.CLOSED:
        writer.write(b"0\r\n\r\n")
    await writer.drain()
    if answer.ends is Ending.RESET:
        raw = writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()


def _pieces(body: bytes, size: int) -> Iterable[bytes]:
    return (body[at : at + size] for at in range(0, len(body), size))


@contextmanager
def running(scenarios: Mapping[str, Scenario] | None = None) -> Iterator[FaultServer]:
    """Run the server in a thread of its own for as long as the block lasts."""
    # The scenarios are written with what stands here.
    from tests.faults.mishaps import SCENARIOS

    server = FaultServer(SCENARIOS if scenarios is None else scenarios)
    ready = threading.Event()
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(ready)), daemon=True)
    thread.start()
    if not ready.wait(10):
        raise RuntimeError("the fault server did not start")
    try:
        yield server
    finally:
        server.stop()
        thread.join(10)
