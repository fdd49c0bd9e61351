"""A plan says what it says in the right mouth."""

import re

import pytest

from companion.agendas.agenda import (
    AgendaBrief,
    Reader,
)
from companion.agendas.offline import compose, readable
from companion.agendas.voice import of_mentee_to_you, reader_of, speaker_of
from companion.goals.goal import Goal
from companion.text.clauses import goal_clause
from tests.unit.agendas.plans import (
    GOALS,
    a_goal,
    draft_of,
    the_question,
)


@pytest.mark.parametrize(
    ("aim", "told"),
    [
        ("start her own shop", "start your own shop"),
        ("pass his licence and let him drive", "pass your licence and let you drive"),
        ("ask the manager for her support", None),
        ("tell Ana about her work", None),
        ("tell his mother about her work", None),
    ],
)
def test_an_aim_told_of_somebody_is_said_to_them_where_that_is_certain(
    aim: str, told: str | None
) -> None:
    assert of_mentee_to_you(aim) == told


@pytest.mark.parametrize("reader", [Reader.MENTOR, None])
@pytest.mark.parametrize("goal", GOALS, ids=lambda goal: goal.id)
def test_nothing_is_put_into_the_wrong_mouth(goal: Goal, reader: Reader | None) -> None:
    plain = a_goal(goal_clause(goal.statement).text) if reader is None else goal
    brief = AgendaBrief(goal=plain, minutes=30, reader=reader)
    if reader_of(brief) is not reader:
        return

    draft = compose(brief).draft

    own = " ".join(f"{item.title} {item.purpose} {item.question or ''}" for item in draft.items)
    outside = re.sub(r"“[^”]{1,400}”", "", own)
    assert not re.search(r"\b(?:I|my|me)\b", outside)


@pytest.mark.parametrize(
    ("statement", "speaker"),
    [
        ("Joe wants to quote his own jobs without me", Reader.MENTOR),
        ("she has to talk to the consultant", Reader.MENTOR),
        ("run my ward", Reader.MENTEE),
        ("i want to lead", Reader.MENTEE),
        ("run a ward", None),
    ],
)
def test_whose_words_a_goal_is_in(statement: str, speaker: Reader | None) -> None:
    assert speaker_of(a_goal(statement)) is speaker


def test_a_goal_that_speaks_of_both_is_quoted() -> None:
    draft = draft_of(a_goal("Joe wants to quote his own jobs without me"))

    assert "The goal: “Joe wants to quote his own jobs without me”." in (
        the_question(draft).question or ""
    )
    assert draft.items[-1].question == "What will you do first, and by when?"


def test_a_goal_that_is_none_yet_is_not_said_back() -> None:
    draft = draft_of(a_goal("dunno, maybe less lifting"), reader=Reader.MENTEE)

    assert not any("dunno" in f"{one.purpose} {one.question}".lower() for one in draft.items)


def test_a_foreign_goal_is_quoted_and_its_challenge_named() -> None:
    challenge = "Je n'ai jamais eu de client et mes deux projets ressemblent à des cours."
    statement = "Ich möchte Teamleiter werden und lernen, wie man schwierige Gespräche führt."

    goal = a_goal(statement, challenge=challenge)

    accepted = compose(AgendaBrief(goal=goal, reader=Reader.MENTEE))

    assert [item.text for item in accepted.dropped] == [challenge]
    assert "My goal: “Ich möchte Teamleiter werden" in (the_question(accepted.draft).question or "")


def test_the_language_of_the_goal_decides_whether_it_can_be_read() -> None:
    challenge = "Je n'ai jamais eu de client et mes deux projets ressemblent à des cours."

    assert readable(AgendaBrief(goal=a_goal("Run my ward without doing everybody's job")))
    assert not readable(AgendaBrief(goal=a_goal("Trouver un emploi", challenge=challenge)))
