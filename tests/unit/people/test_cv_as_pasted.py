"""CVs as they are pasted: each job is placed or named as not placed, and none is swallowed."""

import pytest

from companion.people.cv_text import read_cv
from companion.people.periods import find_period

BAKER = """\
Tomasz Wrobel
Leith, Edinburgh
tomasz.wrobel@example.org

Work history

March 2018 - present    Harbour Loaf Co-operative
Head baker
• plan the night bake, 900 loaves, 4 bakers
• started the rye line; three cafes order it
- order flour, check the silo

2013 – 2018   same firm (was Leith Bread till 2015)
Table hand. Scaling, shaping, oven work; trained two apprentices

01/2010-summer 2013
Pier Hotel, Granton.   Kitchen porter, then breakfast cook at weekends

2008-10  City College, Bakery and confectionery cert., day release. Not finished

2006-8  various, car wash, stacking shelves, harvest work in Fife

Skills
sourdough, lamination, ordering
"""

NURSE = """\
Grace Adeyemi
RGN, community nursing

Employment

Community Staff Nurse, Northmoor Health Board (was Moor Valley Trust till 2017), 2014 – date
Caseload of 40 housebound patients; wound care, insulin, end-of-life visits
- link nurse for leg ulcers
- mentor for two students a year

Staff Nurse, Ward 6 (orthopaedics), St Bride's Hospital, 2009-14
Bays of eight, drug rounds

Care assistant, Holm Lea (nights), 2006-09
Student nurse, Cairn College of Health, 2003-06
Placements in A&E, theatre and the district

Interests: allotment, gospel choir
"""

EUROPASS = """\
PERSONAL INFORMATION
Name: Ilse Brandauer

WORK EXPERIENCE

01/02/2016 – CURRENT  Vienna, Austria
TRANSLATOR (GERMAN-ENGLISH)  LINGUABRIDGE GMBH
◦ Translates operating manuals for cranes and lifts
◦ Keeps the termbase, 6 000 entries

15/09/2011 – 31/01/2016  Linz, Austria
PROJECT ASSISTANT  DONAU SPRACHDIENST
◦ Quotes, schedules, invoices for 30 freelancers

01/10/2009 – 30/06/2011
TEACHING ASSISTANT FOR GERMAN  ST OLAVE'S SCHOOL
Leeds, United Kingdom

EDUCATION AND TRAINING
2004 – 2009  University of Graz
MA Translation
"""

CARPENTER = """\
CV - Owen Pritchard, carpenter and joiner, Bangor

EMPLOYMENT HISTORY
2015 to now\t\tSelf employed joiner. Staircases, sash windows, listed buildings. Two lads when busy
2011 to 2015\t\tMenai Construction Ltd, site carpenter: second fix on 60 flats, then snagging
2007-11\t\t\tGwynedd Council, apprentice joiner (day release at Coleg Menai), school repairs
2005-7\t\t\tTesco, trolleys and nights

TICKETS
CSCS gold, IPAF

SKILLS
hand-cut joints, pricing jobs
"""

GARDENER = """\
Joan Tanner
Gardener

work:

- Head gardener – Ashcombe House (private estate, opens for NGS) – Feb 2016 to present
   team of 3, walled garden back in use
   plant fair each May since 2018
- Gardener – Ashcombe House – 2012-16
- Seasonal gardener – Tavy Nurseries, was Lamb's till '10 – Mar-Oct 2010 and 2011
- Trainee – Bicton Park, 2008/09
- shop work, waitressing, a ski season (2004-8)

courses:
RHS level 3
PA1/PA6 spraying
"""

ENGINEER = """\
# Priit Tamm
**Site engineer** | Tallinn | priit@example.ee

## Experience

### Site Engineer — Nordsild AS
*May 2020 – Present*
- set out 3 bridges
- night closures, 40 staff

### Assistant Engineer — Sillaehitus OÜ (acquired by Nordsild in 2020)
*2016 – 2020*
- quantities and levels

### Surveying intern
*Summer 2015*
Road Administration

## Skills
levels, AutoCAD
"""

