"""What counts as a goal: few letters can be a language, one is a slip of the finger."""

import pytest

from companion.goals.goal import no_goal, says_something


@pytest.mark.parametrize(
    ("statement", "is_goal"),
    [("C#", True), ("c++", True), ("ux", True), ("x", False), ("?!", False), ("#+", False)],
)
def test_a_language_of_one_letter_and_a_sign_is_a_goal(statement: str, is_goal: bool) -> None:
    assert says_something(statement) is is_goal


def test_a_goal_of_one_letter_is_told_how_to_name_a_language() -> None:
    assert "learn the language R" in no_goal("R")
    assert "learn the language R" not in no_goal("?!")
