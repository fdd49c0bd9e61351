import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.text.phrasing import (
    article,
    as_sentence,
    capitalised,
    clipped,
    listed,
    lowered,
    quoted,
    tidied,
    with_article,
    without_end,
)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("engineer", "an"),
        ("nurse", "a"),
        ("university lecturer", "a"),
        ("unusual path", "an"),
        ("hour", "an"),
        ("honest answer", "an"),
        ("house", "a"),
        ("European", "a"),
        ("one-page brief", "a"),
        ("HR lead", "an"),
        ("M&E lead", "an"),
        ("UX designer", "a"),
        ("SOC manager", "a"),
        ("MBA", "an"),
        ("8-bed unit", "an"),
        ("11-bed unit", "an"),
        ("110-bed unit", "a"),
        ("“open” question", "an"),
        ("", "a"),
    ],
)
def test_the_article_follows_the_sound(phrase: str, expected: str) -> None:
    assert article(phrase) == expected


def test_a_phrase_comes_after_its_article() -> None:
    assert with_article("apprentice electrician") == "an apprentice electrician"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  - i want to lead!!!  ", "I want to lead!"),
        ("BECOME A CTO BY JUNE IN THE UK", "Become a CTO by June in the UK"),
        ("• Python developer 🚀", "Python developer"),
        ("1. get promoted…..", "get promoted…"),
        ("i.e. this and i", "i.e. this and I"),
        ("im sure i cant , really", "I'm sure I can't, really"),
        ("say if Im wrong, Ive asked", "say if I'm wrong, I've asked"),
        ("the the plan that that had", "the plan that that had"),
        ("NASA", "NASA"),
        ("zero\u200bwidth", "zerowidth"),
        ("- - nested", "nested"),
    ],
)
def test_typed_text_is_tidied_and_nothing_else(text: str, expected: str) -> None:
    assert tidied(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Staff nurse", "staff nurse"),
        ("I led a team", "I led a team"),
        ("I'm ready", "I'm ready"),
        ("BI developer", "BI developer"),
        ("German teacher", "German teacher"),
        ("R scripts", "R scripts"),
        ("M&E coordinator", "M&E coordinator"),
        ("E-mail marketing", "e-mail marketing"),
        ("iOS work", "iOS work"),
        ("A team", "a team"),
        ("", ""),
    ],
)
def test_a_first_letter_becomes_small_unless_it_is_a_name(text: str, expected: str) -> None:
    assert lowered(text) == expected


def test_names_that_are_given_keep_their_capital() -> None:
    assert lowered("Rotawell built it", names={"Rotawell"}) == "Rotawell built it"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("run my ward", "Run my ward"),
        ("“run”", "“Run”"),
        ("iOS", "iOS"),
        ("3 boxes", "3 boxes"),
        ("", ""),
    ],
)
def test_a_first_letter_becomes_large(text: str, expected: str) -> None:
    assert capitalised(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i go quiet", "I go quiet."),
        ("Is it?", "Is it?"),
        ("he said “no.”", "He said “no.”"),
        ("wait,", "Wait."),
    ],
)
def test_a_sentence_ends_once(text: str, expected: str) -> None:
    assert as_sentence(text) == expected


def test_the_stop_of_an_abbreviation_is_no_closing_mark() -> None:
    assert without_end("phrases that work at 4 a.m.") == "phrases that work at 4 a.m."
    assert without_end("I was there...") == "I was there"


def test_quotation_marks_inside_a_quotation_become_single() -> None:
    assert quoted('she said "no"') == "“she said 'no'”"


def test_items_are_listed_as_english_does() -> None:
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed([]) == ""


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        (
            "run my ward as acting ward manager from January on",
            7,
            "run my ward as acting ward manager",
        ),
        ("decide whether to look for an investor, borrow, or grow from customers", 9, None),
        (
            "hold a talk with a friend, and still have lunch with her",
            7,
            "hold a talk with a friend",
        ),
        ("pass the exam", 5, "pass the exam"),
        ("becoming the head of", 3, None),
        ("know that I should ask for a transfer to Osaka", 6, None),
    ],
)
def test_a_text_is_cut_where_a_clause_ends(text: str, most: int, expected: str | None) -> None:
    assert clipped(text, most_words=most) == expected


@given(st.text(max_size=300), st.integers(1, 12))
def test_a_cut_text_is_never_longer_than_asked(text: str, most: int) -> None:
    head = clipped(text, most_words=most)

    assert head is None or len(head.split()) <= most


@given(st.text(max_size=400))
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    once = tidied(text)

    assert "\n" not in once
    assert tidied(once).split() == once.split() or once != text