POLICE = """\
Steven Achterberg
Detective sergeant with 16 years' service.

Career

2017-present    Derwent Constabulary
                Detective Sergeant, economic crime
                - led a team of six on payroll fraud
2012-17         Derwent Constabulary
                Detective Constable
                - burglary squad
2008-12         Derwent Constabulary, Police Constable, response
2005-08         HM Coastguard (reserve), and security guard at Elm Retail Park
"""

MECH = """\
Jamal Whitfield    07700 900 321    Hull

Employment

Whitfield Motors                                  Jan 2022 – Present
Owner / Mechanic
MOT prep, classic vans; one apprentice

Kwik Tyres (Hull East)                     Mar 2016 – Dec 2021
Fitter, then Assistant Manager from 2019
Targets beaten 2 yrs running

Humber Shipyard Ltd (in administration 2015)        2011 – 2015
Apprentice fitter

Education
Hull College 2009-11
"""

MIDWIFE = """\
Aoife Kinsella RM

EMPLOYMENT TO DATE

Midwife Sister, Coombe Road Maternity
Since 2019: lead the home birth team of 9.
2015-2019: labour ward midwife, nights mostly.
Bank Midwife, various trusts 2014/15.
Student midwife 2011-14, Trinity Hall.

PREVIOUS JOBS
Waitress, Café Sol, 2009-11
Nanny in Lyon 2008-9
"""


@pytest.mark.parametrize(
    ("cv", "jobs", "not_placed"),
    [
        pytest.param(
            BAKER,
            [
                ("Head baker", "Harbour Loaf Co-operative", "2018-03", None),
                ("Table hand", "Harbour Loaf Co-operative", "2013", "2018"),
                (
                    "Kitchen porter, then breakfast cook at weekends",
                    "Pier Hotel, Granton",
                    "2010-01",
                    "2013",
                ),
            ],
            [19, 21],
            id="baker",
        ),
        pytest.param(
            NURSE,
            [
                (
                    "Community Staff Nurse",
                    "Northmoor Health Board (was Moor Valley Trust till 2017)",
                    "2014",
                    None,
                ),
                ("Staff Nurse", "Ward 6 (orthopaedics), St Bride's Hospital", "2009", "2014"),
                ("Care assistant", "Holm Lea (nights)", "2006", "2009"),
                ("Student nurse", "Cairn College of Health", "2003", "2006"),
            ],
            [],
            id="nurse",
        ),
        pytest.param(
            EUROPASS,
            [
                ("TRANSLATOR (GERMAN-ENGLISH)", "LINGUABRIDGE GMBH", "2016", None),
                ("PROJECT ASSISTANT", "DONAU SPRACHDIENST", "2011", "2016"),
                ("TEACHING ASSISTANT FOR GERMAN", "ST OLAVE'S SCHOOL", "2009", "2011"),
            ],
            [],
            id="europass",
        ),
        pytest.param(
            CARPENTER,
            [
                ("Self employed joiner", None, "2015", None),
                ("site carpenter", "Menai Construction Ltd", "2011", "2015"),
                ("apprentice joiner", "Gwynedd Council, school repairs", "2007", "2011"),
            ],
            [7],
            id="carpenter",
        ),
        pytest.param(
            GARDENER,
            [
                (
                    "Head gardener",
                    "Ashcombe House (private estate, opens for NGS)",
                    "2016-02",
                    None,
                ),
                ("Gardener", "Ashcombe House", "2012", "2016"),
                ("Trainee", "Bicton Park", "2008", "2009"),
            ],
            [10, 12],
            id="gardener",
        ),
        pytest.param(
            ENGINEER,
            [
                ("Site Engineer", "Nordsild AS", "2020-05", None),
                (
                    "Assistant Engineer",
                    "Sillaehitus OÜ (acquired by Nordsild in 2020)",
                    "2016",
                    "2020",
                ),
                ("Surveying intern", None, "2015", "2015"),
            ],
            [],
            id="engineer",
        ),
        pytest.param(
            POLICE,
            [
                ("Detective Sergeant", "Derwent Constabulary", "2017", None),
                ("Detective Constable", "Derwent Constabulary", "2012", "2017"),
                ("Police Constable", "Derwent Constabulary, response", "2008", "2012"),
            ],
            [13],
            id="police",
        ),
        pytest.param(
            MECH,
            [
                ("Owner / Mechanic", "Whitfield Motors", "2022-01", None),
                ("Fitter", "Kwik Tyres (Hull East)", "2016-03", "2021-12"),
                (
                    "Apprentice fitter",
                    "Humber Shipyard Ltd (in administration 2015)",
                    "2011",
                    "2015",
                ),
            ],
            [],
            id="mech",
        ),
        pytest.param(
            MIDWIFE,
            [
                ("labour ward midwife", None, "2015", "2019"),
                ("Waitress", "Café Sol", "2009", "2011"),
                ("Nanny in Lyon", None, "2008", "2009"),
            ],
            [5, 6, 8, 9],
            id="midwife",
        ),
    ],
)
def test_each_job_of_a_pasted_cv_is_placed_or_named_as_not_placed(
    cv: str, jobs: list[tuple[str, str | None, str | None, str | None]], not_placed: list[int]
) -> None:
    read = read_cv(cv)

    assert [(one.title, one.organization, one.start, one.end) for one in read.career] == jobs
    assert [line.line for line in read.unplaced if line.section == "work"] == not_placed


