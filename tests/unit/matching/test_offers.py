"""Things a goal asks for, offered by name."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from companion.matching.asks import asks_of
from companion.matching.offer_index import offer_index
from companion.matching.offers import offered
from companion.matching.scoring import mentor_index
from companion.people.person import Person
from companion.retrieval.passages import passages_of
from tests.unit.matching.people import a_goal, a_person


def worth(statement: str, *mentors: Person) -> list[float]:
    """Return what the offers are worth where no text is near any other: words alone."""
    passages = [passages_of(mentor) for mentor in mentors]
    count = sum(map(len, passages))
    asks = asks_of(a_goal("g", statement=statement))
    vectors = np.eye(count + len(asks), dtype=np.float32)
    index = offer_index(mentor_index(passages, vectors[:count]))
    found = offered(index, asks, {ask.text: vectors[count + n] for n, ask in enumerate(asks)})
    return [float(each) for each in found]


def test_a_thing_named_among_many_is_offered() -> None:
    tills = a_person("shop", can_help_with=("Stock rooms", "Tills / card machines"))
    other = a_person("other", can_help_with=("Window displays",))

    found = worth("tills, the Christmas rush and who to ring when it floods", tills, other)

    assert found[0] > 0.5
    assert found[1] == 0


def test_a_short_form_is_the_words_it_is_short_for() -> None:
    short = a_person("short", can_help_with=("Site safety / RAMS",))

    assert worth("really awful music, spreadsheets", short) == [0]
    assert worth("risk assessment method statements, mostly", short)[0] > 0.5
    assert worth("how to write RAMS for the council", short)[0] > 0.5


def test_a_word_in_common_by_chance_is_no_offer() -> None:
    costs = a_person("costs", can_help_with=("Kitchen costing / GP%",))
    teams = a_person("teams", can_help_with=("Teams / SharePoint / Office 365",))

    assert worth("settle into my new team after the merger", teams) == [0]
    assert worth("going part time after the baby", costs) == [0]


def near(statement: str, offer: str, *, cosine: float) -> float:
    """Return what one offer is worth to a goal of one thing at a given nearness."""
    passages = [passages_of(a_person("one", can_help_with=(offer,)))]
    asks = asks_of(a_goal("g", statement=statement))
    mine = np.array([[1, 0]], dtype=np.float32)
    other = np.array([cosine, (1 - cosine**2) ** 0.5], dtype=np.float32)
    index = offer_index(mentor_index(passages, mine))
    return float(offered(index, asks, {ask.text: other for ask in asks})[0])


def test_one_word_of_two_different_matters_is_no_offer() -> None:
    assert near("nervous horses", "Lame horses", cosine=0.6) == 0
    assert near("new manager", "Holiday management", cosine=0.6) < 0.4
    assert near("shift planning", "Menu planning", cosine=0.62) == 0


def test_a_word_that_is_all_of_the_offer_or_of_the_thing_is_the_offer() -> None:
    assert near("reading my wage slips", "Wages", cosine=0.45) > 0.5
    assert near("allergens", "Allergens in the kitchen", cosine=0.45) > 0.5
    assert near("learning to weld thin steel", "Welding steel frames", cosine=0.5) > 0.5


def test_a_word_inside_a_longer_one_is_no_word_in_common() -> None:
    bath = a_person("bath", can_help_with=("Bath & wheelchair transfers",))

    assert worth("tiling our bathroom", bath) == [0]


def test_what_is_asked_for_first_counts_more_than_what_follows() -> None:
    first = a_person("first", can_help_with=("Braille",))
    second = a_person("second", can_help_with=("Knitting",))

    found = worth("braille, knitting", first, second)

    assert found[0] > found[1] > 0


def test_a_wish_is_known_by_what_stands_before_what_it_is_for() -> None:
    assert near("Grant application to the county for two minibuses", "Grants", cosine=0.42) > 0.5


@given(st.text(st.characters(exclude_categories=["C"]), max_size=300))
def test_any_goal_gives_few_things(text: str) -> None:
    assert len(asks_of(a_goal("g", statement=f"bake {text}"))) <= 12


def test_hostile_goals_are_cut_in_time() -> None:
    for text in ("a, " * 30_000, "and " * 25_000, "A" * 100_000, "(" * 100_000):
        assert len(asks_of(a_goal("g", statement="bake bread " + text[:19_000]))) <= 12
