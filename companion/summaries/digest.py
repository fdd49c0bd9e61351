"""A few sentences of the notes that say what the session was about."""

import math
import re
from collections import Counter
from collections.abc import Collection
from typing import Final

from companion.summaries.extract import Picked, remaining, stated
from companion.summaries.headings import Section
from companion.summaries.notes import Notes, Sentence
from companion.summaries.summary import QuotedText
from companion.text.words import count_words, stems

_MOST: Final = 4
_USUAL: Final = 3
_LONG: Final = 400
"""Words of notes from which four sentences are allowed."""

_ABOUT: Final = re.compile(
    r"\b(?:we\s+(?:talked|spoke|looked|went|discussed|focus+ed|started|covered|worked|reviewed)|talked\s+about|told\s+(?:her|him)|asked"
    r"|described|explained|discussed|showed|came\s+with|the\s+(?:main|first)|problem|issue|because|situation|currently)\b",
    re.IGNORECASE,
)
_CHATTER: Final = re.compile(
    r"^\W*(?:ok|okay|yes|no|yeah|ha|haha|hm+|um+|mm+|right|exactly|sure|sorry|fine|good|great|thanks?|hi|hello|hey|lol|bye)\b"
    r"|\b(?:can\s+you\s+hear|robotic|on\s+mute|my\s+screen|kitchen)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS: Final = 6
_MOST_WORDS: Final = 45


def find_digest(notes: Notes, *, taken: Collection[int]) -> tuple[Picked, ...]:
    """Return two to four sentences, in the notes' order; those of a given summary come first."""
    given = [
        number
        for number, sentence in enumerate(notes.sentences)
        if sentence.section is Section.SUMMARY and number not in taken
    ]
    length = sum(count_words(sentence.text) for sentence in notes.sentences)
    most = _MOST if length > _LONG else _USUAL
    numbers = given[:most] or sorted(_central(notes, taken, most))
    return tuple(_picked(notes, number) for number in numbers)


def _central(notes: Notes, taken: Collection[int], most: int) -> list[int]:
    """Return the sentences whose words the rest of the notes use most, early ones preferred."""
    weights = Counter(word for sentence in notes.sentences for word in set(stems(sentence.text)))
    total = max(len(notes.sentences), 1)
    scored = [
        (-_score(sentence, weights, number / total), number)
        for number, sentence in remaining(notes, taken)
        if _is_telling(sentence)
    ]
    return [number for _, number in sorted(scored)[:most]]


def _is_telling(sentence: Sentence) -> bool:
    words = count_words(sentence.text)
    return _FEWEST_WORDS <= words <= _MOST_WORDS and not _CHATTER.search(sentence.text)


def _score(sentence: Sentence, weights: Counter[str], place: float) -> float:
    found = set(stems(sentence.text))
    central = sum(math.log(weights[word]) for word in found) / math.sqrt(5 + len(found))
    about = 0.6 if _ABOUT.search(sentence.text) else 0.0
    return central + about + 0.8 * (1 - place) + 0.02 * len(found)


def _picked(notes: Notes, number: int) -> Picked:
    sentence = notes.sentences[number]
    item = QuotedText(text=_told(notes, sentence), quotes=notes.quotes(sentence))
    return Picked(item, frozenset({number}))


def _told(notes: Notes, sentence: Sentence) -> str:
    words = stated(notes, sentence).rstrip(" ;,")
    return words if words.endswith((".", "!", "?", "…", '"')) else f"{words}."
