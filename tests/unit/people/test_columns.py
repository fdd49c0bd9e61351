"""Which column of a form is which field."""

import pytest

from companion.errors import BadRecordsError, UnreadableFileError
from companion.people.column_words import Holds
from companion.people.columns import Column, Columns, Everyone, Split, propose_mapping, titles_of
from companion.people.columns_file import columns_as_text, columns_of_text
from companion.people.tables import TableRow


def proposed(header: str, *cells: str) -> Column:
    """Return the proposal for a single column."""
    rows = [TableRow(number, (cell,)) for number, cell in enumerate(cells, start=2)]
    return propose_mapping([header], rows).columns[0]


@pytest.mark.parametrize(
    ("header", "holds"),
    [
        ("Name", Holds.NAME),
        ("What is your full name?", Holds.NAME),
        ("Surname", Holds.LAST_NAME),
        ("E-mail address *", Holds.EMAIL),
        ("What can you help with? (tick all)", Holds.CAN_HELP_WITH),
        ("Which topics could you mentor others in? Select all", Holds.CAN_HELP_WITH),
        ("What would you like help with?", Holds.GOAL),
        ("What are your goals for this programme?", Holds.GOAL),
        ("What do you want to learn?", Holds.GOAL),
        ("Biggest challenge right now", Holds.CHALLENGE),
        ("What would success look like?", Holds.SUCCESS_MEASURE),
        ("Do you want to be a mentor or a mentee?", Holds.ROLE),
        ("Job title", Holds.HEADLINE),
        ("Organisation", Holds.ORGANIZATION),
        ("When are you usually free?", Holds.AVAILABILITY),
        ("Availability [Monday]", Holds.AVAILABILITY),
        ("How many mentees could you take on?", Holds.CAPACITY),
        ("How would you like to meet?", Holds.CHANNELS),
        ("Tell us about yourself", Holds.BIO),
        ("Gender", Holds.IGNORED),
        ("Age group", Holds.IGNORED),
        ("I agree to the privacy policy", Holds.IGNORED),
        ("Phone number", Holds.IGNORED),
        ("Favourite colour", Holds.IGNORED),
    ],
)
def test_a_header_says_what_its_column_holds(header: str, holds: Holds) -> None:
    assert proposed(header).holds is holds


@pytest.mark.parametrize(
    ("header", "cells", "holds"),
    [
        ("Contact", ("a@x.example", "b@x.example"), Holds.EMAIL),
        ("Column A", ("9/14/2026 10:22:33", "9/15/2026 8:00:00"), Holds.TIMESTAMP),
        ("I want to", ("be a mentor", "be mentored", "both"), Holds.ROLE),
        ("Role", ("Nurse", "Head of data"), Holds.HEADLINE),
        ("Role", ("Mentor", "Mentee", "n/a"), Holds.ROLE),
        ("Location", ("London", "Lagos", "Oslo"), Holds.TIME_ZONE),
        ("Location", ("Building 4", "Building 7"), Holds.IGNORED),
        ("Email me news?", ("yes", "no"), Holds.IGNORED),
    ],
)
def test_the_look_of_the_cells_counts(header: str, cells: tuple[str, ...], holds: Holds) -> None:
    assert proposed(header, *cells).holds is holds


@pytest.mark.parametrize(
    ("header", "cells", "split"),
    [
        ("What can you help with? (tick all)", ("Law, taxes",), Split.COMMAS),
        ("What can you help with?", ("Law, Tax", "Tax, HR", "HR, Law"), Split.COMMAS),
        ("What can you help with?", ("Anything, really", "Law, I think"), Split.SEMICOLONS),
        ("Skills", ("SQL, Python", "Excel, hiring"), Split.COMMAS),
        ("Skills", ("I can do SQL and I have, over time, also learnt R",), Split.SEMICOLONS),
    ],
)
def test_commas_part_entries_only_where_a_column_is_plainly_a_list(
    header: str, cells: tuple[str, ...], split: Split
) -> None:
    assert proposed(header, *cells).split is split


