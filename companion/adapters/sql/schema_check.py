"""Whether a SQLite file has just the tables, keys and indexes that the code speaks of.

A file may be of our tables and yet lack what keeps two records of one id apart, or bring a rule of
its own along; both would show much later, as records that are gone or cannot be written.
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, cast

from sqlalchemy import create_engine

from companion.adapters.sql import schema
from companion.adapters.sql.tables import Base

_RULES: Final = re.compile(
    r"\b(CHECK|COLLATE|GENERATED|AS|STRICT|WITHOUT|CONFLICT|DEFERRABLE|AUTOINCREMENT)\b",
    re.IGNORECASE,
)
"""What a definition may hold that no pragma tells of."""

_LEFT: Final = frozenset({"''", "'{}'"})
"""Defaults that migrations gave to rows of before; every row is written with all its columns."""


@dataclass(frozen=True, kw_only=True)
class _Shape:
    """One table, by what SQLite says of it; whatever order it was made in."""

    columns: frozenset[tuple[object, ...]]
    references: frozenset[tuple[object, ...]]
    indexes: Mapping[str, tuple[object, ...]]
    rules: Counter[str]


def strange_in(connection: sqlite3.Connection) -> str | None:
    """Return what is not as this version makes it, for a sentence; None where all is."""
    expected = _expected()
    found = {name: _shape(connection, name) for name in expected}
    for name, ours in expected.items():
        theirs = found[name]
        if missing := sorted(ours.indexes.keys() - theirs.indexes.keys()):
            return f"its table {name!r} lacks {_told(missing[0])}"
        if more := sorted(theirs.indexes.keys() - ours.indexes.keys()):
            return f"its table {name!r} has {_told(more[0])}, which is not ours"
        if other := [key for key in ours.indexes if ours.indexes[key] != theirs.indexes[key]]:
            return f"in its table {name!r} {_told(other[0])} is not as ours"
        if ours.columns != theirs.columns:
            return f"its table {name!r} has other columns than ours"
        if ours.references != theirs.references:
            return f"its table {name!r} refers to others in another way than ours"
        if ours.rules != theirs.rules:
            return f"its table {name!r} has rules that are not ours"
    return None


@cache
def _expected() -> Mapping[str, _Shape]:
    engine = create_engine("sqlite://")
    try:
        with engine.begin() as made:
            schema.create(made)
            raw = cast(sqlite3.Connection, made.connection.driver_connection)
            return {name: _shape(raw, name) for name in Base.metadata.tables}
    finally:
        engine.dispose()


def _shape(connection: sqlite3.Connection, table: str) -> _Shape:
    """Return the shape of a table; its name is one of ours."""
    rows = connection.execute(f'PRAGMA table_xinfo("{table}")').fetchall()
    references = connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
    made = connection.execute(
        "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)
    ).fetchone()
    indexes = connection.execute(f'PRAGMA index_list("{table}")').fetchall()
    return _Shape(
        # Of a column: name, type, whether it may not be empty, default, place in the key, kind.
        columns=frozenset(
            (name, kind.upper(), full, None if default in _LEFT else default, *rest)
            for _, name, kind, full, default, *rest in rows
        ),
        references=frozenset(tuple(row[2:]) for row in references),
        indexes={_key(connection, row): _facts(connection, row) for row in indexes},
        rules=Counter(word.upper() for word in _RULES.findall(made[0] if made else "")),
    )


def _key(connection: sqlite3.Connection, index: tuple[object, ...]) -> str:
    """Return what an index is known by: those of constraints get their names from SQLite."""
    name, origin = str(index[1]), index[3]
    if origin == "c":
        return name
    columns = connection.execute(f"PRAGMA index_info({_quoted(name)})").fetchall()
    return f"{origin}:{','.join(str(column[2]) for column in columns)}"


def _facts(connection: sqlite3.Connection, index: tuple[object, ...]) -> tuple[object, ...]:
    """Return an index's columns with their order and collation, if it is unique, if partial."""
    _, name, unique, _, partial = index
    columns = connection.execute(f"PRAGMA index_xinfo({_quoted(str(name))})").fetchall()
    keyed = tuple(tuple(column[2:5]) for column in columns if column[5])
    return unique, partial, keyed


def _told(key: str) -> str:
    origin, _, columns = key.partition(":")
    if origin == "u":
        return f"the rule that {columns} stand together once"
    return f"the key {columns}" if origin == "pk" else f"the index {key!r}"


def _quoted(name: str) -> str:
    # The name comes from the file: quoted, whatever it is.
    return '"' + name.replace('"', '""') + '"'
