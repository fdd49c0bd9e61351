"""CVs in the layouts of many trades and countries: nothing wrong is stored as if it were right."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.people.cv_headings import Section, headings_side_by_side, section_headed
from companion.people.cv_text import read_cv
from companion.people.personal_details import is_personal
from companion.people.read_person import ReadPerson

TILER = """\
LEBENSLAUF

Jonas Ebner
Kirchenweg 2a, 24103 Kiel     tel. 0431 / 555 23 11     j.ebner@example.org
born 4.7.1981, married, two children (3 + 6), driving licence B + C1

WORK EXPERIENCE

since 05/2014\tTiler (journeyman), Fliesen Brandt & Sohn, Kiel
\t•\tbathrooms and stairs
\t•\t2019: 300 m² for the ferry terminal, in 9 weeks
2010 – 2014\tPaternity leave, and odd jobs (10 hrs) in the uncle's paint shop, Plön
\t–\tcounter, deliveries
Aug 2003 - 2006   Apprenticeship tiler/stove fitter, Fa. Meier, Plön
\tJourneyman's exam June 2006 ("good")

ADDITIONAL TRAINING
2018\tInstructor's exam
2021\tweekend course stone repair, 2 days

LANGUAGES / OTHER
German (mother tongue), English so so, a bit of Polish (neighbour)
Excel a little
Volunteer: repair café, every 2nd saturday since 2020

