"""What a goal asks for, thing by thing: a mentee asks for several things in one breath."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from companion.goals.closeness import WEAK
from companion.goals.goal import Goal
from companion.people.person import Person
from companion.retrieval.blind import blinded, name_words
from companion.text.patterns import lazy
from companion.text.spelling import families
from companion.text.words import STOP_WORDS, words

MOST_ASKS: Final = 12
"""Things that one goal asks for: each costs an embedding."""

LONGEST_ASK: Final = 12
"""Words of one thing; a longer clause tells something else."""

CUT: Final = lazy(
    r"[,;:/+()\[\]\n.!?–—]|(?<!\b(?-i:[A-Z]))&|&(?!(?-i:[A-Z])\b)|\s-\s"
    r"|\b(?:and|or|as well as|plus)\b",
    re.IGNORECASE,
)
"""Where a list is cut, of things asked for or offered; "P&L" is one."""

ACRONYM: Final = lazy(r"\b[A-Z][A-Z0-9&]{1,5}\b")

_FOR_WHAT: Final = lazy(r"\s(?:to|for|at|from|with)\s", re.IGNORECASE)
_READ_CHARACTERS: Final = 2_000
_FEWEST_LETTERS: Final = 3
_MOST_INITIALS: Final = 5
_SHARED_END: Final = lazy(r"\s{0,3}(?:and|or|&)\s{1,3}(?=\S+\s+\S)", re.IGNORECASE)
_MOST_JOINED: Final = 5
_IS_HELD: Final = lazy(
    r"(?:I(?:['’]m| am)? )?(?:currently|at present|presently) (?:I(?:['’]m| am) )?"
    r"(?:on|at|in|an?|the|work(?:ing)?)\b",
    re.IGNORECASE,
)
"""Where somebody is, which they do not ask for: "currently on the ticket desk"."""


@dataclass(frozen=True, kw_only=True)
class Ask:
    """One thing that a goal asks for."""

    words: str
    """Verbatim from the goal."""
    text: str
    """Blinded; what is embedded."""
    stems: frozenset[str]
    """The families of its words, in one spelling."""
    head: frozenset[str]
    """Those before what it is for: "grant application" of "grant application to the council";
    empty where that is one word or everything."""
    acronyms: frozenset[str]
    """Those it names, and the one that its words would give."""


Asks = tuple[Ask, ...]
"""What one goal asks for, thing by thing."""


def asks_of(goal: Goal, *, mentee: Person | None = None) -> Asks:
    """Return what a goal asks for, cut where a list is cut; at most `MOST_ASKS`. Linear."""
    names = name_words(mentee.name) if mentee else frozenset()
    told = "\n".join(filter(None, (goal.statement, goal.challenge)))[:_READ_CHARACTERS]
    found: dict[frozenset[str], Ask] = {}
    begin = 0
    for end, after in [
        *((mark.start(), mark.end()) for mark in CUT.finditer(told)),
        (len(told),) * 2,
    ]:
        piece = told[begin:end].strip()
        text = blinded(piece, names=names)
        own = frozenset(families(text))
        is_short = len(text.split()) <= LONGEST_ASK
        if own and is_short and not _IS_HELD.match(piece) and len(found) < MOST_ASKS:
            short = frozenset((*ACRONYM.findall(piece), *_initials(words(piece))))
            named = _with_shared_end(piece, told, end)
            found.setdefault(
                own, Ask(words=named, text=text, stems=own, head=_head(text), acronyms=short)
            )
        begin = after
    return tuple(found.values())


def _head(text: str) -> frozenset[str]:
    parts = _FOR_WHAT.split(text, maxsplit=1)
    own = frozenset(families(parts[0])) if len(parts) > 1 else frozenset()
    return own if len(own - WEAK) > 1 else frozenset()


def _with_shared_end(piece: str, told: str, end: int) -> str:
    """Return "paper and book repair" for "paper": cut off, it would be something else."""
    joint = _SHARED_END.match(told, end)
    if joint is None or len(piece.split()) != 1:
        return piece
    cut = CUT.search(told, joint.end())
    rest = told[joint.end() : cut.start() if cut else len(told)].rstrip()
    if len(rest.split()) >= _MOST_JOINED:
        return piece
    return told[told.rindex(piece, 0, end) : joint.end()] + rest


def _initials(said: Sequence[str]) -> tuple[str, ...]:
    """Return what all the words of a thing could be short for: "info governance" gives IG."""
    telling = [word for word in said if word not in STOP_WORDS]
    if not 1 < len(telling) <= _MOST_INITIALS or any(
        len(word) < _FEWEST_LETTERS or not word.isalpha() for word in telling
    ):
        return ()
    return ("".join(word[0].upper() for word in telling),)
