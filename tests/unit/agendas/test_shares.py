"""How long each of several matters wants to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.agendas.agenda import AgendaItem
from companion.agendas.offline import _Planned, _weights
from companion.agendas.rules import Part, fit_minutes, fitted
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


def test_an_aside_that_asks_two_things_gets_no_fewer_minutes_than_one_that_asks_one() -> None:
    planned = [
        _planned(Part.QUESTION, "How do I price a wedding cake?"),
        _planned(Part.OTHER, "Where do I stand?"),
        _planned(Part.OTHER, "What is fair?"),
        _planned(Part.OTHER, "Whom could I ask? And when?"),
        _planned(Part.COMMITMENT, "What will I do first, and by when?"),
    ]

    weights = _weights(planned)

    assert weights[3].minutes > weights[2].minutes > weights[1].minutes
    assert fitted(weights, total=30)[0] >= 15


def _planned(part: Part, question: str) -> _Planned:
    item = AgendaItem(minutes=1, title="A matter", purpose="Get it clear.", question=question)
    return _Planned(part=part, item=item)
