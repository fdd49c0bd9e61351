"""What every kind of stored record has in common: add, find, list, replace, remove, by policy."""

import dataclasses
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, Generic, Protocol, TypeVar

from companion.access.policy import Action, allows, require, require_scope
from companion.access.principal import Principal, Scope
from companion.access.record import Stamp, Stored, Visibility
from companion.errors import ConflictError, InputError, NotFoundError, Problem, shortened
from companion.ports import Clock
from companion.values import is_well_formed

DEFAULT_PAGE: Final = 50
_NAMED: Final = 5
LARGEST_PAGE: Final = 500


class Record(Protocol):
    """A value with the id that its file gave it: an external id, unique per owner."""

    @property
    def id(self) -> str:
        """The external id."""
        ...


T = TypeVar("T", bound=Record)


@dataclass(frozen=True, kw_only=True)
class Page(Generic[T]):
    """Some records in the order of their ids. `next_after` fetches what follows; None at the end.

    The cursor is opaque: pass it back as it came.
    """

    rows: tuple[Stored[T], ...]
    next_after: str | None


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What an import did, by external id."""

    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()


class KnownIds(Protocol):
    """Tells which records exist, for references from other records."""

    async def known(self, *, owner_id: str, ids: Collection[str]) -> frozenset[str]:
        """Return those of `ids` that `owner_id` has stored."""
        ...


class Repository(KnownIds, Protocol[T]):
    """Where one kind of record is kept. It filters by policy as far as the database can."""

    async def find(self, *, principal: Principal, record_id: str) -> Stored[T] | None:
        """Return the principal's own record of this id, else one shared with them, else None."""
        ...

    async def owned(self, *, owner_id: str, ids: Collection[str]) -> tuple[Stored[T], ...]:
        """Return the owner's records among `ids`, in the order of their ids."""
        ...

    async def page(self, *, principal: Principal, after: str | None, limit: int) -> Page[T]:
        """Return up to `limit` records that the principal may read.

        Raises:
            InputError: `after` is not a cursor.
        """
        ...

    async def count(self, *, principal: Principal) -> int:
        """Return how many records the principal may read."""
        ...

    async def add(self, rows: Sequence[Stored[T]]) -> None:
        """Insert rows with fresh random keys; none of the ids is taken by its owner."""
        ...

    async def change(self, row: Stored[T], *, from_version: int) -> bool:
        """Replace the owner's record of this id if it still has `from_version`; say whether."""
        ...

    async def remove(self, row: Stored[T]) -> None:
        """Delete the owner's record of this id and all that cannot be without it."""
        ...


def unknown_reference(where: str, field: str, value: str, *, kind: str) -> Problem:
    """Return the problem of a field that names a record which is not stored."""
    return Problem(
        where=where,
        field=field,
        value=shortened(value),
        remedy=f"no {kind} of this id is stored; store that {kind} first",
    )


