"""What is no open errand: a wish, a state, a thing that is done; and what is not done yet."""

import pytest

from tests.unit.summaries.notes_of import draft_of, whats


@pytest.mark.parametrize(
    "line",
    [
        "He wants to sell the second van at Easter.",
        "- hasn't told the chef she wants to leave",
        "- she'd love to move to the coast in March",
        "Ana would like to give up the Tuesday class.",
    ],
)
def test_a_wish_of_the_other_is_no_action(line: str) -> None:
    assert whats(line) == []


def test_a_warning_after_a_wish_is_kept_whole() -> None:
    line = (
        "He wants to sell the loom in spring, I told him don't sell until the new one is here"
        " and you have wool for a month."
    )

    draft = draft_of(line, me="ana")

    assert draft.action_items == ()
    assert [one.text.rstrip(".") for one in draft.takeaways] == [line.rstrip(".")]


@pytest.mark.parametrize(
    "line",
    [
        "Ana -> 5 months as head gardener now",
        "Ana -> on nights this month",
        "Ana -> tired, two chairs down",
        "Ana -> 3 shifts a week at the pool so far",
    ],
)
def test_a_state_after_an_arrow_is_no_action(line: str) -> None:
    assert whats(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "me -> send her the kiln log - sent Tues ✓",
        "me: ring the co-op about flour -> done",
        "me: lend her the pattern book – posted",
        "- send her my seating plan ✓",
        "me -> email the choir list, emailed on Monday",
    ],
)
def test_what_is_marked_done_is_no_open_action(line: str) -> None:
    assert whats(line) == []


def test_what_is_not_done_yet_stays_with_its_line() -> None:
    (what,) = whats("- me: send her the kiln log by w/e -- NOT DONE YET")

    assert what.endswith("NOT DONE YET")


def test_a_task_is_not_cut_at_the_beginning_of_a_longer_word() -> None:
    (what,) = whats("Ana -> ask the head for 2 prot. planning mornings a month")

    assert what == "Ask the head for 2 prot. planning mornings a month"
