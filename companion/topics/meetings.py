"""When the two meet again, by the notes: an appointment, and nothing to talk about."""

import re
from datetime import date
from typing import Final

from companion.summaries.again import number_behind
from companion.summaries.facts import find_next_meeting, meets_on
from companion.summaries.headings import Section
from companion.summaries.notes import Notes, Sentence, read_notes
from companion.summaries.occasions import is_another_occasion
from companion.summaries.offline import readable
from companion.summaries.stating import is_meeting_again
from companion.summaries.summary import SummaryBrief
from companion.text.due import find_due_phrases, resolve_due
from companion.text.spans import Quote, quote_at

_LONGEST_LABEL: Final = 60
_AGAIN: Final = re.compile(
    r"\W{0,6}(?:(?:ok|okay|so|and|then|great)\W{1,3})?"
    r"(?:(?:we|we['’]ll|we will|i['’]ll|let['’]s)\s)?"
    r"(?:speak|talk|meet|chat|catch up|see (?:each other|you|him|her|them))\b"
    r"(?P<rest>[^?\n]{0,60})",
    re.IGNORECASE,
)
_WHEN_AGAIN: Final = re.compile(
    r"\s(?:again\b|next (?:week|month|time|mon|tue|wed|thu|fri|sat|sun)"
    r"|in (?:about )?(?:a|an|one|two|three|four|\d)\s(?:week|fortnight|month|day)"
    r"|(?:on\s|this\s)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)",
    re.IGNORECASE,
)
_LABEL_NEXT: Final = re.compile(
    r"\W{0,6}next(?: (?:call|session|meeting|chat|date|visit|one|lesson))?\s{0,2}[:=–—-]",
    re.IGNORECASE,
)
_SET_AGAIN: Final = re.compile(r"\bnext (?:call|session|meeting|chat)\b.{0,30}\d", re.IGNORECASE)
_WEEK_OF: Final = re.compile(
    r"(?:the\s)?(?:w(?:ee)?k\s(?:of|from|beginning|starting|commencing)|w/?c)\s", re.IGNORECASE
)
_ARROW: Final = re.compile(r"\W{0,6}(?:->|=>|→|–>)")


def names_next(text: str) -> bool:
    """Tell whether words set the next meeting: "next call 3/12"."""
    return _SET_AGAIN.search(text) is not None


def is_arrow_to_next(text: str) -> bool:
    """Tell whether a line only points on to the next meeting: "-> next call 3/12"."""
    return _ARROW.match(text) is not None and names_next(text)


def meeting_in(brief: SummaryBrief, notes: Notes | None = None) -> Quote | None:
    """Return the words that say when the two meet again; `notes` where they have been read."""
    if notes is None and not readable(brief):
        return None
    notes = notes or read_notes(brief)
    for number, sentence in enumerate(notes.sentences):
        quotes = notes.quotes(sentence)
        if quotes and number and sets_meeting(notes, sentence):
            return quote_at(notes.source, quotes[0].start, quotes[-1].end)
    agreed = find_next_meeting(notes, taken=(), held_on=brief.held_on)
    said = [quote for one in agreed for quote in one.item.quotes]
    is_told = len(said) > 1 or meets_on(agreed, held_on=brief.held_on) is not None
    return quote_at(notes.source, said[0].start, said[-1].end) if is_told else None


def meeting_day(brief: SummaryBrief, said: Quote, notes: Notes | None = None) -> date | None:
    """Return the day that words about the next meeting mean; None where they name none.

    It is the day that a summary of the same notes gives; that of an exam that the words tell along
    with it is not the one. `notes` where they have been read.
    """
    if brief.held_on is None:
        return None
    agreed = find_next_meeting(notes or read_notes(brief), taken=(), held_on=brief.held_on)
    told = meets_on(agreed, held_on=brief.held_on)
    if told is not None and any(touches(one, said) for one in agreed[0].item.quotes):
        return told if told > brief.held_on else None
    for phrase in _days_in(said.text):
        # In "the week of 16 Nov" they may meet from its first day on.
        number = number_behind(said.text, phrase.start, phrase.end)
        named = f"{phrase.text}{number}th" if number else _WEEK_OF.sub("", phrase.text)
        on = resolve_due(named, said_on=brief.held_on)
        if on is not None and on > brief.held_on:
            return on
    return None


def _days_in(text: str) -> list[Quote]:
    """Return the days that words name, without those of an exam, a deadline or a birth."""
    return [
        phrase
        for phrase in find_due_phrases(text)
        if not is_another_occasion(text, start=phrase.start, end=phrase.end)
    ]


def sets_meeting(notes: Notes, sentence: Sentence) -> bool:
    """Tell whether a sentence says when the two meet again: by a day, or "in a fortnight"."""
    text = sentence.text
    found = _AGAIN.match(text)
    if found is not None and _WHEN_AGAIN.search(found["rest"]):
        return True
    days = find_due_phrases(text)
    if days and not _days_in(text):
        return False
    dated = any(map(str.isdigit, text)) or bool(days)
    again = sentence.section is Section.NEXT or is_meeting_again(text)
    return dated and (again or _LABEL_NEXT.match(_line_of(notes, sentence)) is not None)


def _line_of(notes: Notes, sentence: Sentence) -> str:
    """Return the line up to a sentence, at most its last stretch: a label may begin it."""
    quotes = notes.quotes(sentence)
    if not quotes:
        return ""
    start = quotes[0].start
    before = notes.source[max(0, start - _LONGEST_LABEL) : start]
    return before.rpartition("\n")[2] + sentence.text


def touches(quote: Quote, said: Quote | None) -> bool:
    """Tell whether words of notes share a stretch with those that set the next meeting."""
    return said is not None and said.start < quote.end and quote.start < said.end
