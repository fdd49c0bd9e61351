"""A wish that names its ways outright: "either I do this, or I do that, or at least …"."""

import re
from dataclasses import dataclass
from typing import Final

from companion.goals.directions import Direction, as_deed
from companion.goals.goal import Goal
from companion.text.pasting import may_be_pasted, reads_english, whole_sentence
from companion.text.patterns import lazy
from companion.text.phrasing import LONGEST_PHRASED, tidied, without_end
from companion.text.sentences import sentences
from companion.text.shorthand import written_out
from companion.text.verbs import gerund, is_verb

_EITHER: Final = lazy(r"\beither\s+", re.IGNORECASE)
_OR: Final = lazy(
    r",?\s+or(?:\s+else)?(?:,?\s+(?:at the very least|at least|failing that|maybe|perhaps"
    r"|possibly|even|just|else|then|otherwise))*,?\s+(?:just\s+)?",
    re.IGNORECASE,
)
_I: Final = lazy(
    r"^(?:(?:that\s+)?(?:i|we)(?:['’](?:d|ll|m))?\s+)?(?:(?:could|can|would|will|might|should"
    r"|want to|would like to|to|go and|just|really|maybe|perhaps)\s+)*",
    re.IGNORECASE,
)
_UNKNOWN: Final = lazy(
    r",?\s+(?:(?:but\s+)?i\s+)?(?:(?:do\s?n['’]?o?t|not)\s+(?:really\s+)?(?:know|sure)|dunno"
    r"|no idea)\b[^,;]{0,30}$",
    re.IGNORECASE,
)
_BODY: Final = (
    r"(?:back|wrists?|knees?|hips?|hands?|shoulders?|feet|eyes|ears|heart|chest|lungs?|nerves|"
    r"health|marriage|body)"
)
_OF_HEALTH: Final = lazy(
    rf",?\s+(?:because|cos|coz|cause|since|as|before|now that|while)\s[^,;.]*?\bmy"
    rf"\s(?:\w+\s)?{_BODY}\b[^,;.]*",
    re.IGNORECASE,
)
"""Why, where it is one's body: nothing for somebody whom one hardly knows."""
_POINTS: Final = lazy(r"\b(?:it|them|that|this|those)\b", re.IGNORECASE)
_FEWEST_WORDS: Final = 2
_FEWEST: Final = 2
_ASKS_SOMEBODY: Final = lazy(
    r"(?:(?:and|so|but)\s)?(?:(?:i|we)(?:['’]d|\swould)?\s(?:(?:really|just)\s)?)?(?:want|like|love|need"
    r"|would like|would love|looking for|am looking for|am after)"
    r"\s(?:to (?:find|have|hear from)\s)?"
    r"(?:that\s)?(?:someone|somebody|anyone|a person)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Branches:
    """The ways of a wish, all of them.

    Attributes:
        quote: the sentence that names them, verbatim.
        said: the same as one's own words in a message, one's health left out.
        ways: each way, by what would be done.
    """

    quote: str
    said: str
    ways: tuple[Direction, ...]


def branches_of(wish: str) -> Branches | None:
    """Return the ways that a wish names between "either" and its last "or".

    None where a part of them is no deed that can be read for sure: half a choice says another
    thing than the whole. Linear; reads the first sentences.
    """
    read = wish[:LONGEST_PHRASED]
    for sentence in sentences(read):
        found = _EITHER.search(sentence.text)
        if found is None:
            continue
        ways = _ways(sentence.text, found.end(), begin=sentence.start)
        if len(ways) >= _FEWEST:
            said = _OF_HEALTH.sub("", sentence.text.rstrip(" …"))
            return Branches(quote=sentence.text, said=_sentence(said), ways=ways)
    return None


def asks_somebody(sentence: str) -> bool:
    """Tell whether a sentence says what one would have somebody do: "want someone to say so"."""
    return _ASKS_SOMEBODY.match(sentence) is not None


def is_whole(way: Direction) -> bool:
    """Tell whether a way can be named without the ones before it: "teach it" cannot."""
    return _POINTS.search(way.quote) is None


def _ways(text: str, start: int, *, begin: int) -> tuple[Direction, ...]:
    ways: list[Direction] = []
    for first, last in _pieces(text, start):
        raw = without_end(_UNKNOWN.sub("", text[first:last]).rstrip(" …,;"))
        lead = _I.match(raw)
        what = raw[lead.end() :] if lead is not None else raw
        about = as_deed(written_out(tidied(_OF_HEALTH.sub("", what))))
        if about is None or len(what.split()) < _FEWEST_WORDS:
            return ()
        about = _all_gerunds(about)
        at = begin + first + (lead.end() if lead is not None else 0)
        ways.append(Direction(about=about, quote=what, begin=at))
    return tuple(ways)


_HOW_TO: Final = lazy(r"^how to (?P<verb>[a-z]+)\b")
_AND: Final = lazy(r"\band (?P<verb>[a-z]+) (?=(?P<then>\S+))")


def _all_gerunds(about: str) -> str:
    """Return a deed with each of its verbs as a gerund: "finishing school and working days"."""
    bare = _HOW_TO.sub(lambda found: gerund(found["verb"]), about)
    return _AND.sub(
        lambda found: (
            f"and {gerund(found['verb'])} "
            if is_verb(found["verb"], found["then"])
            else found.group()
        ),
        bare,
    )


def _pieces(text: str, start: int) -> list[tuple[int, int]]:
    pieces, begin = [], start
    for cut in _OR.finditer(text, start):
        pieces.append((begin, cut.start()))
        begin = cut.end()
    return [*pieces, (begin, len(text))]


def _sentence(said: str) -> str:
    words = without_end(written_out(tidied(said)).strip(" ,;…"))
    return f"{words[:1].upper()}{words[1:]}."


def branches_in(goal: Goal) -> Branches | None:
    """Return the ways that a goal names outright; what is in the way may hold them too."""
    for text in (goal.statement, goal.challenge or ""):
        found = branches_of(text) if reads_english(text) else None
        if found is not None:
            return found
    return None


def without_told(wish: str) -> tuple[str, tuple[str, str] | None]:
    """Return a wish of several sentences without what one would have somebody do, and that.

    That is a sentence of one's own and its words as typed: "I would like someone to say so". A
    wish that says nothing else stays as it is.
    """
    found = sentences(wish[:LONGEST_PHRASED])
    asked = [quote for quote in found if asks_somebody(quote.text)]
    kept = [quote.text for quote in found if quote not in asked]
    if len(wish) > LONGEST_PHRASED or not asked or not kept:
        return wish, None
    whole = whole_sentence(written_out(asked[0].text.rstrip(" …")))
    if whole is None or not may_be_pasted(asked[0].text):
        return " ".join(kept), None
    whole = _WHOS.sub("who's", _NO_I.sub("I would", whole))
    return " ".join(kept), (whole, asked[0].text)


_NO_I: Final = lazy(r"^Would\b")
_WHOS: Final = lazy(r"\bwhos\b")
