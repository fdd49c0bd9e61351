"""Which open promises a talk's notes report as kept: proposed to a person, never closed by itself.

"Sent the CV on Tuesday, two replies" answers "Send the CV to three kitchens". What is only planned,
denied, asked or told of somebody else reports nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from companion.followups.item import Item, ItemKind, ItemStatus, Turn
from companion.followups.rules import turned
from companion.people.person import PersonId
from companion.summaries.verbs import past_forms
from companion.text.sentences import sentences
from companion.text.spans import Quote
from companion.text.words import stems

MOST_REPORTED: Final = 6
"""Promises of one talk that are asked about."""

_LONGEST: Final = 400
_MOST_READ: Final = 2_000
"""Sentences of one talk; what came of a promise stands in notes, not in a transcript of hours."""
_NOT_DONE: Final = re.compile(
    r"\b(?:will|shall|should|must|could|would|can|cannot|may|might|going to|gonna|to do|plans?"
    r"|planned|wants?|wanted|hopes?|needs?|tries|tried to|meant to|wish(?:es|ed)?|if|unless|not"
    r"|never|nobody|nothing|none|half|almost|nearly|forgot|forgotten|failed|without|instead|yet|still"
    r"|didn|hasn|haven|wasn|weren|isn|couldn|wouldn|don|won)\b|n['’]t\b|['’](?:ll|d)\b",
    re.IGNORECASE,
)
"""In a clause: what is ahead, denied, meant, or only in part."""
_CLAUSE: Final = re.compile(r"[,;:–—]|\s-\s|\sbut\s", re.IGNORECASE)
_WORDS: Final = re.compile(r"[^\W\d_][\w’'-]{0,40}")
_DONE: Final = frozenset({"done", "finished", "did", "completed", "sorted"})
"""Words that say of a thing alone that it is done: "CV done"."""
_HE_OR_SHE: Final = frozenset({"he", "she", "they"})
_SMALL: Final = frozenset(
    stems(
        "the a an of to for in on at by my your our his her their its and or with from i it is was"
        " that this then about some any all one me him them us you up out back"
    )
)
_CLOSE: Final = 2
"""Of its things, those named first tell a promise from another of the same verb."""


@dataclass(frozen=True, kw_only=True)
class Report:
    """An open promise, and the words of the notes that may say that it was kept."""

    item: Item
    quote: Quote


@dataclass(frozen=True, kw_only=True)
class Called:
    """How notes call the two: their writer "I", the other one by a first name."""

    me: PersonId
    names: Mapping[PersonId, str]
    """First names."""


def reported(notes: str, items: Sequence[Item], *, called: Called) -> tuple[Report, ...]:
    """Return the open promises that notes report as kept, each with the first words that do.

    Args:
        notes: of the talk in which it was told.
        items: of the pair, from earlier talks.
        called: who "I" is, and what the two are called.
    """
    still_open = [one for one in items if one.kind is ItemKind.ACTION and one.is_open]
    if not still_open:
        return ()
    short = (one for one in sentences(notes)[:_MOST_READ] if len(one.text) <= _LONGEST)
    told = [_Told.of(one) for one in short if "?" not in one.text]
    found = (_report(item, told, called) for item in still_open)
    return tuple(one for one in found if one is not None)[:MOST_REPORTED]


def closed(report: Report, *, on: date) -> Item:
    """Return the promise as kept, with the words of the notes as what came of it."""
    result = " ".join(report.quote.text.split())
    return turned(report.item, Turn(status=ItemStatus.DONE, on=on, result=result))


@dataclass(frozen=True, kw_only=True)
class _Told:
    """One sentence of notes, read once for all promises."""

    quote: Quote
    words: tuple[str, ...]
    """Of the clauses that tell of something past."""
    stems: frozenset[str]
    """Of all of it: what was done may stand in one clause, and to what in another."""

    @staticmethod
    def of(quote: Quote) -> "_Told":
        past = (one for one in _CLAUSE.split(quote.text) if not _NOT_DONE.search(one))
        return _Told(
            quote=quote,
            words=tuple(one.casefold() for part in past for one in _WORDS.findall(part)),
            stems=frozenset(stems(quote.text)),
        )


def _report(item: Item, told: Sequence[_Told], called: Called) -> Report | None:
    verb, _, rest = item.text.partition(" ")
    names = {stem for name in called.names.values() for stem in stems(name)}
    things = [one for one in stems(rest) if one not in _SMALL and one not in names]
    if not things:
        return None
    pasts = past_forms(verb)
    for one in told:
        if _says_done(one, verb.casefold(), pasts, things) and _may_be_of(one, item, called):
            return Report(item=item, quote=one.quote)
    return None


def _says_done(told: _Told, verb: str, pasts: frozenset[str], things: Sequence[str]) -> bool:
    """Tell whether a sentence says that the deed was done to the thing."""
    if any(word in pasts and (word != verb or at > 0) for at, word in enumerate(told.words)):
        return any(thing in told.stems for thing in things[:_CLOSE])
    shared = sum(thing in told.stems for thing in things)
    return bool(_DONE & set(told.words)) and 2 * shared >= len(things)


def _may_be_of(told: _Told, item: Item, called: Called) -> bool:
    """Tell whether nobody else than the promise's owner is said to have done it."""
    doers = set(_doers(told, called))
    return not doers or item.owner is None or item.owner in doers


def _doers(told: _Told, called: Called) -> Iterator[PersonId]:
    """Yield who the sentence begins with; of notes in short form nobody."""
    first = next(iter(told.words), "")
    others = [one for one in called.names if one != called.me]
    if first in {"i", "i’ve", "i've", "me"} or "myself" in told.words:
        yield called.me
    elif first in _HE_OR_SHE:
        yield from others
    for person, name in called.names.items():
        if first == name.casefold():
            yield person
