import time

import pytest

from companion.writing.placeholders import no_placeholders, placeholders
from companion.writing.task import Check
from tests.unit.writing.toy import ToyBrief, ToyDraft


@pytest.mark.parametrize(
    "slot", ["[name]", "[Your goal here]", "{focus}", "{}", "<your name>", "<mentor>", "XX", "____"]
)
def test_a_slot_that_nobody_filled_is_found(slot: str) -> None:
    assert placeholders(f"Dear {slot}, hello") == (slot,)


@pytest.mark.parametrize(
    "text", ["[ ] call Ana", "[x] done", "a < b and c > d", "[1]", "I <3 this", "Xavier", "C++"]
)
def test_ordinary_text_holds_none(text: str) -> None:
    assert placeholders(text) == ()


def test_the_check_names_each_slot_once() -> None:
    check: Check[ToyBrief, ToyDraft] = no_placeholders(texts=lambda draft: (draft.text,))

    found = check(ToyBrief(source=""), ToyDraft(text="[name] and [name]", quotes=()))

    assert [violation.text for violation in found] == [
        "'[name]' is a placeholder; fill it or drop it"
    ]


@pytest.mark.parametrize("hostile", ["[", "{", "<your ", "X", "_", "[a"])
def test_a_hostile_text_is_read_quickly(hostile: str) -> None:
    started = time.process_time()

    placeholders(hostile * (100_000 // len(hostile)))

    assert time.process_time() - started < 0.5
