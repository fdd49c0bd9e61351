"""A setting that cannot work stops only what needs it, and is named with where it came from."""

from pathlib import Path

import pytest

from tests.cli import CommandLine


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("COMPANION_DATABASE_URL", "mysql://x/y"),
        ("COMPANION_CHROMA_URL", "localhost:8000"),
        ("COMPANION_BASE_URL", "http://x:99999"),
        ("COMPANION_MODEL_SECONDS", "soon"),
    ],
)
def test_nonsense_is_refused_by_the_name_of_its_variable(
    companion: CommandLine, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)

    ran = companion("list", "people")

    assert ran.status == 2
    assert name in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("value", ["nobody/nothing", "no such model", "openai:small", "/dev/null"])
def test_an_embedder_that_is_nowhere_stops_matching_alone(
    companion: CommandLine, desk: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("COMPANION_EMBEDDER", value)
    people = str(desk / "people.txt")

    imported = companion("import", "people", people)
    listed = companion("list", "people")
    matched = companion("match", "--mentors", people, "--goal", "Run my first team")
    summed = companion("summarize", str(desk / "notes.txt"))

    assert imported.status == 0
    assert "COMPANION_EMBEDDER" in imported.err
    assert (listed.status, listed.err) == (0, "")
    assert "Maria Lopez" in listed.out
    assert summed.status == 0
    assert matched.status == 2
    assert f"the variable COMPANION_EMBEDDER = '{value}'" in matched.err
