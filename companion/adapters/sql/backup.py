"""Backups of either database as one file, and putting one back."""

import asyncio
import os
import secrets
import shutil
import sqlite3
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from companion.adapters.sql import backup_file, sqlite_file
from companion.adapters.sql.backup_file import BackupContent
from companion.adapters.sql.database import Database, cause_of
from companion.adapters.sql.meta import carry_over, rows_of
from companion.adapters.sql.sqlite import SqliteDatabase
from companion.adapters.sql.tables import Base
from companion.adapters.sql.vectors import REMEMBERED_GENERATIONS
from companion.errors import InputError, StoreError

_ROWS_AT_ONCE: Final = 500

Settle = Callable[[Database], Awaitable[None]]
"""Given the restored database before it takes its place, to do what must hold after a restore."""


async def back_up(database: Database, file: Path, *, notes: Mapping[str, str]) -> BackupContent:
    """Copy one moment of a database to a file and read that back; others go on writing meanwhile.

    The file takes its name only when it is whole, on disk and checked.

    Args:
        database: prepared, so of today's schema.
        file: may be an older backup, which is then replaced.
        notes: dated notes of one's own, by id, which lie beside the database.

    Raises:
        InputError: something else than a backup lies at `file`, or it has no folder.
        StoreError: the database or the disk failed.
    """
    _refuse_target(file)
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        await _copy(database, draft)
        await asyncio.to_thread(backup_file.seal, draft, notes)
        content = await asyncio.to_thread(backup_file.examine, draft, name=str(file))
        sqlite_file.sync(draft)
        draft.replace(file)
        sqlite_file.sync(file.absolute().parent)
    except sqlite3.Error as error:
        raise StoreError(f"no backup was made: {cause_of(str(error)) or error}") from error
    except OSError as error:
        raise StoreError(f"cannot write the backup {str(file)!r}: {error.strerror}") from error
    finally:
        sqlite_file.drop(draft)
    return content


async def restore(database: Database, file: Path, *, settle: Settle) -> BackupContent:
    """Put what a backup holds in the place of all that the database holds.

    What was there stays aside until the restored database has been opened and counted. Every
    index counts as stale afterwards: it reflects records of another past.

    Raises:
        InputError: the file is no whole backup of this or an older version.
        StoreError: another process has the database open, or the disk failed; nothing changed.
    """
    backup_file.refuse_foreign(file, name=str(file))
    try:
        if isinstance(database, SqliteDatabase):
            return await _into_sqlite(database, file, settle)
        return await _into_server(database, file, settle)
    except sqlite3.Error as error:
        raise StoreError(f"nothing was changed: {cause_of(str(error)) or error}") from error
    except OSError as error:
        raise StoreError(f"nothing was changed: {error.strerror or error}") from error


def _refuse_target(file: Path) -> None:
    if file.is_dir():
        raise InputError(f"{str(file)!r} is a folder; name a file in it")
    if not file.absolute().parent.is_dir():
        raise InputError(
            f"there is no folder {str(file.absolute().parent)!r}; make it or correct it"
        )
    if os.path.lexists(file) and not backup_file.is_backup(file):
        raise InputError(f"{str(file)!r} is there already and is no backup; name another file")


async def _copy(database: Database, empty: Path) -> None:
    if isinstance(database, SqliteDatabase):
        await database.copy_to(empty)
        return
    empty.unlink()
    async with _opened(empty) as target, database.reading() as rows, target.writing() as connection:
        await _replace_rows(rows, connection)


async def _into_sqlite(database: SqliteDatabase, file: Path, settle: Settle) -> BackupContent:
    async with database.replacing() as place:
        place.sweep()
        try:
            content = await _stage(file, place.fresh)
            async with _opened(place.fresh) as fresh:
                await asyncio.to_thread(backup_file.require_our_schema, place.fresh, name=str(file))
                await _make_present(fresh, await _meta_at(Path(database.name)), settle)
                expected = await _counts(fresh)
            place.put()
            await _check(Path(database.name), expected)
        except BaseException:
            place.undo()
            raise
        finally:
            place.settle()
    return content


async def _into_server(database: Database, file: Path, settle: Settle) -> BackupContent:
    await database.prepare()
    with tempfile.TemporaryDirectory() as folder:
        staged = Path(folder) / "restored.sqlite3"
        content = await _stage(file, staged)
        async with _opened(staged) as fresh:
            await asyncio.to_thread(backup_file.require_our_schema, staged, name=str(file))
            async with database.reading() as connection:
                present = await rows_of(connection)
            await _make_present(fresh, present, settle)
            async with fresh.reading() as rows, database.writing() as connection:
                await _replace_rows(rows, connection)
                if await _counts_in(connection) != await _counts_in(rows):
                    raise StoreError(f"{database.name!r} did not take every row; nothing changed")
    return content


async def _stage(file: Path, fresh: Path) -> BackupContent:
    """Make a database of a copy of the backup; what is checked is the copy that will be used."""
    os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    await asyncio.to_thread(shutil.copyfile, file, fresh)
    content = await asyncio.to_thread(backup_file.examine, fresh, name=str(file))
    await asyncio.to_thread(backup_file.unseal, fresh)
    return content


async def _make_present(fresh: Database, present: Mapping[str, str], settle: Settle) -> None:
    """Let a restored database follow on what it replaces, as whoever remembers that must see."""
    async with fresh.writing() as connection:
        await carry_over(connection, present, beyond=REMEMBERED_GENERATIONS + 1)
    await settle(fresh)


async def _meta_at(path: Path) -> Mapping[str, str]:
    """Return what a database knows of itself; nothing of one that is missing or damaged."""
    if not path.exists():
        return {}
    old = SqliteDatabase(path)
    try:
        async with old.reading() as connection:
            return await rows_of(connection)
    except StoreError:
        return {}
    finally:
        await old.release()


async def _check(path: Path, expected: Mapping[str, int]) -> None:
    """Open the database in its place and count.

    Raises:
        StoreError: it does not hold what it must.
    """
    placed = SqliteDatabase(path)
    try:
        async with placed.reading() as connection:
            if await _counts_in(connection) != expected:
                raise StoreError(f"{placed.name!r} does not hold every row; nothing was changed")
    finally:
        await placed.release()


async def _replace_rows(source: AsyncConnection, target: AsyncConnection) -> None:
    tables = Base.metadata.sorted_tables
    for table in reversed(tables):
        await target.execute(delete(table))
    for table in tables:
        rows = await source.stream(select(table))
        async for some in rows.mappings().partitions(_ROWS_AT_ONCE):
            await target.execute(insert(table), [dict(row) for row in some])


async def _counts(database: Database) -> Mapping[str, int]:
    async with database.reading() as connection:
        return await _counts_in(connection)


async def _counts_in(connection: AsyncConnection) -> Mapping[str, int]:
    counts = {}
    for table in Base.metadata.sorted_tables:
        counts[table.name] = await connection.scalar(select(func.count()).select_from(table)) or 0
    return counts


@asynccontextmanager
async def _opened(path: Path) -> AsyncIterator[SqliteDatabase]:
    """Open a database of our own making; afterwards it is one file."""
    database = SqliteDatabase(path)
    try:
        await database.prepare()
        yield database
    finally:
        await database.close()
