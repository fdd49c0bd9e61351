"""What a sentence of notes is by its own words: open, undecided, advice, or ahead."""

import re
from typing import Final

from companion.agendas.agenda import PointKind
from companion.agendas.noted import label_of, without_label
from companion.summaries.doers import voice_of
from companion.summaries.errands import is_question
from companion.summaries.headings import Section
from companion.summaries.notes import Notes, Sentence
from companion.summaries.stating import is_logistics
from companion.text.due import find_due_phrases
from companion.text.month_first import without_marks
from companion.text.verbs import is_verb
from companion.topics.signs import (
    CHOICE,
    UNDECIDED,
    has_mark,
    with_apostrophes,
    without_doubted_words,
)

TOLD: Final = re.compile(
    r"\b(?:(?:I|[Hh]e|[Ss]he) (?:\w+ly )?told|(?:^|[-–•*] ?)[Tt]old) (?:me|him|her|them|[A-Z]\w+)"
    r"(?=:| to\b| that (?:he|she|they|I) (?:should|must|ought)|,? (?:don't|do not|never))"
    r"|\bI (?:\w+ly )?(?:advised|suggested|recommended|warned)\b"
    r"|^\W*(?:[Aa]dvised|[Ss]uggested|[Ww]arned|[Rr]eminded) (?:to|that|him|her|them|me|[A-Z]\w+)\b"
    r"|\b(?:she|he|they|[A-Z]\w+) (?:\w+ly )?(?:advised|suggests?|suggested|recommends?"
    r"|recommended|warned)\b"
    r"|^\W*(?:(?:his|her|my|the|main|one) )?(?i:advice|tip)\b[^.]{0,20}[:=]"
)
_SAYS: Final = re.compile(
    r"^\W*(?:(?:she|he|they|[A-Z]\w+) (?:says?|said|thinks)|I said)\b[:,]?\s+(?:that )?(?P<rest>.+)"
)
_OUGHT: Final = re.compile(
    r"(?:(?:I|you|he|she|they|we) (?:should|must|ought|need to|could)|do not|don't|never|always"
    r"|better to|first)\b",
    re.IGNORECASE,
)
_EVENT: Final = re.compile(
    r"\b(?:closes?|closing|deadline|exams?|tests?|interviews?|inspection|hearing|audit|assessments?|viva"
    r"|orals?|panel|audition|tasting|opening|opens?|launch|fair|trial|presentation|appointment"
    r"|hand[ -]?in|submission|auction|competition|concert|premiere|work ?day|open day|review"
    r"|visit|practical|theory|wedding|service|trip|exhibition|due|tender|handover|starts?|expires?"
    r"|runs out)\b|\b(?:has|have|got|is open) until\b",
    re.IGNORECASE,
)
_DAY: Final = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\.?\s(?:of\s)?(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov"
    r"|dec)|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\s\d{1,2}\b"
    r"|\b\d{1,2}[/.]\d{1,2}\b|\bin (?:january|february|march|april|june|july|august|september"
    r"|october|november|december)\b",
    re.IGNORECASE,
)


_TELLING_WORDS: Final = 6
"""So many words before a doubt in brackets tell something by themselves."""


def kind_alone(notes: Notes, sentence: Sentence, text: str) -> PointKind | None:
    """Return what a sentence is by its own words."""
    told = without_doubted_words(text)
    # "apprenticeship (paid?)" asks; "she has none, nobody asked, but … (evening course?)" tells.
    is_told = told != text and len(told.split()) >= _TELLING_WORDS
    asks = is_question(told if is_told else text) or has_mark(text)
    if notes.is_dialogue:
        # Aloud, an answer may follow: there only what the summary calls open is a question.
        return PointKind.UNDECIDED if UNDECIDED.search(text) and not asks else None
    if UNDECIDED.search(text) or (asks and CHOICE.search(text)):
        return PointKind.UNDECIDED
    if asks:
        return PointKind.QUESTION
    if is_logistics(text):
        return None
    if _is_advice(notes, sentence, text):
        return PointKind.ADVICE
    if _OVER.search(text):
        return None
    told = without_marks(text)
    dated = _DAY.search(told) or find_due_phrases(told)
    return PointKind.AHEAD if dated and _EVENT.search(text) else None


_OVER: Final = re.compile(
    r"(?:^|->|=>|→|[-–—,;:(])\s?(?:now |all |already )?(?:done|sent|handed in|finished|sorted|paid"
    r"|posted|booked|passed|settled|ticked off)\b(?!\s(?:by|before|until|on (?:mon|tue|wed|thu|fri"
    r"|sat|sun)))",
    re.IGNORECASE,
)
"""A thing of which a line says that it lies behind: "the dates for 2027 - done, sent 2/11"."""


def _is_advice(notes: Notes, sentence: Sentence, text: str) -> bool:
    if TOLD.search(text):
        return True
    said = _SAYS.match(text)
    if said is not None and _advises(said["rest"]):
        return True
    if notes.is_dialogue:
        return False
    label, rest = label_of(text), without_label(text)
    if sentence.section is Section.TAKEAWAYS and _advises(rest):
        return True
    if label is not None and _OUGHT.match(rest):
        return True
    who = notes.cast.named(label) if label else None
    if sentence.speaker is not None:
        who = voice_of(notes, sentence)
    return notes.cast.role(who) == "mentor" and _advises(rest)


def _advises(text: str) -> bool:
    bare = with_apostrophes(text)
    words = bare.split(" ", 2)
    first = words[0].strip(",.;:")
    orders = len(words) > 1 and first.islower() and is_verb(first, words[1])
    return _OUGHT.match(bare) is not None or orders
