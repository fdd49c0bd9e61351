"""What the organiser is told of a mentee without a pair: whose offers come nearest, and who can."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from companion.matching.assignment import capacity_of
from companion.matching.cohort import Blocking, CohortConstraints, Unmatched
from companion.matching.eligibility import Bar, hindrance
from companion.matching.nearest_offers import NEAREST, Near, near_offers
from companion.matching.offer_reasons import Offering, offer_quoted
from companion.matching.pairing import Mentees, Prospects, score_of
from companion.matching.shared_times import shared_times
from companion.people.person import Person, PersonId

_TOLD: Final = 3
_FLOOR: Final = 0.37
"""Nearness below which an offer is not worth the reading; below it right ones are rare."""

_SURELY: Final = 0.35
"""Score from which somebody is named whatever their single offers are."""

_LOOKED_AT: Final = 100
"""Mentors of a large pool, the best by score, who may be named whatever they offer."""

_BEHIND: Final = 0.08
"""How much less near than the nearest another may be and still be named."""

_FAR_BEHIND: Final = 0.15
"""The same for who has room."""

_AS_NEAR: Final = 0.02
_ZONE: Final = re.compile(r" \(([^()]{1,60})\)")
_NEVER_NAMED: Final = frozenset({Bar.ONESELF, Bar.FORBIDDEN})
_NONE_NEAR: Final = "no offer was recognised as near in words"
_AGAINST_ALL: Final[Mapping[Bar | None, str]] = {
    Bar.NO_SHARED_LANGUAGE: "no mentor here names a language that this mentee names",
    Bar.NO_SHARED_TIME: "no mentor here is free when this mentee is, by what they wrote",
}


@dataclass(frozen=True, kw_only=True, eq=False)
class Outcome:
    """What came out for the cohort, to tell by it who is taken by whom."""

    offering: Offering
    """With the vectors of `context_texts`."""
    constraints: CohortConstraints
    mentees_of: Mentees
    names: Mapping[PersonId, str]
    """Of the mentees."""
    on: date


@dataclass(frozen=True, kw_only=True)
class _Candidate:
    """A mentor who comes near, and what stands between them and the mentee."""

    row: int
    mentor: Person
    nearness: float
    quote: str
    fits: bool
    block: str
    """Nothing where nothing stands between them."""


def blocking_of(prospects: Prospects, outcome: Outcome) -> Blocking:
    """Return whose offers come nearest to the wish, first of who could take it, then of the others.

    Nothing is said of who fits: the organiser judges by the offers quoted.
    """
    mentors = outcome.offering.pool.mentors
    others = [row for row in range(len(mentors)) if prospects.bar(row) is not Bar.ONESELF]
    if not mentors:
        return Blocking(code="no_mentors", text="the cohort has no mentors")
    if not others:
        return Blocking(code=Bar.ONESELF.value, text="the only mentor is this very person")
    found = _candidates(prospects, outcome)
    text = _told(found, prospects, outcome) if found else _none_near(prospects, others, outcome)
    fitting = [row for row in others if score_of(prospects, row) >= _least(outcome)]
    if not fitting:
        first = next((each.mentor.id for each in found), None)
        return Blocking(code="below_minimum_score", text=text, mentor_id=first)
    best = min(fitting, key=lambda row: (-prospects.scores[row], mentors[row].id))
    bar = prospects.bar(best)
    code = "mentors_full" if bar is None else bar.value
    return Blocking(code=code, text=text, mentor_id=mentors[best].id)


def no_goal(mentee: Person) -> Blocking:
    """Return what keeps a mentee unmatched who has told no goal."""
    text = f"{mentee.name} states no goal; ask what should be different, add it, and pair again"
    return Blocking(code="no_goal", text=text)


def _least(outcome: Outcome) -> float:
    return outcome.constraints.minimum_score


def _candidates(prospects: Prospects, outcome: Outcome) -> list[_Candidate]:
    """Return who comes near by an offer, or fits by what else they tell; the nearest first."""
    pool = outcome.offering.pool
    near = near_offers(prospects, outcome.offering)
    found: list[_Candidate] = []
    best = np.argsort(-prospects.scores, kind="stable")[:_LOOKED_AT]
    for row in sorted({*near, *best.tolist()}):
        mentor = pool.mentors[row]
        fits = score_of(prospects, row) >= max(_least(outcome), _SURELY)
        own = near.get(row)
        if prospects.bar(row) in _NEVER_NAMED or not (fits or _is_near(own)):
            continue
        quote = None if own is None else offer_quoted(pool, own.passage, row=row)
        found.append(
            _Candidate(
                row=row,
                mentor=mentor,
                nearness=0.0 if own is None else own.nearness,
                quote=quote or "",
                fits=fits,
                block=_block(prospects, row, outcome),
            )
        )
    found.sort(
        key=lambda each: (
            -_rank(each),
            prospects.bar(each.row) is not Bar.REPORTING_LINE,
            prospects.bar(each.row) is not None,  # A place can be given; hours are what they are.
            -prospects.scores[each.row],
            each.mentor.id,
        )
    )
    return found


def _none_near(prospects: Prospects, others: Sequence[int], outcome: Outcome) -> str:
    """Return that nothing offered was recognised, and who could be asked all the same.

    An offer may be it and share no word with the wish, so nobody is said not to offer it.
    """
    bars = {prospects.bar(row) for row in others}
    shared = _AGAINST_ALL.get(next(iter(bars))) if len(bars) == 1 else None
    said = f"{_NONE_NEAR}, leaving out who is kept apart" if Bar.FORBIDDEN in bars else _NONE_NEAR
    if shared is not None:
        return f"{said}; {shared}"
    mentors = outcome.offering.pool.mentors
    free = [
        row for row in others if mentors[row].can_help_with and not _block(prospects, row, outcome)
    ]
    if not free:
        return f"{said}, and nobody with room is left whom nothing speaks against"
    free.sort(key=lambda row: (-prospects.scores[row], mentors[row].id))
    named = "; ".join(_offering(mentors[row]) for row in free[:_TOLD])
    more = f" and {len(free) - _TOLD} more" if len(free) > _TOLD else ""
    return f"{said}; with room, and nothing against it: {named}{more}"


def _offering(mentor: Person) -> str:
    """Return who somebody is and the first of what they offer."""
    offers = (" ".join(one.split()) for one in mentor.can_help_with[:_TOLD])
    return f"{mentor.name} ({', '.join(f'“{one}”' for one in offers)})"


def _is_near(near: Near | None) -> bool:
    return near is not None and near.nearness >= _FLOOR


def _rank(candidate: _Candidate) -> float:
    """Return the nearness; who fits by what is no single offer comes near at least."""
    nearness = candidate.nearness
    return round(max(nearness, NEAREST) if candidate.fits else nearness, 2)


def _told(found: Sequence[_Candidate], prospects: Prospects, outcome: Outcome) -> str:
    best = _rank(found[0])
    close = [each for each in found if _rank(each) >= best - _BEHIND]
    free = [each for each in found if not each.block and _rank(each) >= best - _FAR_BEHIND]
    nearest_free = _rank(free[0]) if free else 0.0
    barred = [each for each in close if each.block and _rank(each) >= nearest_free - _AS_NEAR]
    said = []
    if free:
        order = "nearest first" if best >= NEAREST else "nearest first, though perhaps not near"
        named = "; ".join(_named(each, prospects.mentee, outcome) for each in free[:_TOLD])
        said.append(f"with room, {order}: {named}")
    if barred:
        how = "as near or nearer, but not possible" if free else "nearest, but not possible"
        said.append(f"{how}: {_grouped(barred[:_TOLD])}")
        full = next((each for each in barred[:_TOLD] if prospects.bar(each.row) is None), None)
        if full is not None and not free:
            said.append(f"one more place with {full.mentor.name} would settle it")
    if free:
        said.append("to pair one of those with room, write the name and keep into this row")
    return " | ".join(said)


def _grouped(candidates: Sequence[_Candidate]) -> str:
    """Return names with their offer and what stands between; once for those of whom it is one."""
    alike: dict[tuple[str, str], list[_Candidate]] = {}
    for each in candidates:
        alike.setdefault((each.quote, each.block), []).append(each)
    return "; ".join(
        f"{', '.join((*(one.mentor.name for one in those[:-1]), _quoted(those[-1])))} – {block}"
        for (_, block), those in alike.items()
    )


def _named(candidate: _Candidate, mentee: Person, outcome: Outcome) -> str:
    return _quoted(candidate, _hours(mentee, candidate.mentor, on=outcome.on))


def _quoted(candidate: _Candidate, *more: str) -> str:
    told = [f"“{candidate.quote}”"] if candidate.quote else []
    inside = ", ".join((*told, *more))
    return f"{candidate.mentor.name} ({inside})" if inside else candidate.mentor.name


def _hours(mentee: Person, mentor: Person, *, on: date) -> str:
    """Return the first time that they share; the zone only where there are two."""
    shared = shared_times(mentee, mentor, on=on)
    if shared is None:
        return "times not known of both"
    zones = set(_ZONE.findall(shared))
    first = shared.split("; ")[0]
    return _ZONE.sub("", first) if len(zones) < 2 else first


def _block(prospects: Prospects, row: int, outcome: Outcome) -> str:
    """Return what stands between the two; nothing where nothing does."""
    mentor, bar = outcome.offering.pool.mentors[row], prospects.bar(row)
    if bar is not None:
        return hindrance(bar, mentor=mentor, mentee=prospects.mentee)
    taken = [
        outcome.names.get(mentee_id, mentee_id)
        for mentee_id in outcome.mentees_of.get(mentor.id, ())
    ]
    return f"taken by {' and '.join(taken)}" if len(taken) >= capacity_of(mentor) else ""


def mentees_by_mentor(mentor_of: Mapping[PersonId, PersonId]) -> dict[PersonId, list[PersonId]]:
    """Return whom each mentor is paired with, in the order of their ids."""
    mentees_of: dict[PersonId, list[PersonId]] = {}
    for mentee_id, mentor_id in sorted(mentor_of.items()):
        mentees_of.setdefault(mentor_id, []).append(mentee_id)
    return mentees_of


def unmatched_of(
    mentees: Sequence[Person],
    left: Sequence[Prospects],
    outcome: Outcome,
    *,
    matched: Mapping[PersonId, PersonId],
) -> tuple[Unmatched, ...]:
    """Return each mentee without a pair, with what stands between; `left` are those with a goal."""
    hoped = {found.mentee.id: found for found in left}
    return tuple(
        Unmatched(
            mentee_id=mentee.id,
            blocking=blocking_of(hoped[mentee.id], outcome)
            if mentee.id in hoped
            else no_goal(mentee),
        )
        for mentee in mentees
        if mentee.id not in matched
    )
