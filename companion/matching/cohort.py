"""Pairing a whole cohort at once: what is asked and what comes back."""

from typing import Annotated

from pydantic import Field

from companion.goals.goal import Goal, GoalId
from companion.matching.match import NoteEvidence, Reason
from companion.people.person import Person, PersonId
from companion.values import Value

PersonPair = tuple[PersonId, PersonId]
"""(mentee, mentor)."""

Share = Annotated[float, Field(ge=0, le=1)]


class CohortConstraints(Value):
    """What a programme fixes before pairing. `balance` 0 is best fit, 1 is everyone matched.

    `spread` above 0 evens the load: each further mentee of a mentor counts so much less in score.
    """

    pinned: tuple[PersonPair, ...] = ()
    forbidden: tuple[PersonPair, ...] = ()
    minimum_score: Share = 0.0
    balance: Share = 1.0
    spread: Share = 0.0


class CohortRequest(Value):
    """Everyone to be paired. A mentor without a stated capacity takes one mentee."""

    mentors: tuple[Person, ...]
    mentees: tuple[Person, ...]
    goals: tuple[Goal, ...]
    constraints: CohortConstraints = CohortConstraints()
    note_evidence: tuple[NoteEvidence, ...] = ()


class RunnerUp(Value):
    """The eligible mentor who fits the mentee next best, whether free or not."""

    mentor_id: PersonId
    score: Share
    has_room: bool
    """Whether a place is left with them after pairing."""


class CohortPair(Value):
    """A proposed pair; a person decides."""

    mentee_id: PersonId
    mentor_id: PersonId
    goal_id: GoalId
    score: Share
    reasons: tuple[Reason, ...]
    shared_time: str | None = None
    """When both are free in a week, in the clock of each; None when one of them names no times."""
    runner_up: RunnerUp | None = None


class Blocking(Value):
    """The one constraint that kept somebody unmatched."""

    code: str
    text: str
    mentor_id: PersonId | None = None


class Unmatched(Value):
    """A mentee without a pair."""

    mentee_id: PersonId
    blocking: Blocking


class CohortResult(Value):
    """The assignment, with the settings that produced it."""

    pairs: tuple[CohortPair, ...]
    unmatched: tuple[Unmatched, ...]
    settings: CohortConstraints
