"""Jobs under jobs, work beside the job, papers and languages: placed, or named with a remedy."""

import pytest

from companion.people.cv_text import read_cv
from companion.people.periods import find_period
from companion.people.remedies import WORK_EXAMPLE, remedies

CLERK = """Dilys Marsh
Ward clerk

Work
Elm Valley Hospital, Ludlow
Ward clerk   Apr 2018 - now
- rota for 30 beds
{nested}
nights mostly
Cave & Holt Bakery, Leominster. Packer   Oct 96 – spring 2011
slicing, wrapping, loading the vans

On the side
Wedding flowers, evenings and weekends, since about 2016. 40 weddings
Treasurer, Teme Valley Singers, since 2019
Sing alto with the Teme Valley Singers, most Tuesdays, and help four beginners to read music

Courses
Upholstery weekend course, Pershore, 2015
Polish first language, English. Clean licence

Skills
Typing, HGV licence (C+E), licence sales, First aid certificate 2021
"""


@pytest.mark.parametrize(
    "nested",
    [
        "Same hospital, porter, autumn 2012 to early '18",
        "As above, porter, 2012-18",
        "Porter, same place   2012 to '18",
    ],
)
def test_a_job_under_another_is_a_position_of_its_own_at_the_same_employer(nested: str) -> None:
    career = read_cv(CLERK.format(nested=nested)).career

    told = [(one.title.lower(), one.organization, one.start, one.end) for one in career[:2]]
    assert told == [
        ("ward clerk", "Elm Valley Hospital, Ludlow", "2018-04", None),
        ("porter", "Elm Valley Hospital, Ludlow", "2012", "2018"),
    ]
    assert (career[0].summary, career[1].summary) == ("rota for 30 beds", "nights mostly")


def test_a_job_behind_its_employers_full_stop_is_a_position() -> None:
    packer = read_cv(CLERK.format(nested="Same hospital, porter, 2012-18")).career[2]

    assert (packer.title, packer.organization) == ("Packer", "Cave & Holt Bakery, Leominster")
    assert (packer.start, packer.end) == ("1996-10", "2011")
    assert packer.summary == "slicing, wrapping, loading the vans"


def test_side_work_is_a_position_or_named_with_what_to_type() -> None:
    read = read_cv(CLERK.format(nested="Same hospital, porter, 2012-18"))

    treasurer = read.career[-1]
    side = [line for line in read.unplaced if line.section == "side work"]
    said = remedies(read.unplaced)
    assert (treasurer.title, treasurer.summary) == ("Treasurer", None)
    assert [line.text.split(",")[0] for line in side] == [
        "Wedding flowers",
        "Sing alto with the Teme Valley Singers",
    ]
    assert "lines 14, 16" in said[0]
    assert WORK_EXAMPLE in said[0]


def test_what_the_remedy_says_to_type_is_read_as_a_position() -> None:
    (position,) = read_cv(f"Mo Reyes\n\nWORK\n{WORK_EXAMPLE}\n").career

    assert (position.title, position.organization) == ("Bicycle repairer", "own workshop")
    assert (position.start, position.end) == ("2014", None)


def test_papers_are_no_skills_and_a_language_beside_one_is_a_language() -> None:
    read = read_cv(CLERK.format(nested="Same hospital, porter, 2012-18"))

    assert read.skills == ("Typing", "licence sales")
    assert read.languages == ("pl", "en")
    assert [line.text for line in read.unplaced if line.section == "courses and licences"] == [
        "Upholstery weekend course, Pershore, 2015",
        "Clean licence",
        "HGV licence (C+E)",
        "First aid certificate 2021",
    ]
    assert len(remedies(read.unplaced)) == 2


def test_a_course_in_a_language_is_no_language_spoken() -> None:
    read = read_cv("Mo Reyes\nNurse\n\nCourses\nSpanish\nDanish evening class 2020\n")

    assert read.languages == ()
    assert len(read.unplaced) == 2


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("cook, '09 - '17", "2009", "2017"),
        ("tailor, since abt 2014", "2014", None),
        ("binder since '14", "2014", None),
        ("glazier May 98 to June 03", "1998-05", "2003-06"),
    ],
)
def test_a_short_year_is_a_year_beside_another(line: str, start: str, end: str | None) -> None:
    period = find_period(line)

    assert period is not None
    assert (period.start, period.end, period.is_range) == (start, end, True)


@pytest.mark.parametrize("line", ["class of '98", "met on June 03", "Sept 12 - Oct 14"])
def test_a_short_year_alone_may_be_anything(line: str) -> None:
    assert find_period(line) is None
