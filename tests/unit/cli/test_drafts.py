"""The six drafts from files as people have them."""

import csv
import json
from pathlib import Path

import pytest

from companion.content import content_folder
from tests.cli import CommandLine
from tests.schemas import require_valid

SAMPLES = content_folder("knowledge") / "samples"
GOAL = "Lead my former colleagues without losing their trust"


def test_jottings_are_enough_to_find_a_mentor(companion: CommandLine, desk: Path) -> None:
    ran = companion("match", "--mentors", str(desk / "people.txt"), "--goal", GOAL)

    assert ran.status == 0
    assert ran.out.index("Tom Becker") < ran.out.index("Maria Lopez")


def test_a_match_on_the_samples_has_the_committed_shape(companion: CommandLine) -> None:
    files = {name: str(SAMPLES / f"{name}.jsonl") for name in ("mentors", "mentees", "goals")}
    flags = [part for name, file in files.items() for part in (f"--{name}", file)]

    ran = companion("match", *flags, "--on", "2026-11-21", "--json")

    lines = ran.out.splitlines()
    assert len(lines) == len((SAMPLES / "goals.jsonl").read_text("utf-8").splitlines())
    for line in lines:
        require_valid("match", json.loads(line))


def test_a_cohort_on_the_samples_pairs_and_explains(companion: CommandLine, tmp_path: Path) -> None:
    table = tmp_path / "pairs.csv"
    files = {name: str(SAMPLES / f"{name}.jsonl") for name in ("mentors", "mentees", "goals")}
    flags = [part for name, file in files.items() for part in (f"--{name}", file)]

    ran = companion("cohort", *flags, "--out", str(table), "--json")

    result = json.loads(ran.out)
    require_valid("cohort", result)
    assert len(result["pairs"]) + len(result["unmatched"]) == 15
    rows = list(csv.DictReader(table.read_text("utf-8-sig").splitlines()))
    assert sum(bool(row["mentee"]) for row in rows) == 15
    assert all("has room" in row["blocking"] for row in rows if not row["mentee"])


def test_a_message_from_a_pasted_cv_rests_on_named_fields(
    companion: CommandLine, desk: Path
) -> None:
    ran = companion(
        *("outreach", "--mentee", str(desk / "cv.txt"), "--mentor", str(desk / "people.txt")),
        *("--mentor-id", "tom-becker", "--goal", GOAL, "--json"),
    )

    message = json.loads(ran.out)
    require_valid("outreach", message)
    assert "Tom" in message["body"]
    assert "Priya Nair" in message["body"]
    assert message["claims"]
    assert all(claim["field"] and claim["quote"] for claim in message["claims"])


@pytest.mark.parametrize("channel", ["invite", "chat"])
def test_short_channels_have_no_subject(companion: CommandLine, desk: Path, channel: str) -> None:
    ran = companion(
        *("outreach", "--mentee", str(desk / "cv.txt"), "--mentor", str(desk / "people.txt")),
        *("--mentor-id", "maria-lopez", "--goal", GOAL, "--channel", channel, "--json"),
    )

    message = json.loads(ran.out)
    assert message["subject"] is None
    assert channel != "invite" or len(message["body"]) <= 300


@pytest.mark.parametrize("minutes", range(15, 31))
def test_agenda_minutes_sum_exactly(companion: CommandLine, minutes: int) -> None:
    ran = companion("agenda", "--goal", GOAL, "--minutes", str(minutes), "--json")

    agenda = json.loads(ran.out)
    require_valid("agenda", agenda)
    assert sum(item["minutes"] for item in agenda["items"]) == minutes


def test_an_agenda_takes_up_what_the_notes_left_open(companion: CommandLine, desk: Path) -> None:
    ran = companion("agenda", "--goal", GOAL, "--notes", str(desk / "notes.txt"), "--json")

    sources = [item["source"] for item in json.loads(ran.out)["items"] if item["source"]]
    notes = (desk / "notes.txt").read_text("utf-8")
    quoted = [source["quote"] for source in sources if source["ref"] == "notes.txt"]
    assert quoted
    assert all(quote in notes for quote in quoted)


def test_a_summary_slices_the_notes_exactly(companion: CommandLine, desk: Path) -> None:
    ran = companion(
        *("summarize", str(desk / "notes.txt"), "--date", "2026-11-17", "--me", "priya"),
        *("--participant", "priya:Priya Nair:mentee", "--participant", "maria:Maria Lopez:mentor"),
        "--json",
    )

    summary = json.loads(ran.out)
    notes = (desk / "notes.txt").read_text("utf-8")
    require_valid("summary", summary)
    action = next(item for item in summary["action_items"] if item["owner"] == "priya")
    assert action["due_on"] == "2026-11-20"
    for quote in action["quotes"]:
        assert notes[quote["start"] : quote["end"]] == quote["text"]


def test_notes_without_content_say_so_and_end_well(companion: CommandLine, tmp_path: Path) -> None:
    notes = tmp_path / "empty.txt"
    notes.write_text("  \n\n", encoding="utf-8")

    ran = companion("summarize", str(notes))

    assert ran.status == 0
    assert "othing to sum" in ran.err


def test_topics_rest_on_the_own_career(companion: CommandLine, desk: Path) -> None:
    ran = companion(
        "topics", "--career", str(desk / "cv.txt"), "--goal", "Become a team lead", "--json"
    )

    topics = json.loads(ran.out)
    require_valid("topics", topics)
    kinds = {source["kind"] for topic in topics["topics"] for source in topic["sources"]}
    assert kinds & {"career", "goal"}


def test_a_language_that_cannot_be_read_is_one_warning_with_the_remedy(
    companion: CommandLine, tmp_path: Path
) -> None:
    notes = tmp_path / "notizen.txt"
    notes.write_text(
        "Wir haben über die Bewerbung gesprochen und was als nächstes zu tun ist. "
        "Ich schicke Anna bis Freitag den Entwurf, und sie liest ihn am Wochenende.",
        encoding="utf-8",
    )

    ran = companion("summarize", str(notes), "--date", "2026-11-17")

    assert ran.status == 0
    assert ran.err.count("note: ") == 1
    assert "COMPANION_MODEL" in ran.err
