"""A request as its mentor reads it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.outreach.answering import (
    Answering,
    ReplyKind,
    missing_said,
    offered_minutes,
    replies,
    triage,
)
from companion.outreach.received import Received, read_request
from tests.records import a_person

FULL = """Dear Hanna,

How are you? I hope this finds you well. I'm a pastry cook at the Old Mill. You ran a bakery stall
for five years, so I wanted to ask you how to price bread for cafés. Could we talk for twenty
minutes next Tuesday?

Kind regards,
Jonas Weil
"""


def read(text: str) -> Received:
    found = read_request(text)
    assert found is not None
    return found


def test_the_one_line_is_what_is_asked_and_not_when_to_meet() -> None:
    found = read(FULL)

    assert "how to price bread for cafés" in found.ask.text
    assert FULL[found.ask.start : found.ask.end] == found.ask.text
    assert (found.minutes, found.sender, found.missing) == (20, "Jonas Weil", ())


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Would you be my mentor?", {"no_question", "no_minutes", "no_who", "no_why_you"}),
        ("Can we grab a coffee? I'm new here.", {"no_question", "no_minutes"}),
        ("Hi, I'm Jo. Can I pick your brain?", {"no_question", "no_minutes"}),
        ("What would you charge for a wedding cake?", {"no_minutes", "no_who"}),
        ("I'm a cook, struggling with rotas. 15 min on Friday?", {"no_why_you"}),
    ],
)
def test_what_a_request_leaves_open_is_named(text: str, codes: set[str]) -> None:
    missing = {notice.code for notice in read(text).missing}

    assert codes <= missing
    if "no_question" not in codes:
        assert "no_question" not in missing


@pytest.mark.parametrize(
    ("said", "minutes", "offered"),
    [
        ("half an hour", 30, 30),
        ("an hour", 60, 30),
        ("10 mins", 10, 15),
        ("fifteen minutes", 15, 15),
        ("some time", None, 15),
    ],
)
def test_a_yes_offers_what_was_asked_for_within_a_short_talk(
    said: str, minutes: int | None, offered: int
) -> None:
    found = read(f"Could you spare {said} to tell me how you began?")

    assert found.minutes == minutes
    assert offered_minutes(found) == offered


def test_the_three_replies_name_the_asker_the_times_and_one_question() -> None:
    hanna = a_person("me", name="Hanna Roth")
    about = Answering(
        mentor=hanna, received=read(FULL), slots=("Tue 24 Nov, 17:00", "Thu 26 Nov, 12:30", "x")
    )

    yes, more, no = replies(about)

    assert (yes.kind, more.kind, no.kind) == tuple(ReplyKind)
    assert "Tue 24 Nov, 17:00 or Thu 26 Nov, 12:30: which is better" in yes.body
    assert "20 minutes" in yes.body
    assert more.body.count("?") == 1
    assert "cannot take this on" in no.body
    for reply in (yes, more, no):
        assert reply.body.startswith("Hi Jonas,\n\nThank you")
        assert reply.body.endswith("Best wishes,\nHanna Roth")


def test_the_one_question_asks_for_what_is_missing_most() -> None:
    hanna = a_person("me", name="Hanna Roth")

    bodies = [
        replies(Answering(mentor=hanna, received=read(text)))[1].body
        for text in ("Would you be my mentor?", "What would you charge for a cake?", FULL)
    ]

    assert "the one thing that you would like to know" in bodies[0]
    assert "what you do now" in bodies[1]
    assert "What have you tried so far" in bodies[2]


def test_without_times_the_yes_asks_for_two() -> None:
    yes = replies(Answering(mentor=a_person("me"), received=read("How did you begin?")))[0]

    assert "send me two times next week" in yes.body
    assert yes.body.startswith("Hello,")


def test_minutes_fit_where_enough_are_left() -> None:
    about = Answering(mentor=a_person("me"), received=read(FULL))

    assert triage(about, minutes_left=20).fits is True
    assert triage(about, minutes_left=19).fits is False
    assert triage(about, minutes_left=None).fits is None


def test_another_language_is_noticed() -> None:
    assert not read("Hola Rosa, ¿podrías ayudarme con la biblioteca de mi escuela?").is_english
    assert read(FULL).is_english


def test_nothing_said_is_nothing_read() -> None:
    assert read_request(" \n\n") is None
    assert missing_said(read(FULL)) is None


@given(text=st.text(max_size=2_000))
def test_the_ask_is_always_a_stretch_of_the_text(text: str) -> None:
    found = read_request(text)

    if found is not None:
        assert text[found.ask.start : found.ask.end] == found.ask.text
        assert len(replies(Answering(mentor=a_person("me"), received=found))) == 3


@pytest.mark.parametrize("piece", ["? ", "how to ", "half an ", "I'm ", "1", "wonder a ", "\n"])
def test_hostile_text_is_read_in_no_time(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    best = 9.0
    for _ in range(3):
        started = time.process_time()
        read_request(text)
        best = min(best, time.process_time() - started)

    assert best < 1.0


@pytest.mark.parametrize(
    ("before", "asked", "after"),
    [
        (
            "I am a baker and have run the night shift for two years.",
            "We should meet next week to go over the books.",
            "The owner is retiring.",
        ),
        ("I nurse on a ward.", "Feedback on the attached rota before Friday.", "It has two pages."),
        ("I work at a depot.", "Let's talk about the licence on Monday.", "The test costs a lot."),
    ],
)
def test_of_a_request_without_a_question_the_line_that_wants_something_is_told(
    before: str, asked: str, after: str
) -> None:
    found = read(f"Hello Hanna,\n{before} {asked} {after}\nKim")

    assert found.ask.text == asked
