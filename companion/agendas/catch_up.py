"""What is left from last time: one item however much is open, the rest as preparation."""

from collections.abc import Iterator
from typing import Final

from companion.agendas.agenda import AgendaItem, Carryover, EarlierAdvice, OpenAction
from companion.text.phrasing import quoted, tidied, without_end
from companion.writing.draft import Source, SourceKind

_MOST_LEFT: Final = 2


def catch_up(carried: Carryover) -> AgendaItem | None:
    """Return the item that picks up the most pressing open action, else the last advice."""
    if carried.open_actions:
        return _of_action(_by_due(carried)[0])
    if carried.advice:
        return _of_advice(carried.advice[0])
    return None


def leftovers(carried: Carryover) -> Iterator[str]:
    """Yield what stays open beside the catch-up, as something to note down beforehand."""
    for action in _by_due(carried)[1 : 1 + _MOST_LEFT]:
        yield f"Note in a line what came of {_cited(action.what)}{_whose(action)}."


def _by_due(carried: Carryover) -> list[OpenAction]:
    """Return open actions, the earliest due first, those without a day last."""
    return sorted(
        carried.open_actions,
        key=lambda action: (action.due_on is None, action.due_on or 0, action.quote.start),
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
