"""What one person says to another is advice only if it says what to do, for good."""

import time

import pytest

from companion.summaries.counsel import says_advice


@pytest.mark.parametrize(
    "said",
    [
        "ask for the budget before you draw anything",
        "fair. then say no to the second caterer and write it down",
        "you don't have to answer a review the same night",
        "why don't you let the apprentice cut the first one",
        "two drafts, one reader",
        "never sign the lease on the first visit",
    ],
)
def test_what_to_do_is_advice(said: str) -> None:
    assert says_advice(said)


@pytest.mark.parametrize(
    "said",
    [
        "coffee's ready. come",
        "👏 lovely. what next",
        "fair enough",
        "no idea. leave it with me",
        "don't know. leave it w me",
        "thanks for sending me the plan so early",
        "don't worry about the invoice",
        "I'll look the form up tonight",
        "she is worried about the inspection on Monday",
        "we opened the second shop last year",
        "keep me posted on how the tasting goes",
        "speak after the bank holiday",
        "what would your foreman say to that?",
    ],
)
def test_talk_thanks_promises_worries_and_reports_are_none(said: str) -> None:
    assert not says_advice(said)


@pytest.mark.parametrize("part", ["ok, ", "one pan ", "not ", "then. ", "a", "before "])
def test_a_hostile_line_is_read_in_time(part: str) -> None:
    began = time.process_time()

    says_advice(part * 20_000)

    assert time.process_time() - began < 5
