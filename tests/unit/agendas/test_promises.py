"""What was promised last time is told by whose it was, to whoever reads."""

from datetime import date

import pytest

from companion.agendas.agenda import (
    Carryover,
    OpenAction,
    OpenPoint,
    PointKind,
    Reader,
)
from companion.people.person import Person
from companion.text.spans import quote_at
from companion.writing.draft import SourceKind
from tests.unit.agendas.plans import a_goal, advice, an_action, draft_of, the_question


@pytest.mark.parametrize(
    ("what", "quote", "told"),
    [
        ("cost sheet for M", "cost sheet for M by May", "Ana’s part: “cost sheet for M by May”."),
        ("ring her today", "Mrs Low pays late, ring her today", "Ana’s part: “Mrs Low pays"),
        ("cost the van", "Ana will cost the van", "Ana was to cost the van."),
        ("read it so it sticks", "she reads it so it sticks", "Ana’s part: “she reads"),
    ],
)
def test_only_a_sound_errand_is_told_as_one(what: str, quote: str, told: str) -> None:
    action = OpenAction(
        what=what,
        owner=Reader.MENTEE,
        owner_name="Ana",
        ref="notes.txt",
        quote=quote_at(quote, 0, len(quote)),
    )
    carried = Carryover(open_actions=(action, an_action("send the plan to Ana", owner="Ben")))

    # By nobody in particular, so that no question of the mentor's tells it.
    draft = draft_of(a_goal("Rest"), carryover=carried, reader=None)

    assert [item for item in draft.items if item.purpose.startswith(told)]


def test_both_promises_are_read_with_whose_they_were_and_the_mentees_first() -> None:
    mentee = Person.model_validate({"id": "e", "name": "Ana Silva"})
    carried = Carryover(
        open_actions=(
            an_action("send the list to Ana", owner="Ben", due_on=date(2026, 1, 2)),
            an_action("call my recruiter", owner="Ana", due_on=date(2026, 1, 9)),
            an_action("ask her", owner="Ana", due_on=date(2026, 1, 1)),
            an_action("write one page", owner="Ana"),
        )
    )

    draft = draft_of(
        a_goal("Get hired"), carryover=carried, mentee=mentee, reader=Reader.MENTEE, minutes=15
    )

    assert draft.items[0].title == "Since last time"
    assert draft.items[0].purpose == (
        "Tell your mentor where this stands: you were to call your recruiter, due Fri 9 January. "
        "Ben was to send the list to you, due Fri 2 January."
    )
    assert draft.items[0].question == "What came of sending the list to me?"
    assert "Also still open: you were to write one page." in draft.prework


def test_a_mentor_is_told_their_own_promise_and_asks_for_the_mentees() -> None:
    mentee = Person.model_validate({"id": "e", "name": "Ana Silva"})
    carried = Carryover(
        open_actions=(
            an_action("send Ana my old plan", owner="Ben"),
            an_action("call the recruiter", owner="Ana"),
        )
    )

    draft = draft_of(a_goal("Get hired"), carryover=carried, mentee=mentee, reader=Reader.MENTOR)

    assert draft.items[0].purpose == (
        "Ana was to call the recruiter. "
        "Tell Ana where this stands: you were to send Ana your old plan."
    )
    assert draft.items[0].question == "What came of calling the recruiter?"
    assert draft.items[-1].question == "What will you do first, and by when, to get hired?"
    assert the_question(draft).title == "A closer look"
    assert not any(text.startswith("Send Ana") for text in draft.prework)


@pytest.mark.parametrize("reader", [Reader.MENTEE, Reader.MENTOR])
@pytest.mark.parametrize("minutes", [15, 30])
def test_a_promise_that_is_looked_at_closely_is_told_once_and_gets_the_minutes(
    reader: Reader, minutes: int
) -> None:
    hers = an_action("call the recruiter", owner="Ana")
    carried = Carryover(open_actions=(hers,))

    draft = draft_of(a_goal("Get hired"), carryover=carried, reader=reader, minutes=minutes)

    told = [f"{item.purpose} {item.question}" for item in draft.items]
    assert sum("call the recruiter" in one for one in told) == 1
    assert the_question(draft).title == "A closer look"
    assert draft.items[0] == the_question(draft)
    assert sum(item.minutes for item in draft.items) == minutes


def test_a_promise_that_shares_its_line_with_another_leaves_that_one_in_the_first_minutes() -> None:
    shared = (an_action("call the recruiter", owner="Ana"), an_action("call him", owner="Ben"))

    draft = draft_of(
        a_goal("Get hired"), carryover=Carryover(open_actions=shared), reader=Reader.MENTOR
    )

    assert draft.items[0].title == "Since last time"


def test_promises_of_nobody_known_are_quoted() -> None:
    carried = Carryover(open_actions=(an_action("call the recruiter"),))

    draft = draft_of(a_goal("Get hired"), carryover=carried)

    assert draft.items[0].purpose == "In the notes: “I will call the recruiter”."


def test_what_was_only_thought_of_is_not_told_as_a_promise() -> None:
    action = an_action("call the recruiter", owner="Ana").model_copy(update={"is_firm": False})

    draft = draft_of(a_goal("Get hired"), carryover=Carryover(open_actions=(action,)))

    assert draft.items[0].purpose == "Ana thought of calling the recruiter."


def test_advice_is_recalled_when_nothing_was_promised() -> None:
    draft = draft_of(a_goal("Get hired"), carryover=Carryover(advice=(advice("Start small"),)))

    assert draft.items[0].source is not None
    assert draft.items[0].source.kind is SourceKind.NOTES


