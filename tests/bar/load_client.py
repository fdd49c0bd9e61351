"""Requests at a fixed rate, whatever becomes of them: latency counts from when each was due.

A client that waits for one answer before it sends the next request hides every stall of a server;
this one does not wait. It speaks just enough HTTP to cost little beside what it measures.
"""

import asyncio
import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final
from urllib.parse import urlsplit

from api.examples import EXAMPLES

PEOPLE: Final = 300
DRAFTS: Final = ("agendas", "topics", "outreach", "summaries")
PATIENCE_SECONDS: Final = 60.0
_IDLE_SECONDS: Final = 2.0
"""After which a connection is not used again: servers close those that idle, uvicorn after 5 s."""
_FIRST_REFUSAL: Final = 400


class Kind(StrEnum):
    """What a request is for; drafts wait for a slow model and are told apart."""

    READ = "read"
    WRITE = "write"
    DRAFT = "draft"


@dataclass(frozen=True, kw_only=True)
class Due:
    """One request of the plan, and when it is due, in seconds from the start."""

    at: float
    kind: Kind
    method: str
    path: str
    body: bytes = b""


@dataclass
class Tally:
    """What came of the requests: seconds from when they were due, and errors."""

    seconds: dict[Kind, list[float]] = field(default_factory=lambda: {kind: [] for kind in Kind})
    errors: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many were answered."""
        return sum(map(len, self.seconds.values()))

    def milliseconds(self, *kinds: Kind, part: float) -> float:
        """Return the latency that so large a part of these kinds stays within."""
        every = sorted(seconds for kind in kinds for seconds in self.seconds[kind])
        return every[min(len(every) - 1, int(part * len(every)))] * 1_000 if every else 0.0


def person(number: int, *, turn: int = 0) -> dict[str, Any]:
    """Return an invented person; `turn` changes a word of them."""
    return {
        "id": f"p-{number}",
        "name": f"Ana Ruiz {number}",
        "headline": f"Ward nurse, night shift {number}, week {turn}",
        "can_help_with": ["rosters", "difficult talks", f"the first {number} days"],
    }


def plan(*, rate: float, seconds: float, seed: int) -> list[Due]:
    """Return requests at even distances: of 100 about 90 reads, 9 writes, one draft."""
    chance = random.Random(seed)
    return [_due(number / rate, chance, number) for number in range(int(rate * seconds))]


def _due(at: float, chance: random.Random, number: int) -> Due:
    what = chance.random()
    who = chance.randrange(PEOPLE)
    if what < 0.60:
        return Due(at=at, kind=Kind.READ, method="GET", path=f"/v1/people/p-{who}")
    if what < 0.90:
        path = f"/v1/{chance.choice(('people', 'goals', 'sessions'))}?limit=20"
        return Due(at=at, kind=Kind.READ, method="GET", path=path)
    if what < 0.99:
        body = {"records": [person(who, turn=number)], "replace": True}
        return Due(
            at=at, kind=Kind.WRITE, method="POST", path="/v1/people", body=json.dumps(body).encode()
        )
    return _draft(chance.choice(DRAFTS), at=at)


def every_draft() -> list[Due]:
    """Return one draft of each kind, due at once."""
    return [_draft(name, at=0.0) for name in DRAFTS]


def _draft(name: str, *, at: float) -> Due:
    ask = json.dumps(EXAMPLES[name]).encode()
    return Due(at=at, kind=Kind.DRAFT, method="POST", path=f"/v1/{name}", body=ask)


@dataclass(frozen=True, kw_only=True)
class _Line:
    """An open connection that nobody uses now."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    used_at: float


class Lines:
    """Open connections to one server, used again and again."""

    def __init__(self, url: str) -> None:
        """Name the server."""
        parts = urlsplit(url)
        self._host, self._port = parts.hostname or "", parts.port or 0
        self._free: list[_Line] = []

    async def status(self, due: Due) -> int:
        """Send one request and return the status of its whole answer.

        Raises:
            OSError: the server does not answer, or ends in the middle.
        """
        reader, writer = await self._line()
        writer.write(self._head(due) + due.body)
        head = await reader.readuntil(b"\r\n\r\n")
        fields = _fields_of(head)
        await reader.readexactly(int(fields.get(b"content-length", b"0")))
        if fields.get(b"connection", b"").lower() == b"close":
            writer.close()
        else:
            now = asyncio.get_running_loop().time()
            self._free.append(_Line(reader=reader, writer=writer, used_at=now))
        return int(head[9:12])

    async def _line(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Return the connection that was used last, or a new one where it has idled too long."""
        while self._free:
            line = self._free.pop()
            if asyncio.get_running_loop().time() - line.used_at < _IDLE_SECONDS:
                return line.reader, line.writer
            line.writer.close()
        return await asyncio.open_connection(self._host, self._port, limit=2**24)

    def _head(self, due: Due) -> bytes:
        kind = "Content-Type: application/json\r\n" if due.body else ""
        return (
            f"{due.method} {due.path} HTTP/1.1\r\nHost: {self._host}:{self._port}\r\n{kind}"
            f"Content-Length: {len(due.body)}\r\n\r\n"
        ).encode()

    def close(self) -> None:
        """Close all connections."""
        for line in self._free:
            line.writer.close()


def _fields_of(head: bytes) -> Mapping[bytes, bytes]:
    lines = (line.partition(b":") for line in head.split(b"\r\n")[1:] if line)
    return {name.strip().lower(): value.strip() for name, _, value in lines}


async def sent(dues: Sequence[Due], servers: Sequence[Lines]) -> Tally:
    """Send every request when it is due, to the servers in turn; return what came of them."""
    loop, tally = asyncio.get_running_loop(), Tally()
    began = loop.time()
    running: set[asyncio.Task[None]] = set()
    for number, due in enumerate(dues):
        wait = began + due.at - loop.time()
        if wait > 0:
            await asyncio.sleep(wait)
        one = asyncio.create_task(
            _one(due, servers[number % len(servers)], tally, due_at=began + due.at)
        )
        running.add(one)
        one.add_done_callback(running.discard)
    await asyncio.gather(*running)
    return tally


async def _one(due: Due, server: Lines, tally: Tally, *, due_at: float) -> None:
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            status = await server.status(due)
    except (OSError, EOFError, TimeoutError) as error:
        tally.errors.append(f"{due.method} {due.path}: {type(error).__name__}")
        return
    tally.seconds[due.kind].append(loop.time() - due_at)
    if status >= _FIRST_REFUSAL:
        tally.errors.append(f"{due.method} {due.path}: {status}")
