"""Pairs that one clearly nearest offer carries, and who is named where none does."""

from collections.abc import Sequence

import numpy as np

from companion.access.principal import LOCAL
from companion.adapters.hash_embedder import HashEmbedder
from companion.matching.cohort import CohortRequest, CohortResult
from companion.matching.service import MatchingService
from companion.ports import Vectors
from tests.unit.matching.people import ON, a_goal, a_person

ANA = a_person("ana")
WISH = a_goal("wish", mentee_id="ana", statement="sourdough that will not rise")
BAKER = a_person("baker", can_help_with=("Bread ovens",))
CHANDLER = a_person("chandler", can_help_with=("Candle moulds",))


class Meaning(HashEmbedder):
    """An embedder to which texts of bread, ovens or dough are alike to a degree."""

    def __init__(self, *, bread: float, candles: float) -> None:
        self.alike = {"Bread": bread, "Candle": candles, "sourdough": 1.0}

    async def embed(self, texts: Sequence[str]) -> Vectors:
        """Give each text its likeness to the wish, and a direction of its own besides."""
        found = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in enumerate(texts):
            like = next((each for word, each in self.alike.items() if word in text), 0.0)
            found[row, 0] = like
            found[row, 1 + sum(text.encode()) % (self.dimensions - 1)] = (1 - like**2) ** 0.5
        return found


async def test_whoever_ticked_the_same_is_named_after_a_pair_with_what_stands_between() -> None:
    offers = ("Bread ovens",)
    mentees = (ANA, a_person("bo", manager_id="miller"))
    goals = (
        a_goal("g-ana", mentee_id="ana", statement="bread ovens"),
        a_goal("g-bo", mentee_id="bo", statement="bread ovens"),
    )
    mentors = (
        BAKER,
        a_person("miller", can_help_with=offers),
        a_person("oven", can_help_with=offers),
    )
    request = CohortRequest(mentors=mentors, mentees=mentees, goals=goals)
    result = await MatchingService(embedder=HashEmbedder()).cohort(
        principal=LOCAL, request=request, on=ON
    )

    for pair in result.pairs:
        named = {pair.runner_up.mentor_id if pair.runner_up else "", pair.mentor_id} | {
            each.mentor_id for each in pair.same_offer
        }
        assert named == {"baker", "miller", "oven"}
    barred = [each.hindrance for pair in result.pairs for each in pair.same_offer if each.hindrance]
    assert any("line manager" in said for said in barred)


async def test_nobody_gets_a_makeshift_where_the_right_one_is_only_taken() -> None:
    mentees = (ANA, a_person("bo"))
    goals = (
        a_goal("g-ana", mentee_id="ana", statement="bread ovens"),
        a_goal("g-bo", mentee_id="bo", statement="bread ovens"),
    )
    request = CohortRequest(mentors=(BAKER, CHANDLER), mentees=mentees, goals=goals)
    result = await MatchingService(embedder=HashEmbedder()).cohort(
        principal=LOCAL, request=request, on=ON
    )

    (left,) = result.unmatched
    assert "Person baker (“Bread ovens”) – taken by" in left.blocking.text
    assert "one more place with Person baker would settle it" in left.blocking.text


async def test_a_misspelt_wish_finds_what_is_offered() -> None:
    wish = a_goal("wish", mentee_id="ana", statement="safegaurding")
    keeper = a_person("keeper", can_help_with=("Safeguarding",))
    request = CohortRequest(mentors=(keeper, CHANDLER), mentees=(ANA,), goals=(wish,))
    result = await MatchingService(embedder=HashEmbedder()).cohort(
        principal=LOCAL, request=request, on=ON
    )

    (pair,) = result.pairs
    assert pair.mentor_id == "keeper"
    assert "“safegaurding”" in pair.reasons[0].text


async def cohort(*, bread: float, candles: float) -> CohortResult:
    """Return the pairing of one mentee with two mentors of such offers."""
    service = MatchingService(embedder=Meaning(bread=bread, candles=candles))
    request = CohortRequest(mentors=(BAKER, CHANDLER), mentees=(ANA,), goals=(WISH,))
    return await service.cohort(principal=LOCAL, request=request, on=ON)


async def test_the_one_offer_that_is_clearly_nearest_carries_a_low_scored_pair() -> None:
    (pair,) = (await cohort(bread=0.38, candles=0.2)).pairs

    assert pair.mentor_id == "baker"
    assert pair.score < 0.35
    assert pair.reasons[0].quote == "Bread ovens"


async def test_of_two_offers_as_near_neither_carries_a_pair_and_both_are_named() -> None:
    result = await cohort(bread=0.41, candles=0.39)

    assert not result.pairs
    text = result.unmatched[0].blocking.text
    assert text.startswith("with room, nearest first, though perhaps not near: Person baker")
    assert "Person chandler (“Candle moulds”, times not known of both)" in text


async def test_offers_far_from_the_wish_are_not_called_near_but_who_has_room_is_told() -> None:
    result = await cohort(bread=0.12, candles=0.1)

    text = result.unmatched[0].blocking.text
    assert text.startswith(
        "no offer was recognised as near in words; with room, and nothing against it: "
    )
    assert "Person baker (“Bread ovens”)" in text
    assert "nearest" not in text
