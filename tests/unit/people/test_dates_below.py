"""CVs with the employer and the job on one line and the dates on the next."""

import pytest

from companion.people.cv_text import read_cv

BAKER = """Una Example

EXPERIENCE
Hobbs Bakery, Stroud - Pastry chef, from 2019 Head pastry chef
2015 to date
laminating, six on the bench
The Crown Hotel - Commis chef (pastry)
Sept 2012 - Dec 2014
* plated desserts
"""
VET = """Una Example

WORK
Moorside Vets, Penrith — Veterinary nurse (RVN 2017)
June 2014 – present
Inpatients, nurse clinics, 3 students supervised
Fell View Kennels — Kennel hand
2012 – 2014
walked up to 20 dogs
"""
CARER = """Una Example

WORK
St Bride's Hospice, Cork: Care assistant
(May 2019 – present, nights)
personal care
Seaway Ferries: Steward
2014 / 2018
"""
CLERK = """Una Example

WORK
Dale Council Offices – Clerk, then Registrar (2021)
March 2016 - present
- ceremonies and the register

Ivy & Sons, Telford - Sales assistant 2012-2016
tills
"""


@pytest.mark.parametrize(
    ("cv", "expected"),
    [
        (
            BAKER,
            [
                ("Head pastry chef", "Hobbs Bakery, Stroud", "2015", None),
                ("Commis chef (pastry)", "The Crown Hotel", "2012-09", "2014-12"),
            ],
        ),
        (
            VET,
            [
                ("Veterinary nurse (RVN 2017)", "Moorside Vets, Penrith", "2014-06", None),
                ("Kennel hand", "Fell View Kennels", "2012", "2014"),
            ],
        ),
        (
            CARER,
            [
                ("Care assistant", "St Bride's Hospice, Cork", "2019-05", None),
                ("Steward", "Seaway Ferries", "2014", "2018"),
            ],
        ),
        (
            CLERK,
            [
                ("Registrar", "Dale Council Offices", "2016-03", None),
                ("Sales assistant", "Ivy & Sons, Telford", "2012", "2016"),
            ],
        ),
    ],
)
def test_dates_below_the_job_date_it(
    cv: str, expected: list[tuple[str, str | None, str | None, str | None]]
) -> None:
    read = read_cv(cv)

    found = [(one.title, one.organization, one.start, one.end) for one in read.career]
    assert found == expected
    assert not read.unplaced


def test_both_jobs_at_one_employer_are_kept_and_the_year_beside_the_later_one_is_no_date() -> None:
    read = read_cv(CLERK)

    summary = read.career[0].summary or ""
    assert summary.startswith("Clerk, then Registrar (2021)")
    assert "ceremonies and the register" in summary


def test_a_line_told_of_one_job_is_no_title_of_the_next() -> None:
    read = read_cv(VET)

    assert read.career[0].summary == "Inpatients, nurse clinics, 3 students supervised"


def test_a_remark_behind_the_dates_is_no_employer() -> None:
    read = read_cv("Una Example\n\nWORK\nJoiner, own workshop, 2001 - 2015 (sold it)\n- doors\n")

    assert (read.career[0].organization, read.career[0].end) == ("own workshop", "2015")
    assert "sold it" in (read.career[0].summary or "")


def test_what_cannot_be_placed_is_shown_as_it_was_typed() -> None:
    read = read_cv("Una Example\n\nWORK\nMill: hm\n2001 - 2003 and so on and on, who knows.\n")

    assert all("–" not in line.text for line in read.unplaced)
