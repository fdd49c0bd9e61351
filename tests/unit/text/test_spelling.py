"""British and American spellings, and words made of one another."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.text.spelling import families, family, one_spelling


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cataloguing", "cataloging"),
        ("digitisation", "digitizing"),
        ("coloured", "colors"),
        ("theatre", "theater"),
        ("programmes", "program"),
        ("counselling", "counseling"),
        ("paediatric", "pediatric"),
        ("licence", "licensing"),
        ("jewellery", "jewelry"),
        ("leadership", "leading"),
        ("archivist", "archives"),
        ("bakers", "baking"),
        ("conservator", "conservation"),
        ("written", "writing"),
    ],
)
def test_two_forms_of_one_word_are_one_family(one: str, other: str) -> None:
    assert family(one) == family(other)


@pytest.mark.parametrize(
    ("one", "other"), [("career", "care"), ("hour", "or"), ("customer", "cost"), ("tour", "tory")]
)
def test_words_that_only_look_alike_are_two(one: str, other: str) -> None:
    assert family(one) != family(other)


@given(st.text(max_size=200))
def test_any_text_has_families(text: str) -> None:
    assert all(families(text)) or not families(text)


def test_hostile_words_are_compared_in_time() -> None:
    began = time.process_time()

    for word in ("ou" * 50_000, "l" * 100_000, "ae" * 50_000):
        one_spelling(word)
        families(word)

    assert time.process_time() - began < 5
