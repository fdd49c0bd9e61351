"""A request as its mentor reads it: what is asked in one line, and what it leaves open."""

import re
from collections.abc import Sequence
from typing import Annotated, Final

from pydantic import Field

from companion.people.names import looks_like_name
from companion.text.intent import intent_of
from companion.text.language import is_english_wish, looks_english
from companion.text.sentences import sentences
from companion.text.spans import Quote, quote_at
from companion.values import Notice, Value

_LONGEST_READ: Final = 8_000
_MOST_SENTENCES: Final = 200
_LONGEST_LINE: Final = 240
_LAST_LINES: Final = 6

_PLEASANTRY: Final = re.compile(
    r"\b(?:how are you|how(?:'s| is) (?:it|life|everything)|hope (?:you|this|all)|long time|"
    r"remember me)\b",
    re.IGNORECASE,
)
_CUE: Final = re.compile(
    r"\b(?:could|would|can|will) (?:you|u)\b|\b(?:may|might|could|can) (?:i|we)\b|"
    r"\bi (?:wonder|wanted to ask|would (?:like|love))\b|\bi['’]d (?:like|love|be grateful)\b|"
    r"\bwould it be\b|\blooking for\b|\bplease\b|\bhelp (?:me )?with\b|\badvice (?:on|about)\b",
    re.IGNORECASE,
)
_CONTENT: Final = re.compile(
    r"\b(?:how (?:you|i|we|do|did|would|should|can|could|to|much|many)|"
    r"what (?:you|i|do|did|would|should|is|are|was|made|to|comes)|which|whether|should i|"
    r"when (?:do|should|to)|why (?:do|did|you)|where (?:do|should|can|to))\b",
    re.IGNORECASE,
)
"""What a question about the matter itself holds."""

_INDIRECT: Final = re.compile(
    r"\b(?:wonder(?:ed|ing)?|know|asking|ask you|learn|understand|hear|find out|figure out|tell me|"
    r"not sure|unsure|stuck on|advice on|thoughts on|decide|deciding)\s(?:\w{1,12}\s)?"
    r"(?:how|what|whether|where|if|which|why|when)\b|"
    r"\b(?:stuck (?:on|with)|struggling with|help (?:me )?with|advice (?:on|about))\s\w",
    re.IGNORECASE,
)
"""A question about the matter that is told and not asked."""

_VAGUE: Final = re.compile(
    r"\b(?:be my mentor|mentor me|pick your brain|your (?:advice|help|guidance|wisdom)\s?[.?!]|"
    r"help me\s?[.?!])",
    re.IGNORECASE,
)
_LOGISTICS: Final = re.compile(
    r"\b(?:minutes?|mins?|half an hour|an hour|a call|a chat|a coffee|a quick|zoom|some time|"
    r"meet)\b",
    re.IGNORECASE,
)
_MINUTES: Final = re.compile(
    r"\b(?P<count>\d{1,3}|ten|fifteen|twenty|thirty|forty-five|sixty)[\s-]{0,3}(?:minutes?|mins?)\b|"
    r"\b(?P<half>half[\s-]an?[\s-]hour)\b|\b(?P<hour>an hour|one hour|1 ?h(?:our)?)\b",
    re.IGNORECASE,
)
_WORDS: Final = {
    "ten": 10,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty-five": 45,
    "sixty": 60,
}
_WHO: Final = re.compile(
    r"\b(?:i am|i['’]m|my name is|i work|i run|i teach|i study|i have been|i['’]ve been|as an? )\b",
    re.IGNORECASE,
)
_WHY_YOU: Final = re.compile(
    r"\byou(?:['’]ve| have)?\s(?:did|do|have|had|ran|run|led|lead|built|made|moved|know|knew|"
    r"worked|work|wrote|said|told|taught|started|opened|helped|went|were|are)\b|"
    r"\byour (?:talk|work|article|experience|book|time|team|job|path|move|company|advice)\b",
    re.IGNORECASE,
)
_WHEN: Final = re.compile(
    r"\b(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?s?\b|\b(?:tomorrow|this|next) ?(?:week|"
    r"month)?\b|\b(?:morning|afternoon|evening|lunch|weekend)s?\b|\bany ?time\b|"
    r"\b\d{1,2}(?::\d\d)? ?(?:am|pm)\b|\bsuits? you\b",
    re.IGNORECASE,
)
_UNSAID: Final = (0, 1)
"""How plainly a sentence asks that holds no question: the learned words tell more."""

