"""What sessions tell of reaching mentors."""

from datetime import date, timedelta

from companion.application.reaching import NOW_DAYS, histories_of, met_by
from companion.people.person import PersonId
from companion.sessions.session import Meeting

TODAY = date(2026, 11, 22)


def a_meeting(mentor: str, mentee: str, *, days_ago: int = 1) -> Meeting:
    held_on = TODAY - timedelta(days=days_ago)
    return Meeting(mentor_id=PersonId(mentor), mentee_id=PersonId(mentee), last_held_on=held_on)


def test_a_mentee_has_met_whom_they_sat_with() -> None:
    meetings = [a_meeting("m2", "me"), a_meeting("m1", "me"), a_meeting("m3", "other")]

    assert met_by(meetings, {PersonId("me")}) == ("m1", "m2")


def test_only_pairs_that_met_lately_are_load() -> None:
    meetings = [
        a_meeting("m", "a"),
        a_meeting("m", "b", days_ago=NOW_DAYS),
        a_meeting("m", "c", days_ago=NOW_DAYS + 1),
    ]

    (history,) = histories_of(meetings, on=TODAY, without=())

    assert (history.asked, history.answered, history.mentees_now) == (3, 3, 2)
    assert history.last_active_on == TODAY - timedelta(days=1)


def test_ones_own_sessions_are_no_load_on_ones_mentor() -> None:
    assert histories_of([a_meeting("m", "me")], on=TODAY, without={PersonId("me")}) == ()


def test_the_first_days_of_the_calendar_are_no_error() -> None:
    (history,) = histories_of([a_meeting("m", "a")], on=date.min, without=())

    assert history.mentees_now == 0
