"""The six drafts. Values come inline or as ids of stored records; nothing is stored."""

from typing import Any, Final

from fastapi import APIRouter
from pydantic import BaseModel

from api.deps import TheCompanion, ThePrincipal
from api.errors import ProblemDocument
from api.examples import EXAMPLES
from api.strict import StrictRoute
from companion.agendas.agenda import Agenda
from companion.application.asks import (
    AgendaAsk,
    CohortAsk,
    MatchAsk,
    OutreachAsk,
    SummaryAsk,
    TopicsAsk,
)
from companion.matching.cohort import CohortResult
from companion.matching.match import MatchResult
from companion.outreach.message import OutreachMessage
from companion.summaries.summary import Summary
from companion.topics.topic import TopicList

router = APIRouter(prefix="/v1", tags=["drafts"], route_class=StrictRoute)

_REFUSALS: Final[dict[int | str, dict[str, Any]]] = {
    status: {"model": ProblemDocument, "description": description}
    for status, description in (
        (404, "An id is not stored."),
        (408, "The body did not arrive in time."),
        (413, "The body is too large."),
        (422, "The body cannot be used; `problems` names each field."),
        (503, "This installation lacks something; `detail` is the remedy."),
    )
}


class MatchResults(BaseModel):
    """One result per goal, in the order asked."""

    results: tuple[MatchResult, ...]


def _example(name: str) -> dict[str, Any]:
    content = {"application/json": {"example": EXAMPLES[name]}}
    return {"requestBody": {"content": content}}


@router.post("/matches", responses=_REFUSALS, openapi_extra=_example("matches"))
async def match(ask: MatchAsk, companion: TheCompanion, principal: ThePrincipal) -> MatchResults:
    """Rank mentors for each goal, with reasons that quote their profiles."""
    return MatchResults(results=await companion.match(ask, principal=principal))


@router.post("/cohorts", responses=_REFUSALS, openapi_extra=_example("cohorts"))
async def cohort(ask: CohortAsk, companion: TheCompanion, principal: ThePrincipal) -> CohortResult:
    """Pair a whole cohort within capacities and constraints."""
    return await companion.cohort(ask, principal=principal)


@router.post("/outreach", responses=_REFUSALS, openapi_extra=_example("outreach"))
async def outreach(
    ask: OutreachAsk, companion: TheCompanion, principal: ThePrincipal
) -> OutreachMessage:
    """Draft a first message from a mentee to a mentor."""
    return await companion.outreach(ask, principal=principal)


@router.post("/agendas", responses=_REFUSALS, openapi_extra=_example("agendas"))
async def agenda(ask: AgendaAsk, companion: TheCompanion, principal: ThePrincipal) -> Agenda:
    """Plan a session of 15 to 30 minutes; the minutes sum exactly."""
    return await companion.agenda(ask, principal=principal)


@router.post("/summaries", responses=_REFUSALS, openapi_extra=_example("summaries"))
async def summarize(ask: SummaryAsk, companion: TheCompanion, principal: ThePrincipal) -> Summary:
    """Sum up session notes; every quote slices them exactly, in code points."""
    return await companion.summarize(ask, principal=principal)


@router.post("/topics", responses=_REFUSALS, openapi_extra=_example("topics"))
async def topics(ask: TopicsAsk, companion: TheCompanion, principal: ThePrincipal) -> TopicList:
    """Suggest what to talk about, each topic with its sources."""
    return await companion.topics(ask, principal=principal)
