import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.retrieval.blind import name_words
from companion.sessions.passages import PASSAGE_WORDS, passage_texts
from companion.text.fold import folded


def test_short_notes_are_one_passage() -> None:
    notes = "- We spoke about the budget.\n- Ana will ask finance by Friday."

    assert passage_texts(notes) == ("We spoke about the budget. Ana will ask finance by Friday.",)


def test_a_sentence_that_no_longer_fits_starts_a_passage() -> None:
    first, second = "One " * 39 + "done.", "Two " * 29 + "done."

    texts = passage_texts(f"{first}\n{second}")

    assert [len(text.split()) for text in texts] == [40, 30]


def test_a_sentence_longer_than_a_passage_is_cut() -> None:
    assert [len(text.split()) for text in passage_texts("word " * 130)] == [60, 60, 10]


def test_empty_notes_have_no_passages() -> None:
    assert passage_texts("") == ()
    assert passage_texts(" \n\t\n") == ()


def test_neither_names_nor_addresses_are_in_a_passage() -> None:
    notes = "Ana said she would write to finance@example.org before Ben's review in May."

    (text,) = passage_texts(notes, names=name_words("Ana Ruiz", "Ben Okafor"))

    assert text == "said would write to before review in May."


def test_a_line_that_is_only_a_link_is_no_passage() -> None:
    assert passage_texts("https://example.org/minutes/2026-02-03") == ()


@given(st.text(max_size=2_000))
def test_passages_stay_short_and_invent_nothing(notes: str) -> None:
    texts = passage_texts(notes)

    assert all(1 <= len(text.split()) <= PASSAGE_WORDS for text in texts)
    # Passages are folded, and folding composes some characters into their canonical twins.
    assert set("".join(texts)) <= set(notes) | set(folded(notes)) | {" "}


@pytest.mark.parametrize("hostile", ["word " * 20_000, "word\n" * 20_000])
def test_no_word_of_long_hostile_notes_is_lost(hostile: str) -> None:
    letters = "".join("".join(passage_texts(hostile)).split())

    assert letters == "".join(hostile.split())
