"""The session's question: one's own, one left open, a chosen topic, or one of the bank."""

import pytest

from companion.agendas.agenda import (
    AgendaBrief,
    Carryover,
    ChosenTopic,
    OpenPoint,
    PointKind,
    Reader,
)
from companion.agendas.offline import compose
from companion.knowledge.bank import QuestionFit
from companion.text.spans import quote_at
from companion.writing.draft import Source, SourceKind
from tests.unit.agendas.plans import NOTES, a_fit, a_goal, advice, draft_of, the_question


def test_an_own_question_is_asked_first_of_all() -> None:
    goal = a_goal("get promoted", challenge='My boss wants "visibility". What does that mean?')
    left = Carryover(open_questions=(advice("Who signs the paper?"),))

    item = the_question(draft_of(goal, carryover=left, bank=(a_fit("How would you promote it?"),)))

    assert (item.question or "").endswith("What does that mean?")
    assert item.source is not None
    assert item.source.ref == "challenge"


@pytest.mark.parametrize(
    ("left", "asked"),
    [
        ("who signs the paper?", "Who signs the paper?"),
        ("still don't know: what do I say then?", "What do I say then?"),
        ("Jonas: should I move to Stockholm", "Should I move to Stockholm?"),
        ("What I still don't know is who signs", "What I still don't know is who signs. What do"),
        ("the price per box", "Still open from last time: the price per box. What do you think?"),
    ],
)
def test_a_question_left_open_is_taken_up(left: str, asked: str) -> None:
    carried = Carryover(open_questions=(advice(left),))

    goal = a_goal("Sell ten boxes")

    item = the_question(draft_of(goal, carryover=carried, reader=Reader.MENTEE))

    assert asked in (item.question or "")
    assert item.source is not None
    assert item.source.kind is SourceKind.NOTES


@pytest.mark.parametrize("left", ["hm", "See [link] for more?"])
def test_a_question_that_cannot_be_asked_is_passed_over(left: str) -> None:
    carried = Carryover(open_questions=(advice(left),))

    item = the_question(draft_of(a_goal("Sell ten boxes"), carryover=carried))

    assert item.source is not None
    assert item.source.kind is SourceKind.GOAL


def a_point(kind: PointKind, at: int = 0, end: int = 26) -> OpenPoint:
    return OpenPoint(kind=kind, ref="notes.txt", quote=quote_at(NOTES, at, end))


def test_what_notes_put_off_is_the_question_and_what_finds_no_place_is_named() -> None:
    carried = Carryover(points=(a_point(PointKind.PUT_OFF), a_point(PointKind.ADVICE, 43, 55)))
    goal = a_goal("Sell ten boxes")

    accepted = compose(AgendaBrief(goal=goal, carryover=carried, reader=Reader.MENTEE))

    assert the_question(accepted.draft).question == (
        "Left for this time: “I will call the recruiter.” How would you go about it?"
    )
    assert [(one.text, one.why.code) for one in accepted.dropped] == [
        ("Start small!", "also_noted")
    ]


def test_a_mentor_s_notes_are_quoted_for_the_mentor_s_eyes_only() -> None:
    carried = Carryover(points=(a_point(PointKind.UNDECIDED),))

    item = the_question(draft_of(a_goal("Rest"), carryover=carried, reader=Reader.MENTOR))

    assert item.purpose == "In the notes: “I will call the recruiter.”"
    assert item.question == "Where do you stand, and what would settle it?"


def test_two_things_of_a_kind_are_asked_about_in_different_words() -> None:
    points = (a_point(PointKind.UNDECIDED), a_point(PointKind.UNDECIDED, 43, 55))
    carried = Carryover(points=points)

    draft = draft_of(a_goal("Rest"), carryover=carried, minutes=30, reader=Reader.MENTOR)

    assert [item.title for item in draft.items[:2]] == ["Not settled last time", "Also still open"]
    assert draft.items[1].question != draft.items[2].question


