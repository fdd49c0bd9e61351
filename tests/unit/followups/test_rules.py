"""When an action is due, late or stale, and which one some words mean."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from companion.followups.item import ItemStatus, Turn
from companion.followups.rules import (
    SOON_DAYS,
    STALE_AFTER_DAYS,
    Urgency,
    meant,
    owed_by,
    turned,
    urgency,
)
from companion.people.person import PersonId
from tests.unit.followups.samples import an_item

DUE = date(2026, 11, 10)
DONE = Turn(status=ItemStatus.DONE, on=DUE, result="It works", confidence=4)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-SOON_DAYS - 1, Urgency.LATER),
        (-SOON_DAYS, Urgency.DUE),
        (0, Urgency.DUE),
        (1, Urgency.OVERDUE),
        (STALE_AFTER_DAYS - 1, Urgency.OVERDUE),
        (STALE_AFTER_DAYS, Urgency.STALE),
    ],
)
def test_an_action_presses_more_until_it_is_stale(days: int, expected: Urgency) -> None:
    assert urgency(an_item(due_on=DUE), on=DUE + timedelta(days=days)) is expected


def test_without_a_day_an_action_grows_stale_by_itself() -> None:
    confirmed_on = date(2026, 11, 3)

    assert urgency(an_item(), on=confirmed_on + timedelta(days=20)) is Urgency.UNDATED
    assert urgency(an_item(), on=confirmed_on + timedelta(days=21)) is Urgency.STALE


@given(days=st.integers(-400, 4_000))
def test_what_is_done_or_no_action_never_presses(days: int) -> None:
    on = DUE + timedelta(days=days)

    assert urgency(an_item(due_on=DUE, history=[DONE]), on=on) is None
    assert urgency(an_item(kind="takeaway"), on=on) is None


def test_somebodys_actions_come_most_pressing_first_and_stale_ones_last() -> None:
    items = [
        an_item("stale", due_on="2026-10-01", confirmed_on="2026-09-20"),
        an_item("undated"),
        an_item("late", due_on="2026-11-09"),
        an_item("hers", owner="marta"),
        an_item("later", due_on="2026-11-30"),
        an_item("due", due_on="2026-11-11"),
        an_item("done", history=[DONE]),
    ]

    owed = owed_by(items, PersonId("me"), on=DUE)

    assert [item.id for item in owed] == ["late", "due", "later", "undated", "stale"]


def test_a_change_of_status_joins_the_history() -> None:
    done = turned(an_item(), DONE)
    back = turned(done, Turn(status=ItemStatus.OPEN, on=DUE))

    assert (done.status, done.is_open) == (ItemStatus.DONE, False)
    assert (back.status, len(back.history)) == (ItemStatus.OPEN, 2)
    with pytest.raises(ValidationError, match="history goes back in time"):
        turned(done, Turn(status=ItemStatus.OPEN, on=DUE - timedelta(days=1)))


def test_a_few_words_mean_the_item_that_holds_them() -> None:
    rota = an_item("a", text="Send Marta the rota")
    ward = an_item("b", text="Visit the night ward", evidence=_said("I visit the ward"))
    old = an_item("c", text="Send the old rota", history=[DONE], evidence=_said("old rota"))

    assert meant([rota, ward, old], "rota") == (rota,)
    assert meant([rota, ward, old], "the old rota") == (old,)
    assert meant([rota, ward], "sending the rota to Marta") == (rota,)
    assert meant([rota, ward, old], "c") == (old,)
    assert meant([rota, ward], "visiting wards") == (ward,)
    assert meant([rota, ward], "bake a cake") == ()


def test_words_that_several_hold_mean_them_all() -> None:
    first, second = an_item("a", text="Send the rota"), an_item("b", text="Print the rota")

    assert meant([first, second], "rota") == (first, second)


@given(words=st.text(max_size=200))
def test_any_words_find_only_what_there_is(words: str) -> None:
    items = [an_item("a"), an_item("b", text="Print the rota")]

    assert set(meant(items, words)) <= set(items)


def _said(text: str) -> dict[str, object]:
    return {"session_id": "s", "start": 0, "end": len(text), "text": text}
