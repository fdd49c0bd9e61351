"""One's own past advice, found by meaning: which fits some words, and what became of it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated, Final

from pydantic import Field

from companion.followups.item import Item, ItemId, ItemKind, ItemStatus, Plan
from companion.people.person import PersonId
from companion.sessions.session import SessionId
from companion.text.remembered import remembered
from companion.text.sentences import sentences
from companion.text.spans import Quote, quote_at
from companion.text.words import STOP_WORDS, stem, stems
from companion.text.words import words as words_in
from companion.values import SUREST, Value

MOST_HITS: Final = 5
LEAST_SIMILARITY: Final = 0.35
"""Below this cosine two short texts share no more than a word, as in the library's search."""

_LEAST_COVERED: Final = 0.6
"""Share of the words asked for from which advice fits by its words alone."""
_WORDS_COUNT: Final = 0.25
"""What these words add to a cosine when all of them are there."""
_LONGEST_LINE: Final = 240
_SHARED: Final = 2
"""Telling words that an action shares with advice of the same talk that it carries out."""
_NOTES_KEPT: Final = 256
"""Notes whose words are remembered: years of talks."""
_ADVICE_KEPT: Final = 1_024
"""Pieces of advice and actions whose stems are remembered: every search asks for all of them."""
_SMALL: Final = STOP_WORDS | frozenset(stems("before after when with next week first each every"))


class Followed(Value):
    """What was undertaken on some advice, and what came of it."""

    text: str
    status: ItemStatus
    on: date
    """The day of its last change, else on which it was confirmed."""
    result: str | None = None
    confidence: Annotated[int, Field(ge=1, le=SUREST)] | None = None


class PastAdvice(Value):
    """Something that was said in a talk, with who said it to whom, when, and in which words."""

    text: str
    item_id: ItemId | None = None
    """None where nobody confirmed it: it is read from the notes."""
    mentor_id: PersonId
    mentor_name: str
    mentee_id: PersonId
    mentee_name: str
    said_on: date
    session_id: SessionId
    quote: Quote
    is_advice: bool = True
    """False for a line of the notes that holds the words and was not kept as advice."""
    plan: Plan | None = None
    followed: tuple[Followed, ...] = ()


class Sought:
    """Some words that are looked for, read once for any number of texts."""

    def __init__(self, words: str) -> None:
        self._asked = f" {' '.join(words_in(words))} "
        self._wanted = frozenset(stems(words)) - _SMALL

    def covered(self, text: str) -> float:
        """Return the share of the telling words asked for that a text has, 0..1."""
        return self._share(_stems_in(text))

    def is_in(self, text: str) -> bool:
        """Tell whether a text holds the words: all of them, or most where they are several.

        Words that say nothing of their own count where there are no others.
        """
        if not self._asked.strip():
            return False
        said = words_in(text)
        return self._asked in f" {' '.join(said)} " or self._is_covered(_stems_of(said))

    def may_be_in(self, notes: str) -> bool:
        """Tell whether any line of notes may hold the words; quick where they were looked at."""
        if not self._asked.strip():
            return False
        said, found = _read(notes)
        return set(self._asked.split()) <= said or self._is_covered(found)

    def _is_covered(self, found: frozenset[str]) -> bool:
        return self._share(found) >= _LEAST_COVERED

    def _share(self, found: frozenset[str]) -> float:
        return len(self._wanted & found) / len(self._wanted) if self._wanted else 0.0


@remembered(most=_NOTES_KEPT)
def _read(notes: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of some notes, and their stems."""
    said = frozenset(words_in(notes))
    return said, _stems_of(said)


@remembered(most=_ADVICE_KEPT)
def _stems_in(text: str) -> frozenset[str]:
    return frozenset(stems(text))


def _stems_of(said: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in said if word not in STOP_WORDS)


def lines_of(notes: str) -> tuple[Quote, ...]:
    """Return the lines of notes, verbatim; of a long one its sentences, since nobody reads it."""
    found: list[Quote] = []
    for one in sentences(notes):
        begin = notes.rfind("\n", 0, one.start) + 1
        last = found[-1] if found else None
        joins = last is not None and last.start >= begin and one.end - last.start <= _LONGEST_LINE
        if last is not None and joins and "\n" not in notes[last.start : one.end]:
            found[-1] = quote_at(notes, last.start, one.end)
        else:
            found.append(one)
    return tuple(found)


def fitting(
    advice: Sequence[PastAdvice], *, words: str, similarities: Sequence[float]
) -> tuple[PastAdvice, ...]:
    """Return the advice that fits some words, best first; none where nothing is relevant.

    Args:
        advice: what there is.
        words: what is asked for.
        similarities: for each of `advice`, the cosine of its text to `words`.
    """
    sought = Sought(words)
    scored: list[tuple[float, PastAdvice]] = []
    for one, similarity in zip(advice, similarities, strict=True):
        share = sought.covered(f"{one.text} {one.quote.text}")
        if similarity >= LEAST_SIMILARITY or share >= _LEAST_COVERED:
            scored.append((similarity + _WORDS_COUNT * share, one))
    ranked = sorted(scored, key=lambda pair: (-pair[0], -pair[1].said_on.toordinal()))
    return tuple(one for _, one in ranked[:MOST_HITS])


def followed(takeaway: Item, items: Sequence[Item]) -> tuple[Followed, ...]:
    """Return what became of a takeaway: what it was marked with, and actions that carry it out.

    An action does when it is of the same talk and rests on the same stretch of the notes, or
    shares some telling words.
    """
    own = [takeaway] if takeaway.history else []
    done = [item for item in items if carries_out(item, takeaway)]
    return tuple(map(_followed, (*own, *done)))


def _followed(item: Item) -> Followed:
    last = item.history[-1] if item.history else None
    return Followed(
        text=item.text,
        status=item.status,
        on=item.confirmed_on if last is None else last.on,
        result=None if last is None else last.result,
        confidence=None if last is None else last.confidence,
    )


def carries_out(item: Item, takeaway: Item) -> bool:
    """Tell whether an action carries out a takeaway: the same stretch of notes, or its words."""
    if item.kind is not ItemKind.ACTION:
        return False
    one, other = item.evidence, takeaway.evidence
    if one.session_id != other.session_id:
        return False
    if one.start < other.end and other.start < one.end:
        return True
    return len((_stems_in(item.text) & _stems_in(takeaway.text)) - _SMALL) >= _SHARED
