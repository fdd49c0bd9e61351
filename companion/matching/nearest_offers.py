"""Which offers come nearest to what a mentee asks for, whether they are it or not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from companion.goals.closeness import WEAK
from companion.matching.asks import Asks, asks_of
from companion.matching.offer_reasons import Offering, offer_quoted
from companion.matching.offers import (
    CHANCE,
    Numbers,
    asked_nearness,
    near_by_chance,
    nearness,
    of_one_craft,
    shares_a_word,
)
from companion.matching.pairing import Prospects
from companion.people.person import Person
from companion.retrieval.blind import blinded, name_words

NEAREST: Final = 0.45
"""Nearness from which an offer is said to come near in words."""

ALONE: Final = 0.33
"""Nearness from which an offer may carry a pair, if nothing else of the form comes as near."""

_LOOKED_AT: Final = 200
"""Offers of a large pool that are told apart by their mentors, the nearest."""

_OF_CRAFT: Final = 0.1
"""How much nearness tells those apart whose offers name a craft that was asked for."""

MARGIN: Final = 0.06
"""How far whatever others offer must lie behind it."""


@dataclass(frozen=True, kw_only=True)
class Near:
    """The offer of one mentor that comes nearest."""

    nearness: float
    """Cosine with the goal and with the goal and the job, less what a word in common adds; or with
    one thing asked for, where that is near. Of what carries a pair, how far it is ahead."""
    passage: int


def context_texts(prospects: Sequence[Prospects]) -> Iterator[str]:
    """Yield each goal with the job of who has it, as it is compared with offers here."""
    for found in prospects:
        for inquiry in found.asker.inquiries:
            yield _in_context(inquiry.question.text, found.mentee)


def near_offers(prospects: Prospects, offering: Offering) -> dict[int, Near]:
    """Return per mentor, by row, the nearest single offer; `offering` knows `context_texts`."""
    index = offering.index
    near = _nearness(prospects, offering, _one_word(prospects, offering))
    for inquiry in prospects.asker.inquiries:
        asks = _telling(asks_of(inquiry.goal, mentee=prospects.mentee))
        asked = asked_nearness(index, asks, offering.vectors)
        near = np.where(asked >= NEAREST, np.maximum(near, asked), near)
        crafty = of_one_craft(index, asks_of(inquiry.goal, mentee=prospects.mentee))
        near = np.where(crafty, np.maximum(near, NEAREST + _OF_CRAFT * near), near)
    found: dict[int, Near] = {}
    for place in np.argsort(-near, kind="stable")[:_LOOKED_AT]:
        cosine = float(near[place])
        _keep(found, offering, int(index.owners[place]), index.passages[int(place)], cosine)
    return found


def carried_by(prospects: Prospects, offering: Offering) -> dict[int, Near]:
    """Return the mentors whose offer is clearly the nearest of all, and by how much.

    None where two are as near. Of who offers it, other offers are no rivals.
    """
    index = offering.index
    one_word = _one_word(prospects, offering)
    near = _nearness(prospects, offering, one_word)
    if not len(near) or float(near.max()) < ALONE:
        return {}
    best = int(near.argmax())
    if one_word[best]:
        return {}
    bearers = np.flatnonzero(index.same == index.same[best])
    others = ~np.isin(index.owners, index.owners[bearers])
    others &= index.same != index.same[best]
    ahead = float(near[best]) - float(near[others].max(initial=0.0))
    if ahead < MARGIN:
        return {}
    found: dict[int, Near] = {}
    for place in bearers:
        _keep(found, offering, int(index.owners[place]), index.passages[place], ahead)
    return found


def _keep(
    found: dict[int, Near], offering: Offering, row: int, passage: int, nearness_: float
) -> None:
    earlier = found.get(row)
    if nearness_ <= 0 or (earlier is not None and earlier.nearness >= nearness_):
        return
    if offer_quoted(offering.pool, passage, row=row) is not None:
        found[row] = Near(nearness=nearness_, passage=passage)


def _nearness(prospects: Prospects, offering: Offering, one_word: NDArray[np.bool_]) -> Numbers:
    """Return how near each offer comes to the goal and to the goal with the job, on average."""
    index = offering.index
    likely: Numbers = np.full(len(index.owners), -1.0)
    if not len(likely):
        return likely
    for inquiry in prospects.asker.inquiries:
        goal = inquiry.question.text
        in_context = offering.vectors[_in_context(goal, prospects.mentee)]
        near = nearness(index, np.stack([offering.vectors[goal], in_context])).mean(axis=1)
        likely = np.maximum(likely, near)
    return likely - CHANCE * one_word


def _one_word(prospects: Prospects, offering: Offering) -> NDArray[np.bool_]:
    """Return which offers share one word with a goal or with the job, and not with both."""
    index = offering.index
    of_job = shares_a_word(index, prospects.mentee.headline or "")
    one_word = np.zeros(len(index.owners), dtype=bool)
    for inquiry in prospects.asker.inquiries:
        asks = asks_of(inquiry.goal, mentee=prospects.mentee)
        of_goal = np.isin(index.passages, near_by_chance(index, asks, offering.vectors))
        any_of_goal = shares_a_word(index, " ".join(ask.text for ask in asks), weak=True)
        crafty = of_one_craft(index, asks)
        one_word |= ((of_goal & ~of_job) | (of_job & ~any_of_goal)) & ~crafty
    return one_word


def _telling(asks: Asks) -> Asks:
    """Return the things that are more than one word which says little: not "the lot"."""
    return tuple(ask for ask in asks if len(ask.stems) > 1 or not ask.stems <= WEAK)


def _in_context(goal: str, mentee: Person) -> str:
    job = " ".join((mentee.headline or "").split())
    return f"{goal} ({blinded(job, names=name_words(mentee.name))})" if job else goal
