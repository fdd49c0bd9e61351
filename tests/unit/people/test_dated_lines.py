"""A CV's years, labels and kinds of employment, as people type them."""

import pytest

from companion.people.contacts_text import read_contacts
from companion.people.cv_text import read_cv

YEARS = """Ines Maddox
ines@example.org

WORK
2012 - now    Penrith Creamery - Cheese maker
   - 40 tonnes a year
2008-2012   Dairy hand, Hollin Farm
2003-08 Van driver, Tebay Mail
   nights mostly
1999–2003   various - a shoe shop, temp admin at the county hosp.
"""


def test_two_figures_behind_a_year_are_a_year_where_the_rest_counts_in_years() -> None:
    career = read_cv(YEARS).career

    assert [(one.title, one.start, one.end) for one in career] == [
        ("Cheese maker", "2012", None),
        ("Dairy hand", "2008", "2012"),
        ("Van driver", "2003", "2008"),
    ]


def test_a_stretch_that_names_no_job_is_shown_and_tells_nothing_of_the_job_above() -> None:
    read = read_cv(YEARS)

    assert read.career[-1].summary == "nights mostly"
    assert any(line.text.startswith("1999–2003") for line in read.unplaced)


def test_two_figures_are_a_month_where_months_are_written_so() -> None:
    text = YEARS.replace("2012 - now", "2012-11 - now").replace("2008-2012", "2008-12 - 2012-10")

    assert read_cv(text).career[-1].start == "2003-08"


def test_what_was_not_placed_is_shown_as_it_was_typed() -> None:
    text = YEARS.replace("2003-08 Van driver, Tebay Mail", "2003-08 this and that")

    assert any(line.text.startswith("2003-08 this") for line in read_cv(text).unplaced)


def test_how_a_job_was_held_is_no_employer() -> None:
    text = "Ines Maddox\n\nWork\nPool attendant, Lido Trust, Kendal\nSeasonal 2008–2012\n"

    (position,) = read_cv(text).career

    assert (position.title, position.organization) == ("Pool attendant", "Lido Trust, Kendal")


TOP = """Name: Marta Olesko
Adress: Hull. In UK from May 2021
Phone 07700 900123 marta@example.net

Profession: seamstress (bridal, German trained)

Working experience:
2012 - 2020: Tailor, Atelier Nord, Lublin
"""


def test_a_labelled_line_at_the_top_is_no_position_whatever_dates_it_holds() -> None:
    read = read_cv(TOP)

    assert read.email == "marta@example.net"
    assert read.headline == "seamstress (bridal, German trained)"
    assert [one.title for one in read.career] == ["Tailor"]
    assert {line.section for line in read.unplaced} == {"personal", "phone"}


def test_pronouns_between_marks_at_the_top_are_kept() -> None:
    read = read_cv("Rhys Tolland\nrhys@example.org | Leeds, UK | he/him\n\nBaker\n")

    assert read.pronouns == "he/him"


def test_a_name_in_capitals_keeps_the_capital_of_what_its_owner_is_called() -> None:
    assert read_cv('GWENDOLINE "WYN" PARFITT\nBaker, Bala').name == 'Gwendoline "Wyn" Parfitt'


def test_a_name_alone_with_a_job_below_it_is_somebody_else() -> None:
    text = "Nia Howell, does the books for six farms\nIdris Vaughan\nvet, two surgeries. We ring."

    people = read_contacts(text).people

    assert [one.name for one in people] == ["Nia Howell", "Idris Vaughan"]


def test_two_figures_are_a_year_beside_a_stretch_that_can_be_no_month() -> None:
    text = "Nia Howell\n\nWORK\n2011-16: Cook, The Ram\n2006-11 Kitchen hand, The Bell\n"

    assert [one.end for one in read_cv(text).career] == ["2016", "2011"]


@pytest.mark.parametrize("job", ["GP", "HR", "HCA"])
def test_a_job_said_by_its_letters_below_a_name_is_nobody_else(job: str) -> None:
    text = f"Dr. Tomas Quennell\nmy mother's old {job}, retired, now on the parish council. kind"

    (person,) = read_contacts(text).people

    assert person.name == "Dr. Tomas Quennell"
