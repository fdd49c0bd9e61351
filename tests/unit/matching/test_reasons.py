"""Reasons: exact words, varied, honest about weak evidence."""

from collections.abc import Mapping

import numpy as np

from companion.goals.goal import Goal
from companion.matching.claims import asked_of, claims_of, exhibits
from companion.matching.facets import question_of
from companion.matching.phrasing import Strength
from companion.matching.pools import make_pool
from companion.matching.quotes import wordings
from companion.matching.reasons import MOST_REASONS, Account, account_of, goal_parts
from companion.people.person import NOTED_ABOUT, Person
from companion.ports import Vectors
from companion.retrieval.passages import Aspect, passages_of, passages_of_notes
from tests.unit.matching.people import a_goal, a_person

WARD_GOAL = a_goal()


def account_with(
    mentor: Person,
    closeness: Mapping[str, float],
    goal: Goal = WARD_GOAL,
    *,
    is_low: bool = False,
) -> Account:
    """Account for a mentor when each text is as near to every part as `closeness` says."""

    def vector(text: str) -> Vectors:
        near = closeness.get(text, 0.0)
        return np.array([near, (1 - near**2) ** 0.5], dtype=np.float32)

    passages = passages_of(mentor)
    rows = np.stack([vector(passage.text) for passage in passages])
    pool = make_pool([mentor], (), passages=[passages], vectors=rows)
    question = question_of(goal)
    parts = np.tile(np.array([1, 0], dtype=np.float32), (len(question.parts), 1))
    asked = asked_of(question.parts, parts, lexicon=pool.index.lexicon)
    shown = exhibits(pool, asked, rows=[0])
    vectors = {text: vector(text) for text in shown[0].sentences}
    (claims,) = claims_of(shown, asked, pool, vectors)
    return account_of(claims, mentor=mentor, told=pool.stems_told(0), is_low=is_low)


def reasons_with(
    mentor: Person, closeness: Mapping[str, float], goal: Goal = WARD_GOAL
) -> list[str]:
    """Return the quotes of the reasons."""
    return [reason.quote for reason in account_with(mentor, closeness, goal).reasons]


def test_no_more_than_four_reasons_and_two_for_one_part() -> None:
    offers = tuple(f"{what} {letter}" for letter in "abc" for what in ("wards", "nurses"))
    near = {offer: 0.9 - 0.05 * number for number, offer in enumerate(offers)}
    mentor = a_person("m", can_help_with=offers)

    both = reasons_with(mentor, near, a_goal(statement="the ward", challenge="the nurse"))
    one = reasons_with(mentor, near, a_goal(statement="the ward"))

    assert sorted(both) == sorted(offers[:MOST_REASONS])
    assert one == ["wards a", "wards b"]


def test_only_the_nearest_is_shown_where_nothing_is_near() -> None:
    mentor = a_person("m", can_help_with=("baking", "sailing"))

    assert reasons_with(mentor, {"baking": 0.3, "sailing": 0.25}) == ["baking"]
    assert reasons_with(mentor, {"baking": 0.05}) == ["baking"]


def test_what_a_mentor_does_not_do_is_no_reason() -> None:
    mentor = a_person("m", bio="I don't run wards. I bake for wards.")
    sentences = {"I don't run wards.": 0.95, "I bake for wards.": 0.6}

    assert reasons_with(mentor, sentences | {mentor.bio or "": 0.9}) == ["I bake for wards"]


def test_a_skill_by_name_is_one_reason_not_four() -> None:
    mentor = a_person("m", can_help_with=("data", "data jobs", "data teams", "data tools"))
    near = dict.fromkeys(mentor.can_help_with, 0.7)

    quotes = reasons_with(mentor, near, a_goal(statement="zebra", skills=("data",)))

    by_skill = [quote for quote in quotes if quote == "data"]
    assert by_skill == ["data"]


def test_notes_are_never_exhibited() -> None:
    mentor = a_person("m", headline="Nurse")
    passages = (*passages_of(mentor), *passages_of_notes(mentor, ["Ran a ward with Grace."]))
    vectors = np.ones((2, 2), dtype=np.float32)
    pool = make_pool([mentor], (), passages=[passages], vectors=vectors)
    asked = asked_of(question_of(WARD_GOAL).parts, vectors[:1], lexicon=pool.index.lexicon)

    (shown,) = exhibits(pool, asked, rows=[0])

    assert [passage.field for passage in shown.passages] == ["headline"]


