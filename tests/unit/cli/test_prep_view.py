"""A prepared talk on the screen: nothing twice, no late thing as if in time, no empty words."""

from datetime import date

import pytest

from companion.agendas.agenda import Agenda, AgendaItem
from companion.cli.prep_plan_view import plan_items
from companion.cli.prep_view import show_briefs, show_prep
from companion.followups.item import Item
from companion.followups.prep import Prep
from companion.pairs.agreement import Side
from companion.people.person import PersonId
from companion.writing.draft import OFFLINE, Source, SourceKind
from tests.unit.followups.samples import an_item

ON = date(2026, 11, 16)
GOAL = "Run the choir without a grant"


def of_goal(quote: str = GOAL) -> Source:
    return Source(kind=SourceKind.GOAL, ref="statement", quote=quote)


def of_notes(quote: str) -> Source:
    return Source(kind=SourceKind.NOTES, ref="ana-2026-11-03", quote=quote)


def an_agenda(*items: AgendaItem, prework: tuple[str, ...] = ()) -> Agenda:
    return Agenda(
        minutes=sum(item.minutes for item in items),
        items=items,
        prework=prework,
        written_by=OFFLINE,
    )


def a_prep(agenda: Agenda, *, side: Side = Side.MENTEE, **fields: object) -> Prep:
    given: dict[str, object] = {
        "other_id": PersonId("ana"),
        "other_name": "Ana Ruiz",
        "own_name": "Ida Holm",
        "side": side,
        "on": date(2026, 11, 17),
        "minutes": max(15, agenda.minutes),
        "wants": f"{GOAL}. Who would sing for free?",
        "last_on": date(2026, 11, 3),
        "agenda": agenda,
        "mine": (),
        "theirs": (),
        **fields,
    }
    return Prep.model_validate(given)


BEGIN = AgendaItem(
    minutes=2, title="Where things stand", purpose="What has been done so far.", source=of_goal()
)
ASKED = AgendaItem(
    minutes=10,
    title="Run the choir",
    purpose="Whom to ask next, and in which words.",
    question="Whom would you approach first?",
    source=of_goal(),
)
CLOSE = AgendaItem(
    minutes=3,
    title="The next step",
    purpose="One step for the coming week.",
    question="What will I do first, and by when?",
    source=of_goal("without a grant"),
)


@pytest.mark.parametrize("side", list(Side))
def test_a_plan_from_the_goal_keeps_what_each_item_asks_but_the_one_above(side: Side) -> None:
    prep = a_prep(an_agenda(BEGIN, ASKED, CLOSE), side=side)
    assert prep.agenda is not None

    begin, asked, close = plan_items(prep.agenda, prep)

    assert (begin, close) == (BEGIN, CLOSE)
    assert (asked.question, asked.source) == (None, None)
    assert asked.purpose == ASKED.purpose
    assert asked.title.endswith("one question")
    assert sum(item.minutes for item in (begin, asked, close)) == prep.minutes


def test_another_item_of_the_same_notes_does_not_ask_over_again() -> None:
    said = "who sings for free?"
    asked = ASKED.model_copy(update={"source": of_notes(said)})
    again = BEGIN.model_copy(update={"question": "What came of it?", "source": of_notes(said)})
    prep = a_prep(an_agenda(again, asked, CLOSE))
    assert prep.agenda is not None

    first = next(plan_items(prep.agenda, prep))

    assert (first.question, first.source) == (None, None)


def owed(text: str, due_on: date | None, **fields: object) -> Item:
    return an_item(text, text=text, due_on=due_on, **fields)


def test_what_is_late_does_not_stand_before_the_call_as_if_in_time(
    capsys: pytest.CaptureFixture[str],
) -> None:
    late = owed("Print the flyer", date(2026, 11, 10))
    soon = owed("Book the hall", date(2026, 11, 17))
    undated = owed("Tune the piano", None)
    prework = (
        "Also still open: you were to print the flyer, due Tue 10 November.",
        "Also still open: you were to book the hall, due Tue 17 November.",
        "Send Ana the one question today.",
    )

    show_prep(a_prep(an_agenda(BEGIN, ASKED, prework=prework), mine=(late, soon, undated)), on=ON)

    before, _, mine = capsys.readouterr().out.partition("Before the call")[2].partition("You owe")
    assert before.strip() == "- Send Ana the one question today."
    assert "Print the flyer (was due Tue 10 Nov)" in mine
    assert "Book the hall (by Tue 17 Nov)" in mine
    assert "Tune the piano (noted on" in mine


def test_a_promise_that_a_brief_has_no_room_for_stays_before_the_call(
    capsys: pytest.CaptureFixture[str],
) -> None:
    many = tuple(owed(f"Ring the {name}", None) for name in ("vicar", "bank", "hall", "press"))
    prework = ("Also still open: you were to ring the press.", "Also: you were to ring the bank.")

    show_prep(a_prep(an_agenda(BEGIN, ASKED, prework=prework), side=Side.MENTOR, mine=many), on=ON)

    before = capsys.readouterr().out.partition("Before the call")[2]
    assert "press" in before
    assert "bank" not in before


@pytest.mark.parametrize("side", list(Side))
def test_the_goal_comes_first_and_the_question_has_one_name(
    side: Side, capsys: pytest.CaptureFixture[str]
) -> None:
    show_prep(a_prep(an_agenda(BEGIN, ASKED, CLOSE), side=side), on=ON)

    _, goal, question, *rest = capsys.readouterr().out.splitlines()
    assert GOAL in goal
    assert "ne question" in question
    assert ASKED.question is not None
    assert ASKED.question in question
    assert not any(ASKED.question in line or "main question" in line for line in rest)


def test_what_was_taken_is_not_told_beside_a_question_that_quotes_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = {"session_id": "s", "start": 0, "end": 21, "text": "Ana says sing outside"}
    taken = an_item("t", kind="takeaway", owner=None, text="Sing outside", evidence=said)
    about = ASKED.model_copy(update={"source": of_notes(taken.evidence.text)})
    asked = a_prep(an_agenda(BEGIN, about), side=Side.MENTOR, takeaway=taken)
    other = a_prep(an_agenda(BEGIN, ASKED), side=Side.MENTOR, takeaway=taken)

    show_briefs((asked,), on=ON)
    show_briefs((other,), on=ON)

    assert capsys.readouterr().out.count("Last time Ana took") == 1


def test_a_promise_that_is_asked_about_is_not_told_before_it() -> None:
    done = "You did “Print the flyer”: “forty of them”."
    begin = BEGIN.model_copy(
        update={
            "purpose": f"{done} Ana was to send you her old poster.",
            "question": "You were going to send me your old poster. What came of it?",
        }
    )
    prep = a_prep(an_agenda(begin, ASKED, CLOSE))
    assert prep.agenda is not None

    first = next(plan_items(prep.agenda, prep))

    assert first.purpose == done
    assert first.question == begin.question


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("I want to run the choir without a grant. Where do I begin?", "Where do I begin?"),
        ("The hall burnt down. Where do I begin?", "The hall burnt down. Where do I begin?"),
        ("Who runs the choir? Without a grant?", "Who runs the choir? Without a grant?"),
    ],
)
def test_a_question_is_not_led_in_by_the_goal_that_stands_above(
    question: str, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ASKED.model_copy(update={"question": question})

    show_prep(a_prep(an_agenda(BEGIN, asked)), on=ON)

    assert f"Your one question: {shown}\n" in capsys.readouterr().out
