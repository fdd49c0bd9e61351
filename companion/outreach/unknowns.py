"""The question behind what somebody writes that they do not know or cannot face yet.

"I don't know who'd let me do a placement" asks "who would let me do a placement?"; "I freeze up in
interviews" asks "how would you prepare for interviews?".
"""

import re
from typing import Final

from companion.text.verbs import base_of_gerund

_MOST_WORDS: Final = 16

_UNKNOWN: Final = (
    r"^I(?:'m| am| really| just| also| still)? (?:do not know|don't know|wouldn't know|not sure|"
    r"would not know|have no idea|have no clue|haven't a clue|unsure|can't tell) "
)
_WHO_WOULD: Final = re.compile(
    rf"{_UNKNOWN}(?P<wh>who|which (?:\w+ )?\w+|what)(?P<modal>'d| would| could| can| might| will) "
    r"(?!I\b|we\b|you\b|they\b|he\b|she\b|it\b|have\b|be\b)(?P<rest>[^.;:?!]{3,90})\.?$",
    re.IGNORECASE,
)
_WHAT_I: Final = re.compile(
    rf"{_UNKNOWN}(?P<wh>(?:what|which)(?: \w+){{0,2}}|how(?: (?:much|many|long|often|far|soon))?"
    r"(?: \w+)?|where|when|who|whom|why) (?P<who>I|we)"
    r"(?P<modal>'d| should| could| can| would| must| might| will) (?P<rest>[^.;:?!]{2,90})\.?$",
    re.IGNORECASE,
)
_FREEZES: Final = re.compile(
    r"^I (?:always |still |just |tend to |often )?(?:freeze|panic|go (?:blank|red|to pieces)|dry|"
    r"clam|seize|get (?:nervous|shaky|flustered|tongue-tied))"
    r"(?: up)? (?:in|at|before|during) (?P<where>(?!all\b|least\b|first\b|times\b)"
    r"(?:[\w'-]+ ){0,3}?[\w'-]+)(?:,[^.;:?!]{2,90})?\.?$",
    re.IGNORECASE,
)
_HATES: Final = re.compile(
    r"^I (?:really |just |still )?(?:hate|dread|avoid|put off|keep putting off|am (?:scared|afraid|"
    r"terrified) of|struggle with) (?P<deed>\w+ing (?:[\w'-]+ ){0,5}?[\w'-]+)"
    r"(?:,[^.;:?!]{2,90})?\.?$",
    re.IGNORECASE,
)
_SHY: Final = re.compile(
    r"^I(?: am|'m) (?:too |so |a bit |very )?(?:shy|scared|afraid|nervous|embarrassed|ashamed) to "
    r"(?P<deed>[a-z]+ (?:[\w'-]+ ){0,7}?[\w'-]+)\.?$",
    re.IGNORECASE,
)
_MINE: Final = re.compile(r"\b(?:my|me|myself|I)\b")
_LOST: Final = re.compile(r"\b(?:it|that|this|them|him|her|those|these)$", re.IGNORECASE)


def question_of_unknown(text: str) -> str | None:
    """Return the question that a sentence of what is hard asks by itself; None where it asks none.

    Args:
        text: a sentence in the first person, with straight apostrophes.
    """
    for read in (_of_who_would, _of_what_i, _of_freezing, _of_dread):
        question = read(text)
        if question is not None:
            fits = len(question.split()) <= _MOST_WORDS and _LOST.search(question[:-1]) is None
            return question if fits else None
    return None


def _of_who_would(text: str) -> str | None:
    found = _WHO_WOULD.match(text)
    if found is None:
        return None
    return f"{found['wh'].lower()} {_modal(found['modal'])} {found['rest'].strip()}?"


def _of_what_i(text: str) -> str | None:
    found = _WHAT_I.match(text)
    if found is None:
        return None
    who = "I" if found["who"].lower() == "i" else "we"
    return f"{found['wh'].lower()} {_modal(found['modal'])} {who} {found['rest'].strip()}?"


def _modal(typed: str) -> str:
    return "would" if typed == "'d" else typed.strip().lower()


def _of_freezing(text: str) -> str | None:
    found = _FREEZES.match(text)
    if found is None or _MINE.search(found["where"]):
        return None
    return f"how would you prepare for {found['where']}?"


def _of_dread(text: str) -> str | None:
    dread, shy = _HATES.match(text), _SHY.match(text)
    if dread is not None and not _MINE.search(dread["deed"]):
        first, _, rest = dread["deed"].partition(" ")
        known = base_of_gerund(first, rest.split(" ", 1)[0]) is not None
        return f"how would you go about {dread['deed']}?" if known else None
    if shy is not None and not _MINE.search(shy["deed"]):
        return f"how would you {shy['deed']} in my place?"
    return None
