"""What was told in the same line is not open because a word in brackets was in doubt."""

import pytest

from companion.agendas.agenda import PastNotes, Reader
from companion.topics.offline import compose
from companion.topics.signs import has_mark
from companion.topics.topic import TopicsBrief

TOLD = (
    "papers: he never had any, nobody minds, but they do want the first aid card (one weekend?)",
    "licence: she has none herself, nobody checked, they only want the food course (half a day?)",
)


@pytest.mark.parametrize("line", TOLD)
def test_a_told_line_with_a_doubt_in_brackets_is_no_topic_left_open(line: str) -> None:
    notes = PastNotes(ref="call.txt", text=f"call with Ines\n- {line}\n- start small\n")

    made = compose(TopicsBrief(career=(), notes=(notes,), reader=Reader.MENTEE)).draft

    assert not any("Still open" in one.question for one in made.topics)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("bring a sample (which one?)", True),
        ("list what I'd miss (objects? quiet?)", True),
        ("ring the personnel woman (Moira?)", False),
        ("they want the card (one weekend?)", False),
    ],
)
def test_a_doubt_in_brackets_is_no_question_and_a_question_is_one(text: str, asks: object) -> None:
    assert has_mark(text) is asks
