"""What somebody thought of a talk, in three answers and a line: a fact of the session."""

from datetime import date
from enum import StrEnum
from typing import Final, Self

from pydantic import model_validator

from companion.pairs.agreement import Given, Side
from companion.values import Line, Value


class Answered(StrEnum):
    """Whether the one question was answered."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class TimeGiven(StrEnum):
    """Whether there was time enough."""

    RIGHT = "right"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"


class Onward(StrEnum):
    """What somebody wants of the next talk."""

    GO_ON = "go_on"
    DEEPER = "deeper"
    SOMETHING_ELSE = "something_else"
    ENOUGH = "enough"


class Feedback(Value):
    """One side's word on a talk. Each part may be left out, but not all of them."""

    side: Side
    on: date
    given: Given = Given.OWN
    """Whether the side wrote it, or the other one wrote down what they said."""
    answered: Answered | None = None
    time: TimeGiven | None = None
    onward: Onward | None = None
    learnt: Line | None = None
    """What they learnt themselves, such as a mentor from a mentee."""
    is_shared: bool = False
    """Whether the other side may see it."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if all(part is None for part in (self.answered, self.time, self.onward, self.learnt)):
            raise ValueError("feedback without an answer says nothing; leave it out")
        return self


MOST_FEEDBACK: Final = len(Side)
"""One from each side."""
