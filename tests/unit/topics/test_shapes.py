"""Each kind of sentence is recognised, and gets a question that suits it."""

import pytest

from companion.topics.shapes import ASKS, Shape, asks_for, is_trouble, shape_of, unknown_in
from companion.topics.story import OwnWords
from companion.writing.draft import Source, SourceKind


def said(text: str, kind: SourceKind = SourceKind.GOAL) -> OwnWords:
    return OwnWords(said=text, told=text, source=Source(kind=kind, ref="challenge", quote=text))


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("I don't know which office comes first.", Shape.UNKNOWN),
        ("I have never negotiated anything.", Shape.NEVER),
        ("I never learned to read a budget.", Shape.NEVER),
        ("I go quiet when he sighs.", Shape.STUCK),
        ("I've become silent and it is costing the project.", Shape.STUCK),
        ("I have sent nine applications and had no reply.", Shape.UNANSWERED),
        ("My CV has eleven pages and no verbs.", Shape.MINE),
        ("The donor likes the number.", Shape.OTHERS),
        ("Nobody at my company does it.", Shape.OTHERS),
        ("I found that anyone could read anyone's booking.", Shape.FOUND),
        ("I ran a crew that built trails; early mornings, I loved it.", Shape.LIKED),
        ("I built an image pipeline that two other groups use.", Shape.DONE),
        ("I am in charge of people who were my equals.", Shape.HAPPENING),
    ],
)
def test_the_kind_of_a_sentence(text: str, shape: Shape) -> None:
    assert shape_of(said(text)) is shape


def test_an_unknown_is_turned_into_what_is_asked() -> None:
    assert unknown_in("I don't know which office comes first.") == "which office comes first"
    assert unknown_in("I know which office comes first.") is None


def test_troubles_are_told_from_achievements() -> None:
    assert is_trouble(said("I have stopped proposing things."))
    assert not is_trouble(said("I wrote the macros that everybody still uses."))


def test_what_lasts_already_is_not_asked_about_as_a_moment() -> None:
    questions = [ask.question for ask in asks_for(said("I've cancelled it twice."))]

    assert all("the moment it happens" not in question for question in questions)


def test_no_question_serves_two_kinds() -> None:
    questions = [ask.question for asks in ASKS.values() for ask in asks]
    twice = {question for question in questions if questions.count(question) > 1}

    # What one found and what one did may both interest others.
    assert twice <= {"Who would want to hear about that, and how would you put it to them?"}
