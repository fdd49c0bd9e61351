"""What a mentee wants to be different: the contract's `goal`."""

from datetime import date
from typing import Annotated, NewType

from pydantic import Field

from companion.people.person import PersonId
from companion.values import Line, Text, Value

GoalId = NewType("GoalId", str)


class Goal(Value):
    """A goal in the mentee's own words; only `id` and `statement` are required."""

    id: Annotated[GoalId, Field(min_length=1, max_length=200)]
    statement: Line
    mentee_id: PersonId | None = None
    challenge: Text | None = None
    success_measure: Text | None = None
    target_on: date | None = None
    skills: tuple[Line, ...] = ()
    kind: Text | None = None
