"""The day of notes, and what is due when."""

from datetime import date

import pytest
from hypothesis import given

from companion.agendas.agenda import PastNotes
from companion.agendas.dating import dated
from companion.text.due import find_recent_day
from tests.unit.agendas.plans import TYPED

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("call w/ Petra, Thurs 19 Nov, ~25 min", date(2026, 11, 19)),
        ("Ilse T. 20/11 about the stall", date(2026, 11, 20)),
        ("Sunday 3rd May, at the yard", None),
        ("Jan, Tuesday 3 December", None),
        ("Mon 19 Nov, the wrong weekday", None),
        ("Session with Ben, deadline 20 Nov", None),
        (
            "we spoke about 12 November and what comes after it, and then about the other thing",
            None,
        ),
        ("", None),
    ],
)
def test_a_title_without_a_year_means_the_latest_such_day(title: str, day: date | None) -> None:
    notes = PastNotes(ref="n", text=f"{title}\n\nring Ben by Fri 4 Dec\n")

    assert dated((notes,), today=TODAY)[0].held_on == day


def test_a_day_that_was_given_stays() -> None:
    notes = PastNotes(ref="n", text="Call 19 Nov\n", held_on=date(2025, 1, 2))

    assert dated((notes,), today=TODAY) == (notes,)


@given(TYPED)
def test_any_text_has_a_day_of_the_last_half_year_or_none(text: str) -> None:
    day = find_recent_day(text, today=TODAY)

    assert day is None or 0 <= (TODAY - day).days <= 183
