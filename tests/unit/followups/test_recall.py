"""Advice is asked back when it is about to be forgotten, few at a time, and never given away."""

import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.followups.recall import (
    CALL_NEAR_DAYS,
    LONGEST_INTERVAL,
    MOST_A_WEEK,
    RecallCard,
    answer_of,
    due_on,
    next_asked_on,
    question_of,
    to_ask,
)
from companion.followups.recalled import Grade, Recall
from companion.people.person import PersonId

CONFIRMED = date(2027, 1, 5)
INES, LEA = PersonId("ines"), PersonId("lea")


def a_card(item_id: str = "a", **fields: object) -> RecallCard:
    card = RecallCard(
        item_id=item_id,
        text="Ask the market office before you buy stock",
        said_on=CONFIRMED,
        mentor_id=INES,
        mentor_name="Ines",
        confirmed_on=CONFIRMED,
    )
    return replace(card, **fields)  # type: ignore[arg-type]


def asked(*grades: Grade) -> RecallCard:
    """Return a card that was asked whenever it was due."""
    card = a_card()
    for grade in grades:
        card = replace(card, recalls=(*card.recalls, Recall(on=due_on(card), grade=grade)))
    return card


def days_after(card: RecallCard) -> int:
    return (due_on(card) - card.recalls[-1].on).days


def test_what_was_just_confirmed_is_asked_two_days_later_and_then_ever_more_rarely() -> None:
    first, second, third = (asked(*[Grade.KNEW] * number) for number in range(3))

    assert due_on(first) == CONFIRMED + timedelta(days=2)
    assert (days_after(second), days_after(third)) == (11, 46)


def test_what_was_forgotten_comes_back_within_days_and_what_came_easily_later() -> None:
    lengths = [days_after(asked(Grade.KNEW, Grade.KNEW, grade)) for grade in Grade]

    assert lengths[0] <= 4
    assert lengths == sorted(lengths)


@given(st.lists(st.tuples(st.sampled_from(list(Grade)), st.integers(0, 400)), max_size=25))
def test_the_schedule_is_the_same_each_time_and_always_later_within_a_year(
    history: list[tuple[Grade, int]],
) -> None:
    card = a_card()
    for grade, late in history:
        day = (card.recalls[-1].on if card.recalls else CONFIRMED) + timedelta(days=late)
        card = replace(card, recalls=(*card.recalls, Recall(on=day, grade=grade)))

    again = due_on(replace(card, recalls=tuple(card.recalls)))

    last = card.recalls[-1].on if card.recalls else CONFIRMED
    assert due_on(card) == again
    assert 1 <= (again - last).days <= LONGEST_INTERVAL


def test_at_most_three_are_asked_in_any_seven_days_however_many_wait() -> None:
    waiting = [a_card(f"c{number}") for number in range(9)]
    day = CONFIRMED + timedelta(days=30)

    first = to_ask(waiting, on=day, calls={})
    told = [
        replace(card, recalls=(Recall(on=day, grade=Grade.KNEW),)) if card in first else card
        for card in waiting
    ]

    assert len(first) == MOST_A_WEEK
    assert to_ask(told, on=day + timedelta(days=6), calls={}) == ()
    assert len(to_ask(told, on=day + timedelta(days=7), calls={})) == MOST_A_WEEK


@settings(max_examples=40)
@given(st.integers(1, 12), st.lists(st.integers(1, 9), min_size=1, max_size=40))
def test_nobody_is_asked_more_than_three_times_in_any_week(count: int, steps: list[int]) -> None:
    cards = {f"c{number}": a_card(f"c{number}") for number in range(count)}
    day, asked_on = CONFIRMED, []

    for step in steps:
        day += timedelta(days=step)
        for card in to_ask(list(cards.values()), on=day, calls={}):
            asked_on.append(day)
            recalls = (*card.recalls, Recall(on=day, grade=Grade.KNEW))
            cards[card.item_id] = replace(card, recalls=recalls)

    for first in asked_on:
        week = [one for one in asked_on if first <= one < first + timedelta(days=7)]
        assert len(week) <= MOST_A_WEEK


def test_the_one_whose_call_is_next_is_asked_first() -> None:
    day = CONFIRMED + timedelta(days=30)
    of_ines, of_lea = a_card("a"), a_card("b", mentor_id=LEA, mentor_name="Lea")

    ranked = to_ask([of_ines, of_lea], on=day, calls={LEA: day + timedelta(days=5)})

    assert [card.item_id for card in ranked] == ["b", "a"]


def test_what_falls_due_by_a_near_call_is_asked_before_it_once() -> None:
    card = asked(Grade.KNEW)
    call = due_on(card)
    before = call - timedelta(days=CALL_NEAR_DAYS)

    ahead = to_ask([card], on=before, calls={INES: call})
    told = replace(card, recalls=(*card.recalls, Recall(on=before, grade=Grade.FORGOT)))

    assert ahead == (card,)
    assert to_ask([card], on=before, calls={}) == ()
    assert to_ask([card], on=before - timedelta(days=1), calls={INES: call}) == ()
    assert to_ask([told], on=before, calls={INES: call}) == ()


def test_without_anything_confirmed_there_is_nothing_to_come() -> None:
    assert next_asked_on([], on=CONFIRMED) is None
    assert next_asked_on([a_card(), asked(Grade.KNEW)], on=CONFIRMED) == CONFIRMED + timedelta(2)


def test_the_next_day_is_one_on_which_the_week_has_room_again() -> None:
    told = [
        replace(a_card(f"c{day}"), recalls=(Recall(on=date(2027, 2, day), grade=Grade.FORGOT),))
        for day in (1, 3, 4)
    ]

    following = next_asked_on(told, on=date(2027, 2, 4))

    assert following == date(2027, 2, 8)
    assert to_ask(told, on=date(2027, 2, 7), calls={}) == ()
    assert len(to_ask(told, on=date(2027, 2, 8), calls={})) == 1


@pytest.mark.parametrize(
    ("fields", "question"),
    [
        ({}, "which begins “Ask the market …”?"),
        ({"text": "Call Ana"}, "which begins “Call …”?"),
        ({"text": "Wait"}, "What did you take from your talk with Ines on Tue 5 Jan 2027?"),
        (
            {"when": "somebody offers stock.", "then": "ask the market office"},
            "When somebody offers stock — what did you want to do then, after your talk",
        ),
        ({"when": "when it rains", "then": "cover the stall"}, "When it rains — what did you"),
    ],
)
def test_a_question_says_where_it_is_from_and_does_not_give_the_answer_away(
    fields: dict[str, object], question: str
) -> None:
    card = replace(a_card(), **fields)  # type: ignore[arg-type]

    asked_for = question_of(card)

    assert question in asked_for
    assert "Ines on Tue 5 Jan 2027" in asked_for
    assert (card.then or card.text) not in asked_for


def test_an_answer_is_the_takeaway_as_it_was_confirmed() -> None:
    planned = a_card(when="somebody offers stock", then="call the office")

    assert answer_of(a_card()) == "Ask the market office before you buy stock"
    assert answer_of(planned) == "call the office (Ask the market office before you buy stock)"


def test_the_schedule_needs_no_numeric_library() -> None:
    program = (
        "import sys; import companion.followups.recall; "
        "print(sorted({'torch', 'numpy', 'pandas', 'tqdm'} & set(sys.modules)))"
    )

    found = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert found.stdout.strip() == "[]"
