"""A chat names its two speakers: with one of them known, the other label is the other one."""

from datetime import date

import pytest

from companion.agendas.agenda import PastNotes, PointKind, Reader
from companion.application.carryover import carryover_of
from companion.application.pair import Pair, with_speakers
from companion.people.person import Person

CHAT = """[3/11/2026, 19:02] Ines Faro: thanks for today
[3/11/2026, 19:04] Tom: ask the yard first. I'll write you the list of questions by Friday
[3/11/2026, 19:06] Ines Faro: ok, I'll ring the yard on Thursday
[3/11/2026, 19:08] Tom: good
"""
INES = Person.model_validate({"id": "ines", "name": "Ines Faro"})


def test_the_second_label_of_a_chat_is_the_other_one() -> None:
    pair = with_speakers(Pair(mentee=INES, writer=Reader.MENTOR), [CHAT])

    assert pair.mentor is not None
    assert (pair.mentor.id, pair.mentor.name) == ("tom", "Tom")


@pytest.mark.parametrize(
    "notes", ["", "Ines: wants a yard of her own\nTom: knows one", CHAT.replace("Tom", "Ines Faro")]
)
def test_nobody_is_made_up_of_notes_without_two_speakers(notes: str) -> None:
    assert with_speakers(Pair(mentee=INES), [notes]).mentor is None


def test_i_in_a_chat_is_whoever_speaks() -> None:
    pair = with_speakers(Pair(mentee=INES, writer=Reader.MENTOR), [CHAT])
    past = PastNotes(ref="chat.txt", text=CHAT, held_on=date(2026, 11, 3))

    owners = {
        one.what.split()[0].lower(): one.owner
        for one in carryover_of((past,), pair=pair).open_actions
    }

    assert owners == {"ring": Reader.MENTEE, "write": Reader.MENTOR}


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("We speak again in about a fortnight, after service.", date(2026, 11, 17)),
        ("speak sunday 15th then", date(2026, 11, 15)),
        ("next: wk of 16 Nov, she rings", date(2026, 11, 16)),
    ],
)
def test_an_appointment_is_when_they_meet_and_nothing_to_take_up(line: str, day: date) -> None:
    text = f"The choir was late on Sunday.\n{line}\n"
    past = PastNotes(ref="n", text=text, held_on=date(2026, 11, 3))

    carried = carryover_of((past,), pair=Pair(writer=Reader.MENTOR))

    assert carried.next_meeting is not None
    assert carried.next_on == day
    assert not carried.open_actions
    assert not any(line[:12] in point.quote.text for point in carried.points)


def test_what_was_agreed_comes_along_whole() -> None:
    said = "We agreed she tries the two-minute pause before every lesson, for two weeks."
    past = PastNotes(ref="n", text=f"She was late again.\n{said}\n")

    carried = carryover_of((past,), pair=Pair(writer=Reader.MENTOR))

    assert [one.quote.text for one in carried.points if one.kind is PointKind.AGREED] == [said]


def test_a_feeling_is_nothing_to_be_done() -> None:
    past = PastNotes(ref="n", text="- me: ask Rui about Saturdays before Easter. dreading it\n")

    carried = carryover_of((past,), pair=Pair(writer=Reader.MENTEE))

    assert [one.what.split()[0].lower() for one in carried.open_actions] == ["ask"]


def test_words_that_say_what_it_is_may_stand_before_the_promise() -> None:
    chat = """[3/11/2026, 19:02] Ines Faro: four people came again
[3/11/2026, 19:04] Tom: ask each of them to bring one friend
[3/11/2026, 19:06] Ines Faro: ok I'll ask them on Thursday
[3/11/2026, 19:08] Tom: good
"""
    pair = with_speakers(Pair(mentee=INES, writer=Reader.MENTOR), [chat])
    past = PastNotes(ref="chat.txt", text=chat, held_on=date(2026, 11, 3))

    for action in carryover_of((past,), pair=pair).open_actions:
        assert action.quote.text.strip()


def test_a_wish_is_no_promise_and_a_word_that_was_not_asked_about_is_kept() -> None:
    text = "- she wants to take the choir to the festival\n- robes? not discussed\n"
    past = PastNotes(ref="n", text=text, held_on=date(2026, 11, 3))

    carried = carryover_of((past,), pair=Pair(writer=Reader.MENTOR))

    assert not carried.open_actions
    assert [one.quote.text for one in carried.points] == ["robes? not discussed"]
