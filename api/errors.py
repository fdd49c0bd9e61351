"""Errors as HTTP sees them: `application/problem+json`, a stable code, and the only statuses."""

import logging
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from api.log import request_id
from companion.errors import (
    BadRecordsError,
    BusyError,
    CompanionError,
    ConflictError,
    ForbiddenError,
    InputError,
    ModelError,
    NotFoundError,
    Problem,
    SetupError,
    StillRunningError,
    TooLargeError,
    UnauthenticatedError,
    shortened,
)
from companion.problems import field_path, plainly, problems_of, summary_of

PROBLEM_JSON: Final = "application/problem+json"

_log = logging.getLogger("companion.api")

_STATUS: Final[tuple[tuple[type[CompanionError], HTTPStatus], ...]] = (
    (TooLargeError, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (InputError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (NotFoundError, HTTPStatus.NOT_FOUND),
    (ForbiddenError, HTTPStatus.FORBIDDEN),
    (ConflictError, HTTPStatus.CONFLICT),
    (UnauthenticatedError, HTTPStatus.UNAUTHORIZED),
    (BusyError, HTTPStatus.TOO_MANY_REQUESTS),
    (SetupError, HTTPStatus.SERVICE_UNAVAILABLE),
    (ModelError, HTTPStatus.BAD_GATEWAY),
)


_ROUTING: Final[dict[int, tuple[str, str | None]]] = {
    404: ("no_such_route", "there is nothing at this path; /openapi.json lists what there is"),
    405: ("method_not_allowed", "this path does not take that method; see the Allow header"),
    408: ("body_too_slow", None),
    412: ("not_an_etag", None),
    413: (TooLargeError.code, None),
    415: ("unsupported_media_type", None),
    428: ("version_required", None),
}
"""The codes of refusals that are about the request itself; None keeps the sentence of who refused.
"""


class ProblemDocument(BaseModel):
    """The body of every error (RFC 9457), with our `code` and, for bad input, each problem."""

    title: str
    status: int
    code: str
    detail: str
    problems: tuple[Problem, ...] = ()
    request_id: str | None = None


def problem_response(
    *, status: int, code: str, detail: str, problems: tuple[Problem, ...] = ()
) -> JSONResponse:
    """Return an error document as a response."""
    return _as_response(
        ProblemDocument(
            title=HTTPStatus(status).phrase,
            status=status,
            code=code,
            detail=detail,
            problems=problems,
        )
    )


def _as_response(
    document: ProblemDocument, *, headers: Mapping[str, str] | None = None
) -> JSONResponse:
    named = document.model_copy(update={"request_id": request_id()})
    return JSONResponse(
        named.model_dump(mode="json", exclude_defaults=True),
        status_code=document.status,
        headers=headers,
        media_type=PROBLEM_JSON,
    )


def install(app: FastAPI) -> None:
    """Answer errors of the companion, of validation and of routing as problem documents."""
    app.add_exception_handler(CompanionError, _companion_error)
    app.add_exception_handler(RequestValidationError, _validation_error)
    app.add_exception_handler(HTTPException, _http_error)


@dataclass(frozen=True, kw_only=True)
class ProblemAnswer:
    """An error as a document, and the headers that go with it."""

    document: ProblemDocument
    headers: Mapping[str, str]


def problem_of(error: Exception) -> ProblemAnswer:
    """Return what is told of an error; an unplanned one is noted in the log by its kind."""
    if not isinstance(error, CompanionError):
        return ProblemAnswer(document=_unplanned(error), headers={})
    status = next(
        (status for kind, status in _STATUS if isinstance(error, kind)),
        HTTPStatus.INTERNAL_SERVER_ERROR,
    )
    problems = error.problems if isinstance(error, BadRecordsError) else ()
    document = ProblemDocument(
        title=status.phrase,
        status=status,
        code=error.code,
        detail=summary_of(problems) if problems else str(error),
        problems=problems,
    )
    headers: dict[str, str] = {}
    if isinstance(error, BusyError | StillRunningError):
        headers["retry-after"] = str(error.retry_after_seconds)
    if isinstance(error, UnauthenticatedError):
        headers["www-authenticate"] = 'Bearer realm="companion"'
    return ProblemAnswer(document=document, headers=headers)


def response_of(answer: ProblemAnswer) -> JSONResponse:
    """Return what is told of an error as a response."""
    return _as_response(answer.document, headers=answer.headers)


async def _companion_error(_request: Request, error: Exception) -> JSONResponse:
    return response_of(problem_of(error))


async def _validation_error(request: Request, error: Exception) -> JSONResponse:
    problems = _problems(request, error) if isinstance(error, RequestValidationError) else ()
    return await _companion_error(request, BadRecordsError(problems))


def _problems(request: Request, error: RequestValidationError) -> tuple[Problem, ...]:
    """Explain a refused body by its own type; what is not the body is named by its path."""
    body_field = getattr(request.scope.get("route"), "body_field", None)
    model = getattr(getattr(body_field, "field_info", None), "annotation", None)
    details = error.errors()
    is_body = all(detail["loc"][0] == "body" for detail in details)
    if is_body and isinstance(model, type) and issubclass(model, BaseModel):
        if error.body is None:
            return (Problem(where="body", remedy="is required; send one JSON object"),)
        try:
            model.model_validate(error.body)
        except ValidationError as refused:
            return problems_of(refused, of=model, where="body")
    return tuple(
        Problem(
            where=str(detail["loc"][0]),
            field=field_path(detail["loc"][1:]),
            value=shortened(detail["input"]),
            remedy=plainly(detail),
        )
        for detail in details
    )


async def _http_error(_request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, HTTPException):
        return problem_response(status=500, code="internal", detail="something went wrong here")
    code, detail = _ROUTING.get(error.status_code, ("refused", None))
    response = problem_response(
        status=error.status_code, code=code, detail=detail or str(error.detail)
    )
    response.headers.update(error.headers or {})
    return response


def unplanned(error: Exception) -> JSONResponse:
    """Return the answer to an error that nobody thought of, and note its kind in the log."""
    return _as_response(_unplanned(error))


def _unplanned(error: Exception) -> ProblemDocument:
    # The text of an unplanned error may hold what people wrote; its kind is enough to find it.
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    _log.error("unplanned error: %s at %s", type(error).__name__, place)
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    return ProblemDocument(
        title=status.phrase, status=status, code="internal", detail="something went wrong here"
    )
