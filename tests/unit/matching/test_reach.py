"""Reachability: silence and load count, newcomers do not lose by being new."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from companion.matching.match import MatchRequest, MentorHistory
from companion.matching.reach import LEAST_FACTOR, chance_of_answer, reach_factor
from companion.people.person import PersonId
from tests.unit.matching.people import ON, a_goal, a_person, matched

MENTOR = a_person("m")


def a_history(mentor_id: str = "m", **fields: object) -> MentorHistory:
    return MentorHistory.model_validate({"mentor_id": mentor_id, "last_active_on": ON, **fields})


def test_a_newcomer_is_believed_to_answer_three_of_five() -> None:
    assert chance_of_answer(a_history(), on=ON) == pytest.approx(0.6)
    assert reach_factor(a_history(), mentor=MENTOR, on=ON) == 1.0


def test_who_answers_is_not_put_before_a_newcomer() -> None:
    assert reach_factor(a_history(asked=9, answered=9), mentor=MENTOR, on=ON) == 1.0


def test_silence_counts_more_the_more_often_and_the_later_it_was() -> None:
    once = reach_factor(a_history(asked=1), mentor=MENTOR, on=ON)
    often = reach_factor(a_history(asked=3), mentor=MENTOR, on=ON)
    long_ago = reach_factor(
        a_history(asked=3, last_active_on=ON - timedelta(days=1_500)), mentor=MENTOR, on=ON
    )

    assert often < once < 1
    assert often < long_ago < 1


def test_many_mentees_now_hold_back_unless_the_mentor_has_room_for_them() -> None:
    busy = a_history(asked=6, answered=6, mentees_now=6)

    assert reach_factor(busy, mentor=MENTOR, on=ON) < 1
    assert reach_factor(busy, mentor=a_person("m", capacity=6), on=ON) == 1.0


@given(
    asked=st.integers(0, 500),
    silent=st.integers(0, 500),
    mentees=st.integers(0, 500),
    day=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
)
def test_the_factor_stays_within_its_bounds(
    asked: int, silent: int, mentees: int, day: date
) -> None:
    history = a_history(asked=asked + silent, answered=asked, mentees_now=mentees)

    assert LEAST_FACTOR <= reach_factor(history, mentor=MENTOR, on=day) <= 1


def test_more_answers_than_requests_are_refused() -> None:
    with pytest.raises(ValidationError, match="more than the 1 asked"):
        a_history(asked=1, answered=2)


async def test_who_never_answers_stands_lower_and_is_told_why() -> None:
    twins = [a_person(name, headline="Runs a hospital ward") for name in ("a", "b")]
    request = MatchRequest(mentors=tuple(twins), goals=(a_goal(),))
    silent = a_history("a", asked=4)

    fair = await matched(request)
    told = await matched(request.model_copy(update={"histories": (silent,)}))

    assert [match.mentor_id for match in fair.matches] == ["a", "b"]
    assert [match.mentor_id for match in told.matches] == ["b", "a"]
    (caution,) = [one for one in told.matches[1].cautions if one.code == "hard_to_reach"]
    assert "answered 0 of 4 requests" in caution.text
    assert "--" not in caution.text
    assert told.matches[1].score == fair.matches[0].score


async def test_a_history_of_nobody_in_the_pool_changes_nothing() -> None:
    request = MatchRequest(
        mentors=(a_person("a", headline="Runs a ward"),),
        goals=(a_goal(),),
        histories=(a_history("elsewhere", asked=4),),
    )

    (match,) = (await matched(request)).matches

    assert match.mentor_id == PersonId("a")
    assert not [one for one in match.cautions if one.code == "hard_to_reach"]
