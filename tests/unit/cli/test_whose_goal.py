"""A draft is never made for one person on what another wants, or for a pair of one."""

from pathlib import Path

import pytest

from companion.content import content_folder
from tests.cli import CommandLine

PEOPLE = """{"id": "p-ola", "name": "Ola Brandt", "headline": "Baker"}
{"id": "p-uma", "name": "Uma Rao", "headline": "Night nurse"}
{"id": "p-zed", "name": "Zed Moor", "headline": "Clerk"}
{"id": "m-lei", "name": "Lei Chan", "can_help_with": ["leading a ward"]}
"""
GOALS = """{"id": "g-ola-1", "statement": "Open a bakery", "mentee_id": "p-ola"}
{"id": "g-ola-2", "statement": "Hire a second baker", "mentee_id": "p-ola"}
{"id": "g-uma", "statement": "Lead the night ward", "mentee_id": "p-uma"}
"""


@pytest.fixture
def programme(companion: CommandLine, tmp_path: Path) -> CommandLine:
    """A command line with three mentees, two of whom have goals, and a mentor."""
    for kind, text in (("people", PEOPLE), ("goals", GOALS)):
        file = tmp_path / f"{kind}.jsonl"
        file.write_text(text, encoding="utf-8")
        companion("import", kind, str(file))
    return companion


def test_a_session_is_planned_on_the_named_mentees_own_goal(programme: CommandLine) -> None:
    ran = programme("agenda", "--mentee", "Uma Rao", "--me", "mentor")

    assert ran.status == 0
    assert "night ward" in ran.out
    assert "bakery" not in ran.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["agenda", "--mentee", "Ola", "--me", "mentor"], "--goal-id (g-ola-1, g-ola-2)"),
        (["agenda", "--mentee", "Zed"], "no goal of Zed Moor is stored"),
        (["agenda", "--mentee", "Nobody Known"], "no goal of Nobody Known is stored"),
        (["agenda", "--mentee", "Uma", "--goal-id", "g-ola-1"], "is Ola Brandt’s, not Uma Rao’s"),
        (["agenda"], "--mentee NAME or --goal-id"),
        (["agenda", "--mentee", "Uma", "--mentor", "Uma"], "name two people"),
        (["agenda", "--mentor", "Uma", "--goal-id", "g-uma"], "name two people"),
        (["topics", "--career", "Ola"], "--goal-id (g-ola-1, g-ola-2)"),
        (["topics", "--career", "Uma", "--goal-id", "g-ola-1"], "is Ola Brandt’s"),
        (["outreach", "--mentee", "Ola", "--mentor", "Lei"], "--goal-id (g-ola-1, g-ola-2)"),
        (
            ["outreach", "--mentee", "Uma", "--mentor", "Lei", "--goal-id", "g-ola-2"],
            "is Ola Brandt’s",
        ),
        (["outreach", "--mentee", "Uma", "--mentor", "Uma Rao"], "name two people"),
    ],
)
def test_nobody_gets_a_draft_on_somebody_elses_goal(
    programme: CommandLine, arguments: list[str], words: str
) -> None:
    ran = programme(*arguments)

    assert ran.status == 2
    assert words in ran.err
    assert ran.out == ""


def test_topics_rest_on_the_named_persons_own_goal(programme: CommandLine) -> None:
    ran = programme("topics", "--career", "Uma", "--json")

    assert ran.status == 0
    assert "night ward" in ran.out


def test_a_goal_of_a_file_that_says_whose_it_is_is_refused_for_another(
    companion: CommandLine,
) -> None:
    samples = content_folder("knowledge") / "samples"
    mentees = str(samples / "mentees.jsonl")
    goals = ["--goal", str(samples / "goals.jsonl"), "--goal-id", "g-offer"]
    pair = ["--mentor", str(samples / "mentors.jsonl"), "--mentor-id", "m-yuki-tanabe"]

    ran = companion("outreach", "--mentee", mentees, "--mentee-id", "e-grace-mutasa", *pair, *goals)

    assert ran.status == 2
    assert "is what" in ran.err


def test_a_mentee_known_by_a_cv_only_may_have_a_goal_of_records(
    companion: CommandLine, desk: Path
) -> None:
    goal = desk / "goal.json"
    goal.write_text(
        '{"id": "g", "statement": "Lead the forecast team", "mentee_id": "p-7"}', encoding="utf-8"
    )

    ran = companion(
        *("outreach", "--mentee", str(desk / "cv.txt"), "--goal", str(goal)),
        *("--mentor", str(desk / "people.txt"), "--mentor-id", "Maria Lopez"),
    )

    assert ran.status == 0
    assert "Maria" in ran.out