Hobbies: rowing
"""


def test_every_job_of_a_tabbed_cv_is_one_position_and_courses_are_none() -> None:
    read = read_cv(TILER)

    assert [(one.title, one.organization) for one in read.career] == [
        ("Tiler (journeyman)", "Fliesen Brandt & Sohn, Kiel"),
        ("Paternity leave, and odd jobs (10 hrs) in the uncle's paint shop", "Plön"),
        ("Apprenticeship tiler/stove fitter", "Fa. Meier, Plön"),
    ]
    assert (read.career[2].start, read.career[2].end) == ("2003-08", "2006")
    assert "ADDITIONAL" not in "".join(one.summary or "" for one in read.career)


def test_address_birth_family_and_licence_fill_no_field() -> None:
    read = read_cv(TILER)

    assert (read.name, read.headline, read.bio) == ("Jonas Ebner", None, None)
    shown = {line.text: line.section for line in read.unplaced}
    assert shown["Kirchenweg 2a, 24103 Kiel"] == "personal"
    assert shown["born 4.7.1981, married, two children (3 + 6), driving licence B + C1"] == (
        "personal"
    )


def test_languages_and_other_things_share_a_heading_without_mixing() -> None:
    read = read_cv(TILER)

    assert read.languages == ("de", "en")
    assert "a bit of Polish (neighbour)" in [line.text for line in read.unplaced]
    assert read.interests == ("rowing",)
    left = [line.text for line in read.unplaced]
    assert "Excel a little" in left
    assert "Volunteer: repair café, every 2nd saturday since 2020" in left


@pytest.mark.parametrize(
    "line",
    [
        "Feldgasse 14, 4020 Linz",
        "A-1070 Wien",
        "12 rue des Lilas, 75011 Paris",
        "ul. Długa 5/7, 31-147 Kraków",
        "14 Mill Lane, Leeds LS1 4AB",
        "Calle Mayor 3, 46001 Valencia",
        "geb. 12.3.1985 in Hall, ledig, Führerschein B",
        "Née le 3 mai 1988 à Lyon",
        "Data urodzenia: 12.04.1979",
        "Nationality: Polish",
        "Marital status: single",
        "married, 2 children",
        "mother of two",
        "Full clean driving licence, own van",
    ],
)
def test_what_is_personal_is_known_and_never_a_headline_or_bio(line: str) -> None:
    read = read_cv(f"Ada Berg\n{line}\n\nWork\nNurse, City Hospital, 2010 – 2014")

    assert is_personal(line)
    assert (read.headline, read.bio) == (None, None)
    assert any(kept.text in line for kept in read.unplaced)


@pytest.mark.parametrize(
    "line",
    [
        "Head of Data at Northwind Energy",
        "Upholsterer",
        "Teacher of 30 children with special needs",
        "From 12 to 30 staff in 2 years",
        "Led 14 people on the way to market",
        "Visa processing officer",
        "Single-handed chef",
        "2016 Hamburg",
    ],
)
def test_work_is_not_personal(line: str) -> None:
    assert not is_personal(line)


def test_a_paragraph_loses_only_the_sentences_with_personal_details() -> None:
    read = read_cv(
        "Ada Berg\n\nPROFILE\nI run a small bakery. I live at 14 Mill Lane, Leeds. "
        "Call me on 07700 900123. I train two apprentices."
    )

    assert read.bio == "I run a small bakery. I train two apprentices."


def test_a_heading_that_nobody_knows_ends_the_section_before_it() -> None:
    read = read_cv(
        "Ada Berg\n\nEMPLOYMENT\nGlazier, Hall Ltd\t2014 – 2019\n- shop fronts\n\n"
        "THINGS I AM PROUD OF\nRaised 4,000 in 2019\n"
    )

    assert [one.summary for one in read.career] == ["shop fronts"]
    assert "Raised 4,000 in 2019" in [line.text for line in read.unplaced]


def test_an_employer_in_capitals_above_its_dates_is_no_heading() -> None:
    read = read_cv(
        "Ada Berg\n\nPROFESSIONAL EXPERIENCE\n\nMAISON POULARD, LYON\n"
        "Head pastry chef     Jan 2019 – Present\n\nBOULANGERIE DU PARC\nBaker     2013 – 2018\n"
    )

    assert [(one.title, one.organization) for one in read.career] == [
        ("Head pastry chef", "MAISON POULARD, LYON"),
        ("Baker", "BOULANGERIE DU PARC"),
    ]


def test_columns_under_headings_side_by_side_are_shown_rather_than_mixed() -> None:
    text = "EXPERIENCE               SKILLS\n2019 – now  Manager, Elm House      Rotas\n"

    read = read_cv(f"Ada Berg\n\n{text}")

    assert headings_side_by_side(text.splitlines()[0]) == (Section.WORK, Section.SKILLS)
    assert read.career == ()
    assert any("Elm House" in line.text for line in read.unplaced)


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("2015 – obecnie\tKierownik zmiany, Piekarnia Kłos", "2015", None),
        ("2018 à ce jour : Chef de partie, Le Quai", "2018", None),
        ("2020-01 – \tCarpenter, Byggfirma Svea", "2020-01", None),
        ("Carpenter, Byggfirma Svea\tSummer 2008", "2008", "2008"),
        ("Nurse, City Hospital   1998 to 2011", "1998", "2011"),
    ],
)
def test_dates_first_or_last_and_in_other_languages(line: str, start: str, end: str | None) -> None:
    (position,) = read_cv(f"Ada Berg\n\nWORK EXPERIENCE\n{line}\n").career

    assert (position.start, position.end) == (start, end)
    assert "Summer" not in f"{position.title} {position.organization}"


def test_a_training_manager_has_a_job_and_a_training_day_is_none() -> None:
    read = read_cv(
        "Ada Berg\n\nWork\n2018 – 2020  Training manager, Hall Ltd\n"
        "2016  First aid course, 2 days\n"
    )

    assert [one.title for one in read.career] == ["Training manager"]
    assert "2016  First aid course, 2 days" in [line.text for line in read.unplaced]


def test_headings_are_known_by_their_telling_word() -> None:
    assert section_headed("FURTHER TRAINING") is Section.EDUCATION
    assert section_headed("Szkolenia i kursy") is Section.EDUCATION
    assert section_headed("TRAINING MANAGER") is None


_LINES = st.sampled_from(
    (*TILER.splitlines(), "14 Mill Lane, Leeds", "A nurse.", "SKILLS:", "a, b")
)


def _said(read: ReadPerson) -> str:
    career = (f"{one.title} {one.organization} {one.summary}" for one in read.career)
    return " ".join((read.headline or "", read.bio or "", *career))


@settings(deadline=None)
@given(st.lists(_LINES, max_size=14).map("\n".join))
def test_no_order_of_lines_makes_an_address_or_a_birth_date_part_of_what_is_said(text: str) -> None:
    read = read_cv(text)

    assert not is_personal(read.headline or "")
    assert not any(is_personal(line) for line in (read.bio or "").splitlines())


@settings(deadline=None)
@given(st.lists(_LINES, max_size=14).map("\n".join))
def test_no_course_becomes_a_position_in_any_order_of_lines(text: str) -> None:
    titles = {one.title for one in read_cv(text).career}

    assert not titles & {"Instructor's exam", "weekend course stone repair"}


@pytest.mark.parametrize(
    "part", ["born 1.1.1990. ", "SKILLS  ", "a, ", "1 Rue A ", "\t", "2010 – "]
)
def test_hostile_text_heads_no_section(part: str) -> None:
    text = part * 20_000

    # A quadratic search would not end.
    is_personal(text)
    assert section_headed(text) is None
    assert not headings_side_by_side(text)
