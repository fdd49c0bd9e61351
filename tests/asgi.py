"""Talks to the real application in this process: HTTP without a socket, lifespan included."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI

from companion.application.companion import Companion

Seen = Callable[[bytes], Awaitable[None]]


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever JSON it is
        """The body, decoded."""
        return json.loads(self.body)

    @property
    def everything(self) -> bytes:
        """Every byte that left the server."""
        return b"\n".join((repr(dict(self.headers)).encode(), self.body))


async def _nothing(_chunk: bytes) -> None:
    """Do nothing with a piece of an answer."""


@dataclass
class Caller:
    """Sends requests to an application that has been started."""

    app: FastAPI
    state: dict[str, Any] = field(default_factory=dict)

    @property
    def companion(self) -> Companion:
        """The companion behind the application."""
        found: Companion = self.state["companion"]
        return found

    async def send(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        key: str | None = None,
        headers: Mapping[str, str] | None = None,
        client: str = "127.0.0.1",
        seen: Seen = _nothing,
    ) -> Answer:
        """Send one request and return the whole answer.

        Args:
            method: of HTTP.
            path: with its query.
            body: sent as JSON; None sends none.
            key: sent as a bearer's.
            headers: further ones.
            client: the address that it comes from.
            seen: shown each piece of the answer before the next is made.
        """
        content = b"" if body is None else json.dumps(body).encode()
        lines = {"host": "127.0.0.1", **(headers or {})}
        if body is not None:
            lines["content-type"] = "application/json"
        if key is not None:
            lines["authorization"] = f"Bearer {key}"
        plain, _, query = path.partition("?")
        scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.4"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": plain,
            "raw_path": plain.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": [(name.lower().encode(), text.encode()) for name, text in lines.items()],
            "client": (client, 1),
            "server": ("127.0.0.1", 80),
            "state": dict(self.state),
        }
        return await self._exchange(scope, content, seen)

    async def _exchange(self, scope: dict[str, Any], content: bytes, seen: Seen) -> Answer:
        given: list[dict[str, Any]] = []
        pending = [{"type": "http.request", "body": content, "more_body": False}]
        over = asyncio.Event()

        async def receive() -> dict[str, Any]:
            if pending:
                return pending.pop()
            await over.wait()
            return {"type": "http.disconnect"}

        async def send(message: Any) -> None:  # noqa: ANN401 - as ASGI has it
            given.append(message)
            if message["type"] == "http.response.body" and message.get("body"):
                await seen(message["body"])

        try:
            await self.app(scope, receive, send)
        finally:
            over.set()
        start = next(one for one in given if one["type"] == "http.response.start")
        return Answer(
            status=start["status"],
            headers={name.decode(): text.decode() for name, text in start["headers"]},
            body=b"".join(one.get("body", b"") for one in given if one is not start),
        )


@asynccontextmanager
async def started(app: FastAPI) -> AsyncIterator[Caller]:
    """Start an application, and stop it at the end of the block."""
    async with app.router.lifespan_context(app) as state:
        yield Caller(app=app, state=dict(state or {}))
