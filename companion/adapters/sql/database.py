"""What a database does for the store, whichever it is; and what its failures mean to a user."""

import re
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Final, Protocol

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from companion.errors import CompanionError, ConflictError, StoreError


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """What opening the database did to it. The edge tells the user when one was created."""

    name: str
    created: bool
    upgraded_from: str | None = None


class Database(Protocol):
    """Gives out connections inside one transaction each."""

    @property
    def name(self) -> str:
        """How messages call it: a path or a URL without its password."""
        ...

    async def prepare(self) -> Prepared:
        """Create it or bring its schema up to date, once per process, before anything else.

        Raises:
            StoreError: it cannot be opened, is not ours, or is newer than this program.
        """
        ...

    def reading(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Open a transaction that sees one moment and cannot write."""
        ...

    def writing(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Open the only writing transaction of all processes; commit unless the block raises."""
        ...

    async def scrub(self) -> bool:
        """Leave nothing of what was deleted in the files; False while a reader is in the way."""
        ...

    async def close(self) -> None:
        """Close all connections."""
        ...


_ERASED: Final = "companion_erased"

_CAUSES: Final = (
    ("readonly|read-only", "it is read-only; make the file and its folder writable"),
    ("disk is full|no space|diskfull", "the disk is full; free some space and try again"),
    ("locked|lock timeout|deadlock", "another program holds it; wait a moment and try again"),
    (
        "malformed|not a database|corrupt",
        "the file is damaged; restore your last backup over it",
    ),
    ("unable to open", "it cannot be opened; check that the folder exists and is yours"),
    ("disk i/o", "the disk failed; check it before you go on"),
    ("password|authentication", "it refuses the user name or password in the database URL"),
    (
        "connection|resolve|terminating|server closed",
        "the server does not answer; check that it runs and that the URL is right",
    ),
)


async def mark_erasure(connection: AsyncConnection) -> None:
    """Note that people's words are being deleted or replaced, so that no log file keeps them."""
    (await connection.get_raw_connection()).info[_ERASED] = True


async def take_erasure(connection: AsyncConnection) -> bool:
    """Return whether `mark_erasure` was called on this connection, and forget it."""
    return bool((await connection.get_raw_connection()).info.pop(_ERASED, False))


def meaning_of(error: DBAPIError, *, name: str) -> CompanionError:
    """Return what a driver's error means, without the statement or any stored text."""
    if isinstance(error, IntegrityError):
        return ConflictError("something else changed these records meanwhile; read and try again")
    cause = cause_of(str(error.orig)) or type(error.orig).__name__
    return StoreError(f"cannot use the database {name!r}: {cause}")


def cause_of(said: str) -> str | None:
    """Return what a driver's words mean, and the remedy; None where they mean nothing to us."""
    return next(
        (remedy for pattern, remedy in _CAUSES if re.search(pattern, said, re.IGNORECASE)), None
    )
