"""What a request may hold: one message, at most one short follow-up, one answer."""

import pytest
from pydantic import ValidationError

from companion.requests.request import FOLLOW_UP_WORDS
from tests.records import a_request

SENT = {"body": "May I ask?", "drafted_on": "2026-03-01", "sent_on": "2026-03-02"}


def refused(**fields: object) -> str:
    with pytest.raises(ValidationError) as caught:
        a_request("r", mentor_id="ana", mentee_id="me", **fields)
    return str(caught.value)


def test_the_last_day_of_writing_is_that_of_the_follow_up_once_it_is_sent() -> None:
    drafted = {"body": "A reminder.", "drafted_on": "2026-03-10"}
    waiting = a_request("r", mentor_id="ana", mentee_id="me", message=SENT, follow_up=drafted)
    followed = a_request(
        "r",
        mentor_id="ana",
        mentee_id="me",
        message=SENT,
        follow_up={**drafted, "sent_on": "2026-03-11"},
    )

    assert str(waiting.last_sent_on) == "2026-03-02"
    assert str(followed.last_sent_on) == "2026-03-11"


def test_an_answer_has_a_day() -> None:
    assert "give both" in refused(message=SENT, answer="yes")
    assert "give both" in refused(message=SENT, answered_on="2026-03-04")


def test_nothing_follows_a_message_that_was_not_sent() -> None:
    follow_up = {"body": "A reminder.", "drafted_on": "2026-03-10"}

    assert "message.sent_on is missing" in refused(answer="no", answered_on="2026-03-04")
    assert "message.sent_on is missing" in refused(follow_up=follow_up)


def test_days_run_forward() -> None:
    early = {"body": "A reminder.", "drafted_on": "2026-02-10"}

    assert "is before drafted_on" in refused(message={**SENT, "sent_on": "2026-02-28"})
    assert "is before message.sent_on" in refused(
        message=SENT, answer="no", answered_on="2026-03-01"
    )
    assert "follow_up was drafted before" in refused(message=SENT, follow_up=early)


def test_a_long_follow_up_is_refused_with_its_length() -> None:
    long = {"body": "please " * (FOLLOW_UP_WORDS + 1), "drafted_on": "2026-03-10"}

    assert "61 words; a follow-up has 60 at most" in refused(message=SENT, follow_up=long)


def test_words_of_an_answer_need_an_answer() -> None:
    assert "answer_text needs an answer" in refused(message=SENT, answer_text="Sure")
