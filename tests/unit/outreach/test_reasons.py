import re

import pytest

from companion.outreach.facts import Fact, FactKind, mentor_facts
from companion.outreach.message import ClaimAbout
from companion.outreach.reasons import bare_reason, facts_together, reason, told
from tests.unit.outreach.briefs import ADAEZE, WARD, a_goal, a_person


def a_fact(kind: FactKind, quote: str, clause: str | None = None, worth: float = 1.0) -> Fact:
    return Fact(kind=kind, field="bio", quote=quote, clause=clause, worth=worth, relevance=1.0)


@pytest.mark.parametrize(
    ("offer", "expected"),
    [
        ("challenging an unsafe discharge", "you offer help with challenging an unsafe discharge"),
        ("Negotiation", "you offer help with negotiation"),
        ("how to say no", "you offer help with “how to say no”"),
        ("conflict with your manager", "you offer help with “conflict with your manager”"),
        ("loan or investor", "you offer help with “loan or investor”"),
        ("Negotiate offers", "you offer help with “negotiate offers”"),
    ],
)
def test_an_offer_is_quoted_unless_it_is_a_clean_noun_phrase(offer: str, expected: str) -> None:
    assert told(a_fact(FactKind.HELP, offer)).piece.text == expected


def test_a_line_that_cannot_be_turned_is_quoted() -> None:
    found = told(a_fact(FactKind.BIO, "Exam pass rate went from 68 to 88 in a hundred."))

    assert not found.is_clause
    assert found.piece.text == (
        "in your profile you write: “Exam pass rate went from 68 to 88 in a hundred.”"
    )


def test_skills_headlines_and_roles_are_told_as_what_they_are() -> None:
    assert told(a_fact(FactKind.SKILL, "Rostering")).piece.text == (
        "you name rostering among your skills"
    )
    assert told(a_fact(FactKind.HEADLINE, "Seed investor.")).piece.text == "you are a seed investor"
    assert told(a_fact(FactKind.HEADLINE, "Money for first shops.")).piece.text == (
        "your headline reads: “Money for first shops.”"
    )
    assert told(a_fact(FactKind.ROLE, "Matron", "you work as matron")).piece.text == (
        "you work as matron"
    )


def test_what_was_done_and_what_is_offered_go_together() -> None:
    facts = facts_together(mentor_facts(ADAEZE, WARD), most_words=[26, 24])

    kinds = {fact.kind for fact in facts}
    assert FactKind.HELP in kinds
    assert kinds & {FactKind.CAREER, FactKind.BIO}


def test_nothing_is_told_of_nobody() -> None:
    assert facts_together((), most_words=[20]) == ()
    assert reason((), key="k") is None


def test_a_second_fact_that_repeats_the_first_is_not_taken() -> None:
    facts = (a_fact(FactKind.HELP, "conflict at work"), a_fact(FactKind.SKILL, "conflict"))

    assert len(facts_together(facts, most_words=[20, 20])) == 1


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("key", ["a", "b", "c", "d"])
def test_reasons_read_as_sentences_and_claim_each_fact(count: int, key: str) -> None:
    facts = facts_together(mentor_facts(ADAEZE, WARD), most_words=[26, 24, 14][:count])

    found = reason(facts, key=key)

    assert found is not None
    assert found.text[0].isupper()
    assert re.search(r"[.”]$", found.text)
    assert "  " not in found.text
    assert ".." not in found.text
    assert len([item for item in found.claims if item.about is ClaimAbout.MENTOR]) >= count


@pytest.mark.parametrize("key", ["a", "b", "c", "d", "e"])
def test_quotations_and_clauses_mix(key: str) -> None:
    clause = a_fact(FactKind.BIO, "I sold it.", "you sold three shops in a year")
    line = a_fact(FactKind.BIO, "Exam pass rate went up by a fifth.")
    other = a_fact(FactKind.BIO, "Claims fell from 4 to 1 in a year.")

    for facts in ((line,), (line, other), (clause, line), (line, clause), (clause, line, clause)):
        found = reason(facts, key=key)
        assert found is not None
        assert "“" in found.text


def test_a_long_clause_ends_at_its_semicolon() -> None:
    clause = (
        "you run a graduate volunteer programme; 26 people have used it to try the field and "
        "eleven now work in it"
    )

    found = told(a_fact(FactKind.BIO, "…", clause))

    assert found.piece.text == "you run a graduate volunteer programme"


def test_a_bare_reason_is_one_sentence() -> None:
    facts = mentor_facts(a_person(headline="Seed investor, twice a founder"), a_goal("Raise money"))

    assert bare_reason(facts[0]).text == "I would like to hear what a seed investor makes of it."


def test_an_offer_that_is_a_sentence_is_said_as_its_thing() -> None:
    mentor = a_person(can_help_with=["I can help people with court letters"])

    (fact,) = mentor_facts(mentor, a_goal("Answer court letters"))

    assert told(fact).piece.text == "you offer help with court letters"
    assert told(fact).piece.claims[0].quote == "I can help people with court letters"
