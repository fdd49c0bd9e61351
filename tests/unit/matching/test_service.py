"""Matching as a whole, with the hash embedder: who comes first, why, and who not at all."""

import asyncio
import re
from collections.abc import Sequence
from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from companion.access.principal import LOCAL
from companion.matching.match import MatchRequest, MatchResult, NoteEvidence
from companion.matching.pools import TextVectors
from companion.matching.service import MatchingService
from companion.people.person import NOTED_ABOUT, Person, PersonId
from tests.unit.matching.people import ON, CountingEmbedder, a_goal, a_person, matched, window

NURSE = a_person(
    "nurse",
    headline="Matron of three hospital wards",
    can_help_with=("run a ward as its new manager", "delegate to former equals"),
    career=({"title": "Ward manager", "summary": "Took a ward with 28 beds out of the red."},),
)
CHEF = a_person("chef", headline="Head chef", can_help_with=("bring food cost under 30 percent",))
LAWYER = a_person("lawyer", bio="I draft contracts for shipping companies. I like sailing.")
POOL = (LAWYER, NURSE, CHEF)
DENIES = re.compile(r"\b(?:no word|nothing|none|does not|never)\b")


def ids(result: MatchResult) -> list[str]:
    return [str(match.mentor_id) for match in result.matches]


async def test_the_mentor_who_did_it_comes_first_and_the_ranks_count_up() -> None:
    result = await matched(MatchRequest(mentors=POOL, goals=(a_goal(),)))

    assert ids(result)[0] == "nurse"
    assert [match.rank for match in result.matches] == [1, 2, 3]
    assert result.engine == "exact · hash"
    scores = [match.score for match in result.matches]
    assert scores == sorted(scores, reverse=True)


async def test_every_quote_is_verbatim_from_the_named_field() -> None:
    result = await matched(MatchRequest(mentors=POOL, goals=(a_goal(),), top_k=None))

    quotes = 0
    for match in result.matches:
        profile = {mentor.id: mentor for mentor in POOL}[match.mentor_id].model_dump()
        for reason in match.reasons:
            found: object = profile
            for step in reason.field.replace("]", "").replace("[", ".").split("."):
                found = found[int(step)] if isinstance(found, tuple) else found[step]  # type: ignore[index]
            assert isinstance(found, str)
            assert reason.quote in found
            assert f"“{reason.quote}”" in reason.text
            quotes += 1
    assert quotes >= 2


async def test_the_order_of_the_mentors_changes_nothing() -> None:
    mentors = [a_person(f"m{number}", bio="runs a ward") for number in range(9)] + list(POOL)
    shuffled = mentors.copy()
    Random(7).shuffle(shuffled)

    first = await matched(MatchRequest(mentors=tuple(mentors), goals=(a_goal(),), top_k=None))
    second = await matched(MatchRequest(mentors=tuple(shuffled), goals=(a_goal(),), top_k=None))

    assert first.matches == second.matches


async def test_equal_profiles_are_ordered_by_id_and_cut_in_that_order() -> None:
    twins = tuple(a_person(name, bio="runs a hospital ward") for name in ("c", "a", "d", "b"))

    result = await matched(MatchRequest(mentors=twins, goals=(a_goal(),), top_k=2))

    assert ids(result) == ["a", "b"]


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Zebediah Ward"},
        {"email": "run.ward@hospital.example"},
        {"pronouns": "they/them"},
        {"links": ("https://run-a-hospital-ward.example",)},
    ],
)
async def test_name_pronouns_address_and_links_do_not_rank(change: dict[str, object]) -> None:
    before = await matched(MatchRequest(mentors=POOL, goals=(a_goal(),), top_k=None))
    changed = LAWYER.model_copy(update=change)

    after = await matched(
        MatchRequest(mentors=(changed, NURSE, CHEF), goals=(a_goal(),), top_k=None)
    )

    assert [match.score for match in after.matches] == [match.score for match in before.matches]


async def test_who_may_not_be_proposed_is_told_with_the_rule() -> None:
    mentee = a_person("e", manager_id="nurse", languages=("en",))
    full, packed = a_person("full", capacity=0), a_person("packed", capacity=0)
    french = a_person("french", languages=("fr",))

    result = await matched(
        MatchRequest(
            mentors=(NURSE, full, packed, french, mentee, CHEF),
            goals=(a_goal(mentee_id="e"),),
            mentees=(mentee,),
        )
    )

    assert ids(result) == ["chef"]
    assert {str(excluded.mentor_id): excluded.why.code for excluded in result.excluded} == {
        "nurse": "reporting_line",
        "full": "no_capacity",
        "packed": "no_capacity",
        "french": "no_shared_language",
        "e": "oneself",
    }


