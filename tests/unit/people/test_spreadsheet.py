"""The answers of a web form to mentors, mentees and their goals."""

import pytest

from companion.errors import BadRecordsError
from companion.people.column_words import Holds
from companion.people.columns import Column, Columns, Everyone, propose_mapping
from companion.people.person import Channel
from companion.people.spreadsheet import read_people
from companion.people.tables import read_table
from tests.unit.people.forms import ADA, BEN, HEADER, form, imported, noticed


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_mentors_mentees_and_goals_are_read(mark: str) -> None:
    people = imported(form(ADA, BEN, mark=mark))

    (mentor,) = people.mentors
    (mentee,) = people.mentees
    assert (mentor.id, mentor.can_help_with, mentor.capacity) == ("ada-ek", ("Law", "Tax"), 2)
    assert (mentee.id, mentee.time_zone) == ("ben-ox", "Europe/Oslo")
    assert [(goal.mentee_id, goal.statement) for goal in people.goals] == [
        ("ben-ox", "my first talk")
    ]
    assert people.unmapped_columns == ("Favourite colour",)


def test_who_is_both_stands_in_both_with_one_id() -> None:
    both = (*ADA[:3], "Both", "Law", "to say no", "Lagos")

    people = imported(form(both))

    assert people.mentors == people.mentees
    assert people.goals[0].mentee_id == people.mentors[0].id


@pytest.mark.parametrize(
    ("cell", "mentor", "mentee"),
    [
        ("Mentor", True, False),
        ("MENTEE ", False, True),
        ("I want to be a mentor", True, False),
        ("I'd like to find a mentor", False, True),
        ("be mentored", False, True),
        ("Mentor; Mentee", True, True),
        ("Les deux / both", True, True),
        ("Mentoring others", True, False),
    ],
)
def test_a_role_is_read_as_it_is_worded(cell: str, mentor: bool, mentee: bool) -> None:
    people = imported(form((*ADA[:3], cell, "Law", "my talk"), BEN))

    assert any(person.id == "ada-ek" for person in people.mentors) is mentor
    assert any(person.id == "ada-ek" for person in people.mentees) is mentee


def test_two_yes_or_no_columns_are_a_role() -> None:
    header = ("Name", "Would you like to be a mentor?", "Would you like to be a mentee?", "Goal")
    rows = (
        ("Ada", "Yes", "No"),
        ("Ben", "no", "yes, please", "a talk"),
        ("Cy", "yes", "yes", "x y"),
    )

    people = imported(form(*rows, header=header))

    assert [person.name for person in people.mentors] == ["Ada", "Cy"]
    assert [person.name for person in people.mentees] == ["Ben", "Cy"]


def test_a_form_of_another_maker_with_german_separators_is_read() -> None:
    text = (
        "\ufeffID;Start time;Email;Name;Which areas can you support others in?;Language(s);"
        "Country / time zone;Preferred days and times;Role\r\n"
        "1;14.09.2026 09:01;anonymous;Jana Novák;Negotiation;čeština, English;Prague;"
        "Mo-Mi 17-18 Uhr;Mentor\r\n"
    )

    (mentor,) = imported(text).mentors

    assert mentor.languages == ("cs", "en")
    assert mentor.time_zone == "Europe/Prague"
    assert [(each.weekday, each.start) for each in mentor.availability] == [
        ("mon", "17:00"),
        ("tue", "17:00"),
        ("wed", "17:00"),
    ]


def test_the_latest_answers_of_an_address_count_whatever_their_order() -> None:
    earlier = ("9/13/2026 8:00:00 PM", "ADA@x.example", "Ada E.", "Mentor", "Fishing")

    people = imported(form(ADA, earlier))

    assert [mentor.can_help_with for mentor in people.mentors] == [("Law", "Tax")]
    assert "answered again in line 2" in noticed(people, 3)


