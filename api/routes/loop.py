"""The everyday of one's own pairs: today, the next talk prepared, advice found again."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel

from api.deps import TheCompanion, ThePrincipal
from api.errors import ProblemDocument
from api.examples import PREP_EXAMPLE, PREP_STREAM_EXAMPLE
from api.routes.drafts import documented
from api.streaming import answered
from api.strict import DraftRoute
from companion.application.advising import LONGEST_WORDS
from companion.application.preparing import PrepAsk
from companion.followups.advice import PastAdvice
from companion.followups.day import Day, day_of
from companion.followups.prep import Prep
from companion.people.own import require_own_id

router = APIRouter(prefix="/v1", route_class=DraftRoute)

_REFUSALS: Final[dict[int | str, dict[str, Any]]] = {
    404: {"model": ProblemDocument, "description": "Not stored, or not yours."},
    422: {"model": ProblemDocument, "description": "What was asked for cannot be read."},
    503: {"model": ProblemDocument, "description": "This installation lacks something."},
}


class AdviceFound(BaseModel):
    """What fits, best first; none where nothing does."""

    results: tuple[PastAdvice, ...]


@router.get("/people/{person_id}/today", tags=["people"], responses=_REFUSALS)
async def today(
    person_id: str,
    companion: TheCompanion,
    principal: ThePrincipal,
    minutes_a_week: Annotated[int | None, Query(ge=1, le=600)] = None,
) -> Day:
    """Return one line per pair and one next step, for the person themselves."""
    require_own_id(person_id, principal)
    return day_of(await companion.look_at_today(minutes_a_week=minutes_a_week, principal=principal))


@router.get("/people/{person_id}/advice", tags=["people"], responses=_REFUSALS)
async def advice(
    person_id: str,
    companion: TheCompanion,
    principal: ThePrincipal,
    about: Annotated[str, Query(min_length=1, max_length=LONGEST_WORDS)],
) -> AdviceFound:
    """Return past advice of one's own talks by what it is about, with who said it and when."""
    require_own_id(person_id, principal)
    return AdviceFound(results=await companion.find_advice(about, principal=principal))


@router.post(
    "/pairs/{pair_id}/prep",
    tags=["pairs"],
    response_model=Prep,
    **documented(ask=PREP_EXAMPLE, stream=PREP_STREAM_EXAMPLE),
)
async def prep(
    pair_id: str,
    ask: PrepAsk,
    request: Request,
    companion: TheCompanion,
    principal: ThePrincipal,
) -> Prep | Response:
    """Prepare the next talk of a pair from what is stored: the question, the plan, who owes what.

    `{}` takes everything from stored records. Nothing is stored.
    """
    draft = companion.prepare_pair
    return await answered(
        request, lambda watch: draft(pair_id, ask, principal=principal, watch=watch)
    )
