"""What a server says of its requests: an id for each, one line when it is answered, no words.

A line holds the route's template, never the path: ids that people chose stand in paths, and their
words in queries and bodies.
"""

import json
import logging
import re
import secrets
import time
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADER: Final = "X-Request-ID"
_WELL_FORMED: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_NO_ROUTE: Final = "-"
_NO_ANSWER: Final = 0
"""The status of a request whose client had gone before there was one."""

_access = logging.getLogger("companion.access")
_id: ContextVar[str | None] = ContextVar("request_id", default=None)


def request_id() -> str | None:
    """Return the id of the request that is being answered here."""
    return _id.get()


class RequestLog:
    """Gives each request an id, the sender's if it is well formed, and notes how it ended."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).getlist(HEADER)
        is_usable = len(given) == 1 and _WELL_FORMED.fullmatch(given[0])
        identity = given[0] if is_usable else secrets.token_hex(8)
        began, status = time.perf_counter(), _NO_ANSWER

        async def marked(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[HEADER] = identity
            await send(message)

        token = _id.set(identity)
        try:
            await self._app(scope, receive, marked)
        finally:
            spent = round((time.perf_counter() - began) * 1_000, 1)
            if _access.isEnabledFor(logging.INFO):
                _access.info("%s", _Line(scope=scope, status=status, milliseconds=spent))
            _id.reset(token)


class _Line:
    """One answered request, as fields and as a sentence."""

    def __init__(self, *, scope: Scope, status: int, milliseconds: float) -> None:
        method = scope["method"]
        self.fields: dict[str, Any] = {
            "method": method if method in _METHODS else "other",
            "route": getattr(scope.get("route"), "path", _NO_ROUTE),
            "status": status,
            "ms": milliseconds,
        }

    def __str__(self) -> str:
        return "{method} {route} {status} {ms:g} ms".format(**self.fields)


class PlainLines(logging.Formatter):
    """A line for people: when, which request, what."""

    def format(self, record: logging.LogRecord) -> str:
        """Return it; of an error only the kind, since its text may hold what people wrote."""
        moment = datetime.fromtimestamp(record.created, UTC).strftime("%H:%M:%S")
        return f"{moment} {request_id() or '-'} {_message_of(record)}"


class JsonLines(logging.Formatter):
    """A line for programs."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one JSON object on one line."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "id": request_id(),
        }
        fields = record.args[0] if isinstance(record.args, tuple) and record.args else None
        told = fields.fields if isinstance(fields, _Line) else {"message": _message_of(record)}
        return json.dumps(line | told, ensure_ascii=True)


def _message_of(record: logging.LogRecord) -> str:
    """Return what is told, on one line whatever it is about."""
    said = _UNPRINTABLE.sub(_escaped, record.getMessage())
    kind = record.exc_info[0] if record.exc_info else None
    return said if kind is None else f"{said} ({kind.__name__})"


def _escaped(found: re.Match[str]) -> str:
    return found.group().encode("unicode_escape").decode()


_UNPRINTABLE: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What would begin another line, or steer the terminal that shows the log."""

_FORMATS: Final[dict[str, type[logging.Formatter]]] = {"plain": PlainLines, "json": JsonLines}


def log_to_standard_error(form: str) -> None:
    """Write what this server does on standard error from now on, as `plain` or `json` lines."""
    handler = logging.StreamHandler()
    handler.setFormatter(_FORMATS[form]())
    for name, level in (("companion", logging.INFO), ("uvicorn.error", logging.WARNING)):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(level)
        logger.propagate = False
