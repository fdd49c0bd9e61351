"""`companion match` on a terminal: one question, skippable, and silent everywhere else."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

from companion.content import content_folder
from tests.cli import CommandLine

SAMPLES = content_folder("knowledge") / "samples"
QUESTION = "A number, your own words, or Enter to skip"
COMMAND = (
    *(sys.executable, "-c", "from companion.cli.entry import main; main()"),
    *("--offline", "match", "--on", "2026-11-23"),
    *("--mentors", str(SAMPLES / "mentors.jsonl"), "--goal", "do something more meaningful"),
)


def on_a_terminal(typed: str, *flags: str, data_dir: Path) -> tuple[str, str]:
    """Run the command with a terminal as input and errors; return its output and that terminal."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COMPANION_DATA_DIR": str(data_dir)}
    with subprocess.Popen(
        [*COMMAND, *flags],
        stdin=theirs,
        stderr=theirs,
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
    ) as process:
        os.close(theirs)
        os.write(ours, typed.encode())
        out, _ = process.communicate(timeout=120)
    seen = b""
    while True:
        try:
            chunk = os.read(ours, 65_536)
        except OSError:
            break
        if not chunk:
            break
        seen += chunk
    os.close(ours)
    assert process.returncode == 0
    return out, seen.decode("utf-8", "replace")


def names_in(out: str) -> list[str]:
    return [line.strip() for line in out.splitlines() if line.strip()[:2] in {"1.", "2.", "3."}]


def test_an_answer_changes_the_first_three_and_says_how(tmp_path: Path) -> None:
    out, seen = on_a_terminal("learning to price a service\n", data_dir=tmp_path)

    assert QUESTION in seen
    assert "Before: " in seen
    assert "With “learning to price a service”: " in seen
    assert names_in(out)


def test_enter_skips_the_question(tmp_path: Path) -> None:
    out, seen = on_a_terminal("\n", data_dir=tmp_path)

    assert QUESTION in seen
    assert "Before: " not in seen
    assert names_in(out)


def test_a_clear_goal_is_not_questioned(tmp_path: Path) -> None:
    clear = "moving from back-end development to application security"

    out, seen = on_a_terminal("\n", "--goal", clear, data_dir=tmp_path)

    assert QUESTION not in seen
    assert names_in(out)[0].startswith("1. Zarina")


def test_json_is_never_interrupted(tmp_path: Path) -> None:
    out, seen = on_a_terminal("\n", "--json", data_dir=tmp_path)

    assert QUESTION not in seen
    assert out.startswith("{")


def test_nothing_is_asked_on_a_pipe(tmp_path: Path) -> None:
    environment = {**os.environ, "COMPANION_DATA_DIR": str(tmp_path)}

    ran = subprocess.run(
        COMMAND, input="", capture_output=True, env=environment, text=True, check=True
    )

    assert QUESTION not in ran.stdout + ran.stderr


def test_who_was_asked_is_shown_last_and_marked(companion: CommandLine, desk: Path) -> None:
    files = ("match", "--mentors", str(desk / "people.txt"), "--goal", "lead former colleagues")

    first = companion(*files)
    second = companion(*files, "--asked", "Tom Becker")
    unknown = companion(*files, "--asked", "Nobody Known")

    assert first.out.index("Tom Becker") < first.out.index("Maria Lopez")
    assert second.out.index("Maria Lopez") < second.out.index("Tom Becker")
    assert "! asked or met already" in second.out
    assert unknown.status == 2
    assert "Nobody Known" in unknown.err


def test_a_second_opinion_from_a_file_says_that_it_knows_no_sessions(
    companion: CommandLine, desk: Path
) -> None:
    ran = companion(
        *("match", "--mentors", str(desk / "people.txt"), "--goal", "lead former colleagues"),
        "--second-opinion",
    )

    assert ran.status == 0
    assert "--asked NAME" in ran.err


def test_a_second_opinion_shows_whom_one_has_met_last(
    companion: CommandLine, tmp_path: Path
) -> None:
    records: dict[str, list[dict[str, object]]] = {
        "people": [
            {"id": "me", "name": "Mo Dale"},
            {"id": "met", "name": "Ana Ruiz", "can_help_with": ["leading a night shift"]},
            {"id": "new", "name": "Bo Lind", "can_help_with": ["leading a shift"]},
        ],
        "goals": [{"id": "g", "statement": "leading a night shift", "mentee_id": "me"}],
        "sessions": [
            {"id": "s", "mentor_id": "met", "mentee_id": "me", "held_on": "2026-11-02"},
        ],
    }
    for kind, rows in records.items():
        file = tmp_path / f"{kind}.jsonl"
        file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
        assert companion("import", kind, str(file)).status == 0

    by_fit = companion("match", "--goal-id", "g")
    other = companion("match", "--goal-id", "g", "--second-opinion")

    assert by_fit.out.index("Ana Ruiz") < by_fit.out.index("Bo Lind")
    assert other.out.index("Bo Lind") < other.out.index("Ana Ruiz")
    assert other.out.count("asked or met already") == 1