def test_an_empty_profile_exhibits_nothing() -> None:
    vectors = np.ones((0, 2), dtype=np.float32)
    pool = make_pool([a_person("m")], (), passages=[()], vectors=vectors)
    facets = np.ones((1, 2), dtype=np.float32)
    asked = asked_of(question_of(WARD_GOAL).parts, facets, lexicon=pool.index.lexicon)

    (shown,) = exhibits(pool, asked, rows=[0])

    assert shown.passages == ()


def test_lists_are_quoted_entry_by_entry() -> None:
    mentor = a_person(
        "m", skills=("rostering", "law"), industries=("health",), interests=("chess",)
    )
    passages = passages_of(mentor)

    found = [wording for passage in passages for wording in wordings(mentor, passage)]

    assert [(wording.field, wording.quote) for wording in found] == [
        ("skills[0]", "rostering"),
        ("skills[1]", "law"),
        ("industries[0]", "health"),
        ("interests[0]", "chess"),
    ]


def test_a_long_list_of_offers_is_quoted_from_its_entries() -> None:
    mentor = a_person("m", can_help_with=tuple(f"offer {number}" for number in range(40)))
    (passage,) = passages_of(mentor)

    found = wordings(mentor, passage)

    assert passage.aspect is Aspect.OFFERS
    assert found[39].field == "can_help_with[39]"
    assert found[39].quote == "offer 39"


def test_a_sentence_behind_the_part_that_counts_is_not_quoted() -> None:
    mentor = a_person("m", bio=" ".join(f"Sentence {number} has words." for number in range(300)))

    found = wordings(mentor, passages_of(mentor)[0])

    assert 90 < len(found) < 110


def test_an_entry_that_the_goal_does_not_name_is_no_reason_by_itself() -> None:
    mentor = a_person("m", skills=("law", "beekeeping"))

    quotes = reasons_with(
        mentor, {"law, beekeeping": 0.55}, a_goal(statement="keep bees", skills=("beekeeping",))
    )

    assert quotes == ["beekeeping"]


def test_a_quote_that_holds_another_is_not_a_second_reason() -> None:
    mentor = a_person(
        "m",
        headline="Leads a night ward",
        bio="Leads a night ward of nine. Wrote the rota.",
        skills=("night ward",),
    )
    near = {"Leads a night ward": 0.7, "Leads a night ward of nine.": 0.69, "Wrote the rota.": 0.65}

    quotes = reasons_with(mentor, near, a_goal(statement="night ward, rota"))

    assert len(quotes) > 1
    assert not any(one in other for one in quotes for other in quotes if one is not other)


def test_two_sentences_of_a_jotting_may_both_be_quoted() -> None:
    mentor = a_person("m", bio=f"{NOTED_ABOUT}Ran a ferry crew. Taught half the quay to splice.")
    near = {"Ran a ferry crew.": 0.5, "Taught half the quay to splice.": 0.45}

    quotes = reasons_with(mentor, near, a_goal(statement="lead a crew, learn knots"))

    assert set(quotes) == {"Ran a ferry crew", "Taught half the quay to splice"}


def test_of_a_jotting_that_is_not_near_the_nearest_is_shown_without_a_claim() -> None:
    mentor = a_person("m", bio=f"{NOTED_ABOUT}Keeps bees. Ran the harbour office for years.")
    near = {"Keeps bees.": 0.36, "Ran the harbour office for years.": 0.16}

    account = account_with(mentor, near, a_goal(statement="pass an exam"))

    assert [reason.text for reason in account.reasons] == [
        "You noted: “Keeps bees”.",
        "You noted as well: “Ran the harbour office for years”.",
    ]


def test_what_somebody_did_is_told_before_what_they_are_like_however_near() -> None:
    jotting = "Very blunt, my aunt's friend, had her own kiosk for nine years, sold it in 2020."
    mentor = a_person("m", bio=f"{NOTED_ABOUT}{jotting}")
    near = {"Very blunt": 0.35, "my aunt's friend": 0.34}

    account = account_with(mentor, near, a_goal(statement="pass an exam"))

    assert [reason.quote for reason in account.reasons] == [
        "had her own kiosk for nine years, sold it in 2020"
    ]


