"""The preparation of one talk from stored records: its question, its plan, what was promised."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Final

from pydantic import Field

from companion.agendas.agenda import Agenda, AgendaItem
from companion.followups.item import Item, ItemKind, ItemStatus
from companion.pairs.agreement import Side
from companion.people.person import PersonId
from companion.values import Line, Minutes, NotesText, Value

MOST_DONE: Final = 2
"""What was done since the last talk, as a brief of one minute has room for it."""


class AttachedText(Value):
    """A document that the two look at: its name, and its text as it is."""

    name: Line
    text: Annotated[NotesText, Field(min_length=1)]


class Prep(Value):
    """What one of the two reads before a talk. Everything in it is stored or was given with it."""

    other_id: PersonId
    other_name: str
    side: Side
    """Which of the two reads it."""
    on: date | None
    """The day of the talk; None where none is planned."""
    minutes: Minutes
    wants: str | None
    """What the mentee wants, in their words."""
    last_on: date | None
    """The day of the last talk."""
    agenda: Agenda | None
    """None where nobody said what the mentee wants."""
    mine: tuple[Item, ...]
    """What the reader owes, the most pressing first."""
    theirs: tuple[Item, ...]
    unowned: tuple[Item, ...] = ()
    """Promises that are nobody's yet."""
    to_drop: tuple[Item, ...] = ()
    """Promises that no plan takes up any more; they may be dropped."""
    done: tuple[Item, ...] = ()
    """Promises that were kept since the last talk, the latest first."""
    takeaway: Item | None = None
    """What the mentee took from the last talk."""
    document: AttachedText | None = None

    @property
    def question(self) -> AgendaItem | None:
        """The item of the one question: the longest in which something is asked."""
        asked = [item for item in self.agenda.items if item.question] if self.agenda else []
        return max(asked, key=lambda item: item.minutes, default=None)


def done_since(items: Iterable[Item], day: date | None) -> tuple[Item, ...]:
    """Return the actions that were done on `day` or later, the latest first."""
    done = [
        item
        for item in items
        if item.kind is ItemKind.ACTION
        and item.status is ItemStatus.DONE
        and (day is None or item.history[-1].on >= day)
    ]
    return tuple(sorted(done, key=lambda item: (item.history[-1].on, item.id), reverse=True))


def last_takeaway(items: Iterable[Item]) -> Item | None:
    """Return the first takeaway of the latest that were confirmed."""
    kept = [
        item
        for item in items
        if item.kind is ItemKind.TAKEAWAY and item.status is not ItemStatus.DROPPED
    ]
    latest = max((item.confirmed_on for item in kept), default=None)
    return next((item for item in kept if item.confirmed_on == latest), None)
