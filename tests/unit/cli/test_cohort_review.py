"""A reviewed spreadsheet is followed exactly, or refused with every line that cannot be."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.cli.cohort_changes import changes_of
from companion.cli.cohort_remarks import kept_apart
from companion.cli.cohort_review import Review, holds_decisions, read_review
from companion.cli.cohort_table import Sheet, write_pairs
from companion.cli.cohort_view import pair_view
from companion.cli.spreadsheet_cells import plain_cell, safe_cell
from companion.errors import BadRecordsError
from companion.goals.goal import GoalId
from companion.matching.cohort import (
    Blocking,
    CohortConstraints,
    CohortPair,
    CohortResult,
    Unmatched,
)
from companion.people.person import PersonId
from tests.unit.matching.people import a_person

ANA, BO = (a_person(name, name=f"{name.title()} Lind") for name in ("ana", "bo"))
MIA, NED = a_person("mia", name="Mia Ode"), a_person("ned", name="Ned Ode", capacity=2)
HEADER = ("mentee", "mentor", "decision", "comment", "mentee_id", "mentor_id")
PAIRED = (
    ("Ana Lind", "Mia Ode", "", "", "ana", "mia"),
    ("Bo Lind", "Ned Ode", "", "", "bo", "ned"),
)
PEOPLE = {person.id: person for person in (ANA, BO, MIA, NED)}


def reviewed(*rows: Sequence[str], header: Sequence[str] = HEADER, separator: str = ",") -> Review:
    """Read a file with these rows as an organiser saved it."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows([header, *rows])
    return read_review(
        f"\ufeff{out.getvalue()}", where="r.csv", mentees=(ANA, BO), mentors=(MIA, NED)
    )


def decided(row: Sequence[str], decision: str, **cells: str) -> list[str]:
    filled = dict(zip(HEADER, row, strict=True)) | {"decision": decision} | cells
    return list(filled.values())


def test_decisions_come_back_however_the_program_saved_them() -> None:
    rows = (
        decided(PAIRED[0], " KEEP. ", comment="'=fine"),
        decided(PAIRED[1], "Never"),
    )

    review = reviewed(*rows, separator=";")

    assert review.kept == (("ana", "mia"),)
    assert review.never == (("bo", "ned"),)
    assert review.comments == {("ana", "mia"): "=fine"}
    assert review.before == {"ana": "mia", "bo": "ned"}


def test_decisions_join_the_constraints() -> None:
    fixed = CohortConstraints.model_validate({"forbidden": [["bo", "mia"]], "balance": 0.5})

    joined = reviewed(decided(PAIRED[0], "keep"), decided(PAIRED[1], "never")).added_to(fixed)

    assert joined.pinned == (("ana", "mia"),)
    assert joined.forbidden == (("bo", "mia"), ("bo", "ned"))
    assert joined.balance == 0.5


def test_another_mentor_is_chosen_by_name_with_the_id_cleared() -> None:
    chosen = decided(PAIRED[0], "keep", mentor="ned ode", mentor_id="")

    assert reviewed(chosen).kept == (("ana", "ned"),)


def test_ids_may_be_missing_where_names_are_clear() -> None:
    review = reviewed(("Ana Lind", "Mia Ode", "keep"), header=("Mentee", "Mentor", "Decision"))

    assert review.kept == (("ana", "mia"),)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([decided(PAIRED[0], "perhaps")], "write keep or never"),
        ([decided(PAIRED[0], "keep never")], "write keep or never"),
        ([decided(PAIRED[0], "keep", mentor="Somebody Else")], "is not the name of 'mia'"),
        ([decided(PAIRED[0], "keep", mentee="")], None),
        ([decided(PAIRED[0], "keep", mentor="", mentor_id="")], "names no mentor"),
        ([decided(PAIRED[0], "keep", mentor_id="zed")], "is no mentor of this cohort"),
        ([decided(PAIRED[0], "keep", mentor="Zed", mentor_id="")], "is no mentor of this cohort"),
        ([decided(PAIRED[0], "keep"), decided(PAIRED[0], "never")], "never in line 3"),
        (
            [decided(PAIRED[0], "keep"), decided(PAIRED[0], "keep", mentor="", mentor_id="ned")],
            "is kept in line 2 already",
        ),
        (
            [decided(PAIRED[0], "keep"), decided(PAIRED[1], "keep", mentor="", mentor_id="mia")],
            "Mia Ode takes 1 and is kept for 2 (lines 2, 3)",
        ),
    ],
)
def test_what_cannot_be_followed_is_refused_with_the_remedy(
    rows: list[list[str]], words: str | None
) -> None:
    if words is None:
        assert reviewed(*rows).kept == (("ana", "mia"),)
        return

    with pytest.raises(BadRecordsError) as refused:
        reviewed(*rows)

    assert words in str(refused.value)
    assert "r.csv, line" in str(refused.value)


