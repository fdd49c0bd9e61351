"""`companion knowledge` keeps notes of one's own, lists them, and topics cite what fits."""

import json
from pathlib import Path

import pytest

from tests.cli import CommandLine

NOTE = """---
title: Ovens need a licence
since: 2025-01-15
by: Ministry of Bread
url: https://example.org/ovens
review_by: 2026-01-15
work: [baker]
touches: [take over a bakery]
question: How did you get the licence for your oven?
---
Whoever runs a large oven needs a licence. It is given for five years.
"""


@pytest.fixture
def companion(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(tmp_path / "data", capsys)


def a_note(tmp_path: Path) -> str:
    file = tmp_path / "ovens.md"
    file.write_text(NOTE, encoding="utf-8")
    return str(file)


def test_what_was_added_is_listed_and_flagged_when_it_is_old(
    companion: CommandLine, tmp_path: Path
) -> None:
    added = companion("knowledge", "add", a_note(tmp_path))
    listed = companion("--today", "2026-11-22", "knowledge", "list")

    assert (added.status, listed.status) == (0, 0)
    assert "Notes kept from" in added.out
    assert "2025-01-15  Ovens need a licence" in listed.out
    assert "Ministry of Bread: https://example.org/ovens" in listed.out
    assert "Due to be read again since 2026-01-15" in listed.out


def test_topics_cite_an_added_note_and_say_that_it_is_old(
    companion: CommandLine, tmp_path: Path
) -> None:
    companion("knowledge", "add", a_note(tmp_path))
    cv = tmp_path / "cv.txt"
    cv.write_text("Jo Lind\nBaker, village bakery, 2019 - now\nLead the night shift of four.\n")

    ran = companion(
        *("--today", "2026-11-22", "topics"),
        *("--career", str(cv), "--goal", "Take over a bakery in May"),
    )

    assert "[trends/own-ovens-need-a-licence-" in ran.out
    assert "Since 15 January 2025: Whoever runs a large oven needs a licence." in ran.out
    assert "due to be read again by 15 January 2026" in ran.out + ran.err


def test_an_added_note_stays_away_from_another_goal(companion: CommandLine, tmp_path: Path) -> None:
    companion("knowledge", "add", a_note(tmp_path))
    cv = tmp_path / "cv.txt"
    cv.write_text("Jo Lind\nBaker, village bakery, 2019 - now\nLead the night shift of four.\n")

    ran = companion("topics", "--career", str(cv), "--goal", "Speak up in the town council")

    assert ran.status == 0
    assert "trends/" not in ran.out


def test_the_file_is_in_the_data_folder_and_nobody_elses(
    companion: CommandLine, tmp_path: Path
) -> None:
    companion("knowledge", "add", a_note(tmp_path))

    (kept,) = (tmp_path / "data" / "knowledge").iterdir()
    assert kept.name.startswith("own-ovens-need-a-licence-")
    assert kept.stat().st_mode & 0o077 == 0


def test_adding_twice_keeps_one_note(companion: CommandLine, tmp_path: Path) -> None:
    companion("knowledge", "add", a_note(tmp_path))
    companion("knowledge", "add", a_note(tmp_path))

    lines = companion("knowledge", "list", "--json").out.splitlines()

    assert [json.loads(line)["title"] for line in lines] == ["Ovens need a licence"]


def test_nothing_added_says_how_to_add(companion: CommandLine) -> None:
    assert "companion knowledge add FILE" in companion("knowledge", "list").out


@pytest.mark.parametrize("arguments", [("add",), ("list", "a.md"), ("add", "no-such-file.md")])
def test_what_cannot_be_done_is_bad_input(
    companion: CommandLine, arguments: tuple[str, ...]
) -> None:
    assert companion("knowledge", *arguments).status == 2


def test_a_feed_that_declares_entities_is_refused(companion: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_text('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>')

    ran = companion("knowledge", "add", str(file))

    assert ran.status == 2
    assert "document type" in ran.err


def test_a_note_changed_by_hand_into_none_names_its_file(
    companion: CommandLine, tmp_path: Path
) -> None:
    companion("knowledge", "add", a_note(tmp_path))
    (kept,) = (tmp_path / "data" / "knowledge").iterdir()
    kept.write_text("id: nothing", encoding="utf-8")

    ran = companion("knowledge", "list")

    assert ran.status != 0
    assert kept.name in ran.err
