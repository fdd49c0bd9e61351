"""The date that heads the notes is found; dates inside them are not."""

from datetime import date

import pytest

from companion.text.due import find_held_on, find_recent_day


@pytest.mark.parametrize(
    "notes",
    [
        "Date: 2026-11-12\nAna will send it.",
        "# 2026-11-12 Session 3\n- agreed",
        "**Date:** 12 November 2026",
        "Call with Ana, 12 Nov 2026\n\nWe agreed.",
        "We met on November 12, 2026.",
        "Mentoring notes\n\nWhen: Thu, 12 Nov 2026 10:00",
        "Ana | Bo | Date: 12.11.2026",
        "---\ntitle: one\ndate: 2026-11-12T10:00:00Z\n---",
        "Next session: 2026-12-01\n2026/11/12 10:00",
        "Session 4 - Nov 12th, 2026 (Ana, Bo)",
    ],
)
def test_a_date_that_heads_the_notes_is_when_they_were_taken(notes: str) -> None:
    assert find_held_on(notes) == date(2026, 11, 12)


@pytest.mark.parametrize(
    "notes",
    [
        "",
        "Ana will send the memo by 12 November 2026.",
        "Due date: 2026-11-12",
        "Goal: hand in on 12 November 2026",
        "Date: 12 Nov",
        "Date: 11/12/2026",
        "Next session: 2026-11-12",
        "a\nb\nc\nd\ne\n2026-11-12",
    ],
)
def test_other_dates_and_dates_that_leave_a_doubt_are_not(notes: str) -> None:
    assert find_held_on(notes) is None


def test_a_labelled_date_comes_before_one_in_a_heading() -> None:
    notes = "Mentoring 2026\nNotes typed up 2026-11-14\nDate: 2026-11-12"

    assert find_held_on(notes) == date(2026, 11, 12)


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("RK 17/11 - 20 mins, he rang from the van", date(2026, 11, 17)),
        ("RK 17/11; met after the market ended", date(2026, 11, 17)),
        ("rent due from 17/11 - ring him", None),
        ("deadline 17/11 - form", None),
    ],
)
def test_how_a_talk_went_does_not_hide_the_day_of_its_title(title: str, day: date | None) -> None:
    found = find_recent_day(f"{title}\n- bring the loom\n", today=date(2026, 11, 22))

    assert found == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Bo - 12 November, met at the kiln, freezing, he forgot his apron", date(2026, 11, 12)),
        (
            "ok this is rhona friday the thirteenth of november we sat in the van",
            date(2026, 11, 13),
        ),
        ("Ines, Monday sixteenth november, at the lambing shed", date(2026, 11, 16)),
        ("on 17 November we rang each other, she had flour on her hands", date(2026, 11, 17)),
        ("by the twelfth of november send him the plaster", None),
        ("Bo starts 12 November, he dreads it", None),
        ("tuesday the thirteenth of november we sat in the van", None),
        ("before 12 november, ring the mill", None),
    ],
)
def test_a_first_line_that_goes_on_to_tell_begins_with_the_day_of_the_talk(
    line: str, day: date | None
) -> None:
    assert find_recent_day(f"{line}\nhe brings the rota\n", today=date(2026, 11, 22)) == day
