"""What to talk about next, and what in the person's own story says so."""

from typing import Annotated, Final

from pydantic import Field

from companion.agendas.agenda import PastNotes, Reader
from companion.goals.goal import Goal
from companion.knowledge.bank import OwnFit, QuestionFit, SituationFit
from companion.knowledge.trends import TrendFit
from companion.people.career import Position
from companion.people.person import Person
from companion.values import Text, Value
from companion.writing.draft import Drafted, Source

DEFAULT_TOPICS: Final = 5


class Topic(Value):
    """One thing to discuss, with a question that fits 15 minutes."""

    title: str
    why: str
    question: str
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]


class TopicsDraft(Value):
    """Best first; empty when nothing relevant is known."""

    topics: tuple[Topic, ...]


class TopicList(Drafted, TopicsDraft):
    """Published topics."""


class TopicsBrief(Value):
    """Everything topics may rest on. `career` needs no order; `notes` oldest first.

    `situations` and `questions` are what the question bank holds on it, best first; `fits` says
    which questions fit which sentence of the goal (`story.texts_to_fit`).
    """

    career: tuple[Position, ...]
    headline: Text | None = None
    skills: tuple[str, ...] = ()
    goal: Goal | None = None
    notes: tuple[PastNotes, ...] = ()
    situations: tuple[SituationFit, ...] = ()
    questions: tuple[QuestionFit, ...] = ()
    fits: tuple[OwnFit, ...] = ()
    trends: tuple[TrendFit, ...] = ()
    """Dated notes that touch both work and goal, best first; mostly none."""
    reader: Reader | None = None
    """Who asks: the mentee, unless it is said, or the goal is told of somebody else."""
    mentee: Person | None = None
    mentor: Person | None = None
    top_k: Annotated[int, Field(ge=1, le=20)] = DEFAULT_TOPICS
