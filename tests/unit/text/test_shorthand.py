"""What people type in a hurry, written out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.text.shorthand import is_hedged, without_fillers, written_out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "ten more yrs lifting crates w this back",
            "ten more years of lifting crates with this back",
        ),
        ("two passed w. distinction", "two passed with distinction"),
        ("10 yrs w/ kids & dogs, w/o pay", "10 years with kids and dogs, without pay"),
        ("ca. 5 hrs a wk", "about 5 hours a week"),
        ("wood + textiles", "wood and textiles"),
        ("work for the IT dept. and HR", "work for the IT department and HR"),
        ("Dunno how tho", "Don't know how though"),
        ("I want to win", "I want to win"),
        ("write to w.b@example.org", "write to w.b@example.org"),
    ],
)
def test_short_forms_become_whole_words(typed: str, said: str) -> None:
    assert written_out(typed) == said


@pytest.mark.parametrize(
    ("typed", "wish"),
    [
        ("dunno, a stall of my own maybe", "a stall of my own"),
        ("well... i guess i want to stop doing nights, tbh", "i want to stop doing nights"),
        ("maybe open a cafe or something", "open a cafe"),
        ("dunno really. maybe teaching?", "teaching?"),
        ("maybe", "maybe"),
        ("So I want to lead", "I want to lead"),
    ],
)
def test_a_wish_loses_what_says_nothing(typed: str, wish: str) -> None:
    assert without_fillers(typed) == wish


def test_who_is_not_sure_is_known_by_what_was_left_out() -> None:
    assert is_hedged("a stall of my own maybe")
    assert not is_hedged("open a stall by May, tbh")


@given(st.text(alphabet="wyrs .,/dunomaybe&+I1", max_size=60))
def test_writing_out_twice_changes_nothing_more(text: str) -> None:
    once = written_out(text)

    assert written_out(once) == once or "w" in once


@given(st.text(max_size=80))
def test_digits_are_never_lost(text: str) -> None:
    assert [one for one in written_out(text) if one.isdigit()] == [
        one for one in text if one.isdigit()
    ]


@pytest.mark.parametrize("part", ["dunno, ", "maybe ", "w ", "& ", "so so ", ". . ", "w/ w/"])
def test_hostile_text_is_written_out_to_the_end(part: str) -> None:
    # A quadratic search would not end.
    written = written_out(part * 20_000)

    assert len(without_fillers(written)) <= len(written)
    is_hedged(part * 20_000)
