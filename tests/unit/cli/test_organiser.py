"""What an organiser meets between a form's answers and reviewed pairs."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli import CommandLine

HEADER = (
    *("Timestamp", "Email Address", "Full name", "I would like to be a… (mentor / mentee)"),
    *("What can you help with? (tick all)", "What do you want to get out of this?"),
    *("Current role", "Best times to meet", "How many mentees can you take?"),
    "Who is your line manager?",
)
ANN = (
    "02/09/2026 09:00:00",
    "ann@x.example",
    "Ann One",
    "mentor",
    "Budgets",
    "",
    "Matron",
    "",
    "2",
)
BOB = ("02/09/2026 09:01:00", "bob@x.example", "Bob Two", "mentee", "Excel", "", "Nurse")
CAT = ("02/09/2026 09:02:00", "cat@x.example", "Cat Three", "mentee", "", "Understand budgets")


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return tmp_path / "signup.csv"


def filled(form: Path, *rows: Sequence[str], header: Sequence[str] = HEADER) -> str:
    """Write the answers of a form, and return the name of its file."""
    with form.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows([*row, *[""] * (len(header) - len(row))] for row in rows)
    return str(form)


def test_who_signs_up_as_a_mentee_only_is_never_used_as_a_mentor(
    companion: CommandLine, form: Path
) -> None:
    companion("import", "people", filled(form, ANN, BOB, CAT))

    paired = json.loads(companion("cohort", "--json").out)
    matched = json.loads(companion("match", "--goal", "Plan rotas in Excel", "--json").out)

    assert [(pair["mentee_id"], pair["mentor_id"]) for pair in paired["pairs"]] == [
        ("cat-three", "ann-one")
    ]
    assert [match["mentor_id"] for match in matched["matches"]] == ["ann-one"]


def test_a_mentee_who_offers_nothing_and_wants_nothing_yet_is_left_with_the_reason(
    companion: CommandLine, form: Path
) -> None:
    jess = (*BOB[:4], "", "", "Receptionist")

    companion("import", "people", filled(form, ANN, jess, CAT))
    paired = json.loads(companion("cohort", "--json").out)

    assert [(each["mentee_id"], each["blocking"]["code"]) for each in paired["unmatched"]] == [
        ("bob-two", "no_goal")
    ]


def test_the_mapping_is_written_once_and_a_mistyped_name_is_refused(
    companion: CommandLine, form: Path
) -> None:
    file = filled(form, ANN, CAT)

    first = companion("import", "people", file)
    mistyped = companion(
        *(
            "import",
            "people",
            file,
            "--replace",
            "--columns",
            str(form.parent / "signup.column.yaml"),
        )
    )
    next_year = companion(
        *("import", "people", file, "--replace"),
        *("--columns", str(form.parent / "signup.columns2.yaml")),
    )

    assert "Wrote the proposed meaning of each column" in first.out
    assert mistyped.status == 2
    assert "did you mean" in mistyped.err
    assert "nothing was stored" in mistyped.err
    assert next_year.status == 0


def test_who_is_no_longer_in_the_form_is_named_with_the_remedy(
    companion: CommandLine, form: Path
) -> None:
    companion("import", "people", filled(form, ANN, BOB, CAT))

    again = companion("import", "people", filled(form, ANN, CAT), "--replace")

    assert "1 stored person is not in this file and will still be paired: bob-two" in again.err
    assert "--replace --remove-missing" in again.err


def test_who_is_no_longer_in_the_form_is_removed_when_asked(
    companion: CommandLine, form: Path
) -> None:
    companion("import", "people", filled(form, ANN, BOB, CAT))
    shorter = filled(form, ANN, CAT)

    alone = companion("import", "people", shorter, "--remove-missing")
    removed = companion("import", "people", shorter, "--replace", "--remove-missing")

    assert alone.status == 2
    assert "removed 1 who are not in this file: Bob Two (bob-two)" in removed.err
    assert "bob-two" not in companion("list", "people").out


def test_several_are_removed_at_once_or_none(companion: CommandLine, form: Path) -> None:
    companion("import", "people", filled(form, ANN, BOB, CAT))

    slip = companion("remove", "people", "bob-two", "nobody-here", "--yes")
    still = companion("list", "people").out
    both = companion("remove", "people", "bob-two", "Cat Three", "--yes")

    assert slip.status != 0
    assert "bob-two" in still
    assert both.out.splitlines() == ["removed bob-two", "removed cat-three"]


def test_what_somebody_told_the_organiser_stands_in_the_spreadsheet_only(
    companion: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "signup.csv"
    header = ("Email", "Name", "Role", "Can help with", "Goal", "Anything else?")
    ann = ("a@x.example", "Ann One", "mentor", "budgets and forecasts", "", "Tuesdays off sick")
    cat = ("c@x.example", "Cat Three", "mentee", "", "plan a budget", "keep it from Zed")
    with file.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target).writerows((header, ann, cat))
    out, mails = tmp_path / "pairs.csv", tmp_path / "mails"

    told = companion("import", "people", str(file))
    companion("cohort", "--out", str(out))
    with out.open(encoding="utf-8-sig", newline="") as source:
        (row,) = csv.DictReader(source)
    text = out.read_text(encoding="utf-8-sig").replace(",,,,c@x", ",keep,,,c@x")
    out.write_text(text, encoding="utf-8-sig")
    companion("cohort", "--review", str(out), "--drafts", str(mails))

    assert "'Anything else?' has 2 answers; read them before you pair" in told.out
    assert row["organiser_note"] == "Cat Three: keep it from Zed; Ann One: Tuesdays off sick"
    assert "Zed" not in row["why"] + row["cautions"]
    (mail,) = mails.glob("*.eml")
    assert "Zed" not in mail.read_text(encoding="utf-8")
    assert "sick" not in mail.read_text(encoding="utf-8")


def test_a_question_added_to_the_form_joins_the_mapping(
    companion: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "signup.csv"
    mapping = tmp_path / "signup.columns.yaml"
    old = "Name,Role,Can help with,Goal\nAnn One,mentor,budgets,\n"
    new = "Name,Role,Can help with,Goal,How many mentees?\nAnn One,mentor,budgets,,3\n"
    file.write_text(old, encoding="utf-8")
    companion("import", "people", str(file))
    file.write_text(new, encoding="utf-8")

    again = companion("import", "people", str(file), "--replace")

    assert "The form has new columns, added to" in again.out
    assert "'How many mentees?': capacity" in again.out
    assert "How many mentees?" in mapping.read_text(encoding="utf-8")
    assert "capacity: 3" in companion("show", "people", "ann-one").out


def test_what_is_stored_already_names_the_flag_that_replaces_it(
    companion: CommandLine, form: Path
) -> None:
    companion("import", "people", filled(form, ANN, CAT))

    again = companion("import", "people", filled(form, ANN, CAT))

    assert again.status == 2
    assert "nothing was stored" in again.err
    assert "--replace" in again.err


def test_notices_are_grouped_and_the_whole_list_is_in_a_file(
    companion: CommandLine, form: Path
) -> None:
    busy = [
        (ANN[0], f"m{number}@x.example", f"Mo{number} Li", *ANN[3:7], "shifts vary")
        for number in range(7)
    ]

    ran = companion("import", "people", filled(form, *busy, CAT, ("", "", "Test", *CAT[3:])))

    aside = form.parent / "signup.notices.txt"
    assert ran.err.startswith("Full name: line 10")
    assert "Best times to meet: 7 rows" in ran.err
    assert ran.err.count("'shifts vary'") == 5
    assert "and 2 more" in ran.err
    assert str(aside) in ran.err
    assert aside.read_text("utf-8").count("'shifts vary'") == 7


def test_a_zone_for_all_makes_times_count(companion: CommandLine, form: Path) -> None:
    ann = (*ANN[:7], "Mon-Wed after 3pm", "2")

    without = companion("import", "people", filled(form, ann, CAT))
    companion("import", "people", str(form), "--replace", "--time-zone", "London")
    shown = json.loads(companion("show", "people", "ann-one", "--json").out)
    unknown = companion("import", "people", str(form), "--replace", "--time-zone", "Atlantis")

    assert "--time-zone Europe/London" in without.err
    assert [window["weekday"] for window in shown["availability"]] == ["mon", "tue", "wed"]
    assert unknown.status == 2
    assert "Atlantis" in unknown.err


def test_what_an_import_did_can_be_read_by_a_program(companion: CommandLine, form: Path) -> None:
    ran = companion("import", "people", filled(form, ANN, CAT), "--json")

    assert json.loads(ran.out)["people"]["added"] == ["ann-one", "cat-three"]
    assert "Wrote the proposed meaning" in ran.err


def test_pairs_are_read_without_ids_and_weak_ones_are_marked(
    companion: CommandLine, form: Path
) -> None:
    dan = ("", "dan@x.example", "Dan Four", "mentee", "", "Pass my driving test")
    eve = ("", "eve@x.example", "Eve Five", "mentee", "", "Understand budgets and forecasts")
    out = form.parent / "pairs.csv"
    companion("import", "people", filled(form, ANN, CAT, dan, eve, BOB))

    ran = companion("cohort", "--out", str(out))
    strict = form.parent / "strict.json"
    strict.write_text(
        '{"pinned": [["Dan Four", "Ann One"]], "forbidden": [["eve five", "ann-one"]]}', "utf-8"
    )
    pinned = companion("cohort", "--constraints", str(strict))
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["mentee"]: row for row in csv.DictReader(file)}

    assert ran.out.strip().startswith("2 pairs")
    assert "Dan Four: no offer was recognised as near in words" in ran.out
    assert "your goal" not in ran.out
    assert "Cat’s goal" in rows["Cat Three"]["why"]
    assert "times not compared: Cat Three and Ann One" in rows["Cat Three"]["cautions"]
    assert "Ann One" not in ran.out.split("without a mentor")[0]
    assert "Times of 0 of 4 people are known." in ran.out
    assert "stating no goal: Bob Two" in ran.err
    assert "Ann One" not in rows["Dan Four"]["blocking"]
    assert "1 of 2 pairs is thin: few words in common" in pinned.out


def test_two_people_of_one_name_are_told_apart(companion: CommandLine, form: Path) -> None:
    twin = (CAT[0], "other@x.example", *CAT[2:5], "Write a budget for next year")
    companion("import", "people", filled(form, ANN, CAT, twin))

    ran = companion("cohort")

    assert "Cat Three (cat-three) with Ann One (" in ran.out
    assert "Cat Three (cat-three-2) with Ann One (" in ran.out


def test_mentors_with_room_are_listed_and_one_is_one(companion: CommandLine, form: Path) -> None:
    companion("import", "people", filled(form, ANN, CAT))

    ran = companion("cohort")

    assert ran.out.strip().startswith("1 pair\n")
    assert "1 mentor with room\n  Ann One: 1 of 2 free" in ran.out


def test_no_pair_is_without_a_word_on_why(companion: CommandLine, form: Path) -> None:
    silent = ("", "sy@x.example", "Sy Lent", "mentor")
    out = form.parent / "pairs.csv"
    companion("import", "people", filled(form, silent, CAT))

    anything = form.parent / "anything.json"
    anything.write_text('{"minimum_score": 0}', "utf-8")
    companion("cohort", "--out", str(out), "--constraints", str(anything))
    with out.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)

    assert row["mentor"] == "Sy Lent"
    assert row["why"]
    assert row["cautions"].startswith("few words in common: read both rows")


def test_a_name_is_found_without_its_accents_and_a_slip_is_helped(
    companion: CommandLine, form: Path
) -> None:
    rosa = ("", "r@x.example", "Rosa Jiménez", *ANN[3:])
    pat = ("", "p@x.example", "Patrick O’Neill", *ANN[3:])
    companion("import", "people", filled(form, rosa, pat, CAT))

    assert companion("show", "people", "rosa jimenez").status == 0
    assert companion("show", "people", "Patrick O'Neill").status == 0
    assert "did you mean 'Rosa Jiménez'" in companion("show", "people", "Rose Jimenes").err


def test_a_mapping_corrected_by_hand_is_kept(companion: CommandLine, form: Path) -> None:
    file = filled(form, ANN, CAT)
    companion("import", "people", file)
    mapping = form.parent / "signup.columns.yaml"
    corrected = mapping.read_text("utf-8").replace("holds: headline", "holds: bio")
    mapping.write_text(corrected, encoding="utf-8")

    again = companion("import", "people", file, "--replace")

    assert mapping.read_text("utf-8") == corrected
    assert str(mapping) in again.out
    assert json.loads(companion("show", "people", "ann-one", "--json").out)["bio"] == "Matron"


def test_a_zone_for_all_is_written_into_the_proposed_mapping(
    companion: CommandLine, form: Path
) -> None:
    companion("import", "people", filled(form, ANN, CAT), "--time-zone", "Oslo")

    assert "time_zone: Europe/Oslo" in (form.parent / "signup.columns.yaml").read_text("utf-8")


def test_a_message_does_not_deny_a_headline_that_is_there(
    companion: CommandLine, form: Path
) -> None:
    rosa = (*CAT[:6], "Deputy Ward Sister")
    odd = ("", "o@x.example", "Odd One", "mentee", "", "Understand budgets", "Xyzzy 4b")
    companion("import", "people", filled(form, ANN, rosa, odd))

    known = companion("outreach", "--mentee", "Cat", "--mentor", "Ann")
    unknown = companion("outreach", "--mentee", "Odd", "--mentor", "Ann")

    assert "deputy ward sister" in known.out
    assert "no career, headline or bio" not in known.err + unknown.err
