"""What a plan may take for granted of a mentor, and what the notes have answered."""

import pytest

from companion.agendas.agenda import PastNotes, Reader
from companion.agendas.answered import notes_answer
from companion.agendas.paths import has_gone_this_way, takes_people_on
from companion.people.person import Person
from tests.unit.agendas.plans import a_goal, draft_of, the_question

GOAL = a_goal("Get a job as a ranger in the national park")


def a_mentor(**fields: object) -> Person:
    return Person.model_validate({"id": "m", "name": "Ruth Adeyemi", **fields})


@pytest.mark.parametrize(
    ("fields", "has_gone"),
    [
        ({"bio": "Used to be a park ranger, now trains guides."}, True),
        ({"career": [{"title": "Ranger", "organization": "Park", "end": "2019"}]}, True),
        ({"bio": "Lectures on forestry and coordinates the placement year."}, False),
        ({}, False),
    ],
)
def test_only_who_is_shown_to_have_gone_this_way_is_asked_what_worked(
    fields: dict[str, object],
    has_gone: bool,
) -> None:
    mentor = a_mentor(**fields)

    asked = the_question(draft_of(GOAL, mentor=mentor, reader=Reader.MENTEE)).question or ""

    assert has_gone_this_way(mentor, GOAL, None) is has_gone
    assert ("when you stood where I stand" in asked) is has_gone


def test_what_a_mentor_looks_for_is_asked_of_who_takes_people_on() -> None:
    assert takes_people_on(a_mentor(headline="Head of the visitor centre"))
    assert not takes_people_on(a_mentor(headline="Botanist"))
    assert not takes_people_on(None)


@pytest.mark.parametrize(
    ("hard", "told"),
    [
        ("nobody has told me if my certificate is enough.", "what is known by now"),
        ("I freeze when somebody asks about plants.", "what has been tried so far"),
        ("I only have weekends.", "how that is today"),
    ],
)
def test_only_a_trouble_can_have_been_tried(hard: str, told: str) -> None:
    goal = a_goal("Get a job as a ranger", challenge=hard)

    assert told in draft_of(goal, reader=Reader.MENTEE).items[0].purpose


@pytest.mark.parametrize(
    ("line", "answers"),
    [
        ("R: certificate fine for the seasonal posts, diploma for the rest", True),
        ("certificate enough? ask next time", False),
        ("bring boots", False),
    ],
)
def test_notes_that_state_something_on_it_answer_what_was_not_known(
    line: str,
    answers: bool,
) -> None:
    notes = (PastNotes(ref="n", text=f"call\n{line}\n"),)

    assert notes_answer("Nobody has told me if my certificate is enough.", notes) is answers
    assert not notes_answer("I freeze when they ask for my certificate.", notes)
