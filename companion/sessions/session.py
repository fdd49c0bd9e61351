"""One micro-mentoring conversation and the notes taken in it."""

from datetime import date
from typing import Annotated, Final, NewType, Self

from pydantic import Field, model_validator

from companion.goals.goal import GoalId
from companion.pairs.agreement import Side
from companion.people.person import Channel, PersonId
from companion.sessions.feedback import MOST_FEEDBACK, Feedback
from companion.values import DEFAULT_MINUTES, Minutes, NotesText, Text, UsableId, Value, WellFormed

SessionId = NewType("SessionId", str)

MOST_STRUCK: Final = 200


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
    struck: Annotated[tuple[Text, ...], Field(max_length=MOST_STRUCK)] = ()
    """Stretches of the notes that its owner left aside when asked: no plan takes them up."""
    recap_sent_on: date | None = None
    """The day on which its owner sent the other side a recap, as far as they said so."""
    private: bool = False
    """Whether it is its owner's alone, even where the other side of the pair reads along."""
    feedback: Annotated[tuple[Feedback, ...], Field(max_length=MOST_FEEDBACK)] = ()
    """What each side thought of it; for the other side only if it is shared."""

    @model_validator(mode="after")
    def _hears_each_side_once(self) -> Self:
        sides = [one.side for one in self.feedback]
        if len(set(sides)) != len(sides):
            raise ValueError("feedback of one side stands there twice; keep the later one")
        return self

    @property
    def notes_left(self) -> str:
        """The notes with blanks for what was struck, so that offsets stay."""
        text = self.notes
        for words in self.struck:
            text = text.replace(words, "".join("\n" if one == "\n" else " " for one in words))
        return text

    def feedback_of(self, side: Side) -> Feedback | None:
        """Return what one side thought of it, if it is known."""
        return next((one for one in self.feedback if one.side is side), None)


class Meeting(Value):
    """Two people who have met, and when last."""

    mentor_id: PersonId
    mentee_id: PersonId
    last_held_on: date
