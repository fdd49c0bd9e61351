"""The next meeting where it is agreed in passing: in half a sentence, or as a day and a yes."""

from typing import Final

from companion.summaries.again import clock_in, day_at_start
from companion.summaries.notes import Notes, Sentence
from companion.summaries.patterns import compiled
from companion.text.due import find_due_phrases
from companion.text.spans import Quote

_FIRST_PART: Final = compiled(
    r"^\W*(?:our |the )?next (?:call|session|meeting|chat|talk|visit|catch-?up)\b[^,;.?]{3,70}?"
    r"(?=[,;] (?:and |but )?(?:i|he|she|we|you)\b)"
)
_TO_TALK: Final = compiled(
    r"\b(?:talk|speak|meet|chat|catch up|ring (?:you|me)|call (?:you|me)|see (?:you|each other)"
    r"|come back to (?:it|that|this))\b"
)
_DAY_FIRST: Final = compiled(
    r"^\W*(?:(?:so|then|say|how about|what about|shall we say|is|would|could you do|can you do)"
    r" )*"
)


def first_part(sentence: Sentence) -> str:
    """Return how a sentence begins that says when the two meet and goes on to something else."""
    found = _FIRST_PART.match(sentence.text)
    return found.group() if found is not None and find_due_phrases(found.group()) else ""


def day_asked_for(notes: Notes, number: int) -> str:
    """Return the day of a question that is nothing else, after words about talking again."""
    asked = notes.sentences[number]
    lead = _DAY_FIRST.match(asked.text)
    start = lead.end() if lead is not None else 0
    due = next((one for one in find_due_phrases(asked.text) if one.start == start), None)
    before = notes.sentences[number - 1] if number else asked
    is_near = before.turn == asked.turn and _TO_TALK.search(before.text) is not None
    is_asked = asked.text.rstrip().endswith("?") and asked.speaker is not None
    return due.text if due is not None and is_asked and is_near else ""


_IT_IS: Final = compiled(
    r"^\W*(?:(?:ok(?:ay)?|right|yes|yep|great|perfect|good|fine|then|so|lovely)\W{1,3})*"
    r"(?P<said>[^\W_][\w:.,/ -]{1,40}?),? (?:then )?it is(?: then)?\W*$"
)
_OF_A_TALK: Final = compiled(
    r"\b(?:usual|same) (?:time|place|day)\b|\bnext (?:mon|tue|wed|thu|fri|sat|sun|week|time|one)"
)
_SMALL: Final = frozenset({"at", "@", "on", "the", ",", "-"})
_EXCHANGE: Final = 8
"""Sentences in which people settle when they meet."""


def settled_day(notes: Notes, number: int) -> str:
    """Return the day that ends an exchange on when to meet: "2pm on the 1st it is" as "1st 2pm".

    It says nothing but a day, and a time if one was asked for; "Friday it is" of a form to be
    handed in is none.
    """
    sentence = notes.sentences[number]
    found = _IT_IS.match(sentence.text)
    if found is None:
        return ""
    clock = clock_in(found["said"], whole=True)
    time = clock[0] if clock is not None else ""
    rest = found["said"].replace(time, " ", 1).split()
    day = " ".join(word for word in rest if word.casefold() not in _SMALL).strip(" ,-")
    if day_at_start(day) != day:
        return ""
    before = notes.sentences[max(0, number - _EXCHANGE) : number]
    asked = [one.text for one in before if one.text.rstrip().endswith("?")]
    is_of_talk = any(_TO_TALK.search(one) or _OF_A_TALK.search(one) for one in asked)
    is_timed = bool(time) and any(clock_in(one, whole=True) for one in asked)
    return " ".join(filter(None, (day, time))) if is_of_talk or is_timed else ""


def quotes_of(notes: Notes, sentence: Sentence, part: str) -> tuple[Quote, ...]:
    """Return the quotes behind the beginning of a sentence."""
    return notes.quotes(sentence, 0, len(part))
