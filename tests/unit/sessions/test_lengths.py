"""How long a talk was stands in the first line of its notes, or nowhere."""

from time import process_time

import pytest

from companion.sessions.lengths import stated_minutes


@pytest.mark.parametrize(
    ("notes", "minutes"),
    [
        ("Jonas, Thursday 12 November, phone, about 50 mins\n\nHe is late.", 50),
        ("Ana 3/3 - 20 min in her break", 20),
        ("call w Bo, half an hour, van", 30),
        ("Bo, an hour and a half on the quay", 90),
        ("Bo 4 march, 1h", 60),
        ("Bo was 20 min late", None),
        ("Bo 4 march\nhe gets 15 minutes each day", None),
        ("Bo, 10 min walk to the ferry", None),
        ("", None),
    ],
)
def test_a_length_is_told_in_the_first_line_alone(notes: str, minutes: int | None) -> None:
    assert stated_minutes(notes) == minutes


def test_a_long_line_is_read_fast() -> None:
    begun = process_time()

    stated_minutes("1 h" * 50_000)

    assert process_time() - begun < 0.1
