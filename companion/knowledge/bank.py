"""The question bank: situations people are in, what usually changes in them, and what to ask."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from companion.values import Line, Value


class QuestionFamily(StrEnum):
    """The three forms of a good question in the founding text."""

    STRATEGY = "strategy"
    """What worked for you?"""
    APPROACH = "approach"
    """How would you approach this?"""
    RESOURCE = "resource"
    """Which resource would help?"""


class Citation(Value):
    """Where a fact is published."""

    title: Line
    by: Line
    year: int
    url: Line


class Change(Value):
    """Something that usually changes in a move; `source` where it states a fact."""

    text: Line
    source: Citation | None = None


class BankQuestion(Value):
    """One question that fits 15 minutes. `{focus}` stands for a person's own specific."""

    text: Line
    family: QuestionFamily
    topic: Line


class Situation(Value):
    """A move or moment in a working life."""

    id: Line
    title: Line
    applies_when: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Phrases that a goal, a challenge or a line of a career would contain or mean."""
    changes: tuple[Change, ...]
    questions: Annotated[tuple[BankQuestion, ...], Field(min_length=1)]
    prepare: tuple[Line, ...] = ()

    @property
    def ref(self) -> str:
        """How a draft cites it."""
        return f"questions/{self.id}"


class SituationFit(Value):
    """A situation, and how well it fits what was asked (cosine, −1 to 1)."""

    situation: Situation
    similarity: float
    phrase: str
    """The `applies_when` phrase that fits best."""


class QuestionFit(Value):
    """A question of the bank, and how well it fits what was asked (cosine, −1 to 1)."""

    question: BankQuestion
    ref: str
    prepare: tuple[str, ...]
    similarity: float


class OwnFit(Value):
    """Questions of the bank that fit one text of somebody's own, best first."""

    words: str
    questions: tuple[QuestionFit, ...]
