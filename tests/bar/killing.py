"""Clients of a server that is going to be killed, and what each was promised."""

import asyncio
import json
import os
import random
import signal
import socket
import sqlite3
import sys
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, Final

import httpx2

READY_SECONDS: Final = 60.0
BEACON: Final = {
    "id": "beacon",
    "name": "Ana Ruiz",
    "can_help_with": ["keeping bees on a lighthouse"],
}
GOAL: Final = {"id": "g", "statement": "Start keeping bees on my lighthouse"}
WAYS: Final = ("create", "create", "replace", "replace", "remove", "session")


@dataclass
class Promises:
    """What a record must be: what was last acknowledged, or what was tried since."""

    acknowledged: dict[str, str | None] = field(default_factory=dict)
    tried: dict[str, list[str | None]] = field(default_factory=dict)
    acks: int = 0

    def attempt(self, key: str, token: str | None) -> None:
        """Note that something was asked for."""
        self.acknowledged.setdefault(key, None)
        self.tried.setdefault(key, []).append(token)

    def acknowledge(self, key: str, token: str | None) -> None:
        """Note that it was said to be done."""
        self.acknowledged[key] = token
        self.tried[key] = []
        self.acks += 1

    def refuse(self, key: str) -> None:
        """Note that it was said not to be done."""
        self.tried[key] = self.tried[key][:-1]

    def broken(self, found: Mapping[str, str]) -> list[str]:
        """Return what is not as it must be, and take what is found as what is there now."""
        wrong = []
        for key, token in self.acknowledged.items():
            now = found.get(key)
            if now != token and now not in self.tried.get(key, ()):
                wrong.append(f"{key} is {now!r}, was acknowledged as {token!r}")
            self.acknowledged[key] = now
        self.tried.clear()
        wrong += [f"{key} came from nowhere" for key in found.keys() - self.acknowledged.keys()]
        return wrong


@dataclass(frozen=True)
class Stored:
    """A database, read directly: what the companion says of itself is not asked."""

    url: str

    def tokens(self) -> dict[str, str]:
        """Return the token of each person and session, by id."""
        people = "SELECT external_id, document FROM person"
        sessions = "SELECT external_id, document FROM mentoring_session"
        found = {}
        for statement, name in ((people, "headline"), (sessions, "notes")):
            for key, document in self._rows(statement):
                token = _parsed(document).get(name)
                if token is not None:
                    found[key] = token
        return found

    def passages(self) -> set[str]:
        """Return the keys of all passages."""
        return {key for (key,) in self._rows("SELECT id FROM passage")}

    def is_whole(self) -> bool:
        """Whether the database finds nothing wrong with itself."""
        if not self.url.startswith("sqlite"):
            return True
        # Killed before it was made, there is none.
        return self._rows("PRAGMA integrity_check") in ([("ok",)], [])

    def _rows(self, statement: str) -> list[Any]:
        if self.url.startswith("sqlite"):
            path = self.url.removeprefix("sqlite:///")
            if not Path(path).exists():
                return []
            with closing(sqlite3.connect(path, timeout=30)) as connection:
                connection.execute("PRAGMA wal_autocheckpoint=0")
                try:
                    return connection.execute(statement).fetchall()
                except sqlite3.OperationalError:
                    return []
        import psycopg

        with psycopg.connect(self.url) as connection:
            try:
                return connection.execute(statement.encode()).fetchall()
            except psycopg.errors.UndefinedTable:
                return []


def _parsed(document: str | dict[str, Any]) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(document) if isinstance(document, str) else document
    return parsed


@dataclass
class Victim:
    """A process that was forked off the nursery."""

    pid: int
    ended: asyncio.Future[int]

    @property
    def returncode(self) -> int | None:
        """How it ended; None while it runs."""
        return self.ended.result() if self.ended.done() else None

    async def wait(self) -> int:
        """Wait for its end."""
        return await asyncio.shield(self.ended)

    def send(self, number: signal.Signals) -> None:
        """Send it a signal, if it still runs."""
        if not self.ended.done():
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)

    async def kill(self) -> None:
        """End it by SIGKILL."""
        self.send(signal.SIGKILL)
        await self.wait()


class Nursery:
    """A process that has loaded everything and forks the victims off itself."""

    _open: ClassVar[dict[asyncio.AbstractEventLoop, "Nursery"]] = {}

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._ends: dict[int, asyncio.Future[int]] = {}
        self._started: asyncio.Queue[int] = asyncio.Queue()
        self._listening = asyncio.create_task(self._listen())
        self._turn = asyncio.Lock()

    @classmethod
    @asynccontextmanager
    async def opened(cls) -> AsyncIterator["Nursery"]:
        """Start it, and end it with all that it forked; inside another block, use that one's."""
        loop = asyncio.get_running_loop()
        if loop in cls._open:
            yield cls._open[loop]
            return
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.bar.victim",
            cwd=Path(__file__).parents[2],
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        nursery = cls._open[loop] = cls(process)
        try:
            yield nursery
        finally:
            del cls._open[loop]
            assert process.stdin is not None
            process.stdin.close()
            await process.wait()
            await nursery._listening

    async def start(self, **asked: Any) -> Victim:  # noqa: ANN401
        """Fork one off."""
        async with self._turn:
            assert self._process.stdin is not None
            self._process.stdin.write(json.dumps(asked).encode() + b"\n")
            await self._process.stdin.drain()
            pid = await self._started.get()
            return Victim(pid, self._ends[pid])

    async def _listen(self) -> None:
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            said = json.loads(line)
            if "started" in said:
                self._ends[said["started"]] = asyncio.get_running_loop().create_future()
                self._started.put_nowait(said["started"])
            elif "ended" in said:
                self._ends[said["ended"]].set_result(said["status"])


