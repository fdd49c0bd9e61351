"""`companion start`: what it takes, what it says back, and what it refuses."""

from pathlib import Path

import pytest

from companion.cli.everyday import minutes_in
from tests.cli import CommandLine


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("20 minutes, evenings after 7", 20),
        ("about 30", 30),
        ("1 hour", 60),
        ("not many", None),
        ("0", None),
    ],
)
def test_minutes_are_the_first_number_that_is_said(said: str, minutes: int | None) -> None:
    assert minutes_in(said) == minutes


def test_without_a_terminal_and_without_flags_the_flags_are_named(companion: CommandLine) -> None:
    ran = companion("start")

    assert ran.status == 2
    assert "--goal" in ran.err
    assert "--people" in ran.err


def test_the_people_that_were_understood_are_named_and_counted(
    companion: CommandLine, tmp_path: Path
) -> None:
    people = tmp_path / "people.txt"
    people.write_text("guy called neil from the trade show, runs apprenticeships\nhad a pint\n")

    ran = companion("start", "--people", str(people))

    assert "understood as people: neil" in ran.out + ran.err
    assert "no goal yet, 1 person." in ran.out
