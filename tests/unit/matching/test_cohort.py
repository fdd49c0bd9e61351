"""Pairing a whole cohort: who gets whom, and what kept the rest."""

import pytest

from companion.matching.assignment import ContradictoryConstraintsError
from companion.matching.cohort import CohortConstraints, CohortRequest, CohortResult
from tests.unit.matching.people import a_goal, a_person, paired

NURSE = a_person("nurse", headline="Matron", can_help_with=("run a hospital ward",))
CHEF = a_person("chef", headline="Head chef", can_help_with=("lower the food cost",))
ANA, BEN = a_person("ana"), a_person("ben")
WARD = a_goal("ward", mentee_id="ana", statement="run a hospital ward")
COST = a_goal("cost", mentee_id="ben", statement="lower the food cost of my kitchen")


def pairs(result: CohortResult) -> list[tuple[str, str, str]]:
    return [(str(p.mentee_id), str(p.mentor_id), str(p.goal_id)) for p in result.pairs]


def blocked(result: CohortResult) -> dict[str, str]:
    return {str(one.mentee_id): one.blocking.code for one in result.unmatched}


async def test_each_mentee_gets_the_mentor_who_fits_with_reasons() -> None:
    result = await paired(
        CohortRequest(mentors=(CHEF, NURSE), mentees=(ANA, BEN), goals=(WARD, COST))
    )

    assert pairs(result) == [("ana", "nurse", "ward"), ("ben", "chef", "cost")]
    assert all(pair.reasons for pair in result.pairs)
    assert result.unmatched == ()


async def test_of_two_goals_the_one_that_fits_the_mentor_counts() -> None:
    both = (WARD, a_goal("cook", mentee_id="ana", statement="lower the food cost"))

    result = await paired(CohortRequest(mentors=(CHEF,), mentees=(ANA,), goals=both))

    assert pairs(result) == [("ana", "chef", "cook")]


async def test_goals_of_nobody_in_the_cohort_are_left_aside() -> None:
    goals = (a_goal("stray"), a_goal("other", mentee_id="zoe"), WARD)

    result = await paired(CohortRequest(mentors=(NURSE,), mentees=(ANA,), goals=goals))

    assert pairs(result) == [("ana", "nurse", "ward")]


async def test_more_mentees_than_places_leaves_the_worse_fit_and_says_so() -> None:
    ward = a_goal("also", mentee_id="ben", statement="run a ward of the hospital some day")

    result = await paired(CohortRequest(mentors=(NURSE,), mentees=(BEN, ANA), goals=(WARD, ward)))

    assert pairs(result) == [("ana", "nurse", "ward")]
    assert blocked(result) == {"ben": "mentors_full"}
    assert result.unmatched[0].blocking.mentor_id == "nurse"
    text = result.unmatched[0].blocking.text
    assert "Person nurse (“run a hospital ward”) – taken by Person ana" in text
    assert "fits" not in text


async def test_nobody_is_paired_on_nothing_unless_asked_for() -> None:
    request = CohortRequest(mentors=(NURSE,), mentees=(BEN,), goals=(COST,))
    anything = CohortConstraints(minimum_score=0)

    by_default = await paired(request)
    forced = await paired(request.model_copy(update={"constraints": anything}))

    assert blocked(by_default) == {"ben": "below_minimum_score"}
    assert pairs(forced) == [("ben", "nurse", "cost")]


async def test_a_job_title_alone_is_no_pair_for_who_offers_other_things() -> None:
    titled = a_person("titled", headline="Hospital ward", can_help_with=("Hospital knitting",))
    anything = CohortConstraints(minimum_score=0)
    request = CohortRequest(mentors=(titled,), mentees=(ANA,), goals=(WARD,))

    by_default = await paired(request)
    forced = await paired(request.model_copy(update={"constraints": anything}))

    assert blocked(by_default) == {"ana": "below_minimum_score"}
    assert by_default.unmatched[0].blocking.text.startswith("no offer was recognised as near")
    assert pairs(forced) == [("ana", "titled", "ward")]


async def test_who_has_a_title_and_nothing_else_may_still_be_paired_by_it() -> None:
    titled = a_person("titled", headline="I run a hospital ward")

    result = await paired(CohortRequest(mentors=(titled,), mentees=(ANA,), goals=(WARD,)))

    assert pairs(result) == [("ana", "titled", "ward")]


async def test_an_offer_of_another_matter_is_not_called_near() -> None:
    knits = a_person("knits", can_help_with=("Beehives, swarms and kitchen gardens",))

    result = await paired(CohortRequest(mentors=(knits,), mentees=(BEN,), goals=(COST,)))

    assert result.unmatched[0].blocking.text.startswith("no offer was recognised as near")


async def test_one_word_of_another_matter_makes_no_pair() -> None:
    baker = a_person("baker", can_help_with=("Kitchen hygiene & audits",))
    wish = a_goal("wish", mentee_id="ben", statement="Spreadsheets for our kitchen orders")

    result = await paired(CohortRequest(mentors=(baker,), mentees=(BEN,), goals=(wish,)))

    assert not result.pairs
    assert "Person baker fits" not in result.unmatched[0].blocking.text


