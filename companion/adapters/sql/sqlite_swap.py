"""Puts another file in the place of a SQLite database, the old one aside until all is well."""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from companion.adapters.sql import sqlite_file
from companion.errors import StoreError

_FRESH: Final = ".restored"
_ASIDE: Final = ".replaced"


class Place:
    """The path of a database. Whoever changes what lies there holds its write lock."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.fresh = path.with_name(f"{path.name}{_FRESH}")
        """Where to make what is to take the place: on the same disk, so that a rename will do."""
        self._aside = path.with_name(f"{path.name}{_ASIDE}")

    @property
    def has_leftovers(self) -> bool:
        """Whether something lies beside it that a killed restore left."""
        # What may not be looked at is named when the database is opened.
        return os.path.lexists(self.fresh) or os.path.lexists(self._aside)

    def sweep(self) -> None:
        """Remove what a killed restore left: either file in the place is whole."""
        sqlite_file.drop(self.fresh)
        if self._path.exists():
            sqlite_file.drop(self._aside)
        elif self._aside.exists():
            self._aside.replace(self._path)

    def require_alone(self) -> None:
        """Bring the log of what lies there home, which SQLite does only for the last one to use it.

        Raises:
            StoreError: another process has it open.
        """
        if not self._path.exists():
            return
        try:
            with closing(sqlite3.connect(self._path, timeout=0)) as connection:
                connection.execute("PRAGMA busy_timeout=0")
                connection.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise StoreError(
                    f"another program uses the database {str(self._path)!r}; "
                    "stop `companion serve` and whatever else has it open, then try again"
                ) from None
        except sqlite3.DatabaseError:
            return  # A damaged one is often why another is put in its place.

    def put(self) -> None:
        """Let the fresh file take the place; until `settle`, `undo` brings the old one back.

        A kill at any moment leaves a whole file in the place.

        Raises:
            OSError: the disk failed.
        """
        sqlite_file.sync(self.fresh)
        sqlite_file.drop(self._aside)
        if self._path.exists():
            self._keep_aside()
        self.fresh.replace(self._path)
        sqlite_file.sync(self._path.parent)

    def undo(self) -> None:
        """Bring back what was there, with its log."""
        if not self._aside.exists():
            return
        for end in ("-wal", "-shm"):
            Path(f"{self._path}{end}").unlink(missing_ok=True)
        for end in ("-wal", ""):
            with suppress(FileNotFoundError):
                Path(f"{self._aside}{end}").replace(f"{self._path}{end}")
        sqlite_file.sync(self._path.parent)

    def settle(self) -> None:
        """Remove what was there before."""
        sqlite_file.drop(self._aside)
        sqlite_file.drop(self.fresh)

    def _keep_aside(self) -> None:
        try:
            # A second name, so that there is a database in the place all the time.
            self._aside.hardlink_to(self._path)
        except OSError:
            shutil.copyfile(self._path, self._aside)
            self._aside.chmod(0o600)
        # Only a damaged one still has a log; with the fresh file it would make a damaged one.
        for end in ("-wal", "-shm"):
            with suppress(FileNotFoundError):
                Path(f"{self._path}{end}").replace(f"{self._aside}{end}")