def test_all_bad_lines_are_told_at_once() -> None:
    with pytest.raises(BadRecordsError) as refused:
        reviewed(decided(PAIRED[0], "yes"), decided(PAIRED[1], "keep", mentor="Mia Ode"))

    assert [problem.line for problem in refused.value.problems] == [2, 3]


@pytest.mark.parametrize("missing", ["decision", "mentor", "mentee"])
def test_a_missing_column_is_named(missing: str) -> None:
    kept = [name for name in HEADER if not name.startswith(missing)]

    with pytest.raises(BadRecordsError, match=f"has no column '{missing}'"):
        reviewed(header=kept)


def test_a_row_of_somebody_who_left_is_passed_over_unless_it_decides() -> None:
    gone = ("Zoe Gone", "Mia Ode", "", "", "zoe", "mia")

    assert reviewed(gone).before == {}
    with pytest.raises(BadRecordsError, match="is no mentee of this cohort"):
        reviewed(decided(gone, "keep"))


def test_a_file_with_decisions_is_recognised() -> None:
    assert holds_decisions("mentee,decision\nAna,keep\n")
    assert not holds_decisions("mentee,decision\nAna,\n")
    assert not holds_decisions('mentee,"decision\n')
    assert not holds_decisions("")


@given(st.text(max_size=40))
def test_a_cell_comes_back_as_it_went_and_is_never_a_formula(text: str) -> None:
    safe = safe_cell(text)

    assert plain_cell(safe) == text
    assert not safe.lstrip().startswith(("=", "+", "-", "@"))


def result_of(*pairs: tuple[str, str], left: Sequence[str] = ()) -> CohortResult:
    return CohortResult(
        pairs=tuple(
            CohortPair(
                mentee_id=PersonId(mentee),
                mentor_id=PersonId(mentor),
                goal_id=GoalId("g"),
                score=0.5,
                reasons=(),
            )
            for mentee, mentor in pairs
        ),
        unmatched=tuple(
            Unmatched(mentee_id=PersonId(name), blocking=Blocking(code="x", text="no place"))
            for name in left
        ),
        settings=CohortConstraints(),
    )


@pytest.mark.parametrize(
    ("decision", "result", "changes"),
    [
        ("", result_of(("ana", "mia"), ("bo", "ned")), {}),
        (
            "never",
            result_of(("ana", "ned"), ("bo", "ned")),
            {"ana": "moved from Mia Ode to Ned Ode because you wrote never for Mia Ode"},
        ),
        (
            "never",
            result_of(("bo", "ned"), left=["ana"]),
            {"ana": "now without a mentor: no place; you wrote never for Mia Ode"},
        ),
        (
            "",
            result_of(("bo", "mia"), ("ana", "ned")),
            {
                "bo": "moved from Ned Ode to Mia Ode because Ana Lind left a place with Mia Ode",
                "ana": (
                    "moved from Mia Ode to Ned Ode because the place with Mia Ode is now Bo Lind’s"
                ),
            },
        ),
    ],
)
def test_every_change_says_why(
    decision: str, result: CohortResult, changes: dict[str, str]
) -> None:
    review = reviewed(decided(PAIRED[0], decision), PAIRED[1])

    assert changes_of(review, result, people=PEOPLE, mentors=(MIA, NED)) == changes


@pytest.mark.parametrize(
    ("written_in", "own_move"),
    [
        ({"mentor": "Mia Ode", "mentor_id": ""}, "now with Mia Ode, as you decided"),
        ({"mentor": "Mia Ode", "mentor_id": "mia"}, "is with Mia Ode, as you decided"),
    ],
)
def test_a_mentor_kept_for_somebody_else_is_the_reason_why_another_moved(
    written_in: dict[str, str], own_move: str
) -> None:
    review = reviewed(PAIRED[0], decided(PAIRED[1], "keep", **written_in))
    result = result_of(("bo", "mia"), ("ana", "ned"))

    told = changes_of(review, result, people=PEOPLE, mentors=(MIA, NED))

    assert told == {
        "bo": own_move,
        "ana": "moved from Mia Ode to Ned Ode because you kept Mia Ode for Bo Lind",
    }


def test_a_pair_that_was_kept_as_it_stood_is_no_change() -> None:
    review = reviewed(decided(PAIRED[0], "keep"), PAIRED[1])
    result = result_of(("ana", "mia"), ("bo", "ned"))

    assert changes_of(review, result, people=PEOPLE, mentors=(MIA, NED)) == {}


def test_somebody_new_is_said_to_be_new() -> None:
    review = reviewed(PAIRED[0])

    told = changes_of(
        review, result_of(("ana", "mia"), ("bo", "ned")), people=PEOPLE, mentors=(MIA, NED)
    )

    assert told == {"bo": "is new since that file was written"}


