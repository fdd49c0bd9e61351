"""What a sentence wants: asked, proposed or promised, by the learned words."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.text.intent import intent_of, intent_signs
from companion.text.linear import Linear, learned


@pytest.mark.parametrize(
    "sentence",
    [
        "Could you send me the menu before Thursday?",
        "Let's meet on Monday to go over the rota.",
        "We'll discuss it over lunch next week.",
        "Please have a look at my cover letter.",
    ],
)
def test_a_request_a_proposal_and_a_promise_are_more_likely_than_not(sentence: str) -> None:
    assert intent_of(sentence) > 0.5


@pytest.mark.parametrize(
    "sentence",
    [
        "The ward was full all winter.",
        "This is the longest bridge that they built.",
        "A good baker gets up at three.",
    ],
)
def test_a_statement_is_no_request(sentence: str) -> None:
    assert intent_of(sentence) < 0.5


def test_days_stand_for_each_other() -> None:
    signs = [intent_signs(f"we meet {day}") for day in ("monday", "friday")]

    shared = set(signs[0]) & set(signs[1])

    assert "<WE> meet" not in shared
    assert {"<DAY>", "<WE> <TALK> <DAY>"} <= shared


def test_other_weights_can_be_given() -> None:
    certain = Linear(weights={}, bias=30.0)

    assert intent_of("The ward was full.", weights=certain) > 0.99


def test_no_weight_is_on_a_word_with_a_capital_letter() -> None:
    kinds = {sign for sign in learned("intent").weights if any(map(str.isupper, sign))}

    assert all("<" in sign for sign in kinds)


@given(st.text(max_size=300))
def test_any_text_has_a_probability(text: str) -> None:
    assert 0 <= intent_of(text) <= 1


@pytest.mark.parametrize("piece", ["a'", "$", "a ", "'a'", "?", "e-"])
def test_a_long_line_is_read_at_once(piece: str) -> None:
    started = time.process_time()

    intent_of(piece * 100_000)

    assert time.process_time() - started < 5
