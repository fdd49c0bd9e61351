"""Cuts session notes into passages short enough to embed, for finding and ranking."""

from collections.abc import Iterator
from typing import Final

from companion.text.sentences import sentences

PASSAGE_WORDS: Final = 60
"""Most words of one passage: a few sentences on one matter, well within 256 tokens."""


def passage_texts(notes: str) -> tuple[str, ...]:
    """Return the notes as passages of at most `PASSAGE_WORDS` words, in their order.

    Neighbouring sentences share a passage while they fit; a longer sentence is cut. The words
    are those of the notes, with white space made even.
    """
    return tuple(" ".join(words) for words in _packed(notes))


def _packed(notes: str) -> Iterator[list[str]]:
    words: list[str] = []
    for sentence in sentences(notes):
        fresh = sentence.text.split()
        if words and len(words) + len(fresh) > PASSAGE_WORDS:
            yield words
            words = []
        words = words + fresh
        while len(words) > PASSAGE_WORDS:
            yield words[:PASSAGE_WORDS]
            words = words[PASSAGE_WORDS:]
    if words:
        yield words
