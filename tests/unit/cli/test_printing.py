"""What other people wrote never steers the terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.cli.printing import clean
from tests.cli import CommandLine

SENDING = ("\x1b", "\x9b", "\x9d", "\x90", "\x07", "\x9c", "\r", "\x08", "\u202e")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b[38;5;196mred", "red"),
        ("\x1b]0;stolen title\x07text", "text"),
        ("\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1bPpayload\x1b\\after", "after"),
        ("\x9b31mred", "red"),
        ("\x9d0;title\x9ctext", "text"),
        ("\x1b(Bplain", "plain"),
        (
            "\x1b]0;no end, so nothing of the text is lost",
            "0;no end, so nothing of the text is lost",
        ),
        ("two\r\nlines\tand a tab", "two\nlines\tand a tab"),
        ("cut \x1b[", "cut "),
        ("“Käse” – 100 % [1] 😀", "“Käse” – 100 % [1] 😀"),
    ],
)
def test_whole_sequences_go_and_words_stay(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(st.text(alphabet=st.sampled_from([*SENDING, "[", "]", "m", "0", ";", "\\", "a", " "])))
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    left = clean(text)

    assert not any(mark in left for mark in SENDING)


@pytest.mark.parametrize("part", ["\x1b", "\x1b[", "\x1b]", "\x9d", "\x9b0", "\x1b]0;a", "\x1b[ "])
def test_a_hundred_thousand_openings_are_read_once(part: str) -> None:
    text = part * (100_000 // len(part))

    assert "\x1b" not in clean(text)


def test_an_error_names_a_hostile_file_without_obeying_it(companion: CommandLine) -> None:
    ran = companion("summarize", "\x1b[31mnotes\x1b]0;mine\x07.txt")

    assert ran.status == 2
    assert "\x1b" not in ran.err
    assert "no file" in ran.err