@pytest.mark.parametrize(
    "cv", [BAKER, NURSE, EUROPASS, CARPENTER, GARDENER, ENGINEER, POLICE, MECH, MIDWIFE]
)
def test_no_job_stands_in_what_is_told_of_another(cv: str) -> None:
    told = "\n".join(one.summary or "" for one in read_cv(cv).career)

    ranges = [line for line in told.split("\n") if (found := find_period(line)) and found.is_range]
    assert [line for line in ranges if not line.startswith(("plant fair", "then Assistant"))] == []


def test_the_years_of_an_unplaced_line_stay_as_they_were_typed() -> None:
    read = read_cv(BAKER)

    assert "2006-8  various, car wash, stacking shelves, harvest work in Fife" in {
        line.text for line in read.unplaced
    }


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("Bursar, Elm School (was Hay Hall till 2017), 2014 – 2019", "2014", "2019"),
        ("Bursar, Elm School (2014–2019)", "2014", "2019"),
        ("2010/11 to 2014", "2010", "2014"),
    ],
)
def test_what_a_bracket_tells_by_date_is_not_when_the_job_was_held(
    line: str, start: str, end: str
) -> None:
    period = find_period(line)

    assert period is not None
    assert (period.start, period.end) == (start, end)


def test_a_year_told_in_a_bracket_alone_is_no_date_of_a_job() -> None:
    assert find_period("Elm School (joined the Hay trust in 2016)") is None


def test_a_figure_behind_a_year_stays_a_month_where_the_cv_writes_months_so() -> None:
    cv = "Ana Ruiz\n\nWork\nClerk, Elm Ltd, 2016-09 – 2019-03\nPorter, Hay Ltd, 2014-06 – 2016-08\n"

    found = [(one.start, one.end) for one in read_cv(cv).career]
    assert found == [("2016-09", "2019-03"), ("2014-06", "2016-08")]


def test_a_remark_in_brackets_and_the_title_of_the_page_are_nothing_of_the_person() -> None:
    read = read_cv("CV - Ivo Brandt\nivo@example.org    (old address, please dont use)\n\nWork\n")

    assert (read.name, read.headline) == ("Ivo Brandt", None)
    assert "(old address, please dont use)" in {line.text for line in read.unplaced}


def test_a_bullet_below_a_line_is_a_thought_of_its_own() -> None:
    read = read_cv(
        "Ida Holm\n\nWork\n2014 – 2019   Elm Ferries Ltd\nDeckhand. Lashing and paint, covered the "
        "ticket office three summers when short\n- winter 2017 found beds for the stranded\n"
    )

    told = read.career[0].summary or ""
    assert "when short\n\nwinter 2017" in told


def test_a_town_beside_the_name_is_not_part_of_it() -> None:
    read = read_cv(
        "Jamal Whitfield    07700 900 321    Hull\n\nWork\nFitter, Kwik Tyres, 2016 – 2021"
    )

    assert read.name == "Jamal Whitfield"
