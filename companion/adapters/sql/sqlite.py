"""SQLite: one file, many readers, one writer at a time across all processes."""

import logging
import os
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path
from typing import Any, Final

import aiosqlite
from sqlalchemy import URL, Connection, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from companion.adapters.sql import schema, sqlite_file, sqlite_swap
from companion.adapters.sql.database import Prepared, meaning_of, take_erasure
from companion.adapters.sql.write_lock import WriteLock
from companion.errors import StoreError

# At DEBUG the driver would write every statement with people's words into a log.
logging.getLogger("aiosqlite").setLevel(logging.WARNING)

_BUSY_MILLISECONDS: Final = 5_000
_READERS: Final = 8
_CHECKPOINT_PAGES: Final = 1_000
_CHECKPOINT_BUSY_MILLISECONDS: Final = 250
_CLOSING_PATIENCE_SECONDS: Final = 2.0

# The busy timeout first: the pragmas after it may already have to wait.
_EVERY_CONNECTION: Final = (
    f"PRAGMA busy_timeout={_BUSY_MILLISECONDS}",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA trusted_schema=OFF",
)
_WRITER: Final = (
    *_EVERY_CONNECTION,
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    # The writer checkpoints as part of a commit, so under the write lock; nobody else does.
    f"PRAGMA wal_autocheckpoint={_CHECKPOINT_PAGES}",
)
_READER: Final = (*_EVERY_CONNECTION, "PRAGMA wal_autocheckpoint=0", "PRAGMA query_only=ON")


