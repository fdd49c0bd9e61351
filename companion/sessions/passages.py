"""Cuts session notes into passages short enough to embed, for finding and ranking."""

from collections.abc import Iterator
from typing import Final

from companion.text.sentences import sentences

PASSAGE_WORDS: Final = 60
"""Most words of one passage: a few sentences on one matter, well within 256 tokens."""

_LONGEST_WORD: Final = 40
"""Longer runs without a space (links, or languages that write none) are cut, in code points."""


def passage_texts(notes: str) -> tuple[str, ...]:
    """Return the notes as passages of at most `PASSAGE_WORDS` words, in their order.

    Neighbouring sentences share a passage while they fit; a longer sentence is cut. White space is
    made even, so a passage is for comparing, not for quoting.
    """
    passages: list[list[str]] = []
    for sentence in sentences(notes):
        words = [piece for word in sentence.text.split() for piece in _pieces(word)]
        if passages and len(passages[-1]) + len(words) <= PASSAGE_WORDS:
            passages[-1].extend(words)
            continue
        for start in range(0, len(words), PASSAGE_WORDS):
            passages.append(words[start : start + PASSAGE_WORDS])
    return tuple(" ".join(words) for words in passages)


def _pieces(word: str) -> Iterator[str]:
    for start in range(0, len(word), _LONGEST_WORD):
        yield word[start : start + _LONGEST_WORD]
