"""`companion` alone, over simulated weeks."""

import subprocess
import sys
from pathlib import Path

from tests.cli import CommandLine, Ran
from tests.unit.cli.test_note import NOTES, PEOPLE

HEAVY = (
    "torch",
    "transformers",
    "chromadb",
    "langchain",
    "openai",
    "onnxruntime",
    "tokenizers",
    "scipy",
    "dateparser",
    "icalendar",
    "fsrs",
    "alembic",
)


def on(day: str, companion: CommandLine, *arguments: str) -> Ran:
    return companion("--today", day, *arguments)


def test_without_anything_stored_the_help_is_shown(companion: CommandLine) -> None:
    ran = companion()

    assert "Usage: companion" in ran.out
    assert ran.status == 0


def test_a_mentees_weeks_each_end_in_one_step(companion: CommandLine, tmp_path: Path) -> None:
    for name, text in (("people.txt", PEOPLE), ("notes.txt", NOTES)):
        (tmp_path / name).write_text(text, "utf-8")
    companion("start", "--name", "Ida Holm", "--goal", "Run the night ward")
    alone = on("2026-10-20", companion)
    companion("import", "people", str(tmp_path / "people.txt"))
    begin = on("2026-10-20", companion)
    on("2026-10-20", companion, "ask", "Marta", "--sent")
    waiting = on("2026-10-21", companion)
    on("2026-10-22", companion, "ask", "Marta", "--answered", "yes")
    accepted = on("2026-10-22", companion)
    on("2026-11-03", companion, "note", "Marta", str(tmp_path / "notes.txt"), "--yes")
    due = on("2026-11-05", companion)
    on("2026-11-06", companion, "did", "rota")
    quiet = on("2026-11-08", companion)
    near = on("2026-11-16", companion)
    passed = on("2026-11-18", companion)
    away = on("2026-12-20", companion)

    assert "companion import people FILE" in alone.out
    assert "\n  companion ask\n" in begin.out
    assert "Marta Quill: asked on Tue 20 Oct, no answer yet" in waiting.out
    assert "said yes: agree on a time" in accepted.out
    assert "Marta Quill, your mentor: next talk on Tue 17 Nov, last one 2 days ago\n" in due.out
    assert "  You owe: send Marta the rota (by Fri 6 Nov)\n" in due.out
    assert "  Why: you took it on in the talk with Marta, noted on Tue 3 Nov" in due.out
    assert "Your goal: “Run the night ward”\n" in due.out
    assert 'companion did "Send Marta the rota"' in due.out
    assert "Marta owes: introduce you to Pilar" in quiet.out
    assert (
        "nothing for you today, the rest is with others; the next talk is on Tue 17 Nov"
        in quiet.out
    )
    assert "prepare the talk with Marta tomorrow (Tue 17 Nov)" in near.out
    assert "how was the talk with Marta on Tue 17 Nov?" in passed.out
    assert "Good to see you again" in away.out
    assert "owes" not in away.out
    for ran in (alone, begin, waiting, accepted, due, quiet, near, passed, away):
        assert ran.status == 0
        assert ran.out.count("Next:") == 1


def test_a_mentor_sees_the_week_on_one_screen(companion: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "p.txt").write_text(
        "me: Marta Quill, ward sister\n\nAmir Vos, nurse\n\nEva Lund, midwife\n", "utf-8"
    )
    companion("start", "--people", str(tmp_path / "p.txt"), "--minutes", "60")
    goals = tmp_path / "goals.jsonl"
    goals.write_text(
        '{"id": "g", "statement": "How do I say no to a third night?", "mentee_id": "amir-vos"}\n',
        "utf-8",
    )
    companion("import", "goals", str(goals))
    notes = tmp_path / "amir.txt"
    notes.write_text("Amir, 50 mins\nI'll lend Amir the handbook by Friday\n", "utf-8")
    on("2026-11-18", companion, "note", "Amir", str(notes), "--yes", "--me", "mentor")
    (tmp_path / "eva.txt").write_text("Eva will write the plan\n", "utf-8")
    on("2026-10-20", companion, "note", "Eva", str(tmp_path / "eva.txt"), "--yes", "--me", "mentor")

    week = on("2026-11-19", companion)

    assert "October 2026 as a mentor: 1 talk\n" in week.out, "of no stated length"
    assert "Your week as a mentor: 50 of 60 minutes" in week.out
    assert "  Asks “How do I say no to a third night?”\n" in week.out
    assert "  You owe: lend Amir the handbook (by Fri 20 Nov)\n" in week.out
    assert "Eva Lund, your mentee: no next talk, quiet for 30 days\n" in week.out
    assert "  Eva owes: write the plan (noted on Tue 20 Oct, no day named)\n" in week.out
    assert week.out.count("Next:") == 1


def test_a_recap_is_the_next_step_until_it_is_said_to_be_sent(
    companion: CommandLine, tmp_path: Path
) -> None:
    (tmp_path / "p.txt").write_text("me: Marta Quill, sister\n\nEva Lund, midwife\n", "utf-8")
    (tmp_path / "eva.txt").write_text("Eva will write the plan by Friday\n", "utf-8")
    companion("start", "--people", str(tmp_path / "p.txt"))
    none = on("2026-11-18", companion, "note", "--recap")
    on("2026-11-18", companion, "note", "Eva", str(tmp_path / "eva.txt"), "--yes", "--me", "mentor")

    before = on("2026-11-19", companion)
    again = on("2026-11-19", companion, "note", "Eva", "--recap")
    crowded = on("2026-11-19", companion, "note", "Eva", "--sent", "--learnt", "patience")
    sent = on("2026-11-19", companion, "note", "--sent")
    after = on("2026-11-19", companion)

    assert none.status == 2
    assert "Next: send Eva what you noted on Wed 18 Nov" in before.out
    assert 'companion note "Eva Lund" --recap' in before.out
    assert "You said you would:\n  - Write the plan (by Friday 20 November)" in again.out
    assert crowded.status == 2
    assert "Eva has your recap of Wed 18 Nov" in sent.out
    assert "recap" not in after.out


def test_a_talk_about_an_unknown_wish_is_prepared_by_saying_it(
    companion: CommandLine, tmp_path: Path
) -> None:
    (tmp_path / "p.txt").write_text("me: Marta Quill, sister\n\nEva Lund, midwife\n", "utf-8")
    companion("start", "--people", str(tmp_path / "p.txt"))
    (tmp_path / "eva.txt").write_text("Eva will write the plan\n", "utf-8")
    on("2026-10-20", companion, "note", "Eva", str(tmp_path / "eva.txt"), "--yes", "--me", "mentor")

    away = on("2026-12-20", companion)

    assert 'companion prep "Eva Lund" --goal "…"' in away.out


def test_today_loads_nothing_heavy(companion: CommandLine, tmp_path: Path) -> None:
    companion("start", "--name", "Ida Holm", "--goal", "Run the night ward")
    program = (
        "import sys\n"
        "from companion.cli.main import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)))"
    )

    found = subprocess.run(
        [sys.executable, "-c", program, "--data-dir", str(tmp_path / "data"), "--offline"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert "Next:" in found.stdout
    assert found.stdout.splitlines()[-1] == "[]"
