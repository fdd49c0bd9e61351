"""One micro-mentoring conversation and the notes taken in it."""

from datetime import date
from typing import Annotated, NewType

from pydantic import Field

from companion.goals.goal import GoalId
from companion.people.person import Channel, PersonId
from companion.values import DEFAULT_MINUTES, Minutes, NotesText, Text, UsableId, Value, WellFormed

SessionId = NewType("SessionId", str)


class MentoringSession(Value):
    """A session held or planned. Its notes belong to the pair alone."""

    id: Annotated[SessionId, Field(min_length=1, max_length=200), WellFormed, UsableId]
    mentor_id: Annotated[PersonId, WellFormed]
    mentee_id: Annotated[PersonId, WellFormed]
    held_on: date
    goal_id: Annotated[GoalId, WellFormed] | None = None
    minutes: Minutes = DEFAULT_MINUTES
    channel: Channel | None = None
    notes: NotesText = ""
    question: Text | None = None
    """The one question that was planned for it, so that it does not come back at once."""


class Meeting(Value):
    """Two people who have met, and when last."""

    mentor_id: PersonId
    mentee_id: PersonId
    last_held_on: date
