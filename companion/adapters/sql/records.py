"""What the repositories of stored records have in common."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, ClassVar, Final, Generic, TypeVar

from pydantic import ValidationError
from sqlalchemy import Row, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from companion.access.principal import Principal
from companion.access.record import Stored
from companion.access.records import Page
from companion.adapters.sql.database import mark_erasure
from companion.adapters.sql.idempotency import forget_drafts
from companion.adapters.sql.kept import KeptValues
from companion.adapters.sql.rows import Columns, batches, stamp_columns, stamp_of
from companion.adapters.sql.statements import (
    AFTER_ID,
    AFTER_KEY,
    IDS,
    MOST,
    named,
    owned_by,
    page_of,
    with_keys,
)
from companion.adapters.sql.tables import RecordRow
from companion.adapters.sql.visible import READER, readable_by
from companion.errors import InputError, StoreError
from companion.followups.item import Item
from companion.goals.goal import Goal
from companion.pairs.agreement import MentoringPair
from companion.people.person import Person
from companion.ports import Ids
from companion.requests.request import Request
from companion.sessions.session import MentoringSession

_CURSOR_SEPARATOR: Final = "~"
"""Between the random key, which never holds it, and the external id."""

V = TypeVar("V", Person, Goal, MentoringPair, MentoringSession, Request, Item)


class SqlRecords(Generic[V]):
    """One kind of record in one table. Subclasses name both, and the columns of references."""

    table: ClassVar[type[RecordRow]]
    value_type: type[V]

    def __init__(
        self, connection: AsyncConnection, *, ids: Ids, kept: KeptValues[V] | None = None
    ) -> None:
        """Work inside one unit; `kept` are values read before, where the unit cannot write."""
        self._connection = connection
        self._ids = ids
        self._kept: KeptValues[V] | None = kept
        self.taken_along: tuple[KeptValues[Item] | KeptValues[MentoringSession], ...] = ()
        """Values of rows that go when one of these does, to be forgotten with it."""

    async def find(self, *, principal: Principal, record_id: str) -> Stored[V] | None:
        """Return the principal's own record of this id, else one shared with them, else None."""
        rows = await self._connection.execute(
            named(self.table), {READER: principal.person_id, IDS: record_id}
        )
        row = rows.one_or_none()
        return None if row is None else self._stored(row)

    async def owned(self, *, owner_id: str, ids: Collection[str]) -> tuple[Stored[V], ...]:
        """Return the owner's records among `ids`, in the order of their ids."""
        found: list[Stored[V]] = []
        for batch in batches(ids):
            rows = await self._connection.execute(
                owned_by(self.table, whole=self._kept is None), {READER: owner_id, IDS: batch}
            )
            found.extend(await self._all_stored(rows.all()))
        return tuple(found)

    async def page(self, *, principal: Principal, after: str | None, limit: int) -> Page[V]:
        """Return up to `limit` records that the principal may read.

        Raises:
            InputError: `after` is not a cursor.
        """
        given: dict[str, object] = {READER: principal.person_id, MOST: limit + 1}
        if after is not None:
            key, separator, external_id = after.partition(_CURSOR_SEPARATOR)
            if not separator:
                raise InputError(f"{after!r} is not a cursor; pass on the one of the last page")
            given |= {AFTER_ID: external_id, AFTER_KEY: key}
        statement = page_of(self.table, whole=self._kept is None, is_first=after is None)
        rows = (await self._connection.execute(statement, given)).all()
        shown = rows[:limit]
        more = len(rows) > limit
        cursor = f"{shown[-1].id}{_CURSOR_SEPARATOR}{shown[-1].external_id}" if more else None
        return Page(rows=tuple(await self._all_stored(shown)), next_after=cursor)

    async def count(self, *, principal: Principal) -> int:
        """Return how many records the principal may read."""
        statement = (
            select(func.count()).select_from(self.table).where(readable_by(principal, self.table))
        )
        return await self._connection.scalar(statement) or 0

    async def known(self, *, owner_id: str, ids: Collection[str]) -> frozenset[str]:
        """Return those of `ids` that `owner_id` has stored."""
        return frozenset(await self.keys(owner_id=owner_id, ids=ids))

    async def keys(self, *, owner_id: str, ids: Collection[str]) -> Mapping[str, str]:
        """Return the random keys of the owner's records, by external id."""
        table = self.table
        found: dict[str, str] = {}
        for batch in batches(ids):
            rows = await self._connection.execute(
                select(table.external_id, table.id).where(
                    table.owner_id == owner_id, table.external_id.in_(batch)
                )
            )
            found.update((row.external_id, row.id) for row in rows)
        return found

    async def add(self, rows: Sequence[Stored[V]]) -> None:
        """Insert rows with fresh random keys; none of the ids is taken by its owner."""
        if not rows:
            return
        references = await self._references(rows)
        keyed = {self._ids.new(): row for row in rows}
        await self._connection.execute(
            insert(self.table),
            [
                {
                    "id": key,
                    "external_id": row.value.id,
                    "document": row.value.model_dump(mode="json"),
                    **stamp_columns(row.stamp),
                    **columns,
                }
                for (key, row), columns in zip(keyed.items(), references, strict=True)
            ],
        )
        await self._added(keyed)

    async def change(self, row: Stored[V], *, from_version: int) -> bool:
        """Replace the owner's record of this id if it still has `from_version`; say whether."""
        (columns,) = await self._references([row])
        changed = await self._connection.execute(
            update(self.table)
            .where(*self._is(row), self.table.version == from_version)
            .values(
                {
                    "document": row.value.model_dump(mode="json"),
                    **stamp_columns(row.stamp),
                    **columns,
                }
            )
        )
        if changed.rowcount != 1:
            return False
        await mark_erasure(self._connection)
        await self._changed(await self._key_of(row), row)
        return True

    async def remove(self, row: Stored[V]) -> None:
        """Delete the owner's record of this id and all that cannot be without it."""
        await self._removing(await self._key_of(row))
        for kept in self.taken_along:
            kept.forget_all()
        await self._connection.execute(delete(self.table).where(*self._is(row)))
        await forget_drafts(self._connection, owner_id=row.stamp.owner_id)
        await mark_erasure(self._connection)

    async def _references(self, rows: Sequence[Stored[V]]) -> list[Columns]:
        """Return, for each row, its columns that refer to other tables or serve queries."""
        return [{} for _ in rows]

    async def _added(self, rows: Mapping[str, Stored[V]]) -> None:
        """Do what follows from new rows, given by key."""

    async def _changed(self, key: str, row: Stored[V]) -> None:
        """Do what follows from a replaced row."""

    async def _removing(self, key: str) -> None:
        """Do what must precede a deletion."""

    async def _key_of(self, row: Stored[V]) -> str:
        keys = await self.keys(owner_id=row.stamp.owner_id, ids=[row.value.id])
        return keys[row.value.id]

    def _is(self, row: Stored[V]) -> tuple[Any, Any]:
        return (
            self.table.owner_id == row.stamp.owner_id,
            self.table.external_id == row.value.id,
        )

    async def _all_stored(self, rows: Sequence[Row[*tuple[Any, ...]]]) -> list[Stored[V]]:
        """Return the records of rows; with kept values, of rows read without their documents."""
        if self._kept is None:
            return [self._stored(row) for row in rows]
        said = {row[0]: tuple(row) for row in rows}
        known = {key: self._kept.find(key, columns) for key, columns in said.items()}
        fresh: dict[str, Stored[V]] = {}
        for batch in batches([key for key, record in known.items() if record is None]):
            for row in await self._connection.execute(with_keys(self.table), {IDS: batch}):
                fresh[row.id] = self._stored(row)
                if self._may_be_kept(fresh[row.id].value):
                    self._kept.keep(row.id, said[row.id], fresh[row.id])
        return [record or fresh[key] for key, record in known.items()]

    def _may_be_kept(self, value: V) -> bool:  # noqa: ARG002 - of most kinds every one
        """Tell whether a value is small enough to stay in memory."""
        return True

    def _stored(self, row: Row[*tuple[Any, ...]]) -> Stored[V]:
        return Stored(
            value=self._value(row.document, external_id=row.external_id), stamp=stamp_of(row)
        )

    def _value(self, document: object, *, external_id: str) -> V:
        try:
            return self.value_type.model_validate(document)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(str(part) for part in first["loc"])
            raise StoreError(
                f"the stored {self.table.__tablename__} {external_id!r} cannot be read "
                f"({place}: {first['msg']}); remove it and store it anew"
            ) from None
