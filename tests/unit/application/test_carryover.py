"""Who promised what in earlier notes, as the next plan tells it."""

from datetime import date

import pytest

from companion.agendas.agenda import Carryover, PastNotes, Reader, oldest_first
from companion.application.carryover import carryover_of
from companion.application.pair import Pair
from companion.people.person import Person, PersonId

MENTEE = Person(id=PersonId("e"), name="Amira Haddad")
MENTOR = Person(id=PersonId("m"), name="Ned Low")


def notes(text: str, ref: str = "n.txt") -> PastNotes:
    return PastNotes(ref=ref, text=text)


def test_i_is_whoever_wrote_and_the_other_one_is_named() -> None:
    text = "amira will send the sequence to Colm\nI'll ask Colm about the client meeting"
    pair = Pair(mentee=MENTEE, mentor=MENTOR, writer=Reader.MENTOR)

    carried = carryover_of((notes(text),), pair=pair)

    assert [(one.owner, one.owner_name) for one in carried.open_actions] == [
        (Reader.MENTEE, "Amira"),
        (Reader.MENTOR, "Ned"),
    ]


def test_a_writer_without_a_name_is_known_by_the_role() -> None:
    pair = Pair(mentee=MENTEE, writer=Reader.MENTOR)

    carried = carryover_of((notes("I'll ask Colm about the client meeting"),), pair=pair)

    assert carried.open_actions[0].owner is Reader.MENTOR
    assert carried.open_actions[0].owner_name is None


def test_without_a_writer_i_is_nobody() -> None:
    carried = carryover_of((notes("I'll ask Colm about the client meeting"),), pair=Pair())

    assert carried.open_actions[0].owner is None


def test_a_speaker_is_spelt_as_in_the_notes() -> None:
    text = (
        "Ana: did it go well?\nLuis: half done. I'll finish the two case pages this week.\n"
        "Ana: ok, I'll introduce you to Carla.\nLuis: great!"
    )

    carried = carryover_of((notes(text),))

    assert carried.open_actions[0].owner_name == "Luis"


def test_a_name_on_top_is_not_taken_for_who_speaks() -> None:
    text = "Amira: sat in on the talk. She liked it. I need to ask the depot about the course."
    pair = Pair(mentee=MENTEE, mentor=MENTOR, writer=Reader.MENTOR)

    carried = carryover_of((notes(text),), pair=pair)

    assert all(one.owner is not Reader.MENTEE for one in carried.open_actions)


def test_the_latest_notes_that_left_something_open_count() -> None:
    first = notes("I'll ask Colm about the client meeting", "1.txt")
    second = notes("I'll draw the second floor by Friday", "2.txt")

    carried = carryover_of((first, second, notes(" ", "3.txt")))

    assert {one.ref for one in carried.open_actions} == {"2.txt"}
    assert carryover_of((notes(" "),)) == Carryover()


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((date(2026, 3, 1), date(2026, 1, 1)), ["1", "0"]),
        ((date(2026, 3, 1), None), ["0", "1"]),
    ],
)
def test_notes_are_put_by_day_where_all_have_one(
    days: tuple[date | None, ...], expected: list[str]
) -> None:
    given = tuple(
        PastNotes(ref=str(number), text="x", held_on=day) for number, day in enumerate(days)
    )

    assert [past.ref for past in oldest_first(given)] == expected


def test_advice_under_a_name_is_quoted_with_the_name_and_promised_by_nobody() -> None:
    text = "Greta: ask one person at a time, never the room\nTo do: write down my price\n"
    greta = Person(id=PersonId("g"), name="Greta Moe")
    pair = Pair(mentee=MENTEE, mentor=greta, writer=Reader.MENTEE)

    carried = carryover_of((notes(text),), pair=pair)

    said = {one.quote.text: one.owner for one in carried.open_actions}
    assert all(owner is None for quote, owner in said.items() if quote.startswith("Greta:"))
    assert not any(one.owner is Reader.MENTOR for one in carried.open_actions)


def test_what_was_left_for_the_next_time_is_nobody_s_promise() -> None:
    text = (
        "Amira, 4 May. She'll send me the plan by Friday. "
        "We didn't get to the rent of the kiln, she wants to talk about that next time."
    )
    pair = Pair(mentee=MENTEE, mentor=MENTOR, writer=Reader.MENTOR)

    carried = carryover_of((notes(text),), pair=pair)

    assert not any("kiln" in one.quote.text for one in carried.open_actions)
    assert any("kiln" in one.quote.text for one in carried.points)


def test_an_action_that_names_no_thing_carries_what_it_leans_on() -> None:
    text = (
        "Amira wants the fern prints mounted before the fair, forty of them. "
        "She said she would do that in the hall by Friday."
    )
    pair = Pair(mentee=MENTEE, mentor=MENTOR, writer=Reader.MENTOR)

    (action,) = carryover_of((notes(text),), pair=pair).open_actions

    assert action.leans_on is not None
    assert action.leans_on.text == (
        "Amira wants the fern prints mounted before the fair, forty of them."
    )
    assert text[action.leans_on.start : action.leans_on.end] == action.leans_on.text


def test_an_action_that_names_its_thing_leans_on_nothing() -> None:
    text = "The hall is cold. Amira will order the mounting boards by Friday."
    pair = Pair(mentee=MENTEE, mentor=MENTOR, writer=Reader.MENTOR)

    (action,) = carryover_of((notes(text),), pair=pair).open_actions

    assert action.leans_on is None
