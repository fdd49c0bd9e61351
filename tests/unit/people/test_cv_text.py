"""CVs and profiles pasted as text."""

import pytest

from companion.people.cv_text import read_cv

CV = """\
Tom Okonkwo, MBA
Head of Data at Northwind Energy
London, UK | tom@okonkwo.example | linkedin.example/in/tom-ok | +44 20 7946 0000
Time zone: Europe/London

SUMMARY
I moved from analyst to manager in 2019 and have hired about thirty peo-
ple since.

EXPERIENCE
Head of Data, Northwind Energy — Jan 2022 – Present
  - lead a team of 14, which grew while the rest of the company was shrinking a
    little
  - set up the hiring process
Analyst | Citygrid | 2015 – 2019

Page 1 of 2

EDUCATION
BSc Mathematics, 2014

SKILLS
Programming: Python, SQL (Postgres, SQLite); hiring
LANGUAGES
English (native), Igbo, Klingon
INTERESTS: chess, cycling
References available on request
"""


def test_each_section_of_a_cv_fills_its_field() -> None:
    read = read_cv(CV)

    assert read.name == "Tom Okonkwo"
    assert read.headline == "Head of Data at Northwind Energy"
    assert read.location == "London, UK"
    assert read.email == "tom@okonkwo.example"
    assert read.links == ("linkedin.example/in/tom-ok",)
    assert read.time_zone == "Europe/London"
    assert read.skills == ("Python", "SQL (Postgres, SQLite)", "hiring")
    assert read.languages == ("en", "ig")
    assert read.interests == ("chess", "cycling")


def test_wrapped_lines_are_made_whole() -> None:
    read = read_cv(CV)

    assert read.bio is not None
    assert read.bio.endswith("about thirty people since.")
    assert read.career[0].summary is not None
    assert read.career[0].summary.splitlines()[0].endswith("was shrinking a little")


def test_positions_are_in_the_order_of_the_text() -> None:
    read = read_cv(CV)

    assert [(p.title, p.organization) for p in read.career] == [
        ("Head of Data", "Northwind Energy"),
        ("Analyst", "Citygrid"),
    ]


def test_what_has_no_field_is_shown_with_its_line_and_section() -> None:
    unplaced = {(line.line, line.text, line.section) for line in read_cv(CV).unplaced}

    assert unplaced == {
        (1, "MBA", "after the name"),
        (3, "+44 20 7946 0000", "phone"),
        (20, "BSc Mathematics, 2014", "education"),
        (25, "Klingon", "languages"),
    }


def test_a_city_is_not_taken_for_a_time_zone() -> None:
    assert read_cv("Tom Okonkwo\nParis, France\n\nNurse.").time_zone is None


def test_an_offset_is_taken_and_said() -> None:
    read = read_cv("Tom Okonkwo\nUTC+2")

    assert read.time_zone == "Etc/GMT-2"
    assert [notice.code for notice in read.notices] == ["time_zone_read"]


def test_a_cv_without_headings_is_read_from_its_dates() -> None:
    read = read_cv(
        "Maria Lopez\nData leader at an energy company\n\nI help others to hire.\n\n"
        "Head of data\nAcme\n2019 - present\n- led 14 people"
    )

    assert (read.name, read.headline) == ("Maria Lopez", "Data leader at an energy company")
    assert read.bio == "I help others to hire."
    assert [(p.title, p.organization) for p in read.career] == [("Head of data", "Acme")]


def test_a_paragraph_about_oneself_is_the_bio_and_nothing_else() -> None:
    text = "I'm a nurse, eight years now. From January I am acting ward manager."

    read = read_cv(text)

    assert read.bio == text
    assert read.name is None
    assert read.unplaced == ()


def test_two_jotted_lines_about_somebody_are_read_too() -> None:
    read = read_cv(
        "Maria Lopez – head of data at an energy company.\n"
        "Did the move from analyst to manager; happy to talk about hiring\n"
    )

    assert (read.name, read.headline) == ("Maria Lopez", "head of data at an energy company.")
    assert read.bio == "Did the move from analyst to manager; happy to talk about hiring"


def test_the_name_of_a_printed_profile_is_found_behind_its_side_column() -> None:
    read = read_cv(
        "Top Skills\nLeadership\nCoaching\n\nLanguages\nSpanish (Native)\n\nMaría López\n"
        "Head of data | mother of two\n\nExperience\nEnergia Verde\n6 years 2 months\n"
        "Head of Data\nJanuary 2021 - Present (5 years)\n"
    )

    assert (read.name, read.headline) == ("María López", "Head of data")
    assert "mother of two" in [line.text for line in read.unplaced]
    assert read.skills == ("Leadership", "Coaching")
    assert [(p.title, p.organization) for p in read.career] == [("Head of Data", "Energia Verde")]


def test_markdown_and_another_language_are_read() -> None:
    read = read_cv(
        "# Lebenslauf\n\n**Henrike Vogel**\n\n## Berufserfahrung\n\n"
        "05/2016 - 02/2020: Entwicklungsingenieurin bei Maschinenbau Süd GmbH\n* Pumpen\n\n"
        "## Sprachen\nDeutsch (Muttersprache), Englisch C1\n"
    )

    assert read.name == "Henrike Vogel"
    assert read.languages == ("de", "en")
    assert read.career[0].organization == "Maschinenbau Süd GmbH"


