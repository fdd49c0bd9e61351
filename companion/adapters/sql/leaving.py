"""Takes somebody who is erased out of the rows that stay: other people's, and other owners'."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from pydantic import ValidationError
from sqlalchemy import Row, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from companion.access.leaving import Leaver, Rewritten
from companion.access.record import Stamp, Stored, Visibility
from companion.adapters.sql.belonging import BELONGINGS, FREE_TEXT, Subject
from companion.adapters.sql.parting import Parting
from companion.adapters.sql.passages import SqlPassages
from companion.adapters.sql.tables import (
    GoalRow,
    ItemRow,
    MentoringSessionRow,
    PairRow,
    PersonRow,
    RecordRow,
    RequestRow,
)
from companion.followups.item import Item
from companion.goals.goal import Goal
from companion.pairs.agreement import MentoringPair
from companion.people.leaving import Signs, leaver_of
from companion.people.person import Person
from companion.requests.request import Request
from companion.sessions.session import MentoringSession
from companion.values import Value

_KINDS: Final[tuple[tuple[type[RecordRow], type[Value]], ...]] = (
    (PersonRow, Person),
    (GoalRow, Goal),
    (PairRow, MentoringPair),
    (RequestRow, Request),
    # Before the items, which quote them.
    (MentoringSessionRow, MentoringSession),
    (ItemRow, Item),
)
_TABLES: Final = {kind: table for table, kind in _KINDS}
_PARTED: Final[Mapping[type[Value], Callable[[Parting, Mapping[str, Any]], Mapping[str, Any]]]] = {
    Person: Parting.person,
    MentoringPair: Parting.pair,
    MentoringSession: Parting.session,
    Request: Parting.request,
}
_EMPTIED: Final = frozenset({"manager_id", "email"})
"""Named by these alone, somebody is not named at all any more."""

Json = Any


@dataclass(frozen=True, kw_only=True)
class _Change:
    row: Row[Any]
    document: dict[str, Json]
    notes: Rewritten | None
    is_whole: bool = True
    """False where a field names them still, as it could not be read without."""


class Rewriting:
    """One erasure's changes to rows of others."""

    def __init__(
        self,
        connection: AsyncConnection,
        *,
        passages: SqlPassages,
        subject: Subject,
        person_id: str,
        leaver: Leaver,
        parting: Parting | None = None,
    ) -> None:
        """Bind to one unit.

        Args:
            connection: the unit's.
            passages: cut anew where the text changes that they come from.
            subject: who leaves.
            person_id: the id by which they are known.
            leaver: how others may have written of them.
            parting: where an account goes, how those who keep a record of it name it then.
        """
        self._connection = connection
        self._passages = passages
        self._subject = subject
        self._person_id = person_id
        self._leaver = leaver
        self._parting = parting
        self._leavers: Mapping[str, Leaver] | None = None
        self._notes: dict[str, Rewritten] = {}

    async def count(self) -> tuple[int, int]:
        """Return how many rows of others name them, and in how many of these the name stays."""
        changes = [each for table, kind in _KINDS for each in await self._changes(table, kind)]
        return len(changes), sum(not change.is_whole for change in changes)

    async def rewrite(self, *, at: datetime) -> None:
        """Write all rows anew that name them, and cut their passages anew."""
        for table, kind in _KINDS:
            changes = await self._changes(table, kind)
            for change in changes:
                await self._connection.execute(
                    update(table)
                    .where(table.id == change.row.id)
                    .values(
                        document=change.document,
                        external_id=change.document["id"],
                        version=change.row.version + 1,
                        updated_at=at,
                    )
                )
                if change.notes is not None:
                    self._notes[f"{change.row.owner_id}/{change.row.external_id}"] = change.notes
            if table is PersonRow:
                for change in changes:
                    await self._passages.change_person(change.row.id, _person(change, at))
            if table is MentoringSessionRow:
                await self._passages.write_sessions([change.row.id for change in changes])

    async def _changes(self, table: type[RecordRow], kind: type[Value]) -> list[_Change]:
        belonging = BELONGINGS[table.__tablename__]
        assert belonging.of is not None  # noqa: S101 - every kind of record is somebody's
        rows = await self._connection.execute(
            # Not merely false: of a goal without a mentee the database cannot tell.
            select(*table.__table__.columns)
            .where(belonging.of(self._subject).is_not(True))
            .where(table.owner_id.in_(await self._whose()))
        )
        changes = []
        leavers = await self._whose()
        for row in rows.all():
            change = self._change(row, kind, leavers[row.owner_id])
            if change is not None:
                changes.append(change)
        return changes

    async def _whose(self) -> Mapping[str, Leaver]:
        """Return whose rows may speak of them, and how: elsewhere the same name is another's."""
        if self._parting is None:
            return {self._subject.owner_id: self._leaver}
        if self._leavers is None:
            # Once, for their record will have another id.
            self._leavers = await self._leavers_of_keepers(self._parting.account_id)
        return self._leavers

    async def _leavers_of_keepers(self, account_id: str) -> Mapping[str, Leaver]:
        """Return how each keeper may have written of an account: by the name in its own record."""
        keepers = select(PersonRow.owner_id).where(
            PersonRow.external_id == account_id, PersonRow.owner_id != self._subject.owner_id
        )
        rows = await self._connection.execute(
            select(PersonRow.owner_id, PersonRow.external_id, PersonRow.document).where(
                PersonRow.owner_id.in_(keepers)
            )
        )
        them: dict[str, Signs] = {}
        others: defaultdict[str, list[Signs]] = defaultdict(list)
        for row in rows:
            if row.external_id == account_id:
                them[row.owner_id] = _signs(row.document)
            else:
                others[row.owner_id].append(_signs(row.document))
        return {owner: leaver_of(signs, others[owner]) for owner, signs in them.items()}

    def _change(self, row: Row[Any], kind: type[Value], leaver: Leaver) -> _Change | None:
        """Return what becomes of a row; None where it names nobody who leaves.

        No row is written that could not be read again, where it can be read now.
        """
        moved = self._moved(row)
        if self._parting is not None:
            moved = _PARTED.get(kind, Parting.item)(self._parting, moved)
        # The longer words may not fit, as in a follow-up of sixty.
        for each in (leaver, leaver.briefly()):
            document = self._rewritten(moved, kind, each)
            if document == row.document:
                return None
            if _is_readable(document, kind):
                return _changed(row, document, kind, each)
        return self._as_far_as_readable(row, moved, kind, leaver.briefly())

    def _as_far_as_readable(
        self, row: Row[Any], moved: Mapping[str, Json], kind: type[Value], leaver: Leaver
    ) -> _Change | None:
        if not _is_readable(row.document, kind):
            return _changed(row, self._rewritten(moved, kind, leaver), kind, leaver)
        kept = dict(moved if _is_readable(moved, kind) else row.document)
        for name, value in self._rewritten(moved, kind, leaver).items():
            tried = {**kept, name: value}
            kept = tried if _is_readable(tried, kind) else kept
        return replace(_changed(row, kept, kind, leaver), is_whole=False)

    def _rewritten(
        self, document: Mapping[str, Json], kind: type[Value], leaver: Leaver
    ) -> dict[str, Json]:
        free = FREE_TEXT[_TABLES[kind].__tablename__]
        return {
            name: self._emptied(value, leaver)
            if name in _EMPTIED
            else _without(name, value, leaver, free)
            for name, value in document.items()
        }

    def _emptied(self, value: Json, leaver: Leaver) -> Json:
        if not isinstance(value, str):
            return value
        is_theirs = value == self._person_id or leaver.without(value).text != value
        return None if is_theirs else value

    def _moved(self, row: Row[Any]) -> Mapping[str, Json]:
        """Return an item's document with its quote where the new notes have it."""
        document: Mapping[str, Json] = row.document
        evidence = document.get("evidence")
        if not isinstance(evidence, dict):
            return document
        notes = self._notes.get(f"{row.owner_id}/{evidence.get('session_id')}")
        if notes is None:
            return document
        start, end = notes.start(evidence["start"]), notes.end(evidence["end"])
        moved = {**evidence, "start": start, "end": end, "text": notes.text[start:end]}
        return {**document, "evidence": moved}


