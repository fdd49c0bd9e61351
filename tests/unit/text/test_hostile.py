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

_REPEATED = (
    *(
        "a",
        "a.",
        "a\n",
        "a. ",
        " ",
        "\n",
        ".",
        "!?",
        "'",
        "- [ ] ",
        "(a ",
        "_",
        "e-",
        "1",
        "1.",
        "1,",
    ),
    *("by ", "by        ", "last ", "Fri,", "Dec 12 ", "end of the ", "in the next ", "date:"),
    *("не", "нe", "e\u0301\u0323", "\u0301\u0323", "a\u200b", "👩\u200d", "ﬁ", "\x01"),
)
_ENDS = ("", "b", "!", " Friday")
_TEXTS = tuple(
    unit * (_LENGTH // len(unit)) + _ENDS[number % len(_ENDS)]
    for number, unit in enumerate(_REPEATED)
)

_CALLS: dict[str, Callable[[str], object]] = {
    "fold": fold,
    "words": words,
    "stems": stems,
    "count_words": count_words,
    "sentences": sentences,
    "looks_english": looks_english,
    "find_due_phrases": find_due_phrases,
    "find_held_on": find_held_on,
    "resolve_due": lambda text: resolve_due(text, said_on=date(2026, 11, 12)),
    "find_quote, missed": lambda text: find_quote(text, text[: _LENGTH // 2] + "zz"),
    "find_quote, in capitals": lambda text: find_quote(text, text[1 : _LENGTH // 2].upper()),
    "find_quote, too long": lambda text: find_quote("short text", text),
}


@pytest.mark.parametrize("name", sorted(_CALLS))
def test_long_repetitions_are_answered(name: str) -> None:
    answers = [_CALLS[name](text) for text in _TEXTS]

    assert len(answers) == len(_TEXTS)
