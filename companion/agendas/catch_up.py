"""What is left from last time: one item however much is open, the rest as preparation."""

from collections.abc import Iterator
from typing import Final

from companion.agendas.agenda import AgendaItem, Carryover, EarlierAdvice, OpenAction
from companion.text.phrasing import quoted, tidied, without_end
from companion.text.words import count_words
from companion.writing.draft import Source, SourceKind

_MOST_LEFT: Final = 2
_FEWEST_WORDS: Final = 3
"""Shorter actions ("ask her") mean nothing a week later."""


def catch_up(carried: Carryover, *, mentee: str | None = None) -> AgendaItem | None:
    """Return the item that picks up the most pressing open action, else the last advice.

    `mentee` is the first name of the one whose session it is; their own promises come first.
    """
    pressing = _most_pressing(carried, mentee=mentee)
    if pressing:
        return _of_action(pressing[0])
    if carried.advice:
        return _of_advice(carried.advice[0])
    return None


def leftovers(carried: Carryover, *, mentee: str | None = None) -> Iterator[str]:
    """Yield what else the mentee undertook, as something to note down beforehand."""
    others = _most_pressing(carried, mentee=mentee)[1:]
    own = [action for action in others if mentee is None or action.owner_name in {None, mentee}]
    for action in own[:_MOST_LEFT]:
        whose = _whose(action) if mentee is None else ""
        yield f"Note in a line what came of {_cited(action.what)}{whose}."


def _most_pressing(carried: Carryover, *, mentee: str | None) -> list[OpenAction]:
    """Return open actions that can be told by their words: the mentee's own, then by day due."""
    told = [action for action in carried.open_actions if count_words(action.what) >= _FEWEST_WORDS]
    return sorted(
        told,
        key=lambda action: (
            mentee is not None and action.owner_name != mentee,
            action.due_on is None,
            action.due_on or 0,
            action.quote.start,
        ),
    )


def _of_action(action: OpenAction) -> AgendaItem:
    due = f", due {action.due_on.day} {action.due_on:%B}" if action.due_on else ""
    return AgendaItem(
        minutes=1,
        title="Since last time",
        purpose=f"One sentence on what was promised{_whose(action)}{due}, and what it showed.",
        question=f"What came of {_cited(action.what)}?",
        source=Source(kind=SourceKind.NOTES, ref=action.ref, quote=action.quote.text),
    )


def _of_advice(advice: EarlierAdvice) -> AgendaItem:
    return AgendaItem(
        minutes=1,
        title="Since last time",
        purpose="Say from memory what the advice was, then how it went.",
        question="What did I try of last time's advice, and what happened?",
        source=Source(kind=SourceKind.NOTES, ref=advice.ref, quote=advice.quote.text),
    )


def _whose(action: OpenAction) -> str:
    return f" by {action.owner_name}" if action.owner_name else ""


def _cited(text: str) -> str:
    return quoted(without_end(tidied(text)))
