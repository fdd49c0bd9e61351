"""Which past advice fits some words, and what became of it."""

from hypothesis import given
from hypothesis import strategies as st

from companion.followups.advice import (
    MOST_HITS,
    PastAdvice,
    Sought,
    fitting,
    followed,
    lines_of,
)
from companion.followups.item import Item, ItemStatus
from tests.unit.followups.samples import an_item

SHIFT = "Begin every handover with the worst shift"


def a_takeaway(*history: object) -> Item:
    return an_item(kind="takeaway", text=SHIFT, history=history)


def advice(text: str = SHIFT, said_on: str = "2026-11-03") -> PastAdvice:
    return PastAdvice.model_validate(
        {
            "text": text,
            "mentor_id": "marta",
            "mentor_name": "Marta Quill",
            "mentee_id": "me",
            "mentee_name": "Ida Holm",
            "said_on": said_on,
            "session_id": "s",
            "quote": {"start": 0, "end": len(text), "text": text},
        }
    )


def test_what_is_neither_near_in_meaning_nor_in_words_is_not_found() -> None:
    assert fitting([advice()], words="salary", similarities=[0.2]) == ()


def test_the_words_themselves_are_enough_whatever_the_meaning_says() -> None:
    assert fitting([advice()], words="the handovers?", similarities=[0.1]) == (advice(),)


def test_a_word_that_means_nothing_finds_nothing() -> None:
    assert fitting([advice()], words="with the", similarities=[0.1]) == ()


def test_the_nearest_comes_first_and_of_equals_the_latest() -> None:
    old, new = advice(said_on="2026-10-01"), advice(said_on="2026-11-01")
    near = advice("Let the day sister speak first")

    found = fitting([old, near, new], words="rounds", similarities=[0.4, 0.7, 0.4])

    assert found == (near, new, old)


def test_an_action_of_the_same_talk_that_carries_advice_out_is_told_with_its_outcome() -> None:
    action = an_item(
        id="a",
        text="Start the next handover with the worst shift",
        evidence={"session_id": "s", "start": 60, "end": 64, "text": "some"},
        history=[{"status": "done", "on": "2026-11-10", "result": "it was calm", "confidence": 4}],
    )
    other = an_item(
        id="b", evidence={"session_id": "t", "start": 0, "end": 3, "text": "Ida"}, text=SHIFT
    )
    unlike = an_item(
        id="c",
        text="Ring the pharmacy",
        evidence={"session_id": "s", "start": 70, "end": 74, "text": "ring"},
    )

    (found,) = followed(a_takeaway(), [action, other, unlike])

    assert (found.text, found.status, found.result, found.confidence) == (
        *("Start the next handover with the worst shift", ItemStatus.DONE),
        *("it was calm", 4),
    )


def test_what_advice_itself_was_marked_with_is_told() -> None:
    marked = a_takeaway({"status": "done", "on": "2026-11-09", "result": "calmer"})

    assert [one.result for one in followed(marked, [])] == ["calmer"]


@given(st.text(max_size=80), st.lists(st.floats(-1, 1), max_size=12))
def test_no_more_is_found_than_there_is(words: str, similarities: list[float]) -> None:
    there = [advice() for _ in similarities]

    found = fitting(there, words=words, similarities=similarities)

    assert len(found) <= min(MOST_HITS, len(there))


def test_a_line_speaks_of_words_that_stand_in_it() -> None:
    assert Sought("glazing").is_in("he says the glazing exam is short")
    assert Sought("the kiln").is_in("load the kiln last")
    assert Sought("up").is_in("ring up the council")
    assert not Sought("up").is_in("upper shelf first")
    assert not Sought("kiln insurance cost").is_in("load the kiln last")
    assert not Sought("  ").is_in("load the kiln last")


@given(st.text(alphabet="kiln upper. \n-", max_size=60), st.sampled_from(("kiln", "up", "a kiln")))
def test_what_stands_in_a_line_may_stand_in_its_notes(notes: str, words: str) -> None:
    sought = Sought(words)

    holds = any(sought.is_in(line.text) for line in lines_of(notes))

    assert sought.may_be_in(notes) or not holds


def test_notes_without_the_words_need_not_be_read_line_by_line() -> None:
    assert not Sought("kiln insurance").may_be_in("load the kiln last\nring up the council")
    assert Sought("kiln insurance").may_be_in("insurance?\nask about the kiln")


def test_a_line_of_notes_stands_whole_and_verbatim() -> None:
    notes = "w/ Ida\n- he says glazing int. is short. Nobody told me\n- sand first\n"

    lines = lines_of(notes)

    assert [one.text for one in lines][1:] == [
        "he says glazing int. is short. Nobody told me",
        "sand first",
    ]
    assert all(notes[one.start : one.end] == one.text for one in lines)
