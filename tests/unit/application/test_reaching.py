"""What sessions and requests tell of reaching mentors."""

from datetime import date, timedelta

from companion.application.reaching import NOW_DAYS, asked_by, histories_of, met_by
from companion.people.person import PersonId
from companion.requests.request import Asking
from companion.requests.rules import SILENT_AFTER_DAYS
from companion.sessions.session import Meeting

TODAY = date(2026, 11, 22)


def a_meeting(mentor: str, mentee: str, *, days_ago: int = 1) -> Meeting:
    held_on = TODAY - timedelta(days=days_ago)
    return Meeting(mentor_id=PersonId(mentor), mentee_id=PersonId(mentee), last_held_on=held_on)


def an_asking(
    mentor: str, mentee: str = "me", *, days_ago: int, answered: int | None = None
) -> Asking:
    """Return a request sent and answered so many days ago."""
    return Asking(
        mentor_id=PersonId(mentor),
        mentee_id=PersonId(mentee),
        last_sent_on=TODAY - timedelta(days=days_ago),
        answered_on=None if answered is None else TODAY - timedelta(days=answered),
    )


def test_answers_count_at_once_and_silences_after_a_week() -> None:
    askings = [
        an_asking("m", "a", days_ago=2, answered=1),
        an_asking("m", "b", days_ago=SILENT_AFTER_DAYS),
        an_asking("m", "c", days_ago=SILENT_AFTER_DAYS - 1),
    ]

    (history,) = histories_of((), askings, on=TODAY, without=())

    assert (history.asked, history.answered, history.mentees_now) == (2, 1, 0)
    assert history.last_active_on == TODAY - timedelta(days=1)


def test_ones_own_silences_count_too() -> None:
    askings = [an_asking("m", days_ago=30)]

    (history,) = histories_of((), askings, on=TODAY, without={PersonId("me")})

    assert (history.asked, history.answered) == (1, 0)


def test_a_pair_that_met_is_counted_once() -> None:
    askings = [an_asking("m", "a", days_ago=30, answered=28)]

    (history,) = histories_of([a_meeting("m", "a")], askings, on=TODAY, without=())

    assert (history.asked, history.answered) == (1, 1)


def test_what_is_answered_later_is_not_known_before() -> None:
    assert histories_of((), [an_asking("m", days_ago=1, answered=-1)], on=TODAY, without=()) == ()


def test_a_mentee_has_asked_whom_they_wrote_to() -> None:
    askings = [an_asking("m2", days_ago=1), an_asking("m1", "other", days_ago=1)]

    assert asked_by(askings, {PersonId("me")}) == ("m2",)


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


def test_a_planned_talk_is_load_and_no_activity_yet() -> None:
    (history,) = histories_of([a_meeting("m", "a", days_ago=-5)], on=TODAY, without=())

    assert (history.mentees_now, history.last_active_on) == (1, TODAY)


def test_ones_own_sessions_are_no_load_on_ones_mentor() -> None:
    assert histories_of([a_meeting("m", "me")], on=TODAY, without={PersonId("me")}) == ()


def test_the_first_days_of_the_calendar_are_no_error() -> None:
    (history,) = histories_of([a_meeting("m", "a")], on=date.min, without=())

    assert history.mentees_now == 0
