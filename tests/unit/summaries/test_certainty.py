"""What is committed only where words, form or a learned score bear it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.summaries.certainty import CERTAIN, WEIGHTS, certain, is_plainly_undertaken
from companion.summaries.clauses import find_clauses
from companion.summaries.notes import read_notes
from companion.summaries.summary import ActionStatus, SummaryBrief
from companion.text.linear import Linear, learned

NEVER = Linear(weights={}, bias=-9.0, levels={CERTAIN: 0.0})
ALWAYS = Linear(weights={}, bias=9.0, levels={CERTAIN: 0.0})


def statuses(text: str, weights: Linear) -> list[ActionStatus]:
    notes = read_notes(SummaryBrief(notes=text))
    return [certain(notes, one, weights=weights).status for one in find_clauses(notes)]


@pytest.mark.parametrize(
    "line",
    [
        "I'll weigh the hives on Friday",
        "I have to renew the boat licence",
        "I promised to send the knitting pattern",
        "[ ] order two hinges",
    ],
)
def test_what_is_plainly_undertaken_is_committed_whatever_its_words_weigh(line: str) -> None:
    assert statuses(line, NEVER) == [ActionStatus.COMMITTED]


def test_a_bare_errand_is_as_firm_as_its_words_weigh() -> None:
    assert statuses("order two hinges", ALWAYS) == [ActionStatus.COMMITTED]
    assert statuses("order two hinges", NEVER) == [ActionStatus.TENTATIVE]


@pytest.mark.parametrize(
    "line", ["first call with the harbour master 3 December", "We decide: new fares from 1 March"]
)
def test_an_appointment_or_a_decision_is_no_commitment(line: str) -> None:
    assert ActionStatus.COMMITTED not in statuses(line, learned(WEIGHTS))


def test_nothing_becomes_firmer() -> None:
    notes = read_notes(SummaryBrief(notes="I might order two hinges"))

    (clause,) = find_clauses(notes)

    assert certain(notes, clause, weights=ALWAYS) == clause


@given(st.text(max_size=200), st.integers(0, 200))
def test_any_words_are_plain_or_not(text: str, task: int) -> None:
    assert is_plainly_undertaken(text, min(task, len(text))) in (True, False)


def test_the_weights_carry_their_level() -> None:
    assert CERTAIN in learned(WEIGHTS).levels
