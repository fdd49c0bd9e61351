"""Takes somebody who is erased out of the rows that stay: other people's, and other owners'."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from pydantic import ValidationError
from sqlalchemy import Row, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from companion.access.leaving import Leaver, Rewritten
from companion.access.record import Stamp, Stored, Visibility
from companion.adapters.sql.belonging import BELONGINGS, Subject
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
_PARTED: Final[Mapping[type[Value], Callable[[Parting, Mapping[str, Any]], Mapping[str, Any]]]] = {
    Person: Parting.person,
    MentoringPair: Parting.pair,
    MentoringSession: Parting.session,
    Request: Parting.request,
}
_IDS: Final = frozenset({"id", "mentor_id", "mentee_id", "session_id", "goal_id", "pair_id"})
_EMPTIED: Final = frozenset({"manager_id", "email"})
"""Named by these alone, somebody is not named at all any more."""

Json = Any


@dataclass(frozen=True, kw_only=True)
class _Change:
    row: Row[Any]
    document: dict[str, Json]
    notes: Rewritten | None


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
        self._owners: frozenset[str] | None = None
        self._notes: dict[str, Rewritten] = {}

    async def count(self) -> int:
        """Return how many rows of others name them."""
        number = 0
        for table, kind in _KINDS:
            number += len(await self._changes(table, kind))
        return number

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
        for row in rows.all():
            change = self._change(row, kind)
            if change is not None:
                changes.append(change)
        return changes

    async def _whose(self) -> frozenset[str]:
        """Return whose rows may speak of them: elsewhere the same name is somebody else's."""
        if self._owners is None and self._parting is not None:
            # Once, for their record will have another id.
            keepers = await self._connection.scalars(
                select(PersonRow.owner_id).where(
                    PersonRow.external_id == self._parting.account_id,
                    PersonRow.owner_id != self._subject.owner_id,
                )
            )
            self._owners = frozenset(keepers)
        return frozenset({self._subject.owner_id}) if self._owners is None else self._owners

    def _change(self, row: Row[Any], kind: type[Value]) -> _Change | None:
        """Return what becomes of a row; None where it names nobody who leaves."""
        change: _Change | None = None
        for leaver in (self._leaver, self._leaver.briefly()):
            moved = self._moved(row)
            if self._parting is not None:
                moved = _PARTED.get(kind, Parting.item)(self._parting, moved)
            document = {name: self._without(name, value, leaver) for name, value in moved.items()}
            if document == row.document:
                return None
            notes = row.document.get("notes") if kind is MentoringSession else None
            change = _Change(
                row=row,
                document=document,
                notes=leaver.without(notes) if isinstance(notes, str) else None,
            )
            try:
                kind.model_validate(document)
            except ValidationError:
                continue  # The longer words do not fit, as in a follow-up of sixty.
            return change
        return change

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

    def _without(self, name: str, value: Json, leaver: Leaver) -> Json:
        if isinstance(value, str):
            if name in _IDS:
                return value
            if name in _EMPTIED:
                is_theirs = value == self._person_id or leaver.without(value).text != value
                return None if is_theirs else value
            return leaver.without(value).text
        if isinstance(value, list):
            return [self._without(name, each, leaver) for each in value]
        if isinstance(value, dict):
            return {
                key: each
                if name == "evidence" and key == "text"
                else self._without(key, each, leaver)
                for key, each in value.items()
            }
        return value


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
