"""How the database is doing, for `companion doctor`."""

import sqlite3
from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from companion.adapters.sql import schema
from companion.adapters.sql.tables import (
    Base,
    GoalRow,
    MentoringSessionRow,
    PassageRow,
    PersonRow,
    VectorRow,
)

_WAL_RESET_FIXED: Final = (3, 51, 3)
"""SQLite's release notes: two connections that write or checkpoint at once could damage a WAL
database before."""


@dataclass(frozen=True, kw_only=True)
class StoreStatus:
    """What there is. `library` names the database's software; `warning` is for its user."""

    name: str
    library: str
    revision: str | None
    people: int
    goals: int
    sessions: int
    passages: int
    vectors: int
    warning: str | None = None


async def status_of(connection: AsyncConnection, *, name: str) -> StoreStatus:
    """Return the state of the database, from inside a reading transaction."""
    version = ".".join(map(str, connection.dialect.server_version_info or ()))
    is_sqlite = connection.dialect.name == "sqlite"
    return StoreStatus(
        name=name,
        library=f"SQLite {version}" if is_sqlite else f"PostgreSQL {version}",
        revision=await connection.run_sync(schema.revision_of),
        people=await _count(connection, PersonRow),
        goals=await _count(connection, GoalRow),
        sessions=await _count(connection, MentoringSessionRow),
        passages=await _count(connection, PassageRow),
        vectors=await _count(connection, VectorRow),
        warning=_warning() if is_sqlite else None,
    )


async def _count(connection: AsyncConnection, table: type[Base]) -> int:
    return await connection.scalar(select(func.count()).select_from(table)) or 0


def _warning() -> str | None:
    if sqlite3.sqlite_version_info >= _WAL_RESET_FIXED:
        return None
    return (
        f"SQLite {sqlite3.sqlite_version} can damage a database that two programs write at once; "
        "the companion's own processes take turns, so let no other program write to this file"
    )
