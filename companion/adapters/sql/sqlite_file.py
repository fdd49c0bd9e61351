"""Looks at what lies at a database's path before SQLite does, and says what is wrong with it."""

import os
import stat
from enum import Enum
from pathlib import Path
from typing import Final

from companion.errors import StoreError

APPLICATION_ID: Final = 0x6D6D6331
"""Marks a SQLite file as ours ("mmc1" in ASCII)."""

_HEADER: Final = b"SQLite format 3\0"
_APPLICATION_ID_AT: Final = 68
"""Offset of the big-endian application id in the file header (sqlite.org, "Database File
Format", 1.3)."""

SIDE_FILES: Final = ("", "-wal", "-shm", "-journal", ".lock", ".new")
"""Ends of the names of a database and of what lies beside it."""

_ELSEWHERE: Final = "set COMPANION_DATA_DIR to a folder of yours"


class Head(Enum):
    """What the first bytes of a file show it to be."""

    OURS = "a database of the companion"
    EMPTY = "nothing"
    ANOTHER_PROGRAMS = "a SQLite database of another program"
    SOMETHING_ELSE = "something else"


def exists(path: Path) -> bool:
    """Return whether a database that is ours lies at `path`; False when nothing does.

    Raises:
        StoreError: something else lies there, or it cannot be used.
    """
    try:
        kind = path.stat().st_mode
    except FileNotFoundError:
        if path.is_symlink():
            raise StoreError(
                f"the database {str(path)!r} is a link to a file that does not exist; "
                "remove the link or restore the file"
            ) from None
        return False
    except OSError as error:
        raise StoreError(
            f"cannot look at the database {str(path)!r}: {error.strerror}; {_ELSEWHERE}"
        ) from error
    if not stat.S_ISREG(kind):
        raise StoreError(f"the database {str(path)!r} is not a file; name a file")
    _refuse_foreign(path)
    _refuse_read_only(path)
    return True


def prepare_folder(path: Path, *, own_folder: Path | None) -> None:
    """See that the folder of a new database exists and can be written.

    Only `own_folder`, the companion's data folder, is made when missing, for its owner alone:
    any other missing folder is more likely a typing error.

    Raises:
        StoreError: the folder is missing or cannot be made or written.
    """
    folder = path.parent.absolute()
    if (
        not folder.exists()
        and own_folder is not None
        and folder.absolute() == own_folder.absolute()
    ):
        try:
            folder.mkdir(parents=True, mode=0o700)
        except OSError as error:
            raise StoreError(
                f"cannot make the folder {str(folder)!r}: {error.strerror}; {_ELSEWHERE}"
            ) from error
    if not folder.is_dir():
        raise StoreError(
            f"there is no folder {str(folder)!r} for the database {path.name!r}; "
            "correct the path or make the folder"
        )
    if not _writable(folder):
        raise StoreError(f"the folder {str(folder)!r} may not be written by you; {_ELSEWHERE}")


def sync(path: Path) -> None:
    """See that a file, or the names in a folder, are on disk.

    Raises:
        OSError: the disk failed.
    """
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def drop(path: Path) -> None:
    """Remove a database that nobody has open, with all that SQLite and our lock keep beside it."""
    for end in SIDE_FILES:
        Path(f"{path}{end}").unlink(missing_ok=True)


def head_of(path: Path) -> Head:
    """Return what a file is.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(100)
    if not head:
        return Head.EMPTY
    if not head.startswith(_HEADER):
        return Head.SOMETHING_ELSE
    mark = int.from_bytes(head[_APPLICATION_ID_AT : _APPLICATION_ID_AT + 4], "big")
    return Head.OURS if mark == APPLICATION_ID else Head.ANOTHER_PROGRAMS


def _refuse_foreign(path: Path) -> None:
    try:
        head = head_of(path)
    except OSError as error:
        raise StoreError(f"cannot read the database {str(path)!r}: {error.strerror}") from error
    if head is Head.EMPTY:
        raise StoreError(
            f"the database {str(path)!r} is empty (0 bytes), so a copy must have failed; "
            "restore your last backup, or delete the file to start anew"
        )
    if head is Head.SOMETHING_ELSE:
        raise StoreError(
            f"the file {str(path)!r} is not a database of the companion; name another file"
        )
    if head is Head.ANOTHER_PROGRAMS:
        raise StoreError(
            f"the SQLite database {str(path)!r} belongs to another program; name another file"
        )


def _refuse_read_only(path: Path) -> None:
    if not _writable(path):
        raise StoreError(f"the database {str(path)!r} is read-only; make the file writable")
    if not _writable(path.parent):
        raise StoreError(
            f"the folder {str(path.parent)!r} of the database is read-only; "
            "make it writable: SQLite keeps its log beside the database"
        )


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
