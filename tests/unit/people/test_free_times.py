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
        ("am Montag 9-11", ["mon 09:00-11:00"]),
        ("Mo und am Dienstag 9-11", ["mon 09:00-11:00", "tue 09:00-11:00"]),
        ("Wed 7:30pm", ["wed 19:30-20:30"]),
        ("Mon 9-11, Tue", ["mon 09:00-11:00", "tue 09:00-17:00"]),
        ("Thurs, Fri before 8", ["thu 07:00-08:00", "fri 07:00-08:00"]),
        ("Tu/Th 10-12", ["tue 10:00-12:00", "thu 10:00-12:00"]),
        ("Mon-Weds: 2-4!", ["mon 14:00-16:00", "tue 14:00-16:00", "wed 14:00-16:00"]),
        ("Tue 2-4, or Sat", ["tue 14:00-16:00", "sat 09:00-17:00"]),
        ("Tue evening 7-9", ["tue 19:00-21:00"]),
        ("7-9 in the evening on Tue", ["tue 19:00-21:00"]),
        ("Mon mornings from 10.30", ["mon 10:30-12:00"]),
        ("Wed or Thu, late afternoon", ["wed 15:30-17:30", "thu 15:30-17:30"]),
    ],
)
def test_clear_free_times_become_windows(text: str, expected: list[str]) -> None:
    assert windows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "not on Mondays 9-11",
        "Mon 17-19 every other week",
        "1st Monday of the month",
        "Wednesdays off",
        "shifts, ask me",
        "nights only",
        "weekends and evenings",
        "evenings and weekends",
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wed after 3", "15:00-21:00"),
        ("Wed after 7", "19:00-21:00"),
        ("Wed from 7am", "07:00-21:00"),
        ("Wed after 5.30", "17:30-21:00"),
        ("Wed 2-3.30", "14:00-15:30"),
        ("Wed 11-1", "11:00-13:00"),
        ("Wed 8-9", "08:00-09:00"),
        ("Wed 12-1", "12:00-13:00"),
        ("Wed 6-7", "18:00-19:00"),
        ("Wed 6:00-7:00", "06:00-07:00"),
        ("Wed 10am-2", "10:00-14:00"),
        ("Wed before 11", "09:00-11:00"),
        ("Wed mornings before 10", "07:00-10:00"),
        ("Wed before 8", "07:00-08:00"),
        ("Wed until 3", "09:00-15:00"),
        ("Wed 4pm onwards", "16:00-21:00"),
    ],
)
def test_a_bare_hour_is_one_of_a_working_day(text: str, expected: str) -> None:
    assert windows(text) == [f"wed {expected}"]


@pytest.mark.parametrize("text", ["any", "Any time!", "flexible", "whenever, I'm flexible", "free"])
def test_who_is_always_free_is_free_at_all_waking_hours(text: str) -> None:
    read = read_free_times(text)

    assert [(each.start, each.end) for each in read.windows] == [("07:00", "22:00")] * 7
    assert read.remark == "read any time as every day 07:00-22:00"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tue any time", ["tue 07:00-22:00"]),
        ("weekends, flexible", ["sat 07:00-22:00", "sun 07:00-22:00"]),
        ("any Tuesday", ["tue 09:00-17:00"]),
        ("free Tuesdays", ["tue 09:00-17:00"]),
    ],
)
def test_any_hour_of_a_day_is_told_from_any_such_day(text: str, expected: list[str]) -> None:
    assert windows(text) == expected


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mornings, not Tue", ["mon", "wed", "thu", "fri"]),
        ("any afternoon exc. Weds", ["mon", "tue", "thu", "fri"]),
        ("not Mondays or Fridays", ["tue", "wed", "thu"]),
        ("any time but Thursday", ["mon", "tue", "wed", "fri", "sat", "sun"]),
        ("9-5 except weekends", ["mon", "tue", "wed", "thu", "fri"]),
    ],
)
def test_days_that_are_ruled_out_are_taken_away(text: str, days: list[str]) -> None:
    assert [each.weekday.value for each in read_free_times(text).windows] == days


