"""Sources must exist and hold what is quoted; seams must not."""

import pytest

from companion.agendas.agenda import PastNotes
from companion.goals.goal import Goal, GoalId
from companion.people.career import Position
from companion.people.person import Person, PersonId
from companion.writing.draft import Source, SourceKind
from evals.cited import Cited, unfounded
from evals.records import field_text, knowledge_text
from evals.seams import seams

ANA = Person(
    id=PersonId("ana"), name="Ana", career=(Position(title="Baker", summary="Ran a night shift."),)
)


def test_a_path_leads_to_its_text() -> None:
    assert field_text(ANA, "career[0].summary") == "Ran a night shift."
    assert field_text(ANA, "career[1].summary") is None
    assert field_text(ANA, "career") is None


def test_a_source_that_says_something_else_is_named() -> None:
    good = Source(kind=SourceKind.CAREER, ref="career[0].summary", quote="night shift")
    bad = Source(kind=SourceKind.GOAL, ref="statement", quote="own a bakery")
    goal = Goal(id=GoalId("g"), statement="Lead a bakery")

    found = unfounded([Cited(case="c", source=one, goal=goal, person=ANA) for one in (good, bad)])

    assert [score.reason for score in found] == ["'own a bakery' is not in goal.statement"]


def test_notes_are_found_by_their_reference() -> None:
    notes = (PastNotes(ref="s-1", text="We baked."),)
    there = Source(kind=SourceKind.NOTES, ref="s-1", quote="baked")
    elsewhere = Source(kind=SourceKind.NOTES, ref="s-2", quote="baked")

    found = unfounded([Cited(case="c", source=one, notes=notes) for one in (there, elsewhere)])

    assert len(found) == 1


def test_knowledge_is_read_from_its_file() -> None:
    assert knowledge_text("questions/first-job")
    assert knowledge_text("questions/no-such-file") is None


@pytest.mark.parametrize(
    "text",
    [
        "Dear [name], hello",
        "I am a engineer",
        "an baker",
        "the the oven",
        "Yes ,please",
        "I bake.. Bread",
        "I bake bread. it rises.",
        "You work as None",
    ],
)
def test_what_gives_a_template_away_is_found(text: str) -> None:
    assert list(seams(text))


def test_ordinary_prose_and_quotations_have_no_seams() -> None:
    text = (
        "As an hour passed, a one-off user wrote: “a engineer [sic]”. Fine, e.g. at 7 p.m. today."
    )

    assert list(seams(text)) == []
