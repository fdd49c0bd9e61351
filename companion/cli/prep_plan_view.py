"""The plan of a talk below what stands above it: nothing is said twice, nor as if still in time."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from companion.agendas.agenda import Agenda, AgendaItem
from companion.agendas.noted import without_label
from companion.agendas.promises import GOING_TO
from companion.cli.printing import origin
from companion.followups.item import Item
from companion.followups.prep import Prep
from companion.pairs.agreement import Side
from companion.text.words import stems
from companion.writing.draft import Source, SourceKind

TOLD: Final = 0.75
"""Share of a promise's words from which a line of the plan names it."""


def plan_items(agenda: Agenda, prep: Prep) -> Iterator[AgendaItem]:
    """Yield the items of a plan; what stands above it as the one question is not said again."""
    # Of notes alone: several items may rest on one goal and ask about different things.
    asked = prep.question
    source = asked.source if asked is not None else None
    noted = source if source is not None and source.kind is SourceKind.NOTES else None
    for planned in agenda.items:
        item = _without_asked(planned)
        others = [one.purpose for one in agenda.items if one != planned]
        if asked is not None and planned == asked:
            yield _asked_above(item, side=prep.side)
        elif item.source is not None and item.source == noted:
            # The one question asks about the same thing.
            yield item.model_copy(update={"question": None, "source": None})
        elif item.source is not None and _is_shown(item, item.source, prep):
            titled = f"{item.title} ({origin(item.source)})"
            yield item.model_copy(update={"title": titled, "source": None})
        elif item.source is not None and any(item.source.quote in told for told in others):
            yield item.model_copy(update={"source": None})
        else:
            yield item


def _without_asked(item: AgendaItem) -> AgendaItem:
    """Return an item without the promise that its question begins with: that tells it."""
    asked = item.question or ""
    if not asked.startswith(GOING_TO):
        return item
    said = set(stems(asked))
    parts = [(part, _WAS_TO.match(part)) for part in _SENTENCE_END.split(item.purpose)]
    kept = [
        part
        for part, found in parts
        if found is None or not _holds_most(said, set(stems(found["what"])))
    ]
    return item.model_copy(update={"purpose": " ".join(kept)})


def _holds_most(said: set[str], wanted: set[str]) -> bool:
    return len(said & wanted) >= TOLD * len(wanted)


_WAS_TO: Final = re.compile(r"\S{1,40} was to (?P<what>.{1,400})", re.DOTALL)
_SENTENCE_END: Final = re.compile(r"(?<=[.?!”]) (?=[A-Z])")


def _is_shown(item: AgendaItem, source: Source, prep: Prep) -> bool:
    """Tell whether an item tells the promise that it quotes, so that its words say nothing more."""
    told = f"{item.purpose} {item.question or ''}"
    promises = (*prep.mine, *prep.theirs, *prep.unowned, *prep.done)
    return any(one.evidence.text == source.quote and names(told, one) for one in promises)


def _asked_above(item: AgendaItem, *, side: Side) -> AgendaItem:
    """Return the item of the one question, which says no more of it than where it comes from."""
    source, said = item.source, (item.question or "").casefold()
    update: dict[str, object] = {"title": ABOVE[side], "question": None}
    if source is not None and source.kind is SourceKind.GOAL:
        update["source"] = None
    elif source is not None and source.quote in item.purpose and _is_promise(item):
        told = f"{ABOVE[side]} ({origin(source)})"
        update |= {"source": None, "purpose": "", "title": told}
    elif source is not None and _bare(source.quote) in said:
        purpose = item.purpose.rstrip(" .")
        update |= {"source": None, "purpose": f"{purpose} ({origin(source)})."}
    return item.model_copy(update=update)


def _bare(quote: str) -> str:
    """Return words of notes as a question quotes them: without whose they are."""
    return without_label(quote).casefold().strip(" .?!")


def _is_promise(item: AgendaItem) -> bool:
    return (item.question or "").startswith(GOING_TO)


ABOVE: Final = {Side.MENTEE: "Your one question", Side.MENTOR: "The one question"}
"""How the item of the one question is called, which stands above the plan."""


def beforehand(prework: Sequence[str], prep: Prep, *, most: int | None) -> Iterator[str]:
    """Yield what to do before the talk; promises stand with whose they are, and with their day.

    `most` are those of each that are listed so; None where all are.
    """
    listed = _listed_apart(prep, most)
    for line in prework:
        if not any(names(line, item) for item in listed):
            yield line


def _listed_apart(prep: Prep, most: int | None) -> tuple[Item, ...]:
    dropped = {item.id for item in prep.to_drop}
    sides = (prep.mine, prep.theirs, prep.unowned)
    current = [[item for item in items if item.id not in dropped] for items in sides]
    return tuple(item for items in current for item in items[:most])


def names(told: str, item: Item) -> bool:
    """Tell whether words hold most of what a promise says."""
    return _holds_most(set(stems(told)), set(stems(item.text)))
