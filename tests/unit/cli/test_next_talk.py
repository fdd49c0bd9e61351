"""`companion summarize --next`: after each summary the plan of the next talk of the two."""

import json
from pathlib import Path

import pytest

from tests.cli import CommandLine
from tests.schemas import require_valid

_PEOPLE = """Me: Nell Hartog, 66, lighthouse keeper and then harbour master.

Wim Aalders - deckhand on the ferry, 23, wants to get his mate's ticket
Bea Roos, runs the mussel stall
"""
_WIM = """Wim - Tues 17 Nov 2026, on the quay

- W to ask the school about evening classes by Friday
- me: lend him my old chart book
- open: ferry this winter or the tug?
- next: Tues 24 Nov
"""
_BEA = """Bea - Wed 18 Nov 2026, by phone

- I'll ask the market office about the fee by Monday
- should she open on Sundays?
"""


@pytest.fixture
def talks(companion: CommandLine, tmp_path: Path) -> tuple[str, str]:
    people = tmp_path / "people.txt"
    people.write_text(_PEOPLE, encoding="utf-8")
    companion("import", "people", str(people))
    files = tmp_path / "wim.txt", tmp_path / "bea.txt"
    for file, text in zip(files, (_WIM, _BEA), strict=True):
        file.write_text(text, encoding="utf-8")
    return str(files[0]), str(files[1])


def test_one_command_sums_up_every_talk_and_plans_every_next_one(
    companion: CommandLine, talks: tuple[str, str]
) -> None:
    ran = companion("summarize", *talks, "--me", "Nell Hartog", "--next", "--minutes", "20")

    assert ran.status == 0
    of_wim, of_bea = ran.out.split("bea.txt\n", 1)
    assert "Next talk with Wim Aalders: 20 minutes" in of_wim
    assert "ferry this winter or the tug?" in of_wim.split("Next talk", 1)[1]
    assert "you were to lend Wim your old chart book" in of_wim
    assert "Next talk with Bea Roos: 20 minutes" in of_bea
    assert "Wim" not in of_bea


def test_without_next_nothing_is_planned(companion: CommandLine, talks: tuple[str, str]) -> None:
    ran = companion("summarize", *talks, "--me", "Nell Hartog")

    assert "Next talk" not in ran.out


def test_json_has_one_line_per_talk_with_both_drafts(
    companion: CommandLine, talks: tuple[str, str]
) -> None:
    ran = companion("summarize", *talks, "--me", "Nell Hartog", "--next", "--json")

    found = [json.loads(line) for line in ran.out.splitlines()]
    assert [Path(one["notes"]).name for one in found] == ["wim.txt", "bea.txt"]
    for one in found:
        require_valid("debrief", one)
        assert sum(item["minutes"] for item in one["next_agenda"]["items"]) == 15


def test_a_talk_that_left_nothing_open_with_no_goal_known_is_not_planned(
    companion: CommandLine, talks: tuple[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "bea.txt"
    file.write_text("Bea - Wed 18 Nov 2026\n\nThe gulls were loud today.\n", encoding="utf-8")

    ran = companion("summarize", str(file), "--me", "Nell Hartog", "--next")

    assert ran.status == 0
    assert "Next talk" not in ran.out
    assert "so the next talk is not planned" in ran.err


def test_minutes_without_a_plan_are_refused(companion: CommandLine, talks: tuple[str, str]) -> None:
    ran = companion("summarize", talks[0], "--minutes", "20")

    assert ran.status == 2
    assert "add --next" in ran.err


def test_the_mentee_who_wrote_the_notes_gets_a_plan_of_their_own(
    companion: CommandLine, talks: tuple[str, str], tmp_path: Path
) -> None:
    companion("start", "--goal", "Get my mate's ticket by June", "--name", "Wim Aalders")
    file = tmp_path / "bea.txt"
    file.write_text(
        "Bea - Wed 18 Nov 2026\n\n- Bea to send me the form by Monday\n- which school?\n", "utf-8"
    )

    ran = companion("summarize", str(file), "--next")

    assert "Next talk with Bea Roos" in ran.out
    assert "Bea: to send you the form" in ran.out


def test_what_is_only_noted_of_somebody_is_called_a_note(
    companion: CommandLine, talks: tuple[str, str], tmp_path: Path
) -> None:
    quiet = tmp_path / "quiet.txt"
    quiet.write_text("Wim - Tues 24 Nov 2026\n\n- me: lend him my old chart book\n", "utf-8")

    ran = companion("summarize", str(quiet), talks[1], "--me", "Nell Hartog", "--next")

    assert "[your note on Wim Aalders] “wants to get his mate's ticket”" in ran.out
    assert "[the goal]" not in ran.out


def test_who_is_not_known_to_want_anything_is_asked_and_no_goal_is_made_up(
    companion: CommandLine, talks: tuple[str, str], tmp_path: Path
) -> None:
    quiet = tmp_path / "quiet.txt"
    quiet.write_text("Bea - Wed 25 Nov 2026\n\n- I'll ask about the fee by Monday\n", "utf-8")

    ran = companion("summarize", str(quiet), talks[1], "--me", "Nell Hartog", "--next")

    assert "Your note on Bea Roos says “runs the mussel stall”." in ran.out
    assert "The goal:" not in ran.out
    assert "matters to Bea now" not in ran.out


_IN_NEED = """Me: Nell Hartog, 66, lighthouse keeper and then harbour master.

Wim Aalders - deckhand on the ferry, 23, wants to get his mate's ticket
Bea Roos, runs the mussel stall, frightened of the new hygiene rules
Kees Blok, ropemaker
"""


def test_one_file_is_planned_for_the_mentor_as_several_are(
    companion: CommandLine, tmp_path: Path
) -> None:
    people, talk = tmp_path / "people.txt", tmp_path / "kees.txt"
    people.write_text(_IN_NEED, encoding="utf-8")
    companion("import", "people", str(people))
    talk.write_text("Kees - Tues 17 Nov 2026, at the ropewalk\n\n- me: lend him my splicing fid\n")

    ran = companion("summarize", str(talk), "--me", "Nell Hartog", "--next", "--date", "2026-11-17")

    assert "Tell Kees where this stands: you were to lend Kees your splicing fid" in ran.out
