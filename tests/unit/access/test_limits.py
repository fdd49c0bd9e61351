from hypothesis import given
from hypothesis import strategies as st

from companion.access.limits import MOST_REMEMBERED, Rate, Turns


def test_turns_run_out_and_come_back_with_time() -> None:
    turns = Turns(Rate(turns=2))

    waits = [turns.take("ana", now=0.0) for _ in range(3)]

    assert waits == [0, 0, 30]
    assert turns.take("ana", now=29.0) == 1
    assert turns.take("ana", now=30.0) == 0
    assert turns.take("ben", now=0.0) == 0


def test_looking_takes_no_turn() -> None:
    turns = Turns(Rate(turns=1))

    assert [turns.seconds_to_wait("ana", now=0.0) for _ in range(3)] == [0, 0, 0]


@given(st.lists(st.floats(0, 5, allow_nan=False), max_size=200))
def test_no_more_is_let_through_than_the_rate_allows(pauses: list[float]) -> None:
    turns, now, passed = Turns(Rate(turns=6)), 0.0, 0
    for pause in pauses:
        now += pause
        passed += turns.take("ana", now=now) == 0

    assert passed <= 6 + now * 6 / 60 + 1e-6


def test_memory_is_bounded_whoever_comes() -> None:
    turns = Turns(Rate(turns=1))
    for number in range(MOST_REMEMBERED + 500):
        turns.take(f"client {number}", now=0.0)

    assert len(turns._left) <= MOST_REMEMBERED
