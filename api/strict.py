"""Request bodies read as strictly as files: no NaN, no doubled field, no depth bomb."""

import json
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute

from companion.errors import BadRecordsError, Problem
from companion.strict_json import decode, explained


class StrictRoute(APIRoute):
    """A route whose JSON body is decoded by the companion's own reader before validation."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Wrap FastAPI's handler; it finds the body already decoded."""
        handler = super().get_route_handler()
        if self.body_field is None:
            return handler

        async def strict(request: Request) -> Response:
            body = await request.body()
            if body:
                # Starlette keeps a decoded body here; FastAPI's handler then reads it from there.
                request._json = read_body(body)  # noqa: SLF001
            return await handler(request)

        return strict


def read_body(body: bytes) -> object:
    """Return the JSON value of a request body.

    Raises:
        BadRecordsError: it is not UTF-8, not one JSON value, or holds what we do not accept.
    """
    try:
        text = body.decode("utf-8-sig").strip()
    except UnicodeDecodeError as error:
        raise _refused(f"is not UTF-8 (byte {error.start}); send UTF-8") from None
    try:
        decoded = decode(text)
    except json.JSONDecodeError as error:
        raise _refused(explained(error)) from None
    if decoded.end != len(text):
        raise _refused("holds more than one JSON value; send one object")
    if decoded.flaws:
        raise BadRecordsError(
            tuple(
                Problem(where="body", value=flaw.value, remedy=flaw.remedy)
                for flaw in decoded.flaws
            )
        )
    return decoded.value


def _refused(remedy: str) -> BadRecordsError:
    return BadRecordsError((Problem(where="body", remedy=remedy),))
