"""One invented brief per task, and the tasks as far as a model's side of them goes."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from companion.agendas import reply as agendas
from companion.agendas.agenda import AgendaBrief, Carryover, OpenAction, PastNotes
from companion.goals.goal import Goal, GoalId
from companion.knowledge.bank import (
    BankQuestion,
    Change,
    QuestionFamily,
    QuestionFit,
    Situation,
    SituationFit,
)
from companion.outreach import reply as outreach
from companion.outreach import rules as outreach_rules
from companion.outreach.message import OutreachBrief
from companion.people.career import Position
from companion.people.person import Person, PersonId
from companion.summaries import reply as summaries
from companion.summaries.summary import Participant, SummaryBrief
from companion.text.spans import quote_at
from companion.topics import reply as topics
from companion.topics.topic import TopicsBrief
from companion.values import Value
from companion.writing.task import Task

MENTEE: Final = Person(
    id=PersonId("e-tomas"),
    name="Tomás Ferreira",
    headline="Site electrician in Porto, foreman since May",
    skills=("cable pulling", "measurements"),
    career=(
        Position(
            title="Foreman",
            organization="a family firm",
            start="2026-05",
            summary="Four people, two of them older than me.",
        ),
        Position(title="Electrician", start="2017", end="2026-05"),
    ),
)
MENTOR: Final = Person(
    id=PersonId("m-ines"),
    name="Inês Carvalho",
    headline="Construction manager, hospitals and schools",
    bio="I came up from the tools. My first crew did not speak to me for a month.",
    can_help_with=("leading people you used to work beside", "keeping a site diary"),
    career=(
        Position(
            title="Site manager",
            organization="a builder of hospitals",
            start="2015",
            summary="Took over a crew of eleven in the middle of a job.",
        ),
    ),
)
GOAL: Final = Goal(
    id=GoalId("g-crew"),
    mentee_id=MENTEE.id,
    statement="Lead my first crew without doing the work myself",
    challenge="When something goes wrong I take the tool out of their hands.",
    success_measure="A week in which I did not pull a single cable",
)
NOTES: Final = """Inês, 12 Nov, phone
- "who holds the drawing holds the job" - give the drawing away
- I let Rui run Monday's pour of cables alone, tell her how it went by Wednesday
- Inês sends me her site diary template tomorrow
- maybe ask the boss for a day without me on site?
- what do I do when Rui does it wrong on purpose
"""
_SITUATION: Final = Situation(
    id="trade-to-supervisor",
    title="From the tools to leading a crew",
    applies_when=("new foreman",),
    changes=(Change(text="The work is done by others, and the day is judged by theirs."),),
    questions=(
        BankQuestion(
            text="What did you stop doing first when you led {focus}?",
            family=QuestionFamily.STRATEGY,
            topic="Letting go of the tools",
        ),
    ),
    prepare=("Note one job that you took back this week.",),
)
_QUESTION: Final = QuestionFit(
    question=_SITUATION.questions[0],
    ref=_SITUATION.ref,
    prepare=_SITUATION.prepare,
    similarity=0.6,
)
_PAST: Final = PastNotes(ref="12-november.txt", text=NOTES, held_on=date(2026, 11, 12))
_PROMISE: Final = NOTES.index("I let Rui")

OUTREACH: Final = OutreachBrief(mentee=MENTEE, mentor=MENTOR, goal=GOAL)
AGENDA: Final = AgendaBrief(
    goal=GOAL,
    minutes=20,
    mentee=MENTEE,
    mentor=MENTOR,
    bank=(_QUESTION,),
    notes=(_PAST,),
    carryover=Carryover(
        open_actions=(
            OpenAction(
                what="Let Rui run the cables alone",
                owner_name="Tomás",
                ref=_PAST.ref,
                quote=quote_at(NOTES, _PROMISE, NOTES.index("\n", _PROMISE)),
            ),
        )
    ),
)
SUMMARY: Final = SummaryBrief(
    notes=NOTES,
    held_on=date(2026, 11, 12),
    participants=(
        Participant(id=MENTEE.id, name=MENTEE.name, role="mentee"),
        Participant(id=MENTOR.id, name=MENTOR.name, role="mentor"),
    ),
    me=MENTEE.id,
)
TOPICS: Final = TopicsBrief(
    career=MENTEE.career,
    headline=MENTEE.headline,
    skills=MENTEE.skills,
    goal=GOAL,
    notes=(_PAST,),
    situations=(SituationFit(situation=_SITUATION, similarity=0.6, phrase="new foreman"),),
    questions=(_QUESTION,),
)


def _never(_brief: object) -> Any:  # noqa: ANN401 - fits every task
    raise AssertionError("nothing is composed here")


def _task(
    name: str,
    reply_type: type[Value],
    inputs: Callable[..., Any],
    accept: Callable[..., Any],
    checks: tuple[Any, ...],
) -> Task[Any, Any, Any]:
    return Task(
        name=name,
        reply_type=reply_type,
        inputs=inputs,
        accept=accept,
        compose=_never,
        checks=checks,
    )


CASES: Final[dict[str, tuple[Task[Any, Any, Any], Value]]] = {
    "outreach": (
        _task(
            "outreach",
            outreach.OutreachReply,
            outreach.inputs,
            outreach.accept,
            outreach_rules.CHECKS,
        ),
        OUTREACH,
    ),
    "agenda": (
        _task("agenda", agendas.AgendaReply, agendas.inputs, agendas.accept, agendas.CHECKS),
        AGENDA,
    ),
    "summary": (
        _task(
            "summary",
            summaries.SummaryReply,
            summaries.inputs,
            summaries.accept,
            summaries.CHECKS,
        ),
        SUMMARY,
    ),
    "topics": (
        _task("topics", topics.TopicsReply, topics.inputs, topics.accept, topics.CHECKS),
        TOPICS,
    ),
}
