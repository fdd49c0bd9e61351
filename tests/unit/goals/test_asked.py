"""What somebody wants, without what they ask about it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.goals.asked import without_questions


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("Open a bakery by May. Who would lend me an oven?", "Open a bakery by May."),
        ("Who pays? Run the choir without a grant. Where first?", "Run the choir without a grant."),
        ("Run the choir", "Run the choir"),
        ("How do I say no?", "How do I say no?"),
        (
            "I want a calm shop by Easter. where do I start? all is on me",
            "I want a calm shop by Easter.",
        ),
        ("300 calls and 2 sales. I'd like ten a month", "I'd like ten a month"),
        ("Two lines\nof one wish", "Two lines of one wish"),
    ],
)
def test_a_wish_is_told_without_its_questions(statement: str, told: str) -> None:
    assert without_questions(statement) == told


@given(st.text(max_size=300))
def test_nothing_is_said_that_was_not(statement: str) -> None:
    told = without_questions(statement)

    assert set(told.split()) <= set(statement.split())
    assert bool(told) == bool(statement.split())
