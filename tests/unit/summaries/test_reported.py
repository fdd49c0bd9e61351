"""A promise that notes only report: whoever made it is who shall keep it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.summaries.notes_of import draft_of, whats


@pytest.mark.parametrize(
    ("line", "owner", "what"),
    [
        (
            "He liked the idea and said he'd sweep two chimneys this Saturday",
            "tom",
            "Sweep two chimneys",
        ),
        ("told him id pay the tyre depot by fri 20th", "ana", "Pay the tyre depot"),
        ("said hed grease the press on Monday", "tom", "Grease the press"),
        ("promised I'd lend him my kiln thermometer", "ana", "Lend Tom my kiln thermometer"),
        (
            "I told him I'd show the ledger to my brother",
            "ana",
            "Show the ledger to my brother",
        ),
    ],
)
def test_who_is_reported_to_have_promised_shall_do_it(line: str, owner: str, what: str) -> None:
    (item,) = draft_of(f"Tom, 12 Nov\n{line}", me="ana").action_items

    assert (item.owner, item.what, item.status) == (owner, what, "committed")


def test_a_dictated_he_will_without_its_mark_is_read_after_says() -> None:
    notes = "so tom was on about the allotment again he says hell ring the warden tomorrow"

    (item,) = draft_of(notes, me="ana").action_items

    assert item.what == "Ring the warden"
    assert item.due_phrase == "tomorrow"


def test_somebody_who_was_told_of_it_is_named() -> None:
    notes = "Tom, 12 Nov\nHe'd sell the mules. Told the saddler I'd pay by the 30th."

    (item,) = draft_of(notes, me="ana").action_items

    assert item.what == "Pay (told the saddler)"


@pytest.mark.parametrize(
    "line",
    [
        "He came in late and said he'd missed the ferry",
        "He frowned and said he'd rather shear his own ewes",
        "Tom said he would normally order the flour on a Friday",
        "He laughed and said he'd love a forge of his own",
        "told him he'd need a second pair of hands at lambing",
        "my sister came by and said she'd mind the stall",
        "said ill health was the reason",
    ],
)
def test_what_is_told_liked_or_usual_is_no_promise(line: str) -> None:
    assert whats(line, me="ana") == []


@given(st.text(alphabet="saidthet'old ,.->", max_size=300))
def test_whatever_is_reported_nothing_breaks(text: str) -> None:
    for item in draft_of(text, me="ana").action_items:
        assert item.quotes
