"""Milestones of about one talk each, read off a goal."""

from companion.goals.milestones import MilestoneKind, baseline_of, milestones_of
from companion.goals.rules import goal_from_text


def test_each_obstacle_the_own_question_and_the_measure_are_milestones() -> None:
    told = goal_from_text(
        "Open my own barber shop\nChallenge: I only have 4,000 saved. The bank wants a plan.\n"
        "How do I find a first room?\nSuccess: 20 regulars in the first month",
        "g",
    )

    found = milestones_of(told)

    assert [one.kind for one in found] == [
        MilestoneKind.QUESTION,
        MilestoneKind.START,
        MilestoneKind.OBSTACLE,
        MilestoneKind.OBSTACLE,
        MilestoneKind.MEASURE,
    ]
    assert found[0].text == "An answer to “How do I find a first room?”"
    assert found[-1].text == "How far it is to “20 regulars in the first month”"
    fields = told.model_dump()
    assert all(one.quote in fields[one.field] for one in found)


def test_what_is_not_known_is_to_be_found_out_and_not_tried() -> None:
    told = goal_from_text("Teach student nurses. Nobody has told me if I need a degree", "g")

    assert milestones_of(told)[-1].text == "Found out: “Nobody has told me if I need a degree”"


def test_where_it_begins_is_what_was_said_of_it_else_what_is_in_the_way() -> None:
    plain = goal_from_text("Run the bakery", "g")
    hard = goal_from_text("Run the bakery. I have never done the books", "g")
    labelled = goal_from_text("Run the bakery\nNow: I bake four nights a week", "g")

    assert baseline_of(plain) is None
    assert baseline_of(hard) == "I have never done the books"
    assert baseline_of(labelled) == "I bake four nights a week"
