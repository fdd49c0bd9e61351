"""What is undertaken in words that no rule knows."""

import time
from datetime import date

import pytest

from companion.people.person import PersonId
from companion.summaries.actions import find_actions
from companion.summaries.clauses import find_clauses
from companion.summaries.doers import reading_of
from companion.summaries.notes import Notes, read_notes
from companion.summaries.summary import ActionItem, ActionStatus, Participant, SummaryBrief
from companion.summaries.undertaken import BELIEVED, candidates, signs_of
from companion.text.linear import Linear

PEOPLE = (
    Participant(id=PersonId("olive"), name="Olive Tarn"),
    Participant(id=PersonId("bruno"), name="Bruno Kell"),
)
SILENT = Linear(weights={}, bias=0.0, levels={BELIEVED: 99.0})


def notes_of(text: str) -> Notes:
    return read_notes(
        SummaryBrief(notes=text, participants=PEOPLE, me=PersonId("olive"), held_on=None)
    )


def committed(text: str) -> list[ActionItem]:
    found = find_actions(notes_of(text), held_on=date(2026, 11, 3)).items
    return [one.item for one in found if one.item.status is ActionStatus.COMMITTED]


@pytest.mark.parametrize(
    ("line", "owner", "word"),
    [
        ("Bruno sending me his stock list", "bruno", "stock"),
        ("he goin to redo the bread rota by friday", "bruno", "rota"),
        ("im gona send him the form tonite", "olive", "form"),
    ],
)
def test_what_only_its_signs_tell_is_undertaken_by_who_they_name(
    line: str, owner: str, word: str
) -> None:
    found = committed(f"call with bruno\nthe oven is fine\n{line}\n")

    assert [one.owner for one in found] == [owner]
    assert word in found[0].what.casefold()


@pytest.mark.parametrize(
    "line",
    [
        "Bruno call, good mood",
        "Bruno will not apply for the grant this year",
        "he says bake the small ones first, not the big ones",
        "they are ordering new trays for the shop next door",
    ],
)
def test_a_heading_a_refusal_and_what_others_do_are_not(line: str) -> None:
    assert committed(f"notes\nthe oven is fine\n{line}\n") == []


def test_what_the_rules_found_is_not_found_twice() -> None:
    found = committed("Bruno to draft the letter and share it by 9 December.\n")

    assert len(found) == 1


def test_without_belief_in_signs_only_the_rules_speak() -> None:
    notes = notes_of("call with bruno\nthe oven is fine\nBruno sending me his stock list\n")

    assert find_clauses(notes, undertaken=SILENT) == find_clauses(notes)


def test_signs_are_the_same_for_the_same_words() -> None:
    reading = reading_of(notes_of("notes\nBruno sending me his stock list\n"), 1)

    (one, *_) = candidates(reading)

    assert (one.who, one.form) == ("name", "progressive")
    assert signs_of(reading, one) == signs_of(reading, one)


@pytest.mark.parametrize(
    "piece", ["i'll ", "she's to ", "and then we ", "Bruno sending ", "-> me "]
)
def test_a_hostile_line_is_read_in_time(piece: str) -> None:
    notes = notes_of(piece * 2_000)
    started = time.process_time()

    for number in range(len(notes.sentences)):
        list(candidates(reading_of(notes, number)))

    assert time.process_time() - started < 5
