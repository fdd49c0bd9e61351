"""Tells from a note how two people know each other, which decides how a message begins."""

import re
from typing import Final

from companion.outreach.former_ties import former_tie
from companion.text.phrasing import LONGEST_PHRASED, tidied, without_end
from companion.text.shorthand import written_out

_OFTEN: Final = (
    r"(?:talk|chat|speak|meet|see|sing|swap|play|train|work|worked|share|shared|sit|sat|studied|"
    r"row|run|cycle|walk|text|ride|volunteer|car-?share|garden|have (?:lunch|coffee|tea|dinner))"
)
_WHO: Final = (
    r"(?:boss|manager|supervisor|colleague|co-?worker|neighbou?r|friend|mate|flatmate|classmate|"
    r"cousin|sister|brother|aunt|uncle|teacher|trainer|coach|team-?mate)"
)
_KNOWN: Final = re.compile(
    rf"\bwe\s(?:\w+ly\s|often\s|still\s|both\s)?{_OFTEN}\b"
    r"|\b(?:next to|beside|opposite|alongside|together with|every (?:day|week) with) me\b"
    r"|\bI(?:['’]ve)?\s(?:have\s)?know[ns]?\s(?:him|her|them)\s(?:from|since|through|well)\b"
    rf"|\bmy\s(?:old\s|former\s|ex-?\s?|first\s|best\s|good\s)?{_WHO}\b(?!['’])",
    re.IGNORECASE,
)
_NOT: Final = re.compile(
    r"\b(?:never|not|hardly|barely|n['’]t|dont|doesnt|could|should|would|might|may|will|want|"
    r"hope)\b|n['’]t\b|\bof my\b|\bmy\s\w+\s(?:told|says|said|knows|suggested|recommended)\b",
    re.IGNORECASE,
)
_STATEMENTS: Final = re.compile(r"\n|[.;!?](?=\s|$)|,\s")

_MY_WORKPLACE: Final = re.compile(
    r"\bmy\s(?=(?:old\s|first\s|last\s)?(?:depot|office|school|ward|garage|department|firm|company|"
    r"hospital|shop|site|branch|factory|plant|station|college|restaurant|kitchen|yard|workshop|"
    r"surgery|library|store|warehouse|nursery)\b)",
    re.IGNORECASE,
)

_BESIDE_MINE: Final = re.compile(
    r",?\s(?:incl(?:uding|\.)?|next to|beside|near|opposite|as well as|and) (?:mine|ours)$",
    re.IGNORECASE,
)


def know_each_other(note: str) -> bool:
    """Tell whether a note says that the two are no strangers: "we talk daily", "my old boss".

    Whom one met once, or only hears of, still has to be told who writes.
    """
    return any(
        (_KNOWN.search(part) is not None and _NOT.search(part) is None) or _were_close(part)
        for part in _STATEMENTS.split(note)
    )


def _were_close(part: str) -> bool:
    """Tell whether a statement says who they were to the writer, or what the two did together."""
    tie = former_tie(without_end(written_out(tidied(part[:LONGEST_PHRASED]))))
    return tie is not None and tie.startswith(("you were my ", "you were our ", "we "))


def without_own_workplace(text: str) -> str:
    """Return a statement without "my" before a place of work, which ties nobody to anybody.

    Nor does "twenty schools including ours", or "the depot next to mine".
    """
    return _BESIDE_MINE.sub("", _MY_WORKPLACE.sub("the ", text))
