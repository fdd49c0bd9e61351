"""The one reminder: at most sixty words, nothing new, an easy no."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.goals.goal import Goal
from companion.outreach.follow_up import FollowUpBrief, follow_up
from companion.outreach.message import MessageChannel
from companion.people.person import Person
from companion.requests.request import FOLLOW_UP_WORDS
from tests.records import a_goal, a_person

ASKED_ON = date(2026, 11, 12)
GOAL = a_goal("g", statement="Run the night ward without losing the day team")


def a_brief(**fields: object) -> FollowUpBrief:
    given: dict[str, object] = {
        "mentee": a_person("me", name="Ida Holm"),
        "mentor": a_person("ana", name="Dr Ana Ruiz"),
        "goal": GOAL,
        "asked_on": ASKED_ON,
        **fields,
    }
    return FollowUpBrief.model_validate(given)


def test_a_reminder_names_the_day_the_topic_and_the_minutes() -> None:
    message = follow_up(a_brief(subject="The night ward", minutes=20), most_words=FOLLOW_UP_WORDS)

    assert message.subject == "Re: The night ward"
    assert message.body.startswith("Hi Dr Ruiz,\n\nA short reminder of my message of 12 November ")
    assert "about running the night ward" in message.body
    assert "20 minutes" in message.body
    assert message.body.endswith("Thank you,\nIda Holm")
    assert all(one.quote in GOAL.statement and one.text in message.body for one in message.claims)


def test_a_subject_is_not_answered_twice() -> None:
    message = follow_up(a_brief(subject="Re: The night ward"), most_words=FOLLOW_UP_WORDS)

    assert message.subject == "Re: The night ward"


@pytest.mark.parametrize("channel", [MessageChannel.CHAT, MessageChannel.INVITE])
def test_a_short_channel_has_one_paragraph_and_no_subject(channel: MessageChannel) -> None:
    message = follow_up(a_brief(channel=channel), most_words=FOLLOW_UP_WORDS)

    assert message.subject is None
    assert "\n" not in message.body
    assert message.body.endswith("Thank you, Ida")
    assert len(message.body) <= 300


def test_a_goal_in_another_language_is_noticed_and_not_mixed_in() -> None:
    goal = a_goal(
        "g", statement="Quiero aprender a dirigir un equipo de cocina sin perder la calma"
    )

    message = follow_up(a_brief(goal=goal), most_words=FOLLOW_UP_WORDS)

    assert "cocina" not in message.body
    assert [warning.code for warning in message.warnings] == ["language_not_read"]


def test_nobodys_name_signs_nothing() -> None:
    me = a_person("me", name="Me")

    message = follow_up(a_brief(mentee=me, goal=None), most_words=FOLLOW_UP_WORDS)

    assert message.body.endswith("Thank you")
    assert message.claims == ()


@given(statement=st.text(min_size=2, max_size=400), name=st.text(min_size=1, max_size=300))
def test_no_reminder_is_longer_than_it_may_be(statement: str, name: str) -> None:
    try:
        goal = Goal.model_validate({"id": "g", "statement": statement})
        mentor = Person.model_validate({"id": "ana", "name": name})
    except ValueError:
        return

    message = follow_up(a_brief(goal=goal, mentor=mentor), most_words=FOLLOW_UP_WORDS)

    assert message.words <= FOLLOW_UP_WORDS
