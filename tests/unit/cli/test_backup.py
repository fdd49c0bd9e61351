"""`companion backup` and `companion restore`, as a person uses them."""

import io
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from companion.adapters.sql import backup_file
from tests.cli import CommandLine


@pytest.fixture
def companion(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(tmp_path / "data", capsys)


def two_people(tmp_path: Path) -> Path:
    file = tmp_path / "people.jsonl"
    file.write_text('{"id": "ana", "name": "Ana Ruiz"}\n{"id": "ben", "name": "Ben Ode"}\n')
    return file


@contextmanager
def somebody_has_it_open(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("SELECT count(*) FROM person").fetchone()
        yield


def test_what_was_backed_up_is_restored(companion: CommandLine, tmp_path: Path) -> None:
    companion("import", "people", str(two_people(tmp_path)))
    file = tmp_path / "friday.backup"

    made = companion("backup", str(file))
    companion("remove", "people", "ana", "--yes")
    restored = companion("restore", str(file), "--yes")

    assert (made.status, restored.status) == (0, 0)
    assert "backed up 2 people to" in made.out
    assert f"companion restore {file}" in made.err
    assert "restored 2 people into" in restored.out
    assert "Ana Ruiz" in companion("list", "people").out


def test_nothing_is_replaced_before_somebody_agrees(
    companion: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    companion("import", "people", str(two_people(tmp_path)))
    file = tmp_path / "friday.backup"
    companion("backup", str(file))
    companion("remove", "people", "ana", "--yes")

    asked = companion("restore", str(file))

    assert asked.status == 2
    assert "All that is stored now (1 people" in asked.err
    assert "nothing was changed" in asked.err
    assert "Ana Ruiz" not in companion("list", "people").out


def test_a_new_machine_needs_no_answer(
    companion: CommandLine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    companion("import", "people", str(two_people(tmp_path)))
    file = tmp_path / "friday.backup"
    companion("backup", str(file))
    other = CommandLine(tmp_path / "other", capsys)

    restored = other("restore", str(file))

    assert restored.status == 0, restored.err
    assert "Ben Ode" in other("list", "people").out


def test_dated_notes_of_ones_own_come_back(companion: CommandLine, tmp_path: Path) -> None:
    companion("import", "people", str(two_people(tmp_path)))
    note = tmp_path / "law.md"
    note.write_text(
        "---\ntitle: A new law on rotas\nsince: 2026-03-01\nby: Ministry\n"
        "url: https://example.org/law\n---\nRotas must be known two weeks ahead.\n"
    )
    assert companion("knowledge", "add", str(note)).status == 0
    file = tmp_path / "friday.backup"
    made = companion("backup", str(file))
    (kept,) = (tmp_path / "data" / "knowledge").glob("own-*.yaml")
    kept.unlink()

    companion("restore", str(file), "--yes")

    assert "1 dated notes" in made.out
    assert kept.exists()


def test_nothing_is_restored_under_a_running_server(companion: CommandLine, tmp_path: Path) -> None:
    companion("import", "people", str(two_people(tmp_path)))
    file = tmp_path / "friday.backup"
    companion("backup", str(file))

    with somebody_has_it_open(tmp_path / "data" / "companion.sqlite3"):
        refused = companion("restore", str(file), "--yes")

    assert refused.status == 1
    assert "stop `companion serve`" in refused.err


def test_nothing_stored_is_nothing_to_back_up(companion: CommandLine, tmp_path: Path) -> None:
    refused = companion("backup", str(tmp_path / "friday.backup"))

    assert refused.status == 2
    assert "nothing to back up" in refused.err
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        ("CREATE TABLE extra (a TEXT)", "'extra'"),
        ("ALTER TABLE person ADD COLUMN extra TEXT", "'person'"),
        ("INSERT INTO backup_note VALUES ('../../bashrc', 'x')", "'../../bashrc'"),
    ],
)
def test_a_backup_with_more_than_ours_is_refused(
    companion: CommandLine, tmp_path: Path, spoil: str, said: str
) -> None:
    companion("import", "people", str(two_people(tmp_path)))
    file = tmp_path / "friday.backup"
    companion("backup", str(file))
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute(spoil)
        connection.execute("DELETE FROM backup_list WHERE name != 'layout'")
        marks = [backup_file._mark(connection, each) for each in backup_file._tables(connection)]
        connection.executemany(
            "INSERT INTO backup_list VALUES (?, ?, ?)",
            [mark for mark in marks if mark[0] != "backup_list"],
        )

    refused = companion("restore", str(file), "--yes")

    assert refused.status == 2
    assert said in refused.err


def test_a_no_that_was_said_since_the_backup_holds_after_it_is_restored(
    companion: CommandLine, tmp_path: Path
) -> None:
    companion("doctor", "--privacy", "--set", "remote=goal,career")
    file = tmp_path / "b.backup"
    companion("backup", str(file))
    before = companion("doctor", "--privacy").out
    companion("doctor", "--privacy", "--set", "remote=none")
    refused = companion("doctor", "--privacy").out

    restored = companion("restore", str(file), "--yes")

    assert restored.status == 0, restored.err
    assert before != refused
    assert consents_in(companion("doctor", "--privacy").out) == consents_in(refused)


def consents_in(told: str) -> list[str]:
    """Return the lines that say what may be read elsewhere."""
    return [line for line in told.splitlines() if "elsewhere" in line]