async def test_who_filled_in_a_form_and_offers_nothing_is_paired_by_name_only() -> None:
    silent = a_person("silent", headline="Hospital ward manager", languages=("en",))
    request = CohortRequest(mentors=(silent,), mentees=(ANA,), goals=(WARD,))
    fixed = CohortConstraints.model_validate({"pinned": [["ana", "silent"]]})

    by_default = await paired(request)
    typed_in = await paired(request.model_copy(update={"constraints": fixed}))

    assert blocked(by_default) == {"ana": "below_minimum_score"}
    assert "silent" not in by_default.unmatched[0].blocking.text
    assert pairs(typed_in) == [("ana", "silent", "ward")]


async def test_a_pair_fixed_by_hand_says_what_speaks_against_it() -> None:
    tuesday = [{"weekday": "tue", "start": "09:00", "end": "12:00"}]
    friday = [{"weekday": "fri", "start": "09:00", "end": "12:00"}]
    zone = {"time_zone": "Europe/London"}
    one = a_person("ana", languages=("mt",), availability=tuesday, **zone)
    other = a_person("nurse", languages=("en",), availability=friday, **zone)
    fixed = CohortConstraints.model_validate({"pinned": [["ana", "nurse"]]})

    result = await paired(
        CohortRequest(mentors=(other,), mentees=(one,), goals=(WARD,), constraints=fixed)
    )

    assert [caution.code for caution in result.pairs[0].cautions] == [
        "no_shared_time",
        "no_shared_language",
    ]


async def test_an_offer_in_another_spelling_is_the_offer() -> None:
    organizer = a_person("organizer", can_help_with=("Organizing and catering",))
    wish = a_goal("wish", mentee_id="ben", statement="organisation, mostly of village fairs")

    result = await paired(CohortRequest(mentors=(organizer,), mentees=(BEN,), goals=(wish,)))

    assert pairs(result) == [("ben", "organizer", "wish")]
    assert result.pairs[0].reasons[0].field == "can_help_with[0]"


async def test_a_job_title_that_goes_with_an_offer_names_the_craft() -> None:
    mender = a_person("mender", headline="Clock repairer", can_help_with=("Repairs",))
    plumber = a_person("plumber", headline="Plumber", can_help_with=("Apprentices",))
    wish = a_goal("wish", mentee_id="ben", statement="old clocks, keeping them going")

    result = await paired(CohortRequest(mentors=(mender, plumber), mentees=(BEN,), goals=(wish,)))

    assert pairs(result) == [("ben", "mender", "wish")]
    assert "“Clock repairer”" in result.pairs[0].reasons[0].text


async def test_who_would_fit_and_is_the_manager_is_named_so() -> None:
    boss = a_person("boss", can_help_with=("Bread ovens",))
    mentee = BEN.model_copy(update={"manager_id": "boss"})
    wish = a_goal("wish", mentee_id="ben", statement="bread ovens")

    result = await paired(CohortRequest(mentors=(boss,), mentees=(mentee,), goals=(wish,)))

    text = result.unmatched[0].blocking.text
    assert text.endswith("Person boss (“Bread ovens”) – Person’s line manager")


async def test_a_pair_of_the_plan_at_hand_stays_unless_the_gain_is_clear() -> None:
    also = a_goal("also", mentee_id="ben", statement="run a ward of the hospital some day")
    request = CohortRequest(mentors=(NURSE,), mentees=(BEN, ANA), goals=(WARD, also))
    planned = CohortConstraints.model_validate({"preferred": [["ben", "nurse"]]})
    barred = planned.model_copy(update={"forbidden": planned.preferred})

    fresh = await paired(request)
    stable = await paired(request.model_copy(update={"constraints": planned}))
    impossible = await paired(request.model_copy(update={"constraints": barred}))

    assert [pair[0] for pair in pairs(fresh)] == ["ana"]
    assert [pair[0] for pair in pairs(stable)] == ["ben"]
    assert stable.pairs[0].score < fresh.pairs[0].score
    assert [pair[0] for pair in pairs(impossible)] == ["ana"]


async def test_who_is_blocked_is_told_of_the_two_who_fit_best_of_all() -> None:
    second = a_person("second", headline="Ward sister", can_help_with=("run a hospital ward",))
    mentee = ANA.model_copy(update={"manager_id": "nurse"})
    other = a_goal("other", mentee_id="ben", statement="run a hospital ward")

    result = await paired(
        CohortRequest(mentors=(NURSE, second, CHEF), mentees=(mentee, BEN), goals=(WARD, other))
    )
    full = await paired(
        CohortRequest(mentors=(NURSE, CHEF), mentees=(mentee, BEN), goals=(WARD, other))
    )

    assert {mentee: mentor for mentee, mentor, _ in pairs(result)} == {
        "ana": "second",
        "ben": "nurse",
    }
    assert blocked(full) == {"ana": "reporting_line"}
    assert "– Person’s line manager" in full.unmatched[0].blocking.text
    assert "Chef" not in full.unmatched[0].blocking.text


