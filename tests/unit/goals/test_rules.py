"""Whether a goal is specific enough, and goals from free text."""

from datetime import date

import pytest

from companion.errors import BadRecordsError
from companion.goals.goal import Goal, GoalId
from companion.goals.rules import goal_from_text, vague_parts
from companion.goals.stated import goals_of
from companion.people.person import PersonId
from companion.people.spreadsheet import ImportedPeople, StatedGoal


def open_parts(statement: str, **fields: object) -> set[str]:
    """Return the codes of what a goal leaves open."""
    goal = Goal.model_validate({"id": "g", "statement": statement, **fields})
    return {notice.code.removeprefix("goal_") for notice in vague_parts(goal)}


@pytest.mark.parametrize(
    "statement",
    [
        "Pass the journeyman exam in June 2027 at the first attempt",
        "Get three first-round interviews for data jobs by March",
        "Move from back-end development into application security within 12 months",
    ],
)
def test_a_goal_with_outcome_measure_and_date_leaves_nothing_open(statement: str) -> None:
    assert open_parts(statement) == set()


@pytest.mark.parametrize(
    ("statement", "codes"),
    [
        ("leadership", {"too_short", "no_measure", "no_date"}),
        ("learn Python", {"too_short", "no_measure", "no_date"}),
        ("I want to improve my communication skills", {"no_outcome", "no_measure", "no_date"}),
        ("become a better leader", {"no_outcome", "no_measure", "no_date"}),
        ("I’d like to do something more meaningful", {"no_outcome", "no_measure", "no_date"}),
        ("get promoted", {"no_date"}),
        ("Switch from sales to product", {"no_measure", "no_date"}),
        ("Get better at negotiation by June", {"no_outcome", "no_measure"}),
    ],
)
def test_what_is_open_is_named(statement: str, codes: set[str]) -> None:
    assert open_parts(statement) == codes


def test_a_date_and_a_measure_of_their_own_fields_count() -> None:
    fields = {"target_on": "2027-03-01", "success_measure": "nobody leaves the meeting early"}

    assert open_parts("Chair the weekly meeting calmly", **fields) == set()


def test_every_open_part_comes_as_a_question_or_an_example() -> None:
    goal = Goal(id=GoalId("g"), statement="change")

    assert all("?" in notice.text for notice in vague_parts(goal))


def test_free_text_is_the_statement_and_its_further_lines_the_challenge() -> None:
    goal = goal_from_text("Switch from sales to product.\nMy boss does not know.\n", "g1")

    assert (goal.id, goal.statement) == ("g1", "Switch from sales to product.")
    assert goal.challenge == "My boss does not know."


def test_labelled_lines_fill_their_fields() -> None:
    goal = goal_from_text(
        "Goal: run my ward\nChallenge: I hate conflict\nSuccess: ten calm shifts\n"
        "By: 2027-01-31\nRemember: breathe",
        "g1",
    )

    assert goal.statement == "run my ward"
    assert goal.challenge == "I hate conflict\nRemember: breathe"
    assert goal.success_measure == "ten calm shifts"
    assert goal.target_on == date(2027, 1, 31)


def test_a_date_that_is_none_stays_a_line() -> None:
    goal = goal_from_text("run my ward\nBy: Friday", "g1")

    assert goal.target_on is None
    assert (goal.statement, goal.challenge) == ("run my ward. By: Friday", None)


@pytest.mark.parametrize("text", ["", " \n", "x", "7", "?!", "Goal:"])
def test_less_than_a_word_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(BadRecordsError, match="say in a few words"):
        goal_from_text(text, "g")


def test_a_goal_that_is_too_long_is_refused() -> None:
    with pytest.raises(BadRecordsError, match="the limit is 20,000"):
        goal_from_text("word " * 5_000, "g")


def test_the_goals_of_a_form_carry_their_mentee_and_all_bad_ones_are_named() -> None:
    good = StatedGoal(mentee_id=PersonId("ada"), line=2, statement="a talk", challenge="nerves")
    bad = [StatedGoal(mentee_id=PersonId("ben"), line=line, statement="?") for line in (3, 5)]

    (goal,) = goals_of(ImportedPeople(goals=(good,)), where="form.csv")
    with pytest.raises(BadRecordsError) as refused:
        goals_of(ImportedPeople(goals=(good, *bad)), where="form.csv")

    assert (goal.id, goal.mentee_id, goal.challenge) == ("ada-goal", "ada", "nerves")
    assert [problem.line for problem in refused.value.problems] == [3, 5]


@pytest.mark.parametrize(
    ("text", "statement", "challenge"),
    [
        (
            "I'd love to run food for a group of schools, but I wouldn't know where to start",
            "I'd love to run food for a group of schools",
            "I wouldn't know where to start",
        ),
        ("I want to lead a team but i don't know how", "I want to lead a team", "I don't know how"),
        ("Lead my first team, but with calm", "Lead my first team, but with calm", None),
    ],
)
def test_what_a_wish_ends_with_after_but_is_its_challenge(
    text: str, statement: str, challenge: str | None
) -> None:
    goal = goal_from_text(text, "g")

    assert (goal.statement, goal.challenge) == (statement, challenge)


@pytest.mark.parametrize(
    "said",
    ["I would like to know by summer", "sell jam from May to July", "open before next Christmas"],
)
def test_a_time_said_in_the_wish_is_not_asked_for(said: str) -> None:
    goal = goal_from_text(f"Teach 3 evening classes. {said}.", "g1")

    assert "goal_no_date" not in {notice.code for notice in vague_parts(goal)}


def test_a_year_long_past_says_nothing_of_by_when() -> None:
    goal = goal_from_text("I qualified as a farrier in 2014, teach 3 apprentices", "g1")

    assert "goal_no_date" in {notice.code for notice in vague_parts(goal)}
