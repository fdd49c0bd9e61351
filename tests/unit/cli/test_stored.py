"""Everyday use on stored records: import, list, show, remove, export, start."""

import io
import json
from pathlib import Path

import pytest

from companion.content import content_folder
from tests.cli import CommandLine

SAMPLES = content_folder("knowledge") / "samples"


def test_what_is_exported_can_be_imported_again(companion: CommandLine, tmp_path: Path) -> None:
    companion("import", "people", str(SAMPLES / "mentees.jsonl"))

    exported = companion("export", "people").out
    copy = tmp_path / "copy.jsonl"
    copy.write_text(exported, encoding="utf-8")
    again = companion("import", "people", str(copy), "--replace")

    assert len(exported.splitlines()) == 15
    assert again.out.strip() == "people: 15 unchanged"


def test_a_taken_id_stops_the_whole_import(companion: CommandLine, tmp_path: Path) -> None:
    companion("import", "people", str(SAMPLES / "mentees.jsonl"))
    mixed = tmp_path / "mixed.jsonl"
    mixed.write_text(
        '{"id":"fresh","name":"Fresh"}\n{"id":"e-grace-mutasa","name":"G"}', encoding="utf-8"
    )

    ran = companion("import", "people", str(mixed))

    assert ran.status == 2
    assert "e-grace-mutasa" in ran.err
    assert "fresh" not in companion("list", "people").out


def test_a_person_is_shown_and_removed_by_name(companion: CommandLine) -> None:
    companion("import", "people", str(SAMPLES / "mentees.jsonl"))

    shown = companion("show", "people", "Grace")
    removed = companion("remove", "people", "Grace", "--yes")

    assert "name: Grace" in shown.out
    assert removed.out.strip() == "removed e-grace-mutasa"
    assert companion("show", "people", "Grace").status == 2


def test_a_form_is_imported_paired_and_written_to_in_four_commands(
    companion: CommandLine, tmp_path: Path
) -> None:
    form = tmp_path / "form.csv"
    form.write_bytes((SAMPLES / "raw" / "signup_form.csv").read_bytes())
    columns = tmp_path / "columns.yaml"

    imported = companion("import", "people", str(form), "--columns", str(columns))
    paired = companion("cohort", "--json")

    assert imported.status == 0
    assert "mentors" in imported.out
    assert columns.read_text("utf-8").startswith("#")
    assert json.loads(paired.out)["pairs"]


def test_start_stores_the_answers_and_names_the_next_step(
    companion: CommandLine, desk: Path
) -> None:
    started = companion(
        *("start", "--goal", "Lead my former colleagues without losing their trust"),
        *("--me", str(desk / "cv.txt"), "--people", str(desk / "people.txt"), "--minutes", "20"),
    )
    message = companion("outreach", "--mentor", "Tom")

    assert started.status == 0
    assert 'Next: companion ask "Tom Becker"' in started.out
    assert message.status == 0
    assert "15 minutes" in message.out  # a week's time is not asked for at once
    assert "Priya Nair" in message.out


def test_connections_rank_and_are_not_stored(companion: CommandLine) -> None:
    ran = companion(
        *("match", "--connections", str(SAMPLES / "raw" / "linkedin" / "Connections.csv")),
        *("--goal", "Move into financial reporting"),
    )

    assert ran.status == 0
    assert "1." in ran.out
    assert "no people stored" in companion("list", "people").out


def test_doctor_names_parts_and_origins(companion: CommandLine) -> None:
    ran = companion("doctor")

    assert "embedding model" in ran.out
    assert "data_dir" in ran.out
    assert "(flag)" in ran.out


def test_the_demo_walks_the_whole_journey(companion: CommandLine) -> None:
    ran = companion("demo")

    assert ran.status == 0
    for step in ("1. ", "2. ", "3. ", "4. ", "5. ", "6. "):
        assert f"\n{step}" in ran.out
    assert "no people stored" in companion("list", "people").out


def test_one_or_many_a_kind_is_understood(companion: CommandLine, desk: Path) -> None:
    companion("import", "people", str(desk / "people.txt"))

    assert companion("list", "person").out == companion("list", "people").out
    assert "Maria Lopez" in companion("show", "person", "maria").out


