import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.agendas.agenda import AgendaBrief, AgendaDraft, AgendaItem
from companion.agendas.rules import CHECKS, fit_minutes
from companion.goals.goal import Goal, GoalId

BRIEF = AgendaBrief(goal=Goal(id=GoalId("g"), statement="Run my ward"), minutes=15)


def an_item(minutes: int, *, title: str = "Item", question: str | None = None) -> AgendaItem:
    return AgendaItem(minutes=minutes, title=title, purpose="To be done.", question=question)


def codes_of(*items: AgendaItem, minutes: int = 15) -> set[str]:
    draft = AgendaDraft(minutes=minutes, items=items, prework=())
    return {violation.code for check in CHECKS for violation in check(BRIEF, draft)}


def test_a_sound_agenda_breaks_nothing() -> None:
    assert codes_of(an_item(3), an_item(9, question="What first?"), an_item(3)) == set()


@pytest.mark.parametrize(
    ("items", "code"),
    [
        ((an_item(3), an_item(9, question="What?"), an_item(4)), "minutes"),
        ((an_item(15, question="What?"),), "items"),
        (tuple(an_item(1) for _ in range(6)), "items"),
        ((an_item(5), an_item(6, question="What?"), an_item(4)), "question_time"),
        ((an_item(3), an_item(3), an_item(9, question="What?")), "commitment"),
        ((an_item(3, title="The the start"), an_item(9, question="?"), an_item(3)), "seam"),
        ((), "commitment"),
    ],
)
def test_each_slip_is_named(items: tuple[AgendaItem, ...], code: str) -> None:
    assert code in codes_of(*items)


@given(
    st.lists(st.floats(min_value=0, max_value=1e12), min_size=1, max_size=8),
    st.integers(min_value=8, max_value=180),
)
def test_minutes_always_sum_exactly(weights: list[float], minutes: int) -> None:
    fitted = fit_minutes(weights, minutes)

    assert sum(fitted) == minutes
    assert min(fitted) >= 1


@given(
    st.lists(st.integers(min_value=1, max_value=9), min_size=2, max_size=6),
    st.integers(min_value=30, max_value=180),
)
def test_a_heavier_item_never_gets_less(weights: list[int], minutes: int) -> None:
    fitted = fit_minutes(weights, minutes)

    for one, its_minutes in zip(weights, fitted, strict=True):
        for other, others_minutes in zip(weights, fitted, strict=True):
            assert not (one > other and its_minutes < others_minutes)


def test_shares_are_proportional() -> None:
    assert fit_minutes([3, 9, 3], 15) == (3, 9, 3)
    assert fit_minutes([1, 2, 3, 4], 100) == (10, 20, 30, 40)


def test_no_weight_at_all_means_equal_shares() -> None:
    assert fit_minutes([0, 0, 0], 15) == (5, 5, 5)


@pytest.mark.parametrize("weights", [[], [1.0] * 16, [-1.0, 2.0], [math.nan], [math.inf, 1.0]])
def test_what_cannot_be_shared_is_refused(weights: list[float]) -> None:
    with pytest.raises(ValueError, match=r"minutes cannot be shared|weight"):
        fit_minutes(weights, 15)
