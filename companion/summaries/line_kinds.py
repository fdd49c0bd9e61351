"""What a sentence of notes reads like: a decision, an open question, advice. Words, weighed.

A second opinion beside the patterns: it knows no grammar, only which words and runs of words stand
in such lines. Learned from the notes that this project had written for it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from math import sqrt
from typing import Final

from companion.summaries.headings import Section
from companion.summaries.notes import Notes, Sentence
from companion.text.linear import Linear, learned
from companion.text.remembered import remembered

SURE: Final = "sure"
"""The level from which the words alone are enough."""


class LineKind(StrEnum):
    """What a sentence may read like; each is a file of weights."""

    DECISION = "line_decision"
    QUESTION = "line_question"
    ADVICE = "line_advice"


_LONGEST: Final = 1_000
_MOST_WORDS: Final = 60
_FEWEST_WORDS: Final = 4
_MOST_SENTENCES: Final = 400
_RUN: Final = 3
_SHORT: Final = 4
"""Words that a sentence counts for at least, so that each of a few does not weigh too much."""
_OF_PLACE: Final = 0.5
_TOKEN: Final = re.compile(
    r"[^\W\d_]+(?:'[a-z]+)?|\d+|[?!:;,()=]|\.{2,3}|[-=]>|[→✓✔✅]|--?|[–—]", re.IGNORECASE
)
_START: Final = "^"
_END: Final = "$$"
_DAYS: Final = re.compile(
    r"(?:mon|tues?|wed|weds|wednes|thu|thurs?|fri|sat|satur|sun)(?:day)?s?"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|ember"
    r"|tember|ober)?",
    re.IGNORECASE,
)
_KINDS: Final = {
    "<they>": "he she they",
    "<them>": "him her them",
    "<we>": "we us both",
    "<wh>": "if whether who what which when where why how",
    "<may>": "can could would should may might shall must",
    "<no>": "not no never nt",
}
_KIND_OF: Final = {word: kind for kind, words in _KINDS.items() for word in words.split()}


def likeness(notes: Notes, number: int, kind: LineKind, *, weights: Linear | None = None) -> float:
    """Return how far sentence `number` reads like a line of `kind`: log odds, above 0 likely."""
    return (weights or learned(kind.value)).score(line_signs(notes, number))


def is_read(notes: Notes) -> bool:
    """Tell whether notes are short enough for a second opinion; a recording of an hour is not."""
    return len(notes.sentences) <= _MOST_SENTENCES


def is_surely(notes: Notes, number: int, kind: LineKind) -> bool:
    """Tell whether the words of a sentence alone are enough to take it for a line of `kind`."""
    text = notes.sentences[number].text
    if not is_read(notes) or not _FEWEST_WORDS <= len(text.split()) <= _MOST_WORDS:
        return False
    return likeness(notes, number, kind) >= learned(kind.value).levels[SURE]


def line_signs(notes: Notes, number: int) -> Mapping[str, float]:
    """Return the words, runs of words and place of a sentence, words of equal worth."""
    sentence = notes.sentences[number]
    signs = dict(_word_signs(sentence.text[:_LONGEST], notes.cast.pattern))
    signs.update(dict.fromkeys(_place(notes, sentence), _OF_PLACE))
    return signs


@remembered(most=1_024)
def _word_signs(text: str, names: str) -> Mapping[str, float]:
    words = _tokens(text, names)
    return dict.fromkeys(sorted(frozenset(_runs(words))), 1 / sqrt(max(_SHORT, len(words))))


def _place(notes: Notes, sentence: Sentence) -> Iterator[str]:
    yield f"#{min(6, len(sentence.text.split()).bit_length())}"
    yield "#?" if sentence.text.rstrip().endswith("?") else "#."
    if sentence.section is not Section.NONE:
        yield f"#{sentence.section.value}"
    yield f"#{sentence.mark.value}"
    role = notes.cast.role(notes.cast.me)
    yield "#mentor's" if "mentor" in role else "#mentee's" if role else "#nobody's"
    if sentence.speaker is not None:
        yield "#said" if notes.is_dialogue else "#labelled"
    if sentence.is_header:
        yield "#header"


def _tokens(text: str, names: str) -> list[str]:
    known = _names(names)
    found: list[str] = []
    for word in _TOKEN.findall(text.replace("’", "'"))[:_MOST_WORDS]:
        if known.fullmatch(word):
            found.append("<name>")
        elif word.isdigit():
            found.append("<0>")
        elif _DAYS.fullmatch(word) and word.casefold() not in _NO_DAY:
            found.append("<day>")
        elif found and len(word) > 1 and word[0].isupper():
            found.append("<proper>")
        else:
            found.append(word.casefold().replace("n't", "nt"))
    return found


_NO_DAY: Final = frozenset({"mar", "sat", "sun", "dec"})


@remembered(most=64)
def _names(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _runs(words: Sequence[str]) -> Iterator[str]:
    framed = (_START, *words, _END)
    kinds = tuple(_KIND_OF.get(word, word) for word in framed)
    yield from words
    yield from kinds[1:-1]
    for length in range(2, _RUN + 1):
        for at in range(len(framed) - length + 1):
            yield " ".join(framed[at : at + length])
            yield " ".join(kinds[at : at + length])