def test_days_first_is_told_from_a_day_above_twelve() -> None:
    first = ("03/10/2026 10:00:00", "a@x.example", "Ada", "Mentor", "Old")
    second = ("25/09/2026 10:00:00", "a@x.example", "Ada", "Mentor", "Older")

    people = imported(form(first, second))

    assert people.mentors[0].can_help_with == ("Old",)


def test_two_rows_of_one_address_for_two_roles_are_one_person() -> None:
    as_mentee = ("9/14/2026 9:30:00", "ada@x.example", "Ada Ek", "Mentee", "", "my first talk")

    people = imported(form(ADA, as_mentee))

    assert people.mentors == people.mentees
    assert people.mentors[0].can_help_with == ("Law", "Tax")
    assert people.goals[0].statement == "my first talk"
    assert "for another role" in noticed(people, 2)


def test_namesakes_with_different_addresses_are_two_people() -> None:
    other = (ADA[0], "ek@x.example", *ADA[2:])

    people = imported(form(ADA, other))

    assert [mentor.id for mentor in people.mentors] == ["ada-ek", "ada-ek-2"]
    assert "kept as different people" in noticed(people, 3)


def test_no_id_shows_an_address() -> None:
    people = imported(form((ADA[0], "secret@x.example", "李文清", *ADA[3:])))

    assert people.mentors[0].id == "person"


def test_without_a_role_the_other_answers_tell_and_it_is_said() -> None:
    people = imported(form((*ADA[:3], "", "Law"), ("", "", "Cy", "", "", "a goal"), BEN))

    assert [mentor.name for mentor in people.mentors] == ["Ada Ek"]
    assert [mentee.name for mentee in people.mentees] == ["Cy", "Ben Ox"]
    assert "taken as a mentor" in noticed(people, 2)


def test_a_form_of_one_kind_needs_no_role_column() -> None:
    text = form(("Ada",), ("Ben",), header=("Name",))
    columns = Columns(columns=(Column(header="Name", holds=Holds.NAME),), everyone=Everyone.MENTEES)

    people = imported(text, columns)

    assert len(people.mentees) == 2
    assert "states no goal" in noticed(people, 2)


def test_every_bad_row_is_reported_and_nothing_is_imported() -> None:
    nameless = (ADA[0], "n@x.example", " ", "Mentor")
    roleless = ("", "r@x.example", "Rae", "Observer")
    neither = ("", "", "Noa", "")

    with pytest.raises(BadRecordsError) as refused:
        imported(form(ADA, nameless, roleless, neither, BEN, BEN[:4]))

    problems = [(problem.line, problem.field) for problem in refused.value.problems]
    assert problems == [(3, "Name"), (4, "Role"), (5, "Role")]
    assert "'Observer'" in str(refused.value)


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        (6, "IST", "could mean India, Ireland or Israel"),
        (6, "GMT+1", "Etc/GMT-1"),
        (7, "when it rains", "left out"),
        (7, "Mon evenings", "read evenings as 18:00-21:00"),
        (8, "as many as needed", "one in a cohort"),
        (8, "1-2", "read as 1"),
        (9, "English, Dothraki", "'Dothraki'"),
        (1, "not telling", "is no e-mail address"),
    ],
)
def test_what_is_left_out_or_read_in_one_of_several_ways_is_said(
    column: int, cell: str, reason: str
) -> None:
    row = [*ADA, *[""] * (len(HEADER) - len(ADA))]
    row[column] = cell

    people = imported(form(row, BEN, (BEN[0], "c@x.example", "Cy", *BEN[3:])))

    assert len(people.mentors) == 1
    assert reason in noticed(people, 2)


@pytest.mark.parametrize(
    ("cell", "number"), [("2", 2), ("two", 2), ("1-2", 1), ("3 people", 3), ("0", 0), ("n/a", None)]
)
def test_a_number_of_mentees_promises_no_more_than_was_written(
    cell: str, number: int | None
) -> None:
    people = imported(form((*ADA[:8], cell)))

    assert people.mentors[0].capacity == number


