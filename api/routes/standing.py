"""Where somebody stands with a server of many: what they allow, and what they may count."""

from typing import Any, Final

from fastapi import APIRouter

from api.deps import TheCompanion, ThePrincipal
from api.errors import ProblemDocument
from api.strict import StrictRoute
from companion.access.consent import Allowed
from companion.application.consenting import allow, allowed_by
from companion.people.own import require_own_id
from companion.programmes.numbers import ProgrammeNumbers

router = APIRouter(prefix="/v1", route_class=StrictRoute)

_REFUSALS: Final[dict[int | str, dict[str, Any]]] = {
    404: {"model": ProblemDocument, "description": "Not there, or not yours."},
    422: {"model": ProblemDocument, "description": "What was sent cannot be read."},
}


@router.get("/people/{person_id}/consent", tags=["people"], responses=_REFUSALS)
async def get_consent(person_id: str, companion: TheCompanion, principal: ThePrincipal) -> Allowed:
    """Return what one allows of one's own texts: to a model elsewhere, to rank, to be counted."""
    require_own_id(person_id, principal)
    return await allowed_by(companion.privacy, principal=principal)


@router.put("/people/{person_id}/consent", tags=["people"], responses=_REFUSALS)
async def replace_consent(
    person_id: str, body: Allowed, companion: TheCompanion, principal: ThePrincipal
) -> Allowed:
    """Say what one allows, all of it: what is not named is not allowed, from the next request on.

    `{"remote": [], "rank": [], "count": ["notes", "goal"]}` keeps every text on this server and
    lets talks and requests be counted.
    """
    require_own_id(person_id, principal)
    return await allow(companion.privacy, body, principal=principal)


@router.get("/programmes/{programme_id}/numbers", tags=["programmes"], responses=_REFUSALS)
async def numbers(
    programme_id: str, companion: TheCompanion, principal: ThePrincipal
) -> ProgrammeNumbers:
    """Return a programme in numbers, for who organises it.

    `null` is fewer than five people, or nobody.
    """
    return await companion.count_programme(programme_id, principal=principal)
