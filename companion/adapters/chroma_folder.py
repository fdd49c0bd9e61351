"""An index's folder: its names, who owns it, what is swept out. Chroma is not opened here."""

import hashlib
import re
import shutil
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from companion.errors import IndexUnavailableError

SUBFOLDER: Final = re.compile(r"\d+-[0-9a-f]{8}")
"""Generation and chance. Nothing of another name is ever opened or removed."""

FRAME: Final = struct.Struct(">II")
"""How a process that has an index open is spoken to: the lengths of a JSON object, and of float32
numbers after it."""

_POINTER: Final = "current"
_OWNER: Final = "owner.lock"

Note = Callable[[Path, str], None]
"""Notes something about a subfolder, given the folder and its name."""


def owner_lock(folder: Path) -> FileLock:
    """Return the lock that whoever opens the index holds; released when its process ends."""
    return FileLock(folder / _OWNER, mode=0o600, thread_local=False, fallback_to_soft=False)


def valid_subfolder(folder: Path) -> Path | None:
    """Return the subfolder in use; None when it was not closed in good order, or has changed since.

    A clean end notes a hash of all files. So an unclean stop, a flipped bit and an older copy put
    in the place are all noticed without anything of them being opened.
    """
    try:
        name, _, digest = (folder / _POINTER).read_text(encoding="utf-8").partition("\n")
        if (
            SUBFOLDER.fullmatch(name) is None
            or (folder / name).is_symlink()
            or digest != _digest(folder / name)
        ):
            return None
    except (OSError, UnicodeDecodeError, ValueError):
        return None
    return folder / name


def note_opened(folder: Path, name: str) -> None:
    """Let `name` be the subfolder in use, not closed yet.

    Raises:
        OSError: it cannot be written.
    """
    _point(folder, name)


def note_closed(folder: Path, name: str) -> None:
    """Note that the subfolder in use is closed, with a hash of all that it holds.

    Raises:
        OSError: it cannot be read or written.
    """
    _point(folder, f"{name}\n{_digest(folder / name)}")


def _point(folder: Path, text: str) -> None:
    draft = folder / f"{_POINTER}.new"
    draft.write_text(text, encoding="utf-8")
    place = folder / _POINTER
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    draft.replace(place)


def _digest(folder: Path) -> str:
    digest = hashlib.sha256(folder.name.encode())
    for path in sorted(folder.rglob("*")):
        digest.update(f"\0{path.relative_to(folder)}\0{path.is_symlink()}".encode())
        if path.is_file():
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def sweep(folder: Path, kept: str) -> None:
    """Remove what earlier rebuilds left: deleting the files is what erases their vectors."""
    for path in folder.iterdir():
        if path.name == kept or SUBFOLDER.fullmatch(path.name) is None:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()


def drop_index(folder: Path) -> None:
    """Remove the index, which its owner makes anew. What another process owns is left alone."""
    with suppress(OSError, IndexUnavailableError):
        if folder.is_dir():
            with _owned(folder):
                (folder / _POINTER).unlink(missing_ok=True)
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
