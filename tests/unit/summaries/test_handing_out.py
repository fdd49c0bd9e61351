"""What is handed out in a recorded meeting of several."""

import time

import pytest

from companion.summaries.handing_out import FIRST, NEXT, candidates, handed_out
from companion.summaries.notes import Notes, read_notes
from companion.summaries.summary import SummaryBrief
from companion.text.linear import Linear, learned

PEOPLE = ("Kim", "Lee", "Max")
TALK = ("The oven was slow again.", "Flour went up in price.", "The new trays fit well.")
HANDED = "Lee, you're going to prepare the price list for the next meeting."


def meeting(*said: str, before: int = 90) -> Notes:
    lines = [f"{PEOPLE[at % 3]}: {TALK[at % 3]}" for at in range(before)]
    lines += [f"Max: {text}" for text in said]
    return read_notes(SummaryBrief(notes="\n".join(lines)))


def said(notes: Notes) -> list[str]:
    return [notes.sentences[clause.sentence].text for clause in handed_out(notes)]


def test_what_somebody_is_told_to_do_late_in_the_talk_is_handed_out() -> None:
    notes = meeting(HANDED)

    assert said(notes) == [HANDED]


@pytest.mark.parametrize(
    "text",
    [
        "I think we'll have to look at the trays at some point.",
        "Maybe we should try rye.",
        "You don't have to prepare anything.",
        "Will you be working on the price list?",
    ],
)
def test_what_is_left_to_all_denied_or_asked_is_not(text: str) -> None:
    assert said(meeting(text)) == []


def test_a_meeting_below_the_first_level_has_nothing_handed_out() -> None:
    usual = learned("handing_out")
    strict = Linear(weights=usual.weights, bias=usual.bias, levels={FIRST: 99.0, NEXT: -99.0})

    assert handed_out(meeting(HANDED), weights=strict) == ()


@pytest.mark.parametrize("piece", ["we'll have to ", "you get ", "maybe we ", "Lee, ", "um, "])
def test_a_hostile_line_is_read_in_time(piece: str) -> None:
    notes = meeting(piece * 8_000)
    started = time.process_time()

    list(candidates(notes))

    assert time.process_time() - started < 3
