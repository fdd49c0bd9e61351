"""Tells talks apart that the two sides of a pair keep under one id.

An id means something among its owner's records only. Who joins the records of several owners by
id lets one side hide, or put words to, what the other has stored.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from companion.access.principal import Principal
from companion.access.record import Stored
from companion.access.records import Record
from companion.followups.item import Item, ItemId
from companion.people.person import Person, PersonId
from companion.sessions.session import MentoringSession, SessionId

T = TypeVar("T", bound=Record)

Talks = tuple[tuple[Stored[MentoringSession], ...], tuple[Stored[Item], ...]]


def told_apart(
    sessions: Sequence[Stored[MentoringSession]],
    items: Sequence[Stored[Item]],
    *,
    principal: Principal,
) -> Talks:
    """Return sessions and items of which no two that are not the same have one id.

    The principal's own keep their ids, and so does what nobody else has. Of another one's under
    an id that is taken, the owner stands beside the id, in the evidence of items too.
    """
    owners = {row.stamp.owner_id for rows in (sessions, items) for row in rows}
    if owners <= {principal.person_id}:
        return tuple(sessions), tuple(items)
    talks, confirmed = _keepers(sessions, principal), _keepers(items, principal)
    return (
        tuple(_session(row, talks) for row in sessions),
        tuple(_item(row, talks, confirmed) for row in items),
    )


def by_id(rows: Sequence[Stored[Person]], *, principal: Principal) -> dict[PersonId, Person]:
    """Return people by id; of two of one id, the principal's own is meant."""
    own = [row for row in rows if _is_own(row, principal)]
    return {row.value.id: row.value for row in (*rows, *own)}


def _keepers(rows: Iterable[Stored[T]], principal: Principal) -> dict[str, str]:
    """Return who keeps each id: the principal, else the first of its owners."""
    keepers: dict[str, str] = {}
    for row in sorted(rows, key=lambda one: (not _is_own(one, principal), one.stamp.owner_id)):
        keepers.setdefault(row.value.id, row.stamp.owner_id)
    return keepers


def _is_own(row: Stored[T], principal: Principal) -> bool:
    return row.stamp.owner_id == principal.person_id


def _session(row: Stored[MentoringSession], talks: dict[str, str]) -> Stored[MentoringSession]:
    name = _name(row.value.id, row.stamp.owner_id, talks)
    if name == row.value.id:
        return row
    return replace(row, value=row.value.model_copy(update={"id": SessionId(name)}))


def _item(row: Stored[Item], talks: dict[str, str], confirmed: dict[str, str]) -> Stored[Item]:
    item, owner = row.value, row.stamp.owner_id
    name = _name(item.id, owner, confirmed)
    talk = _name(item.evidence.session_id, owner, talks)
    if (name, talk) == (item.id, item.evidence.session_id):
        return row
    evidence = item.evidence.model_copy(update={"session_id": SessionId(talk)})
    return replace(row, value=item.model_copy(update={"id": ItemId(name), "evidence": evidence}))


def _name(name: str, owner_id: str, keepers: dict[str, str]) -> str:
    return name if keepers.get(name, owner_id) == owner_id else f"{name} ({owner_id})"
