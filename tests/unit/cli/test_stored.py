"""Everyday use on stored records: import, list, show, remove, export, start."""

import json
from pathlib import Path

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
    assert 'Next: companion outreach --mentor "Tom Becker" --minutes 20' in started.out
    assert message.status == 0
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
