"""Whom a thing to do means, where the line has just named one person."""

from time import process_time

import pytest

from companion.followups.whom import with_whom


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("- said try Pia at the mill as she pays on time. I'll ring her", "Ring Pia"),
        ("- said try Pia at the mill. I'll ring her", "Ring her"),
        ("- said try Pia or Ola, she is nice. I'll ring her", "Ring her"),
        ("- said try Tom, he is nice. I'll ring her", "Ring her"),
        ("- call on Monday, she rings. I'll ring her", "Ring her"),
        ("- said try Pia, she is nice\n- I'll ring her", "Ring her"),
    ],
)
def test_one_person_of_the_same_line_is_named_and_nobody_else(line: str, told: str) -> None:
    assert with_whom("Ring her", notes=line, begin=line.index("I'll ring")) == told


def test_whose_boss_is_not_whom() -> None:
    line = "said try Pia, she is nice. I'll ask her boss"

    assert with_whom("Ask her boss", notes=line, begin=line.index("I'll")) == "Ask her boss"


def test_long_notes_are_read_fast() -> None:
    notes = "A b " * 25_000
    begun = process_time()
    with_whom("Ring her", notes=notes, begin=len(notes))

    assert process_time() - begun < 5
