from companion.outreach.readability import reading_grade


def test_short_words_in_short_sentences_are_easy() -> None:
    assert reading_grade("I run a ward. I like it. It is big.") < 3


def test_long_words_in_one_long_sentence_are_hard() -> None:
    text = (
        "Organisational transformation initiatives necessitate interdepartmental communication "
        "strategies that accommodate heterogeneous institutional responsibilities."
    )

    assert reading_grade(text) > 18


def test_no_words_have_no_grade() -> None:
    assert reading_grade("… 12 !") == 0.0
