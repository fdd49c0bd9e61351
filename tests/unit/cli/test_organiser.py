"""What an organiser meets between a form's answers and reviewed pairs."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli import CommandLine

HEADER = (
    *("Timestamp", "Email Address", "Full name", "I would like to be a… (mentor / mentee)"),
    *("What can you help with? (tick all)", "What do you want to get out of this?"),
    *("Current role", "Best times to meet", "How many mentees can you take?"),
    "Who is your line manager?",
)
ANN = (
    "02/09/2026 09:00:00",
    "ann@x.example",
    "Ann One",
    "mentor",
    "Budgets",
    "",
    "Matron",
    "",
    "2",
)
BOB = ("02/09/2026 09:01:00", "bob@x.example", "Bob Two", "mentee", "Excel", "", "Nurse")
CAT = ("02/09/2026 09:02:00", "cat@x.example", "Cat Three", "mentee", "", "Understand budgets")


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return tmp_path / "signup.csv"


def filled(form: Path, *rows: Sequence[str], header: Sequence[str] = HEADER) -> str:
    """Write the answers of a form, and return the name of its file."""
    with form.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows([*row, *[""] * (len(header) - len(row))] for row in rows)
    return str(form)


def test_who_signs_up_as_a_mentee_only_is_never_used_as_a_mentor(
    companion: CommandLine, form: Path
) -> None:
    companion("import", "people", filled(form, ANN, BOB, CAT))

    paired = json.loads(companion("cohort", "--json").out)
    matched = json.loads(companion("match", "--goal", "Plan rotas in Excel", "--json").out)

    assert [(pair["mentee_id"], pair["mentor_id"]) for pair in paired["pairs"]] == [
        ("cat-three", "ann-one")
    ]
    assert [match["mentor_id"] for match in matched["matches"]] == ["ann-one"]


def test_a_mentee_who_offers_nothing_and_wants_nothing_yet_is_left_with_the_reason(
    companion: CommandLine, form: Path
) -> None:
    jess = (*BOB[:4], "", "", "Receptionist")

    companion("import", "people", filled(form, ANN, jess, CAT))
    paired = json.loads(companion("cohort", "--json").out)

    assert [(each["mentee_id"], each["blocking"]["code"]) for each in paired["unmatched"]] == [
        ("bob-two", "no_goal")
    ]