def test_free_times_without_a_zone_are_left_out() -> None:
    row = (*ADA[:6], "", "Mon 9-11")

    people = imported(form(row))

    assert people.mentors[0].availability == ()
    assert "--time-zone Europe/London" in noticed(people, 2)


def test_a_zone_for_all_holds_for_rows_that_name_none() -> None:
    bare = (*ADA[:6], "", "Mon 9-11")
    own = (ADA[0], "b@x.example", "Bo", *ADA[3:6], "Oslo", "Mon 9-11")
    in_times = (ADA[0], "c@x.example", "Cy", *ADA[3:6], "", "GMT+1, mornings")
    text = form(bare, own, in_times)
    table = read_table(text, where="form.csv")
    mapping = propose_mapping(table.header, table.rows)

    people = imported(text, mapping.model_copy(update={"time_zone": "Europe/Paris"}))

    assert [(each.time_zone, len(each.availability)) for each in people.mentors] == [
        ("Europe/Paris", 1),
        ("Europe/Oslo", 1),
        ("Etc/GMT-1", 5),
    ]
    assert "no summer time" in noticed(people, 4)


@pytest.mark.parametrize("cell", ["any", "Any time", "flexible!", "I'm flexible", "whenever"])
def test_who_is_always_free_is_free_at_all_waking_hours(cell: str) -> None:
    people = imported(form((*ADA[:6], "London", cell)))

    assert len(people.mentors[0].availability) == 7
    assert "any time as every day" in noticed(people, 2)


def test_times_in_another_zone_than_the_row_are_left_out() -> None:
    people = imported(form((*ADA[:6], "London", "Mon 9-11 GMT+5")))

    assert people.mentors[0].availability == ()
    assert "another time zone" in noticed(people, 2)


def test_a_grid_of_days_is_one_week() -> None:
    header = ("Name", "Role", "Time zone", "Available [Monday]", "Available [Friday]")
    row = ("Ada", "Mentor", "Europe/Paris", "Mornings;Evenings", "9:00-10:00")

    people = imported(form(row, header=header))

    assert [(each.weekday, each.start) for each in people.mentors[0].availability] == [
        ("mon", "09:00"),
        ("mon", "18:00"),
        ("fri", "09:00"),
    ]


def test_ticks_are_parted_at_commas_unless_an_option_holds_one() -> None:
    rows = (
        (*ADA[:4], "Tax, duties and fees;Law"),
        (ADA[0], "b@x.example", "Bo", "Mentor", "Tax, duties and fees"),
        (ADA[0], "c@x.example", "Cy", "Mentor", "Law, Hiring"),
        (ADA[0], "d@x.example", "Di", "Mentor", "- Law\n- Hiring (junior, senior)"),
    )

    people = imported(form(*rows))

    assert [mentor.can_help_with for mentor in people.mentors] == [
        ("Tax, duties and fees", "Law"),
        ("Tax, duties and fees",),
        ("Law", "Hiring"),
        ("Law", "Hiring (junior, senior)"),
    ]


def test_job_and_employer_are_the_headline_and_ways_to_meet_are_channels() -> None:
    header = (
        "First name",
        "Last name",
        "Role",
        "Job title",
        "Company",
        "How would you like to meet?",
    )
    row = ("Ada", "Ek", "Mentor", "Judge", "City Court", "Video call, Coffee, smoke signals")

    people = imported(form(row, header=header))

    assert people.mentors[0].name == "Ada Ek"
    assert people.mentors[0].headline == "Judge, City Court"
    assert people.mentors[0].channels == (Channel.VIDEO, Channel.IN_PERSON)
    assert "smoke signals" in noticed(people, 2)


def test_a_mapping_for_another_file_is_refused_by_its_columns() -> None:
    columns = Columns(columns=(Column(header="Nom", holds=Holds.NAME),))

    with pytest.raises(BadRecordsError, match="Nom: is no column of this file"):
        read_people(form(ADA), columns, where="form.csv")


