"""`companion advice`: one's own past advice by meaning, each with its source."""

import json
from pathlib import Path

import pytest

from tests.cli import CommandLine, Ran

PEOPLE = """Marta Quill, ward sister at St Bede's
Ran a night ward for six years. Can help with running a night ward, rotas.

Nel Abara, matron
Led three wards through a merger. Can help with leading nurses.
"""
NOTES = """Call with Marta, 3 November 2026
- Marta: start every handover with the worst shift
- I'll start Monday's handover with the worst shift
"""


@pytest.fixture
def desk(tmp_path: Path, companion: CommandLine) -> Path:
    """A folder with notes; whoever is in them is stored."""
    for name, text in (("people.txt", PEOPLE), ("notes.txt", NOTES)):
        (tmp_path / name).write_text(text, "utf-8")
    companion(
        *("start", "--name", "Ida Holm", "--people", str(tmp_path / "people.txt")),
        *("--goal", "Run the night ward without losing the day team"),
    )
    ran = on("2026-11-04", companion, "note", "Marta", str(tmp_path / "notes.txt"), "--yes")
    assert ran.status == 0
    return tmp_path


def on(day: str, companion: CommandLine, *arguments: str) -> Ran:
    return companion("--today", day, *arguments)


@pytest.mark.usefixtures("desk")
def test_advice_is_found_by_meaning_with_mentor_day_quote_and_outcome(
    companion: CommandLine,
) -> None:
    on("2026-11-10", companion, "did", "Monday handover", "it was calm")

    ran = on("2026-11-20", companion, "advice", "beginning a shift change")

    assert "“start every handover with the worst shift”\n  Marta Quill, Tue 3 Nov 2026\n" in ran.out
    assert "done on Tue 10 Nov — it was calm" in ran.out


@pytest.mark.usefixtures("desk")
def test_nothing_relevant_is_an_answer(companion: CommandLine) -> None:
    ran = on("2026-11-20", companion, "advice", "negotiating a salary")

    assert ran.status == 0
    assert ran.out.startswith("No advice that you noted is about “negotiating a salary”, and no")


def test_a_line_of_the_notes_that_holds_the_word_is_shown_as_no_advice(
    companion: CommandLine, desk: Path
) -> None:
    notes = (
        "Call with Marta, 17 November 2026\n"
        "- the panel is half a tasting, nobody had told me\n"
        "- M will send me the old score card next week\n"
    )
    (desk / "later.txt").write_text(notes, "utf-8")
    on("2026-11-18", companion, "note", "Marta", str(desk / "later.txt"), "--yes")

    tasting = on("2026-11-20", companion, "advice", "tasting").out
    cards = on("2026-11-20", companion, "advice", "score cards").out

    assert "“the panel is half a tasting, nobody had told me” (Tue 17 Nov 2026, with" in tasting
    assert tasting.startswith("In your notes, not kept as advice:")
    assert "“M will send me the old score card next week”" in cards


@pytest.mark.usefixtures("desk")
def test_a_quote_slices_the_notes_and_no_words_are_refused(companion: CommandLine) -> None:
    (line,) = on("2026-11-20", companion, "advice", "handover", "--json").out.splitlines()
    nothing = on("2026-11-20", companion, "advice", "  ")

    quote = json.loads(line)["quote"]
    assert NOTES[quote["start"] : quote["end"]] == quote["text"]
    assert nothing.status == 2
    assert "say in a few words" in nothing.err


@pytest.mark.usefixtures("desk")
def test_advice_of_two_others_is_never_shown(companion: CommandLine, tmp_path: Path) -> None:
    session = {
        "id": "other",
        "mentor_id": "nel-abara",
        "mentee_id": "marta-quill",
        "held_on": "2026-11-01",
        "notes": "Nel: start every handover with a joke\n",
    }
    (tmp_path / "s.jsonl").write_text(json.dumps(session) + "\n", "utf-8")
    assert companion("import", "sessions", str(tmp_path / "s.jsonl")).status == 0

    ran = on("2026-11-20", companion, "advice", "handover")

    assert "worst shift" in ran.out
    assert "joke" not in ran.out
