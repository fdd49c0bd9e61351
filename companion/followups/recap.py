"""A recap with thanks, to the other of a pair: what was confirmed, and nothing besides."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from companion.followups.item import Item, ItemId, ItemKind, ItemStatus
from companion.outreach.names import greeting_name, salutation, signature
from companion.people.person import Person, PersonId
from companion.text.phrasing import capitalised
from companion.values import Value

_DECIDED: Final = re.compile(r"^(?:we )?(?:have )?(?:decided|agreed) to ", re.IGNORECASE)


class Recap(Value):
    """A message that its writer reads, changes and sends; `item_ids` are what it rests on."""

    subject: str
    body: str
    item_ids: tuple[ItemId, ...]


def recap(
    items: Sequence[Item], *, writer: Person, reader: Person, held_on: date, mentee_id: PersonId
) -> Recap:
    """Return the recap of one session. Without items it only says thanks.

    Args:
        items: what was confirmed of the session; what was dropped since is left out.
        writer: who signs, one of the two.
        reader: the other one.
        held_on: the day of the session.
        mentee_id: which of the two is the mentee.
    """
    there = [item for item in items if item.status is not ItemStatus.DROPPED]
    day = f"{held_on:%A} {held_on.day} {held_on:%B}"
    is_mentee = writer.id == mentee_id
    thanks = f"Thank you for {'your time' if is_mentee else 'our talk'} on {day}."
    if there:
        thanks = f"{thanks} This is what I noted; tell me if I got something wrong."
    taken = "What I take with me" if is_mentee else "What I hope you take with you"
    told = _Voice(writer=writer, reader=reader)
    blocks = (
        _block(taken, told.lines(there, ItemKind.TAKEAWAY)),
        _block("What we decided", told.lines(there, ItemKind.DECISION)),
        _block("I will", told.lines(there, ItemKind.ACTION, writer.id)),
        _block("You said you would", told.lines(there, ItemKind.ACTION, reader.id)),
        _block("Still without an owner", told.lines(there, ItemKind.ACTION)),
    )
    ending = f"Many thanks,\n{signature(writer)}".rstrip(",\n")
    paragraphs = (f"Hi {salutation(reader)},", thanks, *filter(None, blocks), ending)
    return Recap(
        subject=f"Our talk on {held_on.day} {held_on:%B}",
        body="\n\n".join(paragraphs),
        item_ids=tuple(item.id for item in there),
    )


def _of(items: Sequence[Item], owner: PersonId | None) -> list[Item]:
    return [item for item in items if item.kind is ItemKind.ACTION and item.owner == owner]


def _is_decision(item: Item) -> bool:
    return item.kind is ItemKind.DECISION


def _block(title: str, lines: Sequence[str]) -> str | None:
    return "\n".join((f"{title}:", *(f"- {line}" for line in lines))) if lines else None


@dataclass(frozen=True, kw_only=True)
class _Voice:
    """Puts an item's words into the mouth of the writer, for the reader."""

    writer: Person
    reader: Person

    def lines(
        self, items: Sequence[Item], kind: ItemKind, owner: PersonId | None = None
    ) -> tuple[str, ...]:
        """Return the items of a kind, and of an owner where there can be one, line by line."""
        return tuple(
            self._line(item) for item in items if item.kind is kind and item.owner == owner
        )

    def _line(self, item: Item) -> str:
        text = item.text.rstrip(" .")
        if item.kind is ItemKind.TAKEAWAY:
            text = text.removeprefix(f"{greeting_name(self.reader)}: ")
        if item.kind is ItemKind.DECISION:
            return capitalised(_DECIDED.sub("", text, count=1))
        if item.owner == self.writer.id:
            text = _renamed(text, self.reader, they="you", their="your")
        if item.owner == self.reader.id:
            text = _renamed(text, self.writer, they="me", their="my")
        due = item.due_on
        return text if due is None else f"{text} (by {due:%A} {due.day} {due:%B})"


def _renamed(text: str, person: Person, *, they: str, their: str) -> str:
    """Return a deed with a name in it told to that person: "send Ana the plan" to "send you …".

    A whole name, a name in a list and one at the beginning stay as they are.
    """
    name = re.escape(greeting_name(person))
    text = re.sub(rf"(?<=\s){name}['’]s(?=\s)", their, text)
    return re.sub(rf"(?<=\s){name}(?!\w|['’]|-|\s[A-Z&]|\sand\s)", they, text)
