"""Words, stems and counts, as matching and the checks compare them."""

import snowballstemmer
from hypothesis import given
from hypothesis import strategies as st

from companion.text.fold import fold
from companion.text.words import STOP_WORDS, count_words, stem, stems, words


def test_names_of_technologies_stay_whole() -> None:
    text = "C++, C#, .NET, Node.js, ASP.NET, a11y, k8s and R&D."

    assert words(text) == (
        *("c++", "c#", ".net", "node.js", "asp.net", "a11y", "k8s", "and", "r&d"),
    )


def test_a_hyphenated_word_gives_its_parts_but_email_is_one() -> None:
    assert words("part-time e-mail e-mails") == ("part", "time", "email", "emails")


def test_possessives_and_quotes_give_the_word_itself() -> None:
    assert words("Ana’s plan, 'the' James' one; don’t") == (
        *("ana", "plan", "the", "james", "one", "don't"),
    )


def test_numbers_and_dotted_abbreviations_are_one_word_each() -> None:
    assert words("Python 3.11, 1,000 users, rows 1,2, e.g. the U.K.") == (
        *("python", "3.11", "1000", "users", "rows", "1", "2", "eg", "the", "uk"),
    )


def test_look_alikes_give_the_words_they_imitate() -> None:
    assert words("my mеntоr") == ("my", "mentor")


def test_vowel_signs_do_not_break_a_word() -> None:
    assert words("हिन्दी भाषा") == ("हिन्दी", "भाषा")


def test_inflected_forms_share_a_stem() -> None:
    assert stems("mentors were mentoring") == ("mentor", "mentor")
    assert stem("résumés") == stem("resume")


def test_stop_words_have_no_stem_to_give() -> None:
    assert stems("I will not be there, and that is that") == ()
    assert {"the", "don't", "we'll"} < STOP_WORDS
    assert "mentor" not in STOP_WORDS


def test_white_space_words_with_a_letter_or_digit_are_counted() -> None:
    assert count_words("- Ana — will send 3 part-time CVs !") == 6
    assert count_words("") == 0


@given(st.text(alphabet="abcdeghilmnorstuy", min_size=1, max_size=12))
def test_the_shortcut_for_uninflected_words_agrees_with_the_stemmer(word: str) -> None:
    assert stem(word) == snowballstemmer.stemmer("english").stemWord(word)


@given(st.text())
def test_words_are_never_empty_and_hold_no_white_space(text: str) -> None:
    for word in words(text):
        assert word
        assert not any(map(str.isspace, word))


@given(st.lists(st.sampled_from(["mentor", "c++", "r&d", "node.js", "plan", "3.11"]), max_size=8))
def test_words_joined_by_blanks_are_the_words(parts: list[str]) -> None:
    assert words(" ".join(parts)) == tuple(parts)


@given(st.text())
def test_folding_first_gives_the_same_words(text: str) -> None:
    assert words(fold(text).text) == words(text)
