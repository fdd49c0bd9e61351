"""Titles have three to eight words and end where a clause does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.text.words import count_words
from companion.topics import titles


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("Do I quit first or find something first?", "Do I quit first or find something first?"),
        (
            "Is Warsaw realistic, or would I have to find something remote and well paid?",
            "Is Warsaw realistic?",
        ),
        (
            "Does the coop sign or does each family sign?",
            "Does the coop sign or does each family sign?",
        ),
        (
            "What do I say to the others when someone then simply doesn't do it?",
            "When someone then simply doesn't do it",
        ),
        (
            "The jokes in front of the others, is that the same talk or another one?",
            "The jokes in front of the others",
        ),
        ("What if they say yes to the title and no to the money at the end?", None),
    ],
)
def test_a_question_is_cut_only_where_the_rest_is_whole(question: str, title: str | None) -> None:
    assert titles.of_question(question) == title


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("I go quiet when he sighs.", "Going quiet when he sighs"),
        ("I have never negotiated anything.", "Negotiating for the first time"),
        (
            "I have never costed a dish on paper, and I push people off the section.",
            "Costing a dish for the first time",
        ),
        ("My CV has eleven pages and no verbs.", "My CV has eleven pages and no verbs"),
        ("They wrote ‘senior’ where we had talked about ‘lead’, and the base is low.", None),
        ("I've cancelled it twice.", None),
    ],
)
def test_a_trouble_gives_its_own_title(said: str, title: str | None) -> None:
    assert titles.of_trouble(said) == title


def test_a_deed_is_told_as_how_it_was_done() -> None:
    said = "I built an image pipeline that measures 60,000 roots a season."

    assert titles.of_deed(said) == "How I built an image pipeline"


def test_an_errand_becomes_a_gerund() -> None:
    what = "ask one of the farmers for a reference"

    assert titles.of_errand(what) == "Asking one of the farmers for a reference"


@given(st.text(max_size=300))
def test_every_title_has_three_to_eight_words_and_a_whole_question_a_few_more(text: str) -> None:
    question = titles.of_question(text)
    assert question is None or 3 <= count_words(question) <= titles.MOST_QUOTED
    made = (
        titles.of_trouble(text),
        titles.of_deed(text),
        titles.of_errand(text),
    )

    assert all(title is None or titles.fits(title) for title in made)


def test_hostile_texts_are_cut_in_linear_time() -> None:
    for piece in ("I never ", "or ", "if ", "when a ", ", and ", "I have never x"):
        text = (piece * 100_000)[:100_000]

        titles.of_question(text)
        titles.of_errand(text)


@pytest.mark.parametrize(
    ("quote", "title"),
    [
        (
            "He's thinking of asking for a second oven but is not decided.",
            "“He's thinking of asking for a second oven …”",
        ),
        (
            "never promise a delivery date to clients whom you have not met in person",
            "Never promise a delivery date",
        ),
        (
            "We ran out of time for the question of who should speak first.",
            "Who should speak first",
        ),
        (
            "Told her to glaze the test tiles twice rather than fire them hotter and hope.",
            "Glazing the test tiles twice",
        ),
        (
            "what she then really said was that everything goes wrong whenever nobody looks",
            "Open from last time",
        ),
        ("great!! dont know yet", "“great!! dont know yet”"),
    ],
)
def test_a_line_of_notes_gives_a_whole_phrase_or_a_plain_name(quote: str, title: str) -> None:
    assert titles.of_quote(quote, kind="Open from last time") == title
