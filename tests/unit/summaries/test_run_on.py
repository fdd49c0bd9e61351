"""Words that run on without a mark, as dictated ones do."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.summaries.run_on import runs_on, thoughts_in

DICTATED = (
    "so i spoke to wendy at the bakery for half an hour she's got the health inspector coming"
    " on the ninth she said she'd ring the flour man about the late sacks and i must find her the"
    " cleaning rota her husband is wondering if they need a second oven"
)


def parts(text: str) -> list[str]:
    cuts = thoughts_in(text, 0, len(text))
    return [
        text[start:end].strip() for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)
    ]


def test_dictated_words_are_cut_where_another_thought_begins() -> None:
    found = parts(DICTATED)

    assert "she said she'd ring the flour man about the late sacks" in found
    assert "and i must find her the cleaning rota" in found
    assert "her husband is wondering if they need a second oven" in found


def test_what_hangs_on_the_words_before_stays_with_them() -> None:
    found = parts(DICTATED)

    assert not [one for one in found if one.startswith(("they need", "she'd ring"))]


@pytest.mark.parametrize(
    "text",
    [
        "She said she'd ring them.",
        "I'll send the list on Monday, and she will look at it before the fair, when she has time,"
        " or else he does; we meet on Friday (at ten), as ever, if the hall is free.",
    ],
)
def test_short_words_and_words_with_marks_are_left_whole(text: str) -> None:
    assert not runs_on(text)
    assert parts(text) == [text]


@given(st.text(alphabet="ihes 'dlmwtoarn,.", max_size=400))
def test_cuts_are_in_order_and_inside(text: str) -> None:
    cuts = thoughts_in(text, 0, len(text))

    assert cuts == sorted(set(cuts))
    assert all(0 < cut < len(text) for cut in cuts)


@pytest.mark.parametrize("piece", ["i will ", "his mum says ", "and and ", "a ", "the man is "])
def test_a_hostile_text_is_cut_in_time(piece: str) -> None:
    text = piece * 5_000
    started = time.process_time()

    thoughts_in(text, 0, len(text))

    assert time.process_time() - started < 2
