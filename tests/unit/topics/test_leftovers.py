"""What notes left open becomes a topic, unless it speaks of somebody else."""

from datetime import date

from companion.agendas.agenda import PastNotes
from companion.topics.leftovers import left_open


def notes(text: str) -> PastNotes:
    return PastNotes(ref="s-1", text=text, held_on=date(2026, 9, 8))


def test_an_open_question_is_asked_as_it_was_written() -> None:
    (left,) = left_open([notes("- still open: should I tell my manager?")])

    assert left.question == "Should I tell my manager?"
    assert left.title == "Should I tell my manager?"
    assert "8 September" in left.why


def test_a_hedge_asks_what_speaks_for_and_against() -> None:
    (left,) = left_open([notes("- maybe I could ask Ana for the template")])

    assert left.question == (
        "I might ask Ana for the template. What speaks for it, and what against?"
    )
    assert left.title == "Asking Ana for the template"


def test_a_mentor_s_question_about_the_mentee_is_not_put_in_their_mouth() -> None:
    assert left_open([notes("Would she take part-time? I forgot to ask.")]) == ()


def test_every_leftover_quotes_its_notes() -> None:
    text = "- maybe I could ask Ana for the template\n- still don't know: is Bo the right person?"

    assert all(left.source.quote in text for left in left_open([notes(text)]))


def test_notes_without_content_leave_nothing_open() -> None:
    assert left_open([notes("quick call, nothing much.")]) == ()


def test_a_promise_of_one_s_own_is_left_to_do() -> None:
    (left,) = left_open([notes("I'll draw up the sequence for the second floor by Thursday")])

    assert left.question == (
        "What should I watch for when I draw up the sequence for the second floor?"
    )
    assert left.why == "The notes of 8 September leave this with you."


def test_a_promise_of_somebody_else_is_no_topic() -> None:
    assert left_open([notes("He'll ask Colm about the client meeting next week")]) == ()


def test_only_the_latest_notes_leave_promises() -> None:
    earlier = notes("I'll draw up the sequence for the second floor by Thursday")
    later = PastNotes(ref="s-2", text="quick call, nothing much.")

    assert left_open([earlier, later]) == ()


def test_what_a_mentor_promised_is_not_the_mentee_s() -> None:
    text = "I promised to look at it. I'll ask Philippa about the spring intake. She may ring them."

    assert left_open([notes(text)]) == ()