async def test_what_past_sessions_show_moves_a_mentor_up_but_is_never_quoted() -> None:
    twins = (a_person("a", headline="Consultant"), a_person("b", headline="Consultant"))
    note = NoteEvidence(
        mentor_id=PersonId("b"), text="Walked her through how to run a hospital ward at night."
    )

    without = await matched(MatchRequest(mentors=twins, goals=(a_goal(),)))
    result = await matched(MatchRequest(mentors=twins, goals=(a_goal(),), note_evidence=(note,)))

    assert ids(without) == ["a", "b"]
    assert ids(result) == ["b", "a"]
    assert all("night" not in reason.text for match in result.matches for reason in match.reasons)


async def test_a_bad_best_match_reads_low_and_is_called_so() -> None:
    good = await matched(MatchRequest(mentors=(NURSE,), goals=(a_goal(),)))
    bad = await matched(MatchRequest(mentors=(CHEF,), goals=(a_goal(),)))

    assert good.matches[0].score > 0.5 > 0.2 > bad.matches[0].score
    assert good.warnings == ()
    assert [warning.code for warning in bad.warnings] == ["no_good_match"]
    assert "weak_match" in [caution.code for caution in bad.matches[0].cautions]
    assert len(bad.matches[0].reasons) <= 2


async def test_thin_profiles_carry_a_caution() -> None:
    thin = (a_person("one", headline="Nurse, ask me"), a_person("none"))

    result = await matched(MatchRequest(mentors=thin, goals=(a_goal(),)))

    one, none = result.matches
    assert [one.mentor_id, none.mentor_id] == ["one", "none"]
    assert "one_line_profile" in [notice.code for notice in one.cautions]
    assert [notice.code for notice in none.cautions] == ["empty_profile"]
    assert none.reasons == ()


async def test_little_shared_time_is_a_caution_in_minutes() -> None:
    mentee = a_person("e", time_zone="UTC", availability=[window("mon", "09:00", "10:00")])
    mentor = a_person(
        "m",
        headline="Matron of three hospital wards",
        bio="I have run a hospital ward for eleven years and know its nights.",
        time_zone="UTC",
        availability=[window("mon", "09:40", "12:00")],
    )

    result = await matched(
        MatchRequest(mentors=(mentor,), goals=(a_goal(mentee_id="e"),), mentees=(mentee,))
    )

    assert [(notice.code, notice.text) for notice in result.matches[0].cautions] == [
        ("little_time", "20 minutes a week overlap")
    ]


async def test_no_mentor_or_no_goal_is_an_empty_answer() -> None:
    nobody = await matched(MatchRequest(mentors=(), goals=(a_goal(),)))
    nothing = await MatchingService(embedder=CountingEmbedder()).match(
        principal=LOCAL, request=MatchRequest(mentors=POOL, goals=()), on=ON
    )

    assert (nobody.matches, nobody.excluded) == ((), ())
    assert [warning.code for warning in nobody.warnings] == ["no_eligible_mentor"]
    assert nothing == ()


async def test_a_goal_of_a_word_or_of_stop_words_is_answered() -> None:
    for statement in ("xy", "the"):
        result = await matched(MatchRequest(mentors=POOL, goals=(a_goal(statement=statement),)))

        assert len(result.matches) == 3


async def test_a_goal_in_another_language_is_said_to_be_one() -> None:
    statement = (
        "Ich möchte eine Station im Krankenhaus leiten und lernen, wie man Aufgaben "
        "an die Kolleginnen und Kollegen abgibt, ohne dass es unhöflich ist"
    )

    result = await matched(MatchRequest(mentors=POOL, goals=(a_goal(statement=statement),)))

    assert "goal_language" in [warning.code for warning in result.warnings]


async def test_parts_of_the_score_are_told_on_request_only() -> None:
    plain = await matched(MatchRequest(mentors=POOL, goals=(a_goal(),)))
    told = await matched(MatchRequest(mentors=POOL, goals=(a_goal(),), explain=True))

    assert all(match.parts == () for match in plain.matches)
    assert [part.code for part in told.matches[0].parts] == [
        "whole_profile",
        "best_evidence",
        "shared_words",
        "goal_part",
    ]


