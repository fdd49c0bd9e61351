"""What the organiser is told of a mentor with room: whose wishes are near, and what is between."""

from collections.abc import Mapping, Sequence
from typing import Final

from companion.matching.assignment import capacity_of
from companion.matching.blocking import Outcome
from companion.matching.cohort import Room
from companion.matching.eligibility import Bar, hindrance
from companion.matching.pairing import Prospects, score_of
from companion.people.person import PersonId

_NEAR: Final = 0.35
"""Score from which a wish comes near to somebody, as for a mentee without a pair."""

_TOLD: Final = 2
_NONE_NEAR: Final = "no wish was recognised as near to what is offered"
_UNNAMED: Final = frozenset({Bar.ONESELF, Bar.FORBIDDEN})


def rooms_of(
    prospects: Sequence[Prospects],
    outcome: Outcome,
    *,
    mentor_of: Mapping[PersonId, PersonId],
    names: Mapping[PersonId, str],
) -> tuple[Room, ...]:
    """Return each mentor of whom a place is left, with the wishes near to what they offer.

    Args:
        prospects: how every mentor looks for each mentee with a goal.
        outcome: who is with whom.
        mentor_of: each paired mentee's mentor.
        names: of the mentors.
    """
    return tuple(
        Room(
            mentor_id=mentor.id,
            text=_reason(prospects, outcome, row, mentor_of=mentor_of, names=names),
        )
        for row, mentor in enumerate(outcome.offering.pool.mentors)
        if len(outcome.mentees_of.get(mentor.id, ())) < capacity_of(mentor)
    )


def _reason(
    prospects: Sequence[Prospects],
    outcome: Outcome,
    row: int,
    *,
    mentor_of: Mapping[PersonId, PersonId],
    names: Mapping[PersonId, str],
) -> str:
    mentor = outcome.offering.pool.mentors[row]
    own = outcome.mentees_of.get(mentor.id, ())
    near = [
        found
        for found in prospects
        if score_of(found, row) >= max(_NEAR, outcome.constraints.minimum_score)
        and found.bar(row) not in _UNNAMED
        and found.mentee.id not in own
    ]
    if not near:
        return f"no other {_NONE_NEAR[3:]}" if own else _NONE_NEAR
    # Who could be had comes first: a rule or missing hours stay as they are.
    near.sort(
        key=lambda found: (found.bar(row) is not None, -score_of(found, row), found.mentee.id)
    )
    said = []
    for found in near[:_TOLD]:
        bar = found.bar(row)
        if bar is Bar.REPORTING_LINE:
            manages = found.mentee.manager_id == mentor.id
            who = mentor.first_name
            why = f"reports to {who}" if manages else f"{who}’s line manager"
        elif bar is not None:
            why = hindrance(bar, mentor=mentor, mentee=found.mentee)
        elif found.mentee.id in mentor_of:
            other = mentor_of[found.mentee.id]
            why = f"is with {names.get(other, other)}"
        else:
            why = "has no mentor yet"
        said.append(f"{found.mentee.name} ({why})")
    more = f" and {len(near) - _TOLD} more" if len(near) > _TOLD else ""
    return f"{'other ' if own else ''}wishes near in words: {'; '.join(said)}{more}"
