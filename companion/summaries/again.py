"""When the two meet again, as one clear line: "Next call: Thu 27 Aug, 7 pm"."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from companion.summaries.occasions import is_another_occasion
from companion.summaries.patterns import compiled
from companion.text.calendar_words import MONTH, WEEKDAY
from companion.text.due import find_due_phrases, resolve_due
from companion.text.month_first import puts_month_first

_NOUN: Final = r"(?:call|session|meeting|chat|talk|date|catch-?up|appointment|slot|visit|lesson)"
_LEAD: Final = compiled(
    r"^\W*(?:(?:and|so|then|anyway|ok|right),? )?(?:"
    rf"(?:the |our )?ne?xt (?P<noun>{_NOUN})\b|(?:the |our )?ne?xt(?: (?:one|time))?\b"
    r"|(?:we(?:'ll)? )?(?:speak|talk|meet|chat|catch up)(?:ing)? (?:again|next)\b"
    r"|(?:i )?see (?:you|u|ya|him|her|them)(?: (?:again|next))?\b"
    r"|(?P<same>same (?:time|place|day)(?: and (?:time|place))?)\b)"
    r"(?:[ :=>→–—-]+(?:(?:is|be|will be|on|for|at|date|the|again)\b)?)*"
)
_ORDINAL: Final = re.compile(r"\d{1,2}(?:st|nd|rd|th)\b", re.IGNORECASE)
_SLASHED: Final = re.compile(r"\d{1,2}/\d{1,2}\b")
_CLOCK: Final = re.compile(
    r"(?:\bat\s)?\b(?:\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b\.?|\d{1,2}[:.]\d\d|\d{1,2}\s?h\b|noon|midday)",
    re.IGNORECASE,
)
_IN_FIGURES: Final = re.compile(
    r"(?<![\w/.])(?:\d{1,2}(?:st|nd|rd|th)|\d{1,2}/\d{1,2})\b(?!/)"
    rf"|\b{WEEKDAY},?\s(?:the\s)?\d{{1,2}}(?:(?:st|nd|rd|th)\b|/\d{{1,2}}\b)"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s{MONTH}|\bin\s\w+\sweeks?\b",
    re.IGNORECASE,
)
_WEEKDAY: Final = re.compile(rf"(?:{WEEKDAY})\b", re.IGNORECASE)
_MOST_DATES: Final = 40
"""The last ones of some notes: when the two meet again stands at the end."""
_GLUED: Final = re.compile(r"(?<=\d)(?=[ap]m\b)", re.IGNORECASE)
_MOST_WORDS: Final = 10
_OF_DAYS: Final = re.compile(r"\b(?:w(?:ee)?k(?:-?end)?|w/?[ce]|month)\b", re.IGNORECASE)


def next_meeting(text: str, *, held_on: date | None, month_first: bool = False) -> str | None:
    """Return a sentence about the next meeting as one line: what, day, time, place.

    None where it is not one, names no certain day, or names that of an exam or a deadline.
    """
    lead = _LEAD.match(text)
    if lead is None or held_on is None:
        return None
    words = text[lead.end() :]
    phrase = day_at_start(words)
    numbered = number_behind(words, 0, len(phrase))
    phrase = f"{phrase}{numbered}"
    if is_another_occasion(text, start=lead.end(), end=lead.end() + len(phrase)):
        return None
    said_as = f"{phrase}th" if numbered else phrase
    on = resolve_due(said_as, said_on=held_on, month_first=month_first) if phrase else None
    if on is None or _is_another_day(phrase, on):
        return None
    if _OF_DAYS.search(phrase) and not _WEEKDAY.match(phrase):
        # "Wk of 30 Nov" is no day, and is not to become one.
        said = " ".join(words.split()).strip(" .,;:!")
        head = f"Next {lead['noun'].lower()}" if lead["noun"] else "Next"
        return f"{head}: {said}" if len(said.split()) <= _MOST_WORDS else None
    clock = _CLOCK.search(phrase)
    details = [clock.group()] if clock else []
    details += [one for one in (lead["same"], words[len(phrase) :].strip(" .,;:!?()–—-")) if one]
    said = ", ".join(_GLUED.sub(" ", one) for one in details)
    if len(said.split()) > _MOST_WORDS:
        return None
    head = f"Next {lead['noun'].lower()}" if lead["noun"] else "Next"
    return f"{head}: {on:%a} {on.day} {on:%b}" + (f", {said}" if said else "")


_NUMBER: Final = re.compile(r"\s\d{1,2}(?=\s?(?:[,;.(]\s|[,;.]?$))")
"""After a weekday, the day of the month without its ending: "thu 26, 6pm"."""
_LONGEST_YES: Final = 40


def number_behind(text: str, start: int, end: int) -> str:
    """Return the day of the month behind a bare weekday; "Thu 26" is the 26th, as "thu 26th" is."""
    found = _NUMBER.match(text, end) if text[start:end].isalpha() else None
    return found[0] if found is not None else ""


def clock_in(text: str, *, whole: bool = False) -> tuple[str, int] | None:
    """Return the time that words begin with, as in "Yes 2pm", and where it ends; else None."""
    found = _CLOCK.search(text if whole else text[:_LONGEST_YES])
    return None if found is None else (found.group().strip(" ."), found.end())


def _is_another_day(phrase: str, on: date) -> bool:
    """Tell whether a phrase names another weekday than the one its date falls on."""
    said = _WEEKDAY.match(phrase)
    return said is not None and said.group()[:3].casefold() != f"{on:%a}".casefold()


def dates_in_words(notes: str, *, held_on: date) -> Iterator[str]:
    """Yield the dates that notes give ("8/12", "the 27th", "Tuesday") with day and month named."""
    month_first = puts_month_first(notes)
    said = [found.group() for found in _IN_FIGURES.finditer(notes)][-_MOST_DATES:]
    said += [quote.text for quote in find_due_phrases(notes)][-_MOST_DATES:]
    for phrase in dict.fromkeys(said):
        on = resolve_due(phrase, said_on=held_on, month_first=month_first)
        if on is not None:
            yield f"{on:%a} {on.day} {on:%b}"


def day_at_start(words: str) -> str:
    """Return the day that words begin with, as in "1st 2pm" or "8/12, same place"; else ""."""
    dues = find_due_phrases(words)
    if dues and dues[0].start == 0:
        return dues[0].text
    found = _ORDINAL.match(words) or _SLASHED.match(words)
    return found.group() if found else ""
