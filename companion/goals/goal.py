"""What a mentee wants to be different: the contract's `goal`."""

from datetime import date
from typing import Annotated, Final, NewType, Self

from pydantic import AfterValidator, Field, model_validator

from companion.people.person import PersonId
from companion.values import SUREST, Line, Text, UsableId, Value, WellFormed

GoalId = NewType("GoalId", str)

MOST_SURENESS: Final = 100
MOST_EVENTS: Final = 100

FEWEST_LETTERS: Final = 2
"""A goal of one letter is a slip of the finger; "C#" and "C++" are languages to learn."""

NO_GOAL: Final = (
    "is no goal yet; say in a few words what should be different, such as 'hold my first salary "
    "talk in May'"
)


ONE_LETTER: Final = (
    "is no goal yet: one letter may be a slip; say in a few words what should be different, such "
    "as 'learn the language R'"
)


def no_goal(statement: str) -> str:
    """Return why a statement is no goal, and how to name one."""
    one_letter = sum(map(str.isalpha, statement)) == 1
    return ONE_LETTER if one_letter else NO_GOAL


def says_something(statement: str) -> bool:
    """Whether a statement has letters enough to mean anything."""
    said = sum(character.isalpha() or character in "#+" for character in statement)
    return said >= FEWEST_LETTERS and any(map(str.isalpha, statement))


def _statement(text: str) -> str:
    if not says_something(text):
        raise ValueError(no_goal(text))
    return text


class Sureness(Value):
    """How sure a mentee said they were of getting there, 1 to `SUREST`."""

    on: date
    level: Annotated[int, Field(ge=1, le=SUREST, strict=True)]


class LifeEvent(Value):
    """Something that happened to the mentee and may change the plan, in their words."""

    on: date
    """When it was told."""
    text: Line


class Goal(Value):
    """A goal in the mentee's own words; only `id` and `statement` are required."""

    id: Annotated[GoalId, Field(min_length=1, max_length=200), WellFormed, UsableId]
    statement: Annotated[Line, AfterValidator(_statement)]
    mentee_id: Annotated[PersonId, WellFormed] | None = None
    challenge: Text | None = None
    success_measure: Text | None = None
    target_on: date | None = None
    skills: tuple[Line, ...] = ()
    kind: Text | None = None
    pair_id: Annotated[str, Field(min_length=1, max_length=200), WellFormed, UsableId] | None = None
    """The pair whose other side may read it; without one it is its owner's alone."""
    first_said: Text | None = None
    """The wish as it was first put, where the statement is a plainer wording of it."""
    said_on: date | None = None
    """When it was said, where it took the place of another goal; else it was when it was stored."""
    baseline: Text | None = None
    """Where its owner stands at the beginning."""
    review_on: date | None = None
    """When its owner wants to look back on it."""
    sureness: Annotated[tuple[Sureness, ...], Field(max_length=MOST_SURENESS)] = ()
    """Oldest first: at the beginning, then at each review."""
    events: Annotated[tuple[LifeEvent, ...], Field(max_length=MOST_EVENTS)] = ()
    """Oldest first."""

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        for name in ("sureness", "events"):
            days = [one.on for one in getattr(self, name)]
            if days != sorted(days):
                raise ValueError(f"{name} go back in time; list them oldest first")
        return self
