"""What a wish asks is asked in its owner's words, and never said twice."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.outreach.held_question import held_question
from companion.outreach.message import Grounds, OutreachBrief, Pairing
from companion.outreach.offline import compose
from companion.outreach.rules import CHECKS
from tests.unit.outreach.briefs import a_goal, a_person

FARRIER = a_person("Rhona Peel", headline="Master farrier", can_help_with=["Hoof care"])


def brief_of(wish: str) -> OutreachBrief:
    return OutreachBrief(
        mentee=a_person("Idris Vance", headline="Farrier"),
        mentor=FARRIER,
        goal=a_goal(wish),
        grounds=Grounds(field="can_help_with[0]", quote="Hoof care"),
        paired_by=Pairing(programme=None),
    )


def body_of(wish: str) -> str:
    return compose(brief_of(wish)).draft.body


@pytest.mark.parametrize(
    ("wish", "lead", "asks"),
    [
        ("VAT on deliveries - do we charge it", "VAT on deliveries", "do we charge it?"),
        ("evening classes - how to keep adults", "evening classes", "how do I keep adults?"),
        ("our jars and what to write on them", "our jars", "what should we write on them?"),
        (
            "choosing a till, which one and how to move old prices",
            "choosing a till",
            "which one and how do I move old prices?",
        ),
        (
            "dough, mine is flat. what am I doing wrong",
            "dough, mine is flat.",
            "what am I doing wrong?",
        ),
        (
            "Fees: how to set one, when to raise it",
            "Fees",
            "how do I set one, and when should I raise it?",
        ),
        ("whether to buy or lease a van", "", "should I buy or lease a van?"),
        ("How do you tell a family bad news", "", "how do you tell a family bad news?"),
        (
            "forms; how to word them; which funders",
            "forms",
            "how do I word them, and which funders?",
        ),
        ("Cooks keep leaving. where do I start?", "Cooks keep leaving.", "where do I start?"),
    ],
)
def test_a_question_in_a_wish_is_found_with_what_leads_to_it(
    wish: str, lead: str, asks: str
) -> None:
    found = held_question(wish)

    assert found is not None
    assert (found.lead, found.text) == (lead, asks)


@pytest.mark.parametrize(
    "wish",
    [
        "pricing wedding cakes",
        "learn how to price a cake",
        "deciding what to keep and what to sell",
        "rota - do it faster",
        "how to price a cake, I work from home",
        "staff training (how to start)",
    ],
)
def test_what_no_sure_rule_turns_into_a_question_stays_a_wish(wish: str) -> None:
    assert held_question(wish) is None


@pytest.mark.parametrize(
    ("wish", "says", "once"),
    [
        (
            "vaccine logs - are we keeping them right",
            "help with vaccine logs.",
            "keeping them right",
        ),
        ("selling honey to shops, whom to ask", "help with selling honey to shops.", "ask?"),
        ("Hoof care. How to trim a mule", "help with hoof care.", "trim a mule"),
        ("How to price a wedding cake", "My question is: how do I price", "wedding cake"),
        ("Our cooks keep leaving. where do I start?", "Our cooks keep leaving.\n", "do I start"),
    ],
)
def test_the_question_is_theirs_and_the_wish_is_not_said_twice(
    wish: str, says: str, once: str
) -> None:
    body = body_of(wish)

    assert says in body
    assert body.count(once) == 1


@pytest.mark.parametrize(
    "wish",
    [
        "Damp. Behind the ovens. please help",
        "Wasps. Under the hives",
        "where do I start? with mules",
    ],
)
def test_a_wish_whose_pieces_make_no_sentence_is_quoted_whole(wish: str) -> None:
    body = body_of(wish)

    assert f"in my own words: “{wish}”." in body
    assert "also like" not in body


@pytest.mark.parametrize(
    ("wish", "asks"),
    [
        ("bread orders nobody collects", "where should I start with bread orders nobody collects?"),
        ("bread for people with no gluten", "know first about bread for people with no gluten?"),
        ("running the stock take and end of season sale", "stock take and end of season sale?"),
        ("preparing the board pack and year end report", "the board pack and year end report?"),
    ],
)
def test_without_a_question_of_theirs_their_own_words_are_asked_about(wish: str, asks: str) -> None:
    assert asks in body_of(wish)


@pytest.mark.parametrize(
    "wish",
    ["making a case to governors for a longer lunch / timetables", "shop floor / lunch rota"],
)
def test_whom_to_approach_is_asked_only_by_who_has_somebody_to_win(wish: str) -> None:
    assert "whom would you approach" not in body_of(wish)


@pytest.mark.parametrize(
    ("wish", "subject"),
    [
        ("recruiting drivers when you're 9 miles away", "Mentoring: Idris and Rhona"),
        ("switching payroll, which provider and when", "Mentoring: Idris and Rhona"),
        ("moving our books from paper to a ledger", "Mentoring: Idris and Rhona"),
        ("press cuttings nobody reads", "Press cuttings nobody reads"),
    ],
)
def test_a_subject_between_two_who_are_paired_is_never_a_part_of_the_wish(
    wish: str, subject: str
) -> None:
    assert compose(brief_of(wish)).draft.subject == subject


@pytest.mark.parametrize(
    "wish",
    [
        "Damp. Behind the ovens. please help",
        "choosing a till, which one and how to move old prices",
        "How to price a wedding cake",
        "bread orders nobody collects",
    ],
)
def test_every_such_message_keeps_to_the_rules(wish: str) -> None:
    brief = brief_of(wish)
    draft = compose(brief).draft

    assert [found for check in CHECKS if (found := check(brief, draft))] == []


@given(st.text(alphabet="how to which, ;.?-–are we\n", max_size=200))
def test_what_leads_and_what_asks_are_the_words_of_the_wish(wish: str) -> None:
    found = held_question(wish)

    assert found is None or (found.lead in wish and found.quote in wish)


@pytest.mark.parametrize("wish", ["how to " * 280, ", which one" * 180, " - are the" * 190])
def test_a_hostile_wish_is_read_in_a_moment(wish: str) -> None:
    begun = time.process_time()
    held_question(wish)

    assert time.process_time() - begun < 5
