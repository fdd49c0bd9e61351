"""How likely a mentor is to answer: one factor, from what has happened so far and nothing else."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from companion.matching.match import MentorHistory
from companion.people.person import Person, PersonId
from companion.values import Notice

PRIOR_ANSWERED: Final = 3.0
PRIOR_ASKED: Final = 5.0
"""What is believed of a newcomer: three of five requests answered (a Beta prior)."""

HALF_LIFE_DAYS: Final = 365.0
"""After so long an answer or a silence counts half: people's lives change."""

FREE_LOAD: Final = 3
"""Mentees met in the last weeks that keep nobody from answering one more."""

LEAST_FACTOR: Final = 0.5

HARD_TO_REACH: Final = "hard_to_reach"
"""The code of the caution that says so."""


def chance_of_answer(history: MentorHistory, *, on: date) -> float:
    """Return the probability that a request is answered, shrunk towards a newcomer's."""
    age = max(0, (on - history.last_active_on).days) if history.last_active_on else 0
    weight: float = 0.5 ** (age / HALF_LIFE_DAYS)
    answered = PRIOR_ANSWERED + weight * history.answered
    return answered / (PRIOR_ASKED + weight * history.asked)


def reach_factor(history: MentorHistory, *, mentor: Person, on: date) -> float:
    """Return what a mentor's score is multiplied by for its place in the list, .5 to 1.

    Nobody is lifted: sessions show who answered and never who was not asked, so a newcomer, with a
    factor of 1, is not behind for being new.
    """
    chance = chance_of_answer(history, on=on) / (PRIOR_ANSWERED / PRIOR_ASKED)
    free = max(FREE_LOAD, mentor.capacity or 0)
    load = free / history.mentees_now if history.mentees_now > free else 1.0
    return min(1.0, max(LEAST_FACTOR, chance * load))


def reach_factors(
    histories: Sequence[MentorHistory], mentors: Mapping[PersonId, Person], *, on: date
) -> Mapping[PersonId, float]:
    """Return the factor of every mentor whose history holds them back."""
    factors = {
        history.mentor_id: reach_factor(history, mentor=mentors[history.mentor_id], on=on)
        for history in histories
        if history.mentor_id in mentors
    }
    return {mentor_id: factor for mentor_id, factor in factors.items() if factor < 1.0}


def reach_caution(history: MentorHistory, factor: float) -> Notice:
    """Return why somebody stands lower than the fit alone would put them."""
    told: list[str] = []
    if history.answered < history.asked == 1:
        told.append("did not answer a request")
    elif history.answered < history.asked:
        told.append(f"answered {history.answered} of {history.asked} requests")
    if history.mentees_now > FREE_LOAD:
        told.append(f"meets {history.mentees_now} mentees now")
    text = f"may be hard to reach: {', '.join(told)}; so the fit counts {factor:.2f} here"
    return Notice(code=HARD_TO_REACH, text=text)