def test_a_comment_stays_on_the_row_it_was_written_for(tmp_path: Path) -> None:
    review = reviewed(
        decided(PAIRED[0], "never", comment="they fell out"),
        decided(PAIRED[1], "keep", comment="ask for Mondays"),
    )
    sheet = Sheet(result=result_of(("ana", "ned"), ("bo", "ned")), people=PEOPLE, review=review)

    rows = written(sheet, tmp_path / "new.csv")

    assert [(row["mentee_id"], row["ruled_out"], row["comment"]) for row in rows] == [
        ("ana", "Mia Ode", "(on Mia Ode) they fell out"),
        ("bo", "", "ask for Mondays"),
    ]


def test_who_was_ruled_out_stays_so_without_a_row_of_their_own() -> None:
    header = (*HEADER, "ruled_out")

    again = reviewed(("Ana Lind", "", "", "", "ana", "", "Mia Ode; Ned Ode (ned)"), header=header)

    assert again.never == (("ana", "mia"), ("ana", "ned"))
    with pytest.raises(BadRecordsError, match="'Mia Odd' is no mentor of this cohort"):
        reviewed(("Ana Lind", "", "", "", "ana", "", "Mia Odd"), header=header)


def test_job_and_site_stand_beside_each_and_notes_at_the_far_end(tmp_path: Path) -> None:
    mia = MIA.model_copy(
        update={"headline": "Baker", "unit": "Quay", "note_to_organiser": "keep from Bo"}
    )
    people = {**PEOPLE, mia.id: mia}

    (row,) = written(Sheet(result=result_of(("ana", "mia")), people=people), tmp_path / "p.csv")

    assert (row["mentor_job"], row["mentor_site"]) == ("Baker", "Quay")
    assert list(row)[-1] == "organiser_note"
    assert row.pop("organiser_note") == "Mia Ode: keep from Bo"
    assert "keep from Bo" not in "".join(row.values())


def test_a_wish_not_to_be_with_somebody_keeps_the_two_apart_unless_decided() -> None:
    ana = ANA.model_copy(update={"note_to_organiser": "Please not Mia Ode again"})
    free, fixed = CohortConstraints(), CohortConstraints(pinned=((ana.id, MIA.id),))

    apart = kept_apart(free, mentees=(ana, BO), mentors=(MIA, NED))
    decided_on = kept_apart(fixed, mentees=(ana, BO), mentors=(MIA, NED))

    assert apart.forbidden == ((ana.id, MIA.id),)
    assert decided_on.forbidden == ()
    (pair,) = result_of(("ana", "mia")).pairs
    cautions = pair_view(pair, {**PEOPLE, ana.id: ana}).cautions
    assert any("asks not to be paired" in caution for caution in cautions)
    assert "Mia Ode again" not in " ".join(cautions)


def test_times_that_could_not_be_read_are_quoted() -> None:
    mia = MIA.model_copy(update={"unread_times": "when the dough rests"})
    (pair,) = result_of(("ana", "mia")).pairs

    cautions = " ".join(pair_view(pair, {**PEOPLE, mia.id: mia}).cautions)

    assert "Mia Ode wrote “when the dough rests”, which could not be read" in cautions
    assert "Ana Lind names no hours" in cautions


def test_a_comment_on_a_pair_that_is_no_more_goes_with_the_mentee(tmp_path: Path) -> None:
    review = reviewed(decided(PAIRED[0], "", comment="both sail"))
    sheet = Sheet(result=result_of(("ana", "ned")), people=PEOPLE, review=review)

    rows = written(sheet, tmp_path / "new.csv")

    assert rows[0]["comment"] == "(on Mia Ode) both sail"


def test_a_mentor_with_room_is_a_row_with_their_note_that_a_review_passes_over(
    tmp_path: Path,
) -> None:
    mia = MIA.model_copy(update={"note_to_organiser": "away in May"})
    people = {**PEOPLE, mia.id: mia}
    file = tmp_path / "new.csv"
    sheet = Sheet(result=result_of(("bo", "ned")), people=people, mentors=(mia, NED))

    rows = written(sheet, file)
    again = read_review(
        file.read_text("utf-8-sig"), where="new.csv", mentees=(ANA, BO), mentors=(mia, NED)
    )

    assert [(row["mentor"], row["organiser_note"]) for row in rows if not row["mentee"]] == [
        ("Mia Ode", "Mia Ode: away in May"),
        ("Ned Ode", ""),
    ]
    assert again == Review(before={PersonId("bo"): PersonId("ned")})


def test_a_decision_without_a_mentee_is_not_lost() -> None:
    with pytest.raises(BadRecordsError, match="names no mentee"):
        reviewed(("", "Mia Ode", "keep", "", "", "mia"))


def written(sheet: Sheet, file: Path) -> list[dict[str, str]]:
    write_pairs(sheet, path=str(file))
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))
