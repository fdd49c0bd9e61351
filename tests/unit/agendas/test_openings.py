"""A wish that is still open: its doubts are asked, and every way that it weighs is named."""

import time

import pytest

from companion.agendas.agenda import AgendaBrief, Reader
from companion.agendas.doubts import doubt_asked
from companion.agendas.offline import compose
from companion.agendas.question import chosen_questions
from companion.goals.rules import goal_from_text
from companion.goals.wording import goal_words
from companion.people.person import Person, PersonId

WISH = (
    "Fifteen years behind the bar and I can't see myself closing at 3 forever. Maybe running a "
    "small cafe, or teaching cocktail classes. I don't know if I need a food licence for it or "
    "would have to borrow money."
)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        (
            "I don't know if I need a food licence or would have to borrow money, with the rent.",
            "Do I need a food licence? Would I have to borrow money?",
        ),
        ("No idea whether they'd take somebody of fifty.", "Would they take somebody of fifty?"),
        (
            "I only did the short course and nobody has ever told me if that's enough.",
            "I only did the short course. Is that enough?",
        ),
        ("Not sure if the council would allow a stall.", "Would the council allow a stall?"),
        ("I don't know how to begin.", None),
        ("I have two children.", None),
    ],
)
def test_a_doubt_is_asked_as_the_plain_question_it_holds(said: str, asked: str | None) -> None:
    assert doubt_asked(said) == asked


@pytest.mark.parametrize("unit", ["I don't know if ", "or would ", "and nobody knows if it ", "’"])
def test_a_doubt_is_read_in_linear_time(unit: str) -> None:
    started = time.process_time()

    doubt_asked(unit * (100_000 // len(unit)))

    assert time.process_time() - started < 5


def test_a_first_plan_asks_the_doubts_and_names_every_way() -> None:
    goal = goal_from_text(WISH, "g")

    draft = compose(AgendaBrief(goal=goal, minutes=20, reader=Reader.MENTEE)).draft
    asked = [item.question or "" for item in draft.items]
    told = " ".join((*asked, *(item.purpose for item in draft.items)))

    assert "Do I need a food licence for it? Would I have to borrow money?" in asked[1]
    assert asked[2].startswith("Running a small cafe, or teaching cocktail classes:")
    assert "closing at 3" not in told
    assert "liked less" not in told
    assert "settle it for you" not in told


def test_both_ways_are_named_in_a_plan_of_fifteen_minutes() -> None:
    goal = goal_from_text(WISH, "g")

    draft = compose(AgendaBrief(goal=goal, minutes=15, reader=Reader.MENTEE)).draft
    said = " ".join((*draft.prework, *(item.purpose for item in draft.items)))

    assert "running a small cafe" in said
    assert "teaching cocktail classes" in said


def test_the_mentor_is_not_asked_the_mentees_doubts() -> None:
    goal = goal_from_text(WISH, "g")
    brief = AgendaBrief(goal=goal, minutes=20, reader=Reader.MENTOR)

    asked = chosen_questions(brief, goal_words(goal), Reader.MENTOR)

    assert not any("Do I need" in one.text for one in asked)


@pytest.mark.parametrize(
    ("noted", "begins"),
    [("doesn't do email, ring her", "Let Olwen know"), ("runs a bakery", "Send Olwen")],
)
def test_nothing_is_sent_to_who_does_not_read_mail(noted: str, begins: str) -> None:
    mentor = Person(id=PersonId("o"), name="Olwen Rees", bio=noted)
    goal = goal_from_text(WISH, "g")

    draft = compose(AgendaBrief(goal=goal, reader=Reader.MENTEE, mentor=mentor)).draft

    assert draft.prework[-1].startswith(begins)