async def test_each_text_is_embedded_once_and_profiles_not_again() -> None:
    embedder = CountingEmbedder()
    service = MatchingService(embedder=embedder)
    goals = (a_goal("g1"), a_goal("g2"), a_goal("g3", statement="cook"))

    await service.match(principal=LOCAL, request=MatchRequest(mentors=POOL, goals=goals), on=ON)
    first = [text for batch in embedder.asked for text in batch]
    embedder.asked.clear()
    await service.match(
        principal=LOCAL,
        request=MatchRequest(mentors=POOL, goals=(a_goal("g4", statement="sail a ship"),)),
        on=ON,
    )

    assert len(first) == len(set(first))
    assert embedder.asked[0] == ["sail a ship"]


async def test_the_texts_used_longest_ago_are_forgotten_first() -> None:
    embedder = CountingEmbedder()
    vectors = TextVectors(embedder, kept=2)

    for texts in (["a", "b"], ["a"], ["c"], ["a", "b"], ["x", "y", "z"], ["a", "b"]):
        await vectors.of(texts)

    assert embedder.asked == [["a", "b"], ["c"], ["b"], ["x", "y", "z"]]


async def test_a_changed_profile_is_noticed() -> None:
    service = MatchingService(embedder=CountingEmbedder())

    async def best(mentors: Sequence[Person]) -> str:
        request = MatchRequest(mentors=tuple(mentors), goals=(a_goal(),))
        return ids((await service.match(principal=LOCAL, request=request, on=ON))[0])[0]

    assert await best(POOL) == "nurse"
    assert await best([LAWYER.model_copy(update={"headline": "Ward"}), CHEF]) == "lawyer"
    assert await best([CHEF.model_copy(update={"bio": NURSE.headline}), LAWYER]) == "chef"


def test_a_request_asks_for_at_least_one() -> None:
    with pytest.raises(ValidationError):
        MatchRequest(mentors=POOL, goals=(a_goal(),), top_k=0)


VOCABULARY = "ward rota nurse law bees bread deliver budget staff teach train sell ship write lead"
WORDS = st.sampled_from(VOCABULARY.split())
PHRASES = st.lists(WORDS, min_size=1, max_size=7).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(
    statement=PHRASES,
    challenge=PHRASES,
    skills=st.lists(WORDS, max_size=2),
    profiles=st.lists(st.tuples(PHRASES, PHRASES, st.booleans()), min_size=1, max_size=3),
)
def test_no_caution_denies_anything_and_a_guess_claims_no_nearness(
    statement: str, challenge: str, skills: list[str], profiles: list[tuple[str, str, bool]]
) -> None:
    mentors = tuple(
        a_person(
            str(number),
            headline=f"{headline} daily",
            bio=f"{NOTED_ABOUT if noted else ''}{bio}. {headline}.",
        )
        for number, (headline, bio, noted) in enumerate(profiles)
    )
    goal = a_goal(statement=f"{statement}, learn it", challenge=challenge, skills=tuple(skills))

    result = asyncio.run(matched(MatchRequest(mentors=mentors, goals=(goal,))))

    for match in result.matches:
        cautions = " ".join(caution.text for caution in match.cautions)
        assert not DENIES.search(cautions)
        weak = any(caution.code == "weak_match" for caution in match.cautions)
        for reason in match.reasons:
            assert not (weak and "nearest to" in reason.text)
        quotes = [reason.quote.casefold() for reason in match.reasons]
        assert not any(one in other for one, other in permutations(quotes, 2))


async def test_a_weak_match_is_called_a_guess_and_says_what_to_ask() -> None:
    mentor = a_person("m", name="Jo Lind", skills=("bees", "honey"))
    goal = a_goal(statement="argue a tax case", skills=("tax law",))

    result = await matched(MatchRequest(mentors=(mentor,), goals=(goal,)))

    (match,) = result.matches
    assert [caution.text for caution in match.cautions if caution.code == "weak_match"] == [
        "a guess: ask Jo first about “tax law”"
    ]
    assert [warning.text for warning in result.warnings] == [
        "no clear match found, so this is a guess: ask first about “tax law”"
    ]


async def test_of_jottings_no_search_is_said_to_have_failed() -> None:
    noted = [a_person(name, bio=f"{NOTED_ABOUT}Keeps bees.", headline=name) for name in "ab"]
    goal = a_goal(statement="argue a tax case, or at least read one")

    result = await matched(MatchRequest(mentors=tuple(noted), goals=(goal,)))

    assert [warning.text for warning in result.warnings] == [
        "a line or two is little to go by, so these are guesses: "
        "ask first about “argue a tax case” or “read one”"
    ]
