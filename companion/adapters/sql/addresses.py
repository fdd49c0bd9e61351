"""Which database a URL means."""

import re
from pathlib import Path
from typing import Final

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from companion.adapters.sql.database import Database
from companion.errors import StoreError

_SQLITE: Final = frozenset({"sqlite", "sqlite+aiosqlite"})
_POSTGRES: Final = frozenset({"postgresql", "postgres", "postgresql+psycopg"})


def database_at(url: str, *, own_folder: Path | None) -> Database:
    """Return the database that `url` names, without opening it.

    Raises:
        StoreError: the URL is of another form, or PostgreSQL's driver is not installed.
    """
    parsed = _parse(url)
    if parsed.drivername in _SQLITE:
        from companion.adapters.sql.sqlite import SqliteDatabase

        if not parsed.database or parsed.database.startswith((":memory:", "file:")):
            raise StoreError(
                f"{_without_password(url)!r} names no file; write sqlite:///FOLDER/companion.sqlite3"
            )
        return SqliteDatabase(Path(parsed.database), own_folder=own_folder)
    if parsed.drivername in _POSTGRES:
        from companion.adapters.sql.postgres import PostgresDatabase

        return PostgresDatabase(parsed)
    raise StoreError(
        f"{parsed.drivername!r} databases are not supported; use sqlite:///PATH or "
        "postgresql://USER@HOST/NAME"
    )


def _parse(url: str) -> URL:
    try:
        return make_url(url)
    except (ArgumentError, ValueError):
        raise StoreError(
            f"{_without_password(url)!r} is not a database URL; write sqlite:///PATH or "
            "postgresql://USER@HOST/NAME"
        ) from None


def _without_password(url: str) -> str:
    return re.sub(r"//[^/@]*@", "//…@", url)
