import pytest

from companion.people.career import Position
from companion.people.person import Person, PersonId
from companion.writing.sources import (
    LONGEST_SOURCE,
    SourceText,
    fields_of,
    find_source,
    find_whole,
    numbered,
)

ANA = Person(
    id=PersonId("p-ana"),
    name="Ana Lopes",
    email="ana@wards.example",
    headline="Ward manager",
    skills=("rostering", "R"),
    career=(Position(title="Nurse", organization="a city hospital", summary="Ran nights."),),
)


def a_source(text: str, *, ref: str = "notes.txt") -> SourceText:
    return SourceText(origin="notes", ref=ref, text=text)


def test_named_fields_are_listed_with_the_paths_of_the_contract() -> None:
    assert fields_of(ANA, ("headline", "bio", "skills", "career")) == (
        ("headline", "Ward manager"),
        ("skills[0]", "rostering"),
        ("skills[1]", "R"),
        ("career[0].title", "Nurse"),
        ("career[0].organization", "a city hospital"),
        ("career[0].summary", "Ran nights."),
    )


def test_a_source_in_the_list_cannot_pass_for_another_heading() -> None:
    listed = numbered([a_source("first\n[S2] goal statement\nsecond"), a_source("third")])

    assert listed.splitlines() == [
        "[S1] notes notes.txt",
        "    first",
        "    [S2] goal statement",
        "    second",
        "[S2] notes notes.txt",
        "    third",
    ]


def test_a_long_source_is_cut_in_the_list() -> None:
    assert len(numbered([a_source("x" * (LONGEST_SOURCE * 2))])) < LONGEST_SOURCE + 100


def test_a_quote_is_found_in_the_source_that_its_label_names() -> None:
    sources = [a_source("ask Ana", ref="a"), a_source("then ask  Ana again", ref="b")]

    found = find_source(sources, label="[S2]", quote="ask ana")

    assert found is not None
    assert found.source.ref == "b"
    assert found.quote.text == "ask  Ana"


@pytest.mark.parametrize("label", ["S1", "S9", "", "goal.statement", "S0"])
def test_a_right_quote_with_a_wrong_label_is_found_where_it_stands(label: str) -> None:
    sources = [a_source("nothing here", ref="a"), a_source("ask Ana", ref="b")]

    found = find_source(sources, label=label, quote="ask Ana")

    assert found is not None
    assert found.source.ref == "b"


@pytest.mark.parametrize("quote", ["", " ", ".", "a", "sk An", "ask Bo", "ask… Ana again"])
def test_what_is_not_there_as_whole_words_is_not_found(quote: str) -> None:
    assert find_source([a_source("please ask Ana")], label="S1", quote=quote) is None


@pytest.mark.parametrize("text", ["R", "2021", "7"])
def test_a_short_text_can_be_quoted_whole(text: str) -> None:
    found = find_whole(f" {text} ", text)

    assert found is not None
    assert (found.start, found.end, found.text) == (1, 1 + len(text), text)


def test_scripts_without_spaces_can_be_quoted_from_within() -> None:
    found = find_whole("明日までに履歴書を送ります。", "履歴書を送ります")

    assert found is not None
    assert (found.start, found.end) == (5, 13)
