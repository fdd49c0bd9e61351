"""Whether what follows a name is for that person to do, or is what that person said."""

import re
from typing import Final

from companion.people.person import PersonId
from companion.summaries.cast import Cast

_CONTRAST: Final = re.compile(
    r",\s+not\b|\bnever\b|\balways\b|\b(?:don'?t|do not)\b", re.IGNORECASE
)
"""What advice has and an errand has not."""
_COUNSEL: Final = re.compile(
    r"\b(?:you|your|yourself|each|every|(?:a|per) (?:day|week|month)|first|then|instead|only|just"
    r"|less|more|twice|before \w+ing|until|till?|rather)\b",
    re.IGNORECASE,
)
"""What somebody says to the other, rather than notes as their own errand."""
_AN_HOUR: Final = re.compile(
    r"\b(?:by|before|at) \d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|h)\b", re.IGNORECASE
)
_BETWEEN: Final = re.compile(r"\b(?:me|my|him|her|hers|them)\b", re.IGNORECASE)
_HANDING: Final = frozenset(
    {"send", "share", "forward", "lend", "show", "introduce", "bring", "email", "mail", "text"}
)
"""What one does for the other: in the imperative, it would hardly be advice."""
_WORDS: Final = re.compile(r"[^\W\d_][\w'-]*")


def is_contrast(text: str) -> bool:
    """Tell whether words weigh one thing against another, as advice does: "two, not five"."""
    return _CONTRAST.search(text) is not None


def is_counsel(text: str) -> bool:
    """Tell whether an imperative is what one person says to another, or says of every time."""
    return is_contrast(text) or _COUNSEL.search(text) is not None


def is_undertaken(
    text: str, verb: str, *, person: PersonId | None, cast: Cast, is_dated: bool
) -> bool:
    """Tell whether "Ana: send it" is for Ana to do, where it could be what she said.

    What hands something to the other, or is a mentee's, is an errand. What a mentor is noted
    with in the imperative is advice, dated or not; where nobody knows it stays open.
    """
    if is_counsel(text):
        return False
    other = cast.other_than(person)
    if _BETWEEN.search(text) or (other is not None and _names(text, other, cast)):
        return True
    if verb in _HANDING or _AN_HOUR.search(text):
        return True
    role = cast.role(person)
    if "mentee" in role or (not role and person is not None and person == cast.me):
        return True
    return is_dated and "mentor" not in role


def _names(text: str, person: PersonId, cast: Cast) -> bool:
    """Tell whether a text calls somebody by a name or by initials."""
    names = (cast.named(word) for word in _WORDS.findall(text) if word[0].isupper())
    return any(name == person for name in names)
