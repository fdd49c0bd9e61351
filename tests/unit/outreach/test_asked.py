"""What a message asks is what its sender does not know, and whole; what it leaves out is named."""

import pytest

from companion.goals.rules import goal_from_text
from companion.goals.wording import goal_words
from companion.outreach.message import OutreachBrief
from companion.outreach.names import own_first_name, signature
from companion.outreach.notices import unsaid_of_goal
from companion.outreach.offline import compose
from companion.outreach.questions import question_about
from companion.outreach.sender import introduction
from companion.people.person import NOTED_ABOUT, Person
from tests.unit.outreach.briefs import a_goal, a_person


def asked(wish: str) -> str | None:
    return question_about(goal_words(goal_from_text(wish, "g")), key="k")


@pytest.mark.parametrize(
    ("wish", "question"),
    [
        (
            "run a nursery, but I only have a level 2 and nobody ever told me if that's enough",
            "is a level 2 enough to run a nursery?",
        ),
        (
            "open a forge, though I only have 4k saved and don't know if that is enough",
            "is 4k saved enough to open a forge?",
        ),
        (
            "Know by June if I can drive a school bus",
            "what would I need to drive a school bus?",
        ),
        (
            "write a bid, but nobody has told me whether a choir may apply",
            "do you know whether a choir may apply?",
        ),
        (
            "lead tours, but I have no papers and I'm not sure if my French is good enough",
            "how would you judge whether my French is good enough?",
        ),
    ],
)
def test_the_question_is_what_the_sender_does_not_know(wish: str, question: str) -> None:
    assert asked(wish) == question


@pytest.mark.parametrize(
    "wish",
    [
        "Spend two days a week in a bindery from May to July, to become a restorer of old books",
        "Leading a choir, hard talks, money",
        "lighting desk, programming cues, the lot",
    ],
)
def test_a_part_of_a_goal_is_not_asked_about(wish: str) -> None:
    assert asked(wish) is None


def message(mentee: Person, wish: str) -> tuple[str | None, str, str]:
    mentor = a_person("Ode Lark", can_help_with=["binding books"], headline="Bookbinder")
    found = compose(OutreachBrief(mentee=mentee, mentor=mentor, goal=a_goal(wish)))
    notes = " ".join(notice.text for notice in found.warnings)
    return found.draft.subject, found.draft.body, notes


def test_a_subject_is_no_half_of_a_goal() -> None:
    wish = "Spend two days a week in a bindery, to become a restorer"

    assert message(a_person("Ana Bo"), wish)[0] == "A short question from Ana"


def test_who_one_says_one_is_stands_there_once() -> None:
    mentee = a_person(
        "Ana Bo",
        headline="Clerk",
        bio="I am a clerk in a county court. I am a clerk of the court choir too.",
        career=[{"title": "Court clerk", "start": "2015"}],
    )

    body = message(mentee, "bind books for a living")[1]

    assert body.count("clerk") == 1
    assert "I am a clerk in a county court." in body


def test_nobody_signs_as_me() -> None:
    named = a_person("Me", headline="Ada Quist, 61, bell founder")
    nameless = a_person("Me", headline="bell founder")

    assert (signature(named), own_first_name(named)) == ("Ada Quist", "Ada")
    assert signature(nameless) == ""
    assert "nobody has signed" in message(nameless, "cast a bell")[2]
    assert not message(nameless, "cast a bell")[1].rstrip().endswith("Me")


def test_a_line_that_begins_with_i_am_is_the_senders_only_under_their_own_name() -> None:
    noted = f"{NOTED_ABOUT}I am a friend of the family."

    assert introduction(a_person("Ada Quist", bio=noted), with_employer=False) is None
    assert introduction(a_person("Me", bio=noted), with_employer=False) is not None


def test_what_a_message_leaves_out_of_a_goal_is_named() -> None:
    wish = "Open a forge. Maybe a stall at fairs, or teaching teenagers on weekends."

    assert unsaid_of_goal(a_goal(wish), "I want to open a forge.") == (
        "Maybe a stall at fairs",
        "or teaching teenagers on weekends",
    )
    assert unsaid_of_goal(a_goal(wish), f"My words: {wish}") == ()
