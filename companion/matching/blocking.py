"""Why a mentee of a cohort is left without a pair: who would fit, and what stands between them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from companion.goals.closeness import WEAK
from companion.matching.asks import Asks, asks_of
from companion.matching.assignment import capacity_of
from companion.matching.cohort import Blocking, CohortConstraints
from companion.matching.eligibility import Bar, why_barred
from companion.matching.offer_reasons import Offering, offer_quoted
from companion.matching.offers import (
    CHANCE,
    Nearest,
    near_by_chance,
    nearest_offers,
    nearness,
    shares_a_word,
)
from companion.matching.pairing import Mentees, Prospects, score_of
from companion.people.person import Person, PersonId
from companion.retrieval.blind import blinded, name_words

NEAREST: Final = 0.45
"""Cosine of an offer with one thing asked for, from which the mentor is named as nearest to it."""

PERHAPS: Final = 0.33
"""Mean cosine of an offer with the goal, and with the goal and the mentee's job, from which it is
named as a guess."""

_IN_COMMON: Final = 0.25
"""Cosine from which an offer that only shares a word is named, as no more than that."""

_TOLD: Final = 3
_AS_NEAR: Final = 0.02
_FITS_TOO: Final = 0.5
"""The share of the best score from which another fits too."""

_NOBODY: Final = "nobody here offers this in words like these"


@dataclass(frozen=True, kw_only=True, eq=False)
class Outcome:
    """What came out for the cohort, to tell by it who is taken by whom."""

    offering: Offering
    """With the vectors of `context_texts`."""
    constraints: CohortConstraints
    mentees_of: Mentees
    names: Mapping[PersonId, str]
    """Of the mentees."""


def context_texts(prospects: Sequence[Prospects]) -> Iterator[str]:
    """Yield each goal with the job of who has it, as `blocking_of` compares it with offers."""
    for found in prospects:
        for inquiry in found.asker.inquiries:
            yield _in_context(inquiry.question.text, found.mentee)


def blocking_of(prospects: Prospects, outcome: Outcome) -> Blocking:
    """Return what stands between a mentee and the mentors who fit best, of all there are."""
    mentors = outcome.offering.pool.mentors
    others = [row for row in range(len(mentors)) if prospects.bar(row) is not Bar.ONESELF]
    if not mentors:
        return Blocking(code="no_mentors", text="the cohort has no mentors")
    if not others:
        return Blocking(code=Bar.ONESELF.value, text="the only mentor is this very person")
    best = sorted(others, key=lambda row: (-prospects.scores[row], mentors[row].id))
    least = outcome.constraints.minimum_score
    fitting = [row for row in best if score_of(prospects, row) >= least]
    if not fitting:
        return _no_clear_match(prospects, outcome)
    enough = _FITS_TOO * score_of(prospects, fitting[0])
    told = [row for row in fitting if score_of(prospects, row) >= enough]
    # The best first, then those who could have taken this mentee: a place may still be changed.
    told = [told[0], *sorted(told[1:], key=lambda row: prospects.bar(row) is not None)][:_TOLD]
    said = [
        f"{mentors[row].name} fits {'too' if number else 'best'} but "
        f"{_block(prospects, row, outcome) or _LEFT_OUT}"
        for number, row in enumerate(told)
    ]
    bar = prospects.bar(fitting[0])
    code = "mentors_full" if bar is None else bar.value
    return Blocking(code=code, text="; ".join(said), mentor_id=mentors[fitting[0]].id)


def no_goal(mentee: Person) -> Blocking:
    """Return what keeps a mentee unmatched who has told no goal."""
    text = f"{mentee.name} states no goal; ask what should be different, add it, and pair again"
    return Blocking(code="no_goal", text=text)


_LEFT_OUT: Final = "the balance that was asked for leaves this pair out"


def _no_clear_match(prospects: Prospects, outcome: Outcome) -> Blocking:
    """Return who comes nearest by an offer, and why it is not them; or that nobody offers it."""
    near = _nearest(prospects, outcome)
    told = [row for row in near if near[row].cosine >= NEAREST]
    if told:
        rows = sorted(told, key=lambda row: -near[row].cosine)
        text = (
            f"no clear match; nearest by what they offer: {_named(rows, near, prospects, outcome)}"
        )
        return _below(text, rows, outcome)
    perhaps = _perhaps(prospects, outcome)
    if perhaps:
        named = _named(list(perhaps), perhaps, prospects, outcome)
        return _below(f"{_NOBODY}; perhaps {named}", list(perhaps), outcome)
    chance = [row for row in near if near[row].by_chance and near[row].cosine >= _IN_COMMON]
    if chance:
        named = _named(chance, near, prospects, outcome)
        return _below(f"{_NOBODY}; a word in common only with {named}", chance, outcome)
    return _below(_NOBODY, [], outcome)


def _below(text: str, rows: Sequence[int], outcome: Outcome) -> Blocking:
    mentor_id = outcome.offering.pool.mentors[rows[0]].id if rows else None
    return Blocking(code="below_minimum_score", text=text, mentor_id=mentor_id)


def _nearest(prospects: Prospects, outcome: Outcome) -> dict[int, Nearest]:
    """Return per mentor, oneself left out, the offer nearest to one of the things asked for."""
    found: dict[int, Nearest] = {}
    offering = outcome.offering
    for inquiry in prospects.asker.inquiries:
        asks = _telling(asks_of(inquiry.goal, mentee=prospects.mentee))
        for row, nearest in nearest_offers(
            outcome.offering.index, asks, outcome.offering.vectors
        ).items():
            is_offer = offer_quoted(offering.pool, nearest.passage, row=row) is not None
            if is_offer and prospects.bar(row) is not Bar.ONESELF:
                found[row] = max(
                    found.get(row, nearest), nearest, key=lambda one: (one.cosine, one.by_chance)
                )
    return found


def _telling(asks: Asks) -> Asks:
    """Return the things that are more than one word which says little: not "the lot"."""
    return tuple(ask for ask in asks if len(ask.stems) > 1 or not ask.stems <= WEAK)


def _perhaps(prospects: Prospects, outcome: Outcome) -> dict[int, Nearest]:
    """Return who offers what comes nearest to the goal and to the job of the mentee together."""
    offering, index = outcome.offering, outcome.offering.index
    likely = np.full(len(index.owners), -1.0)
    for inquiry in prospects.asker.inquiries:
        goal = inquiry.question.text
        in_context = offering.vectors[_in_context(goal, prospects.mentee)]
        both = np.stack([offering.vectors[goal], in_context])
        found_near = nearness(index, both).mean(axis=1)
        asks = asks_of(inquiry.goal, mentee=prospects.mentee)
        by_chance = np.isin(index.passages, near_by_chance(index, asks, offering.vectors))
        found_near -= by_chance
        found_near -= CHANCE * shares_a_word(index, prospects.mentee.headline or "")
        likely = np.maximum(likely, found_near)
    others = [prospects.bar(row) is not Bar.ONESELF for row in range(index.mentors)]
    likely[~np.array(others, dtype=bool)[index.owners]] = -1.0
    best = float(likely.max(initial=-1.0))
    found: dict[int, Nearest] = {}
    for offer in np.flatnonzero(likely >= max(PERHAPS, best - _AS_NEAR)):
        row, passage = int(index.owners[offer]), index.passages[int(offer)]
        if offer_quoted(offering.pool, passage, row=row) is not None:
            found[row] = Nearest(cosine=float(likely[offer]), passage=passage, by_chance=False)
    return found


def _in_context(goal: str, mentee: Person) -> str:
    job = " ".join((mentee.headline or "").split())
    return f"{goal} ({blinded(job, names=name_words(mentee.name))})" if job else goal


def _named(
    rows: Sequence[int],
    near: Mapping[int, Nearest],
    prospects: Prospects,
    outcome: Outcome,
) -> str:
    """Return the first few with what they offer; whoever may be asked at once comes first."""
    blocks = {row: _block(prospects, row, outcome) for row in rows}
    order = sorted(
        rows,
        key=lambda row: (-round(near[row].cosine, 1), blocks[row] != "", near[row].passage),
    )
    pool = outcome.offering.pool
    return "; ".join(
        f"{pool.mentors[row].name} (“{offer_quoted(pool, near[row].passage, row=row)}”)"
        + (f", who {blocks[row]}" if blocks[row] else "")
        for row in order[:_TOLD]
    )


def _block(prospects: Prospects, row: int, outcome: Outcome) -> str:
    """Return what follows "fits best but" or "who"; nothing where nothing stands between them."""
    mentee, mentor, bar = prospects.mentee, outcome.offering.pool.mentors[row], prospects.bar(row)
    who = mentee.first_name
    if bar is Bar.REPORTING_LINE:
        return f"is {who}’s line manager" if mentee.manager_id == mentor.id else f"reports to {who}"
    if bar is Bar.NO_SHARED_TIME:
        return f"is never free when {who} is"
    if bar is Bar.FORBIDDEN:
        return "is kept apart from them"
    if bar is not None:
        return f"is ruled out: {why_barred(bar, mentor=mentor, mentee=mentee)}"
    taken = [
        outcome.names.get(mentee_id, mentee_id)
        for mentee_id in outcome.mentees_of.get(mentor.id, ())
    ]
    return f"is taken by {' and '.join(taken)}" if len(taken) >= capacity_of(mentor) else ""
