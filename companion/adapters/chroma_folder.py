"""An index's folder: its names, who owns it, what is swept out. Chroma is not opened here."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from companion.errors import IndexUnavailableError

SUBFOLDER: Final = re.compile(r"\d+-[0-9a-f]{8}")
"""Generation and chance. Nothing of another name is ever opened or removed."""

_POINTER: Final = "current"
_OWNER: Final = "owner.lock"


def owner_lock(folder: Path) -> FileLock:
    """Return the lock that whoever opens the index holds; released when its process ends."""
    return FileLock(folder / _OWNER, mode=0o600, thread_local=False, fallback_to_soft=False)


def pointer(folder: Path) -> Path:
    """Return the file that names the valid subfolder."""
    return folder / _POINTER


def sweep(folder: Path, kept: str) -> None:
    """Remove what earlier rebuilds left: deleting the files is what erases their vectors."""
    for path in folder.iterdir():
        if path.is_dir() and path.name != kept and SUBFOLDER.fullmatch(path.name):
            shutil.rmtree(path, ignore_errors=True)


def drop_index(folder: Path) -> None:
    """Remove the index, which its owner makes anew. What another process owns is left alone."""
    with suppress(OSError, IndexUnavailableError):
        if folder.is_dir():
            with _owned(folder):
                pointer(folder).unlink(missing_ok=True)
                sweep(folder, "")


@contextmanager
def _owned(folder: Path) -> Iterator[None]:
    lock = owner_lock(folder)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        raise IndexUnavailableError(f"another process owns {str(folder)!r}") from None
    try:
        yield
    finally:
        lock.release()
