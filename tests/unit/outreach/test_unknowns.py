"""What somebody does not know or cannot face is the question that they ask."""

import time

import pytest

from companion.outreach.unknowns import question_of_unknown


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        (
            "I don't know who'd take on an apprentice of 44.",
            "who would take on an apprentice of 44?",
        ),
        ("I have no idea which college would take me.", "which college would take me?"),
        (
            "I don't know how much I should charge for a wedding.",
            "how much should I charge for a wedding?",
        ),
        ("I'm not sure where I could practise the organ.", "where could I practise the organ?"),
        ("I freeze up in auditions, it went wrong twice.", "how would you prepare for auditions?"),
        ("I panic before inspections.", "how would you prepare for inspections?"),
        (
            "I hate speaking in front of parents, my voice goes.",
            "how would you go about speaking in front of parents?",
        ),
        ("I am shy to ring new customers.", "how would you ring new customers in my place?"),
    ],
)
def test_what_is_not_known_or_dreaded_is_asked(said: str, asks: str) -> None:
    assert question_of_unknown(said) == asks


@pytest.mark.parametrize(
    "said",
    [
        "I don't know what they want.",
        "I get nervous at first.",
        "I hate my boss.",
        "I'm afraid to tell my boss.",
        "I never finished my award.",
        "I have no idea what I'd say to them.",
    ],
)
def test_where_no_question_is_sure_none_is_made(said: str) -> None:
    assert question_of_unknown(said) is None


@pytest.mark.parametrize(
    "piece", ["I hate speaking ", "I freeze up in a ", "I don't know who'd a "]
)
def test_a_long_sentence_is_read_quickly(piece: str) -> None:
    text = piece * (100_000 // len(piece))

    begin = time.process_time()
    question_of_unknown(text)

    assert time.process_time() - begin < 5