def _without(path: str, value: Json, leaver: Leaver, free: Collection[str]) -> Json:
    if isinstance(value, str):
        return leaver.without(value).text if path in free else value
    if isinstance(value, list):
        return [_without(path, each, leaver, free) for each in value]
    if isinstance(value, dict):
        return {
            name: _without(f"{path}.{name}", each, leaver, free) for name, each in value.items()
        }
    return value


def _is_readable(document: Mapping[str, Json], kind: type[Value]) -> bool:
    try:
        kind.model_validate(document)
    except ValidationError:
        return False
    return True


def _changed(
    row: Row[Any], document: dict[str, Json], kind: type[Value], leaver: Leaver
) -> _Change:
    notes = row.document.get("notes") if kind is MentoringSession else None
    new = leaver.without(notes) if isinstance(notes, str) else None
    is_new = new is not None and new.text == document["notes"]
    return _Change(row=row, document=document, notes=new if is_new else None)


def _signs(document: Mapping[str, Json]) -> Signs:
    return Signs(
        name=document.get("name") or "",
        email=document.get("email"),
        links=tuple(document.get("links") or ()),
    )


def _person(change: _Change, at: datetime) -> Stored[Person]:
    row = change.row
    return Stored(
        value=Person.model_validate(change.document),
        stamp=Stamp(
            owner_id=row.owner_id,
            visibility=Visibility(row.visibility),
            version=row.version + 1,
            created_at=row.created_at,
            updated_at=at,
            programme_id=row.programme_id,
        ),
    )
