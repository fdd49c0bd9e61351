"""Stored records as the edges see them: each call is one unit of work."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from companion.access.principal import LOCAL, Principal
from companion.access.record import Stored
from companion.access.records import DEFAULT_PAGE, Imported, Page, Record, Records
from companion.application.store import Store, Unit
from companion.followups.item import Item
from companion.goals.goal import Goal
from companion.pairs.agreement import MentoringPair
from companion.people.person import Person
from companion.requests.request import Request
from companion.sessions.session import MentoringSession
from companion.values import Value

T = TypeVar("T", bound=Record)


class Batch(Value):
    """Records of all kinds that belong together: stored in one transaction, or not at all."""

    people: tuple[Person, ...] = ()
    goals: tuple[Goal, ...] = ()
    requests: tuple[Request, ...] = ()
    pairs: tuple[MentoringPair, ...] = ()
    sessions: tuple[MentoringSession, ...] = ()
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, kw_only=True)
class BatchReport:
    """What an import did to each kind."""

    people: Imported
    goals: Imported
    requests: Imported
    pairs: Imported
    sessions: Imported
    items: Imported


OpenStore = Callable[[], Awaitable[Store]]
"""Opens the database at the first call; drafts from files never make it."""

Finish = Callable[[Unit, Imported], Awaitable[None]]
"""Called with what a write did before it is committed, to keep it with the write or undo both."""


class RecordCollection(Generic[T]):
    """One kind of stored record. `changed` is called after each committed write."""

    def __init__(
        self,
        *,
        store: OpenStore,
        service: Callable[[Unit], Records[T]],
        changed: Callable[[], Awaitable[None]],
    ) -> None:
        self._store = store
        self._service = service
        self._changed = changed

    async def add_many(
        self,
        values: Sequence[T],
        *,
        principal: Principal = LOCAL,
        replace: bool = False,
        finish: Finish | None = None,
    ) -> Imported:
        """Store all of `values` or none; see `Records.add_many`."""
        async with (await self._store()).writing() as unit:
            imported = await self._service(unit).add_many(
                principal=principal, values=values, replace=replace
            )
            if finish is not None:
                await finish(unit, imported)
        await self._changed()
        return imported

    async def get(self, record_id: str, *, principal: Principal = LOCAL) -> Stored[T]:
        """Return one record.

        Raises:
            NotFoundError: there is none that the principal may know of.
        """
        async with (await self._store()).reading() as unit:
            return await self._service(unit).get(principal=principal, record_id=record_id)

    async def list_(
        self, *, principal: Principal = LOCAL, after: str | None = None, limit: int = DEFAULT_PAGE
    ) -> Page[T]:
        """Return one page in the order of ids."""
        async with (await self._store()).reading() as unit:
            return await self._service(unit).list_(principal=principal, after=after, limit=limit)

    async def every(self, *, principal: Principal = LOCAL) -> tuple[T, ...]:
        """Return all values that the principal may read."""
        async with (await self._store()).reading() as unit:
            rows = await self._service(unit).every(principal=principal)
        return tuple(row.value for row in rows)

    async def replace(self, value: T, *, version: int, principal: Principal = LOCAL) -> Stored[T]:
        """Put `value` in the place of the record of its id, if that is still at `version`."""
        async with (await self._store()).writing() as unit:
            row = await self._service(unit).replace(
                principal=principal, value=value, version=version
            )
        await self._changed()
        return row

    async def remove(
        self, record_id: str, *, principal: Principal = LOCAL, version: int | None = None
    ) -> Stored[T]:
        """Delete a record with all that cannot be without it, and return it as it was."""
        async with (await self._store()).writing() as unit:
            row = await self._service(unit).remove(
                principal=principal, record_id=record_id, version=version
            )
        await self._changed()
        return row
