"""What is passed over in a text holds nothing of what is sought."""

import re

from hypothesis import given
from hypothesis import strategies as st

from companion.writing.days import SLASHED
from companion.writing.scanned import Scanned

DATED = re.compile(r"\b(?:sept(?:ember)?\.?\s{1,3}(?:the\s)?)?\d{1,2}(?:st)?(?: of september)?\b")
PARTS = st.sampled_from(
    [
        *" \n.,-/x_ab",
        "5",
        "12",
        "2026",
        "13/11/26",
        "september the 5",
        "1st of september",
        "word " * 9,
    ]
)


@given(st.lists(PARTS, max_size=40).map("".join))
def test_near_figures_everything_is_found_that_is_anywhere(text: str) -> None:
    for pattern in (DATED, SLASHED, re.compile(r"\d{1,15}")):
        near = [match.span() for match in Scanned(text).near_figures(pattern)]

        assert near == [match.span() for match in pattern.finditer(text)]


@given(st.text(max_size=200))
def test_the_pieces_hold_every_word_of_the_text(text: str) -> None:
    words = re.compile(r"\w+")

    assert set(words.findall(Scanned(text).pieces)) == set(words.findall(text))
