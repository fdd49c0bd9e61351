"""Rows that leave open what their person is or wants: said, never guessed, never lost."""

import pytest

from companion.errors import BadRecordsError
from companion.people.cells import is_undecided
from companion.people.column_words import Holds
from companion.people.columns import Columns, UnclearRole, propose_mapping
from companion.people.columns_file import columns_as_text, columns_of_text
from companion.people.spreadsheet import ImportedPeople, read_people
from companion.people.tables import read_table
from companion.retrieval.passages import passages_of

HEADER = "Name,Role,Department / site,I can help with,What would you like help with?\n"
UNCLEAR = (
    f"{HEADER}Una Ek,maybe later,Kitchen,,\nBea Oy,mentor,Bar,Fair rotas,\nCy Ax,perhaps,,,\n"
    "Di Ro,mentor,,Fair rotas,\nEd Ti,mentor,,Fair rotas,\n"
)


def columns(text: str, unclear_role: UnclearRole = UnclearRole.REFUSE) -> Columns:
    table = read_table(text, where="form.csv")
    proposed = propose_mapping(table.header, table.rows)
    return proposed.model_copy(update={"unclear_role": unclear_role})


def imported(text: str, unclear_role: UnclearRole = UnclearRole.REFUSE) -> ImportedPeople:
    return read_people(text, columns(text, unclear_role), where="form.csv")


@pytest.mark.parametrize(
    "cell",
    [
        *("dont know yet", "I don't know", "n/a", "-", "tbc", "TBD.", "?", "???", "x", "none"),
        *("Not sure yet.", "no idea", "Still to be decided", "undecided", "keine Ahnung", "idk"),
        "I'm not really sure at the moment",
    ],
)
def test_who_does_not_know_yet_states_no_goal(cell: str) -> None:
    people = imported(f"{HEADER}Ben Ox,mentee,,,{cell}\n")

    assert is_undecided(cell)
    assert [mentee.id for mentee in people.mentees] == ["ben-ox"]
    assert people.goals == ()
    assert "states no goal yet" in str(people.notices[0])


@pytest.mark.parametrize(
    "cell",
    [
        *("Leadership", "Not sure how to lead my first team", "Decide between two offers"),
        *(
            "I want to know what my work is worth",
            "Nothing but Excel",
            "Confirm my diagnosis skills",
        ),
        "Find out what to do later in life",
    ],
)
def test_a_goal_that_only_sounds_unsure_is_a_goal(cell: str) -> None:
    people = imported(f"{HEADER}Ben Ox,mentee,,,{cell}\n")

    assert [goal.statement for goal in people.goals] == [cell]


def test_rows_without_a_clear_role_are_refused_together_with_every_remedy() -> None:
    with pytest.raises(BadRecordsError) as refused:
        imported(UNCLEAR.replace("perhaps", "maybe later"))

    (problem,) = refused.value.problems
    assert (problem.line, problem.value) == (2, "'maybe later'")
    assert "so do lines 4" in problem.remedy
    assert "write mentor, mentee or both in the cell" in problem.remedy
    assert "unclear_role: skip, mentor, mentee or both" in problem.remedy


def test_a_mapping_may_leave_unclear_rows_out() -> None:
    people = imported(UNCLEAR, UnclearRole.SKIP)

    assert [mentor.id for mentor in people.mentors] == ["bea-oy", "di-ro", "ed-ti"]
    assert people.mentees == ()
    assert [notice.line for notice in people.notices if "left out" in notice.remedy] == [2, 4]


@pytest.mark.parametrize(
    ("unclear_role", "mentors", "mentees"),
    [
        (UnclearRole.MENTOR, ["una-ek", "bea-oy", "cy-ax", "di-ro", "ed-ti"], []),
        (UnclearRole.MENTEE, ["bea-oy", "di-ro", "ed-ti"], ["una-ek", "cy-ax"]),
        (UnclearRole.BOTH, ["una-ek", "bea-oy", "cy-ax", "di-ro", "ed-ti"], ["una-ek", "cy-ax"]),
    ],
)
def test_a_mapping_may_say_what_unclear_rows_are(
    unclear_role: UnclearRole, mentors: list[str], mentees: list[str]
) -> None:
    people = imported(UNCLEAR, unclear_role)

    assert [mentor.id for mentor in people.mentors] == mentors
    assert [mentee.id for mentee in people.mentees] == mentees
    assert any("as the mapping says" in notice.remedy for notice in people.notices)


def test_the_choice_is_written_and_read_with_the_mapping() -> None:
    chosen = columns(UNCLEAR, UnclearRole.SKIP)

    assert columns_of_text(columns_as_text(chosen), where="m.yaml") == chosen


def test_a_mapping_of_an_earlier_version_refuses_as_it_did() -> None:
    text = columns_as_text(columns(UNCLEAR)).replace("unclear_role: refuse\n", "")

    assert columns_of_text(text, where="m.yaml").unclear_role is UnclearRole.REFUSE


def test_where_somebody_works_is_told_apart_and_kept_for_the_organiser() -> None:
    mapping = columns(UNCLEAR)
    people = imported(UNCLEAR, UnclearRole.SKIP)

    assert mapping.columns[2].holds is Holds.UNIT
    assert people.unmapped_columns == ()
    assert people.mentors[0].unit == "Bar"
    assert "Bar" not in str(passages_of(people.mentors[0]))


def test_a_place_may_be_made_to_count() -> None:
    mapping = columns(UNCLEAR, UnclearRole.SKIP)
    place = mapping.columns[2].model_copy(update={"holds": Holds.INDUSTRIES})
    changed = (*mapping.columns[:2], place, *mapping.columns[3:])

    people = read_people(UNCLEAR, mapping.model_copy(update={"columns": changed}), where="form.csv")

    assert people.mentors[0].industries == ("Bar",)
