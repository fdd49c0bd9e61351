import pytest

from companion.text.seams import doubled_words, placeholders, wrong_articles


@pytest.mark.parametrize("gap", ["[field]", "{focus}", "<name>", "your name", "____", "TBD"])
def test_a_place_left_to_fill_in_is_found(gap: str) -> None:
    assert placeholders(f"Hi {gap}, how are you?")


def test_ordinary_text_has_no_gaps() -> None:
    assert placeholders("Costs fell (by 3 < 5 %) and R > SQL; see the notes.") == ()


def test_a_word_that_stands_twice_is_found_outside_quotations() -> None:
    assert doubled_words("I saw the the plan. The the end. Duran Duran.") == ("the the", "The the")
    assert doubled_words("You write: “the the plan”. I had had it that that day.") == ()


@pytest.mark.parametrize("slip", ["a engineer", "an university", "A apple", "an head"])
def test_a_wrong_article_is_found(slip: str) -> None:
    assert wrong_articles(f"{slip} came.") == (slip,)


def test_letters_initialisms_and_quotations_are_no_articles() -> None:
    assert wrong_articles("Plan A is an SQL query; vitamin A is “a apple”. A “no” is fine.") == ()


@pytest.mark.parametrize("text", ["a " * 50_000, "“" * 100_000, "[" * 100_000, "the the " * 12_500])
def test_hostile_text_costs_little_time(text: str) -> None:

    placeholders(text)
    doubled_words(text)
    wrong_articles(text)