def test_of_two_columns_for_one_field_the_likelier_is_taken_and_the_other_named() -> None:
    columns = propose_mapping(["Contact email", "Name", "Name of your cat"], [])

    assert [column.holds for column in columns.columns] == [
        Holds.EMAIL,
        Holds.NAME,
        Holds.IGNORED,
    ]
    assert columns.unmapped == ("Name of your cat",)
    assert "another column" in columns.columns[2].why


def test_the_line_manager_is_asked_for_in_many_ways() -> None:
    for header in ("Who is your line manager?", "Name of your manager", "Manager's email", "Boss"):
        columns = propose_mapping(["Name", "Email", header], [])

        assert columns.columns[2].holds is (Holds.IGNORED if header == "Boss" else Holds.MANAGER)


def test_blank_and_repeated_headers_can_be_told_apart() -> None:
    assert titles_of(["Name", "", "Notes", "Notes", " Name "]) == (
        "Name",
        "(column 2)",
        "Notes",
        "Notes (2)",
        "Name (2)",
    )


def test_a_mapping_is_written_out_and_read_back_the_same() -> None:
    columns = propose_mapping(["Name", "Ünit: #1", "Skills", "yes", "- x", "1"], [])

    text = columns_as_text(columns)

    assert columns_of_text(text, where="columns.yaml") == columns
    assert "can_help_with" in text.splitlines()[1]


def test_an_edited_mapping_is_checked() -> None:
    edited = "everyone: mentors\ncolumns:\n- header: Name\n  holds: nickname\n- header: X\n"

    with pytest.raises(BadRecordsError) as refused:
        columns_of_text(edited, where="columns.yaml")
    columns = columns_of_text("everyone: mentors\ncolumns: []", where="columns.yaml")

    assert [problem.field for problem in refused.value.problems] == [
        "columns[0].holds",
        "columns[1].holds",
    ]
    assert columns == Columns(columns=(), everyone=Everyone.MENTORS)


@pytest.mark.parametrize("text", ["columns: [", "\tx: y", "a: b: c", "[" * 40_000, "x" * 60_000])
def test_a_mapping_that_is_no_yaml_is_refused(text: str) -> None:
    with pytest.raises(UnreadableFileError, match=r"columns\.yaml"):
        columns_of_text(text, where="columns.yaml")


def test_headers_in_everyday_words_are_understood() -> None:
    said = {
        "Who are you?": Holds.NAME,
        "I could give a hand with": Holds.CAN_HELP_WITH,
        "I'd like a hand with": Holds.GOAL,
        "What you do": Holds.HEADLINE,
        "Project": Holds.UNIT,
        "Good times for a chat": Holds.AVAILABILITY,
        "Who do you answer to?": Holds.MANAGER,
        "Tongues": Holds.LANGUAGES,
    }

    columns = propose_mapping(list(said), []).columns

    assert {column.header: column.holds for column in columns} == said


def test_names_languages_and_times_are_known_by_their_looks() -> None:
    rows = (
        ("Una Roe", "Polish, English", "Tues am"),
        ("Ben Ox", "English", "any evening"),
        ("Cy Ferris", "Irish, English", "Mon 9-11"),
    )

    cells = [TableRow(number, row) for number, row in enumerate(rows, start=2)]

    columns = propose_mapping(["1", "2", "3"], cells).columns

    holds = [column.holds for column in columns]
    assert holds == [Holds.NAME, Holds.LANGUAGES, Holds.AVAILABILITY]


@pytest.mark.parametrize(
    ("cells", "split"),
    [
        (("Dough;Ovens, old and new", "Salt;Dough", "Ovens, old and new"), Split.SEMICOLONS),
        (("Dough, Ovens", "Salt, Dough", "Ovens;Salt"), Split.COMMAS),
        (("Dough;", "Salt;", "Ovens, Salt"), Split.COMMAS),
    ],
)
def test_ticks_that_a_form_parts_by_semicolons_are_proposed_so(
    cells: tuple[str, ...], split: Split
) -> None:
    assert proposed("What can you help with? (tick all)", *cells).split is split
