"""Builds briefs for the tests: Tom, the mentee, met Ana, the mentor, on Thursday 12 November."""

from datetime import date

from companion.people.person import PersonId
from companion.summaries.offline import compose
from companion.summaries.summary import Participant, SummaryBrief, SummaryDraft

TOM = Participant(id=PersonId("tom"), name="Tom Okafor", role="mentee")
ANA = Participant(id=PersonId("ana"), name="Ana Reyes", role="mentor")
HELD_ON = date(2026, 11, 12)


def brief_of(
    notes: str,
    *,
    me: str | None = "tom",
    held_on: date | None = HELD_ON,
    participants: tuple[Participant, ...] = (TOM, ANA),
) -> SummaryBrief:
    """Return a brief with these notes, taken by `me`."""
    return SummaryBrief(
        notes=notes,
        held_on=held_on,
        participants=participants,
        me=None if me is None else PersonId(me),
    )


def draft_of(notes: str, *, me: str | None = "tom") -> SummaryDraft:
    """Return the summary of these notes."""
    return compose(brief_of(notes, me=me)).draft


def whats(notes: str, *, me: str | None = "tom") -> list[str]:
    """Return the actions of these notes as a list shows them."""
    return [item.what for item in draft_of(notes, me=me).action_items]
