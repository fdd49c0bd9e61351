"""What a goal leaves open, asked about in its owner's words."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.goals.goal import Goal, GoalId
from companion.goals.missing import GoalPart, missing_parts, wish_quoted


def goal(statement: str, **fields: object) -> Goal:
    return Goal.model_validate({"id": GoalId("g"), "statement": statement, **fields})


def test_a_vague_wish_is_asked_what_changes_how_it_shows_and_by_when() -> None:
    found = missing_parts(goal("get better at talking to parents"))

    assert [one.part for one in found] == [GoalPart.CHANGE, GoalPart.MEASURE, GoalPart.WHEN]
    assert "“get better at talking to parents”" in found[0].text
    assert all(one.text.count("“") <= 1 for one in found)


def test_a_goal_with_an_outcome_a_measure_and_a_day_leaves_nothing_open() -> None:
    assert missing_parts(goal("Sell 3 wedding cakes a month by June")) == ()


def test_who_somebody_is_and_a_question_are_not_quoted_as_the_wish() -> None:
    told = goal("I am a plumber. How do I start? I want to teach apprentices in the evening")

    assert wish_quoted(told) == "I want to teach apprentices in the evening"


@pytest.mark.parametrize(
    "statement",
    ["something with animals", "get on in the kitchen", "I want to do something with wood"],
)
def test_something_with_and_getting_on_say_no_outcome(statement: str) -> None:
    assert missing_parts(goal(statement))[0].part is GoalPart.CHANGE


@given(st.text(alphabet="abc I want.,?!\n“”", min_size=3, max_size=300))
def test_whatever_is_quoted_stands_in_the_statement(text: str) -> None:
    statement = f"My wish {' '.join(text.split())}".strip()

    found = missing_parts(goal(statement))

    assert all(one.quote in statement for one in found)


@pytest.mark.parametrize("part", ["a, ", "or ", "I want to ", "(", "never ", "by June "])
def test_a_hostile_wish_is_read_in_no_time(part: str) -> None:
    hostile = goal("I want " + part * (18_000 // len(part)))
    started = time.process_time()

    missing_parts(hostile)

    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("I dont really know. maybe something with boats", "something with boats"),
        ("Fed up of the fish counter. Maybe a florist in town?", "a florist in town"),
        ("I want to sell bread. Maybe a stall", "I want to sell bread"),
    ],
)
def test_a_way_that_is_weighed_is_asked_about_and_not_the_weariness_before_it(
    text: str, quote: str
) -> None:
    assert wish_quoted(goal(text)) == quote
