"""The title of notes: who, and a day."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.text.due import find_recent_day
from companion.text.titles import is_titled, title_day

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Petra - by phone, Thurs 12 Nov (the van broke down so we did it late)", "Thurs 12 Nov"),
        ("omar, weds 11th, in the canteen.", "weds 11th"),
        ("YUSUF  mon 9 nov  staff room", "mon 9 nov"),
        ("Jo 12/11", "12/11"),
        ("Ring Jo, tues 10 nov", None),
        ("Exam Tues 10 Nov, 9am", None),
        ("Ana to send it, Tues 10th", None),
        ("Deadline: Tues 10 nov", None),
        ("Jo, wed 11th, he was late", None),
        ("Mon 19 Nov, no name", None),
    ],
)  # fmt: skip
def test_a_title_names_somebody_and_a_day_and_tells_nothing(line: str, day: str | None) -> None:
    assert title_day(line) == day
    assert is_titled(line) is (day is not None)


def test_a_weekday_with_its_number_is_the_latest_such_day() -> None:
    assert find_recent_day("omar, weds 11th, in the canteen. He came late.", today=TODAY) == date(
        2026, 11, 11
    )


@given(st.text(max_size=300))
def test_any_line_is_a_title_or_none(line: str) -> None:
    day = title_day(line)

    assert day is None or day in line


def test_a_hostile_line_takes_no_time() -> None:
    begun = time.process_time()

    for line in (
        "a " * 50_000,
        "(" * 100_000,
        "mon " * 25_000,
        "a, " * 33_000,
        "Jo 1" + "1 " * 9999,
    ):
        title_day(line)

    assert time.process_time() - begun < 5
