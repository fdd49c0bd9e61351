"""What the repositories of stored records have in common."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, ClassVar, Final, Generic, TypeVar

from pydantic import ValidationError
from sqlalchemy import Row, Select, delete, func, insert, literal, null, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from companion.access.principal import Principal
from companion.access.record import Stored
from companion.access.records import Page
from companion.adapters.sql.database import mark_erasure
from companion.adapters.sql.idempotency import forget_drafts
from companion.adapters.sql.kept import KeptValues
from companion.adapters.sql.rows import Columns, batches, stamp_columns, stamp_of
from companion.adapters.sql.tables import OfPair, PairRow, RecordRow
from companion.adapters.sql.visible import members, readable_by
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
        self.taken_along: tuple[KeptValues[Item], ...] = ()
        """Values of rows that go when one of these does, to be forgotten with it."""

    async def find(self, *, principal: Principal, record_id: str) -> Stored[V] | None:
        """Return the principal's own record of this id, else one shared with them, else None."""
        table = self.table
        rows = await self._connection.execute(
            self._select()
            .where(table.external_id == record_id, readable_by(principal, table))
            .order_by(table.owner_id != principal.person_id, table.id)
            .limit(1)
        )
        row = rows.one_or_none()
        return None if row is None else self._stored(row)

    async def owned(self, *, owner_id: str, ids: Collection[str]) -> tuple[Stored[V], ...]:
        """Return the owner's records among `ids`, in the order of their ids."""
        found: list[Stored[V]] = []
        for batch in batches(ids):
            rows = await self._connection.execute(
                self._select(with_document=self._kept is None)
                .where(self.table.owner_id == owner_id, self.table.external_id.in_(batch))
                .order_by(self.table.external_id)
            )
            found.extend(await self._all_stored(rows.all()))
        return tuple(found)

    async def page(self, *, principal: Principal, after: str | None, limit: int) -> Page[V]:
        """Return up to `limit` records that the principal may read.

        Raises:
            InputError: `after` is not a cursor.
        """
        table = self.table
        statement = self._select(with_document=self._kept is None).where(
            readable_by(principal, table)
        )
        if after is not None:
            key, separator, external_id = after.partition(_CURSOR_SEPARATOR)
            if not separator:
                raise InputError(f"{after!r} is not a cursor; pass on the one of the last page")
            place = tuple_(table.external_id, table.id)
            statement = statement.where(place > tuple_(literal(external_id), literal(key)))
        rows = (
            await self._connection.execute(
                statement.order_by(table.external_id, table.id).limit(limit + 1)
            )
        ).all()
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

    def _select(self, *, with_document: bool = True) -> Select[Any]:
        table = self.table
        columns = (
            table.id,
            table.external_id,
            table.document if with_document else null().label("document"),
            table.owner_id,
            table.programme_id,
            table.visibility,
            table.version,
            table.created_at,
            table.updated_at,
        )
        if issubclass(table, PairRow):
            return select(*columns, table.id.label("pair_id"), *members(table))
        if not issubclass(table, OfPair):
            nothing = (null().label(name) for name in ("pair_id", "pair_owner", "pair_other"))
            return select(*columns, *nothing)
        return select(*columns, table.pair_id, *members(PairRow)).outerjoin(
            PairRow, PairRow.id == table.pair_id
        )

    async def _all_stored(self, rows: Sequence[Row[*tuple[Any, ...]]]) -> list[Stored[V]]:
        """Return the records of rows; with kept values, of rows read without their documents."""
        if self._kept is None:
            return [self._stored(row) for row in rows]
        found: dict[str, Stored[V]] = {}
        fresh: dict[str, Row[*tuple[Any, ...]]] = {}
        for row in rows:
            known = self._kept.find(row.id, tuple(row))
            if known is None:
                fresh[row.id] = row
            else:
                found[row.id] = known
        for batch in batches(fresh):
            documents = await self._connection.execute(
                select(self.table.id, self.table.document).where(self.table.id.in_(batch))
            )
            for key, document in documents:
                row = fresh[key]
                value = self._value(document, external_id=row.external_id)
                found[key] = Stored(value=value, stamp=stamp_of(row))
                self._kept.keep(key, tuple(row), found[key])
        return [found[row.id] for row in rows]

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
