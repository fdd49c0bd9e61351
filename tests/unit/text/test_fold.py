"""Folding gives the text as a reader sees it, and can always point back to the original."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.text.fold import fold, folded

_TRICKS = st.sampled_from(
    "abcde eE еЕосІραжй\n-’_1 "
    "\u200b\u00ad\u202e\u0301\u0323\ufe0f\u200d👩ﬁ𝐦Ａ\U000e0041\u1100\u1161\u11a8"
)
_TEXTS = st.one_of(st.text(), st.lists(_TRICKS, max_size=40).map("".join))


def test_cyrillic_letters_inside_english_words_become_latin() -> None:
    poisoned = "A mеntоr hеlps a mеntее; Еvеn 15 minutеs wееkly."

    plain = folded(poisoned)

    assert poisoned.count("mentor") == 0
    assert plain == "A mentor helps a mentee; Even 15 minutes weekly."


@pytest.mark.parametrize(
    "text",
    [
        "Привет, СОР и мир",
        "Αθήνα",
        "IT-отдел",
        "PDFфайл",
        "ΔT",
        "我用Python写",
        "café Łódź İzmir ışık",
    ],
)
def test_words_that_belong_to_another_script_stay(text: str) -> None:
    assert folded(text) == text


def test_a_latin_letter_inside_a_russian_word_becomes_russian() -> None:
    assert folded("пpивет Pусский") == "привет Русский"


def test_one_foreign_letter_before_a_hyphen_is_part_of_the_latin_word() -> None:
    assert folded("an \u0435-mail") == "an e-mail"


@pytest.mark.parametrize(
    "hidden",
    ["men\u200btor", "men\u00adtor", "\u202ementor\u202c", "men\U000e0074tor", "men\ufe0ftor"],
)
def test_invisible_characters_leave_the_word(hidden: str) -> None:
    assert folded(hidden) == "mentor"


def test_styled_letters_and_ligatures_become_plain() -> None:
    assert folded("𝐦𝐞𝐧𝐭𝐨𝐫 ｆｕｌｌ ﬁnd １２") == "mentor full find 12"


def test_numbered_bullets_and_emoji_keep_their_form() -> None:
    assert folded("① 👩\u200d💻 ❤\ufe0f ☕") == "① 👩\u200d💻 ❤\ufe0f ☕"


def test_letters_and_marks_are_composed() -> None:
    assert folded("cafe\u0301") == "café"


def test_ascii_is_returned_as_it_is() -> None:
    text = "plain ASCII"

    result = fold(text)

    assert result.text is text
    assert list(result.offsets) == list(range(len(text) + 1))


def test_a_word_found_in_the_folded_text_is_cut_whole_out_of_the_original() -> None:
    original = "my m\u200bе\u0301ntor, ﬁne"
    plain = fold(original)
    start = plain.text.index("ntor")

    span = plain.span(start - 2, start + 4)

    assert plain.text == "my méntor, fine"
    assert original[slice(*span)] == "m\u200bе\u0301ntor"


def test_half_a_ligature_points_to_all_of_it() -> None:
    plain = fold("ﬁt")

    assert plain.text == "fit"
    assert plain.span(0, 1) == (0, 1)
    assert plain.span(1, 3) == (0, 2)


@given(_TEXTS)
def test_offsets_never_decrease_and_end_at_the_end(text: str) -> None:
    plain = fold(text)

    assert len(plain.offsets) == len(plain.text) + 1
    assert list(plain.offsets) == sorted(plain.offsets)
    assert plain.offsets[-1] == len(text)


@given(_TEXTS, st.data())
def test_a_span_of_the_original_folds_back_to_at_least_what_was_found(
    text: str, data: st.DataObject
) -> None:
    plain = fold(text)
    start = data.draw(st.integers(0, len(plain.text)))
    end = data.draw(st.integers(start, len(plain.text)))

    first, last = plain.span(start, end)

    assert 0 <= first <= last <= len(text)
    if text.isascii():
        assert text[first:last] == plain.text[start:end]
    elif end > start:
        assert last > first


@given(_TEXTS)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(_TEXTS)
def test_short_runs_of_marks_end_up_composed(text: str) -> None:
    assert unicodedata.is_normalized("NFC", folded(text))


@given(st.text(alphabet=st.characters(max_codepoint=0x24F, categories=["Ll", "Lu"])))
def test_letters_of_european_languages_are_only_composed(text: str) -> None:
    assert folded(text) == unicodedata.normalize("NFC", text)
