"""What is quoted stands as it was written, without what only says what kind of line it is."""

import pytest

from companion.agendas.citing import cited, plain


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("- decision: the stall moves to Sundays", "the stall moves to Sundays"),
        ("Agreed -> no loans this year", "no loans this year"),
        ("* open: who keeps the keys", "who keeps the keys"),
        ("Ruth: the stall moves to Sundays", "Ruth: the stall moves to Sundays"),
        ("decided to move the stall", "decided to move the stall"),
        ("open day: bring the banner", "open day: bring the banner"),
        ("agreed:", "agreed:"),
    ],
)
def test_what_a_line_is_is_not_quoted_with_it(line: str, shown: str) -> None:
    assert plain(line) == shown
    assert cited(line) == f"“{shown}”"
