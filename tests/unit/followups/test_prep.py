"""What was done since the last talk begins the next one."""

import pytest

from companion.agendas.agenda import Agenda, AgendaItem
from companion.agendas.catch_up import TITLE
from companion.agendas.standing import STANDING
from companion.followups.item import Item
from companion.followups.prep import Outcomes, with_outcomes
from companion.pairs.agreement import Side
from companion.people.person import PersonId
from companion.writing.draft import Source, SourceKind
from tests.unit.followups.samples import NOTES, an_item

DONE = [{"status": "done", "on": "2026-11-08", "result": "two wards use it"}]
OPEN = an_item(
    "b", evidence={"session_id": "s", "start": 34, "end": len(NOTES), "text": NOTES[34:]}
)


def a_plan(title: str, *, quote: str) -> Agenda:
    first = AgendaItem(
        minutes=3,
        title=title,
        purpose="What was noted.",
        question="Does that still hold?",
        source=Source(kind=SourceKind.NOTES, ref="s", quote=quote),
    )
    rest = AgendaItem(minutes=12, title="The question", purpose="An answer.", question="How?")
    return Agenda(minutes=15, items=(first, rest), prework=(), written_by="offline")


def outcomes(*done: Item, still_open: tuple[Item, ...] = ()) -> Outcomes:
    return Outcomes(
        side=Side.MENTEE, done=done, still_open=still_open, names={PersonId("marta"): "Marta"}
    )


def test_what_was_done_takes_the_place_of_what_was_only_noted() -> None:
    done = an_item(history=DONE)

    first = with_outcomes(a_plan(STANDING, quote="We keep Mondays"), outcomes(done)).items[0]

    assert (first.title, first.minutes) == (TITLE, 3)
    assert first.purpose == "You did “Send Marta the rota”: “two wards use it”."
    assert first.question == "What do you make of it?"
    assert first.source is not None
    assert first.source.quote == done.evidence.text


def test_a_promise_that_is_open_stays_beside_what_was_done() -> None:
    done = an_item(history=[{"status": "done", "on": "2026-11-08"}], owner="marta")

    plan = with_outcomes(a_plan(TITLE, quote=NOTES[34:]), outcomes(done, still_open=(OPEN,)))

    assert plan.items[0].purpose == "Marta did “Send Marta the rota”. What was noted."
    assert plan.items[0].question == "Does that still hold?"


def test_without_anything_done_the_plan_stays() -> None:
    plan = a_plan(STANDING, quote="We keep Mondays")

    assert with_outcomes(plan, outcomes()) == plan


@pytest.mark.parametrize("minutes", [15, 20, 30])
def test_what_was_done_begins_a_plan_that_would_begin_with_its_question(minutes: int) -> None:
    done = an_item(history=DONE)
    asked = AgendaItem(minutes=minutes - 4, title="The fern", purpose="An answer.", question="How?")
    close = AgendaItem(minutes=4, title="The next step", purpose="One step.", question="When?")
    plan = Agenda(minutes=minutes, items=(asked, close), prework=(), written_by="offline")

    first, question, last = with_outcomes(plan, outcomes(done)).items

    assert (first.title, last) == (TITLE, close)
    assert "two wards use it" in first.purpose
    assert first.minutes + question.minutes + last.minutes == minutes
    assert first.minutes <= minutes / 5
    assert question.minutes >= minutes / 2


def test_a_question_that_has_but_half_of_the_minutes_gives_none_away() -> None:
    done = an_item(history=DONE)
    asked = AgendaItem(minutes=8, title="The fern", purpose="An answer.", question="How?")
    close = AgendaItem(minutes=7, title="The next step", purpose="One step.")
    plan = Agenda(minutes=15, items=(asked, close), prework=(), written_by="offline")

    assert with_outcomes(plan, outcomes(done)) == plan
