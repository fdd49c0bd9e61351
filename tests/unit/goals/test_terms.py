"""What a wish must fit and what is ruled out: neither stands in anybody's way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.goals.goal import Goal
from companion.goals.rules import goal_from_text
from companion.goals.terms import TermKind, part_terms, terms_of, without_terms
from companion.goals.wording import goal_words

LIMITS = [
    "Not Saturday",
    "no evenings please",
    "I can't do earlies",
    "can't go below 26 hours",
    "it has to be on a bus route",
    "I need to be at the childminder by 5:30",
    "Sundays I have my mum",
    "we can't relocate, my husband has his forge here",
    "has to be part time and I can't earn less than €1,900",
    "must be back for my dog at one, so not the night ferry",
]
REFUSALS = [
    "I don't want to be a ward sister",
    "I'm not going back to the abattoir.",
    "I'd never sell on commission",
    "never the pit again",
    "I dont want to manage anybody (been there)",
]
NEITHER = [
    "I'm not getting any auditions",
    "I don't want to let my crew down",
    "I can't drive",
    "I need to get back into midwifery",
    "I have to be more patient with apprentices",
    "I need to hand in the forms by 3 March",
    "I can't get past the first interview",
    "could I do it without nights?",
    "write a novel, not a memoir",
]


@pytest.mark.parametrize("text", LIMITS)
def test_what_any_way_must_fit_is_a_limit(text: str) -> None:
    told = part_terms(text)

    assert not told.rest
    assert {term.kind for term in told.terms} == {TermKind.LIMIT}


@pytest.mark.parametrize("text", REFUSALS)
def test_what_somebody_will_not_have_is_ruled_out(text: str) -> None:
    told = part_terms(text)

    assert not told.rest
    assert {term.kind for term in told.terms} == {TermKind.REFUSAL}


@pytest.mark.parametrize("text", NEITHER)
def test_trouble_needs_and_fears_are_no_terms(text: str) -> None:
    assert part_terms(text).terms == ()


@pytest.mark.parametrize(
    ("text", "in_the_way"),
    [
        (
            "I'd like to cut hair for films. I've never been on a set and I don't want to go back "
            "to bridal.",
            "I've never been on a set",
        ),
        ("Teach welding. I know steel and I don't want to run a shop floor.", None),
        ("Become a park ranger. Not Saturdays.", "Not Saturdays."),
        (
            "I want to be a pharmacist again, in Ireland, my papers are not accepted",
            "In Ireland, my papers are not accepted",
        ),
        ("thinking of a bakery or maybe a stall, not sure which one pays. No idea of tax.", None),
        ("Leave the ferries. thinking of teaching knots, not sure which one is wanted.", None),
    ],
)
def test_what_is_ruled_out_stays_with_the_wish(text: str, in_the_way: str | None) -> None:
    goal = goal_from_text(text, "g")

    challenge = goal.challenge
    if in_the_way is None:
        assert challenge is None or "pays" not in challenge
        assert "don't want" not in (challenge or "")
    else:
        assert challenge == in_the_way


def test_neither_a_limit_nor_a_refusal_is_worded_as_what_is_hard() -> None:
    goal = goal_from_text(
        "Move from the trawler to the harbour office. I never did a course and I don't want to "
        "sell fish. I need to be home by 4 for my lads and can't take a pay cut.",
        "g",
    )

    words = goal_words(goal)

    assert [one.text for one in words.challenge] == ["I never did a course."]
    assert words.clause.text == "move from the trawler to the harbour office"
    assert [term.kind for term in words.terms] == [TermKind.REFUSAL, TermKind.LIMIT]
    assert all(term.text in f"{goal.statement}\n{goal.challenge}" for term in words.terms)


def test_who_only_says_what_they_rule_out_wishes_that() -> None:
    goal = Goal.model_validate({"id": "g", "statement": "No more nights"})

    assert without_terms(goal.statement) == ("No more nights", ())
    assert goal_words(goal).clause.text


@given(st.text(max_size=300))
def test_a_term_is_verbatim_in_its_text(text: str) -> None:
    assert all(term.text in text for term in terms_of(text))
