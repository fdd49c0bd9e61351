"""The file that a backup is: a SQLite database of our schema, and a list of what it must hold.

SQLite's own check finds broken pages, not changed letters; the hashes of the list do.
"""

import hashlib
import re
import sqlite3
from collections.abc import Iterator, Mapping, Set
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from companion.adapters.sql import sqlite_file
from companion.adapters.sql.schema import KNOWN, VERSION_TABLE
from companion.adapters.sql.sqlite_file import Head
from companion.adapters.sql.tables import Base
from companion.errors import InputError

_NOTE_ID: Final = re.compile(r"own-[^\x00-\x1f/\\]{1,200}")
"""Anything else would lie beside the notes of one's own, where nobody looks for it."""

LAYOUT: Final = "1"
"""Raised when the list changes its meaning."""

_LIST: Final = "backup_list"
_NOTES: Final = "backup_note"
_OURS: Final = frozenset({_LIST, _NOTES})
_AS_IT_IS: Final = "mode=ro&immutable=1"
"""A backup may lie on a medium that cannot be written, and has no log."""

Mark = tuple[str, int, str]
"""A table's name, how many rows it has, and the hash of them."""


@dataclass(frozen=True, kw_only=True)
class BackupContent:
    """What a backup holds: rows by table, dated notes of one's own by id."""

    revision: str
    rows: Mapping[str, int]
    notes: Mapping[str, str]


def seal(path: Path, notes: Mapping[str, str]) -> None:
    """Make a copy of a database one file of its own, add the list, and see that it is on disk.

    Raises:
        sqlite3.Error: the copy is damaged or cannot be written.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        # A log beside it would be forgotten when the file is carried elsewhere.
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"CREATE TABLE {_NOTES} (id TEXT PRIMARY KEY, text TEXT NOT NULL)")
        connection.executemany(f"INSERT INTO {_NOTES} VALUES (?, ?)", sorted(notes.items()))  # noqa: S608 - a constant
        marks = [_mark(connection, table) for table in _tables(connection)]
        connection.execute(
            f"CREATE TABLE {_LIST} (name TEXT PRIMARY KEY, rows INTEGER NOT NULL, hash TEXT)"
        )
        connection.executemany(f"INSERT INTO {_LIST} VALUES (?, ?, ?)", marks)  # noqa: S608
        connection.execute(f"INSERT INTO {_LIST} VALUES ('layout', 0, ?)", (LAYOUT,))  # noqa: S608
        connection.execute("COMMIT")


def examine(path: Path, *, name: str) -> BackupContent:
    """Read a backup whole and compare it with its list. Its file is not changed.

    Args:
        path: the file.
        name: what to call it in messages.

    Raises:
        InputError: it is not a backup, not whole, or of a newer version of the companion.
    """
    refuse_foreign(path, name=name)
    try:
        with _opened(path, _AS_IT_IS) as connection:
            return _examined(connection, name)
    except sqlite3.Error as error:
        raise _damaged(name, str(error)) from error


def unseal(path: Path) -> None:
    """Take the list out of a copy of a backup, which makes a database of it again."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("BEGIN IMMEDIATE")
        for table in sorted(_OURS):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("COMMIT")


def refuse_foreign(path: Path, *, name: str) -> None:
    """Refuse what the first bytes show to be no backup.

    Raises:
        InputError: it is missing, empty, a folder, or something else's.
    """
    try:
        head = sqlite_file.head_of(path)
    except FileNotFoundError:
        raise InputError(f"there is no backup {name!r}; check the path") from None
    except IsADirectoryError:
        raise InputError(f"{name!r} is a folder; name the backup's file") from None
    except OSError as error:
        raise InputError(f"cannot read the backup {name!r}: {error.strerror}") from error
    if head is Head.EMPTY:
        raise InputError(f"the backup {name!r} is empty (0 bytes); a copy of it must have failed")
    if head is not Head.OURS:
        raise InputError(f"{name!r} is no backup of the companion but {head.value}")


def is_backup(path: Path) -> bool:
    """Return whether a file that is there was written as a backup; it is not read whole."""
    try:
        if sqlite_file.head_of(path) is not Head.OURS:
            return False
        with _opened(path, _AS_IT_IS) as connection:
            return _LIST in _tables(connection)
    except (OSError, sqlite3.Error):
        return False


@contextmanager
def _opened(path: Path, how: str) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)) as connection:
        connection.execute("PRAGMA trusted_schema=OFF")
        yield connection


