"""Dates of a career as people write them."""

import pytest

from companion.people.periods import find_period, is_present, month_and_year, without


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("Engineer, Acme — Jan 2020 – Present", "2020-01", None),
        ("2018 – 2021  Analyst at Beta", "2018", "2021"),
        ("Company | Title | 2019-2022", "2019", "2022"),
        ("09/2018 - 03/2020", "2018-09", "2020-03"),
        ("2018-09 to 2020-03", "2018-09", "2020-03"),
        ("2020-02-15 – 2021-01-31", "2020-02-15", "2021-01-31"),
        ("2018–21", "2018", "2021"),
        ("2018/19", "2018", "2019"),
        ("Jan '20 - Feb '21", "2020-01", "2021-02"),
        ("Sept. 2016 until now", "2016-09", None),
        ("Dez. 2019 – heute", "2019-12", None),
        ("août 2019 à juin 2020", "2019-08", "2020-06"),
        ("Août 2019 - aujourd’hui", "2019-08", None),
        ("marzo 2019 – actualidad", "2019-03", None),
        ("since 2019", "2019", None),
        ("2019 onwards", "2019", None),
        ("2019 –", "2019", None),
        ("2019 to date", "2019", None),
        ("Volunteer, 2019", "2019", "2019"),
        ("2019-11", "2019-11", "2019-11"),
        ("Summer 2019", "2019", "2019"),
    ],
)
def test_a_period_is_found_in_a_heading(line: str, start: str, end: str | None) -> None:
    period = find_period(line)

    assert period is not None
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(
    "line", ["no date", "2022 - 2019", "room 12345", "call 020 7946 0958", "v1.2019.3", "x" * 500]
)
def test_what_is_no_period_is_left_alone(line: str) -> None:
    assert find_period(line) is None


def test_a_slashed_day_gives_only_the_year_since_its_month_is_unsure() -> None:
    period = find_period("01/02/2020 – 03/04/2021")

    assert period is not None
    assert (period.start, period.end) == ("2020", "2021")


def test_a_line_without_its_period_loses_the_stated_duration_too() -> None:
    line = "Engineer (2019 – Present) · 2 yrs 3 mos"
    period = find_period(line)

    assert period is not None
    assert without(line, period).split() == ["Engineer"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jan 2020", "2020-01"),
        ("2014", "2014"),
        ("May 2019 ", "2019-05"),
        ("2020-01", "2020-01"),
        ("Jan 2020 – Feb 2021", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_single_date_is_read_only_if_it_is_the_whole_text(
    text: str, expected: str | None
) -> None:
    assert month_and_year(text) == expected


def test_the_word_for_today_is_known_with_case_and_dots() -> None:
    assert is_present("Present.")
    assert not is_present("presents")
