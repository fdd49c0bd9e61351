import asyncio

import pytest

from companion.errors import ModelReplyError, ModelUnavailableError
from companion.writing.breaker import OPENS_AFTER, RESTS_SECONDS, Breaker


class HandClock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def failing(breaker: Breaker, times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(ModelUnavailableError), breaker.watching():
            raise ModelUnavailableError("gone")


def opened() -> tuple[Breaker, HandClock]:
    clock = HandClock()
    breaker = Breaker(clock_seconds=clock)
    failing(breaker, OPENS_AFTER)
    return breaker, clock


def test_a_model_that_answers_now_and_then_is_always_asked() -> None:
    breaker = Breaker(clock_seconds=HandClock())

    for _ in range(3):
        failing(breaker, OPENS_AFTER - 1)
        with breaker.watching():
            pass

    assert breaker.rests_seconds is None


def test_an_answer_that_cannot_be_used_is_an_answer() -> None:
    breaker = Breaker(clock_seconds=HandClock())
    failing(breaker, OPENS_AFTER - 1)

    with pytest.raises(ModelReplyError), breaker.watching():
        raise ModelReplyError("empty")

    failing(breaker)
    assert breaker.rests_seconds is None


def test_five_requests_without_an_answer_give_the_model_a_rest() -> None:
    breaker, clock = opened()

    assert breaker.rests_seconds == RESTS_SECONDS
    clock.seconds = RESTS_SECONDS - 1
    assert breaker.rests_seconds == 1


def test_after_the_rest_one_request_at_a_time_finds_out() -> None:
    breaker, clock = opened()
    clock.seconds = RESTS_SECONDS

    before = breaker.rests_seconds
    with breaker.watching():
        during = breaker.rests_seconds

    assert (before, during, breaker.rests_seconds) == (None, 0, None)


def test_one_failure_after_the_rest_begins_another() -> None:
    breaker, clock = opened()
    clock.seconds = RESTS_SECONDS

    failing(breaker)

    assert breaker.rests_seconds == RESTS_SECONDS


def test_a_trial_that_nobody_waits_for_leaves_the_next_one_free() -> None:
    breaker, clock = opened()
    clock.seconds = RESTS_SECONDS

    with pytest.raises(asyncio.CancelledError), breaker.watching():
        raise asyncio.CancelledError

    assert breaker.rests_seconds is None