async def test_one_offer_by_name_is_worth_a_pair_in_a_goal_of_many_things() -> None:
    offers = a_person("offers", can_help_with=("Stock control", "Till training"))
    told = "tills, fire drills, the Christmas menu, licensing, and who to ring when it floods"
    many = a_goal("many", mentee_id="ana", statement=told)

    result = await paired(CohortRequest(mentors=(offers, NURSE), mentees=(ANA,), goals=(many,)))

    assert pairs(result) == [("ana", "offers", "many")]


async def test_the_manager_of_ones_manager_is_a_caution() -> None:
    chief = NURSE.model_copy(update={"id": "chief", "name": "Cleo Chief"})
    boss = a_person("boss").model_copy(update={"manager_id": "chief", "name": "Bo Boss"})
    mentee = ANA.model_copy(update={"manager_id": "boss"})

    result = await paired(CohortRequest(mentors=(chief, boss), mentees=(mentee,), goals=(WARD,)))

    (caution,) = result.pairs[0].cautions
    assert caution.code == "reporting_chain"
    assert "above Bo Boss" in caution.text


@pytest.mark.parametrize(
    ("mentor", "code"),
    [
        (NURSE.model_copy(update={"capacity": 0}), "no_capacity"),
        (NURSE.model_copy(update={"manager_id": "ana"}), "reporting_line"),
        (NURSE.model_copy(update={"languages": ("fr",)}), "no_shared_language"),
    ],
)
async def test_the_rule_before_the_best_mentor_is_what_blocked(mentor: object, code: str) -> None:
    mentee = ANA.model_copy(update={"languages": ("en",)})

    result = await paired(
        CohortRequest.model_validate({"mentors": (mentor,), "mentees": (mentee,), "goals": (WARD,)})
    )

    assert blocked(result) == {"ana": code}


async def test_constraints_are_kept_and_told_back() -> None:
    request = CohortRequest.model_validate(
        {
            "mentors": (CHEF, NURSE),
            "mentees": (ANA, BEN),
            "goals": (WARD, COST),
            "constraints": {"forbidden": [["ana", "nurse"]], "minimum_score": 0.3},
        }
    )

    result = await paired(request)

    assert pairs(result) == [("ben", "chef", "cost")]
    assert blocked(result) == {"ana": "forbidden"}
    assert result.settings == request.constraints


async def test_a_pinned_pair_is_made_whatever_it_scores() -> None:
    request = CohortRequest.model_validate(
        {
            "mentors": (CHEF, NURSE),
            "mentees": (ANA,),
            "goals": (WARD,),
            "constraints": {"pinned": [["ana", "chef"]], "minimum_score": 0.9},
        }
    )

    assert pairs(await paired(request)) == [("ana", "chef", "ward")]


async def test_a_mentee_without_a_goal_is_told_so_and_cannot_be_pinned() -> None:
    people = {"mentors": (CHEF,), "mentees": (ANA,), "goals": ()}

    result = await paired(CohortRequest.model_validate(people))

    assert blocked(result) == {"ana": "no_goal"}
    with pytest.raises(ContradictoryConstraintsError, match="has no goal"):
        await paired(
            CohortRequest.model_validate(people | {"constraints": {"pinned": [["ana", "chef"]]}})
        )


async def test_no_mentors_at_all_blocks_everybody() -> None:
    result = await paired(CohortRequest(mentors=(), mentees=(ANA,), goals=(WARD,)))

    assert blocked(result) == {"ana": "no_mentors"}


async def test_who_is_mentor_and_mentee_is_not_paired_with_themselves() -> None:
    both = NURSE.model_copy(update={"id": "ana"})

    alone = await paired(CohortRequest(mentors=(both,), mentees=(both,), goals=(WARD,)))
    other = CHEF.model_copy(update={"can_help_with": ("run a hospital ward",)})
    result = await paired(CohortRequest(mentors=(both, other), mentees=(both,), goals=(WARD,)))

    assert blocked(alone) == {"ana": "oneself"}
    assert pairs(result) == [("ana", "chef", "ward")]


async def test_the_order_of_people_changes_nothing() -> None:
    twins = tuple(a_person(f"m{number}", bio="runs a hospital ward") for number in range(4))
    mentees = tuple(a_person(f"e{number}") for number in range(3))
    goals = tuple(a_goal(f"g{mentee.id}", mentee_id=mentee.id) for mentee in mentees)

    one = await paired(CohortRequest(mentors=twins, mentees=mentees, goals=goals))
    other = await paired(
        CohortRequest(mentors=twins[::-1], mentees=mentees[::-1], goals=goals[::-1])
    )

    assert sorted(pairs(one)) == sorted(pairs(other))
    assert sorted(pairs(one))[0] == ("e0", "m0", "ge0")
