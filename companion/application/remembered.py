"""What was confirmed of a pair's talks, for the next plan: it counts, and the notes do not.

Where items were confirmed of a talk, its promises, takeaways and decisions are these alone. What
the notes leave open besides, such as a question, still comes from them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Final

from companion.agendas.agenda import (
    Carryover,
    EarlierAdvice,
    OpenAction,
    OpenPoint,
    PastNotes,
    PointKind,
)
from companion.application.pair import Pair
from companion.followups.item import Item, ItemKind, ItemStatus
from companion.followups.rules import by_urgency
from companion.text.spans import Quote
from companion.text.words import count_words
from companion.values import NotesText

MOST_CARRIED: Final = 6
"""Promises that one plan can take up or name beforehand; the rest is offered for dropping."""

_FEWEST_WORDS_LEFT: Final = 3
"""A line that keeps fewer words beside what was settled says nothing any more."""

_CONFIRMED_ONLY: Final = frozenset({PointKind.PLANNED, PointKind.AGREED, PointKind.ADVICE})
"""What a person confirms item by item, so that notes alone do not tell it."""


def without_settled(notes: Sequence[PastNotes], items: Iterable[Item]) -> tuple[PastNotes, ...]:
    """Return notes with blanks for what was done or dropped since.

    Decisions and takeaways that are done stay. Offsets stay too, so that a quote of what is left
    still slices the notes as stored.
    """
    settled: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if _is_settled(item):
            settled[item.evidence.session_id].append(item)
    return tuple(_blanked(past, settled.get(past.ref, ())) for past in notes)


def to_read(notes: Sequence[PastNotes], items: Collection[Item]) -> tuple[PastNotes, ...]:
    """Return the notes that may leave something open: with items, those of the last talk alone."""
    return tuple(notes) if not items else tuple(notes[-1:])


def with_items(
    carried: Carryover, items: Collection[Item], *, last: PastNotes | None, pair: Pair, on: date
) -> Carryover:
    """Return what notes left open with the pair's confirmed items in place of what these cover.

    Args:
        carried: what the notes of the last talk leave open.
        items: all of the pair; without any, the notes are all there is.
        last: the notes of the last talk.
        pair: the two, as far as they are known.
        on: the day of the plan.
    """
    if not items:
        return carried
    of_last = [item for item in items if last is not None and _is_of(item, last)]
    covered = [_quote(item) for item in of_last]
    kept = [one for one in carried.points if not _is_covered(one.quote, covered)]
    decided = tuple(_agreed(item) for item in _of_kind(of_last, ItemKind.DECISION) if item.is_open)
    noted, advised = ((), ()) if of_last else (carried.open_actions, carried.advice)
    points = (*decided, *(one for one in kept if not of_last or one.kind not in _CONFIRMED_ONLY))
    questions = tuple(one for one in carried.open_questions if not _is_covered(one.quote, covered))
    is_open = bool(questions) or len(points) > len(decided)
    taken = tuple(map(_advice, _takeaways(items, of_last))) or advised
    promised = tuple(_open_action(item, pair) for item in carried_over(items, on=on))
    return carried.model_copy(
        update={
            # The day of the next talk is stored with it.
            "next_meeting": None,
            "points": points,
            "open_actions": (*noted, *promised),
            # A takeaway is asked back before the talk; in it only where nothing else is open.
            "advice": () if is_open else taken,
            "open_questions": questions,
        }
    )


def carried_over(items: Iterable[Item], *, on: date) -> tuple[Item, ...]:
    """Return the open promises that a plan has room for, the most pressing first."""
    fresh, _ = by_urgency(items, on=on)
    return fresh[:MOST_CARRIED]


def to_drop(items: Iterable[Item], *, on: date) -> tuple[Item, ...]:
    """Return the open promises that no plan takes up: too old, or too many."""
    fresh, stale = by_urgency(items, on=on)
    return (*fresh[MOST_CARRIED:], *stale)


def _takeaways(items: Iterable[Item], of_last: Sequence[Item]) -> list[Item]:
    """Return the last talk's takeaways, else the last that there are."""
    found = _of_kind(of_last, ItemKind.TAKEAWAY)
    if found:
        return found
    every = _of_kind(items, ItemKind.TAKEAWAY)
    latest = max((item.confirmed_on for item in every), default=None)
    return [item for item in every if item.confirmed_on == latest]


def _of_kind(items: Iterable[Item], kind: ItemKind) -> list[Item]:
    return [item for item in items if item.kind is kind and item.status is not ItemStatus.DROPPED]


def _open_action(item: Item, pair: Pair) -> OpenAction:
    return OpenAction(
        what=item.text,
        owner=pair.role_of(item.owner),
        owner_name=pair.name_of(item.owner),
        due_on=item.due_on,
        is_firm=item.is_promised,
        is_edited=item.is_edited,
        ref=item.evidence.session_id,
        quote=_quote(item),
    )


def _advice(item: Item) -> EarlierAdvice:
    return EarlierAdvice(text=item.text, ref=item.evidence.session_id, quote=_quote(item))


def _agreed(item: Item) -> OpenPoint:
    return OpenPoint(kind=PointKind.AGREED, ref=item.evidence.session_id, quote=_quote(item))


def _quote(item: Item) -> Quote:
    said = item.evidence
    return Quote(start=said.start, end=said.end, text=said.text)


def _is_settled(item: Item) -> bool:
    is_dropped = item.status is ItemStatus.DROPPED
    return is_dropped or (item.kind is ItemKind.ACTION and not item.is_open)


def _is_of(item: Item, past: PastNotes) -> bool:
    return item.evidence.session_id == past.ref


def _is_covered(quote: Quote, covered: Sequence[Quote]) -> bool:
    return any(quote.start < one.end and one.start < quote.end for one in covered)


def _blanked(past: PastNotes, settled: Sequence[Item]) -> PastNotes:
    if not settled:
        return past
    text = past.text
    for item in settled:
        said = item.evidence
        # Another account may have a talk of the same id: then the quote is not of these notes.
        if past.text[said.start : said.end] != said.text:
            continue
        text = _without(text, item.evidence.start, item.evidence.end)
    return past.model_copy(update={"text": text})


def _without(text: NotesText, start: int, end: int) -> str:
    """Return `text` with blanks from `start` to `end`, or for the line where little else is."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    if count_words(f"{text[first:start]} {text[end:last]}") < _FEWEST_WORDS_LEFT:
        start, end = first, last
    blanks = "".join("\n" if one == "\n" else " " for one in text[start:end])
    return f"{text[:start]}{blanks}{text[end:]}"
