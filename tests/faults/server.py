"""A scripted chat server on loopback: the model's name chooses what goes wrong.

It speaks just enough HTTP for an OpenAI-compatible client, runs in a thread of its own, and keeps
every request, so that tests can count them and search them for what must not be there.
"""

import asyncio
import gzip
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
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


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One response. `hang` sends nothing at all."""

    status: int = 200
    payload: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str = "application/json"
    hang: bool = False
    cut_at: int | None = None
    """Bytes of the payload after which the connection is closed."""


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


Scenario = Callable[[Turn], Answer]


def completion(content: object, *, finish: str | None = "stop", **message: object) -> Answer:
    """Return a chat completion with one choice."""
    choice: dict[str, object] = {
        "index": 0,
        "message": {"role": "assistant", "content": content, **message},
    }
    if finish is not None:
        choice["finish_reason"] = finish
    return as_json(
        200,
        {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1,
            "model": "fault",
            "choices": [choice],
            "usage": {"prompt_tokens": 700, "completion_tokens": 90, "total_tokens": 790},
        },
    )


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
        try:
            request = await _read(reader)
            self.requests.append(request)
            model = str(request.body.get("model"))
            number = self._seen[model] = self._seen.get(model, -1) + 1
            answer = self._scenarios[model](Turn(request=request, number=number))
            if answer.hang and self._stopping is not None:
                await self._stopping.wait()
            else:
                await _write(writer, answer)
        except (ConnectionError, asyncio.IncompleteReadError):
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


async def _write(writer: asyncio.StreamWriter, answer: Answer) -> None:
    headers = {
        "content-type": answer.content_type,
        "content-length": str(len(answer.payload)),
        "connection": "close",
        **answer.headers,
    }
    head = f"HTTP/1.1 {answer.status} Scripted\r\n" + "".join(
        f"{name}: {value}\r\n" for name, value in headers.items()
    )
    writer.write(f"{head}\r\n".encode("latin-1"))
    writer.write(answer.payload[: answer.cut_at])
    await writer.drain()


@contextmanager
def running(scenarios: Mapping[str, Scenario] | None = None) -> Iterator[FaultServer]:
    """Run the server in a thread of its own for as long as the block lasts."""
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


def _first_then_good(first: Callable[[Turn], Answer]) -> Scenario:
    return lambda turn: first(turn) if turn.number == 0 else completion(turn.good)


def _refusing(*formats: str) -> Scenario:
    def scenario(turn: Turn) -> Answer:
        if turn.format in formats:
            return problem(400, f"response_format {turn.format!r} is not supported")
        return completion(turn.good)

    return scenario


def _gzipped(turn: Turn) -> Answer:
    plain = completion(turn.good)
    return Answer(payload=gzip.compress(plain.payload), headers={"content-encoding": "gzip"})


def _echoing_the_key(turn: Turn) -> Answer:
    key = turn.request.headers["authorization"].removeprefix("Bearer ")
    return problem(400, f"bad request for key {key}: \x1b[31mred")


def _always(answer: Answer) -> Scenario:
    return lambda _turn: answer


_HTML: Final = Answer(payload=b"<html><body>Welcome</body></html>", content_type="text/html")
_DEEP: Final = '{"items": ' + "[" * 5_000 + "]" * 5_000 + "}"

SCENARIOS: Final[dict[str, Scenario]] = {
    "good": lambda turn: completion(turn.good),
    "no-schema": _refusing("json_schema"),
    "no-format": _refusing("json_schema", "json_object"),
    "unprocessable": lambda turn: (
        problem(422, "extra field") if turn.format != "none" else completion(turn.good)
    ),
    "fenced": lambda turn: completion(f"Sure!\n```json\n{turn.good}\n```\nAnything else?"),
    "thinking": lambda turn: completion(f"<think>Is {{this}} it?</think>\n\n{turn.good}"),
    "half-thinking": lambda turn: completion(f"They want JSON.</think>{turn.good}"),
    "prose": lambda turn: completion(f"Here is what I would send: {turn.good} Good luck."),
    "marked": lambda turn: completion(f"\ufeff{turn.good}"),
    "parts": lambda turn: completion([{"type": "text", "text": turn.good}]),
    "unfinished": lambda turn: completion(turn.good, finish=None),
    "cut": lambda turn: completion(turn.good[: len(turn.good) // 2], finish="length"),
    "cut-unsaid": lambda turn: completion(turn.good[: len(turn.good) // 2]),
    "filtered": lambda _turn: completion("", finish="content_filter"),
    "refusing": lambda _turn: completion(None, refusal="I cannot help with that."),
    "calling": lambda _turn: completion(
        None,
        finish="tool_calls",
        tool_calls=[
            {"id": "1", "type": "function", "function": {"name": "send", "arguments": "{}"}}
        ],
    ),
    "empty": lambda _turn: completion(""),
    "blank": lambda _turn: completion(" \n\t"),
    "null": lambda _turn: completion(None),
    "no-choices": _always(as_json(200, {"id": "1", "object": "chat.completion", "choices": []})),
    "null-choices": _always(as_json(200, {"choices": None})),
    "an-error-with-200": _always(as_json(200, {"error": {"message": "overloaded"}})),
    "empty-then-good": _first_then_good(lambda _turn: completion("")),
    "wrong-then-good": _first_then_good(lambda turn: completion(changed(turn.good, extra=1))),
    "prose-then-good": _first_then_good(lambda _turn: completion("I would ask first.")),
    "invented-then-good": _first_then_good(lambda turn: completion(with_invented_quote(turn.good))),
    "wrong": lambda turn: completion(changed(turn.good, extra=1)),
    "twice": lambda turn: completion("{" + '"x": 1, "x": 2,' + turn.good[1:]),
    "not-a-number": lambda _turn: completion('{"items": NaN}'),
    "deep": lambda _turn: completion(_DEEP),
    "huge": lambda _turn: completion("x" * 3_000_000),
    "enormous": lambda _turn: Answer(payload=b" " * 9_000_000),
    "gzip": _gzipped,
    "unauthorized": _always(problem(401, "Incorrect API key provided")),
    "forbidden": _always(problem(403, "no access")),
    "unknown": _always(problem(404, "model 'unknown' not found, try pulling it first")),
    "too-long": _always(problem(413, "payload too large")),
    "echo": _echoing_the_key,
    "busy-now": _first_then_good(lambda _turn: problem(429, "slow down", retry_after="0")),
    "busy-soon": _first_then_good(lambda _turn: problem(429, "slow down", retry_after="1")),
    "busy-today": _always(problem(429, "quota", retry_after="86400")),
    "busy-odd": _first_then_good(lambda _turn: problem(429, "slow down", retry_after="soon")),
    "stumbling": _first_then_good(lambda _turn: problem(500, "oops")),
    "down": _always(problem(503, "down", retry_after="0")),
    "gone": _always(problem(501, "not implemented")),
    "hang": _always(Answer(hang=True)),
    "broken-off": lambda turn: Answer(payload=completion(turn.good).payload, cut_at=40),
    "html": _always(_HTML),
    "not-json": _always(Answer(payload=b"{oops")),
    "redirect": _always(Answer(status=302, headers={"location": "http://127.0.0.1:9/v1/chat"})),
}
