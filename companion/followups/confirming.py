"""From what a summary proposes to what a person confirmed: nothing else is ever kept."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from companion.followups.advised import as_advice, is_advice, of_mentor, unused_advice
from companion.followups.item import Evidence, Item, ItemId, ItemKind, Plan
from companion.followups.matter import with_matter
from companion.followups.whom import with_whom
from companion.people.person import PersonId
from companion.sessions.session import MentoringSession
from companion.summaries.summary import ActionItem, ActionStatus, Summary
from companion.text.spans import Quote

_FIRMEST: Final = (ActionStatus.COMMITTED, ActionStatus.TENTATIVE, ActionStatus.SUGGESTED)


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """Something that the notes say and a person may confirm, change or leave.

    `quote` is the stretch of the notes that it rests on; `is_firm` tells that nobody hedged it,
    `is_edited` that `text` is in a person's own words.
    """

    kind: ItemKind
    text: str
    quote: Quote
    is_firm: bool = True
    is_edited: bool = False
    owner: PersonId | None = None
    due_on: date | None = None
    plan: Plan | None = None


def proposals(
    summary: Summary,
    *,
    pair: Sequence[PersonId],
    notes: str = "",
    said_by: Collection[str] = (),
) -> tuple[Proposal, ...]:
    """Return what of a summary may be confirmed: actions, firmest first, takeaways, decisions.

    What quotes nothing is left out; an owner who is none of the `pair` is left open. Of the `notes`
    that the summary was made from, an action takes the name of whom it only calls "her", and what
    somebody is asked where it only says whom.

    What stands there under the mentor's name (`said_by`, in lower case), and nobody promised, is
    proposed as a takeaway: advice is to be remembered. Of the `pair` the first wrote the notes.
    """
    quoted = [item for item in summary.action_items if item.quotes]
    writer = next(iter(pair), None)
    advice = [
        item for item in quoted if is_advice(item, notes=notes, said_by=said_by, writer=writer)
    ]
    actions = sorted(
        (item for item in quoted if item not in advice),
        key=lambda item: _FIRMEST.index(item.status),
    )
    found = [_action(item, pair, notes) for item in actions]
    said = [item.quotes[0] for item in advice]
    said += unused_advice(summary, notes=notes, said_by=said_by)
    found.extend(
        Proposal(kind=ItemKind.TAKEAWAY, text=as_advice(quote.text), quote=quote)
        for quote in sorted(said, key=lambda one: one.start)
    )
    found.extend(
        Proposal(kind=ItemKind.TAKEAWAY, text=of_mentor(entry.text, said_by), quote=entry.quotes[0])
        for entry in summary.takeaways
        if entry.quotes
    )
    found.extend(
        Proposal(kind=ItemKind.DECISION, text=entry.text, quote=entry.quotes[0])
        for entry in summary.decisions
        if entry.quotes
    )
    return tuple(found)


def confirmed(kept: Sequence[Proposal], *, session: MentoringSession, on: date) -> tuple[Item, ...]:
    """Return the items that are stored for what was kept, numbered within their session."""
    return tuple(
        Item(
            id=ItemId(f"{session.id}-{number}"),
            kind=proposal.kind,
            text=proposal.text,
            mentor_id=session.mentor_id,
            mentee_id=session.mentee_id,
            owner=proposal.owner,
            due_on=proposal.due_on,
            is_promised=proposal.is_firm,
            is_edited=proposal.is_edited,
            plan=proposal.plan,
            evidence=Evidence(session_id=session.id, **dict(proposal.quote)),
            confirmed_on=on,
        )
        for number, proposal in enumerate(kept, start=1)
    )


def struck(proposed: Sequence[Proposal], kept: Sequence[Proposal]) -> tuple[str, ...]:
    """Return the words of the notes to which a person said no, as far as nothing kept has them."""
    left = (
        one.quote.text
        for one in proposed
        if not any(
            one.quote.start < other.quote.end and other.quote.start < one.quote.end
            for other in kept
        )
    )
    return tuple(dict.fromkeys(text for text in left if text.strip()))


def as_they_stood(items: Sequence[Item], before: Sequence[Item]) -> tuple[Item, ...]:
    """Return items with what was done since with the same words, where they are noted once more.

    Args:
        items: what was confirmed now.
        before: what was confirmed of the same notes under another day.
    """
    stood = {(one.kind, one.evidence.start, one.evidence.end): one for one in before}
    return tuple(_standing(item, stood.get((item.kind, *_place(item)))) for item in items)


def _place(item: Item) -> tuple[int, int]:
    return item.evidence.start, item.evidence.end


def _standing(item: Item, before: Item | None) -> Item:
    if before is None:
        return item
    kept = ("confirmed_on", "history", "recalls")
    return item.model_copy(update={field: getattr(before, field) for field in kept})


def _action(item: ActionItem, pair: Sequence[PersonId], notes: str) -> Proposal:
    quote = item.quotes[0]
    named = with_whom(item.what, notes=notes, begin=quote.start)
    return Proposal(
        kind=ItemKind.ACTION,
        text=with_matter(named, notes=notes, begin=quote.start, end=quote.end),
        quote=quote,
        is_firm=item.status is ActionStatus.COMMITTED,
        owner=item.owner if item.owner in pair else None,
        due_on=item.due_on,
    )
