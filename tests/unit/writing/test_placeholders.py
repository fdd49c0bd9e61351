from companion.writing.placeholders import no_placeholders
from companion.writing.task import Check
from tests.unit.writing.toy import ToyBrief, ToyDraft

CHECK: Check[ToyBrief, ToyDraft] = no_placeholders(texts=lambda draft: (draft.text, *draft.quotes))


def test_every_slot_that_nobody_filled_is_named_once() -> None:
    draft = ToyDraft(text="Dear [name], dear [name],", quotes=("on {focus}",))

    found = CHECK(ToyBrief(source=""), draft)

    assert [violation.text for violation in found] == [
        "'[name]' is a placeholder; fill it or drop it",
        "'{focus}' is a placeholder; fill it or drop it",
    ]


def test_a_text_without_slots_passes() -> None:
    assert CHECK(ToyBrief(source=""), ToyDraft(text="a < b and c > d", quotes=())) == ()
