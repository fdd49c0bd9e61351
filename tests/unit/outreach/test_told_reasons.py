"""Which noted fact is the reason, and how sure a message may sound: read as its sender would."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.goals.kinship import kinship
from companion.goals.rules import goal_from_text
from companion.outreach.facts import mentor_facts
from companion.outreach.message import MessageChannel, OutreachBrief
from companion.outreach.offline import compose
from companion.outreach.rules import CHECKS
from companion.people.contacts_text import read_contacts
from companion.people.cv_text import read_cv
from companion.people.person import Person

CV = """\
Jonas Ebner
Kirchenweg 2a, 24103 Kiel    tel. 0431 / 555 23 11    j.ebner@example.org
born 4.7.1981, two children (3 + 6), driving licence B

WORK EXPERIENCE
since 05/2014\tTiler (journeyman), Fliesen Brandt & Sohn, Kiel
\t•\tlooked after 2 apprentices, both passed w. distinction
"""
WISH = (
    "dunno, something of my own maybe, "
    "or at least not ten more yrs kneeling on wet floors w this back"
)


def _mentor(jotted: str) -> Person:
    return read_contacts(jotted).people[0]


def _body(jotted: str, wish: str = WISH, cv: str = CV) -> str:
    brief = _brief(jotted, wish, cv)
    accepted = compose(brief)
    assert [violation for check in CHECKS for violation in check(brief, accepted.draft)] == []
    return accepted.draft.body


def _brief(jotted: str, wish: str = WISH, cv: str = CV) -> OutreachBrief:
    return OutreachBrief(
        mentee=read_cv(cv).person(id="me", name="Jonas Ebner"),
        mentor=_mentor(jotted),
        goal=goal_from_text(wish, "g"),
        channel=MessageChannel.EMAIL,
    )


SHOP = (
    "Inga Thoms - the boss's sister, had her own paint & floor shop in Plön for 18 yrs, "
    "sold it in 2021.\nVery direct, knows every tile rep. Rather busy w grandchildren"
)


def test_a_shop_of_their_own_is_the_reason_before_whom_they_know() -> None:
    body = _body(SHOP)

    assert "ou had your own paint and floor shop in Plön for 18 years" in body
    assert "rep" not in body
    assert "sister" not in body


def test_a_relationship_is_no_headline_and_no_view() -> None:
    mentor = _mentor(SHOP)

    assert mentor.headline == "had her own paint & floor shop in Plön for 18 yrs"


def test_who_retrained_is_asked_for_that_and_not_for_a_former_job() -> None:
    jotted = (
        "Tomek W. from the allotments, used to be a joiner, after a slipped disc he retrained and "
        "now he's a vocational school teacher (wood).\nDid the retraining at 43 with kids"
    )

    body = _body(jotted)

    assert "ou retrained at 43" in body
    assert "joiner" not in body
    assert "disc" not in body
    assert "kids" not in body


def test_an_unrelated_fact_is_told_without_a_motive() -> None:
    body = _body("Lena Ruge, exports bicycles to Denmark", wish="pass my driving test in May")

    assert "As far as I know, you export bicycles to Denmark." in body
    assert "why I am asking" not in body
    assert "thought of you" not in body


def test_an_unrelated_former_job_is_no_reason_at_all() -> None:
    body = _body("Ole Finke used to be a joiner", wish="speak up in staff meetings")

    assert "joiner" not in body


def test_a_former_job_is_a_reason_for_whom_it_is_the_goal() -> None:
    assert "joiner" in _body("Ole Finke used to be a joiner", wish="become a joiner")


def test_a_hedged_wish_with_an_alternative_is_said_whole_and_written_out() -> None:
    body = _body(SHOP)

    assert (
        "I am thinking of something of my own, or at least not ten more years of kneeling on wet "
        "floors with this back." in body
    )
    assert "dunno" not in body


def test_what_must_end_says_what_is_hard_enough() -> None:
    accepted = compose(_brief(SHOP))

    assert "goal_says_little" not in [notice.code for notice in accepted.warnings]


def test_a_wish_that_makes_no_sentence_is_told_with_what_to_type() -> None:
    accepted = compose(_brief(SHOP, wish="evenings free, so out of service, into import"))

    (notice,) = [one for one in accepted.warnings if one.code == "goal_not_a_sentence"]
    assert "I want to" in notice.text
    assert "--goal" in notice.text


def test_every_note_that_is_not_said_is_named() -> None:
    accepted = compose(_brief("Silke Brandt, restorer at the museum. knows who gives commissions"))

    named = " ".join(one.text for one in accepted.warnings if one.code == "notes_left_out")
    assert "knows who gives commissions" in named


def test_address_birth_and_phone_never_reach_a_message() -> None:
    body = _body(SHOP)

    assert not any(part in body for part in ("Kirchenweg", "24103", "born", "licence", "0431"))
    assert "I'm a tiler at Fliesen Brandt & Sohn." in body


def test_a_title_stays_with_a_family_name() -> None:
    assert _body("Frau Böhm: trains apprentices for the chamber").startswith("Dear Frau Böhm,")


@pytest.mark.parametrize(
    ("deed", "wish"),
    [
        ("you set up a practice in 2017", "a practice of my own"),
        ("you moved from nights to days", "get off nights, no more of this"),
        ("you ran a team of six", "lead my team"),
        ("you passed the exam at 41", "pass the trade exam"),
    ],
)
def test_a_deed_is_akin_to_a_wish_that_names_it_in_other_words(deed: str, wish: str) -> None:
    assert kinship(deed, goal_from_text(wish, "g")) > 0
    assert kinship("you collect stamps", goal_from_text(wish, "g")) == 0


_NOTES = st.lists(
    st.sampled_from(
        [
            "the boss's sister",
            "used to be a joiner",
            "had her own shop for 9 yrs",
            "knows every rep",
            "retrained at 40 w kids",
            "rather busy",
            "from the choir",
            "runs two cafes",
            "after a stroke she left nursing",
        ]
    ),
    min_size=1,
    max_size=5,
    unique=True,
)


@settings(deadline=None)
@given(_NOTES, st.sampled_from([WISH, "lead my team", "no more nights", "nursing school"]))
def test_no_order_of_notes_brings_private_or_embarrassing_words_into_a_message(
    notes: list[str], wish: str
) -> None:
    body = _body(f"Inga Thoms - {', '.join(notes)}", wish=wish)

    assert not any(
        part in body for part in ("sister", "kids", "stroke", "busy", "choir", "yrs", "dunno")
    )


@settings(deadline=None)
@given(_NOTES)
def test_a_motive_is_claimed_only_where_the_fact_bears_on_the_goal(notes: list[str]) -> None:
    brief = _brief(f"Inga Thoms - {', '.join(notes)}", wish="speak Danish by summer")
    body = compose(brief).draft.body

    near = [fact for fact in mentor_facts(brief.mentor, brief.goal) if fact.relevance > 0]
    assert near or not any(part in body for part in ("why I am asking", "thought of you"))


def test_of_notes_without_a_word_of_the_goal_the_first_is_named() -> None:
    jotted = "Wanjiru – sells sauces at four markets, started with one stall"

    body = _body(jotted, "pass my driving test, but I freeze at roundabouts")

    assert "you sell sauces at four markets" in body


@pytest.mark.parametrize(
    ("wish", "asked"),
    [
        (
            "a stall for my soaps, don't know if I need a licence",
            "do I need a licence?",
        ),
        (
            "take on a second van, I don't know whether it would pay for itself",
            "how would you judge whether it would pay for itself?",
        ),
    ],
)
def test_what_somebody_does_not_know_is_what_is_asked(wish: str, asked: str) -> None:
    assert asked in _body("Wanjiru – sells sauces at four markets", wish)


def test_a_thing_that_is_only_named_asks_no_question_of_its_kind() -> None:
    body = _body("Wanjiru – sells sauces at four markets", "grant applications")

    assert "What I would like help with, in a few words: grant applications." in body
    assert "where would you start?" in body or "do first in my place?" in body
