"""A wish is named by what it says, never by a piece cut out of its middle."""

import pytest

from companion.goals.rules import goal_from_text
from companion.goals.wording import goal_words
from companion.text.phrasing import clipped
from companion.text.short_topics import without_loose_wish


@pytest.mark.parametrize(
    ("wish", "topic"),
    [
        (
            "I want to leave the ward, something with teaching or data",
            "leaving the ward",
        ),
        (
            "Get out of the kitchen, somewhere with fixed hours",
            "getting out of the kitchen",
        ),
        ("Do something with wood", "doing something with wood"),
    ],
)
def test_a_wish_that_goes_on_loosely_is_named_by_its_first_part(wish: str, topic: str) -> None:
    words = goal_words(goal_from_text(wish, "goal", where="the goal"))

    assert words.topic is not None
    assert words.topic.text == topic


@pytest.mark.parametrize("most_words", range(2, 12))
def test_no_cut_ends_in_a_word_that_waits_for_the_next(most_words: int) -> None:
    text = "I could not stand being in a booth all day, somebody with nothing to do but wait"

    head = clipped(text, most_words=most_words)

    assert head is None or head.split()[-1] not in {"being", "somebody", "nothing"}


def test_a_text_without_such_a_tail_stays_and_a_long_one_takes_no_time() -> None:
    assert without_loose_wish("running my own ward") == "running my own ward"
    assert len(without_loose_wish("a, " * 50_000)) > 0
