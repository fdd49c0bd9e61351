"""What routes ask for: the open companion, who is asking, and which version they saw."""

from typing import Annotated

from fastapi import Depends, Header, Request
from starlette.exceptions import HTTPException

from companion.access.principal import LOCAL, Principal
from companion.application.companion import Companion


def _companion(request: Request) -> Companion:
    companion: Companion = request.state.companion
    return companion


def _principal() -> Principal:
    """Everyone who reaches a loopback server in local mode is its one user."""
    return LOCAL


def _version(if_match: Annotated[str | None, Header()] = None) -> int:
    if if_match is None:
        raise HTTPException(428, "send If-Match with the ETag that you read")
    return _number(if_match)


def _optional_version(if_match: Annotated[str | None, Header()] = None) -> int | None:
    return None if if_match is None else _number(if_match)


def _number(if_match: str) -> int:
    digits = if_match.strip().removeprefix("W/").strip('"')
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 9):
        raise HTTPException(412, f"If-Match {if_match!r} is not an ETag of this server")
    return int(digits)


TheCompanion = Annotated[Companion, Depends(_companion)]
ThePrincipal = Annotated[Principal, Depends(_principal)]
SeenVersion = Annotated[int, Depends(_version)]
OptionalVersion = Annotated[int | None, Depends(_optional_version)]
