"""Which situations of the bank somebody's own words support."""

import time

import pytest

from companion.content import content_folder
from companion.knowledge.support import asks_of_more, is_supported, known_situations


def test_every_situation_of_the_bank_has_its_signs() -> None:
    stored = {file.stem for file in content_folder("knowledge").glob("questions/*.yaml")}

    assert known_situations() == stored


@pytest.mark.parametrize(
    ("situation", "words"),
    [
        ("founder-first-customers", "Become head gardener by spring. I can't write a budget"),
        ("negotiation-offer", "Find my first full job in a pastry kitchen"),
        ("fundraising", "Open my own barber shop, I only have 4,000 saved"),
        ("interview-preparation", "Teach evening classes in pottery"),
        ("new-manager", "Translate novels from Danish"),
        ("no-such-situation", "lead a team, sell bread, get an offer"),
    ],
)
def test_nobody_is_asked_about_what_they_never_mention(situation: str, words: str) -> None:
    assert not is_supported(f"questions/{situation}", words)


@pytest.mark.parametrize(
    ("situation", "words"),
    [
        ("founder-first-customers", "sell my jams at the market"),
        ("negotiation-offer", "The clinic offered me a post"),
        ("new-manager", "I lead the night crew since March"),
        ("workload-and-burnout", "I never say no to extra shifts"),
    ],
)
def test_what_somebody_says_supports_its_situation(situation: str, words: str) -> None:
    assert is_supported(f"questions/{situation}", words)


def test_a_question_of_money_needs_money_in_the_words() -> None:
    question = "Who or what taught you to read a budget and make a case with it?"

    assert asks_of_more(question, "I want to teach student nurses. I've never taught")
    assert not asks_of_more(question, "I don't know how to write a budget")
    assert not asks_of_more("What would you try first?", "")


@pytest.mark.parametrize("part", ["head ", "new ", "first a ", "run a ", "offer "])
def test_hostile_words_are_read_in_no_time(part: str) -> None:
    words = part * 20_000
    started = time.process_time()

    for situation in known_situations():
        is_supported(f"questions/{situation}", words)
    asks_of_more("Which budget?", words)

    assert time.process_time() - started < 5
