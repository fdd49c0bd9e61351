"""Backups of all that is stored: taken from the database that the settings name, or put in it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from companion.errors import InputError, StoreError
from companion.settings import Settings

if TYPE_CHECKING:
    from companion.access.leaving import Leaver
    from companion.access.rights import Tombstone
    from companion.adapters.sql.backup_file import BackupContent
    from companion.adapters.sql.database import Database
    from companion.adapters.sql.withdrawals import Standing


@dataclass(frozen=True, kw_only=True)
class BackedUp:
    """What a backup holds: rows by table, and how many dated notes of one's own."""

    rows: Mapping[str, int]
    notes: int
    database: str
    keys_are_old: bool = False
    """Whether keys came back as they were: what was revoked since could not be read."""


async def back_up(settings: Settings, file: Path) -> BackedUp:
    """Back up the database and the dated notes beside it, while others go on writing.

    Raises:
        InputError: there is nothing to back up, or the file cannot be taken.
        StoreError: the database or the disk failed.
    """
    from companion.adapters.own_notes import OwnNotes
    from companion.adapters.sql.backup import back_up as back_up_database

    database = _database(settings)
    if not _is_there(database):
        raise InputError(f"there is no database {database.name!r} yet, so nothing to back up")
    try:
        await database.prepare()
        notes = OwnNotes(settings.data_dir).texts()
        return _told(await back_up_database(database, file, notes=notes), database)
    finally:
        await database.close()


async def restore(settings: Settings, file: Path) -> BackedUp:
    """Put a backup in the place of the database, and its dated notes in the place of those there.

    Raises:
        InputError: the file is no whole backup of this or an older version.
        StoreError: another process has the database open, or the disk failed.
    """
    from companion.adapters.chroma_folder import drop_index
    from companion.adapters.data_folder import DataFolder
    from companion.adapters.own_notes import OwnNotes
    from companion.adapters.sql.backup import restore as restore_database

    database = _database(settings)
    folder = DataFolder(settings.data_dir, vector_cache=settings.vector_cache)
    graves, standing = await _left_by(database)
    settling = _Settling(tombstones=(*folder.tombstones(), *graves), standing=standing)
    try:
        content = await restore_database(database, file, settle=settling)
    finally:
        await database.close()
    OwnNotes(settings.data_dir).replace_all(content.notes)
    drop_index(settings.data_dir / "index")
    folder.bury(settling.tombstones)
    for leaver in settling.gone:
        folder.rewrite_notes(leaver)
    is_unknown = standing is None and bool(content.rows.get("api_key"))
    return replace(_told(content, database), keys_are_old=is_unknown)


async def people_in_place(settings: Settings) -> int | None:
    """Return how many people a restore would replace; None where there is no database.

    One that is damaged counts as empty: restoring is the remedy.
    """
    from companion.adapters.sql.status import status_of

    database = _database(settings)
    if not _is_there(database):
        return None
    try:
        async with database.reading() as connection:
            return (await status_of(connection, name=database.name)).people
    except StoreError:
        return 0
    finally:
        await database.close()


class _Settling:
    """Does to a restored database what was done since its backup and must not be undone."""

    def __init__(self, *, tombstones: "tuple[Tombstone, ...]", standing: "Standing | None") -> None:
        self.tombstones = tombstones
        self._standing = standing
        self.gone: tuple[Leaver | None, ...] = ()

    async def __call__(self, restored: "Database") -> None:
        """Erase again whoever was erased, and take back what was taken back."""
        from companion.adapters.sql.units import Kept, Unit
        from companion.adapters.sql.withdrawals import withdraw
        from companion.adapters.system import RandomIds, SystemClock
        from companion.application.rights import replay_tombstones

        async with restored.writing() as connection:
            unit = Unit(connection, ids=RandomIds(), kept=Kept(), is_snapshot=False)
            self.gone = await replay_tombstones(unit, self.tombstones, clock=SystemClock())
            if self._standing is not None:
                await withdraw(connection, self._standing)
        if self.gone:
            await restored.scrub()


async def _left_by(
    database: "Database",
) -> "tuple[tuple[Tombstone, ...], Standing | None]":
    """Return who was erased, and what stands, as the database knows that is to be replaced.

    A damaged one knows nothing; who was erased the data folder knows too.
    """
    from companion.adapters.sql.units import Kept, Unit
    from companion.adapters.sql.withdrawals import standing_of
    from companion.adapters.system import RandomIds

    if not _is_there(database):
        return (), None
    graves: tuple[Tombstone, ...] = ()
    try:
        async with database.reading() as connection:
            unit = Unit(connection, ids=RandomIds(), kept=Kept(), is_snapshot=True)
            graves = await unit.rights.tombstones()
            return graves, await standing_of(connection)
    except StoreError:
        return graves, None


def _database(settings: Settings) -> "Database":
    from companion.adapters.sql.addresses import database_at

    return database_at(settings.store_url, own_folder=settings.data_dir)


def _is_there(database: "Database") -> bool:
    from companion.adapters.sql.sqlite import SqliteDatabase

    return not isinstance(database, SqliteDatabase) or Path(database.name).exists()


def _told(content: "BackupContent", database: "Database") -> BackedUp:
    return BackedUp(rows=content.rows, notes=len(content.notes), database=database.name)
