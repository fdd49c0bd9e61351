"""Where a request stands on a day, and what comes next."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.requests.request import Request, Standing
from companion.requests.rules import (
    ANEW_AFTER_DAYS,
    LAPSES_AFTER_DAYS,
    SILENT_AFTER_DAYS,
    Step,
    is_open,
    latest_to,
    may_ask_anew,
    may_draft,
    next_step,
    silent_from,
    standing,
    too_many,
)
from tests.records import a_request

SENT_ON = date(2026, 3, 2)


def sent(id: str = "r", *, mentor: str = "ana", mentee: str = "me", **fields: object) -> Request:  # noqa: A002
    message = {"body": "May I ask?", "drafted_on": SENT_ON, "sent_on": SENT_ON}
    return a_request(id, mentor_id=mentor, mentee_id=mentee, **{"message": message, **fields})


def after(days: int) -> date:
    return SENT_ON + timedelta(days=days)


def a_follow_up(*, sent_after: int | None = None) -> dict[str, object]:
    letter: dict[str, object] = {"body": "A reminder.", "drafted_on": after(SILENT_AFTER_DAYS)}
    return letter if sent_after is None else {**letter, "sent_on": after(sent_after)}


def test_a_week_without_an_answer_is_silence_and_calls_for_the_one_follow_up() -> None:
    request = sent()

    assert standing(request, on=after(SILENT_AFTER_DAYS - 1)) is Standing.SENT
    assert next_step(request, on=after(SILENT_AFTER_DAYS - 1)) is Step.WAIT
    assert standing(request, on=after(SILENT_AFTER_DAYS)) is Standing.SILENT
    assert next_step(request, on=after(SILENT_AFTER_DAYS)) is Step.FOLLOW_UP


def test_after_the_follow_up_and_another_week_it_is_the_next_mentors_turn() -> None:
    drafted, followed = sent(follow_up=a_follow_up()), sent(follow_up=a_follow_up(sent_after=8))

    assert next_step(drafted, on=after(9)) is Step.SEND_FOLLOW_UP
    assert next_step(followed, on=after(14)) is Step.WAIT
    assert next_step(followed, on=after(15)) is Step.ASK_ANOTHER


def test_a_reminder_after_weeks_would_only_puzzle() -> None:
    assert next_step(sent(), on=after(LAPSES_AFTER_DAYS)) is Step.FOLLOW_UP
    assert next_step(sent(), on=after(LAPSES_AFTER_DAYS + 1)) is Step.ASK_ANOTHER
    late = sent(follow_up=a_follow_up())
    assert next_step(late, on=after(LAPSES_AFTER_DAYS + 1)) is Step.ASK_ANOTHER


@pytest.mark.parametrize(
    ("answer", "step", "opens"),
    [("yes", Step.PREPARE, False), ("no", Step.ASK_ANOTHER, False), ("more", Step.TELL_MORE, True)],
)
def test_an_answer_says_what_comes_next(answer: str, step: Step, *, opens: bool) -> None:
    request = sent(answer=answer, answered_on=after(3))

    assert standing(request, on=after(90)).value == answer
    assert next_step(request, on=after(90)) is step
    assert is_open(request, on=after(4)) is opens
    assert not is_open(request, on=after(4 + LAPSES_AFTER_DAYS))


def test_a_draft_is_open_until_it_is_forgotten() -> None:
    draft = a_request("r", mentor_id="ana", mentee_id="me")

    assert standing(draft, on=date(2026, 3, 1)) is Standing.DRAFTED
    assert next_step(draft, on=date(2026, 3, 1)) is Step.SEND
    assert is_open(draft, on=date(2026, 3, 29))
    assert not is_open(draft, on=date(2026, 3, 30))


@given(days=st.integers(0, 2_000), followed=st.none() | st.integers(7, 60))
def test_there_is_never_a_second_follow_up(days: int, followed: int | None) -> None:
    follow_up = a_follow_up(sent_after=followed) if followed is not None else a_follow_up()

    step = next_step(sent(follow_up=follow_up), on=after(days))

    assert step is not Step.FOLLOW_UP


def test_two_may_wait_at_once_and_the_third_is_told_who_does() -> None:
    waiting = [sent("a", mentor="ana"), sent("b", mentor="ben")]
    third, others = sent("c", mentor="cleo"), sent("d", mentor="dan", mentee="somebody-else")

    refused = too_many(waiting, [third], most=2, on=after(1))

    assert [request.id for request in refused] == ["a", "b"]
    assert too_many(waiting, [third], most=3, on=after(1)) == ()
    assert too_many(waiting, [others], most=2, on=after(1)) == ()
    assert too_many(waiting, [third], most=2, on=after(LAPSES_AFTER_DAYS + 1)) == ()


def test_what_was_open_may_change_however_many_there_are() -> None:
    waiting = [sent("a"), sent("b"), sent("c")]
    answered = sent("a", answer="more", answered_on=after(1))

    assert too_many(waiting, [answered], most=2, on=after(1)) == ()


def test_all_of_one_import_count_together() -> None:
    three = [sent("a"), sent("b"), sent("c")]

    assert too_many([], three, most=2, on=after(1)) == tuple(three)


def test_a_no_is_not_asked_again_within_a_year() -> None:
    request = sent(answer="no", answered_on=after(1))

    assert not may_draft(request, on=after(ANEW_AFTER_DAYS))
    assert may_ask_anew(request, on=after(ANEW_AFTER_DAYS + 2))
    assert may_draft(request, on=after(ANEW_AFTER_DAYS + 2))


def test_the_latest_request_between_two_is_the_one_drafted_last() -> None:
    older, newer = sent("z"), a_request("a", mentor_id="ana", mentee_id="me")
    requests = [newer, older, sent("b", mentor="ben")]

    assert latest_to(requests, mentee_id="me", mentor_id="ana") == older
    assert latest_to(requests, mentee_id="me", mentor_id="nobody") is None


def test_the_last_days_of_the_calendar_are_no_error() -> None:
    assert silent_from(date.max) == date.max
