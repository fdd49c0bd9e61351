"""Items of an agenda that is still being drafted, as far as they can be checked one by one."""

from typing import Final

from companion.agendas import reply, rules
from companion.agendas.agenda import AgendaBrief, AgendaDraft, AgendaItem
from companion.agendas.reply import AgendaReply
from companion.errors import ModelReplyError
from companion.values import Value
from companion.writing.draft import Accepted, Source
from companion.writing.sources import find_source
from companion.writing.task import Piece, Piecewise


class PlannedItem(Value):
    """An item before the minutes are shared out, which takes all of them."""

    title: str
    purpose: str
    question: str | None
    source: Source | None


def accept(brief: AgendaBrief, replied: AgendaReply) -> Accepted[AgendaDraft]:
    """Return the items that are whole so far, each a minute long.

    Raises:
        ModelReplyError: one has no title or purpose, or quotes what is in no source.
    """
    known = reply.sources(brief)
    items: list[AgendaItem] = []
    for item in replied.items:
        found = find_source(known, label=item.source, quote=item.quote) if item.quote else None
        if not (item.title and item.purpose) or (item.quote and found is None):
            raise ModelReplyError("An item is incomplete.")
        items.append(
            AgendaItem(
                minutes=1,
                title=item.title,
                purpose=item.purpose,
                question=item.question or None,
                source=reply.cited(found) if found else None,
            )
        )
    draft = AgendaDraft(minutes=brief.minutes, items=tuple(items), prework=())
    return Accepted(draft=draft)


def pieces(draft: AgendaDraft) -> tuple[Piece, ...]:
    """Return a draft's items without their minutes."""
    return tuple(
        Piece(
            list="items",
            item=PlannedItem(
                title=item.title,
                purpose=item.purpose,
                question=item.question,
                source=item.source,
            ),
        )
        for item in draft.items
    )


PIECEWISE: Final = Piecewise[AgendaBrief, AgendaReply, AgendaDraft](
    accept=accept,
    checks=(rules.titles_differ, rules.reads_well, *reply.CHECKS),
    pieces=pieces,
)
