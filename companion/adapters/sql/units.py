"""The store: units of work, one transaction each, committed at the edge of the block."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlalchemy.ext.asyncio import AsyncConnection

from companion.adapters.sql.accounts import SqlAccounts
from companion.adapters.sql.addresses import database_at
from companion.adapters.sql.database import Database, Prepared
from companion.adapters.sql.goals import SqlGoals
from companion.adapters.sql.idempotency import SqlAnswers
from companion.adapters.sql.items import SqlItems
from companion.adapters.sql.kept import KeptValues
from companion.adapters.sql.meta import Meta
from companion.adapters.sql.pairs import SqlPairs
from companion.adapters.sql.passages import SqlPassages
from companion.adapters.sql.people import SqlPeople
from companion.adapters.sql.requests import SqlRequests
from companion.adapters.sql.sessions import SESSIONS_KEPT, SqlSessions
from companion.adapters.sql.status import StoreStatus, status_of
from companion.adapters.sql.vectors import SqlVectors
from companion.followups.item import Item
from companion.people.person import Person
from companion.ports import Ids
from companion.sessions.session import MentoringSession

if TYPE_CHECKING:
    from companion.adapters.sql.programmes import SqlProgrammes
    from companion.adapters.sql.rights import SqlRights


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What was read before, by whichever unit."""

    people: KeptValues[Person] = field(default_factory=KeptValues)
    sessions: KeptValues[MentoringSession] = field(
        default_factory=lambda: KeptValues(most=SESSIONS_KEPT)
    )
    items: KeptValues[Item] = field(default_factory=KeptValues)


class Unit:
    """The repositories inside one transaction. Of no use after its block."""

    def __init__(
        self,
        connection: AsyncConnection,
        *,
        ids: Ids,
        kept: Kept,
        is_snapshot: bool,
    ) -> None:
        meta = Meta(connection)
        self._connection, self._ids = connection, ids
        self._meta = meta
        self.answers = SqlAnswers(connection, ids=ids, meta=meta)
        self.passages = SqlPassages(connection, ids=ids, meta=meta)
        self.vectors = SqlVectors(connection, meta=meta)
        self.people = SqlPeople(
            connection,
            ids=ids,
            passages=self.passages,
            kept=kept.people,
            is_snapshot=is_snapshot,
        )
        self.pairs = SqlPairs(connection, ids=ids, people=self.people)
        self.goals = SqlGoals(connection, ids=ids, people=self.people, pairs=self.pairs)
        self.requests = SqlRequests(connection, ids=ids, people=self.people, goals=self.goals)
        self.sessions = SqlSessions(
            connection,
            ids=ids,
            people=self.people,
            goals=self.goals,
            passages=self.passages,
            kept=kept.sessions,
            is_snapshot=is_snapshot,
        )
        self.accounts = SqlAccounts(connection)
        self.items = SqlItems(connection, ids=ids, kept=kept.items, is_snapshot=is_snapshot)
        for whole in (self.people, self.pairs):
            whole.taken_along = (kept.sessions, kept.items)
        self.sessions.taken_along = (kept.items,)

    @property
    def rights(self) -> "SqlRights":
        """What a person may ask of what is held about them."""
        # Imported here: hardly any unit needs it.
        from companion.adapters.sql.rights import SqlRights

        return SqlRights(
            self._connection,
            meta=self._meta,
            people=self.people,
            passages=self.passages,
            ids=self._ids,
        )

    @property
    def programmes(self) -> "SqlProgrammes":
        """What may be counted of a programme."""
        # Imported here, as above.
        from companion.adapters.sql.programmes import SqlProgrammes

        return SqlProgrammes(self._connection, meta=self._meta)

    async def records_version(self) -> int:
        """Return the number that grows with each unit that may have written anything."""
        return await self._meta.records_version()


class Store:
    """All stored records. It belongs to the event loop that first uses it.

    Call `migrate` once before anything else, and `close` at the end, or use it as
    `async with Store(...) as store`, which does both.
    """

    def __init__(self, url: str, *, ids: Ids, own_folder: Path | None = None) -> None:
        """Name a database.

        Args:
            url: `sqlite:///PATH` or `postgresql://…`.
            ids: gives the random primary keys.
            own_folder: the companion's data folder, which is made when a new SQLite file is to
                lie in it. No other folder is.

        Raises:
            StoreError: the URL is not one of these, or PostgreSQL's driver is not installed.
        """
        self._database: Database = database_at(url, own_folder=own_folder)
        self._ids = ids
        self._kept = Kept()

    @property
    def name(self) -> str:
        """How messages call the database: a path, or a URL without its password."""
        return self._database.name

    async def migrate(self) -> Prepared:
        """Create the database or bring its schema up to date.

        Raises:
            StoreError: it cannot be opened, is not ours, or is newer than this program.
        """
        return await self._database.prepare()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Unit]:
        """Open a unit that sees one moment and cannot write.

        Raises:
            StoreError: the database cannot be used.
        """
        async with self._database.reading() as connection:
            yield Unit(connection, ids=self._ids, kept=self._kept, is_snapshot=True)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Unit]:
        """Open a unit that may write: all of it is kept, or nothing when the block raises.

        Units that write take turns across all processes, so keep the block short: ask a model
        or an embedder before it, not in it.

        Raises:
            StoreError: the database cannot be used, or others wrote for too long.
            ConflictError: somebody else changed the same records in the meantime.
        """
        async with self._database.writing() as connection:
            await Meta(connection).raise_records_version()
            yield Unit(connection, ids=self._ids, kept=self._kept, is_snapshot=False)

    @asynccontextmanager
    async def answering(self) -> AsyncIterator[SqlAnswers]:
        """Open the kept answers, which are no record, in a transaction of their own.

        Raises:
            StoreError: the database cannot be used, or others wrote for too long.
        """
        async with self._database.writing() as connection:
            yield SqlAnswers(connection, ids=self._ids, meta=Meta(connection))

    @asynccontextmanager
    async def looking(self) -> AsyncIterator[AsyncConnection]:
        """Open a connection that reads what is no record.

        Raises:
            StoreError: the database cannot be used.
        """
        async with self._database.reading() as connection:
            yield connection

    @asynccontextmanager
    async def bookkeeping(self) -> AsyncIterator[AsyncConnection]:
        """Open a connection that writes what is no record: who has read any need not read anew.

        Raises:
            StoreError: the database cannot be used, or others wrote for too long.
        """
        async with self._database.writing() as connection:
            yield connection

    async def scrub(self) -> bool:
        """Leave nothing of what was deleted in the database's files; say whether that was possible.

        Raises:
            StoreError: the database cannot be used.
        """
        return await self._database.scrub()

    async def status(self) -> StoreStatus:
        """Return how the database is doing.

        Raises:
            StoreError: the database cannot be used.
        """
        async with self._database.reading() as connection:
            return await status_of(connection, name=self.name)

    async def close(self) -> None:
        """Close all connections."""
        await self._database.close()

    async def __aenter__(self) -> Self:
        try:
            await self.migrate()
        except BaseException:
            await self.close()
            raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()