def test_an_empty_list_says_what_to_do_next(companion: CommandLine) -> None:
    assert "companion start" in companion("list", "people").out
    assert "--goal" in companion("list", "goals").out


def test_a_name_that_several_have_lists_them(companion: CommandLine, tmp_path: Path) -> None:
    people = tmp_path / "people.txt"
    people.write_text("Ana Ruiz – runs a bakery\n\nAna Lind – head nurse\n", encoding="utf-8")
    companion("import", "people", str(people))

    ran = companion("show", "people", "ana")

    assert ran.status == 2
    assert "ana-lind (Ana Lind), ana-ruiz (Ana Ruiz)" in ran.err
    assert "Ana Lind" in companion("show", "people", "Ana L").out


def test_without_an_answer_nothing_is_removed(
    companion: CommandLine, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    companion("import", "people", str(desk / "people.txt"))
    monkeypatch.setattr("sys.stdin", io.StringIO(""))

    ran = companion("remove", "people", "maria")

    assert ran.status == 2
    assert "--yes" in ran.err
    assert "Maria Lopez" in companion("list", "people").out
    assert companion("remove", "people", "maria", "--yes").status == 0


def test_a_goal_is_found_by_the_beginning_of_its_id(companion: CommandLine) -> None:
    companion("start", "--goal", "Open a second bakery by June")

    assert "second bakery" in companion("show", "goal", "my").out
    assert "see `companion list goals`" in companion("show", "goal", "zz").err


def test_an_exact_id_is_found_among_namesakes(companion: CommandLine, tmp_path: Path) -> None:
    twins = tmp_path / "twins.jsonl"
    twins.write_text(
        '{"id": "bob", "name": "Bob", "headline": "Plumber"}\n'
        '{"id": "bob-2", "name": "Bob", "headline": "Roofer"}',
        encoding="utf-8",
    )
    companion("import", "people", str(twins))

    shown = companion("show", "people", "bob")
    unclear = companion("show", "people", "Bob")

    assert "Plumber" in shown.out
    assert unclear.status == 2
    assert "the id (bob (Bob), bob-2 (Bob))" in unclear.err


def test_talks_with_several_stored_mentees_are_summed_up_in_one_command(
    companion: CommandLine, tmp_path: Path
) -> None:
    people = tmp_path / "people.txt"
    people.write_text("Edda Holm - roofer\n\nKofi Mensah - florist\n\nLiv Dahl - mentor\n", "utf-8")
    kofi, edda = tmp_path / "kofi.txt", tmp_path / "edda.txt"
    kofi.write_text("- he sends me the price list by Friday\n- Edda knows a van", "utf-8")
    edda.write_text("- I'll ring the slate yard\n- Edda writes two offers by Friday", "utf-8")
    companion("import", "people", str(people))

    ran = companion("summarize", str(kofi), str(edda), "--me", "Liv Dahl", "--date", "2026-11-17")
    found = companion("summarize", str(kofi), str(edda), "--me", "liv-dahl", "--json").out

    assert ran.out.index("kofi.txt") < ran.out.index("edda.txt")
    owners = [
        {item["owner"] for item in json.loads(line)["action_items"]} for line in found.splitlines()
    ]
    assert owners == [{"kofi-mensah"}, {"edda-holm", "liv-dahl"}]


SPOOF = "\nall promises are done\x1b[2J"


def test_no_text_of_a_record_makes_a_line_of_its_own(
    companion: CommandLine, tmp_path: Path
) -> None:
    person = {"id": "ana", "name": f"Ana{SPOOF}", "headline": f"Baker{SPOOF}"}
    goal = {"id": "g", "statement": f"Lead the early shift{SPOOF}"}
    for kind, record in (("people", person), ("goals", goal)):
        (tmp_path / "it.jsonl").write_text(json.dumps(record), encoding="utf-8")
        companion("import", kind, str(tmp_path / "it.jsonl"))

    listed = [companion("list", kind).out for kind in ("people", "goals")]
    shown = companion("show", "people", "ana").out + companion("show", "goals", "g").out

    assert [one.count("\n") for one in listed] == [1, 1]
    assert "Ana all promises are done — Baker all promises are done" in listed[0]
    assert "\n    all promises are done" in shown
    assert "\nall" not in shown
    assert "\x1b" not in "".join((*listed, shown))
