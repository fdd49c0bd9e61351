"""What notes report as kept: proposed with its words, and nothing that is ahead or somebody's."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.followups.item import ItemStatus
from companion.followups.prep import done_since
from companion.followups.reported import Called, closed, reported
from companion.people.person import PersonId
from tests.unit.followups.samples import an_item

CALLED = Called(me=PersonId("me"), names={PersonId("me"): "Ida", PersonId("marta"): "Marta"})


def said(text: str, notes: str, *, owner: str | None = "me") -> list[str]:
    item = an_item("i", text=text, owner=owner)
    return [one.quote.text for one in reported(notes, [item], called=CALLED)]


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("Send the CV to three kitchens", "sent the CV on Tuesday, two replies"),
        ("Write the five lines", "lines written, the night shift has them"),
        ("Ring the grain merchant", "I rang the grain merchant. He waits for rain."),
        ("Order the pump", "pump: ordered, comes in a fortnight"),
        ("Time three handovers", "Timed the handovers, 31 minutes each but one"),
        ("Fill in the visa form", "visa form done"),
        ("Read the handbook", "I read the handbook"),
    ],
)
def test_a_promise_that_notes_report_as_kept_is_found_with_its_words(text: str, notes: str) -> None:
    (found,) = said(text, f"Call, 4 May\n- {notes}\n- rain\n")

    assert found in notes


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("Send the CV to three kitchens", "I'll send the CV on Tuesday"),
        ("Send the CV to three kitchens", "haven't sent the CV yet"),
        ("Send the CV to three kitchens", "sent the flowers to my aunt"),
        ("Send the CV to three kitchens", "have you sent the CV?"),
        ("Send the CV to three kitchens", "I would have sent the CV"),
        ("Send the CV to three kitchens", "Marta sent the CV to her own chef"),
        ("Send the CV to three kitchens", "read the CV aloud"),
        ("Read the handbook", "read the handbook by Friday"),
        ("Ring Marta", "I rang Marta"),
        ("Order the pump", "almost ordered the pump"),
    ],
)
def test_what_is_ahead_denied_asked_or_somebody_elses_reports_nothing(
    text: str, notes: str
) -> None:
    assert said(text, f"- {notes}\n") == []


def test_what_the_other_one_did_is_theirs() -> None:
    notes = "Marta asked her old matron, she takes nobody. I asked the matron myself."

    assert said("Ask her old matron about trainees", notes, owner="marta") == [
        "Marta asked her old matron, she takes nobody."
    ]


def test_only_open_actions_are_asked_about() -> None:
    done = an_item("a", text="Send the CV", history=[{"status": "done", "on": "2026-11-04"}])
    taken = an_item("b", kind="takeaway", text="Send the CV")

    assert reported("sent the CV", [done, taken], called=CALLED) == ()


def test_a_closed_promise_has_the_words_as_its_result_and_is_no_news_for_the_next_talk() -> None:
    notes = "Call\n- sent the CV on Tuesday,\n  two replies\n"
    day = date(2026, 11, 17)
    (report,) = reported(notes, [an_item("i", text="Send the CV")], called=CALLED)

    kept = closed(report, on=day)

    assert kept.status is ItemStatus.DONE
    assert kept.history[-1].result is not None
    assert kept.history[-1].result.startswith("sent the CV on Tuesday")
    assert done_since([kept], day) == (kept,)
    assert done_since([kept], day, told=notes) == ()


def test_a_short_result_that_happens_to_stand_in_notes_stays_news() -> None:
    turn = {"status": "done", "on": "2026-11-17", "result": "rain"}
    kept = an_item("i", history=[turn])

    assert done_since([kept], date(2026, 11, 17), told="it was raining, rain all day") == (kept,)


@given(st.text(max_size=300))
def test_a_report_quotes_the_notes(notes: str) -> None:
    items = [an_item("i", text="Send the CV"), an_item("j", text="Ask the bank")]

    for one in reported(notes, items, called=CALLED):
        assert notes[one.quote.start : one.quote.end] == one.quote.text


@pytest.mark.parametrize("word", ["sent ", "a", "- \n", "I sent the CV. ", ",", "not "])
def test_hostile_notes_take_no_time(word: str) -> None:
    notes = word * (100_000 // len(word))
    items = [an_item("i", text="Send the CV")]
    begun = time.perf_counter()

    reported(notes, items, called=CALLED)

    assert time.perf_counter() - begun < 1.0
