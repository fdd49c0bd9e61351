"""Requests in a chat that the other accepts are promises of who said yes."""

import pytest

from companion.summaries.summary import ActionItem
from tests.unit.summaries.notes_of import draft_of


def _items(chat: str) -> list[ActionItem]:
    return list(draft_of(chat).action_items)


def test_a_yes_with_more_behind_it_accepts_and_days_that_it_leaves_open_stay_open() -> None:
    (item,) = _items(
        "Tom: hello\nTom: can you come and eat lunch w me one day in the first week? would help\n"
        "Ana: Yes. thurs or fri, will look in the calendar & tell you\nTom: great"
    )

    assert (item.owner, item.what) == ("ana", "Eat lunch w Tom one day in the first week")
    assert (item.due_on, item.due_phrase) == (None, "thurs or fri")


def test_a_day_for_the_others_part_is_not_the_day_of_the_promise() -> None:
    first, second = _items(
        "Tom: could you have a look at my budget before I send it to the head?\n"
        "Ana: Of course. mail it tonight, you'll have it back Thursday\nTom: will do\nAna: good"
    )

    assert (first.owner, first.what) == (
        "ana", "Have a look at Tom's budget before Tom sends it to the head",
    )  # fmt: skip
    assert first.due_phrase == "Thursday"
    assert (second.owner, second.due_phrase) == ("tom", "tonight")


@pytest.mark.parametrize(
    "reply",
    [
        "Ana: yes, but only if the train runs",
        "Ana: ok maybe, I'd have to see",
        "Ana: yes, another time",
        "Ana: sorry, that week is full",
    ],
)
def test_half_a_yes_promises_nothing(reply: str) -> None:
    chat = f"Tom: hi\nTom: can you come to the open day with me?\n{reply}\nTom: ok"

    assert [one for one in _items(chat) if one.status.value == "committed"] == []


def test_how_much_by_when_dates_the_promise_before_it() -> None:
    (item,) = _items(
        "Tom: hello Ana\nAna: hi\nTom: I can do the one-pager again. Two pages by Wednesday.\n"
        "Ana: lovely"
    )

    assert (item.what, item.due_phrase) == ("Do the one-pager again", "by Wednesday")
    assert item.due_on is not None
