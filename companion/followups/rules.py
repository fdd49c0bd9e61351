"""When an action is due, late or stale on a day, whose it is, and which one some words mean."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from companion.followups.item import Item, ItemKind, ItemStatus, Turn
from companion.people.person import PersonId
from companion.text.words import stems

SOON_DAYS: Final = 2
"""Days before its day from which an action counts as due soon."""

STALE_AFTER_DAYS: Final = 21
"""Days without a due day, or after it, from which an action is asked about rather than awaited."""

_SMALL: Final = frozenset(stems("the a an of to for in on at my your our and with i it is was"))


class Urgency(StrEnum):
    """How pressing an open action is, the most pressing first."""

    OVERDUE = "overdue"
    DUE = "due"
    """Due within `SOON_DAYS`, today included."""
    LATER = "later"
    UNDATED = "undated"
    STALE = "stale"
    """So old that the question is whether it still matters."""


_ORDER: Final = tuple(Urgency)


def urgency(item: Item, *, on: date) -> Urgency | None:
    """Return how pressing an action is on a day; None for whatever is no open action."""
    if item.kind is not ItemKind.ACTION or not item.is_open:
        return None
    since = item.due_on or item.confirmed_on
    if (on - since).days >= STALE_AFTER_DAYS:
        return Urgency.STALE
    if item.due_on is None:
        return Urgency.UNDATED
    days = (item.due_on - on).days
    if days < 0:
        return Urgency.OVERDUE
    return Urgency.DUE if days <= SOON_DAYS else Urgency.LATER


def owed_by(items: Iterable[Item], person: PersonId, *, on: date) -> tuple[Item, ...]:
    """Return somebody's open actions, the most pressing first, stale ones last."""
    theirs = [(urgency(item, on=on), item) for item in items if item.owner == person]
    pressing = [(level, item) for level, item in theirs if level is not None]
    return tuple(item for _, item in sorted(pressing, key=lambda one: _pressing(*one)))


def by_urgency(items: Iterable[Item], *, on: date) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Return the open actions of anybody, the most pressing first, and the stale ones apart."""
    levels = [(urgency(item, on=on), item) for item in items]
    still = [(level, item) for level, item in levels if level is not None]
    ranked = sorted(still, key=lambda one: _pressing(*one))
    fresh = tuple(item for level, item in ranked if level is not Urgency.STALE)
    return fresh, tuple(item for level, item in ranked if level is Urgency.STALE)


def turned(item: Item, turn: Turn) -> Item:
    """Return an item after one more change of status."""
    return Item.model_validate({**dict(item), "history": (*item.history, turn)})


def meant(items: Sequence[Item], words: str) -> tuple[Item, ...]:
    """Return the items that some words mean: one where it is plain, several where it is not.

    Open actions come before what else is open, and that before what is done. An id means its item
    alone. Words mean the items that hold all of them, else those that hold most of them, but at
    least half.
    """
    for item in items:
        if item.id == words.strip():
            return (item,)
    wanted = set(stems(words)) - _SMALL or set(stems(words))
    shared = {item.id: len(wanted & _said(item, wanted)) for item in items}
    most = max(shared.values(), default=0)
    if most == 0 or 2 * most < len(wanted):
        return ()
    found = [item for item in items if shared[item.id] == most]
    still_open = [item for item in found if item.is_open]
    # What was undertaken is meant sooner than what was said on it.
    actions = [item for item in still_open if item.kind is ItemKind.ACTION]
    return tuple(actions or still_open or found)


def was_done(item: Item) -> bool:
    """Tell whether something was done, so that it may be told as an outcome."""
    return item.status is ItemStatus.DONE


def _pressing(level: Urgency, item: Item) -> tuple[int, date, str]:
    return (_ORDER.index(level), item.due_on or item.confirmed_on, item.id)


def _said(item: Item, wanted: set[str]) -> set[str]:
    """Return the stems of an item, and of `wanted` those that begin one of them."""
    said = set(stems(item.text)) | set(stems(item.evidence.text))
    return said | {one for one in wanted if len(one) > 2 and any(w.startswith(one) for w in said)}
