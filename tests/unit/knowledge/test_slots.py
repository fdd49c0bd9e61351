"""A slot takes short words of somebody's own, and a quote goes around it."""

import pytest

from companion.knowledge.slots import filled, focus_words, has_slot, without_slots


def test_a_quote_is_the_longest_stretch_without_a_slot() -> None:
    assert without_slots("How would you begin with {focus}, and why?") == "How would you begin with"
    assert without_slots("How would you begin?") == "How would you begin?"


def test_a_slot_is_filled_and_a_question_without_one_stays() -> None:
    assert filled("What in {focus} first?", "bookbinding") == "What in bookbinding first?"
    assert filled("What first?", "bookbinding") == "What first?"
    assert has_slot("What in {focus} first?")


@pytest.mark.parametrize(
    ("skill", "focus"),
    [
        ("Bookbinding", ["bookbinding"]),
        ("R", []),
        ("everything that has to do with paper", []),
        ("  ", []),
    ],
)
def test_only_short_words_fill_a_slot(skill: str, focus: list[str]) -> None:
    assert list(focus_words([skill])) == focus
