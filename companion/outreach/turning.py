"""Turns what was noted of somebody to them: "her" as "your" or "you", where that is sure."""

import re
from collections.abc import Callable
from typing import Final

from companion.text.phrasing import without_end
from companion.text.verb_lists import word_set

_HER: Final = re.compile(r"\b(her|his|their|theirs?|himself|herself|themselves)\b(\s+\w+)?", re.I)
_LOST: Final = re.compile(
    r"\b(?:she|he|him|they|them|s/he|hers|theirs|it|its|there|this|these|those)\b", re.IGNORECASE
)
_NO_NOUN: Final = word_set(
    "in on at to for with from by and or but when who that which about into as after before"
)
_AS_OBJECT: Final = re.compile(
    r"\b(?:him|them|her(?=$|[,.;:]|\s(?:in|on|at|to|for|with|from|by|and|when|about|into|as|after|"
    r"before|since|once|twice|every|all|last|again|any|if|up|through|during|over|until|till|while|"
    r"how|what|that|the|a|an|my|our|\d\w{0,3})\b))",
    re.IGNORECASE,
)
"""The person noted as an object; "her" before a noun is whose it is."""


def points_elsewhere(text: str) -> bool:
    """Tell whether a text has a pronoun that is neither the reader nor the writer."""
    return _LOST.search(text) is not None


def owner_turned(clause: str) -> str | None:
    """Return a clause with "her own shop" as "your own shop"; None where that is not sure."""
    turned = _HER.sub(_yours(clause), clause)
    return None if _LOST.search(turned) or "\0" in turned else without_end(turned)


def object_turned(text: str) -> str | None:
    """Return "I bought from her for years" with "you" for her; None where that is not sure."""
    turned, count = _AS_OBJECT.subn("you", text, count=1)
    if not count or _LOST.search(turned) or _HER.search(turned):
        return None
    return without_end(turned)


def _yours(clause: str) -> Callable[[re.Match[str]], str]:
    def turn(match: re.Match[str]) -> str:
        word, after = match[1].lower(), (match[2] or "")
        if word in {"himself", "herself", "themselves"}:
            return f"yourself{after}"
        is_noun = bool(after) and after.strip().lower() not in _NO_NOUN
        if word == "their" and after.strip().lower() != "own":
            before = clause[: match.start()].split()
            several = any(each.rstrip(",").endswith("s") for each in before[1:])
            return match[0] if several else "\0"
        return f"your{after}" if is_noun else "\0"

    return turn
