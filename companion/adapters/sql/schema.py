"""Which schema a database has, and bringing it to the one that this program knows."""

from pathlib import Path
from typing import Final

from sqlalchemy import (
    Column,
    Connection,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    insert,
    inspect,
    text,
)

from companion.adapters.sql import meta
from companion.adapters.sql.tables import Base
from companion.errors import StoreError

HEAD: Final = "0008"
"""The newest revision in `migrations/versions`; a test compares the two."""

KNOWN: Final = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008")
"""All revisions, oldest first."""

VERSION_TABLE: Final = "schema_version"

_VERSION: Final = Table(
    VERSION_TABLE,
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name=f"{VERSION_TABLE}_pkc"),
)
"""As Alembic makes it."""


def revision_of(connection: Connection) -> str | None:
    """Return the revision of the schema; None when there is none yet."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    revision: str | None = connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))  # noqa: S608 - a constant
    return revision


def is_current(revision: str, *, name: str) -> bool:
    """Return whether nothing has to be done.

    Raises:
        StoreError: the revision is not known here, so a newer program wrote it.
    """
    if revision not in KNOWN:
        raise StoreError(
            f"the database {name!r} was written by a newer version of the companion "
            f"(schema {revision!r}; this version knows up to {HEAD!r}); update the companion, "
            "or name another database"
        )
    return revision == HEAD


def refuse_foreign_tables(connection: Connection, *, name: str) -> None:
    """Refuse a database without our schema that has tables of the names that ours have.

    Raises:
        StoreError: there are such tables.
    """
    ours = set(Base.metadata.tables)
    taken = sorted(ours.intersection(inspect(connection).get_table_names()))
    if taken:
        raise StoreError(
            f"the database {name!r} belongs to another program: it already has the tables "
            f"{', '.join(taken)}; name an empty database"
        )


def create(connection: Connection) -> None:
    """Make the tables of `HEAD` at once, inside the transaction that is open.

    The migrations lead to the same tables, which a test compares; but they take ten times as long,
    which whoever starts for the first time would wait for.
    """
    Base.metadata.create_all(connection, checkfirst=False)
    _VERSION.create(connection)
    connection.execute(insert(_VERSION).values(version_num=HEAD))
    meta.set_up(connection)


def upgrade(connection: Connection) -> None:
    """Bring an older schema to `HEAD`, inside the transaction that is open."""
    # Alembic costs 0.2 s to import, and most starts find nothing to do.
    from alembic import command
    from alembic.config import Config

    migrations = str(Path(__file__).with_name("migrations")).replace("%", "%%")
    config = Config()
    config.set_main_option("script_location", migrations)
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    meta.set_up(connection)
