"""A few sentences of the notes that say what the session was about."""

import math
from collections import Counter
from collections.abc import Collection
from itertools import islice
from typing import Final

from companion.summaries.facts import fact_worth, is_small_talk, is_torn
from companion.summaries.headings import Section
from companion.summaries.long_talk import is_long_talk, said_about
from companion.summaries.notes import Notes, Sentence
from companion.summaries.patterns import compiled
from companion.summaries.stating import Picked, remaining, stated
from companion.summaries.summary import QuotedText
from companion.text.words import count_words, stems

_MOST: Final = 4
_FEWEST_WORDS: Final = 4
_MOST_WORDS: Final = 45
_ENOUGH: Final = 1.2
"""Score of a sentence that says what the session was about; scraps score less."""

_LEAST_FACT: Final = 0.5
"""Worth from which a fact goes before what is only central."""

_ABOUT: Final = compiled(
    r"\b(?:we (?:\w+ )?(?:talked|spoke|looked|went|discussed|focus+ed|started|covered|worked"
    r"|reviewed"
    r"|practised|practiced|rehearsed)|(?:talked|spoke) about|told (?:her|him)|described|explained"
    r"|discussed|showed|came with|asked (?:me|what|who|why|how|about)|noticed|the (?:main|first))\b"
)
_TROUBLE: Final = compiled(
    r"\b(?:don't know|did not know|didn't know|no idea|problem|issue|stuck|afraid|scared|worried"
    r"|nervous|can't|cannot|could not|couldn't|hard|difficult|too (?:much|many|long|late|little)"
    r"|feels? like|lost|late|missed|cancelled|no repl(?:y|ies)|nobody|not sure|torn|offer"
    r"|between)\b"
)
_CHATTER: Final = compiled(
    r"^\W*(?:ok|okay|yes|no|yeah|ha|haha|hm+|um+|mm+|right|exactly|sure|sorry|fine|good|great"
    r"|thanks?"
    r"|hi|hello|hey|lol|bye|very|twice|now)\b",
    r"\b(?:can you hear|robotic|on mute|my screen|um|uh|erm|gotta)\b",
)
_HANGING: Final = compiled(r"\b(?:one|it|that|them|so|there)\W*$")
"""An end that means something said before: of no use on its own."""

_DIRECTED: Final = compiled(r"\b(?:you|your|you're|yours)\b")
_LOOSE: Final = compiled(r"^\W*(?:it|that|this|these|those|which|there|in)\b")


def find_digest(
    notes: Notes, *, taken: Collection[int], about: str | None = None
) -> tuple[Picked, ...]:
    """Return at most four sentences, in the notes' order: a given summary, else the most central.

    Of a long talk that somebody asks something `about`, what answers goes before what is central.
    Fewer, or none, where only scraps are left: that is better than small talk.
    """
    given = [
        number
        for number, sentence in enumerate(notes.sentences)
        if sentence.section is Section.SUMMARY and number not in taken
    ]
    numbers = given[:_MOST] or _answering(notes, taken, about) or sorted(_central(notes, taken))
    return tuple(_picked(notes, number) for number in numbers)


def _answering(notes: Notes, taken: Collection[int], about: str | None) -> list[int]:
    """Return the sentences of a long talk that answer best, in order."""
    if about is None or not is_long_talk(notes):
        return []
    best = (
        number
        for number in said_about(notes, about)
        if number not in taken and _is_telling(notes, notes.sentences[number])
    )
    return sorted(islice(best, _MOST))


def _central(notes: Notes, taken: Collection[int]) -> list[int]:
    """Return the sentences whose words the rest of the notes use most, early ones preferred."""
    weights = Counter(word for sentence in notes.sentences for word in set(stems(sentence.text)))
    total = max(len(notes.sentences), 1)
    facts = [
        (-_ENOUGH - worth, number)
        for number, sentence in enumerate(notes.sentences)
        if number not in taken and (worth := fact_worth(notes, sentence)) >= _LEAST_FACT
    ]
    known = {number for _, number in facts}
    scored = facts + [
        (-_score(notes, sentence, weights, number / total), number)
        for number, sentence in remaining(notes, taken)
        if number not in known and _is_telling(notes, sentence)
    ]
    return [number for score, number in sorted(scored)[:_MOST] if -score >= _ENOUGH]


def _is_telling(notes: Notes, sentence: Sentence) -> bool:
    """Tell whether a sentence can say what the session was about; small talk never does."""
    text = sentence.text
    if "?" in text or text.count('"') % 2 or _CHATTER.search(text):
        return False
    is_aside = sentence is notes.sentences[0] and text.startswith("(")
    if (
        is_aside
        or is_torn(text)
        or is_small_talk(text)
        or (notes.is_dialogue and _HANGING.search(text))
    ):
        return False
    if not (_ABOUT.search(text) or _TROUBLE.search(text)) and not notes.is_dialogue:
        return False
    return _FEWEST_WORDS <= count_words(text) <= _MOST_WORDS


def _score(notes: Notes, sentence: Sentence, weights: Counter[str], place: float) -> float:
    text = sentence.text
    found = set(stems(text))
    score = sum(math.log(weights[word]) for word in found) / math.sqrt(5 + len(found))
    score += 0.03 * len(found) + 0.8 * (1 - place)
    score += 0.6 * bool(_ABOUT.search(text)) + 0.5 * bool(_TROUBLE.search(text))
    score -= 0.4 * bool(_LOOSE.match(text))
    return score - 0.7 * (notes.is_dialogue and bool(_DIRECTED.search(text)))


def _picked(notes: Notes, number: int) -> Picked:
    sentence = notes.sentences[number]
    item = QuotedText(text=_told(notes, sentence), quotes=notes.quotes(sentence))
    return Picked(item, frozenset({number}))


def _told(notes: Notes, sentence: Sentence) -> str:
    words = stated(notes, sentence, names_speaker=True).rstrip(" ;,")
    return words if words.endswith((".", "!", "?", "…", '"')) else f"{words}."
