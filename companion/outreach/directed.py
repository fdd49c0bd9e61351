"""Whom a message greets, who signs it, how long it asks for: the brief says, not the model."""

import re
from typing import Final

from companion.outreach.message import OutreachBrief
from companion.outreach.names import salutation
from companion.text.fold import folded

_GREETING: Final = re.compile(
    r"(?:dear|hello|hi|hey|good (?:morning|afternoon|evening)|greetings)\b[ ,]{0,3}(.{0,80})",
    re.IGNORECASE,
)
_MINUTES: Final = re.compile(r"\b(\d{1,4})[ -]?min(?:ute)?s?\b", re.IGNORECASE)
_ASKS: Final = re.compile(r"[^.!?\n]{0,400}\?")
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")
_NAME: Final = re.compile(r"(?:(?!I\b)[^\W\d_a-z][\w'’.-]*[ ]?){0,4}")
_NO_NAMES: Final = frozenset(
    {"there", "again", "dr", "prof", "mr", "mrs", "ms", "mx", "best", "kind", "warm", "regards"}
    | {"wishes", "thanks", "thank", "you", "many", "yours", "sincerely", "cheers", "all", "the"}
)
_MOST_WORDS_SIGNED: Final = 3


def misdirected(brief: OutreachBrief, body: str) -> str | None:
    """Return what is wrong with whom a body greets, who signs it, or the minutes that it asks for.

    A greeting in another language is not read, and so is a last line that is more than a name.
    """
    lines = [line.strip() for line in folded(body).splitlines() if line.strip()]
    greeted = _GREETING.match(lines[0]) if lines else None
    if greeted is not None:
        found = _NAME.match(greeted.group(1))
        name = found.group() if found else ""
        if not _is_of(name, f"{brief.mentor.name} {salutation(brief.mentor)}"):
            return f"The message greets {name.strip()!r}; it goes to the mentor alone"
    signed = lines[-1].strip(" ,.-–—") if len(lines) > 1 else ""
    is_name = len(signed.split()) <= _MOST_WORDS_SIGNED and signed.istitle()
    if is_name and not _is_of(signed, brief.mentee.name):
        return f"The message is signed {signed!r}; the mentee writes it"
    for asked in _ASKS.findall(body):
        for minutes in _MINUTES.findall(asked):
            if int(minutes) != brief.minutes:
                return f"The message asks for {minutes} minutes; it is {brief.minutes}"
    return None


def _is_of(words: str, name: str) -> bool:
    known = {part.casefold() for part in _WORD.findall(folded(name))} | _NO_NAMES
    return all(word.casefold() in known for word in _WORD.findall(words))