def test_what_is_ones_own_is_heard_although_it_is_no_word_in_common() -> None:
    mentor = a_person("m", bio=f"{NOTED_ABOUT}Ran the harbour office. Had his own boat yard.")
    near = {"Ran the harbour office.": 0.25, "Had own boat yard.": 0.2}

    account = account_with(mentor, near, a_goal(statement="something of my own"))

    assert account.reasons[0].quote == "Had his own boat yard"


def test_a_headline_cut_from_a_jotting_is_not_quoted_beside_it() -> None:
    mentor = a_person(
        "m",
        headline="Harp maker, teaches grown-ups, mostly nurses",
        bio=f"{NOTED_ABOUT}Harp maker, teaches grown-ups, eleven of them, mostly nurses",
    )

    account = account_with(mentor, {}, a_goal(statement="pass an exam"))

    assert len(account.reasons) == 1


def test_who_somebody_is_to_you_speaks_to_no_goal() -> None:
    noted = a_person("m", bio=f"{NOTED_ABOUT}My ferry captain.")
    near = {"My ferry captain.": 0.9}

    account = account_with(noted, near, a_goal(statement="be a ferry captain"))

    assert [reason.text for reason in account.reasons] == ["You noted: “My ferry captain”."]


def test_a_third_reason_is_no_loose_sentence_of_a_bio() -> None:
    mentor = a_person("m", bio="Bees hum. Wards sleep.", can_help_with=("rota one", "rota two"))
    near = {"rota one": 0.9, "rota two": 0.85, "Bees hum.": 0.5, "Wards sleep.": 0.45}

    quotes = reasons_with(mentor, near, a_goal(statement="the rota", challenge="zebra crossing"))

    assert quotes == ["rota one", "rota two"]


def test_a_weak_match_makes_no_claim_of_nearness() -> None:
    mentor = a_person("m", can_help_with=("baking bread", "sailing boats"))
    near = {"baking bread": 0.55, "sailing boats": 0.5}

    account = account_with(mentor, near, is_low=True)

    assert [reason.text for reason in account.reasons] == ["Offers help with “baking bread”."]


def test_a_short_profile_that_says_the_thing_itself_is_not_weak() -> None:
    mentor = a_person("m", bio=f"{NOTED_ABOUT}Opened a night clinic.")
    goal = a_goal(statement="open a night clinic for our street")

    account = account_with(mentor, {"Opened a night clinic.": 0.48}, goal, is_low=True)

    assert not account.is_weak
    assert [reason.quote for reason in account.reasons] == ["Opened a night clinic"]


def test_what_neither_profile_nor_reason_touches_is_missing() -> None:
    mentor = a_person("m", can_help_with=("writing a rota for a ward",))
    goal = a_goal(statement="write a fair rota, pass the hygiene audit", skills=("budgeting",))

    account = account_with(mentor, {"writing a rota for a ward": 0.2}, goal)

    assert [facet.words for facet in account.missing] == ["pass the hygiene audit", "budgeting"]


def test_each_part_of_the_goal_is_told_with_its_nearest_words() -> None:
    mentor = a_person("m", can_help_with=("writing a rota",))
    goal = a_goal(statement="write a fair rota, pass the hygiene audit")

    parts = goal_parts(account_with(mentor, {"writing a rota": 0.7}, goal))

    assert [(part.value, part.text) for part in parts] == [
        (0.7, "“write a fair rota”: nearest is “writing a rota” (can_help_with[0])"),
        (0.7, "“pass the hygiene audit”: nearest is “writing a rota” (can_help_with[0])"),
    ]


def test_one_word_in_common_does_not_speak_to_a_part() -> None:
    mentor = a_person("m", can_help_with=("taking charge of a ward",))
    question = question_of(a_goal(statement="the ward round"))
    vector = np.array([[0.55, (1 - 0.55**2) ** 0.5]], dtype=np.float32)
    pool = make_pool([mentor], (), passages=[passages_of(mentor)], vectors=vector)
    asked = asked_of(
        question.parts, np.array([[1, 0]], dtype=np.float32), lexicon=pool.index.lexicon
    )

    (claims,) = claims_of(exhibits(pool, asked, rows=[0]), asked, pool, {})
    (claim,) = claims.best(least=Strength.LOOSE)

    assert claim.shared > 0
    assert claim.strength is Strength.CLOSE
