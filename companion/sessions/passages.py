"""Cuts session notes into passages short enough to embed, for finding and ranking."""

from collections.abc import Collection
from typing import Final

from companion.retrieval.blind import blinded
from companion.text.sentences import sentences

PASSAGE_WORDS: Final = 60
"""Most words of one passage: a few sentences on one matter, well within 256 tokens."""


def passage_texts(notes: str, *, names: Collection[str] = ()) -> tuple[str, ...]:
    """Return the notes as passages of at most `PASSAGE_WORDS` words, in their order.

    Neighbouring sentences share a passage while they fit; a longer sentence is cut. A passage is
    for comparing, not for quoting: white space is made even, and what `blinded` takes out of a
    person's own words is taken out here too.

    Args:
        notes: what was written down in a session.
        names: name words of the pair, as `retrieval.blind.name_words` gives them.
    """
    passages: list[list[str]] = []
    for sentence in sentences(notes):
        words = blinded(sentence.text, names=names).split()
        if not words:
            continue
        if passages and len(passages[-1]) + len(words) <= PASSAGE_WORDS:
            passages[-1].extend(words)
            continue
        for start in range(0, len(words), PASSAGE_WORDS):
            passages.append(words[start : start + PASSAGE_WORDS])
    return tuple(" ".join(words) for words in passages)
