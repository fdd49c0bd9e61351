import pytest

from companion.outreach.facts import FactKind, is_private, mentor_facts, stands_alone
from companion.people.person import NOTED_ABOUT
from tests.unit.outreach.briefs import ADAEZE, WARD, a_goal, a_person


def test_the_fact_closest_to_the_goal_comes_first() -> None:
    facts = mentor_facts(ADAEZE, WARD)

    assert facts[0].kind in {FactKind.HELP, FactKind.CAREER}
    assert facts[0].relevance > 0
    assert facts[-1].kind is FactKind.HEADLINE


def test_every_quote_is_verbatim_from_its_field() -> None:
    for fact in mentor_facts(ADAEZE, WARD):
        if fact.field == "bio":
            assert fact.quote in (ADAEZE.bio or "")
        if fact.field == "career[1].summary":
            assert fact.quote in (ADAEZE.career[1].summary or "")


@pytest.mark.parametrize(
    "sentence",
    [
        "It took five months.",
        "That is the story I tell.",
        "In that chair I received thirty documents.",
        "I asked him to teach me.",
        "The site meeting in dialect was.",
        "I am proud of that.",
        "",
    ],
)
def test_a_sentence_that_points_back_does_not_stand_alone(sentence: str) -> None:
    assert not stands_alone(sentence) or sentence == ""


def test_a_sentence_with_its_own_subject_stands_alone() -> None:
    assert stands_alone("Nine staff nurses acted up in charge under me.")


def test_family_and_health_are_private() -> None:
    assert is_private("I stopped when my second daughter was diagnosed.")
    assert not is_private("I run two presses.")


def test_private_negative_and_unclean_sentences_are_not_said_first() -> None:
    mentor = a_person(
        bio="I have two children. I never worked in sales. See www.me.example. I sold three shops."
    )

    facts = mentor_facts(mentor, a_goal("Sell my shop"))

    assert facts[0].quote == "I sold three shops."
    assert all("children" not in fact.quote and "www" not in fact.quote for fact in facts)


def test_a_mentor_without_a_profile_has_no_facts() -> None:
    assert mentor_facts(a_person(), WARD) == ()


def test_a_biography_in_the_third_person_is_read() -> None:
    mentor = a_person(bio="Ana has led teams of 200 people. She has moved nine shops abroad.")

    clauses = {fact.clause for fact in mentor_facts(mentor, a_goal("Lead a team"))}

    assert "you have led teams of 200 people" in clauses
    assert "you have moved nine shops abroad" in clauses


def test_a_break_in_the_career_is_no_fact() -> None:
    mentor = a_person(career=[{"title": "Career break", "summary": "Cared for a parent at home."}])

    assert mentor_facts(mentor, WARD) == ()


def test_skills_and_roles_count_when_there_is_nothing_else() -> None:
    mentor = a_person(skills=["rostering"], career=[{"title": "Head nurse", "start": "2020"}])

    kinds = [fact.kind for fact in mentor_facts(mentor, a_goal("Learn rostering"))]

    assert kinds == [FactKind.SKILL, FactKind.ROLE]


def test_a_headline_of_one_letter_says_nothing() -> None:
    assert mentor_facts(a_person(headline="x"), WARD) == ()


def test_a_foreign_line_is_the_last_resort() -> None:
    mentor = a_person(
        bio="J'ai quitté l'école en 2017 avec beaucoup de culpabilité et un portfolio.",
        can_help_with=["gardening"],
    )

    assert mentor_facts(mentor, a_goal("Build a portfolio"))[0].quote == "gardening"


def test_what_was_noted_of_a_mentors_person_is_never_a_fact_of_a_message() -> None:
    mentor = a_person(
        headline="area catering manager for a trust of 9 schools",
        bio=f"{NOTED_ABOUT}I think she is always short of folk. Came up from being a cook like me.",
    )

    (fact,) = mentor_facts(mentor, WARD)[:1]

    assert {found.field for found in mentor_facts(mentor, WARD)} == {"headline"}
    assert (fact.kind, fact.role) == (FactKind.VIEW, "an area catering manager")


@pytest.mark.parametrize(
    ("headline", "clause"),
    [
        ("ran a dairy with her sister", "you ran a dairy with your sister"),
        ("teaches plumbing at Fife College", "you teach plumbing at Fife College"),
    ],
)
def test_a_jotted_headline_is_told_without_calling_it_one(headline: str, clause: str) -> None:
    facts = mentor_facts(a_person(headline=headline), WARD)

    assert facts[0].clause == clause


def test_a_jotted_line_that_cannot_be_turned_is_left_out() -> None:
    mentor = a_person(headline="from ops", bio=f"{NOTED_ABOUT}Had a pint.")

    assert mentor_facts(mentor, WARD) == ()


def test_a_bid_for_minutes_is_no_fact() -> None:
    mentor = a_person(
        id="m9", name="Ottilie Brandt", bio="Ask for 55 minutes of her time. I ran a bakery."
    )

    assert not any("55" in fact.quote for fact in mentor_facts(mentor, WARD))
