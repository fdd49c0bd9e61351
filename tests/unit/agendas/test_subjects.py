"""What a jotted line is about: a whole phrase of its own words, or nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.agendas.subjects import MOST_WORDS, advised_in, question_in, subject_of
from companion.text.words import count_words


@pytest.mark.parametrize(
    ("line", "subject"),
    [
        ("We left the glaze order for next time (is cobalt banned?).", "the glaze order"),
        ("Didn't get to the stall at the winter fair.", "the stall at the winter fair"),
        ("stage fright: next time", "stage fright"),
        (
            "not sure whether the bank lends to sole traders",
            "whether the bank lends to sole traders",
        ),
        (
            "torn between the night course and the apprenticeship",
            "the night course and the apprenticeship",
        ),
        ("early or late shift - open", "early or late shift"),
        ("Ravi: left the rota for next session", "the rota"),
        ("we ran out of time for how you say no", None),
        ("leave it for next time", None),
        ("she is tired", None),
    ],
)
def test_a_line_is_named_by_what_it_puts_off(line: str, subject: str | None) -> None:
    assert subject_of(line) == subject


@pytest.mark.parametrize(
    ("line", "advised"),
    [
        ("Told her to fire the kiln twice rather than hotter.", "fire the kiln twice"),
        ("I suggested he film himself at the wheel", "film himself at the wheel"),
        ("She said never sell below cost", "never sell below cost"),
        ("He said he would call", None),
        ("The kiln is too small", None),
    ],
)
def test_advice_gives_what_to_do(line: str, advised: str | None) -> None:
    assert advised_in(line) == advised


def test_only_a_question_without_persons_is_anybody_s() -> None:
    assert question_in("open: does the guild lend money?") == "Does the guild lend money?"
    assert question_in("would she take part-time?") is None
    assert question_in("list what stays (wheel? kiln?)") is None


@given(st.text(max_size=300))
def test_a_subject_is_short_and_of_the_words(text: str) -> None:
    subject = subject_of(text)

    assert subject is None or 0 < count_words(subject) <= MOST_WORDS
