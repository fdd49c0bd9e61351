"""Why a step is next: each rule says what it rests on, in one short line."""

from datetime import date, timedelta

from companion.cli.today_why import why_next
from companion.followups.steps import Do
from companion.followups.today import AWAY_DAYS, QUIET_DAYS, Today
from companion.goals.goal import LifeEvent
from companion.pairs.agreement import Side
from tests.records import a_goal
from tests.unit.followups.samples import an_item
from tests.unit.followups.test_today import (
    AMIR,
    ON,
    a_pair,
    asked,
    days,
    look,
    noted,
    planned,
)

MOST_WORDS = 26


def why(today: Today, do: Do) -> str:
    assert today.step.do is do
    said = why_next(today, on=ON)
    assert said is not None
    assert len(said.split()) <= MOST_WORDS
    return said


def told(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"


def test_a_near_talk_is_next_by_being_near_and_before_what_is_late() -> None:
    late = an_item("a", due_on=days(-1))
    near = (noted(days(-9)), planned(days(1)))

    assert why(look(a_pair(*near)), Do.PREPARE) == "a talk within 2 days comes first"
    assert "even before a promise that is late" in why(
        look(a_pair(*near, items=(late,))), Do.PREPARE
    )


def test_after_weeks_away_a_talk_that_is_not_near_is_not_said_to_be() -> None:
    away = look(a_pair(noted(days(-AWAY_DAYS)), planned(days(9))))

    assert why(away, Do.PREPARE) == "it is the next talk that is set"


def test_a_promise_is_next_by_whose_word_it_is_and_since_when() -> None:
    late, later = an_item("a", due_on=days(-3)), an_item("b", due_on=days(-1))
    soon, undated = an_item("c", due_on=days(1)), an_item("d", confirmed_on=days(-2))
    talk = noted(days(-9))

    alone = why(look(a_pair(talk, items=(late,))), Do.KEEP)

    assert alone.startswith(
        f"you took it on in the talk with Ana, noted on {told(late.confirmed_on)}"
    )
    assert alone.endswith("its day has passed")
    assert why(look(a_pair(talk, items=(late, later))), Do.KEEP).endswith("late for longer")
    assert why(look(a_pair(talk, items=(soon, undated))), Do.KEEP).endswith("is due sooner")
    ahead = a_pair(talk, agreed_next=days(9), items=(undated,))
    assert why(look(ahead), Do.KEEP).endswith("nothing else waits for you")


def test_what_the_other_one_owes_is_asked_about_by_its_day_or_the_days_without_one() -> None:
    late = an_item("a", owner="marta", due_on=days(-1))
    waited = an_item("b", owner="marta", confirmed_on=days(-8))
    talk, ahead = noted(days(-9)), days(9)

    of_day = why(look(a_pair(talk, items=(late,), agreed_next=ahead)), Do.NUDGE)
    of_none = why(look(a_pair(talk, items=(waited,), agreed_next=ahead)), Do.NUDGE)

    assert of_day.startswith("Ana took it on in the talk, noted on")
    assert of_day.endswith("its day has passed")
    assert of_none.endswith("no day was named, and 8 days have passed")


def test_a_request_is_next_by_the_day_of_what_was_sent_or_answered() -> None:
    yes = asked(sent=5, answer="yes", answered_on=days(-1))
    more = asked(sent=5, answer="more", answered_on=days(-2))

    assert why(look(requests=(yes,)), Do.AGREE).startswith(f"the yes came on {told(days(-1))}")
    assert told(days(-2)) in why(look(requests=(more,)), Do.ANSWER)
    assert told(ON) in why(look(requests=(asked(sent=None),)), Do.SEND)
    assert why(look(requests=(asked(sent=8),)), Do.REMIND).startswith("after 8 days of silence")
    first = look(a_pair(agreed_next=days(9)), requests=(yes,))
    assert why(first, Do.PREPARE).startswith("it is your first; the yes came")


def test_a_silence_a_missing_note_and_a_recap_say_what_is_missing() -> None:
    item = an_item("a", confirmed_on=days(-1), due_on=days(9))
    quiet = a_pair(noted(days(-QUIET_DAYS)), other=AMIR, side=Side.MENTOR)

    assert why(look(quiet), Do.MEET).startswith(f"you last talked {QUIET_DAYS} days ago")
    assert "nothing of it is noted" in why(look(a_pair(planned(days(-1)))), Do.NOTE)
    fresh = a_pair(noted(days(-1)), agreed_next=days(9), items=(item,))
    assert "that it was sent" in why(look(fresh), Do.RECAP)


def test_looking_back_says_what_makes_it_time() -> None:
    goal = a_goal("g", statement="Run the ward", mentee_id="me")
    settled = [
        an_item(f"i{at}", confirmed_on=days(-at), history=[{"status": "done", "on": days(-3)}])
        for at in (40, 30)
    ]
    talks = tuple(noted(days(-at)) for at in (40, 30, 20, 3))

    def said(**fields: object) -> str:
        goals = (goal.model_copy(update=fields),)
        pair = a_pair(*talks, agreed_next=days(9), items=tuple(settled), goals=goals)
        return why(look(pair), Do.REVIEW)

    event = LifeEvent(on=ON - timedelta(days=5), text="The matron leaves")
    assert "the day that you named" in said(review_on=days(-1))
    assert "something happened" in said(events=(event,))
    assert "several talks" in said() or "every step" in said()


def test_who_begins_is_told_what_is_missing() -> None:
    assert why(look(has_goal=False), Do.WISH) == "no goal of yours is stored"
    assert "nobody is stored" in why(look(knows_others=False), Do.GATHER)
    assert "no request of yours is open" in why(look(), Do.ASK)
