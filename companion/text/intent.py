"""Does a sentence ask somebody to do something, propose it, or promise it? Words, weighed.

Unlike the patterns that read notes this says nothing of who or what; it is a second opinion for
sentences that no pattern knows, in letters and in long talks.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from typing import Final

from companion.text.linear import Linear, chance, learned

WEIGHTS: Final = "intent"

_LONGEST: Final = 2_000
_MOST_WORDS: Final = 60
_TOKEN: Final = re.compile(r"\$[a-z]+|[a-z]+(?:'[a-z]+)?|0+|[?!:$]")
_DIGIT: Final = re.compile(r"\d")
_RUN: Final = 3
_START: Final = "^"
_END: Final = "$$"

_KINDS: Final = {
    "I": "i",
    "WE": "we us",
    "YOU": "you u ya",
    "ME": "me",
    "THEY": "he she they him her them",
    "MAY": "can could would will should may might shall must",
    "PLEASE": "please pls plz kindly",
    "DAY": (
        "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri tomorrow"
        " today tonight morning afternoon evening week weekend"
    ),
    "MONTH": (
        "january february march april may june july august september october november december jan"
        " feb mar apr jun jul aug sep sept oct nov dec"
    ),
    "SEND": "send forward fax mail email e-mail attach copy deliver",
    "TALK": "call talk discuss meet visit chat phone contact ring speak",
    "LOOK": "review look check read verify confirm see",
    "WANT": "want need like hope love",
}
_KIND_OF: Final = {word: kind for kind, words in reversed(_KINDS.items()) for word in words.split()}
"""Words that stand for each other; of two kinds the earlier one counts."""


def intent_of(text: str, *, weights: Linear | None = None) -> float:
    """Return how likely a sentence asks for an action, proposes or promises one, 0 to 1."""
    return chance((weights or learned(WEIGHTS)).score(intent_signs(text)))


def intent_signs(text: str) -> Mapping[str, float]:
    """Return the words, runs of words and kinds of words of a sentence, of equal worth."""
    words = tokens(text)
    found = frozenset(_signs(words, asks=text.rstrip().endswith("?")))
    worth = 1 / sqrt(len(found))
    return dict.fromkeys(sorted(found), worth)


def tokens(text: str) -> list[str]:
    """Return the words and telling marks of a sentence, figures as zeros."""
    plain = _DIGIT.sub("0", text[:_LONGEST].replace("’", "'").lower())
    return _TOKEN.findall(plain)[:_MOST_WORDS]


def _signs(words: Sequence[str], *, asks: bool) -> Iterator[str]:
    framed = (_START, *words, _END)
    kinds = tuple(f"<{_KIND_OF[word]}>" if word in _KIND_OF else word for word in framed)
    yield from words
    yield from (kind for kind in kinds if kind.startswith("<"))
    for length in range(2, _RUN + 1):
        for at in range(len(framed) - length + 1):
            yield " ".join(framed[at : at + length])
            yield " ".join(kinds[at : at + length])
    yield f"#{min(6, len(words).bit_length())}"
    yield "#?" if asks else "#."
