"""How reasons are worded, and the exact words that they quote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.matching.facets import Facet, FacetKind
from companion.matching.phrasing import Finding, Strength, named, reason_text
from companion.matching.quotes import QUOTE_WORDS, Wording, trimmed, wordings
from companion.people.person import NOTED_ABOUT
from companion.retrieval.passages import Aspect, passages_of, passages_of_notes
from tests.unit.matching.people import a_person


def a_facet(words: str, kind: FacetKind = FacetKind.STATEMENT) -> Facet:
    return Facet(kind=kind, words=words, text=words, stems=tuple(words.split()))


def a_finding(**fields: object) -> Finding:
    told: dict[str, object] = {
        "aspect": Aspect.HELP,
        "field": "can_help_with[0]",
        "quote": "delegating to former equals",
        "facet": a_facet("I lead my former equals", FacetKind.CHALLENGE),
        "strength": Strength.DIRECT,
    }
    return Finding(**(told | fields))  # type: ignore[arg-type]


MENTOR = a_person(
    "m",
    career=(
        {"title": "Analyst"},
        {"title": "Ward manager", "summary": "Moved from analyst to leading a team of six."},
    ),
)


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        (
            {},
            "Offers help with “delegating to former equals” – speaks to “I lead my former equals” "
            "in your challenge.",
        ),
        (
            {"strength": Strength.CLOSE},
            "Offers help with “delegating to former equals” – nearest to “I lead my former equals” "
            "in your challenge.",
        ),
        (
            {
                "aspect": Aspect.POSITION,
                "field": "career[1].summary",
                "quote": "leading a team of six",
                "facet": a_facet("lead a team"),
            },
            "Worked as Ward manager: “leading a team of six” – speaks to “lead a team” "
            "in your goal.",
        ),
        (
            {
                "aspect": Aspect.POSITION,
                "field": "career[0].title",
                "quote": "Analyst",
                "facet": a_facet("half of it by May", FacetKind.TARGET),
            },
            "Has worked as “Analyst” – speaks to “half of it by May” in your measure of success.",
        ),
        (
            {"facet": a_facet("delegation", FacetKind.SKILL)},
            "Offers help with “delegating to former equals” – you asked for “delegation”.",
        ),
        (
            {"facet": a_facet("delegation", FacetKind.SKILL), "strength": Strength.CLOSE},
            "Offers help with “delegating to former equals” – nearest to “delegation”, "
            "which you asked for.",
        ),
        (
            {"strength": Strength.LOOSE, "quote": "Bakes bread"},
            "Offers help with “Bakes bread”.",
        ),
        (
            {"strength": Strength.LOOSE, "also": True},
            "Offers help with “delegating to former equals”.",
        ),
    ],
)
def test_a_reason_names_the_quote_and_the_part_and_claims_no_more(
    fields: dict[str, object], text: str
) -> None:
    assert reason_text(a_finding(**fields), mentor=MENTOR) == text


@pytest.mark.parametrize("aspect", list(Aspect))
@pytest.mark.parametrize("strength", list(Strength))
@pytest.mark.parametrize("kind", list(FacetKind))
def test_every_reason_reads_as_one_sentence(
    aspect: Aspect, strength: Strength, kind: FacetKind
) -> None:
    finding = a_finding(aspect=aspect, strength=strength, facet=a_facet("lead", kind))

    text = reason_text(finding, mentor=MENTOR)

    assert text[0].isupper() or text[0] == "“"
    assert text.endswith(".")
    assert not text.endswith("..")
    assert "  " not in text


def test_a_part_of_the_goal_is_named_whole_or_not_at_all() -> None:
    assert named(a_facet("Lead a team.\nSoon.")) == "“Lead a team. Soon”"
    assert named(a_facet(" ".join(["word"] * 17))) is None


def test_a_long_sentence_is_quoted_by_its_telling_clause() -> None:
    quote = (
        "When I came to the hospital in the autumn of that long year, nobody knew the numbers, "
        "and so I went from bed to bed counting; in the end we rostered twelve nurses by hand, "
        "which took a month, and the ward was quiet again before the first snow of the winter"
    )
    wording = Wording(field="bio", quote=quote, text=quote, stems=frozenset())

    short = trimmed(wording, wanted=frozenset({"roster", "nurs"}))

    assert short in quote
    assert "rostered twelve nurses" in short
    assert len(short.split()) <= QUOTE_WORDS


@given(st.text(max_size=400), st.frozensets(st.sampled_from(["a", "team", "b"])))
def test_a_trimmed_quote_is_verbatim_and_short(quote: str, wanted: frozenset[str]) -> None:
    wording = Wording(field="bio", quote=quote, text=quote, stems=frozenset())

    short = trimmed(wording, wanted=wanted)

    assert short in quote
    assert len(short.split()) <= QUOTE_WORDS


def test_the_end_of_a_sentence_takes_what_stands_before_along() -> None:
    quote = (
        "In those first three years at the old hospital by the river we had no rota at all, "
        "every week began with an hour of telephone calls, and then I wrote the rota"
    )
    wording = Wording(field="bio", quote=quote, text=quote, stems=frozenset())

    short = trimmed(wording, wanted=frozenset({"wrote"}))

    assert short == "every week began with an hour of telephone calls, and then I wrote the rota"


def test_a_sentence_that_is_only_a_name_is_not_quoted() -> None:
    mentor = a_person("m", name="Ana Ruiz", bio="Ana Ruiz. Leads nurses.")

    found = wordings(mentor, passages_of(mentor)[0])

    assert [wording.quote for wording in found] == ["Leads nurses."]


def test_what_may_be_quoted_is_verbatim_and_blinded_for_comparing() -> None:
    mentor = a_person("m", name="Ana Ruiz", bio="I am Ana Ruiz. She leads nurses.")
    (passage,) = passages_of(mentor)

    found = wordings(mentor, passage)

    assert [(wording.quote, wording.text) for wording in found] == [
        ("I am Ana Ruiz.", "I am"),
        ("She leads nurses.", "leads nurses."),
    ]


def test_notes_have_nothing_to_quote() -> None:
    (passage,) = passages_of_notes(MENTOR, ["Ran a ward."])

    assert wordings(MENTOR, passage) == ()


@pytest.mark.parametrize("strength", list(Strength))
def test_what_was_noted_about_a_mentor_is_quoted_without_a_claim_of_nearness(
    strength: Strength,
) -> None:
    mentor = a_person("m", bio=f"{NOTED_ABOUT}Came up from being a cook.")
    (passage,) = passages_of(mentor)
    (wording,) = wordings(mentor, passage)
    quote = wording.quote.removesuffix(".")
    finding = a_finding(aspect=Aspect.BIO, field="bio", quote=quote, strength=strength)

    assert passage.text == wording.quote == "Came up from being a cook."
    assert reason_text(finding, mentor=mentor) == "You noted: “Came up from being a cook”."
