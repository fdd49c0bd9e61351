"""A goal is taken apart by what it says, not by how long the name of whoever asks is."""

from companion.goals.goal import Goal, GoalId
from companion.matching.facets import question_of
from companion.people.person import Person, PersonId

TWENTY_WORDS = (
    "I want to run the morning meeting of our ward. It should be over before the first round of "
    "visits."
)


def test_a_long_name_does_not_take_a_goal_apart() -> None:
    questions = [
        question_of(
            Goal(id=GoalId("g"), statement=f"{TWENTY_WORDS} {name}", mentee_id=PersonId("m")),
            mentee=Person(id=PersonId("m"), name=name),
        )
        for name in ("Ada Ek", "Maria Luisa Fernanda de la Vega Castillo")
    ]

    assert [facet.text for facet in questions[0].facets] == [
        facet.text for facet in questions[1].facets
    ]


def test_the_day_by_which_is_no_part_of_what_a_goal_asks_for() -> None:
    goal = Goal.model_validate(
        {"id": "g", "statement": "Know by the end of March if I can run a forge two days a week"}
    )

    question = question_of(goal)

    parts = (*question.facets, *question.parts)
    told = {*question.stems, *(stem for part in parts for stem in part.stems)}
    assert "march" not in told
    assert {"forg", "two", "week"} <= told
    assert all(part.words in goal.statement for part in question.parts)
    assert "Know by the end of March" not in {part.words for part in question.parts}


def test_what_somebody_said_is_no_part_of_what_a_goal_asks_for() -> None:
    goal = Goal(
        id=GoalId("g1"),
        statement="Price a wedding cake",
        challenge="The baker told me and we talked of flour.",
    )

    asked = question_of(goal)

    assert {"told", "talk"}.isdisjoint(asked.stems)
    assert {"price", "cake", "flour"} <= set(asked.stems)


def test_talks_that_are_the_matter_itself_stay() -> None:
    goal = Goal(id=GoalId("g1"), statement="Give my first talk, and tell a story in it")

    assert {"talk", "tell", "stori"} <= set(question_of(goal).stems)
