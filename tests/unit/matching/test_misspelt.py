"""Misspelt words of a wish, read by what is offered."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.matching.misspelt import spellings_of

OFFERED = spellings_of(
    (
        "Safeguarding & supervision",
        "Volunteer recruitment",
        "Bookkeeping",
        "Costing a show",
        "Governance",
        "Planting plans",
        "Massage",
        "Appraisal meetings & exhibitions",
    )
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("safegaurding for tutors", "safeguarding for tutors"),
        ("recruitmant", "recruitment"),
        ("my bookeeping", "my bookkeeping"),
        ("appraisel and exibitions", "appraisal and exhibitions"),
        ("Goverance", "governance"),
        ("safegarding and supervison", "safeguarding and supervision"),
    ],
)
def test_a_slip_in_a_long_word_is_read_as_what_is_offered(written: str, meant: str) -> None:
    assert OFFERED.mended(written) == meant


@pytest.mark.parametrize(
    "written", ["casting", "message", "planning", "volunteers", "a loan", "painting", "gouvernante"]
)
def test_another_word_stays_what_it_is(written: str) -> None:
    assert OFFERED.mended(written) == written
    assert not OFFERED.is_misspelt(written)


def test_a_word_that_could_be_two_others_is_left_alone() -> None:
    both = spellings_of(("statues", "statutes"))

    assert both.mended("statuues") in {"statues", "statuues"}
    assert both.mended("statues") == "statues"


@given(st.text(max_size=60))
def test_what_is_offered_is_never_mended(text: str) -> None:
    assert spellings_of((text,)).mended(text) == text


def test_a_very_long_wish_is_read_at_once() -> None:
    started = time.process_time()

    OFFERED.mended("safegaurding " * 8_000 + "x" * 10_000)

    assert time.process_time() - started < 5
