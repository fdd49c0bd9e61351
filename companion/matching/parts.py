"""A goal's facets cut into parts short enough to be named: "budget and staff", not half a line."""

import re
from collections.abc import Iterator
from typing import Final

from companion.text.patterns import lazy
from companion.text.sentences import sentences
from companion.text.words import stems

NAMED_WORDS: Final = 10
"""A part of so many words is named as a whole; a longer one is cut where a phrase begins."""

LONGEST_NAMED: Final = 16
"""What cannot be cut and is longer is not named."""

MOST_PARTS: Final = 4
"""Parts of one sentence that are looked for: each costs an embedding."""

ONE_THING: Final = 7
"""A clause of no more words is one thing, whatever goes along with it."""

_FEWEST_STEMS: Final = 2
_READ_CHARACTERS: Final = 1_000
_LONGEST_CLOSED: Final = 200

_MARK: Final = lazy(r"[,;:](?=\s)|\s[-–—](?=\s)|[()\n]")
_WITH: Final = lazy(r"\s(?=(?:with|without|while|although|though|so|because|but)\s)", re.IGNORECASE)
_BOTH: Final = lazy(r"\s(?=and\s)", re.IGNORECASE)
_PHRASE: Final = lazy(
    r"\s(?=(?:because|so|but|when|where|until|unless|before|after|if|who|which|that|and|or|for|from"
    r"|into|to|as|by|in|on|at|under|about|outside)\s)",
    re.IGNORECASE,
)
_FILLERS: Final = (
    r"maybe|perhaps|probably|possibly|hopefully|ideally|honestly|actually|basically|somehow|tbh"
    r"|I (?:guess|think|suppose|mean)|kind of|sort of"
)
"""What people say while they look for a word; it is no part of what they want."""

_OPENING: Final = lazy(
    rf"(?:(?:and|but|or|so|with|because|then|also|still|its|well|at least|{_FILLERS}"
    r"|(?:I|we)(?:['’]d|\s+would)?\s+(?:want|need|like|love|hope|wish)\s+to)[,.]?\s+)+(?=\S)",
    re.IGNORECASE,
)
_CLOSING: Final = lazy(
    rf"(?:\s+(?:{_FILLERS}|or (?:something|whatever|so|similar)(?: like that)?"
    r"|and (?:all that|so on)|at least|really|please|etc))+$",
    re.IGNORECASE,
)
_SEEKING: Final = (
    r"dunno|idk|(?:I )?(?:don['’]?t|do not) (?:really )?know|(?:I have )?no idea"
    r"|(?:I['’]?m )?not sure"
)
_ONLY_FILLERS: Final = lazy(
    rf"(?:{_FILLERS}|{_SEEKING})(?:\s+(?:{_FILLERS}|{_SEEKING}|really|yet|but))*", re.IGNORECASE
)
_EITHER: Final = lazy(r",?\s+or\s+", re.IGNORECASE)
_POINTS_BACK: Final = lazy(r"\b(?:it|them|that|this|one|not)\b", re.IGNORECASE)
_OWN: Final = lazy(
    r"\b(?:(?:my|our) own|for (?:myself|ourselves)|self[- ]employed|more|fewer|the same)\b",
    re.IGNORECASE,
)
"""Says a lot in words that say little by themselves."""
_HANGING: Final = lazy(r"\s(?:in|on|at|by|for|from|to|into|as|of|about|and|or)$", re.IGNORECASE)
_CIRCUMSTANCE: Final = lazy(
    r"(?:until|before|within|since|at|by|on|in|from|to|into|for|under|outside)\s", re.IGNORECASE
)
_HELD: Final = lazy(
    r"\b(?:I|we)(?:['’]ve| have)\s+(?:only|always|been|worked|spent)\b"
    r"|\bI(?:['’]m| am)\s+an?\b|\bI\s+(?:only|already|can|know how)\b",
    re.IGNORECASE,
)
_SAYS_NOTHING: Final = frozenset({"abl", "get", "thing", "want", "work"})
_LACKED: Final = lazy(r"\b(?:not|never|no|cannot|nobody|nothing)\b|n['’]t\b", re.IGNORECASE)


