"""The six drafts. Values come inline or as ids of stored records; nothing is stored."""

from typing import Any, Final

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from api.accept import EVENT_STREAM
from api.deps import TheCompanion, ThePrincipal
from api.errors import ProblemDocument
from api.examples import EXAMPLES, STREAM_EXAMPLES
from api.streaming import answered
from api.strict import DraftRoute
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
from companion.outreach.answering import Triage
from companion.outreach.message import OutreachMessage
from companion.summaries.summary import Summary
from companion.topics.topic import TopicList
from companion.writing.events import Watch

router = APIRouter(prefix="/v1", tags=["drafts"], route_class=DraftRoute)

_REFUSALS: Final[dict[int | str, dict[str, Any]]] = {
    status: {"model": ProblemDocument, "description": description}
    for status, description in (
        (404, "An id is not stored."),
        (408, "The body did not arrive in time."),
        (409, "The request of this `Idempotency-Key` is still running; see `Retry-After`."),
        (413, "The body is too large."),
        (422, "The body cannot be used; `problems` names each field."),
        (429, "Too many drafts wait for the language model; `Retry-After` says how long to wait."),
        (503, "This installation lacks something; `detail` is the remedy."),
    )
}
_STREAM: Final = (
    "The draft; or, with `Accept: text/event-stream`, what happens on the way to it. "
    "`gathering`; `drafting` with the `characters` that have arrived, or with one whole `item` of "
    "a `list` that has passed its checks, by `number`; `retracted` when an item is no part of the "
    "draft after all; `checking`; at last `done` with the whole reply. `incomplete` comes in place "
    "of `done`, with a whole reply too, where the model broke off and it was drafted offline: the "
    "items shown stay as they are and are no part of it. `error` carries a problem document. A "
    "comment line comes every 15 s."
)


class MatchResults(BaseModel):
    """One result per goal, in the order asked."""

    results: tuple[MatchResult, ...]


def _documented(name: str) -> dict[str, Any]:
    return documented(ask=EXAMPLES[name], stream=STREAM_EXAMPLES[name])


def documented(*, ask: dict[str, Any], stream: str) -> dict[str, Any]:
    """Return what OpenAPI says of a draft besides its types: examples, the stream, refusals."""
    asked = {"application/json": {"example": ask}}
    streamed = {"schema": {"type": "string"}, "example": stream}
    answer = {"description": _STREAM, "content": {EVENT_STREAM: streamed}}
    return {
        "responses": {200: answer, **_REFUSALS},
        "openapi_extra": {"requestBody": {"content": asked}},
    }


@router.post("/matches", response_model=MatchResults, **_documented("matches"))
async def match(
    ask: MatchAsk, request: Request, companion: TheCompanion, principal: ThePrincipal
) -> MatchResults | Response:
    """Rank mentors for each goal, with reasons that quote their profiles."""

    async def draft(watch: Watch) -> MatchResults:
        return MatchResults(results=await companion.match(ask, principal=principal, watch=watch))

    return await answered(request, draft)


@router.post("/cohorts", response_model=CohortResult, **_documented("cohorts"))
async def cohort(
    ask: CohortAsk, request: Request, companion: TheCompanion, principal: ThePrincipal
) -> CohortResult | Response:
    """Pair a whole cohort within capacities and constraints."""
    draft = companion.cohort
    return await answered(request, lambda watch: draft(ask, principal=principal, watch=watch))


@router.post("/outreach", response_model=OutreachMessage | Triage, **_documented("outreach"))
async def outreach(
    ask: OutreachAsk, request: Request, companion: TheCompanion, principal: ThePrincipal
) -> OutreachMessage | Triage | Response:
    """Draft a first message from a mentee to a mentor, a reminder, or a mentor's three replies."""
    received = ask.received
    if received is not None:
        sort_out = companion.triage
        return await answered(
            request, lambda watch: sort_out(received, principal=principal, watch=watch)
        )
    draft = companion.outreach
    return await answered(request, lambda watch: draft(ask, principal=principal, watch=watch))


@router.post("/agendas", response_model=Agenda, **_documented("agendas"))
async def agenda(
    ask: AgendaAsk, request: Request, companion: TheCompanion, principal: ThePrincipal
) -> Agenda | Response:
    """Plan a session of 15 to 30 minutes; the minutes sum exactly."""
    draft = companion.agenda
    return await answered(request, lambda watch: draft(ask, principal=principal, watch=watch))


@router.post("/summaries", response_model=Summary, **_documented("summaries"))
async def summarize(
    ask: SummaryAsk, request: Request, companion: TheCompanion, principal: ThePrincipal
) -> Summary | Response:
    """Sum up session notes; every quote slices them exactly, in code points."""
    draft = companion.summarize
    return await answered(request, lambda watch: draft(ask, principal=principal, watch=watch))


@router.post("/topics", response_model=TopicList, **_documented("topics"))
async def topics(
    ask: TopicsAsk, request: Request, companion: TheCompanion, principal: ThePrincipal
) -> TopicList | Response:
    """Suggest what to talk about, each topic with its sources."""
    draft = companion.topics
    return await answered(request, lambda watch: draft(ask, principal=principal, watch=watch))
