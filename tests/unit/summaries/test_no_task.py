"""What was done is no task, what is decided no errand, and the day of a thing no term for it."""

from datetime import date

import pytest

from companion.people.person import PersonId
from companion.summaries.offline import compose
from companion.summaries.summary import Participant, SummaryBrief, SummaryDraft

PEOPLE = (
    Participant(id=PersonId("nell"), name="Nell Orr", role="mentee"),
    Participant(id=PersonId("sid"), name="Sid Farrow", role="mentor"),
)


def draft_of(notes: str) -> SummaryDraft:
    brief = SummaryBrief(
        notes=notes, held_on=date(2026, 11, 3), participants=PEOPLE, me=PersonId("sid")
    )
    return compose(brief).draft


@pytest.mark.parametrize(
    "line", ["Nell - 3 November, painted the shed, freezing", "Nell drove over to the yard first"]
)
def test_what_was_done_is_no_task(line: str) -> None:
    draft = draft_of(f"{line}\nNell will ring the depot on Friday\n")

    assert [one.what for one in draft.action_items] == ["Ring the depot"]


def test_the_day_of_what_is_booked_is_no_term_for_booking_it() -> None:
    (booked,) = draft_of("Nell agreed to book the driving test for 14 January\n").action_items

    assert booked.due_on is None
    assert booked.due_phrase == "for 14 January"


def test_what_somebody_decides_is_a_decision() -> None:
    draft = draft_of("Nell: yes. I decide this, cash only from 1 December\nSid: good\n")

    assert draft.action_items == ()
    assert "cash only" in draft.decisions[0].text
