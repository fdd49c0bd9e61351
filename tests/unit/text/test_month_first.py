"""Which of two figures is the month: a mark is no date, and notes that write "5 nov" say it."""

from datetime import date
from time import process_time

import pytest

from companion.text.due import find_due_phrases, find_held_on, resolve_due
from companion.text.month_first import puts_month_first, without_marks
from companion.text.stamps import stamped_day


@pytest.mark.parametrize(
    "notes",
    [
        "bo 5 nov, smithy\nweld test -> 11/20. again",
        "weld test: got 11/20\nform by 12/11",
        "Bo 3 march\nexam on 4/20",
    ],
)
def test_a_mark_and_a_day_before_its_month_put_no_month_first(notes: str) -> None:
    assert not puts_month_first(notes)


@pytest.mark.parametrize("notes", ["form in by 11/24", "Call 11/24\nagain 12/8", "due 11/20/26"])
def test_a_day_that_is_no_month_puts_the_month_first(notes: str) -> None:
    assert puts_month_first(notes)


def test_next_is_read_as_people_shorten_it() -> None:
    (phrase,) = find_due_phrases("list of farriers, send by end of nxt week")

    assert phrase.text == "by end of nxt week"
    assert resolve_due(phrase.text, said_on=date(2026, 11, 20)) == date(2026, 11, 27)


@pytest.mark.parametrize(
    ("stamps", "day"),
    [
        (("[17/11/2026, 18:42]", "[17/11/2026, 18:51]"), date(2026, 11, 17)),
        (("[03/11/2026, 18:42]", "[03/11/2026, 18:51]"), date(2026, 11, 3)),
        (("11/17/26, 6:42 PM -", "11/17/26, 6:51 PM -"), date(2026, 11, 17)),
        (("2026-11-17 18:42", "2026-11-17 18:51"), date(2026, 11, 17)),
        (("17.11.26, 18:42 -", "17.11.26, 18:51 -"), date(2026, 11, 17)),
        (("3/11/26, 6:42 PM -", "3/11/26, 6:51 PM -"), None),
        (("[17/11/2026, 18:42]", "[18/11/2026, 18:51]"), None),
        (("[17/11/2026, 18:42]",), None),
    ],
)
def test_a_chat_is_of_the_one_day_on_its_stamps(stamps: tuple[str, ...], day: date | None) -> None:
    chat = "\n".join(f"{stamp} Bo: the kiln is hot" for stamp in stamps)

    assert stamped_day(chat) == day
    assert day is None or find_held_on(chat) == day


@pytest.mark.parametrize("piece", ["11/20 ", "[17/11/2026, 18:42] a\n", "1/1/1/1/", "-> ", " " * 9])
def test_hostile_text_is_read_fast(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    begun = process_time()

    puts_month_first(text)
    stamped_day(text)

    assert process_time() - begun < 1


def test_marks_are_taken_out_and_days_stay() -> None:
    assert without_marks("weld test -> 11/20, exam 12/4") == "weld test ->  , exam 12/4"
