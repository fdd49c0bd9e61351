"""What became of asking somebody: drafted, sent, answered or met with silence."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Final, NewType

from pydantic import Field, model_validator

from companion.goals.goal import GoalId
from companion.outreach.message import MessageChannel
from companion.people.person import PersonId
from companion.text.words import count_words
from companion.values import DEFAULT_MINUTES, Line, Minutes, Text, UsableId, Value, WellFormed

RequestId = NewType("RequestId", str)

FOLLOW_UP_WORDS: Final = 60
"""Most words of a follow-up: it only reminds of what was asked."""


class Answer(StrEnum):
    """What a mentor said to a request."""

    YES = "yes"
    NO = "no"
    MORE = "more"
    """They would like to know more before they say."""


class Standing(StrEnum):
    """Where a request stands on a day; silence is told by the days that have passed."""

    DRAFTED = "drafted"
    SENT = "sent"
    SILENT = "silent"
    YES = "yes"
    NO = "no"
    MORE = "more"


class Letter(Value):
    """One message to a mentor: as it was drafted, and the day on which a person sent it."""

    body: Line | None = None
    """None where it was written elsewhere and only its sending was recorded."""
    subject: Line | None = None
    drafted_on: date
    sent_on: date | None = None

    @model_validator(mode="after")
    def _is_drafted_before_it_is_sent(self) -> "Letter":
        if self.sent_on is not None and self.sent_on < self.drafted_on:
            raise ValueError(
                f"sent_on {self.sent_on.isoformat()!r} is before drafted_on "
                f"{self.drafted_on.isoformat()!r}"
            )
        return self


class Request(Value):
    """A mentee asks a mentor for a short talk: one message, at most one follow-up, one answer."""

    id: Annotated[RequestId, Field(min_length=1, max_length=200), WellFormed, UsableId]
    mentee_id: Annotated[PersonId, WellFormed]
    mentor_id: Annotated[PersonId, WellFormed]
    goal_id: Annotated[GoalId, WellFormed] | None = None
    channel: MessageChannel = MessageChannel.EMAIL
    minutes: Minutes = DEFAULT_MINUTES
    message: Letter
    follow_up: Letter | None = None
    answer: Answer | None = None
    answered_on: date | None = None
    answer_text: Text | None = None
    """What the mentor wrote, if it was kept."""

    @model_validator(mode="after")
    def _answers_what_was_sent(self) -> "Request":
        if (self.answer is None) != (self.answered_on is None):
            raise ValueError("an answer has a day, answered_on, and a day has an answer; give both")
        if self.answer_text is not None and self.answer is None:
            raise ValueError("answer_text needs an answer: yes, no or more")
        if self.message.sent_on is None:
            if self.answer is not None or self.follow_up is not None:
                raise ValueError("message.sent_on is missing, and nothing follows what is not sent")
            return self
        if self.answered_on is not None and self.answered_on < self.message.sent_on:
            raise ValueError(
                f"answered_on {self.answered_on.isoformat()!r} is before message.sent_on "
                f"{self.message.sent_on.isoformat()!r}"
            )
        return self

    @model_validator(mode="after")
    def _follows_up_shortly(self) -> "Request":
        if self.follow_up is None or self.message.sent_on is None:
            return self
        if self.follow_up.drafted_on < self.message.sent_on:
            raise ValueError("follow_up was drafted before the message was sent; mend the days")
        words = count_words(self.follow_up.body or "")
        if words > FOLLOW_UP_WORDS:
            raise ValueError(
                f"follow_up has {words} words; a follow-up has {FOLLOW_UP_WORDS} at most"
            )
        return self

    @property
    def last_sent_on(self) -> date | None:
        """The day of the last message that was sent."""
        if self.follow_up is not None and self.follow_up.sent_on is not None:
            return self.follow_up.sent_on
        return self.message.sent_on


class Asking(Value):
    """That a mentor was asked, and whether they answered: all that reachability needs."""

    mentor_id: PersonId
    mentee_id: PersonId
    last_sent_on: date
    answered_on: date | None