@dataclass
class Victims:
    """The server and the command line on one data folder, and how to start and end them."""

    nursery: Nursery
    folder: Path
    environment: dict[str, str]
    port: int = 0

    async def serve(self, kill_at: str = "", *, online: bool = False) -> Victim:
        """Start the server."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        return await self._start(do="serve", port=self.port, online=online, kill_at=kill_at)

    async def write(self, name: str, kill_at: str = "") -> Victim:
        """Start the command line."""
        return await self._start(do="write", folder=str(self.folder), name=name, kill_at=kill_at)

    async def _start(self, **asked: Any) -> Victim:  # noqa: ANN401
        return await self.nursery.start(
            environment=self.environment, said=str(self.folder / "said.txt"), **asked
        )

    def client(self) -> httpx2.AsyncClient:
        """Return a client of the server."""
        url = f"http://127.0.0.1:{self.port}"
        return httpx2.AsyncClient(base_url=url, timeout=30, trust_env=False)

    async def ready(self, server: Victim) -> bool:
        """Wait until the server answers; False when it has ended before."""
        deadline = time.monotonic() + READY_SECONDS
        async with self.client() as client:
            while server.returncode is None and time.monotonic() < deadline:
                try:
                    if (await client.get("/healthz")).status_code == 200:
                        return True
                except httpx2.HTTPError:
                    await asyncio.sleep(0.02)
        return False

    def of_the_command_line(self, name: str, promises: Promises) -> None:
        """Read what the command line tried and what it acknowledged, and begin its log anew."""
        log = self.folder / f"{name}.log"
        lines = log.read_text().splitlines() if log.exists() else []
        log.unlink(missing_ok=True)
        for line in lines:
            word, key, token = line.split(" ")
            match word:
                case "try":
                    promises.attempt(key, token)
                case "ack":
                    promises.acknowledge(key, token)
                case _:
                    promises.refuse(key)


class Writer:
    """One client that writes records of its own, one after the other."""

    def __init__(self, name: str, promises: Promises, chance: random.Random) -> None:
        self._name = name
        self._promises = promises
        self._chance = chance
        self._people: list[str] = []
        self._hanging: dict[str, list[str]] = {}
        self._number = 0

    async def run(self, client: httpx2.AsyncClient) -> None:
        """Write until the server is gone."""
        while True:
            try:
                await self._one(client)
            except httpx2.HTTPError:
                return

    async def _one(self, client: httpx2.AsyncClient) -> None:
        self._number += 1
        token = f"{self._name}t{self._number}"
        way = self._chance.choice(WAYS) if self._people else "create"
        match way:
            case "create":
                key = f"{self._name}-{self._number}"
                await self._sent(client, key, token, "POST", "/v1/people", _people(key, token))
                self._people.append(key)
            case "session":
                key = f"{self._name}-s{self._number}"
                mentee = self._chance.choice(self._people)
                self._hanging.setdefault(mentee, []).append(key)
                record = {
                    "id": key,
                    "mentor_id": "beacon",
                    "mentee_id": mentee,
                    "held_on": "2026-11-02",
                    "notes": token,
                }
                body = {"records": [record]}
                await self._sent(client, key, token, "POST", "/v1/sessions", body)
            case "replace":
                await self._replaced(client, self._chance.choice(self._people), token)
            case _:
                await self._removed(client)

    async def _removed(self, client: httpx2.AsyncClient) -> None:
        key = self._people.pop(self._chance.randrange(len(self._people)))
        # What hangs on a person goes too.
        hanging = self._hanging.pop(key, [])
        for each in hanging:
            self._promises.attempt(each, None)
        if await self._sent(client, key, None, "DELETE", f"/v1/people/{key}", None):
            for each in hanging:
                self._promises.acknowledge(each, None)

    async def _replaced(self, client: httpx2.AsyncClient, key: str, token: str) -> None:
        found = await client.get(f"/v1/people/{key}")
        if found.status_code != 200:
            self._people.remove(key)
            return
        await self._sent(
            client,
            key,
            token,
            "PUT",
            f"/v1/people/{key}",
            _people(key, token)["records"][0],
            etag=found.headers["etag"],
        )

    async def _sent(
        self,
        client: httpx2.AsyncClient,
        key: str,
        token: str | None,
        method: str,
        path: str,
        body: object,
        *,
        etag: str | None = None,
    ) -> bool:
        self._promises.attempt(key, token)
        headers = {} if etag is None else {"If-Match": etag}
        response = await client.request(method, path, json=body, headers=headers)
        if response.is_success:
            self._promises.acknowledge(key, token)
        elif response.status_code < 500:
            self._promises.refuse(key)
        return response.is_success


def _people(key: str, token: str) -> dict[str, Any]:
    record = {"id": key, "name": "Ben Ode", "headline": token, "skills": ["rotas", token]}
    return {"records": [record]}
