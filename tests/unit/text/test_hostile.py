"""Every function of the package answers on texts that were made to be slow.

No time is asserted: a function that is not linear runs into the time limit of the test.
"""

from collections.abc import Callable
from datetime import date

import pytest

from companion.text.due import find_due_phrases, find_held_on, resolve_due
from companion.text.fold import fold
from companion.text.language import looks_english
from companion.text.sentences import sentences
from companion.text.spans import find_quote
from companion.text.words import count_words, stems, words

_LENGTH = 100_000

_UNITS = (
    *(
        "a",
        "a.",
        "a. ",
        "A. ",
        "a\n",
        "a.\n",
        "and\n",
        " ",
        "\n",
        "\t ",
        ".",
        ". ",
        "...",
        "!?",
        "'",
    ),
    *("-", "- ", "- [ ] ", "( ", "(a ", ".(", '".', "_", "e-", "1", "1.", "1,", "1/", "1. ", "a&b"),
    *(
        "by ",
        "by the ",
        "by        ",
        "the ",
        "in 1 ",
        "last ",
        "first ",
        "mon ",
        "Fri,",
        "Dec 12 ",
    ),
    *("end of the ", "in the next ", "due on ", "2026-", "20", "before we ", "mid-", "every "),
    *("не", "нe", "нe ", "e\u0301\u0323", "\u0301\u0323", "a\u200b", "\U000e0041", "👩\u200d", "ﬁ"),
    *("\u1100\u1161", "\x01", "date:", "date: 1 ", "Date\n", "|", "c+", ".net", "「", "。"),
)
_ENDS = ("", "b", "!", " Friday")

_CALLS: tuple[Callable[[str], object], ...] = (
    *(fold, words, stems, count_words, sentences, looks_english, find_due_phrases, find_held_on),
    lambda text: resolve_due(text, said_on=date(2026, 11, 12)),
    lambda text: find_quote(text, text[: _LENGTH // 2] + "zz"),
    lambda text: find_quote(text, text[1 : _LENGTH // 2].upper()),
    lambda text: find_quote("short text", text),
)


@pytest.mark.timeout(120)
@pytest.mark.parametrize("end", _ENDS)
def test_long_repetitions_are_answered(end: str) -> None:
    for unit in _UNITS:
        text = unit * (_LENGTH // len(unit)) + end
        for call in _CALLS:
            call(text)
