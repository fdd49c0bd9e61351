"""Whose list it is: said, or shown by the goal and the notes, or left open and told so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.agendas.agenda import PastNotes, Reader
from companion.agendas.pen import pen_of
from companion.goals.goal import Goal, GoalId
from companion.topics.offline import compose
from companion.topics.reading import reader_of
from companion.topics.reply import inputs
from companion.topics.topic import TopicsBrief

OF_MENTOR = """Idris wants to take the crane ticket. He is afraid of the written part.
I told him to draw the load chart by hand. I said I'd lend him my old one."""
OF_MENTEE = """I'm nervous about the written part. She thinks I should draw the load chart by hand.
She will lend me her old one."""
OF_NOBODY = "load chart by hand\nwritten part: next time\nI'll book the yard for Friday"


def a_brief(*notes: str, statement: str = "Take the crane ticket") -> TopicsBrief:
    past = tuple(PastNotes(ref=f"{number}.txt", text=text) for number, text in enumerate(notes))
    return TopicsBrief(career=(), goal=Goal(id=GoalId("g"), statement=statement), notes=past)


@pytest.mark.parametrize(
    ("notes", "pen"), [(OF_MENTOR, Reader.MENTOR), (OF_MENTEE, Reader.MENTEE), (OF_NOBODY, None)]
)
def test_the_pen_is_read_off_what_he_wants_and_i_advise(notes: str, pen: Reader | None) -> None:
    assert pen_of(notes) is pen


def test_notes_of_both_pens_are_nobody_s() -> None:
    assert pen_of(f"{OF_MENTOR}\n{OF_MENTEE}") is None


@pytest.mark.parametrize(
    ("statement", "notes", "reader"),
    [
        ("Take the crane ticket", OF_MENTOR, Reader.MENTOR),
        ("Take the crane ticket", OF_MENTEE, Reader.MENTEE),
        ("Take the crane ticket", OF_NOBODY, None),
        ("I want to take the crane ticket", OF_NOBODY, Reader.MENTEE),
        ("I want to take the crane ticket", OF_MENTOR, None),
        ("Idris wants to take the crane ticket", OF_NOBODY, Reader.MENTOR),
        ("keep my boss calm when he shouts", OF_NOBODY, Reader.MENTEE),
        ("keep the boss calm when he shouts", OF_NOBODY, None),
    ],
)
def test_goal_and_notes_that_disagree_leave_the_reader_open(
    statement: str, notes: str, reader: Reader | None
) -> None:
    assert reader_of(a_brief(notes, statement=statement)) is reader


def test_an_errand_of_nobody_known_is_quoted_and_the_choice_is_named() -> None:
    accepted = compose(a_brief(OF_NOBODY))

    errand = next(one for one in accepted.draft.topics if "yard" in one.sources[0].quote)
    assert "“I'll book the yard for Friday”" in errand.question
    assert [one.code for one in accepted.warnings] == ["reader_assumed"]


def test_a_mentor_s_promise_is_never_the_mentee_s_to_do() -> None:
    for topic in compose(a_brief(OF_MENTOR)).draft.topics:
        assert "lend him" not in topic.question
        assert "leave this with you" not in topic.why


def test_who_is_named_is_not_told_of_a_choice() -> None:
    brief = a_brief(OF_NOBODY).model_copy(update={"reader": Reader.MENTEE})

    assert compose(brief).warnings == ()


@given(st.text(max_size=300))
def test_any_text_has_a_pen_or_none(text: str) -> None:
    assert pen_of(text) in {None, *Reader}


@pytest.mark.parametrize(
    ("reader", "told"),
    [(Reader.MENTOR, "the mentor"), (Reader.MENTEE, "the mentee"), (None, "both of them")],
)
def test_a_model_is_told_who_reads_the_list(reader: Reader | None, told: str) -> None:
    notes = (PastNotes(ref="n", text="The kiln. The glaze. Two shelves."),)
    brief = TopicsBrief(career=(), notes=notes, reader=reader)

    assert inputs(brief)["reader"] == told
