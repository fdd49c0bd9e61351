"""Whose plan and whose list it is: said by flags, by stored records, or not at all."""

import json
from pathlib import Path

import pytest

from tests.cli import CommandLine

NOTES = """Kwame, 12 November 2026
he'll ask Petra for the handover project before Friday
I promised to send him my one-page brief
does the day lead post go internal first?
"""
GOAL = "become day team lead by spring"


@pytest.fixture
def kwame(tmp_path: Path) -> str:
    path = tmp_path / "kwame.txt"
    path.write_text(NOTES, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    "flags",
    [
        ("--mentee", "Kwame", "--me", "mentor"),
        ("--participant", "k:Kwame:mentee", "--participant", "j:Jo:mentor", "--me", "j"),
        ("--participant", "k:Kwame:mentee", "--participant", "j:Jo", "--me", "j"),
    ],
)
def test_a_mentor_s_plan_names_both_promises(
    companion: CommandLine, kwame: str, flags: tuple[str, ...]
) -> None:
    ran = companion("agenda", "--goal", GOAL, "--notes", kwame, *flags)

    assert "Kwame was to ask Petra for the handover project" in ran.out
    assert "Tell Kwame where this stands: you were to send Kwame your one-page" in ran.out
    assert "What will you do first, and by when, to become day team lead?" in ran.out
    assert "I want" not in ran.out


def test_without_a_reader_the_promises_are_quoted_and_the_flag_is_named(
    companion: CommandLine, kwame: str
) -> None:
    ran = companion("agenda", "--goal", GOAL, "--notes", kwame)

    assert "“I promised to send him my one-page brief”" in ran.out
    assert "--me mentor or --me mentee" in ran.err


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("--mentee", "Kwame", "--me", "bob"), "give one of mentee, mentor, kwame"),
        (("--participant", "k:Kwame"), "id:Name:mentee"),
        (("--mentee", "Kwame", "--participant", "a:Al:mentee"), "names the mentee already"),
    ],
)
def test_who_cannot_be_told_is_refused(
    companion: CommandLine, flags: tuple[str, ...], said: str
) -> None:
    ran = companion("agenda", "--goal", GOAL, *flags)

    assert ran.status == 2
    assert said in ran.err


def test_minutes_a_week_are_kept_for_the_plan(companion: CommandLine, desk: Path) -> None:
    companion("start", "--goal", GOAL, "--me", str(desk / "cv.txt"), "--minutes", "25")

    kept = json.loads(companion("agenda", "--json").out)
    said = json.loads(companion("agenda", "--minutes", "20", "--json").out)

    assert (kept["minutes"], said["minutes"]) == (25, 20)


@pytest.mark.parametrize("text", ["", "{", '{"minutes_a_week": "x"}', "[]"])
def test_kept_minutes_that_cannot_be_read_count_as_none(
    companion: CommandLine, tmp_path: Path, text: str
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "preferences.json").write_text(text, encoding="utf-8")

    assert json.loads(companion("agenda", "--goal", GOAL, "--json").out)["minutes"] == 15


def test_topics_without_a_career_rest_on_goal_and_notes(companion: CommandLine, kwame: str) -> None:
    ran = companion("topics", "--goal", GOAL, "--notes", kwame)

    assert ran.status == 0
    assert "Does the day lead post go internal first?" in ran.out


def test_topics_of_nothing_name_the_flag(companion: CommandLine) -> None:
    ran = companion("topics")

    assert ran.status == 2
    assert "--career" in ran.err


def test_a_mentor_s_topics_ask_the_mentee(companion: CommandLine, kwame: str) -> None:
    ran = companion("topics", "--goal", GOAL, "--notes", kwame, "--me", "mentor")

    assert "What came of asking Petra for the handover project" in ran.out
    assert "I want" not in ran.out


def test_the_day_of_the_notes_gives_promises_their_calendar_day(
    companion: CommandLine, tmp_path: Path
) -> None:
    notes = tmp_path / "ida.txt"
    notes.write_text("Ida wants the kiln.\nI'll send Ida the price list by Friday.\n", "utf-8")
    flags = ("--goal", GOAL, "--mentee", "Ida", "--me", "mentor", "--notes", str(notes))

    dated = companion("agenda", *flags, "--date", "2026-03-03")
    alone = companion("agenda", "--goal", GOAL, "--date", "2026-03-03")

    assert "Fri 6 March" in dated.out
    assert alone.status == 2
    assert "--notes" in alone.err


def test_a_mentor_may_say_their_own_stored_name(
    companion: CommandLine, kwame: str, tmp_path: Path
) -> None:
    people = tmp_path / "people.txt"
    people.write_text("Jo Lind, ward manager\n\nKwame Mensah, nurse\n", encoding="utf-8")
    companion("import", "people", str(people))

    by_name = companion("topics", "--goal", GOAL, "--notes", kwame, "--me", "Jo Lind")
    by_role = companion("topics", "--goal", GOAL, "--notes", kwame, "--me", "mentor")
    unknown = companion("topics", "--goal", GOAL, "--notes", kwame, "--me", "Bo")

    assert by_name.out == by_role.out
    assert unknown.status == 2
    assert "nobody stored is called 'Bo'" in unknown.err
