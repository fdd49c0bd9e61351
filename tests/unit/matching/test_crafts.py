"""Crafts that two people name in different words."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.access.principal import LOCAL
from companion.adapters.hash_embedder import HashEmbedder
from companion.matching.asks import asks_of
from companion.matching.cohort import CohortConstraints, CohortRequest
from companion.matching.crafts import Craft, crafts_of
from companion.matching.service import MatchingService
from companion.text.remembered import forget_texts
from tests.unit.matching.people import ON, a_goal, a_person
from tests.unit.matching.test_carrying import ANA as BREAD_ANA
from tests.unit.matching.test_carrying import BAKER, CHANDLER, WISH, Meaning


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("a tiktok for the bakery", "Social media"),
        ("hamstring that keeps coming back", "Sports injuries and rehab"),
        ("understanding our balance sheet", "Book-keeping"),
        ("rude diners on a Saturday night", "Complaints, customer care"),
        ("leading people who used to be my friends", "Managing a team"),
        ("lottery bids for the choir", "Grants and fundraising"),
        ("planning lessons that do not take all Sunday", "Curriculum"),
    ],
)
def test_two_names_of_one_craft_share_it(asked: str, offered: str) -> None:
    assert crafts_of(asked) & crafts_of(offered)


@pytest.mark.parametrize(
    "text", ["at this stage I am stuck", "send them to a friend", "my own accountability", ""]
)
def test_words_that_only_look_like_a_craft_name_none(text: str) -> None:
    assert not crafts_of(text)


def test_profit_and_loss_is_one_thing_asked_for() -> None:
    goal = a_goal("g", mentee_id="ana", statement="reading the P&L, pots & pans")

    assert [ask.words for ask in asks_of(goal)] == ["reading the P&L", "pots", "pans"]


async def test_an_offer_of_the_craft_that_is_asked_for_makes_a_pair_and_is_its_reason() -> None:
    ana = a_person("ana")
    mentors = (
        a_person("guide", can_help_with=("Glass cutting",)),
        a_person("poster", can_help_with=("Social media",)),
    )
    goal = a_goal("g", mentee_id="ana", statement="a tiktok for the lighthouse")
    service = MatchingService(embedder=HashEmbedder())

    result = await service.cohort(
        principal=LOCAL,
        request=CohortRequest(mentors=mentors, mentees=(ana,), goals=(goal,)),
        on=ON,
    )

    (pair,) = result.pairs
    assert pair.mentor_id == "poster"
    assert pair.reasons[0].quote == "Social media"
    assert "speaks to" not in pair.reasons[0].text


@given(st.text(max_size=60))
def test_whatever_is_written_has_crafts_of_the_list_only(text: str) -> None:
    assert crafts_of(text) <= set(Craft)


@pytest.mark.parametrize("piece", ["leading a ", "u1", "- ", "difficult ", "food "])
def test_a_long_text_is_read_quickly(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    forget_texts()

    begin = time.process_time()
    crafts_of(text)

    assert time.process_time() - begin < 5


async def test_a_kept_pair_says_again_which_offer_carries_it() -> None:
    service = MatchingService(embedder=Meaning(bread=0.38, candles=0.2))
    kept = CohortConstraints(pinned=(("ana", "baker"),))
    request = CohortRequest(
        mentors=(BAKER, CHANDLER), mentees=(BREAD_ANA,), goals=(WISH,), constraints=kept
    )

    (pair,) = (await service.cohort(principal=LOCAL, request=request, on=ON)).pairs

    assert "nearest to" in pair.reasons[0].text
