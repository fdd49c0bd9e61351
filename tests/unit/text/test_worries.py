"""What weighs on somebody."""

import pytest

from companion.text.worries import tells_worry


@pytest.mark.parametrize(
    "text",
    [
        "worried the landlord will sell",
        "Im not sleeping",
        "the viva is what scares her",
        "he dreads Mondays",
        "she cried in the car park",
        "it keeps him awake",
    ],
)
def test_a_worry_is_one_in_whatever_words(text: str) -> None:
    assert tells_worry(text)


@pytest.mark.parametrize(
    "text",
    ["not worried about the money", "no need to panic", "she sleeps well", "don't be afraid of it"],
)
def test_what_does_not_weigh_is_no_worry(text: str) -> None:
    assert not tells_worry(text)