@pytest.mark.parametrize(
    ("text", "read_as", "kept_out"),
    [
        ("Tue mornings (choir on Weds)", ["tue 09:00-12:00"], "choir on weds"),
        ("Tue mornings, otherwise I teach", ["tue 09:00-12:00"], "otherwise i teach"),
        ("Tue 1-2 except the last one of the month", ["tue 13:00-14:00"], "last one of the month"),
        ("Tue 1-2 term time only", ["tue 13:00-14:00"], "term time only"),
    ],
)
def test_an_explanation_is_not_read_and_is_named(
    text: str, read_as: list[str], kept_out: str
) -> None:
    assert windows(text) == read_as
    assert kept_out in (read_free_times(text).remark or "")


def test_what_is_not_read_is_told_with_a_form_that_works() -> None:
    remark = read_free_times("when the kiln is on").remark or ""

    assert windows("Tue, Thu 16:00-18:00") == ["tue 16:00-18:00", "thu 16:00-18:00"]
    assert '"Tue, Thu 16:00-18:00"' in remark


def test_why_behind_the_only_times_is_left_aside() -> None:
    read = read_free_times("mornings only, we have rehearsals")

    assert {window.start for window in read.windows} == {"09:00"}
    assert "left aside 'we have rehearsals'" in (read.remark or "")


def test_why_before_the_times_is_left_aside() -> None:
    assert windows("Tue: drop-off first")[:1] == []
    assert windows("after nursery, so 9.30-2.30")[0] == "mon 09:30-14:30"


@pytest.mark.parametrize(
    "text", ["Fri, busy", "mornings only, every other week", "Tue, shifts vary"]
)
def test_what_may_turn_the_meaning_round_leaves_all_unread(text: str) -> None:
    assert not windows(text)


def test_days_taken_away_are_said() -> None:
    assert "without Wed" in (read_free_times("lunchtimes except Weds").remark or "")


@pytest.mark.parametrize("text", ["Wed 2pm on", "Wed after 2", "Wed from 2", "Wed 2 till late"])
def test_a_time_without_an_end_goes_on_into_the_evening_and_that_is_said(text: str) -> None:
    remark = read_free_times(text).remark or ""

    assert windows(text) == ["wed 14:00-21:00"]
    assert "no end is named" in remark


@pytest.mark.parametrize(
    ("text", "other", "own"),
    [
        ("Mornings before 11, Saturday all day", "tue 09:00-11:00", "sat 07:00-22:00"),
        ("Lunchtimes or Sun 10-12", "tue 12:00-14:00", "sun 10:00-12:00"),
        ("evenings (not Fri), Sat 9-1", "tue 18:00-21:00", "sat 09:00-13:00"),
        ("Weekends, or weekdays after 5", "tue 17:00-21:00", "sat 09:00-17:00"),
    ],
)
def test_a_day_with_a_time_of_its_own_names_only_its_clause(
    text: str, other: str, own: str
) -> None:
    found = windows(text)

    assert {other, own} <= set(found)
    assert not {f"tue {own[4:]}", f"{own[:3]} {other[4:]}"} & set(found)


def test_the_notice_says_which_days_came_out_where_they_differ() -> None:
    remark = read_free_times("Evenings, Sat 9-12").remark or ""

    assert remark.endswith(": Mon Tue Wed Thu Fri 18:00-21:00, Sat 09:00-12:00")


def test_of_times_and_then_a_bare_weekend_nothing_is_read() -> None:
    assert windows("evenings, weekends") == []


def hours_of(text: str) -> set[tuple[str, str, str]]:
    return {(one.weekday.value, one.start, one.end) for one in read_free_times(text).windows}


def test_mornings_before_one_end_at_thirteen_hours() -> None:
    assert hours_of("Tue mornings before 1") == {("tue", "09:00", "13:00")}


@pytest.mark.parametrize("parting", [". ", "; ", "\n", ", "])
def test_a_day_left_out_in_a_sentence_of_its_own_adds_no_other_hours(parting: str) -> None:
    expected = {(day, "13:00", "17:00") for day in ("mon", "tue", "thu", "fri")}

    assert hours_of(f"Afternoons{parting}Not Wednesdays") == expected


def test_days_left_out_one_by_one_leave_the_others() -> None:
    assert {day for day, _, _ in hours_of("Not Wed. Not Fri")} == {"mon", "tue", "thu"}
