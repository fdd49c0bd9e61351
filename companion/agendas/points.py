"""Puts what earlier notes left open before the two: quoted as it stands, with what to ask of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from companion.agendas.agenda import OpenPoint, PointKind, Reader
from companion.agendas.citing import cited, cited_sentence, plain
from companion.agendas.subjects import (
    advised_in,
    aside_in,
    question_in,
    question_to_mentee,
    subject_of,
)
from companion.agendas.voice import of_mentee_to_you, says_first_person, says_third_person
from companion.text.phrasing import capitalised, lowered
from companion.text.spans import Quote
from companion.text.verbs import gerund, is_verb
from companion.text.words import count_words

_MOST_SHOWN: Final = 48
_FIND_OUT: Final = "How would you find that out?"
_NOT: Final = re.compile(r"(?:not|never|always|do not|don['’]?t)\s", re.IGNORECASE)
_MOST_TRIED: Final = 14
_DO_NOW: Final = "Could we do that now?"
_TO_US: Final = re.compile(r"\b(?:you|your|let['’]?s)\b", re.IGNORECASE)
"""In what was left "for next time": somebody spoke to the two."""

_TO_BE_DONE: Final = re.compile(
    r"\b(?:tr(?:y|ies|ying)|trial|will|going to|each time|every|from now on|starts?|keeps?"
    r"|for (?:an?|one|two|three|four|the next|\d) (?:weeks?|months?|days?))\b|['’]ll\b",
    re.IGNORECASE,
)
"""Something agreed that goes on, and is not settled once for all."""
_EACH_SIDE: Final = "What speaks for each side by now?"
_CHOICE: Final = re.compile(r"\bor\b", re.IGNORECASE)
_UNKNOWN: Final = re.compile(
    r"\b(?:(?:neither of us|nobody|none of us) knew|(?:didn['’]?t|did not) know either)\b",
    re.IGNORECASE,
)
_OTHER_DID_NOT_KNOW: Final = re.compile(
    r"\b(?:she|he|they|(?-i:[A-Z]\w{0,20})) (?:also |too )?(?:didn['’]?t|did not|doesn['’]?t"
    r"|does not|had no idea|(?:wasn['’]?t|was not) (?:sure|certain)|couldn['’]?t (?:say|tell))\b"
    r"(?! (?:want|need|like|have|get|go|do|see|say|tell|ask))",
    re.IGNORECASE,
)
"""Behind a question: the one who was asked could not answer it, so that somebody else has to."""

_SAID_BY_OTHER: Final = re.compile(
    r"\b(?:she|he|they)(?:['’](?:d|ll)\b| (?:\w+ly )?(?:says?|said|thinks?|thought|reckons?"
    r"|reckoned|told|offers?|offered|would|will|suggests?|suggested|recommends?|recommended)\b)",
    re.IGNORECASE,
)
_NOT_KNOWN: Final = re.compile(
    r"\b(?:do(?:es)?n['’]?t|do(?:es)? not|not|no idea|unsure)\s?(?:really\s|yet\s)?"
    r"(?:know|sure|clear)?\s?(?:if|whether|how|what|which|who|where|when)\b",
    re.IGNORECASE,
)
ELSEWHERE: Final = "Who could tell me?"
"""Behind a question that the mentor could not answer."""

FOR_ANOTHER: Final = "Not known last time: whom to ask instead."


@dataclass(frozen=True, kw_only=True)
class PointWords:
    """How a kind of point is led in, and what each of the two asks of it.

    Attributes:
        title: two to five words.
        lead: what stands before the quotation.
        of_mentee: what the mentee asks the mentor after reading the quotation out.
        of_mentor: what the mentor asks; right whatever the words quoted before it say.
        of_either: what is right in either's mouth.
        gain: what the two have afterwards.
        also_of_mentor: other words for the same, for a second point of its kind in a list.
    """

    title: str
    lead: str
    of_mentee: str
    of_mentor: str
    of_either: str
    gain: str
    also_of_mentor: tuple[str, ...] = ()


WORDS: Final[Mapping[PointKind, PointWords]] = {
    PointKind.AGREED: PointWords(
        title="What was agreed",
        lead="Agreed last time",
        of_mentee="Does that still hold, or should we change something?",
        of_mentor="How has that gone since then?",
        of_either="Does that still hold, or is there something to change?",
        gain="What came of it, and whether it still holds.",
        also_of_mentor=("Does that still hold, or is there something to change?",),
    ),
    PointKind.PUT_OFF: PointWords(
        title="Left for this time",
        lead="Left for this time",
        of_mentee="How would you go about it?",
        of_mentor="What have you thought of since then?",
        of_either="Where does this stand now?",
        gain="It was left for this time; now it has its turn.",
    ),
    PointKind.PLANNED: PointWords(
        title="Planned for this time",
        lead="Planned for this time",
        of_mentee="Could we do that now?",
        of_mentor="What shall we begin with?",
        of_either="What shall we begin with?",
        gain="It was kept for this time, so it comes first.",
    ),
    PointKind.WEIGHS: PointWords(
        title="A worry from last time",
        lead="From the notes",
        of_mentee="How would you deal with this?",
        of_mentor="How is this now, and what would help?",
        of_either="How is this now, and what would help?",
        gain="What would make this lighter, and a first step.",
        also_of_mentor=("What would make this easier?",),
    ),
    PointKind.QUESTION: PointWords(
        title="Open from last time",
        lead="Still open from last time",
        of_mentee="What do you think by now?",
        of_mentor="What do you know about this by now?",
        of_either="What is known now?",
        gain="Taken up where it stood last time, until it has an answer.",
        also_of_mentor=("Where does this stand now?",),
    ),
    PointKind.UNDECIDED: PointWords(
        title="Not settled last time",
        lead="Not settled last time",
        of_mentee="What would you look at to settle it?",
        of_mentor="Where do you stand, and what would settle it?",
        of_either="Where does this stand now, and what would settle it?",
        gain="What would settle it, and how to find that out.",
        also_of_mentor=(
            _EACH_SIDE,
            "What has to be known before this can be decided?",
        ),
    ),
    PointKind.AHEAD: PointWords(
        title="What has a date",
        lead="From the notes",
        of_mentee="Could we go through what I need for it?",
        of_mentor="How far are you with this, and what is still to do?",
        of_either="How far is this, and what is still to do?",
        gain="What is still to do for it, in order.",
        also_of_mentor=("What do you expect of that day, and what do you still need?",),
    ),
    PointKind.ADVICE: PointWords(
        title="The advice from last time",
        lead="Advice from last time",
        of_mentee="Could we look at how I put that into practice?",
        of_mentor="Have you tried this, and what came of it?",
        of_either="Where does this stand now, and what came of it?",
        gain="What came of it, and what to keep.",
        also_of_mentor=("Where could you put this to use next?",),
    ),
}
"""Wording for every kind of point."""


@dataclass(frozen=True, kw_only=True)
class Put:
    """A point as it is put: `purpose` holds the quotation where `question` does not."""

    title: str
    purpose: str
    question: str


def put(point: OpenPoint, reader: Reader | None, *, nth: int = 0) -> Put:
    """Return a point for this reader; `nth` of its kind, from 0."""
    return put_words(point.quote.text, WORDS[point.kind], reader, nth=nth)


def put_words(quote: str, words: PointWords, reader: Reader | None, *, nth: int = 0) -> Put:
    """Return words of notes as they are put before this reader.

    The mentee reads their own words out, within the question. Notes that a mentor wrote speak of
    "him" or "her": they are quoted for the mentor's eyes, and the question does without.
    """
    aside = aside_in(quote)
    if aside is not None:
        return _put_aside(aside, quote, reader)
    if reader is Reader.MENTEE:
        return _put_by_mentee(quote, words)
    choices = tuple(
        one
        for one in (words.of_mentor, *words.also_of_mentor)
        if one != _EACH_SIDE or _CHOICE.search(quote)
    )
    asked = choices[min(nth, len(choices) - 1)] if reader is Reader.MENTOR else words.of_either
    if words is WORDS[PointKind.AGREED]:
        asked = of_agreement(quote)
    if words is WORDS[PointKind.ADVICE] and reader is Reader.MENTOR and not nth:
        asked = _tried(quote) or asked
    shown = f"In the notes: {cited(shown_words(quote))}"
    of_mentor = reader is Reader.MENTOR and words is not WORDS[PointKind.ADVICE]
    own = question_to_mentee(quote) if of_mentor else None
    question = on_subject(asked, quote) if own is None else f"{own} {asked}"
    return Put(title=words.title, purpose=shown, question=question)


def _put_by_mentee(quote: str, words: PointWords) -> Put:
    question = question_in(quote) if other_did_not_know(quote) else None
    if question is not None:
        return Put(title=words.title, purpose=FOR_ANOTHER, question=f"{question} {ELSEWHERE}")
    if said_by_other(quote):
        # Read out to the one who said it, "she says" is about nobody else.
        told = f"In the notes: {cited_sentence(shown_words(quote))}"
        return Put(title=words.title, purpose=told, question=on_subject(words.of_mentee, quote))
    asked = _FIND_OUT if _UNKNOWN.search(quote) else words.of_mentee
    if words is WORDS[PointKind.PUT_OFF] and _TO_US.search(quote):
        asked = _DO_NOW
    told = f"{words.lead}: {cited_sentence(shown_words(quote))} {asked}"
    return Put(title=words.title, purpose=words.gain, question=told)


def other_did_not_know(quote: str) -> bool:
    """Tell whether notes say behind a question that the one who was asked did not know."""
    head, mark, rest = quote.partition("?")
    if mark and _OTHER_DID_NOT_KNOW.search(rest) is not None:
        return True
    asked = _NOT_KNOWN.search(head)
    return asked is not None and _OTHER_DID_NOT_KNOW.search(head, asked.end()) is not None


def said_by_other(quote: str) -> bool:
    """Tell whether notes tell what "she" or "he" said or would do: no words to read out to them."""
    return _SAID_BY_OTHER.search(quote) is not None


def of_agreement(quote: str) -> str:
    """Return what is asked of something agreed: how it has gone, or whether it still holds."""
    words = WORDS[PointKind.AGREED]
    return words.of_mentor if _TO_BE_DONE.search(quote) else words.of_either


def _put_aside(subject: str, quote: str, reader: Reader | None) -> Put:
    """Return the plain question about something that nobody asked about last time."""
    asked = {
        Reader.MENTEE: f"What can you tell me about {subject}?",
        Reader.MENTOR: f"What would you like to know about {subject}?",
        None: f"What is there to know about {subject}?",
    }[reader]
    shown = f"In the notes: {cited_sentence(shown_words(quote))}"
    return Put(title=capitalised(subject), purpose=shown, question=asked)


def on_subject(asked: str, quote: str) -> str:
    """Return a question behind what it is about, where the quoted words name that."""
    question = question_in(quote)
    if question is not None:
        return f"{question} {asked}"
    subject = subject_of(quote)
    first, _, rest = (subject or "").partition(" ")
    if subject is None or _TELLS.search(subject) or is_verb(first, rest.split(" ", 1)[0]):
        return asked
    return f"On {subject}: {lowered(asked)}"


_TELLS: Final = re.compile(r"\b(?:is|are|was|were|isn['’]?t|not|has|have|will)\b", re.IGNORECASE)
"""What makes a subject a sentence: "on his wife is not keen" is no English."""


def _tried(quote: str) -> str | None:
    """Return whether the mentee did what they were advised, in the words of the advice."""
    told = advised_in(quote)
    if told is not None and says_third_person(told):
        told = of_mentee_to_you(told)
    if told is not None and _NOT.match(told):
        return "How has that gone since then?"
    if told is None or says_first_person(told) or says_third_person(told):
        return None
    if count_words(told) > _MOST_TRIED or re.search(r" and |, ", told) or _TO_US.search(quote):
        return None
    verb, _, rest = told.partition(" ")
    return f"Have you tried {gerund(verb)} {rest}, and what came of it?"


def shown_words(quote: str) -> str:
    """Return words of notes without what only marks a line, cut where they run on."""
    text = plain(quote).rstrip(" ;,")
    if count_words(text) <= _MOST_SHOWN:
        return text
    return f"{' '.join(text.split()[:_MOST_SHOWN])} …"


def overlap(one: Quote, other: Quote) -> bool:
    """Tell whether two quotes of the same notes share words."""
    return one.start < other.end and other.start < one.end


RESULT: Final = PointWords(
    title="A closer look",
    lead="From last time",
    of_mentee="Could we look at what came of it, and what I do next?",
    of_mentor="What helped, what got in the way, and what comes next?",
    of_either="What helped, what got in the way, and what comes next?",
    gain="What came of it, and what follows from it.",
)
"""For the most pressing promise, where notes left nothing else to talk about."""
