"""Quotes are verbatim stretches of their source, however loosely they were repeated."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from companion.text.spans import Quote, find_quote, quote_at

_NOTES = "She said: “We’ll   ship it—by\nFriday…” and then **left** the mееting; Ana agreed."


def _found(words: str, source: str = _NOTES) -> str | None:
    quote = find_quote(source, words)
    return None if quote is None else quote.text


def test_a_quote_leaves_out_white_space_at_both_ends() -> None:
    assert quote_at("a  b c  d", 1, 8) == Quote(start=3, end=6, text="b c")
    assert quote_at("a   b", 1, 4) == Quote(start=4, end=4, text="")


@pytest.mark.parametrize(
    "words",
    [
        "We’ll   ship it—by\nFriday",
        "we'll ship it - by friday",
        '"We\'ll ship it–by Friday"',
        "... WE'LL SHIP IT -- BY FRIDAY ...",
        "We'll ship it-by Friday.",
    ],
)
def test_case_blanks_and_the_style_of_marks_do_not_matter(words: str) -> None:
    assert _found(words) == "We’ll   ship it—by\nFriday"


def test_look_alikes_and_stars_do_not_matter() -> None:
    assert _found("then left the meeting") == "then **left** the mееting"


def test_only_whole_words_are_found() -> None:
    assert _found("hip it") is None
    assert _found("Ana agree") is None
    assert _found("art of it", source="start of it, art of it") == "art of it"


def test_words_that_were_said_apart_are_not_joined_by_an_ellipsis() -> None:
    assert _found("We'll ship it ... Ana agreed") is None
    assert _found("We'll ship it … by Friday", source="we'll ship it by Friday") == (
        "we'll ship it by Friday"
    )


def test_an_ellipsis_of_the_source_is_found_in_any_style() -> None:
    assert _found('Friday..." and then') == "Friday…” and then"


def test_what_was_never_said_is_not_found() -> None:
    assert _found("by Monday") is None
    assert _found("Friday Ana") is None


@pytest.mark.parametrize("words", ["", " ", "a", "!?", "…", "3 4", "\u3164\u3164"])
def test_fewer_than_two_letters_are_no_quote(words: str) -> None:
    assert find_quote("a b 3 4 … !? \u3164\u3164", words) is None


def test_the_first_place_counts() -> None:
    assert find_quote("yes we do, yes we do", "YES WE DO") == Quote(
        start=0, end=9, text="yes we do"
    )


@given(st.text(max_size=60), st.text(max_size=20))
def test_a_quote_is_verbatim_from_its_source(source: str, words: str) -> None:
    quote = find_quote(source, words)

    assert quote is None or quote.text == source[quote.start : quote.end]


@given(st.data())
def test_any_run_of_words_of_a_text_is_found_again(data: st.DataObject) -> None:
    vocabulary = st.sampled_from(["Ana", "sent", "the", "memo,", "twice!", "é"])
    parts = data.draw(st.lists(vocabulary, min_size=2))
    blanks = data.draw(st.sampled_from([" ", "\n", " \u200b ", "  "]))
    start = data.draw(st.integers(0, len(parts) - 2))
    end = data.draw(st.integers(start + 2, len(parts)))
    words = " ".join(parts[start:end])
    assume(sum(map(str.isalpha, words)) >= 2)

    quote = find_quote(blanks.join(parts), words.upper())

    assert quote is not None
    assert "".join(quote.text.replace("\u200b", "").split()) == words.replace(" ", "")
