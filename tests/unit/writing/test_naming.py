import pytest

from companion.text.common_words import is_common
from companion.writing.naming import marked_names_in, names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Delphine, who ran it before, agrees.", ["Delphine"]),
        ("Sterling closes the shop at nine.", ["Sterling"]),
        ("Ingrid Solheim asked for it.", ["Ingrid", "Solheim"]),
        ("Grace said so. Grace is a virtue.", ["Grace", "Grace"]),
        ("O'Rourke and Van-Houten closed the kiln.", ["O'Rourke", "Van-Houten"]),
        ("We use SAP and iOS.", ["SAP", "iOS"]),
    ],
)
def test_somebody_is_named_wherever_in_a_sentence(text: str, names: list[str]) -> None:
    assert list(names_in(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "Preparation will help. Debriefings are short. Quarterly figures follow.",
        "Thus the oven was cleaned. Nevertheless, Monday was late.",
        "Mark the jars. Will it hold? Price lists come later.",
        "Let's begin. Don't wait. Here's why.",
        "It costs 12 Euros or ten Pounds.",
        "Set the Scene and Agree on Steps",
        "OK. My CV is ready.",
    ],
)
def test_capitals_that_name_nobody_are_passed_over(text: str) -> None:
    assert list(names_in(text)) == []


def test_a_role_that_follows_its_field_is_no_second_name() -> None:
    assert list(names_in("We met the Marketing Expert.")) == ["Marketing"]
    assert list(names_in("We met an Expert.")) == ["Expert"]


def test_in_other_languages_only_words_with_capitals_inside_are_names() -> None:
    assert list(marked_names_in("Der Plan von GitHub und Priya")) == ["GitHub"]


@pytest.mark.parametrize("word", ["stopped", "preparing", "apologies", "easily", "bigger"])
def test_an_inflected_common_word_is_common(word: str) -> None:
    assert is_common(word)


@pytest.mark.parametrize("word", ["delacroix", "ingrid", "okonkwo", "ed"])
def test_a_name_is_no_common_word(word: str) -> None:
    assert not is_common(word)
