"""What a request must be before any route sees it: for this host, from this origin, not huge."""

import asyncio
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import problem_response, unplanned
from companion.errors import TooLargeError
from companion.values import FILE_LIMIT

LOOPBACK_HOSTS: Final = frozenset({"127.0.0.1", "localhost", "::1"})

BODY_SECONDS: Final = 30.0
"""How long a whole body may take to arrive; on loopback 50 MB take far less than a second."""


class HostGuard:
    """Refuses foreign `Host` and `Origin` headers, so that no web page can reach a local server.

    A page of another site may make a browser send requests to 127.0.0.1 (its origin is foreign),
    or rebind its own name to 127.0.0.1 (its host is foreign); both end here.
    """

    def __init__(self, app: ASGIApp, *, hosts: frozenset[str] = LOOPBACK_HOSTS) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it with a refusal."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(headers)
        if refusal is None:
            await self._app(scope, receive, send)
            return
        status, code, text = refusal
        await problem_response(status=status, code=code, detail=text)(scope, receive, send)

    def _refusal(self, headers: Headers) -> tuple[int, str, str] | None:
        hosts = headers.getlist("host")
        if len(hosts) != 1 or _name_of(f"//{hosts[0]}") not in self._hosts:
            return 421, "foreign_host", "this server answers only to its own host name"
        origin = headers.get("origin")
        if origin is not None and _name_of(origin) not in self._hosts:
            return 403, "foreign_origin", "requests from web pages of other origins are refused"
        return None


class LastResort:
    """Answers what nobody thought of, so that no server prints a traceback with people's words."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; where that fails, answer unless an answer has begun."""
        has_begun = False

        async def noted(message: Message) -> None:
            nonlocal has_begun
            has_begun = has_begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except ClientDisconnect:
            return  # Whoever asked has hung up; there is nobody to answer and nothing to mend.
        except Exception as error:
            response = unplanned(error)
            if scope["type"] != "http" or has_begun:
                raise
            await response(scope, receive, send)


class BodyLimit:
    """Refuses a body over the limit: by its announced length, or once so much has arrived.

    One that does not arrive in time is refused too, so that no client holds a connection open.
    """

    def __init__(
        self, app: ASGIApp, *, most_bytes: int = FILE_LIMIT, seconds: float = BODY_SECONDS
    ) -> None:
        self._app = app
        self._most_bytes = most_bytes
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, counting what arrives of its body."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "")
        if announced.isdecimal() and (len(announced) > 18 or int(announced) > self._most_bytes):
            response = problem_response(status=413, code=TooLargeError.code, detail=self._sentence)
            # The rest of the body is not read, so the connection cannot be used again.
            response.headers["connection"] = "close"
            await response(scope, receive, send)
            return
        arrived, is_whole = 0, False
        deadline = asyncio.get_running_loop().time() + self._seconds

        async def counted() -> Message:
            nonlocal arrived, is_whole
            if is_whole:
                return await receive()  # It waits for the client to hang up, as long as it takes.
            try:
                async with asyncio.timeout_at(deadline):
                    message = await receive()
            except TimeoutError:
                raise HTTPException(408, self._late, headers={"connection": "close"}) from None
            arrived += len(message.get("body", b""))
            is_whole = not message.get("more_body", False)
            if arrived > self._most_bytes:
                raise HTTPException(413, self._sentence, headers={"connection": "close"})
            return message

        await self._app(scope, counted, send)

    @property
    def _late(self) -> str:
        return f"the body did not arrive within {self._seconds:g} seconds; send it at once"

    @property
    def _sentence(self) -> str:
        return f"the body is larger than {self._most_bytes // 1024**2} MB; send it in parts"


def _name_of(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None
