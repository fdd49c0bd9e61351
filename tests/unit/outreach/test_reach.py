"""Where a note says how somebody is reached, the sender is told before a message goes elsewhere."""

import pytest

from companion.outreach.message import MessageChannel, OutreachBrief
from companion.outreach.offline import compose
from companion.outreach.reach import not_to_know, reached_otherwise
from companion.people.person import NOTED_ABOUT
from tests.unit.outreach.briefs import a_goal, a_person


@pytest.mark.parametrize(
    ("note", "channel", "told"),
    [
        ("runs a loom shop, doesnt do email, ring her", MessageChannel.EMAIL, "doesnt do email"),
        ("glazier, better to ring", MessageChannel.EMAIL, "better to ring"),
        ("glazier. email only", MessageChannel.CHAT, "email only"),
        ("glazier, hates the phone", MessageChannel.INVITE, "hates the phone"),
    ],
)
def test_a_way_that_is_noted_is_named(note: str, channel: MessageChannel, told: str) -> None:
    mentor = a_person("Ines Holt", headline=note)

    found = reached_otherwise(mentor, channel)

    assert found is not None
    assert told in found.text


@pytest.mark.parametrize(
    ("note", "channel"),
    [
        ("glazier. email only", MessageChannel.EMAIL),
        ("runs a loom shop, ring her", MessageChannel.CHAT),
        ("answers the phone at a glazier's", MessageChannel.EMAIL),
        ("writes email campaigns for a loom shop", MessageChannel.EMAIL),
        ("glazier, I ring her re panes now and then. Best by email", MessageChannel.EMAIL),
    ],
)
def test_a_way_that_suits_is_not_named(note: str, channel: MessageChannel) -> None:
    assert reached_otherwise(a_person("Ines Holt", headline=note), channel) is None


def test_one_firm_gets_its_article() -> None:
    mentor = a_person("Ines Holt", headline="now runs weaving school in Leith w/ 2 looms")
    brief = OutreachBrief(
        mentee=a_person("Ty Orr", headline="Knitter"),
        mentor=mentor,
        goal=a_goal("learn weaving"),
    )

    assert "run a weaving school in Leith with 2 looms" in compose(brief).draft.body


def test_a_hostile_note_is_read_at_once() -> None:
    mentor = a_person("Ines Holt", headline="doesnt " * 300 + "email " * 300)

    assert reached_otherwise(mentor, MessageChannel.CHAT) is None


@pytest.mark.parametrize(
    "note",
    [
        "my manager. Not sure I want her to know im looking",
        "runs the yard, she doesn't know I want to leave",
        "old boss. don't tell him yet",
    ],
)
def test_who_is_not_to_know_is_named_before_anything_is_sent(note: str) -> None:
    mentor = a_person("Ines Holt", bio=f"{NOTED_ABOUT}{note}")
    brief = OutreachBrief(mentee=a_person("Ty Orr"), mentor=mentor, goal=a_goal("Find a new yard"))

    warnings = compose(brief).warnings

    assert "not_to_know" in [warning.code for warning in warnings]


def test_who_knows_everybody_is_no_secret() -> None:
    mentor = a_person("Ines Holt", bio=f"{NOTED_ABOUT}farrier, knows everybody")

    assert not_to_know(mentor) is None
