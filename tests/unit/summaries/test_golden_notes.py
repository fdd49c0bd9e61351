"""What the composer finds in notes whose answers are known: the samples, and notes as typed."""

import pytest

from companion.summaries.offline import compose
from companion.summaries.rules import CHECKS
from companion.text.spans import find_quote
from tests.unit.summaries.golden import (
    Golden,
    figures,
    overlap,
    pairs,
    sample_notes,
    typed_notes,
)

_TYPED = typed_notes()
_SAMPLES = list(sample_notes())


@pytest.mark.parametrize("golden", _TYPED, ids=[golden.name for golden in _TYPED])
def test_a_summary_of_typed_notes_satisfies_every_check(golden: Golden) -> None:
    draft = compose(golden.brief).draft

    assert [violation for check in CHECKS for violation in check(golden.brief, draft)] == []


def test_committed_actions_in_typed_notes_are_found_and_few_are_imagined() -> None:
    found = figures(_TYPED)

    assert found.precision >= 0.95
    # What is not certain is shown to be confirmed: that costs some recall.
    assert found.recall >= 0.93
    assert found.dates_found >= 0.96


def test_no_owner_and_no_date_is_invented_in_typed_notes() -> None:
    found = figures(_TYPED)

    assert found.wrong_owners == ()
    assert found.wrong_dates == ()


def test_the_samples_actions_are_found_with_owner_date_and_status() -> None:
    wrong = [
        f"{golden.name}: wanted {wanted}, found {item}"
        for golden, _ in _SAMPLES
        for wanted, item in pairs(golden, compose(golden.brief).draft)
        if wanted is None
        or item is None
        or (item.owner, item.due_phrase, item.status)
        != (wanted.owner, wanted.due_phrase, wanted.status)
        or (None if item.due_on is None else str(item.due_on)) != wanted.due_on
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("name", "recall"), [("decisions", 1.0), ("open_questions", 1.0), ("takeaways", 0.85)]
)
def test_the_samples_other_lists_are_found(name: str, recall: float) -> None:
    wanted = found = 0
    for golden, gold in _SAMPLES:
        entries = getattr(compose(golden.brief).draft, name)
        for entry in gold[name]:
            quote = find_quote(golden.brief.notes, entry["quote"])
            assert quote is not None
            wanted += 1
            found += any(overlap(given.quotes, quote) for given in entries)

    assert found >= recall * wanted


def test_three_samples_without_actions_stay_without() -> None:
    empty = [golden for golden, _ in _SAMPLES if not golden.wanted]

    assert len(empty) == 3
    assert all(not compose(golden.brief).draft.action_items for golden in empty)