class SqliteDatabase:
    """A database file. Not for network file systems: WAL needs shared memory."""

    def __init__(self, path: Path, *, own_folder: Path | None = None) -> None:
        # One file, one lock, whichever link leads to it. A dangling link is refused later.
        # What may not be looked at is named later, when it is opened.
        found = os.path.exists(path)  # noqa: PTH110 - Path.exists raises there
        self._path = Path(os.path.realpath(path)) if found else path.absolute()
        self._own_folder = own_folder
        self._lock = WriteLock(self._path.with_name(f"{self._path.name}.lock"))
        self._writer = _engine(self._path, _WRITER, begin="BEGIN IMMEDIATE", pool_size=1)
        self._reader = _engine(self._path, _READER, begin="BEGIN", pool_size=_READERS)
        self._erasure_due = False
        self._has_failed = False
        self._opened = False

    @property
    def name(self) -> str:
        """The path."""
        return str(self._path)

    async def prepare(self) -> Prepared:
        """Create the file or bring its schema up to date.

        Raises:
            StoreError: something else lies at the path, or it is newer than this program.
        """
        if sqlite_swap.Place(self._path).has_leftovers:
            await self._sweep()
        if not sqlite_file.exists(self._path):
            sqlite_file.prepare_folder(self._path, own_folder=self._own_folder)
            async with self._lock.held():
                # Another process may have been first while this one waited.
                if not sqlite_file.exists(self._path):
                    await self._create()
                    self._opened = True
                    return Prepared(name=self.name, created=True)
        self._opened = True
        async with self.reading() as connection:
            revision = await connection.run_sync(schema.revision_of)
            wal = await connection.scalar(text("PRAGMA journal_mode")) == "wal"
        if revision is None:
            raise StoreError(f"the database {self.name!r} has no schema; restore your last backup")
        if wal and schema.is_current(revision, name=self.name):
            return Prepared(name=self.name, created=False)
        async with self.writing() as connection:
            revision = await connection.run_sync(schema.revision_of)
            if revision is not None and schema.is_current(revision, name=self.name):
                return Prepared(name=self.name, created=False)
            await connection.run_sync(schema.upgrade)
        return Prepared(name=self.name, created=False, upgraded_from=revision)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """Open a snapshot that refuses writes."""
        self._opened = True
        try:
            async with self._reader.connect() as connection, connection.begin():
                yield connection
        except DBAPIError as error:
            raise meaning_of(error, name=self.name) from error

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """Open the only writing transaction; it holds SQLite's write lock from its start."""
        self._require_sound()
        async with self._lock.held():
            try:
                async with self._writer.connect() as connection:
                    async with connection.begin():
                        yield connection
                    await self._erase_from_log(connection)
            except DBAPIError as error:
                self._has_failed = self._has_failed or _is_of_the_disk(error)
                raise meaning_of(error, name=self.name) from error

    async def release(self) -> None:
        """Close all connections, for whoever holds the write lock."""
        await self._dispose()

    async def scrub(self) -> bool:
        """Write the file anew without its free pages, and empty the log; say whether it is empty.

        Raises:
            StoreError: the database cannot be used.
        """
        async with self._lock.held():
            try:
                async with self._writer.connect() as connection:
                    driver = await _driver_of(connection)
                    # Its own words would still be running otherwise, and nothing else may be.
                    await (await driver.execute("VACUUM")).close()
                    self._erasure_due = True
                    await self._erase_from_log(connection)
            except (DBAPIError, sqlite3.Error) as error:
                raise StoreError(
                    f"the database {self.name!r} could not be written anew after an erasure "
                    f"({type(error).__name__}); what was deleted is overwritten all the same"
                ) from error
        return not self._erasure_due

    async def close(self) -> None:
        """Close all connections. The last one of all processes empties the log as it closes."""
        if not self._opened:
            return
        with suppress(StoreError):
            async with self._lock.held(patience_seconds=_CLOSING_PATIENCE_SECONDS):
                await self._dispose()
                return
        await self._dispose()

    async def copy_to(self, empty: Path) -> None:
        """Copy one moment of the database into an empty file, while others go on writing.

        Raises:
            sqlite3.Error: it is damaged, or the copy cannot be written.
        """
        async with self.reading() as connection:
            driver = await _driver_of(connection)
            # The driver's thread writes it, this one opens and closes it.
            with closing(sqlite3.connect(empty, check_same_thread=False)) as copy:
                await driver.backup(copy)

    @asynccontextmanager
    async def replacing(self) -> AsyncIterator[sqlite_swap.Place]:
        """Hold the place of the file, which no other process has open, to put another one there.

        Raises:
            StoreError: another process has it open.
        """
        sqlite_file.prepare_folder(self._path, own_folder=self._own_folder)
        await self._dispose()
        async with self._lock.held():
            place = sqlite_swap.Place(self._path)
            place.require_alone()
            yield place

    def _require_sound(self) -> None:
        # After a failed write or sync nobody knows what is on disk: to try again may seem to work.
        if self._has_failed:
            raise StoreError(
                f"the disk failed while {self.name!r} was written, so nothing more is written to "
                "it; check the disk, then start the companion again"
            )

    async def _dispose(self) -> None:
        await self._reader.dispose()
        await self._writer.dispose()

    async def _sweep(self) -> None:
        """Clear away what a restore left that was killed; one that is at work holds the lock."""
        with suppress(StoreError):
            async with self._lock.held(patience_seconds=0):
                sqlite_swap.Place(self._path).sweep()

    async def _create(self) -> None:
        # Made beside and renamed: a kill in between leaves no half-made or empty database.
        fresh = self._path.with_name(f"{self._path.name}.new")
        for leftover in (fresh, *(Path(f"{fresh}{end}") for end in ("-wal", "-shm", "-journal"))):
            leftover.unlink(missing_ok=True)
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        engine = _engine(fresh, _WRITER, begin="BEGIN IMMEDIATE", pool_size=1)
        try:
            async with engine.begin() as connection:
                await connection.run_sync(_mark_and_create)
        except DBAPIError as error:
            raise meaning_of(error, name=self.name) from error
        finally:
            await engine.dispose()
        fresh.replace(self._path)
        sqlite_file.sync(self._path.parent)

    async def _erase_from_log(self, connection: AsyncConnection) -> None:
        """Empty the log after an erasure, now or, if readers are in the way, after a later write.

        What `secure_delete` overwrites in the database would otherwise live on in the log.
        """
        self._erasure_due = await take_erasure(connection) or self._erasure_due
        if not self._erasure_due:
            return
        driver = await _driver_of(connection)
        await driver.execute(f"PRAGMA busy_timeout={_CHECKPOINT_BUSY_MILLISECONDS}")
        cursor = await driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        row = await cursor.fetchone()
        await cursor.close()
        await driver.execute(f"PRAGMA busy_timeout={_BUSY_MILLISECONDS}")
        self._erasure_due = row is None or row[0] != 0


def _engine(path: Path, pragmas: tuple[str, ...], *, begin: str, pool_size: int) -> AsyncEngine:
    engine = create_async_engine(
        URL.create("sqlite+aiosqlite", database=str(path)),
        # The driver must start no transaction of its own: `begin` says how they start.
        connect_args={"isolation_level": None},
        pool_size=pool_size,
        max_overflow=0,
        hide_parameters=True,
    )

    @event.listens_for(engine.sync_engine, "connect")
    def _set_up(driver_connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's
        cursor = driver_connection.cursor()
        for pragma in pragmas:
            cursor.execute(pragma)
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _mark_and_create(connection: Connection) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id={sqlite_file.APPLICATION_ID}")
    schema.create(connection)


async def _driver_of(connection: AsyncConnection) -> aiosqlite.Connection:
    driver = (await connection.get_raw_connection()).driver_connection
    assert isinstance(driver, aiosqlite.Connection)  # noqa: S101 - narrows the type
    return driver


def _is_of_the_disk(error: DBAPIError) -> bool:
    """Whether the disk failed, which a full one has not: that is told apart and passes."""
    code = getattr(error.orig, "sqlite_errorcode", 0)
    return code & 0xFF == sqlite3.SQLITE_IOERR