def test_a_mapping_without_a_name_is_refused() -> None:
    columns = Columns(columns=(Column(header="Role", holds=Holds.ROLE),))

    with pytest.raises(BadRecordsError, match="no column is mapped to the name"):
        read_people(form(ADA), columns, where="form.csv")


def test_what_stands_behind_a_name_in_brackets_is_left_out_of_it() -> None:
    people = imported(form((*ADA[:2], "Old Mr Tavares (phoned in, by Jo)", *ADA[3:])))

    assert people.mentors[0].name == "Old Mr Tavares"
    assert "brackets" in noticed(people, 2)


def test_blank_rows_are_nothing() -> None:
    people = imported(form(ADA, [""] * len(HEADER), (ADA[0],), BEN))

    assert len(people.mentors) + len(people.mentees) == 2


def test_a_mentee_takes_no_mentee_whatever_they_ticked() -> None:
    people = imported(form((*BEN[:4], "Law", *BEN[5:]), (*ADA[:8], "")))

    assert people.mentees[0].capacity == 0
    assert people.mentors[0].capacity is None


def test_who_tried_the_form_out_is_imported_and_named() -> None:
    people = imported(
        form(ADA, ("", "x@x.example", "TEST TEST", *BEN[3:]), ("", "Contest@x.y.example", *BEN[2:]))
    )

    assert "trial of the form" in noticed(people, 3)
    assert noticed(people, 4) == ""


def test_namesakes_without_an_address_are_not_said_to_differ_in_it() -> None:
    people = imported(form((ADA[0], "", *ADA[2:]), (ADA[0], "", *ADA[2:])))

    assert "different addresses" not in noticed(people, 2)
    assert "without an address" in noticed(people, 2)


@pytest.mark.parametrize(
    ("stamps", "latest", "is_said"),
    [
        # 4 September and 11 August, or 9 April and 8 November: only a reading can tell.
        (("04/09/2026 10:00", "11/08/2026 09:00", "03/09/2026 10:00"), 0, True),
        (("04/09/2026 10:00", "11/08/2026 09:00", "13/09/2026 10:00"), 0, False),
        (("04/09/2026 10:00", "11/08/2026 09:00", "09/13/2026 10:00"), 1, False),
        (("04/09/2026 10:00 AM", "11/08/2026 9:00 AM", "03/09/2026 9:00 PM"), 1, False),
        # In order only with the month first.
        (("04/09/2026 10:00", "11/08/2026 09:00", "12/10/2026 10:00"), 1, False),
        (("04/09/2026 10:00", "05/09/2026 09:00", "06/09/2026 10:00"), 1, False),
    ],
)
def test_the_order_of_day_and_month_is_settled_by_the_whole_column(
    stamps: tuple[str, str, str], latest: int, is_said: bool
) -> None:
    rows = (
        (stamps[0], "a@x.example", "Ada", "Mentor", "Row 0"),
        (stamps[1], "a@x.example", "Ada", "Mentor", "Row 1"),
        (stamps[2], "b@x.example", "Bo", "Mentor", "Law"),
    )

    people = imported(form(*rows))

    assert people.mentors[0].can_help_with == (f"Row {latest}",)
    assert any("month/day" in str(notice) for notice in people.notices) is is_said


def test_a_row_of_nothing_but_its_time_is_skipped_and_said() -> None:
    people = imported(form(ADA, (ADA[0],)))

    assert len(people.mentors) == 1
    assert "skipped" in noticed(people, 3)


def test_a_language_spoken_a_little_counts_and_is_said() -> None:
    row = [*ADA, *[""] * (len(HEADER) - len(ADA))]
    row[9] = "Welsh, some English"

    people = imported(form(row, BEN))

    assert people.mentors[0].languages == ("cy", "en-x-little")
    assert "spoken a little: it counts" in noticed(people, 2)
