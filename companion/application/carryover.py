"""Brings what earlier sessions left open into the next agenda: the loop, closed through data."""

from collections.abc import Mapping

from companion.agendas.agenda import Carryover, EarlierAdvice, OpenAction, PastNotes
from companion.people.person import Person, PersonId
from companion.summaries.offline import compose
from companion.summaries.summary import (
    ActionItem,
    ActionStatus,
    Participant,
    QuotedText,
    SummaryBrief,
    SummaryDraft,
)


def carryover_of(notes: tuple[PastNotes, ...], *, people: tuple[Person, ...] = ()) -> Carryover:
    """Return what the latest of `notes` (oldest first) left open, and its advice.

    The notes are read by rule even when a model is set: an agenda must not cost a second draft.
    `people` are the two of the pair, mentee first, where they are known.
    """
    if not notes:
        return Carryover()
    latest = notes[-1]
    participants = tuple(Participant(id=person.id, name=person.name) for person in people)
    brief = SummaryBrief(
        notes=latest.text,
        held_on=latest.held_on,
        participants=participants,
        me=people[0].id if people else None,
    )
    names = {person.id: person.first_name for person in people}
    return _carryover(compose(brief).draft, ref=latest.ref, names=names)


def _carryover(draft: SummaryDraft, *, ref: str, names: Mapping[PersonId, str]) -> Carryover:
    return Carryover(
        open_actions=tuple(
            _open_action(item, ref=ref, names=names)
            for item in draft.action_items
            if item.status is not ActionStatus.SUGGESTED
        ),
        advice=tuple(_advice(item, ref=ref) for item in draft.takeaways),
        open_questions=tuple(_advice(item, ref=ref) for item in draft.open_questions),
    )


def _open_action(item: ActionItem, *, ref: str, names: Mapping[PersonId, str]) -> OpenAction:
    owner = item.owner
    return OpenAction(
        what=item.what,
        owner_name=None if owner is None else names.get(owner, owner),
        due_on=item.due_on,
        ref=ref,
        quote=item.quotes[0],
    )


def _advice(item: QuotedText, *, ref: str) -> EarlierAdvice:
    return EarlierAdvice(text=item.text, ref=ref, quote=item.quotes[0])
