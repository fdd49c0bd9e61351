"""Which words of an action read as something to be done, to their end."""

import re
from typing import Final

from companion.agendas.agenda import OpenAction
from companion.text.verb_lists import word_set
from companion.text.verbs import base_of_gerund, is_verb

_LONGEST_VERB: Final = 30
_MOST_FELT: Final = 3
_BRACKETS: Final = re.compile(r"\s\([^()]{1,200}\)$")
_POINTING: Final = re.compile(r"\b(?:it|that|this|them|one|ones)\b", re.IGNORECASE)
_IT: Final = frozenset({"it", "that", "this", "it.", "that.", "this."})
_MIXED: Final = re.compile(
    r"\b(?:and|but|so)\s(?:that\s)?(?:it|he|she|they|this|that)\b|\bmust\b|\bdoesn['’]?t\b|[;?!]"
    r"|\bnot sure\b|\bso$|->|=>|→"
)
_VERB_OR_THING: Final = word_set(
    """
    book call contact cost cut design draft email film fit fix group help invoice lead letter list
    mail map market menu message note offer order paint park phone photo pitch plan plant post
    practice price print question quote rate record report request research review rota sample
    schedule score sheet sketch study survey talk test text time train trial video visit walk water
    """
)
"""Words that a jotted errand may begin with as a thing: "cost sheet", "price list"."""
"""Words that a jotted errand may begin with as a thing: "cost sheet", "price list"."""

_OBJECT: Final = re.compile(
    r"(?:the|an?|my|your|his|her|our|their|this|that|these|those|some|any|all|each|every|both|one"
    r"|two|three|four|five|six|ten|him|them|it|me|us|you|with|to|for|at|about|on|up|out|down|in"
    r"|through|how|what|whether|\d|(?-i:[A-Z]))",
    re.IGNORECASE,
)
HANGING: Final = frozenset(
    {
        "a",
        "an",
        "the",
        "on",
        "by",
        "at",
        "in",
        "to",
        "for",
        "of",
        "and",
        "or",
        "with",
        "from",
        "until",
        "till",
        "before",
        "after",
        "since",
        "next",
        "this",
    }
)
"""Words that wait for what follows them."""
_FELT: Final = word_set(
    """
    afraid aching anxious blushing crying dreading enjoying excited fearing feeling glad happy
    hating hoping keen laughing liking loving missing nervous panicking proud sad scared
    sleeping smiling stressed struggling suffering sweating tired upset wanting wishing worried
    worrying
    """
)
"""How somebody is, jotted without a subject: "dreading it" is nothing to be done."""


def reads_as_errand(what: str, quote: str) -> bool:
    """Tell whether an errand is one to its end, and not the name of a thing: "cost sheet"."""
    first, _, rest = what.partition(" ")
    if _MIXED.search(what):
        return False
    before = r"(?:to|will|should|must|I|['’]ll|gonna|d)"
    said = re.search(rf"{before}\s+{re.escape(first[:_LONGEST_VERB])}\b", quote, re.IGNORECASE)
    return first not in _VERB_OR_THING or _OBJECT.match(rest) is not None or said is not None


def follows_was_to(what: str, action: OpenAction) -> bool:
    """Tell whether `what` follows "was to": its first word is a verb, or stands as one."""
    first, _, rest = what.partition(" ")
    if is_verb(first, rest.split(" ", 1)[0]):
        return True
    said = re.escape(first[:_LONGEST_VERB])
    before = r"\b(?:(?:will|to|gonna|should|I)\s+|(?:I|he|she|they)['’]ll\s+)"
    return re.search(rf"{before}{said}\b", action.quote.text, re.IGNORECASE) is not None


def without_aside(what: str) -> str:
    """Return an errand without the brackets at its end, unless they say what its "it" is."""
    bare = _BRACKETS.sub("", what)
    return what if not bare or _POINTING.search(bare) else bare


def is_cut(what: str) -> bool:
    """Tell whether an errand lost its end: "do a taster on a"."""
    return what.rsplit(" ", 1)[-1].casefold() in HANGING


def is_feeling(what: str) -> bool:
    """Tell whether words say how somebody is or fares, and name nothing to be done.

    "Dreading it" and "not looking forward to it" are felt; "booking the hall" may be a task.
    """
    words = what.casefold().split()
    told = next((word for word in words if word not in {"not", "really", "still", "so"}), "")
    bare = told.strip(".,;:!?")
    short = len(words) <= _MOST_FELT and base_of_gerund(bare) is not None and words[-1] in _IT
    return bare in _FELT or short
