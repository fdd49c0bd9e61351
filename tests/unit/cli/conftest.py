"""A command line with an empty data folder, and files that people could have."""

from pathlib import Path

import pytest

from tests.cli import CommandLine

CONTACTS = """Maria Lopez – head of data at an energy company.
Moved from analyst to manager; happy to talk about hiring.

Tom Becker, runs operations at a bakery chain
Took over a team of nine former colleagues and kept them.
"""
CV = """Priya Nair
Senior analyst

Experience
Senior analyst, Northwind Energy — Jan 2022 – Present
- Built the weekly forecast that the trading desk uses
Analyst, City Water — 2019 – 2021

Skills
forecasting, SQL
"""
NOTES = """- Maria: start with one honest sentence
- I'll send Maria the team plan by Friday
- maybe ask HR about the budget
- should I move people before or after the review?
"""


@pytest.fixture
def companion(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(tmp_path / "data", capsys)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a CV, jottings on two people, and notes of a call."""
    folder = tmp_path / "desk"
    folder.mkdir()
    for name, text in (("people.txt", CONTACTS), ("cv.txt", CV), ("notes.txt", NOTES)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def _library(prepared_library: None) -> None:
    """Every draft here asks the library."""
