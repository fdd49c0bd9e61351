"""A person at a terminal sees that a model is writing; a pipe gets the draft alone."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults.server import Answer, Turn, completion, running
from tests.terminal import Terminal

NOTES = (
    "- start the day with the job that nobody wants, then hand out the rest of the work\n"
    "- I will write the rota for next week by Friday\n"
)


def slowly(turn: Turn) -> Answer:
    return replace(completion(turn.good), drip=(600, 0.02))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "notes.txt").write_text(NOTES, encoding="utf-8")
    return tmp_path


def settle(home: Path, base_url: str) -> None:
    folder = home / ".config" / "companion"
    folder.mkdir(parents=True)
    text = f'model = "scripted"\nbase_url = "{base_url}"\n'
    (folder / "config.toml").write_text(text, encoding="utf-8")


def test_at_a_terminal_it_is_said_who_writes_and_how_far_it_is(home: Path) -> None:
    with running({"scripted": slowly}) as server:
        settle(home, server.base_url)

        shown, status = Terminal("summarize", str(home / "notes.txt"), data_dir=home).end()

    assert status == 0
    assert "scripted is writing" in shown
    assert "characters so far" in shown
    assert "drafted by scripted" in shown


def test_on_a_pipe_nothing_is_said_of_it(home: Path) -> None:
    with running({"scripted": slowly}) as server:
        settle(home, server.base_url)
        done = subprocess.run(
            [sys.executable, "-m", "companion.cli.entry", "summarize", str(home / "notes.txt")],
            env={"HOME": str(home), "PATH": os.environ["PATH"]},
            cwd=Path(__file__).parents[3],
            capture_output=True,
            text=True,
            check=True,
        )

    assert "is writing" not in done.stderr + done.stdout
    assert "rota" in done.stdout
