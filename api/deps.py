"""What routes ask for: the open companion, who is asking, and which version they saw."""

from typing import Annotated

from fastapi import Depends, Header, Request
from starlette.exceptions import HTTPException

from api.tags import version_of
from companion.access.principal import Principal
from companion.application.companion import Companion


def _companion(request: Request) -> Companion:
    companion: Companion = request.state.companion
    return companion


def _principal(request: Request) -> Principal:
    """Return whom `api.auth` found the sender to be; no route is reached without."""
    principal: Principal = request.state.principal
    return principal


def _version(if_match: Annotated[str | None, Header()] = None) -> int | None:
    """Return the version that an ETag of ours stands for.

    Raises:
        HTTPException: it is not written as this server writes them.
    """
    if if_match is None:
        return None
    found = version_of(if_match.strip())
    if found is None:
        raise HTTPException(
            412,
            f"If-Match {if_match!r} is not an ETag of this server; "
            'send the one that you read as it came, such as "1" with its quotes',
        )
    return found


def require_version(seen: int | None) -> int:
    """Return the version that a change rests on.

    Raises:
        HTTPException: the request names none.
    """
    if seen is None:
        raise HTTPException(428, "send If-Match with the ETag that you read")
    return seen


TheCompanion = Annotated[Companion, Depends(_companion)]
ThePrincipal = Annotated[Principal, Depends(_principal)]


async def _room(request: Request, companion: TheCompanion, principal: ThePrincipal) -> None:
    """Refuse what the account has no room for.

    Raises:
        OverQuotaError: the body does not fit into what it may keep.
    """
    await companion.room.take(len(await request.body()), owner_id=principal.person_id)


HasRoom = Annotated[None, Depends(_room)]
SeenVersion = Annotated[int | None, Depends(_version)]
