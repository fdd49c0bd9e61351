"""Pairing a whole cohort at once: what is asked and what comes back."""

from typing import Annotated, Final

from pydantic import Field

from companion.goals.goal import Goal, GoalId
from companion.matching.match import NoteEvidence, Reason
from companion.people.person import Person, PersonId
from companion.values import Notice, Value

PersonPair = tuple[PersonId, PersonId]
"""(mentee, mentor)."""

Share = Annotated[float, Field(ge=0, le=1)]


LEAST_SCORE: Final = 0.22
"""Below it nothing that a mentor offers or says speaks to the goal: nobody is paired on nothing.

A cohort's score counts one thing offered by name as well as the fit of the whole goal.
"""


class CohortConstraints(Value):
    """What a programme fixes before pairing. `balance` 0 is best fit, 1 is everyone matched.

    `minimum_score` 0 pairs people whatever their score; then `balance` 1 leaves out very few.
    `spread` above 0 evens the load: each further mentee of a mentor counts so much less in score.
    `preferred` pairs, those of a reviewed plan, count 0.15 more: they stay unless much is gained.
    """

    pinned: tuple[PersonPair, ...] = ()
    preferred: tuple[PersonPair, ...] = ()
    forbidden: tuple[PersonPair, ...] = ()
    minimum_score: Share = LEAST_SCORE
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
    """The mentor who comes next for the mentee, free or not.

    Who offers the very thing that the pair is made for, or something as plain; who has a place
    first. Of a pair that rests on no offer, who comes next from `LEAST_SCORE`.
    """

    mentor_id: PersonId
    score: Share
    has_room: bool
    """Whether a place is left with them after pairing."""
    hindrance: str | None = None
    """What speaks against the two; None where nothing but a missing place does."""


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
    same_offer: tuple[RunnerUp, ...] = ()
    """Up to two more who offer the very thing that the pair is made for."""
    cautions: tuple[Notice, ...] = ()


class Blocking(Value):
    """Whose offers come nearest to what somebody unmatched wants, and what stands between them.

    The code is of the highest score; `mentor_id` is who has it, whether a rule speaks against the
    pair or not, or who is nearest where nobody reaches the bar.
    """

    code: str
    text: str
    mentor_id: PersonId | None = None


class Unmatched(Value):
    """A mentee without a pair."""

    mentee_id: PersonId
    blocking: Blocking


class Room(Value):
    """A mentor of whom a place is left, and why nobody has it."""

    mentor_id: PersonId
    text: str
    """Whose wishes come near and what stands between, or that none was recognised as near."""


class CohortResult(Value):
    """The assignment, with the settings that produced it."""

    pairs: tuple[CohortPair, ...]
    unmatched: tuple[Unmatched, ...]
    rooms: tuple[Room, ...] = ()
    settings: CohortConstraints
