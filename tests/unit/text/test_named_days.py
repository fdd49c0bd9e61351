"""A weekday, a day and a month that do not fit together name no day."""

from datetime import date

import pytest

from companion.text.due import resolve_due
from companion.text.named_days import misnamed_day, with_weekday

NEAR = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("by Fri 27 nov", date(2026, 11, 27)),
        ("by Wed 3 March", date(2027, 3, 3)),
        ("by Fri 21 nov", None),
        ("by Friday the 21st of November", None),
        ("by Tue 3 March", None),
    ],
)
def test_a_day_is_none_in_a_year_in_which_it_is_another_weekday(
    text: str, day: date | None
) -> None:
    assert resolve_due(text, said_on=NEAR) == day
    assert (misnamed_day(text, near=NEAR) is None) is (day is not None)


def test_a_day_that_fitted_some_months_ago_is_not_misnamed() -> None:
    assert misnamed_day("spoke Tues 10 Nov, and Mon 1 June", near=NEAR) is None
    assert with_weekday("call w Ines tues 11 nov, 20 min") == "tues 11 nov"
    assert with_weekday("call w Ines, 11 nov") is None


@pytest.mark.parametrize("text", ["fri 21 " * 20_000, "mon the 1st of " * 8_000, "tues 31 feb"])
def test_hostile_texts_take_no_time(text: str) -> None:
    assert misnamed_day(text, near=NEAR) in {None, "tues 31 feb"}