_NO_QUESTION: Final = Notice(code="no_question", text="what exactly they want to know")
_NO_MINUTES: Final = Notice(code="no_minutes", text="how long it should take")
_NO_WHO: Final = Notice(code="no_who", text="who they are and what they do now")
_NO_WHY: Final = Notice(code="no_why_you", text="why they ask you")
_NO_WHEN: Final = Notice(code="no_when", text="when they could talk")


class Received(Value):
    """What a request says, by its own words, and what it leaves open."""

    ask: Quote
    """The one line that asks, verbatim with its offsets."""
    minutes: Annotated[int, Field(ge=1, le=999)] | None
    """How long it should take; None where it does not say."""
    sender: str | None
    """The name that it is signed with."""
    missing: tuple[Notice, ...]
    """The most needed first."""
    is_english: bool


def read_request(text: str) -> Received | None:
    """Return what a request says; None where it says nothing. Reads the first 8,000 characters."""
    read = text[:_LONGEST_READ]
    found = sentences(read)[:_MOST_SENTENCES]
    if not found:
        return None
    best = max(found, key=lambda one: (*_plainness(one.text), -one.start))
    ask = quote_at(text, best.start, min(best.end, best.start + _LONGEST_LINE))
    return Received(
        ask=ask,
        minutes=_minutes(read),
        sender=_signed(read),
        missing=_missing(read, found),
        is_english=looks_english(read) and is_english_wish(ask.text),
    )


def _plainness(sentence: str) -> tuple[int, float]:
    """Return how plainly a sentence asks; where none asks a question, how much it wants of one."""
    asks = _asks(sentence)
    return asks, intent_of(sentence) if asks in _UNSAID else 0.0


def _asks(sentence: str) -> int:
    """Return how plainly a sentence asks: for something to be told before for a time to meet."""
    if _PLEASANTRY.search(sentence):
        return -1
    is_question = "?" in sentence[-4:]
    if is_question and _CONTENT.search(sentence) and not _LOGISTICS.search(sentence):
        return 5
    if _INDIRECT.search(sentence):
        return 4
    if is_question:
        return 2 if _LOGISTICS.search(sentence) or _VAGUE.search(sentence) else 3
    return 1 if _CUE.search(sentence) else 0


def _missing(text: str, found: Sequence[Quote]) -> tuple[Notice, ...]:
    real = [one.text for one in found if not _PLEASANTRY.search(one.text)]
    asks = any(_names_a_matter(one) for one in real)
    checks = (
        (asks, _NO_QUESTION),
        (_minutes(text) is not None, _NO_MINUTES),
        (_WHO.search(text) is not None, _NO_WHO),
        (_WHY_YOU.search(text) is not None, _NO_WHY),
        (_WHEN.search(text) is not None, _NO_WHEN),
    )
    return tuple(notice for is_there, notice in checks if not is_there)


def _names_a_matter(sentence: str) -> bool:
    """Tell whether a sentence asks about more than a time to talk, or to be mentored at all."""
    if _INDIRECT.search(sentence) or ("?" in sentence and _CONTENT.search(sentence)):
        return True
    is_empty = _LOGISTICS.search(sentence) is not None or _VAGUE.search(sentence) is not None
    return "?" in sentence and not is_empty


def _minutes(text: str) -> int | None:
    found = _MINUTES.search(text)
    if found is None:
        return None
    if found["half"]:
        return 30
    if found["hour"]:
        return 60
    count = found["count"].casefold()
    return _WORDS.get(count) or max(1, int(count))


def _signed(text: str) -> str | None:
    """Return the name on one of the last lines, where a signature stands."""
    lines = [line.strip(" ,.-–—") for line in text.splitlines() if line.strip()]
    for line in reversed(lines[1:][-_LAST_LINES:]):
        if looks_like_name(line):
            return line
    return None
