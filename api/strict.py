"""Request bodies read as strictly as files: no NaN, no doubled field, no text for a number."""

import asyncio
import json
from collections.abc import Callable, Coroutine
from itertools import islice
from typing import Any, ClassVar, Final

from fastapi import Request, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel, ValidationError
from starlette.exceptions import HTTPException

from api.idempotency import RESERVES, answered_once
from companion.errors import BadRecordsError, Problem, TooLargeError
from companion.problems import SHOWN_PROBLEMS, field_path, problems_of
from companion.strict_json import decode, explained

_SMALL: Final = 65_536
"""Bytes of a body that are decoded at once, in about a millisecond."""

MOST_VALUES: Final = 1_000_000
"""Values in one body, by its commas; decoding more takes seconds, whatever their length."""


class StrictRoute(APIRoute):
    """A route whose JSON body is decoded by the companion's own reader before validation.

    A POST takes an `Idempotency-Key`; `has_effect` says whether it changes records.
    """

    has_effect: ClassVar[bool] = True

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:  # noqa: ANN401
        if "POST" in (options.get("methods") or ()):
            options["dependencies"] = [*(options.get("dependencies") or ()), RESERVES]
        super().__init__(path, endpoint, **options)

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Wrap FastAPI's handler; it finds the body already decoded."""
        handler = super().get_route_handler()
        model = None if self.body_field is None else self.body_field.field_info.annotation
        known = tuple(parameter.alias for parameter in self.dependant.query_params)

        async def strict(request: Request) -> Response:
            _require_known(request, known)
            body = await request.body() if self.body_field is not None else b""
            if body:
                _require_json(request)
                # Starlette keeps a decoded body here; FastAPI's handler then reads it from there.
                request._json = await _checked_aside(body, model)  # noqa: SLF001
            return await answered_once(request, handler, has_effect=self.has_effect)

        return strict


class DraftRoute(StrictRoute):
    """A route that stores nothing."""

    has_effect: ClassVar[bool] = False


def _require_known(request: Request, known: tuple[str, ...]) -> None:
    """Refuse query parameters that would have no effect.

    Raises:
        BadRecordsError: one is unknown, or stands twice; all of them are named.
    """
    given = [name for name, _ in request.query_params.multi_items()]
    remedies = {
        name: f"unknown; the known ones are {', '.join(known)}" if known else "unknown; remove it"
        for name in given
        if name not in known
    } | {name: "stands more than once; keep one" for name in known if given.count(name) > 1}
    if remedies:
        raise BadRecordsError(
            tuple(
                Problem(where="query", field=field_path([name]), remedy=remedy)
                for name, remedy in islice(remedies.items(), SHOWN_PROBLEMS)
            )
        )


def _require_json(request: Request) -> None:
    given = request.headers.get("content-type", "")
    kind = given.partition(";")[0].strip().lower()
    if kind != "application/json" and not (
        kind.startswith("application/") and kind.endswith("+json")
    ):
        raise HTTPException(415, "send JSON with the header content-type: application/json")


async def _checked_aside(body: bytes, model: object) -> object:
    """Return what `_checked` returns; of a large body beside the event loop, which goes on."""
    if len(body) <= _SMALL:
        return _checked(body, model)
    return await asyncio.to_thread(_checked, body, model)


def _checked(body: bytes, model: object) -> object:
    """Return the body as its type, or as decoded where there is none.

    Raises:
        BadRecordsError: it is not JSON, or not of the type.
    """
    text, value = _read(body)
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        return value
    try:
        # As JSON, so that dates and lists may be written as JSON has them, and nothing else may.
        return model.model_validate_json(text, strict=True)
    except ValidationError as error:
        if error.error_count() == 1 and _kind_of(error) == "json_invalid":
            # A lone surrogate, which the lenient reading names by its field, if that minds it.
            raise _surrogate_in(value, model) from None
        raise BadRecordsError(problems_of(error, of=model, where="body")) from None


def _surrogate_in(value: object, model: type[BaseModel]) -> BadRecordsError:
    try:
        model.model_validate(value)
    except ValidationError as error:
        return BadRecordsError(problems_of(error, of=model, where="body"))
    return _refused("a text holds a lone surrogate; send valid Unicode")


def _kind_of(error: ValidationError) -> str:
    return error.errors(include_url=False, include_input=False)[0]["type"]


def _read(body: bytes) -> tuple[str, object]:
    if body.count(b",") > MOST_VALUES:
        raise TooLargeError(f"the body holds more than {MOST_VALUES:,} values; send it in parts")
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
    return text, decoded.value


def _refused(remedy: str) -> BadRecordsError:
    return BadRecordsError((Problem(where="body", remedy=remedy),))