def named_parts(text: str) -> tuple[str, ...]:
    """Return the parts of one sentence that can be named, verbatim and in order.

    Each is at most `LONGEST_NAMED` words, never cut inside a phrase, without the little words that
    joined it to the sentence. What says nothing by itself ("at the first attempt") is left out, and
    so is what the writer has or can already: a mentor is asked for what is lacking.
    """
    read = sentences(text[:_READ_CHARACTERS])
    clauses = [
        half
        for sentence in read
        for clause in _cut(sentence.text, _MARK)
        for half in _alternatives(_bare(clause))
    ]
    found = [bare for clause in clauses for piece in _phrases(clause) if (bare := _bare(piece))]
    telling = [part for part in found if _tells(part)]
    lacked = [part for part in telling or found if not is_held(part)]
    named = [part for part in lacked if len(part.split()) <= LONGEST_NAMED]
    return tuple(dict.fromkeys(named))[:MOST_PARTS]


def is_held(part: str) -> bool:
    """Tell whether somebody says what they have or can: "I have only ever cooked"."""
    return _HELD.search(part) is not None and _LACKED.search(part) is None


def _cut(text: str, where: re.Pattern[str]) -> Iterator[str]:
    start = 0
    for mark in where.finditer(text):
        yield text[start : mark.start()]
        start = mark.end()
    yield text[start:]


def _alternatives(clause: str) -> tuple[str, ...]:
    """Return the two things that an "or" parts, if each can stand alone."""
    mark = _EITHER.search(clause)
    if mark is None or _EITHER.search(clause, mark.end()):
        return (clause,)
    halves = clause[: mark.start()], clause[mark.end() :]
    stand_alone = all(len(half.split()) > 2 and _tells(half) for half in halves)
    return halves if stand_alone and not _POINTS_BACK.search(halves[1]) else (clause,)


def _phrases(clause: str) -> Iterator[str]:
    """Yield what a clause is made of: what goes along with it apart, long ones phrase by phrase."""
    pieces = tuple(_cut(clause, _WITH))
    together = len(clause.split()) <= ONE_THING or not _tells(pieces[0])
    for piece in (clause,) if together else pieces:
        for half in _halves(piece):
            yield from _short(half)


def _halves(piece: str) -> tuple[str, ...]:
    """Return the two things that an "and" joins, if each can stand alone."""
    mark = _BOTH.search(piece)
    if mark is None or _BOTH.search(piece, mark.end()):
        return (piece,)
    halves = piece[: mark.start()], piece[mark.end() :]
    stand_alone = all(len(half.split()) > 2 and _tells(half) for half in halves)
    return halves if stand_alone else (piece,)


def _short(piece: str) -> Iterator[str]:
    """Yield runs of whole phrases, each of `NAMED_WORDS` words or few more."""
    if len(piece.split()) <= NAMED_WORDS:
        yield piece
        return
    run = ""
    for phrase in _cut(piece, _PHRASE):
        joined = f"{run} {phrase}" if run else phrase
        if run and len(joined.split()) > NAMED_WORDS and _stands_alone(phrase, run):
            yield run
            joined = phrase
        run = joined
    yield run


def _stands_alone(phrase: str, run: str) -> bool:
    """Tell whether a phrase begins a part of its own: "to health facilities" does not."""
    too_long = len(run.split()) + len(phrase.split()) > LONGEST_NAMED
    return too_long or _CIRCUMSTANCE.match(phrase) is None


def _bare(piece: str) -> str:
    trimmed = piece.strip(" \t.,;:!?–—-")
    opening = _OPENING.match(trimmed)
    started = trimmed[opening.end() :] if opening else trimmed
    bare = _HANGING.sub("", _CLOSING.sub("", started[-_LONGEST_CLOSED:]))
    bare = started[:-_LONGEST_CLOSED] + bare
    return bare if any(map(str.isalnum, bare)) and not _ONLY_FILLERS.fullmatch(bare) else ""


def _tells(part: str) -> bool:
    telling = len(set(stems(part)) - _SAYS_NOTHING) + (_OWN.search(part) is not None)
    return telling >= _FEWEST_STEMS and _CIRCUMSTANCE.match(part) is None
