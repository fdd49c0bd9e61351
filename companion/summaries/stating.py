"""Statements for the lists: a sentence of the notes as it reads on its own, with its quote."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from companion.summaries.cues import compiled
from companion.summaries.doers import voice_of
from companion.summaries.errands import is_question
from companion.summaries.headings import Section
from companion.summaries.notes import Notes, Sentence
from companion.summaries.summary import QuotedText
from companion.text.words import count_words

_TAG: Final = compiled(
    r"^\W*(?:(?:so )?(?:that's|it's) (?:agreed|settled|decided)\s?[:,–—-]\s?",
    r"(?:final )?decision\s?[:–—-]\s?",
    r"(?:decided|agreed|settled)\s?[:–—-]\s?",
    r"decided (?=(?:no|the|not)\b)",
    r"then i decide (?:it|that)?\s?[:,]\s?",
    r"(?:and|so|but|then)\b(?:,?\s(?:then|very|quite|\w+ly|dry|finally|last)){1,3}: ",
    r"(?:and|so|but|then|also|oh|ok|okay|well|yes|hm+|um+)\b[,.]? ",
    r"what i (?:still )?(?:want to (?:keep|remember)|take (?:away|from)|learne?[dt]|took)\b"
    r"[^.:]{0,30}? (?:is|was)(?:\s?:| that) ",
    r"(?:(?:key|main|big|biggest) )?(?:take-?away|lesson|learning|insight|advice|tip)"
    r"(?: (?:was|is))?\s?[:–—-]\s?(?:that )?",
    r"still don't know\s?[:–—-]\s?",
    r"q(?:uestion)?\s?:\s?",
    r"learne?[dt]\s?[:–—-]+\s?",
    r"\?+\s?)",
)
"""What only says which list a sentence belongs to, or ties it to the one before."""

_STARS: Final = re.compile(r"(?<!\w)[*_]{1,2}(\w[^*_\n]{0,60})[*_]{1,2}(?!\w)")
_FIRST_PERSON: Final = compiled(r"\b(?:i|i'm|i've|i'd|i'll|my|me|mine|myself|we|our|us)\b")
_LOGISTICS: Final = compiled(
    r"^\W*next (?:(?:call|session|meeting|chat|one|time|date|catch-?up|slot)\b|[^.]{0,20}\d)",
    r"^\W*(?:see you|talk soon|meeting link|recorded|bye|thanks|thank you|hi|hello|hei|attendees"
    r"|generated|transcri(?:bed|pt))\b",
    r"^\W*notes (?:were|by)\b",
)
_AGAIN: Final = compiled(
    r"^\W*next (?:(?:call|session|meeting|chat|one|time|date|catch-?up|slot)\b[^?]*\d"
    r"|[^.?]{0,20}\d)",
    r"^\W*(?:re-?booked|rescheduled|moved|same (?:time|place|day))\b[^?]*\d",
    r"\bsee you (?:again )?(?:on|next)\b[^?]*\d",
)
_MOST_TAGS: Final = 2


@dataclass(frozen=True, slots=True)
class Picked:
    """A statement for one of the lists and the sentences it takes up."""

    item: QuotedText
    sentences: frozenset[int]


def picked(notes: Notes, number: int) -> Picked:
    """Return sentence `number` as a statement that quotes itself."""
    sentence = notes.sentences[number]
    item = QuotedText(text=stated(notes, sentence), quotes=notes.quotes(sentence))
    return Picked(item, frozenset({number}))


def stated(notes: Notes, sentence: Sentence) -> str:
    """Return a sentence as it stands in a list: without its tag, and with who says "I"."""
    words = _STARS.sub(r"\1", sentence.text.strip())
    for _ in range(_MOST_TAGS):
        shorter = _TAG.sub("", words, count=1)
        words = shorter if count_words(shorter) > 1 else words
    words = " ".join(words.split())
    if words.count('"') == 1:
        words = words.replace('"', "")
    words = words[:1].upper() + words[1:]
    if sentence.speaker is not None and notes.is_dialogue and _FIRST_PERSON.search(words):
        return f"{_speaker(notes, sentence)}: {words}"
    return words


def _speaker(notes: Notes, sentence: Sentence) -> str:
    person = voice_of(notes, sentence)
    return notes.cast.first_name(person) if person is not None else str(sentence.speaker)


def is_logistics(text: str) -> bool:
    """Tell whether a sentence only greets, thanks or arranges the next meeting."""
    return bool(_LOGISTICS.search(text))


def is_meeting_again(text: str) -> bool:
    """Tell whether a sentence says when the two meet again."""
    return bool(_AGAIN.search(text))


def remaining(notes: Notes, taken: Collection[int]) -> Iterator[tuple[int, Sentence]]:
    """Yield the sentences that no list has taken up and that state something."""
    for number, sentence in enumerate(notes.sentences):
        if (
            number in taken
            or sentence.section in (Section.ASIDE, Section.NEXT)
            or sentence.is_header
        ):
            continue
        if not is_question(sentence.text) and not is_logistics(sentence.text):
            yield number, sentence


def taken_by(*lists: Collection[Picked]) -> frozenset[int]:
    """Return the numbers of all sentences that the lists take up."""
    return frozenset(number for entries in lists for entry in entries for number in entry.sentences)
