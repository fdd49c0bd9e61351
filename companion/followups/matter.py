"""Says what somebody is asked or told, where a promise names only whom: the notes say it near by.

"Ask the geography teacher" means nothing a week later. What it was about stands behind the promise,
in the advice that it takes up, or in the sentence before it; nothing else is ever put there.
"""

import re
from typing import Final

from companion.text.orders import speaks_to_program
from companion.text.words import count_words, stems

_BARE: Final = re.compile(
    r"(?P<verb>ask|tell|remind|show|ring|call|phone|e-?mail|mail|text|message|chase|write to"
    r"|talk to|talk with|speak to|speak with|check with|get back to)\s"
    r"(?P<whom>(?:(?!(?:about|re|regarding|for|if|whether|how|what|which|who|whom|whose|when|where"
    r"|why|to|that|on|at|in|by|with|because|so|and|or|then|again|back|first)\b)"
    r"[\w’'-]{1,30}(?![\w’'-])\s?){1,5})",
    re.IGNORECASE,
)
"""Something to do with somebody, to its end, and not a word on what about."""
_ABOUT: Final = (
    r"(?:about|re:?|regarding|if|whether|how|what|which|who|whom|whose|when|where|why|because|that"
    r"|for|to see|to find out)\b"
)
_GOES_ON: Final = re.compile(
    rf"[\s.,;–—-]{{0,4}}(?P<matter>{_ABOUT}[^\n.;]{{2,160}})", re.IGNORECASE
)
"""Words behind a promise that say what it is about, also as a sentence of their own."""
_TOLD: Final = re.compile(r"\s?[:–—-]\s{0,2}(?P<matter>[^\n]{3,160})")
"""Words behind a promise and a mark: "ask the cook: can she do soup?"."""
_MATTER: Final = re.compile(rf"\s(?P<matter>{_ABOUT}[^\n.;,]{{2,120}})", re.IGNORECASE)
_HEAD: Final = re.compile(r"[^\W\d_]{2,30}$")
_BULLET: Final = re.compile(r"\s{0,8}[-–—*•·>\d]")
_LABELLED: Final = re.compile(r"[\s\-–—*•·>\d.)\[\]]{0,12}(?:[^\W\d_][\w’' .-]{0,30}?:\s{1,3})?")
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")
_NO_MATTER: Final = re.compile(
    r"\b(?:talk|call|chat|session|met|spoke|talked|rang|thanks?|thank|lovely|good|great|nice|well"
    r"|next time|see you|tired|happy|sad|laughed|late|minutes|min)\b|\?",
    re.IGNORECASE,
)
"""Of how a talk went: nothing that somebody else could be asked."""
_FEWEST_BEFORE: Final = 4
_MOST_BEFORE: Final = 16
_NEAR: Final = 600


def with_matter(text: str, *, notes: str, begin: int, end: int) -> str:
    """Return "Ask the cook" with what she is asked, where the notes say it beside the promise.

    Args:
        text: what is to be done.
        notes: the notes it was read from.
        begin: where its words begin in them.
        end: where they end.
    """
    found = _BARE.fullmatch(text.rstrip(" ."))
    if found is None:
        return text
    matter = _matter(
        found, after=notes[end : end + _NEAR], before=notes[max(0, begin - _NEAR) : begin]
    )
    # What tells a program what to write is nobody's matter.
    if matter is None or speaks_to_program(matter):
        return text
    return f"{text.rstrip(' .')} ({matter})"


def _matter(promise: re.Match[str], *, after: str, before: str) -> str | None:
    told = _behind(after) or _taken_up(promise, before)
    if told is not None:
        return told
    noted = _before(before)
    return None if noted is None else f"noted before it: “{noted}”"


def _behind(after: str) -> str | None:
    """Return what the line goes on to say, else a next line that begins with "about"."""
    line, _, rest = after.partition("\n")
    found = _GOES_ON.match(line) or _TOLD.match(line)
    if found is None and not line.strip(" .") and not _BULLET.match(rest):
        found = _GOES_ON.match(rest.partition("\n")[0])
    if found is None:
        return None
    matter = found["matter"].strip(" .,;")
    return f"{matter[:1].lower()}{matter[1:]}" if re.match(_ABOUT, matter, re.I) else matter


def _taken_up(found: re.Match[str], before: str) -> str | None:
    """Return what the line above says to ask somebody of the same kind."""
    lines = [line for line in before.splitlines()[:-1] if line.strip()]
    head = _HEAD.search(found["whom"].strip())
    if not lines or head is None:
        return None
    verb, kind = stems(found["verb"])[:1], stems(head.group())
    line = lines[-1]
    said = list(stems(line))
    if not verb or not kind or verb[0] not in said or kind[-1] not in said:
        return None
    at = line.casefold().find(head.group().casefold()[:4])
    matter = _MATTER.search(line, at) if at >= 0 else None
    return None if matter is None else matter["matter"].strip(" .,;")


def _before(before: str) -> str | None:
    """Return the sentence before a promise on the same line, where it may be what it is about."""
    line = before.rpartition("\n")[2]
    label = _LABELLED.match(line)
    told = line[label.end() if label is not None else 0 :].strip()
    last = _SENTENCE.split(told)[-1].strip(" .,;:-–—")
    is_long = _FEWEST_BEFORE <= count_words(last) <= _MOST_BEFORE
    return last if is_long and not _NO_MATTER.search(last) else None
