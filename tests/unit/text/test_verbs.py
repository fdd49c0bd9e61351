import pytest

from companion.text.verbs import (
    base_of_gerund,
    base_of_third_person,
    gerund,
    is_adverb,
    is_past,
    is_verb,
    takes_object,
)


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("run", "running"),
        ("be", "being"),
        ("take", "taking"),
        ("lie", "lying"),
        ("see", "seeing"),
        ("begin", "beginning"),
        ("open", "opening"),
        ("quit", "quitting"),
        ("travel", "travelling"),
        ("fix", "fixing"),
        ("play", "playing"),
        ("free", "freeing"),
        ("Become", "Becoming"),
    ],
)
def test_gerunds_are_spelt_as_in_britain(verb: str, expected: str) -> None:
    assert gerund(verb) == expected


@pytest.mark.parametrize(
    ("word", "following", "expected"),
    [
        ("running", "", "run"),
        ("Moving", "to", "move"),
        ("applying", "for", "apply"),
        ("marketing", "", None),
        ("marketing", "my", "market"),
        ("engineering", "manager", None),
        ("something", "", None),
        ("during", "", None),
        ("bring", "", None),
    ],
)
def test_a_gerund_is_told_from_a_noun(word: str, following: str, expected: str | None) -> None:
    assert base_of_gerund(word, following) == expected


@pytest.mark.parametrize(
    ("word", "following", "expected"),
    [
        ("Become", "a", True),
        ("lead", "a", True),
        ("lead", "engineer", False),
        ("work", "in", True),
        ("work", "experience", False),
        ("support", "for", False),
        ("table", "", False),
        ("switch", "careers", True),
    ],
)
def test_a_bare_verb_is_told_from_a_noun(word: str, following: str, expected: bool) -> None:
    assert is_verb(word, following) is expected


@pytest.mark.parametrize(
    ("word", "following", "expected"),
    [
        ("Took", "a", True),
        ("Redesigned", "onboarding", True),
        ("Experienced", "engineer", False),
        ("Qualified", "in", True),
        ("Promoted", "to", False),
        ("Promoted", "six", True),
        ("Hired", "", False),
        ("Team", "of", False),
        ("Red", "tape", False),
    ],
)
def test_what_somebody_did_is_told_from_what_was_done_to_them(
    word: str, following: str, expected: bool
) -> None:
    assert is_past(word, following) is expected


def test_third_person_forms_have_a_base() -> None:
    assert base_of_third_person("leads") == "lead"
    assert base_of_third_person("carries") == "carry"
    assert base_of_third_person("is") == "are"
    assert base_of_third_person("bus") is None


def test_small_helpers_tell_objects_and_adverbs() -> None:
    assert takes_object("14")
    assert not takes_object("")
    assert is_adverb("Finally")
