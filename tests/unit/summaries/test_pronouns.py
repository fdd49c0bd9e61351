"""Whom "her" and "him" are in a task: the other, somebody named, or left as said."""

import pytest

from tests.unit.summaries.notes_of import whats


def test_her_is_the_woman_just_named_where_the_other_is_he() -> None:
    notes = (
        "I promised to introduce him to Berit Moen who ran the dairy, I will write to her"
        " before the weekend is out."
    )

    assert whats(notes, me="ana") == [
        "Introduce Tom to Berit Moen who ran the dairy",
        "Write to Berit Moen",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "me -> ask Jean Lacombe if T can shadow him in the mill for a day",
        "me -> ask Jean Lacombe if Tom can help him with the flour",
    ],
)
def test_a_task_that_names_two_leaves_its_pronoun_as_said(line: str) -> None:
    (what,) = whats(line, me="ana")

    assert " him " in what


def test_a_pronoun_that_may_be_somebody_named_in_between_stays() -> None:
    (_, what) = whats("- I'll introduce Tom to Piet, I'll write to him on Monday", me="ana")

    assert what == "Write to him (“I'll introduce Tom to Piet”)"


def test_a_pronoun_with_nobody_else_about_is_still_the_other() -> None:
    assert whats("I will write to him before the weekend is out.", me="ana") == ["Write to Tom"]
