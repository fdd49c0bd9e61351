"""Words cut short: told from whole ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.text.clipped import is_beginning, is_clipped


@pytest.mark.parametrize("word", ["ingred", "mkt", "hyg", "Coll", "ins", "husb", "wkd", "mand"])
def test_a_word_cut_short_is_told(word: str) -> None:
    assert is_clipped(word)


@pytest.mark.parametrize("word", ["prot", "hosp", "trad", "carp"])
def test_the_beginning_of_a_longer_word_is_told(word: str) -> None:
    assert is_beginning(word)


@pytest.mark.parametrize("word", ["ward", "kiln", "loft", "oven", "cost", "Prot", "van", ""])
def test_a_word_by_itself_is_no_beginning(word: str) -> None:
    assert not is_beginning(word)


@pytest.mark.parametrize("word", ["yard", "no", "cv", "sky", "why", "art", "I", "", "12", "hmm"])
def test_a_whole_word_is_none(word: str) -> None:
    assert not is_clipped(word)


@given(st.text(min_size=9, alphabet=st.characters(categories=["L"])))
def test_no_long_word_counts_as_cut_short(word: str) -> None:
    assert not is_clipped(word)
