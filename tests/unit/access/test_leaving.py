"""Somebody who left is named nowhere, and what others quoted still stands where it stood."""

import time

from hypothesis import given
from hypothesis import strategies as st

from companion.access.leaving import BRIEFLY, SOMEBODY, Leaver

ANA = Leaver(names=["Ana Ruiz", "ana@example.org"])


def test_the_full_name_and_the_address_are_taken_out() -> None:
    text = "I asked ANA  Ruiz (ana@example.org) and Ana Ruizova."

    assert ANA.without(text).text == f"I asked {SOMEBODY} ({SOMEBODY}) and Ana Ruizova."


def test_a_sentence_begins_with_a_capital() -> None:
    assert ANA.without("Ana Ruiz said so.\n- Ana Ruiz left.").text == (
        "Somebody who left said so.\n- Somebody who left left."
    )


def test_where_there_is_no_room_a_sign_stands() -> None:
    assert ANA.briefly().without("with Ana Ruiz").text == f"with {BRIEFLY}"


@given(st.text(alphabet="Ana Ruiz.\né", max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_a_quote_without_the_name_stays_a_slice(text: str, first: int, second: int) -> None:
    start, end = sorted((min(first, len(text)), min(second, len(text))))
    new = ANA.without(text)
    cut = any(start < there[1] and there[0] < end for there in new.moves)

    moved = new.text[new.start(start) : new.end(end)]

    assert cut or moved == text[start:end]
    assert ANA.without(new.text).moves == ()


def test_a_hostile_text_costs_little() -> None:
    text = "Ana " * 50_000
    began = time.process_time()

    ANA.without(text)
    ANA.without("Ana Ruiz " * 10_000)

    assert time.process_time() - began < 5
