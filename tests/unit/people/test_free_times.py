"""Free times as people type them."""

import pytest

from companion.people.free_times import read_free_times


def windows(text: str) -> list[str]:
    """Return the windows of a text as short words."""
    return [f"{each.weekday} {each.start}-{each.end}" for each in read_free_times(text).windows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tue 18:00-20:00, Fri after 5pm", ["tue 18:00-20:00", "fri 17:00-21:00"]),
        ("weekdays 9-11", [f"{day} 09:00-11:00" for day in ("mon", "tue", "wed", "thu", "fri")]),
        ("Mon-Thu evenings", [f"{day} 18:00-21:00" for day in ("mon", "tue", "wed", "thu")]),
        ("Fri-Sun 8:00-9:00", [f"{day} 08:00-09:00" for day in ("fri", "sat", "sun")]),
        ("Mon, Wed 9-11", ["mon 09:00-11:00", "wed 09:00-11:00"]),
        ("Mon 9-11 and 14-16", ["mon 09:00-11:00", "mon 14:00-16:00"]),
        (
            "Monday 9-11, 14-16; Wed 10-12",
            ["mon 09:00-11:00", "mon 14:00-16:00", "wed 10:00-12:00"],
        ),
        ("1pm to 2pm on Tuesdays", ["tue 13:00-14:00"]),
        ("Tues/Thurs 19:00-20:30", ["tue 19:00-20:30", "thu 19:00-20:30"]),
        ("6-8pm Tue", ["tue 18:00-20:00"]),
        ("Sat 11-1pm", ["sat 11:00-13:00"]),
        ("Tue 10-2", ["tue 10:00-14:00"]),
        ("Mon 9-5", ["mon 09:00-17:00"]),
        ("Tue 22:00-01:00", ["tue 22:00-01:00"]),
        ("Mi 16-18 Uhr", ["wed 16:00-18:00"]),
        ("mercredi après-midi", ["wed 13:00-17:00"]),
        ("Lunes a martes, 6 pm a 8 pm", ["mon 18:00-20:00", "tue 18:00-20:00"]),
        ("Mon, Tue, Fri", [f"{day} 09:00-17:00" for day in ("mon", "tue", "fri")]),
        ("Mon", ["mon 09:00-17:00"]),
        ("weekends", ["sat 09:00-17:00", "sun 09:00-17:00"]),
        ("lunchtimes", [f"{day} 12:00-14:00" for day in ("mon", "tue", "wed", "thu", "fri")]),
        ("mornings", [f"{day} 09:00-12:00" for day in ("mon", "tue", "wed", "thu", "fri")]),
        ("after 5pm", [f"{day} 17:00-21:00" for day in ("mon", "tue", "wed", "thu", "fri")]),
        ("9-11", [f"{day} 09:00-11:00" for day in ("mon", "tue", "wed", "thu", "fri")]),
        ("Fri am", ["fri 09:00-12:00"]),
        ("Tue pm, Thu pm", ["tue 13:00-17:00", "thu 13:00-17:00"]),
        ("Mon am and pm", ["mon 09:00-12:00", "mon 13:00-17:00"]),
        ("Monday morning, Friday afternoon", ["mon 09:00-12:00", "fri 13:00-17:00"]),
    ],
)
def test_clear_free_times_become_windows(text: str, expected: list[str]) -> None:
    assert windows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Tue 6-8",
        "Wed 7:30pm",
        "9 am - 11 am except Fri",
        "not on Mondays 9-11",
        "Mon 17-19 every other week",
        "am Montag 9-11",
        "Mo und am Dienstag 9-11",
        "Mon 9-11, Tue",
        "mornings before 8",
        "nights only",
        "weekends and evenings",
        "evenings and weekends",
        "before 9 or after 18",
        "when it rains",
        "Mon 9 and 11",
        "Mon 22:00-1:00",
        "Mon 25-26",
        "",
        "Mon " * 200,
    ],
)
def test_unclear_free_times_are_left_out_whole_and_said(text: str) -> None:
    read = read_free_times(text)

    assert read.windows == ()
    assert read.remark is not None


def test_how_a_word_was_read_is_said() -> None:
    remark = read_free_times("Mon evenings").remark

    assert remark == "read evenings as 18:00-21:00"
