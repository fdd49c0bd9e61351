import pytest

from companion.writing.quotations import Said

NOTES = "She says: don't fight the dietician on paper, walk her round the kitchen at 11."


@pytest.mark.parametrize(
    "draft",
    [
        "Her words: “don’t fight the dietician on paper”.",
        'Her words: "Walk her round the kitchen".',
        "Her words: ‘fight the dietician … round the kitchen’.",
        "Say “no” or “not now”.",
        "It's the cook's word, and that's it.",
    ],
)
def test_words_that_were_said_may_be_quoted(draft: str) -> None:
    assert list(Said(NOTES).unsaid(draft)) == []


@pytest.mark.parametrize(
    ("draft", "named"),
    [
        ("“fight the baker on paper”", "fight the baker on paper"),
        ('"walk round the kitchen"', "walk round the kitchen"),
        ("«walk her round the garden»", "walk her round the garden"),
        ("‘the kitchen on paper … at 11’", "the kitchen on paper … at 11"),
    ],
)
def test_words_that_nobody_said_are_named(draft: str, named: str) -> None:
    assert list(Said(NOTES).unsaid(draft)) == [named]
