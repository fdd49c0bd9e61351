"""Jottings, clause by clause: deeds apart from remarks, nothing that cannot stand alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.matching.jottings import (
    RUN_WORDS,
    Tells,
    clauses,
    is_job_now,
    is_jotted,
    is_of_ones_own,
    runs,
    says_little,
    tells,
)
from companion.matching.reached import how_to_reach
from companion.people.person import NOTED_ABOUT, Person, PersonId
from tests.unit.matching.people import a_person


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "our vicar's sister, had her own kennels for ten years, sold them in 2019",
            ["our vicar's sister", "had her own kennels for ten years, sold them in 2019"],
        ),
        (
            "organ builder, restored the one in Ulm, very calm",
            ["organ builder, restored the one in Ulm", "very calm"],
        ),
        (
            "leads the kitchen of the big hospital, 14 cooks",
            ["leads the kitchen of the big hospital, 14 cooks"],
        ),
        (
            "I barely know him. he plans the harbour dives",
            ["I barely know him", "he plans the harbour dives"],
        ),
    ],
)
def test_a_jotting_is_cut_into_what_can_stand_alone(sentence: str, parts: list[str]) -> None:
    assert [sentence[start:end] for start, end in clauses(sentence)] == parts


@pytest.mark.parametrize(
    ("clause", "much"),
    [
        ("retrained as a beekeeper at 50", Tells.DONE),
        ("runs the ferry office with her brother", Tells.DONE),
        ("used to be a diver", Tells.DONE),
        ("head of nursing", Tells.DONE),
        ("45 years of looms", Tells.SOMETHING),
        ("knows every dealer in town", Tells.SOMETHING),
        ("my second violin teacher", Tells.SOMETHING),
        ("lovely man", Tells.BY_THE_WAY),
        ("rather grumpy but fair", Tells.BY_THE_WAY),
        ("listens", Tells.BY_THE_WAY),
        ("we met over the harvest", Tells.BY_THE_WAY),
        ("my neighbour's cousin", Tells.BY_THE_WAY),
        ("reachable after six", Tells.BY_THE_WAY),
        ("always in a rush", Tells.BY_THE_WAY),
        ("has two dogs", Tells.BY_THE_WAY),
        ("a truly kind person", Tells.BY_THE_WAY),
        ("tutor for the crane exam. Vegetarian", Tells.DONE),
        ("always asks about the boat", Tells.BY_THE_WAY),
        ("built a choir for people who had lost their voice", Tells.DONE),
    ],
)
def test_a_deed_tells_more_than_a_remark(clause: str, much: Tells) -> None:
    assert tells(clause) is much


def test_a_run_joins_neighbours_and_leaves_remarks_out() -> None:
    sentence = "tailor, made robes for the opera, good with velvet, a bit shy about it, retired"

    shown = {clause: run for clause, run, _ in runs(sentence)}

    assert shown["good with velvet"] == "tailor, made robes for the opera, good with velvet"


@given(st.text(alphabet=st.sampled_from("ab ,.;:-()and he was my own ran\n"), max_size=300))
def test_runs_are_verbatim_and_hold_their_clause(sentence: str) -> None:
    for clause, run, _ in runs(sentence):
        assert clause in run
        assert run in sentence
        assert len(run.split()) <= max(RUN_WORDS, len(clause.split()))


@pytest.mark.parametrize(
    ("headline", "is_job"),
    [
        ("restorer at the castle museum, furniture + textiles", True),
        ("works for the harbour office", True),
        ("the boss's sister, sold it in 2021", False),
        ("used to be a glazier", False),
        ("nurse, my cousin", False),
        ("drove until 2004", False),
        ("", False),
    ],
)
def test_a_headline_is_a_job_of_today_and_nothing_else(headline: str, is_job: bool) -> None:
    assert is_job_now(headline) is is_job


def test_who_filled_in_a_profile_is_not_jotted() -> None:
    assert is_jotted(a_person("m", bio=f"{NOTED_ABOUT}Keeps bees."))
    assert is_jotted(a_person("m", headline="Keeps bees"))
    assert not is_jotted(a_person("m", headline="Keeps bees", languages=("en",)))
    assert not is_jotted(a_person("m", bio="I keep bees."))


def test_a_word_or_a_remark_says_little() -> None:
    assert says_little("retired")
    assert says_little("kind of shy")
    assert not says_little("tunes pianos")
    assert not says_little("from the bank")


def test_a_quote_begins_with_a_word() -> None:
    assert [clause for clause, _, _ in runs(". He plans the dives, - calm")] == [
        "He plans the dives",
        "calm",
    ]


def test_ones_own_is_heard_in_goal_and_jotting() -> None:
    assert is_of_ones_own("something of my own")
    assert is_of_ones_own("is self-employed since May")
    assert not is_of_ones_own("was owned by the town")


@pytest.mark.parametrize("hostile", ["a, ", "and ", "my ", "very ", "( ", "'s ", "- ", "x. "])
def test_a_hostile_jotting_ends_and_keeps_each_clause(hostile: str) -> None:
    text = hostile * (100_000 // len(hostile))

    found = list(runs(text))

    # A quadratic search would not end.
    assert all(clause in run for clause, run, _ in found)


@pytest.mark.parametrize(
    ("noted", "quotes"),
    [
        ("Straight talker, doesnt do email much, ring her", ("doesnt do email much, ring her",)),
        ("text only, swamped til harvest. Taught me glazing", ("text only, swamped til harvest",)),
        ("never in a hurry. Bakes for the market", ()),
        ("has a busy ward, used to head e-mail marketing at a bank", ()),
        ("said ring me any time", ()),
        (
            "I text her about deliveries every now and then. Best by email, not Fridays",
            ("Best by email, not Fridays",),
        ),
        ("Kind. Never reads it, phone after 2", ("Never reads it, phone after 2",)),
    ],
)
def test_how_to_reach_somebody_is_quoted_as_it_was_jotted(
    noted: str, quotes: tuple[str, ...]
) -> None:
    person = Person(id=PersonId("a"), name="Ada Moss", bio=f"{NOTED_ABOUT}{noted}")

    assert how_to_reach(person) == quotes


def test_of_a_bio_of_ones_own_no_way_to_reach_is_quoted() -> None:
    person = Person(id=PersonId("a"), name="Ada Moss", bio="Email only, please.")

    assert how_to_reach(person) == ()


@pytest.mark.parametrize(
    ("clause", "much"),
    [
        ("knows which grants the parish pays", Tells.DONE),
        ("See her most weeks at choir", Tells.BY_THE_WAY),
        ("still bump into him at the market", Tells.BY_THE_WAY),
        ("email only", Tells.BY_THE_WAY),
        ("knows everybody", Tells.BY_THE_WAY),
    ],
)
def test_what_one_can_be_asked_comes_before_small_talk(clause: str, much: Tells) -> None:
    assert tells(clause) is much


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=200))
def test_every_quote_of_how_to_reach_somebody_is_verbatim(text: str) -> None:
    noted = " ".join(text.split()) or "x"
    person = Person(id=PersonId("a"), name="Ada", bio=f"{NOTED_ABOUT}{noted} ring her, email only")

    assert all(quote in (person.bio or "") for quote in how_to_reach(person))
