"""A mentor's list asks the mentee, and puts nobody's "I" into the wrong mouth."""

import re

import pytest

from companion.agendas.agenda import PastNotes, Reader
from companion.agendas.points import WORDS
from companion.goals.goal import Goal, GoalId
from companion.topics.offline import compose
from companion.topics.reading import reader_of
from companion.topics.topic import Topic, TopicsBrief

NOTES = """Tess, 9 November 2026
tess - call the twelve who came to the open day
me - send her the price letter I used
I said I'd ask the church hall for her.
She doesn't know: can she advertise in the school newsletter?"""


def a_brief(statement: str, reader: Reader | None = None, challenge: str = "") -> TopicsBrief:
    goal = Goal(id=GoalId("g"), statement=statement, challenge=challenge or None)
    notes = (PastNotes(ref="tess.txt", text=NOTES),)
    return TopicsBrief(career=(), goal=goal, notes=notes, reader=reader)


def topics(brief: TopicsBrief) -> tuple[Topic, ...]:
    return compose(brief).draft.topics


@pytest.mark.parametrize(
    ("statement", "reader", "expected"),
    [
        ("Tess wants to fill her club", None, True),
        ("fill my club", None, False),
        ("fill the club", None, False),
        ("fill the club", Reader.MENTOR, True),
        ("She has to fill her club", Reader.MENTEE, False),
    ],
)
def test_who_asks_is_said_or_read_off_the_goal(
    statement: str, reader: Reader | None, expected: bool
) -> None:
    assert (reader_of(a_brief(statement, reader)) is Reader.MENTOR) is expected


def test_what_the_mentee_left_open_comes_first_in_the_words_of_the_notes() -> None:
    first, second, *_ = topics(a_brief("Tess wants to fill her club"))

    assert "“She doesn't know: can she advertise in the school newsletter?”" in first.why
    assert first.question.startswith("Can you advertise in the school newsletter? ")
    assert first.question.removeprefix("Can you advertise in the school newsletter? ") in {
        words.of_mentor for words in WORDS.values()
    }
    assert second.question == (
        "What came of calling the twelve who came to the open day, and what did it show?"
    )


def test_nothing_of_a_mentor_s_list_is_said_in_the_first_person() -> None:
    brief = a_brief("I want to fill my club", Reader.MENTOR, "I go quiet when parents ask.")

    for topic in topics(brief):
        outside = re.sub(r"“[^”]{1,400}”", "", f"{topic.title} {topic.why} {topic.question}")
        assert not re.search(r"\b(?:I|my|me)\b", outside), topic


def test_a_mentor_s_own_promise_in_a_chat_is_not_asked_of_the_mentee() -> None:
    chat = (
        "[18/11, 21:04] Nora: good talk today!\n"
        "[18/11, 21:05] Sami: can you send me that oven list again? lost it\n"
        "[18/11, 21:06] Nora: will do tomorrow. I'll ask my cousin for the mixer too\n"
    )
    goal = Goal(id=GoalId("g"), statement="open a bakery")
    brief = TopicsBrief(
        career=(), goal=goal, notes=(PastNotes(ref="c.txt", text=chat),), reader=Reader.MENTOR
    )

    found = topics(brief)

    assert not any("oven list" in one.question or "mixer" in one.question for one in found)
    assert not any("will do" in one.title for one in found)
