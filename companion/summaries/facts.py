"""Facts worth keeping: what falls on a day, what was booked or refused, how much there is."""

from collections.abc import Collection
from typing import Final

from companion.summaries.cues import compiled
from companion.summaries.errands import is_question
from companion.summaries.headings import Section
from companion.summaries.notes import Notes, Sentence
from companion.summaries.stating import Picked, is_meeting_again, picked
from companion.text.due import find_due_phrases
from companion.text.words import count_words

_STANDS: Final = compiled(
    r"\b(?:not (?:yet )?(?:confirmed|settled|booked|back|decided)|nothing back|applied|booked"
    r"|rebooked|moved to|opens?|closes?|shuts?|starts?|begins?|ends?|expires?|deadline|due|exams?"
    r"|orals?|interviews?|inspection|hearing|panel|audit|window|advertised|offer(?:ed)?|refused"
    r"|said (?:no|yes)|turned (?:it|me|us|her|him) down|approved|votes?|decides?|announced?"
    r"|launch(?:es)?|wants? (?:a|an|the|it|to)|not yet)\b"
)
_FIGURE: Final = compiled(
    r"\d\s?%|[£$€]\s?\d|\bfrom \d+ to \d+\b|\b(?:up|down|lost|gained|went) \w* ?\d"
)
_GONE: Final = compiled(
    r"\b(?:last (?:week|month|year|night)|yesterday|today|tonight|ago|already|this morning"
    r"|lol|haha)\b"
)
_CLOCK: Final = compiled(
    r"\b\d{1,2}(?:st|nd|rd|th)\b|\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
_DATED: Final = 1.6
_FEWEST_WORDS: Final = 3
_MOST_WORDS: Final = 40
_MOST_SENTENCES: Final = 250
"""Notes up to which facts are looked for: in a long recording any day is named by the way."""


def find_facts(notes: Notes, *, taken: Collection[int], most: int) -> tuple[Picked, ...]:
    """Return at most so many dated facts that no list has taken up, in the notes' order."""
    scored = [
        (-worth, number)
        for number, sentence in enumerate(notes.sentences)
        if number not in taken and (worth := fact_worth(notes, sentence)) >= _DATED
    ]
    best = sorted(scored)[: max(0, most)]
    return tuple(picked(notes, number) for number in sorted(number for _, number in best))


def fact_worth(notes: Notes, sentence: Sentence) -> float:
    """Return what a sentence is worth as a fact: from 1.6 on it names a day and what is then."""
    text = sentence.text
    if sentence.is_header or sentence.section is Section.ASIDE or is_question(text):
        return 0.0
    if not _FEWEST_WORDS <= count_words(text) <= _MOST_WORDS:
        return 0.0
    if len(notes.sentences) > _MOST_SENTENCES:
        return 0.0
    worth = 0.7 * bool(_FIGURE.search(text)) + 0.5 * bool(_STANDS.search(text))
    if sentence.section is Section.NEXT or is_meeting_again(text):
        return worth + 2.0
    if _GONE.search(text):
        return min(worth, _DATED - 0.1)
    return worth + _DATED * bool(_CLOCK.search(text) or find_due_phrases(text))
