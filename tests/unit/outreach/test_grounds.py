"""What a mentor was chosen for is what the message names, and names first."""

import pytest

from companion.outreach.facts import mentor_facts
from companion.outreach.message import Grounds, MessageChannel, OutreachBrief
from companion.outreach.offline import compose
from companion.outreach.reply import sources
from companion.people.person import Person
from tests.unit.outreach.briefs import a_goal, a_person

BEEKEEPER = a_person(
    "Edda Voss",
    headline="Beekeeper with ninety hives",
    can_help_with=["selling at markets", "keeping records for the vet", "teaching a first season"],
    skills=["queen rearing"],
    career=[
        {"title": "Carpenter", "start": "2001", "end": "2014"},
        {"title": "Beekeeper", "start": "2014", "summary": "Sold honey to eleven village shops."},
    ],
)
GOAL = a_goal("Sell my cheese to village shops")
ROLE = "worked as a carpenter"


def chosen_for(field: str, quote: str, mentor: Person = BEEKEEPER) -> OutreachBrief:
    return OutreachBrief(
        mentee=a_person("Tove Lund", headline="Cheesemaker"),
        mentor=mentor,
        goal=GOAL,
        grounds=Grounds(field=field, quote=quote),
    )


@pytest.mark.parametrize("channel", list(MessageChannel))
@pytest.mark.parametrize(
    ("field", "quote", "said"),
    [
        ("can_help_with[1]", "keeping records for the vet", "keeping records for the vet"),
        ("can_help_with[2]", "teaching a first season", "teaching a first season"),
        ("skills[0]", "queen rearing", "queen rearing"),
        ("career[0].title", "Carpenter", ROLE),
    ],
)
def test_the_line_that_a_mentor_was_chosen_for_is_named(
    channel: MessageChannel, field: str, quote: str, said: str
) -> None:
    brief = chosen_for(field, quote).model_copy(update={"channel": channel})

    body = compose(brief).draft.body

    others = [fact.quote for fact in mentor_facts(BEEKEEPER, GOAL) if fact.quote in body]
    assert said in body
    assert all(body.index(said) <= body.index(other) for other in others)


def test_a_headline_that_a_mentor_was_chosen_for_is_said_before_an_offer() -> None:
    body = compose(chosen_for("headline", "Beekeeper with ninety hives")).draft.body

    assert "you are a beekeeper with ninety hives" in body
    assert body.index("ninety hives") < body.index("you offer help")


def test_words_of_the_grounds_that_stand_nowhere_change_nothing() -> None:
    nowhere = chosen_for("bio", "ninety goats")

    assert compose(nowhere).draft == compose(nowhere.model_copy(update={"grounds": None})).draft


def test_a_model_reads_what_the_mentor_was_chosen_for_before_the_rest() -> None:
    brief = chosen_for("can_help_with[2]", "teaching a first season")

    read = sources(brief)

    assert read[0].text == "teaching a first season"
    assert set(read) == set(sources(brief.model_copy(update={"grounds": None})))
