"""The stories of the samples are read as they are written, and what is none is refused."""

import pytest

from companion.cli.story import STORIES, Step, load_story
from tests.cli import CommandLine


@pytest.mark.parametrize("name", STORIES)
def test_a_story_names_only_files_that_are_there(name: str) -> None:
    story = load_story(name)
    steps = [step for week in story.weeks for step in week.steps]
    named = {word for step in steps for word in step.words if word.endswith(".txt")}

    assert named == set(story.files)
    assert len(story.weeks) == 10


def test_two_people_have_a_column_each() -> None:
    week = load_story("manager").weeks[4]

    assert week.people == ("Ines", "Gareth")
    assert all(isinstance(step, Step) and step.who == "Ines" for step in week.of("Ines"))


def test_an_unknown_story_is_refused_with_those_that_there_are(companion: CommandLine) -> None:
    ran = companion("demo", "--weeks", "queen")

    assert ran.status == 2
    assert "'queen' is none of graduate, founder, manager" in ran.err
