"""The one question: asked when an answer would change who comes first, and only then."""

from collections.abc import Sequence

from companion.matching.asking import (
    LEAST_CHANGE,
    MOST_OPTIONS,
    SURE_SCORE,
    Option,
    QuestionKind,
    is_open,
    most_telling,
    options_of,
    with_answer,
)
from companion.matching.match import Match, MatchResult
from companion.people.person import Person, PersonId
from tests.unit.matching.people import a_goal, a_person

GOAL = a_goal(statement="get further at work", skills=("rosters",))


def a_result(*scores: float) -> MatchResult:
    matches = tuple(
        Match(mentor_id=PersonId(f"m{rank}"), rank=rank, score=score, reasons=())
        for rank, score in enumerate(scores, start=1)
    )
    return MatchResult(goal_id=GOAL.id, matches=matches, excluded=(), engine="test")


def named(*mentors: Person) -> dict[PersonId, Person]:
    return {mentor.id: mentor for mentor in mentors}


def ids(text: str) -> Sequence[PersonId]:
    return [PersonId(name) for name in text.split()]


def an_option(text: str, weight: float = 1.0, kind: QuestionKind = QuestionKind.HELP) -> Option:
    return Option(kind=kind, text=text, weight=weight)


def test_answers_are_what_some_of_the_best_bring_and_others_do_not() -> None:
    mentors = named(
        a_person("m1", can_help_with=("Pricing", "rosters"), industries=("food",)),
        a_person("m2", skills=("pricing", "hiring"), industries=("food",)),
        a_person(
            "m3", skills=("hiring", "hiring well in a small town where nobody stays for long")
        ),
    )

    options = options_of(a_result(0.6, 0.5, 0.4), GOAL, mentors)

    assert [(option.kind.value, option.text) for option in options] == [
        ("help", "Pricing"),
        ("help", "hiring"),
        ("field", "food"),
    ]
    assert options[0].weight == 1.1


def test_what_everybody_brings_is_not_asked() -> None:
    mentors = named(a_person("m1", skills=("hiring",)), a_person("m2", skills=("Hiring",)))

    assert options_of(a_result(0.6, 0.5), GOAL, mentors) == []


def test_the_question_that_is_expected_to_change_more_is_asked() -> None:
    options = [
        an_option("pricing"),
        an_option("hiring"),
        an_option("food", kind=QuestionKind.FIELD),
        an_option("law", kind=QuestionKind.FIELD),
    ]
    after = [ids("a b d"), ids("a b c"), ids("d e f"), ids("a d e")]

    question = most_telling(options, before=ids("a b c"), after=after)

    assert question is not None
    assert question.text == QuestionKind.FIELD.text
    assert question.expected_change == 2.5
    assert [option.text for option in question.options] == ["food", "law"]


def test_an_answer_counts_as_far_as_it_is_likely() -> None:
    options = [an_option("pricing", 0.1), an_option("hiring", 0.9)]

    question = most_telling(options, before=ids("a b c"), after=[ids("d e f"), ids("a b c")])

    assert question is None
    assert LEAST_CHANGE > 0.3


def test_one_answer_is_no_choice() -> None:
    assert most_telling([an_option("x")], before=ids("a"), after=[ids("b c d")]) is None


def test_no_more_than_four_answers_are_offered() -> None:
    options = [an_option(f"answer {number}") for number in range(9)]

    question = most_telling(options, before=ids("a b c"), after=[ids("d e f")] * 9)

    assert question is not None
    assert len(question.options) == MOST_OPTIONS


def test_a_clear_match_needs_no_question() -> None:
    assert is_open(a_result(SURE_SCORE - 0.01, 0.2), GOAL)
    assert not is_open(a_result(SURE_SCORE, 0.2), GOAL)
    assert not is_open(a_result(), GOAL)


def test_a_goal_that_names_no_need_is_questioned_whatever_its_score() -> None:
    assert is_open(a_result(0.9), a_goal(statement="do something more meaningful"))


def test_an_answer_joins_the_skills_that_were_asked_for() -> None:
    assert with_answer(GOAL, "pricing").skills == ("rosters", "pricing")
