"""What to talk about next, and what in the person's own story says so."""

from typing import Annotated, Final

from pydantic import Field

from companion.agendas.agenda import PastNotes
from companion.goals.goal import Goal
from companion.people.career import Position
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


class TopicList(TopicsDraft, Drafted):
    """Published topics."""


class KnowledgePassage(Value):
    """A passage of guidance, a dated trend, or a situation of the question bank, found for a brief.

    `similarity` is the evidence (cosine, −1 to 1) that it fits; rules decide what is enough.
    """

    ref: str
    title: str
    text: str
    question: str | None = None
    trend: bool = False
    similarity: float = 0.0


class TopicsBrief(Value):
    """Everything topics may rest on. `career` needs no order; `notes` oldest first."""

    career: tuple[Position, ...]
    headline: Text | None = None
    skills: tuple[str, ...] = ()
    goal: Goal | None = None
    notes: tuple[PastNotes, ...] = ()
    passages: tuple[KnowledgePassage, ...] = ()
    top_k: Annotated[int, Field(ge=1, le=20)] = DEFAULT_TOPICS