def test_what_is_due_after_the_session_is_a_reminder_and_no_debt() -> None:
    later = an_action("sit the exam", owner="Ana", due_on=date(2026, 2, 9))
    carried = Carryover(open_actions=(later, an_action("call the council", owner="Ana")))

    draft = draft_of(
        a_goal("Get hired"), carryover=carried, reader=Reader.MENTOR, on=date(2026, 1, 12)
    )

    assert draft.items[0].purpose == "Ana was to call the council."
    assert draft.items[0].question == "What came of calling the council?"
    assert "Still ahead for Ana: to sit the exam, by Mon 9 February." in draft.prework


def test_the_day_that_notes_set_for_the_session_tells_what_is_due_by_then() -> None:
    action = an_action("sit the exam", owner="Ana", due_on=date(2026, 1, 14))
    carried = Carryover(open_actions=(action,), next_on=date(2026, 1, 20))

    told = draft_of(
        a_goal("Rest"), carryover=carried, reader=Reader.MENTOR, on=date(2026, 1, 12)
    ).items[0]

    assert told.question is not None
    assert told.question.startswith("You were going to sit the exam by Wed 14 January.")


@pytest.mark.parametrize(
    ("said", "reader", "asked"),
    [
        ("We agreed she tries the early shift for a week", Reader.MENTOR, "How has that gone"),
        ("too dear, not this year", Reader.MENTOR, "Does that still hold"),
        ("too dear, not this year", None, "Does that still hold"),
    ],
)
def test_what_was_agreed_begins_the_session(said: str, reader: Reader | None, asked: str) -> None:
    agreed = OpenPoint(kind=PointKind.AGREED, ref="notes.txt", quote=quote_at(said, 0, len(said)))

    first = draft_of(a_goal("Rest"), carryover=Carryover(points=(agreed,)), reader=reader).items[0]

    assert said in first.purpose
    assert first.question is not None
    assert first.question.startswith(asked)


def test_a_mentee_tells_how_an_agreement_has_gone_and_asks_for_the_others_promise() -> None:
    said = "agreed: I will try the early shift"
    carried = Carryover(
        points=(OpenPoint(kind=PointKind.AGREED, ref="n", quote=quote_at(said, 0, len(said))),),
        open_actions=(
            an_action("write one page", owner="Ana"),
            an_action("send the list to Ana", owner="Ben", at=1),
        ),
    )
    mentee = Person.model_validate({"id": "e", "name": "Ana Silva"})

    draft = draft_of(a_goal("Rest"), carryover=carried, reader=Reader.MENTEE, mentee=mentee)

    assert "Tell your mentor how that has gone. Ben was to send the list to you." in (
        draft.items[0].purpose
    )
    assert draft.items[0].question == "What came of sending the list to me?"
    assert "Also still open: you were to write one page." in draft.prework


def test_one_question_never_stands_for_the_promises_of_two() -> None:
    carried = Carryover(
        open_actions=(
            an_action("read it so it sticks", owner="Ana"),
            an_action("send the list", owner="Ben", at=1),
        )
    )

    for reader in (Reader.MENTOR, Reader.MENTEE, None):
        first = draft_of(a_goal("Rest"), carryover=carried, reader=reader).items[0]
        assert first.question is not None
        assert "each" not in first.question
        named = ("part", "sending the list", "“I will call the recruiter”")
        assert any(one in first.question for one in named)


@pytest.mark.parametrize(
    ("what", "is_firm", "told"),
    [
        ("Ask the glazier she knows", True, "Ana was to ask the glazier she knows."),
        ("Ask the glazier she knows", False, "Ana might ask the glazier she knows."),
        ("Two jars for the fair", True, "Ana’s part: two jars for the fair."),
        ("Two jars for the fair", False, "Ana, perhaps: two jars for the fair."),
    ],
)
def test_a_promise_is_told_in_the_words_that_a_person_gave_it(
    what: str, is_firm: bool, told: str
) -> None:
    changed = {"is_edited": True, "is_firm": is_firm}
    action = an_action(what, owner="Ana").model_copy(update=changed)

    draft = draft_of(a_goal("Open a stall"), carryover=Carryover(open_actions=(action,)))

    assert draft.items[0].purpose == told


def test_a_promise_that_names_no_thing_shows_what_it_leans_on() -> None:
    notes = "Told her to press the ferns between blotting paper. Ana will do that in the hall"
    lean = quote_at(notes, 0, notes.index(" Ana"))
    action = OpenAction(
        what="do that in the hall",
        owner=Reader.MENTEE,
        owner_name="Ana",
        ref="notes.txt",
        quote=quote_at(notes, notes.index("Ana"), len(notes)),
        leans_on=lean,
    )

    items = draft_of(
        a_goal("Rest"), carryover=Carryover(open_actions=(action,)), reader=Reader.MENTOR
    ).items

    assert items[0].purpose == (
        "Ana was to do that in the hall. Before it in the notes: "
        "“Told her to press the ferns between blotting paper”."
    )


def test_what_a_promise_leans_on_is_not_said_twice() -> None:
    notes = "Press the ferns, she said; ring her about it today"
    action = OpenAction(
        what="ring her about it today",
        owner=Reader.MENTEE,
        owner_name="Ana",
        ref="notes.txt",
        quote=quote_at(notes, 0, len(notes)),
        leans_on=quote_at(notes, 0, len("Press the ferns")),
    )

    items = draft_of(
        a_goal("Rest"), carryover=Carryover(open_actions=(action,)), reader=Reader.MENTOR
    ).items

    assert items[0].purpose.count("Press the ferns") == 1
