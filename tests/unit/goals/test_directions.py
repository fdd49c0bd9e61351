"""The ways that a wish weighs: each named, none garbled, the modest one too."""

from time import process_time

import pytest

from companion.goals.directions import directions_of
from companion.goals.goal import Goal, GoalId
from companion.goals.wording import goal_words


@pytest.mark.parametrize(
    ("wish", "ways"),
    [
        (
            "Maybe teaching a woodwork club, or retrain properly as a technology teacher if they "
            "take me, or honestly I just want fewer nights and am making a fuss.",
            [
                "teaching a woodwork club",
                "retraining properly as a technology teacher",
                "having fewer nights",
            ],
        ),
        (
            "I am thinking of becoming a midwife, or train fully as a sleep consultant.",
            ["becoming a midwife", "training fully as a sleep consultant"],
        ),
        (
            "Could be teaching at the college, or maybe I simply want shorter shifts.",
            [
                "teaching at the college",
                "having shorter shifts",
            ],
        ),
        ("Perhaps a head chef, or a farm manager", ["becoming a head chef"]),
    ],
)
def test_each_way_is_something_to_do_in_its_own_words(wish: str, ways: list[str]) -> None:
    found = [way.about for way in directions_of(wish)]

    assert found[: len(ways)] == ways
    assert all(way.quote in wish for way in directions_of(wish))


def test_of_a_wish_that_is_several_ways_the_first_is_the_clause_and_the_others_stay() -> None:
    wish = "Perhaps training as a paramedic, or just less weekend work would do."

    words = goal_words(Goal(id=GoalId("g"), statement=wish))

    assert words.clause.about == "training as a paramedic"
    assert words.clause_quote == "training as a paramedic"
    assert [way.about for way in words.alternatives] == ["having less weekend work"]


@pytest.mark.parametrize("hostile", ["or maybe just ", "or fewer a ", "perhaps i just want less "])
def test_hostile_wishes_are_read_fast(hostile: str) -> None:
    begun = process_time()
    directions_of(hostile * (100_000 // len(hostile)))

    assert process_time() - begun < 5


def test_wanting_out_of_something_is_getting_out_of_it_and_the_ways_stay() -> None:
    wish = "I'd like out of the kitchen really, my knees. Maybe teaching kids to cook."

    words = goal_words(Goal(id=GoalId("g"), statement=wish))

    assert words.clause.about == "getting out of the kitchen"
    assert words.clause_quote == "I'd like out of the kitchen really, my knees"
    assert [way.about for way in words.alternatives] == ["teaching kids to cook"]
