"""Which sentences of a long talk answer a question."""

from hypothesis import given
from hypothesis import strategies as st

from companion.summaries.evidence import Spoken, evidence_for

FILLER = [Spoken(text=f"We went on about the garden, bed number {at}.") for at in range(40)]
PAY = [
    Spoken(text="What about the wages?", speaker="Ola"),
    Spoken(
        text="They start low, and after the first winter everybody here gets two more an hour.",
        speaker="Mina",
    ),
    Spoken(text="Wages are only half of it, since tips come on top every week.", speaker="Mina"),
]


def test_what_lies_where_the_words_of_the_question_are_is_found() -> None:
    talk = [*FILLER, *PAY, *FILLER]

    found = evidence_for("What did they say about wages?", talk, most=3)

    assert set(found) & {41, 42} == {41, 42}


def test_whom_the_question_names_goes_before_the_others() -> None:
    talk = [
        Spoken(text="The wages of a cook are low in the first year.", speaker="Ola"),
        Spoken(text="The wages of a cook are fair after the first year.", speaker="Mina"),
    ]

    assert evidence_for("What did Ola think about wages?", talk, most=1) == (0,)
    assert evidence_for("What did Mina think about wages?", talk, most=1) == (1,)


def test_a_talk_without_the_words_of_the_question_answers_nothing() -> None:
    assert evidence_for("What did they decide about kerosene?", FILLER, most=3) == ()


def test_asking_alone_is_no_question() -> None:
    assert evidence_for("Summarize the discussion", FILLER, most=3) == ()


@given(st.text(max_size=80), st.lists(st.text(max_size=60), max_size=8), st.integers(0, 9))
def test_any_question_gets_places_of_the_talk_once_each(
    question: str, texts: list[str], most: int
) -> None:
    talk = [Spoken(text=text) for text in texts]

    found = evidence_for(question, talk, most=most)

    assert len(found) == len(set(found)) <= min(most, len(talk))
    assert all(0 <= at < len(talk) for at in found)
