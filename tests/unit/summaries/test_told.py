"""What is told, doubted or only the case: no promise of it may be shown as firm."""

import pytest

from companion.summaries.summary import ActionStatus
from tests.unit.summaries.notes_of import draft_of


@pytest.mark.parametrize(
    "line",
    [
        "He thinks I talk too fast at the counter",
        "I said I'd wanted to give up the stall once",
        "the surveyor's due Thursday",
        "Ana tells me to keep the receipts",
        "The wholesaler said: I'll call back",
    ],
)
def test_what_is_only_told_is_no_promise(line: str) -> None:
    draft = draft_of(f"- {line}\n- {line.lower()} again")

    firm = [item for item in draft.action_items if item.status is ActionStatus.COMMITTED]

    assert firm == []


@pytest.mark.parametrize(
    "line",
    [
        "I'll introduce her to the dye works if she likes",
        "I sort of said I'd judge the flower show",
        "I'll ask the guild whether I may watch, if they let me",
    ],
)
def test_a_promise_with_a_condition_is_tentative(line: str) -> None:
    draft = draft_of(f"- {line}\n- the loom is mended")

    assert [item.status for item in draft.action_items] == [ActionStatus.TENTATIVE]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("I'll ring Odile, who left the mill in June", "Ring Odile, who left the mill in June"),
        ("I'll find the permit because it runs out in May", "Find the permit"),
    ],
)
def test_a_date_of_what_the_clause_after_it_tells_is_no_deadline(line: str, what: str) -> None:
    (item,) = draft_of(f"- {line}\n- the loom is mended").action_items

    assert (item.what, item.due_on, item.due_phrase) == (what, None, None)


def test_another_subjects_clause_is_no_part_of_a_task() -> None:
    (item,) = draft_of("I'll talk to both mills, and the first answer is wanted soon.").action_items

    assert item.what == "Talk to both mills"


def test_what_is_ruled_out_stays_with_the_task() -> None:
    (item,) = draft_of("- must sit down with Dad, but not before lambing").action_items

    assert "but not before lambing" in f"{item.what} {item.due_phrase or ''}"
