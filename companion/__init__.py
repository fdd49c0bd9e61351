"""A companion for micro-mentoring: short, goal-oriented sessions between a mentee and a mentor.

    import asyncio, companion

    async def main() -> None:
        async with companion.open() as c:
            summary = await c.summarize(companion.SummaryAsk(notes="- I'll call Ana by Friday"))

    asyncio.run(main())

Names are imported when first used, so that `import companion` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from companion.access.principal import Principal
    from companion.agendas.agenda import Agenda, PastNotes
    from companion.application.asks import (
        AgendaAsk,
        CohortAsk,
        MatchAsk,
        OutreachAsk,
        ReceivedAsk,
        SummaryAsk,
        TopicsAsk,
    )
    from companion.application.companion import Companion
    from companion.bootstrap import open_companion as open  # noqa: A004 - reads as companion.open
    from companion.errors import CompanionError
    from companion.followups.item import Item
    from companion.goals.goal import Goal
    from companion.matching.cohort import CohortConstraints, CohortResult
    from companion.matching.match import MatchResult
    from companion.opening import Opening
    from companion.outreach.message import OutreachMessage
    from companion.people.person import Person
    from companion.requests.request import Request
    from companion.sessions.session import MentoringSession
    from companion.summaries.summary import Participant, Summary
    from companion.topics.topic import TopicList

_HOMES: Final = {
    "Agenda": "companion.agendas.agenda",
    "AgendaAsk": "companion.application.asks",
    "CohortAsk": "companion.application.asks",
    "CohortConstraints": "companion.matching.cohort",
    "CohortResult": "companion.matching.cohort",
    "Companion": "companion.application.companion",
    "CompanionError": "companion.errors",
    "Goal": "companion.goals.goal",
    "Item": "companion.followups.item",
    "MatchAsk": "companion.application.asks",
    "MatchResult": "companion.matching.match",
    "MentoringSession": "companion.sessions.session",
    "Opening": "companion.opening",
    "OutreachAsk": "companion.application.asks",
    "OutreachMessage": "companion.outreach.message",
    "Participant": "companion.summaries.summary",
    "PastNotes": "companion.agendas.agenda",
    "Person": "companion.people.person",
    "Principal": "companion.access.principal",
    "ReceivedAsk": "companion.application.asks",
    "Request": "companion.requests.request",
    "Summary": "companion.summaries.summary",
    "SummaryAsk": "companion.application.asks",
    "TopicList": "companion.topics.topic",
    "TopicsAsk": "companion.application.asks",
    "open": "companion.bootstrap",
}

__all__ = [
    "Agenda",
    "AgendaAsk",
    "CohortAsk",
    "CohortConstraints",
    "CohortResult",
    "Companion",
    "CompanionError",
    "Goal",
    "Item",
    "MatchAsk",
    "MatchResult",
    "MentoringSession",
    "Opening",
    "OutreachAsk",
    "OutreachMessage",
    "Participant",
    "PastNotes",
    "Person",
    "Principal",
    "ReceivedAsk",
    "Request",
    "Summary",
    "SummaryAsk",
    "TopicList",
    "TopicsAsk",
    "open",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any public name
    if name not in _HOMES:
        raise AttributeError(f"module 'companion' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), "open_companion" if name == "open" else name)


def __dir__() -> list[str]:
    return __all__
