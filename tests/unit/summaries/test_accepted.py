"""Requests in a chat that the other accepts are promises of who said yes."""

import pytest

from companion.summaries.offline import compose
from companion.summaries.summary import ActionItem
from companion.summaries.unused import not_used
from tests.unit.summaries.notes_of import brief_of, draft_of


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


def test_a_chat_whose_names_stand_over_each_line_is_read_whatever_the_surname_means() -> None:
    chat = (
        "Nadia, [19.11.26 08:14]\nhi! thanks for reading my thing\n"
        "Omar Said, [19.11.26 08:20]\nno prob. the table is weak\n"
        "Nadia, [19.11.26 08:22]\ncould you look at a new version at the weekend?\n"
        "Omar Said, [19.11.26 08:25]\nsure, you'll have it back sunday night\n"
        "Omar Said, [19.11.26 08:33]\nI'll ask Lene P. if she'd sign one\n"
    )
    brief = brief_of(chat, me=None, participants=())
    draft = compose(brief).draft

    assert [one.owner for one in draft.action_items] == ["omar-said", "omar-said"]
    assert not any("08:" in one.text for one in not_used(brief, draft))


def test_how_much_by_when_dates_the_promise_before_it() -> None:
    (item,) = _items(
        "Tom: hello Ana\nAna: hi\nTom: I can do the one-pager again. Two pages by Wednesday.\n"
        "Ana: lovely"
    )

    assert (item.what, item.due_phrase) == ("Do the one-pager again", "by Wednesday")
    assert item.due_on is not None
