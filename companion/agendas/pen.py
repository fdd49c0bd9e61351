"""Whose pen notes are in, where nobody said it: the mentor's, the mentee's, or nobody can tell."""

import re
from typing import Final

from companion.agendas.agenda import Reader

_LONGEST_READ: Final = 20_000
_CLEAR: Final = 2
"""Signs of one pen that settle it, as long as the other has at most half as many."""

_THEY: Final = r"(?:she|he|they)(?:['’](?:s|ll|d|ve|re))?"
_THEM: Final = r"(?:him|her|them)"

_OF_MENTOR: Final = re.compile(
    rf"\bI (?:\w+ )?(?:told|advised|warned|reminded|encouraged|asked|promised|offered) {_THEM}\b"
    rf"|\bI (?:\w+ )?(?:suggested|recommended|advised)(?: that)? {_THEY}\b"
    rf"|\bI (?:said|promised)(?: that)? (?:I['’]d|I would|to) \w+ {_THEM}\b"
    rf"|\bI(?:['’]ll| will|['’]m going to| can) (?:send|lend|show|introduce|put|get|give) {_THEM}\b"
    rf"|^\W{{0,6}}(?:told|advised|reminded|encouraged|warned) {_THEM}\b"
    rf"|^\W{{0,6}}(?:suggested|recommended)(?: that)? {_THEY}\b"
    rf"|\b{_THEY} (?:\w+ )?(?:wants?|needs|struggles?|worries|(?:is|was) (?:afraid|worried|stuck"
    r"|nervous|shy|unsure)|feels?|finds it|doesn['’]?t (?:know|dare|want)|lost marks|wonders)\b"
    r"|\b(?:his|her) (?:boss|manager|supervisor|exams?|application|cv|interview|confidence|goal)\b"
    r"|\bmy mentee\b",
    re.IGNORECASE | re.MULTILINE,
)
_OF_MENTEE: Final = re.compile(
    rf"\b{_THEY} (?:\w+ )?(?:told|advised|asked|warned|reminded|showed|offered|sends?|gave|lent"
    r"|gives|lends?) me\b"
    rf"|\b{_THEY} (?:\w+ )?(?:suggested|suggests|thinks|says|said|recommends|recommended)(?: that)?"
    r" (?:I|my)\b"
    r"|\b(?:will|to|can|could|['’]ll|[a-z]{2,12}s|and) (?:send|lend|show|introduce|tell|give) me\b"
    r"|\bsends me\b|\bI should\b|\bmy mentor\b|\bmy (?:boss|manager|supervisor|exams?|application"
    r"|cv|interview|confidence|nerves|job|work)\b"
    r"|\bI(?: am|['’]m) (?:afraid|worried|stuck|nervous|shy|unsure|not sure)\b"
    r"|\b(?:would|could|do|am|should|can) I\b",
    re.IGNORECASE | re.MULTILINE,
)

_OWN_QUESTION: Final = re.compile(
    r"\b(?:would|could|do|am|should|can) I\b(?![^?\n]{0,60}\b(?:him|her|his|them|their)\b)",
    re.IGNORECASE,
)
"""What somebody asks about themselves counts twice."""


def pen_of(notes: str) -> Reader | None:
    """Return who seems to have written some notes; None where the signs are few or mixed.

    A mentor tells what "he" wants and what "I" advised; a mentee what "she" advised and what "I"
    should do. Reads the first 20,000 characters.
    """
    text = notes[:_LONGEST_READ]
    mentor = len(_OF_MENTOR.findall(text))
    mentee = len(_OF_MENTEE.findall(text)) + len(_OWN_QUESTION.findall(text))
    if mentor >= _CLEAR and mentee * 2 <= mentor:
        return Reader.MENTOR
    if mentee >= _CLEAR and mentor * 2 <= mentee:
        return Reader.MENTEE
    return None
