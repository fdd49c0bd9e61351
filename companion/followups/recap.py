"""A recap with thanks, to the other of a pair: what was confirmed, and nothing besides."""

from collections.abc import Sequence
from functools import partial

from companion.followups.felt import to_the_other
from companion.followups.item import Item, ItemId, ItemKind, ItemStatus
from companion.followups.voice import Voice
from companion.outreach.names import salutation, signature
from companion.pairs.agreement import Side
from companion.people.person import Person, PersonId
from companion.sessions.session import MentoringSession
from companion.values import Value


class Recap(Value):
    """A message that its writer reads, changes and sends; `item_ids` are what it rests on.

    What speaks of its reader as somebody else, or was only a thought, is not among them.
    """

    subject: str
    body: str
    item_ids: tuple[ItemId, ...]


def recap(
    items: Sequence[Item], *, session: MentoringSession, writer: Person, reader: Person
) -> Recap:
    """Return the recap of one session. Without items it only says thanks.

    What its writer thought of it stands in the message only if it is shared.

    Args:
        items: what was confirmed of the session; what was dropped since is left out.
        session: the talk, with the notes that the items quote.
        writer: who signs, one of the two.
        reader: the other one.
    """
    voice = Voice(writer=writer, reader=reader, notes=session.notes)
    kept = (item for item in items if item.status is not ItemStatus.DROPPED)
    there = [(item, said) for item in kept if (said := voice.sent(item)) is not None]
    held_on = session.held_on
    day = f"{held_on:%A} {held_on.day} {held_on:%B}"
    is_mentee = writer.id == session.mentee_id
    felt = session.feedback_of(Side.MENTEE if is_mentee else Side.MENTOR)
    thanks = f"Thank you for {'your time' if is_mentee else 'our talk'} on {day}."
    if there:
        thanks = f"{thanks} This is what I noted; tell me if I got something wrong."
    taken = "What I take with me" if is_mentee else "What I hope you take with you"
    told = partial(_lines, there)
    blocks = (
        _block(taken, told(ItemKind.TAKEAWAY)),
        _block("What we decided", told(ItemKind.DECISION)),
        _block("I will", told(ItemKind.ACTION, writer.id)),
        _block("I might", told(ItemKind.ACTION, writer.id, is_promised=False)),
        _block("You said you would", told(ItemKind.ACTION, reader.id)),
        _block("You might", told(ItemKind.ACTION, reader.id, is_promised=False)),
        _block("Still without an owner", told(ItemKind.ACTION, is_promised=None)),
        _block("How it was for me", tuple(to_the_other(felt)) if felt and felt.is_shared else ()),
    )
    ending = f"Many thanks,\n{signature(writer)}".rstrip(",\n")
    paragraphs = (f"Hi {salutation(reader)},", thanks, *filter(None, blocks), ending)
    return Recap(
        subject=f"Our talk on {held_on.day} {held_on:%B}",
        body="\n\n".join(paragraphs),
        item_ids=tuple(item.id for item, _ in there),
    )


def left_out(made: Recap, items: Sequence[Item]) -> tuple[Item, ...]:
    """Return what stands on and is not in a recap: its writer tells it in person, or not at all."""
    return tuple(
        one for one in items if one.id not in made.item_ids and one.status is not ItemStatus.DROPPED
    )


def _lines(
    items: Sequence[tuple[Item, str]],
    kind: ItemKind,
    owner: PersonId | None = None,
    *,
    is_promised: bool | None = True,
) -> tuple[str, ...]:
    """Return the items of a kind, and of an owner where there can be one, line by line.

    What was promised and what was not are told apart, unless `is_promised` is None.
    """
    return tuple(
        said
        for item, said in items
        if item.kind is kind and item.owner == owner and is_promised in {None, item.is_promised}
    )


def _block(title: str, lines: Sequence[str]) -> str | None:
    return "\n".join((f"{title}:", *(f"- {line}" for line in lines))) if lines else None
