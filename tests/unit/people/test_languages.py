"""Names of languages to tags."""

import pytest

from companion.people.languages import (
    language_tag,
    languages_in_brackets,
    name_of_language,
    read_languages,
)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("English", "en"),
        ("français", "fr"),
        ("FRENCH (B2)", "fr"),
        ("C1 German", "de"),
        ("Spanish – native", "es"),
        ("fluent in Italian", "it"),
        ("Brazilian Portuguese", "pt-BR"),
        ("Portuguese (Brazil)", "pt-BR"),
        ("pt_BR", "pt-BR"),
        ("zh-hans", "zh-Hans"),
        ("EN", "en"),
        ("日本語", "ja"),
        ("русский", "ru"),
        ("Tiếng Việt", "vi"),
        ("isiZulu", "zu"),
        ("Klingon", None),
        ("no", None),
        ("so", None),
        ("", None),
    ],
)
def test_a_language_is_known_by_its_names_and_tags(text: str, tag: str | None) -> None:
    assert language_tag(text) == tag


def test_a_list_keeps_what_it_knows_and_gives_back_the_rest() -> None:
    tags, unknown = read_languages("English (native), Dothraki; Svenska & Deutsch and Klingon")

    assert tags == ("en", "sv", "de")
    assert unknown == ("Dothraki", "Klingon")


def test_a_language_named_twice_is_one() -> None:
    assert read_languages("English, en, ENGLISH (C2)")[0] == ("en",)


@pytest.mark.parametrize(
    "entry",
    ["bit of Greek", "basic Greek", "Greek (A2)", "some Greek", "Greek - a little", "school Greek"],
)
def test_a_language_hardly_spoken_gives_no_tag_and_is_given_back(entry: str) -> None:
    assert read_languages(f"Welsh, {entry}") == (("cy",), (entry,))


@pytest.mark.parametrize("entry", ["Greek (B1)", "good Greek", "Greek (fluent, some Latin)"])
def test_a_language_spoken_well_enough_to_talk_is_kept(entry: str) -> None:
    assert read_languages(entry) == (("el",), ())


def test_languages_side_by_side_are_told_apart() -> None:
    assert read_languages("english spanish") == (("en", "es"), ())
    assert read_languages("Polish english, French") == (("pl", "en", "fr"), ())
    assert read_languages("english dothraki") == ((), ("english dothraki",))


def test_a_language_in_brackets_behind_another_is_spoken_too() -> None:
    assert languages_in_brackets("Polish (english ok slow)") == ("en",)
    assert languages_in_brackets("Polish (a little English)") == ()
    assert languages_in_brackets("Dari (not English), Urdu (Pakistan)") == ()
    assert languages_in_brackets("Chinese (Mandarin)") == ()


@pytest.mark.parametrize(
    "text", ["POLISH AND ENGLISH", "Polish And English", "polish + english", "POLSKI I ANGIELSKI"]
)
def test_languages_are_parted_however_the_word_between_them_is_written(text: str) -> None:
    assert read_languages(text) == (("pl", "en"), ())


@pytest.mark.parametrize("name", ["Saesneg", "Béarla", "angielski", "İngilizce"])
def test_english_is_known_by_its_name_in_other_languages(name: str) -> None:
    assert language_tag(name) == "en"


def test_a_tag_is_told_by_the_english_name_of_its_language() -> None:
    assert name_of_language("cy-x-little") == "Welsh"
    assert name_of_language("tlh") == "tlh"
