"""Work sections in the layouts that people use."""

import pytest

from companion.people.cv_lines import NumberedLine
from companion.people.positions_text import ReadCareer, read_positions


def read(text: str) -> ReadCareer:
    """Read a section given as text."""
    return read_positions(
        [NumberedLine(number, line) for number, line in enumerate(text.splitlines(), start=1)]
    )


def headings(text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    """Return title, employer, start and end of each position of a section."""
    return headings_of(read(text))


def headings_of(career: ReadCareer) -> list[tuple[str, str | None, str | None, str | None]]:
    """Return title, employer, start and end of each position."""
    return [(p.title, p.organization, p.start, p.end) for p in career.positions]


HEAD = ("Head of data", "Acme", "2019", "2022")
ANALYST = ("Analyst", "Beta", "2016", "2019")


@pytest.mark.parametrize(
    "text",
    [
        "Head of data, Acme — 2019 – 2022\nAnalyst, Beta — 2016 – 2019",
        "Acme | Head of data | 2019-2022\nBeta | Analyst | 2016-2019",
        "2019 – 2022  Head of data at Acme\n2016 – 2019  Analyst at Beta",
        "Head of data\nAcme\n2019 - 2022 · 3 yrs\n\nAnalyst\nBeta\n2016 - 2019",
        "Acme\nHead of data\n2019 - 2022\nBeta\nAnalyst\n2016 - 2019",
        "Acme            2019 – 2022\nHead of data\n\nBeta            2016 – 2019\nAnalyst",
        "Head of data    2019 – 2022\nAcme\n\nAnalyst         2016 – 2019\nBeta",
        "Head of data (2019 – 2022)\nAcme\nAnalyst (2016 – 2019)\nBeta",
        "2019-2022\nHead of data\nAcme\n2016-2019\nAnalyst\nBeta",
        "- 2019–2022: Head of data at Acme\n- 2016–2019: Analyst, Beta",
        "2019 to 2022\tHead of data\tAcme\n2016 to 2019\tAnalyst\tBeta",
        "Acme · Full-time\nHead of data\n2019 - 2022\nBeta · Contract\nAnalyst\n2016 - 2019",
    ],
)
def test_the_same_career_is_read_from_each_layout(text: str) -> None:
    assert headings(text) == [HEAD, ANALYST]


def test_bullets_and_sentences_below_a_heading_are_its_summary() -> None:
    career = read("Head of data, Acme — 2019 – 2022\n• led 14 people\nSet up hiring in 2020.\n")

    assert career.positions[0].summary == "led 14 people\nSet up hiring in 2020."


def test_the_usual_order_of_a_cv_settles_headings_that_no_word_settles() -> None:
    found = headings("Acme | Head of data | 2019-2022\nBeta Ltd | Sommeliarius | 2016-2019")

    assert found[1] == ("Sommeliarius", "Beta Ltd", "2016", "2019")


def test_positions_without_dates_are_read_where_a_title_stands_at_an_employer() -> None:
    found = headings("Nurse at City Hospital\n- nights\nHead of ops @ Initech")

    assert found == [
        ("Nurse", "City Hospital", None, None),
        ("Head of ops", "Initech", None, None),
    ]


def test_commas_inside_separate_lines_stay() -> None:
    text = "April 2014 - July 2020\nManager, Financial Reporting\nCoromandel Treads Ltd., Chennai"

    assert headings(text) == [
        ("Manager, Financial Reporting", "Coromandel Treads Ltd., Chennai", "2014-04", "2020-07")
    ]


def test_an_employer_without_a_title_is_no_position() -> None:
    career = read("Acme Ltd 2019-2020\n- things")

    assert career.positions == ()
    assert [line.text for line in career.unplaced] == ["Acme Ltd 2019-2020", "- things"]


def test_labelled_lines_say_what_they_are() -> None:
    career = read(
        "• Dates (from – to): 03/2018 – present\n• Occupation or position held: Physiotherapist\n"
        "• Name of employer: Clínica do Mar\n• Main activities: knees\nand shoulders\n\n"
        "Position: Assistant\nEmployer: Hospital\nFrom: 2014\nTo: 2018"
    )

    assert headings_of(career) == [
        ("Physiotherapist", "Clínica do Mar", "2018-03", None),
        ("Assistant", "Hospital", "2014", "2018"),
    ]
    assert career.positions[0].summary == "knees\nand shoulders"


def test_labels_without_a_title_are_read_as_any_other_lines() -> None:
    career = read("Employer: Hospital\nFrom: 2014")

    assert career.positions == ()
    assert len(career.unplaced) == 2


def test_a_place_far_to_the_right_is_a_part_of_the_employer() -> None:
    found = headings("LONE STAR            Austin, TX\nSupervisor    2014 – 2016\n• pallets")

    assert found == [("Supervisor", "LONE STAR, Austin, TX", "2014", "2016")]


def test_lines_above_the_first_position_are_unplaced() -> None:
    career = read("A long sentence about my way.\nHead of data, Acme — 2019 – 2022")

    assert [line.number for line in career.unplaced] == [1]


def test_a_line_above_its_dates_is_parted_where_a_job_meets_an_employer() -> None:
    text = "Catering Manager, Roundhay Park Academy, Leeds\nSeptember 2019 – present"
    lines = tuple(
        NumberedLine(number, line) for number, line in enumerate(text.split("\n"), start=1)
    )

    (position,) = read_positions(lines).positions

    assert position.title == "Catering Manager"
    assert position.organization == "Roundhay Park Academy, Leeds"


@pytest.mark.parametrize(
    ("line", "title", "employer"),
    [
        (
            "Senior Carer, Oak House (48 beds, dementia and nursing), Kendal\n2019 - 2021",
            "Senior Carer",
            "Oak House (48 beds, dementia and nursing), Kendal",
        ),
        ("Nurse (A&E, nights) at St Mary's - 2012-2015", "Nurse (A&E, nights)", "St Mary's"),
        (
            "Engineer | Acme (UK, Ireland – rail) | 2012 - 2015",
            "Engineer",
            "Acme (UK, Ireland – rail)",
        ),
        ("Baker (self-employed, part-time), 2012 - 2015", "Baker (self-employed, part-time)", None),
    ],
)
def test_what_stands_in_brackets_is_never_split(
    line: str, title: str, employer: str | None
) -> None:
    (position,) = read(line).positions

    assert (position.title, position.organization) == (title, employer)


@pytest.mark.parametrize(
    "line",
    [
        "2006-2010   Line cook then sous chef, Ferry Inn Quay St.",
        "2006-2010  Line cook, Ferry Inn, Whitby.",
        "2006-2010 Cook, Ferry Inn.",
    ],
)
def test_dates_and_a_job_head_a_position_though_a_full_stop_ends_them(line: str) -> None:
    found = read(
        f"2010 – 2017\tHead chef, Harbour House\n- menus for 80 covers\n\n{line}\n- fish\n"
    )

    assert [(each.start, each.end, each.summary) for each in found.positions] == [
        ("2010", "2017", "menus for 80 covers"),
        ("2006", "2010", "fish"),
    ]


def test_a_sentence_that_opens_with_years_stays_with_its_job() -> None:
    found = read(
        "2010 – 2017\tHead chef, Harbour House\n2013-2014 I led the move to a new kitchen.\n"
    )

    assert len(found.positions) == 1
    assert "new kitchen" in (found.positions[0].summary or "")
