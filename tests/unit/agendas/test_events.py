"""A talk after something happened."""

from datetime import date

import pytest

from companion.agendas.agenda import AgendaBrief, PastNotes, Reader
from companion.agendas.events import EventKind, kind_of
from companion.agendas.offline import compose
from companion.agendas.question import chosen_questions
from companion.goals.goal import Goal, GoalId, LifeEvent
from companion.goals.wording import goal_words

OFFER = "The Harbour Hotel offered me the pastry post. I have to answer by Friday."
TOLD = date(2026, 4, 10)


def brief(
    text: str = OFFER, *, held: date | None = None, reader: Reader = Reader.MENTEE
) -> AgendaBrief:
    goal = Goal(
        id=GoalId("g"),
        statement="Find a full job in a pastry kitchen by June",
        events=(LifeEvent(on=TOLD, text=text),),
    )
    notes = () if held is None else (PastNotes(ref="n", text="We met.", held_on=held),)
    return AgendaBrief(goal=goal, notes=notes, reader=reader)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (OFFER, EventKind.OFFER),
        ("An offer arrived from the clinic", EventKind.OFFER),
        ("I got the job", EventKind.OFFER),
        ("They offer evening courses now", EventKind.OTHER),
        ("No offer came", EventKind.OTHER),
        ("The bakery is closing", EventKind.LOSS),
        ("I failed the driving test", EventKind.LOSS),
        ("The clinic laid me off", EventKind.LOSS),
        ("My mother moved in with us", EventKind.OTHER),
    ],
)
def test_news_is_an_offer_a_loss_or_something_else(text: str, kind: EventKind) -> None:
    assert kind_of(text) is kind


def test_the_talk_after_an_offer_is_about_the_offer_and_says_nothing_of_the_search() -> None:
    plan = compose(brief()).draft

    said = " ".join(f"{one.title} {one.purpose} {one.question}" for one in plan.items)
    assert "The offer" in said
    assert "What would you settle before answering" in said
    assert "find a full job" not in said
    assert plan.prework[0].startswith("Write down what is offered")
    sources = [one.source for one in plan.items if one.source is not None]
    assert {(one.ref, one.quote) for one in sources} == {("events[0].text", OFFER)}


def test_the_mentor_hears_it_in_the_mentees_words() -> None:
    first, *_ = chosen_questions(
        brief(reader=Reader.MENTOR), goal_words(brief().goal), Reader.MENTOR
    )

    assert first.text.startswith(f"“{OFFER}”")
    assert first.text.endswith("What matters most to you in it, and what is still missing?")


def test_once_it_was_talked_about_the_next_talk_asks_what_holds() -> None:
    later = brief(held=date(2026, 4, 12))

    first, *_ = chosen_questions(later, goal_words(later.goal), Reader.MENTEE)

    assert first.text.startswith("“The Harbour Hotel offered me the pastry post.” Where do I stand")
    assert "Friday" not in first.text


def test_a_talk_of_the_same_day_may_have_been_before_the_news() -> None:
    same = brief(held=TOLD)

    first, *_ = chosen_questions(same, goal_words(same.goal), Reader.MENTEE)

    assert first.title == "The offer"
