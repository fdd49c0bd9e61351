"""Bad input: one clear line with the remedy, exit 2, never a traceback."""

from pathlib import Path

import pytest

from tests.cli import CommandLine


def written(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.jsonl", b"", "is empty"),
        ("latin.txt", "Café owner, José".encode("latin-1"), "not UTF-8"),
        ("utf16.txt", "Ana – runs a bakery".encode("utf-16"), "UTF-16"),
        ("unknown.jsonl", b'{"id": "a", "name": "A", "titel": "x"}', "unknown field"),
        ("twice.jsonl", b'{"id":"a","name":"A"}\n{"id":"a","name":"B"}', "'a'"),
        ("zone.json", b'{"id":"a","name":"A","time_zone":"Mars/Olympus"}', "Mars/Olympus"),
        ("nul.jsonl", b'{"id":"a","name":"A\\u0000"}', "NUL"),
        ("surrogate.jsonl", b'{"id":"a","name":"A\\ud800"}', "surrogate"),
        ("deep.json", b"[" * 100_000, "nested"),
        ("nobody.txt", b"12345 67890", "no person"),
        ("nan.jsonl", b'{"id":"a","name":"A","capacity":NaN}', "NaN"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_its_fault(
    companion: CommandLine, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    file = written(tmp_path, name, data)

    ran = companion("match", "--mentors", file, "--goal", "Run my first team")

    assert ran.status == 2
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert ran.out == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("match", "--mentors", "missing.jsonl", "--goal", "Run a team"),
            "no file 'missing.jsonl'",
        ),
        (("match", "--mentors", "PEOPLE", "--goal", "x"), "no goal yet"),
        (("agenda", "--goal", "Run a team", "--minutes", "45"), "minutes"),
        (("agenda", "--goal", "Run a team", "--minutes", "5"), "minutes"),
        (("summarize", "missing.txt"), "no file"),
        (("summarize", "PEOPLE", "--participant", "nobody"), "id:Name"),
        (
            ("outreach", "--mentee", "PEOPLE", "--mentor", "PEOPLE", "--goal", "Run a team"),
            "--mentee-id",
        ),
        (("outreach", "--mentor", "Nobody Stored", "--goal", "Run a team"), "companion start"),
        (("agenda",), "companion start"),
        (("cohort", "--mentors", "PEOPLE"), "--mentees"),
        (("show", "people", "nobody"), "nobody"),
        (("serve", "--host", "0.0.0.0"), "loopback"),
    ],
)
def test_a_wrong_command_says_what_to_do(
    companion: CommandLine, desk: Path, arguments: tuple[str, ...], said: str
) -> None:
    filled = (str(desk / "people.txt") if part == "PEOPLE" else part for part in arguments)

    ran = companion(*filled)

    assert ran.status == 2
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_an_unknown_channel_names_the_known_ones(companion: CommandLine, desk: Path) -> None:
    ran = companion(
        *("outreach", "--mentee", str(desk / "cv.txt"), "--mentor", str(desk / "people.txt")),
        *("--mentor-id", "tom-becker", "--goal", "Run a team", "--channel", "pigeon"),
    )

    assert ran.status == 2
    assert "email" in ran.err
    assert "'pigeon'" in ran.err


def test_all_bad_rows_are_reported_at_once(companion: CommandLine, tmp_path: Path) -> None:
    rows = b'{"id":"a"}\n{"id":"b","name":"B","capacity":-1}\n{"id":"c","name":"C"}\n'
    file = written(tmp_path, "rows.jsonl", rows)

    ran = companion("import", "people", file)

    assert ran.status == 2
    assert "line 1" in ran.err
    assert "line 2" in ran.err
    assert "no people stored" in companion("list", "people").out
