"""What usually changes in a move is told where the goal is that move, and nowhere else."""

import pytest

from companion.agendas.agenda import Reader
from companion.goals.goal import Goal, GoalId
from companion.knowledge.bank import (
    BankQuestion,
    Change,
    QuestionFamily,
    Situation,
    SituationFit,
)
from companion.topics.moves import of_move
from companion.topics.topic import Topic, TopicsBrief
from companion.writing.draft import SourceKind


def a_fit(
    similarity: float, *, name: str = "returning", phrase: str = "return to work"
) -> SituationFit:
    question = BankQuestion(text="How was it?", family=QuestionFamily.STRATEGY, topic="Returning")
    situation = Situation(
        id=name,
        title="Returning to work after a break",
        applies_when=(phrase,),
        changes=(Change(text="Tools have changed."), Change(text="Judgement has not changed.")),
        questions=(question,),
    )
    return SituationFit(situation=situation, similarity=similarity, phrase=phrase)


def moves(statement: str, fit: SituationFit, reader: Reader = Reader.MENTEE) -> tuple[Topic, ...]:
    goal = Goal(id=GoalId("g"), statement=statement)
    brief = TopicsBrief(career=(), goal=goal, situations=(fit,))
    return tuple(of_move(brief, reader))


def test_a_move_that_fits_says_what_usually_changes_and_where_that_stands() -> None:
    (topic,) = moves("return to work with two small children", a_fit(0.6))

    assert topic.title == "Returning to work after a break"
    assert topic.why == (
        "You want to return to work with two small children. "
        "What is usual there: tools have changed; judgement has not changed."
    )
    assert [source.kind for source in topic.sources[1:]] == [SourceKind.KNOWLEDGE] * 2


def test_a_mentor_is_given_a_question_for_the_mentee() -> None:
    (topic,) = moves("return to my work", a_fit(0.6), Reader.MENTOR)

    assert topic.question.startswith("You want to return to your work.")
    assert topic.question.endswith("Where do you notice that already?")


@pytest.mark.parametrize(
    ("statement", "fit"),
    [
        ("return to work", a_fit(0.54)),
        ("learn to weld", a_fit(0.7)),
        ("become team lead", a_fit(0.7, name="leading-leaders", phrase="managing team leads")),
        (
            "find a job in marketing",
            a_fit(0.7, name="marketing-a-small-business", phrase="marketing"),
        ),
    ],
)
def test_a_move_that_fits_badly_is_left(statement: str, fit: SituationFit) -> None:
    assert moves(statement, fit) == ()