class Records(Generic[T]):
    """The use cases of stored records, inside one unit of work; the edge commits.

    Subclasses name their `kind` and who may see new rows.
    """

    kind: ClassVar[str]
    new_visibility: ClassVar[Visibility] = Visibility.ME

    def __init__(self, repository: Repository[T], *, clock: Clock) -> None:
        self._repository = repository
        self._clock = clock

    def visibility_of(self, value: T) -> Visibility:  # noqa: ARG002 - of each kind as it is
        """Return who may read a new record."""
        return self.new_visibility

    def shown(self, row: Stored[T], principal: Principal) -> Stored[T]:
        """Return a readable record: to its owner whole, to others without what is not for them."""
        if row.stamp.owner_id == principal.person_id:
            return row
        return dataclasses.replace(row, value=self.for_others(row.value))

    def for_others(self, value: T) -> T:
        """Return what others who may read a record see; kinds that hide something override this."""
        return value

    async def add_many(
        self, *, principal: Principal, values: Sequence[T], replace: bool = False
    ) -> Imported:
        """Store all of `values` or none.

        Ids that the principal already uses are a conflict, and all of them are named; with
        `replace` these records are replaced instead, and equal ones are left alone.

        Raises:
            ConflictError: ids are taken, or occur twice in `values`.
            BadRecordsError: a value refers to a record that is not stored.
        """
        require_scope(principal, Scope.WRITE)
        self._refuse_twins(values)
        await self._check_references(owner_id=principal.person_id, values=values)
        ids = [value.id for value in values]
        present = {
            row.value.id: row
            for row in await self._repository.owned(owner_id=principal.person_id, ids=ids)
        }
        if present and not replace:
            raise ConflictError(
                f"already stored: {self._named(sorted(present))}; "
                "remove them first, or ask for them to be replaced"
            )
        return await self._write_all(principal, values, present)

    async def get(self, *, principal: Principal, record_id: str) -> Stored[T]:
        """Return a record that the principal may read.

        Raises:
            NotFoundError: there is none, or none that the principal may know of.
        """
        found = await self.find(principal=principal, record_id=record_id)
        if found is None:
            raise NotFoundError(f"there is no {self.kind} {record_id!r}")
        return found

    async def find(self, *, principal: Principal, record_id: str) -> Stored[T] | None:
        """Return a record that the principal may read, or None."""
        require_scope(principal, Scope.READ)
        if not is_well_formed(record_id):
            return None  # Nothing is stored under it, and some databases refuse to look.
        found = await self._repository.find(principal=principal, record_id=record_id)
        if found is None or not allows(principal, Action.READ, found.stamp):
            return None
        return self.shown(found, principal)

    async def list_(
        self, *, principal: Principal, after: str | None = None, limit: int = DEFAULT_PAGE
    ) -> Page[T]:
        """Return one page of what the principal may read, 1 to `LARGEST_PAGE` records.

        Raises:
            InputError: `limit` is out of range or `after` is not a cursor of an earlier page.
        """
        require_scope(principal, Scope.READ)
        if not 1 <= limit <= LARGEST_PAGE:
            raise InputError(f"limit {limit!r} is out of range; ask for 1 to {LARGEST_PAGE}")
        if after is not None and not is_well_formed(after):
            raise InputError(f"{after!r} is not a cursor; pass on the one of the last page")
        page = await self._repository.page(principal=principal, after=after, limit=limit)
        readable = (row for row in page.rows if allows(principal, Action.READ, row.stamp))
        shown = tuple(self.shown(row, principal) for row in readable)
        return Page(rows=shown, next_after=page.next_after)

    async def every(self, *, principal: Principal) -> tuple[Stored[T], ...]:
        """Return all records that the principal may read, in the order of their ids."""
        rows: list[Stored[T]] = []
        after: str | None = None
        while True:
            page = await self.list_(principal=principal, after=after, limit=LARGEST_PAGE)
            rows.extend(page.rows)
            if page.next_after is None:
                return tuple(rows)
            after = page.next_after

    async def these(
        self, *, principal: Principal, record_ids: Collection[str]
    ) -> tuple[Stored[T], ...]:
        """Return the principal's own records among `record_ids`, in the order of their ids."""
        require_scope(principal, Scope.READ)
        ids = [one for one in record_ids if is_well_formed(one)]
        rows = await self._repository.owned(owner_id=principal.person_id, ids=ids)
        return tuple(row for row in rows if allows(principal, Action.READ, row.stamp))

    async def replace(self, *, principal: Principal, value: T, version: int) -> Stored[T]:
        """Put `value` in the place of the stored record of its id, if that is at `version`.

        Raises:
            NotFoundError: there is none, or none that the principal may know of.
            ForbiddenError: it belongs to somebody else.
            ConflictError: it changed since the principal read it.
            BadRecordsError: the value refers to a record that is not stored.
        """
        require_scope(principal, Scope.WRITE)
        row = await self.get(principal=principal, record_id=value.id)
        require(principal, Action.CHANGE, row.stamp, what=self._named([value.id]))
        self._refuse_a_moved(row, version)
        await self._check_references(owner_id=row.stamp.owner_id, values=[value])
        return await self._change(row, value)

    async def remove(
        self, *, principal: Principal, record_id: str, version: int | None = None
    ) -> Stored[T]:
        """Delete a record, and return it as it was.

        Raises:
            NotFoundError: there is none, or none that the principal may know of.
            ForbiddenError: it belongs to somebody else.
            ConflictError: `version` is given and the record is not at it.
        """
        require_scope(principal, Scope.WRITE)
        row = await self.get(principal=principal, record_id=record_id)
        require(principal, Action.REMOVE, row.stamp, what=self._named([record_id]))
        if version is not None:
            self._refuse_a_moved(row, version)
        await self._repository.remove(row)
        return row

    async def _check_references(self, *, owner_id: str, values: Sequence[T]) -> None:
        """Refuse values that refer to what is not stored; kinds that refer override this."""

    async def _write_all(
        self, principal: Principal, values: Sequence[T], present: dict[str, Stored[T]]
    ) -> Imported:
        now = self._clock.now()
        stamp = Stamp(
            owner_id=principal.person_id,
            visibility=self.new_visibility,
            version=1,
            created_at=now,
            updated_at=now,
        )
        fresh = [
            Stored(
                value=value,
                stamp=dataclasses.replace(stamp, visibility=self.visibility_of(value)),
            )
            for value in values
            if value.id not in present
        ]
        moved = [
            value for value in values if value.id in present and present[value.id].value != value
        ]
        await self._repository.add(fresh)
        for value in moved:
            await self._change(present[value.id], value)
        replaced = tuple(value.id for value in moved)
        return Imported(
            added=tuple(row.value.id for row in fresh),
            replaced=replaced,
            unchanged=tuple(name for name in present if name not in replaced),
        )

    async def _change(self, row: Stored[T], value: T) -> Stored[T]:
        stamp = dataclasses.replace(
            row.stamp,
            version=row.stamp.version + 1,
            updated_at=self._clock.now(),
            visibility=self._visibility_after(row, value),
        )
        changed = Stored(value=value, stamp=stamp)
        if not await self._repository.change(changed, from_version=row.stamp.version):
            raise ConflictError(
                f"{self._named([value.id])} was changed at the same moment; read it and try again"
            )
        return changed

    def _visibility_after(self, row: Stored[T], value: T) -> Visibility:
        """Return who may read a changed record: as before, unless the change is about that."""
        before, after = self.visibility_of(row.value), self.visibility_of(value)
        return row.stamp.visibility if before is after else after

    def _refuse_a_moved(self, row: Stored[T], version: int) -> None:
        if row.stamp.version != version:
            raise ConflictError(
                f"{self._named([row.value.id])} is at version {row.stamp.version}, not {version}; "
                "read it again and repeat your change"
            )

    def _refuse_twins(self, values: Sequence[T]) -> None:
        seen: set[str] = set()
        twins: set[str] = set()
        for value in values:
            (twins if value.id in seen else seen).add(value.id)
        if twins:
            raise ConflictError(f"given more than once: {self._named(sorted(twins))}")

    def _named(self, ids: Sequence[str]) -> str:
        first = ", ".join(repr(name) for name in ids[:_NAMED])
        if len(ids) <= _NAMED:
            return f"{self.kind} {first}"
        return f"{len(ids):,} {self.kind} records ({first} and {len(ids) - _NAMED:,} more)"