def test_a_longer_session_takes_up_more_of_the_notes() -> None:
    points = (a_point(PointKind.UNDECIDED), a_point(PointKind.ADVICE, 43, 55))

    draft = draft_of(a_goal("Rest"), carryover=Carryover(points=points), minutes=20)

    assert [item.title for item in draft.items[:2]] == [
        "Not settled last time",
        "The advice from last time",
    ]


def test_a_talk_about_what_notes_left_begins_with_it_and_not_with_how_things_stand() -> None:
    point = Carryover(points=(a_point(PointKind.UNDECIDED),))

    left = draft_of(a_goal("Rest"), carryover=point, reader=Reader.MENTOR)
    first = draft_of(a_goal("Rest"), carryover=Carryover(), reader=Reader.MENTOR)

    assert [item.title for item in left.items] == ["Not settled last time", "The next step"]
    assert first.items[0].title == "Where things stand"
    assert sum(item.minutes for item in left.items) == left.minutes


def test_a_chosen_topic_becomes_the_question() -> None:
    source = Source(kind=SourceKind.CAREER, ref="career[0].title", quote="Nurse")
    topic = ChosenTopic(title="Saying no", question="How do you say no?", sources=(source,))

    item = the_question(draft_of(a_goal("Rest more"), carryover=Carryover(topic=topic)))

    assert item.title == "Saying no"
    assert item.source == source
    assert (item.question or "").endswith("How do you say no?")


def test_a_bank_question_that_fits_is_sharpened_with_the_goal() -> None:
    fit = a_fit("Before your own promotion, who spoke for you?")

    goal = a_goal("Promotion to staff engineer")

    draft = draft_of(goal, bank=(fit,), reader=Reader.MENTEE)

    item = the_question(draft)
    assert item.question == (
        "My goal is promotion to staff engineer. Before your own promotion, who spoke for you?"
    )
    assert item.source is not None
    assert item.source.ref == "questions/promotion"
    assert "Have ready: the criteria for the next level." in draft.prework


@pytest.mark.parametrize(
    ("statement", "fit"),
    [
        ("Promotion to staff", a_fit("Who spoke for your promotion?", similarity=0.3)),
        ("Promotion to staff", a_fit("Which song do you like?")),
        ("Promotion to staff", a_fit("Which promotion in {focus} came first?")),
        ("Promotion to staff", a_fit("Who will fight this promotion of mine?")),
        ("Negotiate my offer", a_fit("How final was the offer?", similarity=0.5)),
        (
            "Find my first job in marketing",
            a_fit("Which marketing plan?", ref="questions/marketing-a-small-business"),
        ),
    ],
)
def test_a_bank_question_that_does_not_fit_is_left(statement: str, fit: QuestionFit) -> None:
    item = the_question(draft_of(a_goal(statement), bank=(fit,), reader=Reader.MENTEE))

    assert item.title != fit.question.topic


def test_a_slot_is_filled_with_a_skill() -> None:
    fit = a_fit("Which part of {focus} would show a promotion committee most?")
    goal = a_goal("Promotion to staff", skills=("Systems design",))

    item = the_question(draft_of(goal, bank=(fit,), reader=Reader.MENTEE))

    assert "Which part of systems design would show" in (item.question or "")
    assert item.source is not None
    assert "{" not in item.source.quote


def test_a_fragment_of_a_challenge_leads_the_question() -> None:
    item = the_question(draft_of(a_goal("Get hired as a nurse"), reader=Reader.MENTEE))

    assert (item.question or "").startswith("I want to get hired as a nurse.")

    goal = a_goal("Get hired as a nurse", challenge="lack of time")

    item = the_question(draft_of(goal, reader=Reader.MENTEE))

    assert "What makes it hard: lack of time." in (item.question or "")


def test_what_was_jotted_behind_a_question_is_not_asked() -> None:
    carried = Carryover(open_questions=(advice("do I charge for the visit? told him to think"),))

    item = the_question(draft_of(a_goal("Sell ten boxes for my farm"), carryover=carried))

    assert (item.question or "").endswith("Do I charge for the visit?")
