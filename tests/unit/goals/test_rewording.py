"""Plainer wordings of a vague wish, out of its own words."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.goals.goal import Goal, GoalId
from companion.goals.rewording import MOST_REWORDINGS, rewordings
from companion.goals.rules import goal_from_text
from companion.text.words import stems


def said(text: str) -> list[str]:
    return [one.text for one in rewordings(goal_from_text(text, "g"))]


@pytest.mark.parametrize(
    ("text", "plainer"),
    [
        (
            "either a living from my pottery or teaching evening classes, I don't know which pays",
            ["A living from my pottery", "Teach evening classes"],
        ),
        (
            "I want to stop dispatching, either train as a paramedic or move to the rota desk "
            "because my back hurts",
            ["Train as a paramedic", "Move to the rota desk"],
        ),
        (
            "I want to do something with animals, maybe become a vet nurse or a dog groomer",
            ["Become a vet nurse", "Become a dog groomer"],
        ),
        (
            "improve my English. I avoid speaking up at handover because my accent is strong",
            ["Speak up at handover"],
        ),
        ("be more confident. I can't interrupt the surgeon", ["Interrupt the surgeon"]),
        ("get better with parents. I never say no to extra shifts", ["Say no to extra shifts"]),
    ],
)
def test_branches_and_what_is_hard_become_plain_wishes(text: str, plainer: list[str]) -> None:
    assert said(text) == plainer


@pytest.mark.parametrize(
    "text",
    [
        "Become head gardener by spring, but I don't know how to write a budget",
        "something more meaningful. I don't have a degree",
        "be more confident. Nobody listens to me",
        "be more confident. I never taught",
        "something with animals. Cant drop below 30 hours",
        "I want a change. I can't move house before the girls finish school",
        "something calmer. I can't do more than three evenings",
    ],
)
def test_a_plain_wish_and_what_would_take_a_guess_are_left_as_they_are(text: str) -> None:
    assert said(text) == []


WISHES = (
    "either {} or {}",
    "I want something new, maybe {} or {}",
    "get better at {}. I never {}",
    "thinking of {}, or perhaps {}",
)
PARTS = ("bake bread", "a market stall", "teaching adults", "say no to the chef", "the night rota")


@given(st.sampled_from(WISHES), st.sampled_from(PARTS), st.sampled_from(PARTS))
def test_no_wording_has_a_word_that_was_not_said(wish: str, first: str, second: str) -> None:
    text = wish.format(first, second)

    found = rewordings(Goal(id=GoalId("g"), statement=text))

    assert len(found) <= MOST_REWORDINGS
    for one in found:
        assert one.quote in text
        assert set(stems(one.text)) <= set(stems(text)) | {"becom"}


@pytest.mark.parametrize(
    "part", ["either a or b ", "or maybe ", "I never ", "a, or a ", "teaching "]
)
def test_a_hostile_wish_is_reworded_in_no_time(part: str) -> None:
    hostile = Goal(id=GoalId("g"), statement=("either " + part * 20_000)[:19_000])
    started = time.process_time()

    rewordings(hostile)

    assert time.process_time() - started < 5