def _examined(connection: sqlite3.Connection, name: str) -> BackupContent:
    ((said,),) = connection.execute("PRAGMA integrity_check(1)").fetchall()
    if said != "ok":
        raise _damaged(name, str(said).splitlines()[-1])
    # Rules that a file brings along would act on later writes of ours.
    if connection.execute(
        "SELECT 1 FROM sqlite_master WHERE type IN ('trigger', 'view')"
    ).fetchone():
        raise InputError(f"{name!r} is no backup of the companion: it holds triggers or views")
    tables = set(_tables(connection))
    if _LIST not in tables:
        raise InputError(
            f"{name!r} is a database but no backup; take one with: companion backup FILE"
        )
    listed: dict[str, Mark] = {
        row[0]: row
        for row in connection.execute(f"SELECT name, rows, hash FROM {_LIST}")  # noqa: S608
    }
    layout = listed.pop("layout", ("", 0, ""))[2]
    revision = connection.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone()[0]  # noqa: S608
    if layout != LAYOUT or revision not in KNOWN:
        raise InputError(
            f"the backup {name!r} was made by a newer version of the companion "
            f"(schema {revision!r}); update the companion to restore it"
        )
    _refuse_other_tables(connection, tables, revision=revision, name=name)
    found = {table: _mark(connection, table) for table in sorted(tables - {_LIST})}
    changed = sorted(
        table for table in listed.keys() | found.keys() if listed.get(table) != found.get(table)
    )
    if changed or connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        what = f"{', '.join(changed)} not as written" if changed else "a reference leads nowhere"
        raise _damaged(name, what)
    notes = _notes_of(connection, name)
    rows = {table: found[table][1] for table in found.keys() - _OURS - {VERSION_TABLE}}
    return BackupContent(revision=revision, rows=rows, notes=notes)


def _notes_of(connection: sqlite3.Connection, name: str) -> Mapping[str, str]:
    notes = dict(connection.execute(f"SELECT id, text FROM {_NOTES}").fetchall())  # noqa: S608
    if strange := sorted(one for one in notes if _NOTE_ID.fullmatch(one) is None):
        raise InputError(f"{name!r} is no backup of the companion: a note is called {strange[0]!r}")
    return notes


def _refuse_other_tables(
    connection: sqlite3.Connection, tables: Set[str], *, revision: str, name: str
) -> None:
    """Refuse tables that no schema of ours has, and in today's schema other columns than ours."""
    if foreign := sorted(tables - _OURS - {VERSION_TABLE} - set(Base.metadata.tables)):
        raise InputError(f"{name!r} is no backup of the companion: it holds {foreign[0]!r} too")
    if revision != KNOWN[-1]:
        return  # What it becomes is looked at once it is brought up to date.
    for known in Base.metadata.sorted_tables:
        columns = {row[1] for row in connection.execute(f'PRAGMA table_xinfo("{known.name}")')}
        if known.name not in tables or columns != set(known.columns.keys()):
            raise InputError(
                f"{name!r} is no backup of the companion: its table {known.name!r} is not ours"
            )
    _refuse_strange(connection, name=name)


def require_our_schema(path: Path, *, name: str) -> None:
    """Refuse a database, made of a backup and brought up to date, whose schema is not ours.

    Raises:
        InputError: a key, an index or a rule is missing, other than ours, or one too many.
    """
    with _opened(path, "mode=ro") as connection:
        _refuse_strange(connection, name=name)


def _refuse_strange(connection: sqlite3.Connection, *, name: str) -> None:
    # Imported here: a backup alone needs it.
    from companion.adapters.sql.schema_check import strange_in

    if (strange := strange_in(connection)) is not None:
        raise InputError(
            f"{name!r} is no backup of the companion, or was changed since: {strange}; "
            "nothing was changed; take another one"
        )


def _tables(connection: sqlite3.Connection) -> list[str]:
    return [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        )
    ]


def _mark(connection: sqlite3.Connection, table: str) -> Mark:
    """Count and hash the rows of a table, in the order of its key."""
    # The names come from the file: quoted, whatever they are.
    quoted = '"' + table.replace('"', '""') + '"'
    columns = connection.execute(f"PRAGMA table_info({quoted})").fetchall()
    keys = sorted((column for column in columns if column[5]), key=lambda column: int(column[5]))
    order = ", ".join(str(column[0] + 1) for column in keys or columns)
    digest, rows = hashlib.sha256(), 0
    for row in connection.execute(f"SELECT * FROM {quoted} ORDER BY {order}"):  # noqa: S608
        rows += 1
        for value in row:
            written = value if isinstance(value, bytes) else repr(value).encode()
            digest.update(f"{type(value).__name__}{len(written)}:".encode())
            digest.update(written)
    return table, rows, digest.hexdigest()


def _damaged(name: str, what: str) -> InputError:
    return InputError(
        f"the backup {name!r} is damaged ({what}), and nothing was changed; take another one"
    )
