"""What deserves most of a session, and what is only an aside."""

import time

import pytest

from companion.agendas.agenda import (
    Carryover,
    EarlierAdvice,
    OpenPoint,
    PastNotes,
    PointKind,
    Reader,
)
from companion.agendas.points import put
from companion.agendas.subjects import aside_in, question_to_mentee
from companion.agendas.weight import HEAVY, heaviest_first, weight_of
from companion.text.spans import quote_at
from companion.topics.signs import is_answered
from tests.unit.agendas.plans import a_goal, draft_of, the_question

NOTES = """van: rent one (90/wk) or share with the florist?
logo? Mira likes the blue one. left open
she asked about the van insurance
"""
GOAL = a_goal("Deliver vegetable boxes in my own van from May")


def a_point(said: str, kind: PointKind = PointKind.UNDECIDED) -> OpenPoint:
    return OpenPoint(kind=kind, ref="n", quote=quote_at(said, 0, len(said)))


VAN, LOGO = (a_point(line) for line in NOTES.splitlines()[:2])
PAY = a_point("pay? didn't ask. ask next time", PointKind.PUT_OFF)


def test_stakes_and_the_goal_s_own_come_before_a_side_issue() -> None:
    notes = (PastNotes(ref="n", text=NOTES),)

    order = heaviest_first((PAY, LOGO, VAN), goal=GOAL, notes=notes)

    assert order == (VAN, LOGO, PAY)
    assert weight_of(PAY, goal=GOAL, notes=notes) < HEAVY


def test_the_longest_stretch_goes_to_the_heaviest() -> None:
    draft = draft_of(
        GOAL,
        carryover=Carryover(points=(LOGO, VAN)),
        notes=(PastNotes(ref="n", text=NOTES),),
        reader=Reader.MENTOR,
        minutes=20,
    )

    assert "rent one" in the_question(draft).purpose


def test_a_note_on_the_goal_has_the_time_where_only_asides_are_open() -> None:
    said = "own van needs a goods licence over 3.5 t, boxes up to that need none"
    kept = EarlierAdvice(text=said, ref="n", quote=quote_at(said, 0, len(said)))

    draft = draft_of(
        GOAL, carryover=Carryover(points=(PAY,), advice=(kept,)), reader=Reader.MENTEE, minutes=20
    )

    assert said in (the_question(draft).question or "")
    assert any(item.question == "What can you tell me about pay?" for item in draft.items)


@pytest.mark.parametrize(
    ("said", "aside"),
    [
        ("pay? didn't ask. ask next time", "pay"),
        ("- parking: forgot to ask", "parking"),
        ("night shifts? not discussed", "night shifts"),
        ("how much? didn't ask", None),
        ("name of the stall? she likes one. left open", None),
    ],
)
def test_a_word_that_nobody_asked_about_is_an_aside(said: str, aside: str | None) -> None:
    assert aside_in(said) == aside


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Should he go to Rosa first or wait?", "Should you go to Rosa first or wait?"),
        ("when does she start her course?", "When do you start your course?"),
        ("Does she tell him?", None),
        ("who pays?", None),
    ],
)
def test_a_mentor_asks_the_mentees_own_question(said: str, asked: str | None) -> None:
    assert question_to_mentee(said) == asked


def test_sides_are_asked_for_only_where_there_are_two() -> None:
    one = put(a_point("not sure about the deposit"), Reader.MENTOR, nth=1)
    two = put(a_point("not sure: deposit or loan"), Reader.MENTOR, nth=1)

    assert "each side" not in one.question
    assert "each side" in two.question


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("when does she hand in? not yet I said, after the fair", True),
        ('no idea what it costs. "80p??" - no. told her: weigh it all', True),
        ("hall or tent? no idea", False),
        ("name? he says no. left open", False),
        ("licence? have one, but the premises ???", False),
        ("fees? didn't ask. ask next time", False),
    ],
)
def test_a_question_with_its_answer_behind_it_is_not_open(said: str, answered: bool) -> None:
    assert is_answered(said) is answered


@pytest.mark.parametrize("part", ["? ", "not ", "pay-", "should he ", "or ", "(", "a: "])
def test_a_hostile_line_is_weighed_at_once(part: str) -> None:
    text = part * (100_000 // len(part))
    started = time.process_time()

    aside_in(text)
    question_to_mentee(text)
    is_answered(text)
    weight_of(a_point(text), goal=GOAL, notes=())

    assert time.process_time() - started < 5


def test_what_goes_near_to_somebody_outweighs_a_fee() -> None:
    near = OpenPoint(
        kind=PointKind.UNDECIDED,
        ref="n",
        quote=quote_at("She'd sooner he kept the boat, and he went quiet.", 0, 48),
    )
    fee = OpenPoint(
        kind=PointKind.UNDECIDED, ref="n", quote=quote_at("Has not decided on a fee, 45.", 0, 29)
    )

    assert heaviest_first((fee, near), goal=None, notes=()) == (near, fee)
