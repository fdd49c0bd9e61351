"""The result of looking for a mentor: who, how well, why, and who fell out and why."""

from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from companion.goals.goal import Goal, GoalId
from companion.people.person import Person, PersonId
from companion.values import Notice, Text, Value


class Reason(Value):
    """Why this mentor: a sentence, and the profile field and exact words it rests on."""

    text: str
    field: str
    """A path into the mentor's profile, such as `career[0].summary`."""
    quote: str


class ScorePart(Value):
    """One kind of evidence and how strong it is, 0 to 1."""

    code: str
    value: Annotated[float, Field(ge=0, le=1)]
    text: str


class Match(Value):
    """One mentor for one goal."""

    mentor_id: PersonId
    rank: Annotated[int, Field(ge=1)]
    score: Annotated[float, Field(ge=0, le=1)]
    reasons: tuple[Reason, ...]
    cautions: tuple[Notice, ...] = ()
    parts: tuple[ScorePart, ...] = ()
    """What the score is made of, when the request asks for it."""


class Excluded(Value):
    """A mentor who is not eligible for a goal, and the rule that says so."""

    mentor_id: PersonId
    why: Notice


class MatchResult(Value):
    """All that was found for one goal."""

    goal_id: GoalId
    matches: tuple[Match, ...]
    excluded: tuple[Excluded, ...]
    engine: str
    """How passages were compared, such as `exact` or `chroma`, with the embedder's name."""
    warnings: tuple[Notice, ...] = ()
    """What holds for the result as a whole, such as that no mentor fits well."""


class NoteEvidence(Value):
    """What past sessions show about a mentor. It may rank; it is never quoted to others."""

    mentor_id: PersonId
    text: Text


class MentorHistory(Value):
    """How a mentor has been reached so far. Whoever is not listed is a newcomer."""

    mentor_id: PersonId
    asked: Annotated[int, Field(ge=0)] = 0
    """Requests that were sent and are old enough to have been answered."""
    answered: Annotated[int, Field(ge=0)] = 0
    mentees_now: Annotated[int, Field(ge=0)] = 0
    """Mentees met in the last weeks."""
    last_active_on: date | None = None

    @model_validator(mode="after")
    def _answers_were_asked_for(self) -> "MentorHistory":
        if self.answered > self.asked:
            raise ValueError(f"answered is {self.answered}, more than the {self.asked} asked")
        return self


class MatchRequest(Value):
    """Goals to find mentors for, and the mentors to choose from.

    A goal's mentee, when among `mentees`, adds language, availability and what they lack.
    `top_k` None returns every eligible mentor. Availability counts from `on`.
    """

    mentors: tuple[Person, ...]
    goals: tuple[Goal, ...]
    mentees: tuple[Person, ...] = ()
    top_k: Annotated[int, Field(ge=1, le=10_000)] | None = 5
    on: date | None = None
    note_evidence: tuple[NoteEvidence, ...] = ()
    explain: bool = False
    """Whether each match tells its score part by part."""
    diverse: bool = False
    """Whether different paths, industries and years of work are wanted side by side."""
    asked: tuple[PersonId, ...] = ()
    """Mentors whom the mentee has asked or met already; the others come first."""
    histories: tuple[MentorHistory, ...] = ()
    """How mentors have been reached; nothing holds anybody back when empty."""
