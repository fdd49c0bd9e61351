"""How long each of several matters wants to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.agendas.rules import fit_minutes
from companion.agendas.shares import Matter, shares

MATTERS = st.builds(
    Matter,
    title=st.text(max_size=30),
    aims=st.lists(st.text(max_size=20), max_size=6).map(tuple),
    questions=st.lists(st.text(max_size=20), max_size=4).map(tuple),
)


def test_what_is_to_be_done_takes_longer_than_what_is_to_be_known() -> None:
    opening = Matter(title="Where things stand")
    known = Matter(title="The rules", aims=("Know the rules for leave",))
    done = Matter(title="The letter", aims=("Rewrite the first paragraph",))

    _, for_known, for_done = shares([opening, known, done])

    assert for_done > for_known


def test_an_overview_takes_less_than_a_matter_with_questions() -> None:
    overview = Matter(title="Overview")
    matter = Matter(title="The offer", questions=("What is fair?", "Whom could I ask?"))

    first, second = shares([overview, matter])

    assert first < second


def test_alike_matters_take_alike_time_after_the_first() -> None:
    _, second, third = shares([Matter(title="One"), Matter(title="Two"), Matter(title="Three")])

    assert second == pytest.approx(third)


@given(st.lists(MATTERS, min_size=1, max_size=12), st.integers(12, 240))
def test_shares_are_of_one_whole_and_fit_any_box(matters: list[Matter], box: int) -> None:
    found = shares(matters)

    minutes = fit_minutes(found, box)

    assert sum(found) == pytest.approx(1)
    assert sum(minutes) == box