def test_titles_before_a_name_are_not_a_part_of_it() -> None:
    read = read_cv(
        "Dr. med. Anja Brüggemann\nOberärztin Innere Medizin\n\nBeruflicher Werdegang\n"
        "seit 04/2021   Oberärztin, Klinikum Nordstadt\n\nSprachen: Deutsch, etwas Spanisch"
    )

    assert (read.name, read.headline) == ("Anja Brüggemann", "Oberärztin Innere Medizin")
    assert read.languages == ("de",)
    assert [line.text for line in read.unplaced] == ["etwas Spanisch"]
    assert [(p.title, p.start, p.end) for p in read.career] == [("Oberärztin", "2021-04", None)]


def test_levels_that_a_printed_profile_puts_below_a_language_are_no_languages() -> None:
    read = read_cv("Languages\nItalian\nNative or bilingual proficiency\nEnglish\nLimited")

    assert read.languages == ("it", "en")
    assert read.unplaced == ()


def test_programming_languages_are_skills() -> None:
    read = read_cv("SKILLS\nLanguages: Python, Go\nTools: Excel")

    assert read.skills == ("Python", "Go", "Excel")
    assert read.languages == ()


def test_a_person_is_made_of_what_was_read() -> None:
    person = read_cv(CV).person()

    assert person.id == "tom-okonkwo"
    assert person.career[0].end is None
    assert read_cv("A nurse.").person(id="me", name="Ada").headline == "A nurse"


def test_courses_and_licences_are_no_skills_and_each_is_shown_under_its_heading() -> None:
    read = read_cv(
        "Martin Oyelaran\n\nWork\n2016 - now  Yard mgr, Teesport Timber\n\n"
        "LICENCES ETC\n- Cat C+E since 2011, first aid valid til 2028\n- Banksman, Slinger\n"
        "- Crane ticket - started, not finished\n- Abrasive wheels, lapsed\n- CPC?\n"
        "- Redcar College, NVQ2\n"
    )

    assert read.skills == ()
    assert [(line.text.lstrip("- "), line.section) for line in read.unplaced] == [
        ("Cat C+E since 2011, first aid valid til 2028", "courses and licences"),
        ("Banksman, Slinger", "courses and licences"),
        ("Crane ticket - started, not finished", "courses and licences"),
        ("Abrasive wheels, lapsed", "courses and licences"),
        ("CPC?", "courses and licences"),
        ("Redcar College, NVQ2", "education"),
    ]


def test_courses_beside_exams_stay_education() -> None:
    read = read_cv("Yuki Tanabe\nNurse\n\nCourses and exams\nBSc Nursing 2019\n")

    assert read.skills == ()
    assert [line.section for line in read.unplaced] == ["education"]


@pytest.mark.parametrize("job", ["Warehouse op", "Kitchen asst", "Yard mgr", "Lab tech"])
def test_a_shortened_job_before_its_employer_is_a_position(job: str) -> None:
    read = read_cv(f"Ana Reis\n\nWORK\n{job}, Marlow Carpets Bradford     1998 - 2005\n  loading\n")

    (position,) = read.career
    assert (position.title, position.organization) == (job, "Marlow Carpets Bradford")


PARTS = """Mo Reyes
Site carpenter

Work
Sept '17 - now   Carpenter, Alder & Sons, Ely. 4 days + Saturdays
 - stairs and doors
2014-spring 2017  at home with the twins, odd jobs for a neighbour
03/2010 – early 2014 Joiner, Fenn Joinery Ltd. Ely
2007 to 09  Various – harvest work, a bar

Voluntary
Secretary, Mill Lane Rowing Club, since 2020. 80 members, the rota

Courses
CSCS card 2021
City & Guilds level 3, evening class, did unit 2, stopped 2022

Languages: English
Driving licence
"""


def test_each_stretch_of_a_cv_is_its_own_and_no_employer_holds_the_hours() -> None:
    read = read_cv(PARTS)

    told = [(one.title, one.organization, one.start, one.end) for one in read.career]
    assert told == [
        ("Carpenter", "Alder & Sons, Ely", "2017-09", None),
        ("at home with the twins, odd jobs for a neighbour", None, "2014", "2017"),
        ("Joiner", "Fenn Joinery Ltd. Ely", "2010-03", "2014"),
        ("Secretary", "Mill Lane Rowing Club", "2020", None),
    ]
    assert read.career[0].summary == "4 days + Saturdays\nstairs and doors"
    assert read.career[3].summary == "80 members, the rota"
    assert read.skills == ()
    assert [line.text.split(",")[0] for line in read.unplaced] == [
        "2007 to 09  Various – harvest work",
        "CSCS card 2021",
        "City & Guilds level 3",
        "Driving licence",
    ]


def test_a_line_that_opens_with_its_years_begins_a_position_however_long_the_one_before() -> None:
    read = read_cv(
        "Mo Reyes\n\nWork\n"
        "Jan '12 - present   School bus driver, Moy Coaches Ltd, Ely. split shift\n"
        "2008 to 11   Night porter, The Mill Hotel, 40 rooms and the bar on Saturdays too\n"
        "late 2001 – spring 2008   Care assistant, Oak House, 38 residents\n"
    )

    assert [(one.title, one.organization, one.start, one.end) for one in read.career] == [
        ("School bus driver", "Moy Coaches Ltd, Ely", "2012-01", None),
        ("Night porter", "The Mill Hotel", "2008", "2011"),
        ("Care assistant", "Oak House", "2001", "2008"),
    ]
