"""What a request must be before any route sees it: for this host, from this origin."""

from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from api.errors import problem_response

LOOPBACK_HOSTS: Final = frozenset({"127.0.0.1", "localhost", "::1"})


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


def _name_of(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None
