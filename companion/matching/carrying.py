"""Pairs carried by an offer that is clearly the nearest of all, though few words are in common."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from companion.matching.cohort import LEAST_SCORE
from companion.matching.nearest_offers import Near, carried_by
from companion.matching.offer_reasons import Offering
from companion.matching.pairing import Prospects
from companion.matching.pools import Pool
from companion.people.person import PersonId

CARRIED: Final = 0.34
"""The most that such a pair scores: below what is called thin, so that both rows are read."""

_OF_THE_REST: Final = 0.1
"""How much of the whole fit tells those apart who offer the same."""

Carrying = Mapping[PersonId, Mapping[int, Near]]
"""Per mentee, the mentors by row whose offer may carry a pair."""


def carried(prospects: Prospects, offering: Offering) -> dict[int, Near]:
    """Return who may be paired by their offer's nearness, of a mentee left without a pair."""
    found = carried_by(prospects, offering)
    return {
        row: near
        for row, near in found.items()
        if prospects.eligible[row] and prospects.scores[row] < LEAST_SCORE
    }


def kept_though_low(
    prospects: Sequence[Prospects], pool: Pool, *, pinned: Mapping[PersonId, PersonId]
) -> list[Prospects]:
    """Return whose kept pair scores low: an offer may have carried it in the earlier plan."""
    row_of = {mentor.id: row for row, mentor in enumerate(pool.mentors)}
    return [
        found
        for found in prospects
        if found.mentee.id in pinned and found.scores[row_of[pinned[found.mentee.id]]] < LEAST_SCORE
    ]


def with_carried(prospects: Sequence[Prospects], carrying: Carrying) -> list[Prospects]:
    """Return the prospects with the scores that such offers give; all others as they were."""
    return [_raised(found, carrying.get(found.mentee.id, {})) for found in prospects]


def _raised(prospects: Prospects, near: Mapping[int, Near]) -> Prospects:
    if not near:
        return prospects
    scores = prospects.scores.copy()
    for row, each in near.items():
        least = min(LEAST_SCORE + each.nearness, CARRIED - _OF_THE_REST * LEAST_SCORE)
        scores[row] = least + _OF_THE_REST * scores[row]
    return replace(prospects, scores=scores)


def passage_of(carrying: Carrying, mentee_id: PersonId, *, row: int) -> int | None:
    """Return the passage that carries the pair of a mentee and a mentor; None if none does."""
    near = carrying.get(mentee_id, {}).get(row)
    return None if near is None else near.passage
