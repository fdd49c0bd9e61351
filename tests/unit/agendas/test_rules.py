import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.agendas.agenda import AgendaBrief, AgendaDraft, AgendaItem, PastNotes
from companion.agendas.rules import CHECKS, asks_nothing_again, fit_minutes
from companion.goals.goal import Goal, GoalId
from companion.writing.draft import Source, SourceKind, Violation

BRIEF = AgendaBrief(goal=Goal(id=GoalId("g"), statement="Run my ward"), minutes=15)


def an_item(minutes: int, *, title: str = "Item", question: str | None = None) -> AgendaItem:
    return AgendaItem(minutes=minutes, title=title, purpose="To be done.", question=question)


def a_plan(minutes: tuple[int, ...], *, title: str = "Item 0") -> tuple[AgendaItem, ...]:
    """Return items of these lengths, the longest with a question."""
    return tuple(
        an_item(
            length,
            title=title if number == 0 else f"Item {number}",
            question="What?" if length == max(minutes) else None,
        )
        for number, length in enumerate(minutes)
    )


def codes_of(*items: AgendaItem, minutes: int = 15) -> set[str]:
    draft = AgendaDraft(minutes=minutes, items=items, prework=())
    return {violation.code for check in CHECKS for violation in check(BRIEF, draft)}


def test_a_sound_agenda_breaks_nothing() -> None:
    assert codes_of(*a_plan((3, 9, 3))) == set()


@pytest.mark.parametrize(
    ("items", "code"),
    [
        (a_plan((3, 9, 4)), "minutes"),
        (a_plan((15,)), "items"),
        (a_plan((1, 1, 1, 1, 1, 1)), "items"),
        (a_plan((5, 6, 4)), "question_time"),
        (a_plan((3, 3, 9)), "commitment"),
        (a_plan((3, 9, 3), title="The the start"), "seam"),
        (a_plan((3, 9, 3), title="item 2"), "same_title"),
        ((), "commitment"),
    ],
)
def test_each_slip_is_named(items: tuple[AgendaItem, ...], code: str) -> None:
    assert code in codes_of(*items)


LAST = PastNotes(ref="s-3", text="how do I tell Rui that he is late?")
ASKED = BRIEF.model_copy(
    update={
        "notes": (LAST,),
        "asked": ("Rui is late every day. How do I tell Rui that he is late?",),
    }
)


def asked_of(question: str, *, source: Source | None = None) -> tuple[Violation, ...]:
    item = an_item(9, title="The question", question=question)
    draft = AgendaDraft(
        minutes=15,
        items=(an_item(3), item.model_copy(update={"source": source}), an_item(3)),
        prework=(),
    )
    return asks_nothing_again(ASKED, draft)


@pytest.mark.parametrize(
    "question",
    [
        "How do I tell Rui that he is late?",
        "how do I  tell Rui, that he is late?",
        "It goes on. How could I tell Rui that he is late?",
    ],
)
def test_the_question_of_one_of_the_last_talks_is_named(question: str) -> None:
    (violation,) = asked_of(question)

    assert violation.code == "asked_again"
    assert question in violation.text


def test_a_question_that_the_last_notes_left_open_may_come_back() -> None:
    kept = Source(kind=SourceKind.NOTES, ref="s-3", quote="how do I tell Rui that he is late?")
    older = kept.model_copy(update={"ref": "s-2"})

    assert asked_of("How do I tell Rui that he is late?", source=kept) == ()
    assert asked_of("How do I tell Rui that he is late?", source=older) != ()


@pytest.mark.parametrize(
    "question",
    ["How do I tell Rui that I am late?", "Who tells Rui that he is late?", "What next?"],
)
def test_another_question_is_none_that_was_asked(question: str) -> None:
    assert asked_of(question) == ()


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
