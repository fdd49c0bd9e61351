"""PostgreSQL by URL, through psycopg 3: the same store for several machines."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from sqlalchemy import URL, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from companion.adapters.sql import schema
from companion.adapters.sql.database import Prepared, meaning_of
from companion.adapters.sql.tables import Base
from companion.errors import StoreError

_CONNECT_SECONDS: Final = 5
_PATIENCE: Final = "30s"
_WRITE_LOCK: Final = 0x6D6D6331
"""Key of the advisory lock that writing transactions of the companion take."""


class PostgresDatabase:
    """A PostgreSQL database in UTF-8.

    Writing transactions take turns, as they do on SQLite, so that a unit of work reads and writes
    without losing anybody's change, and generation numbers rise in the order of commits. Readers
    never wait.
    """

    def __init__(self, url: URL) -> None:
        self._url = url.set(drivername="postgresql+psycopg")
        try:
            self._engine = create_async_engine(
                self._url,
                connect_args={"connect_timeout": _CONNECT_SECONDS},
                pool_pre_ping=True,
                hide_parameters=True,
            )
        except ModuleNotFoundError as error:
            raise StoreError(
                "PostgreSQL needs a driver; install it with "
                "pip install 'micro-mentoring-companion[postgres]'"
            ) from error
        self._snapshots = self._engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )

    @property
    def name(self) -> str:
        """The URL without its password."""
        return self._url.set(drivername="postgresql").render_as_string(hide_password=True)

    async def prepare(self) -> Prepared:
        """Create the tables or bring them up to date.

        Raises:
            StoreError: the server does not answer, or the tables are not ours or too new.
        """
        async with self.reading() as connection:
            revision = await connection.run_sync(schema.revision_of)
        if revision is not None and schema.is_current(revision, name=self.name):
            return Prepared(name=self.name, created=False)
        async with self.writing() as connection:
            revision = await connection.run_sync(schema.revision_of)
            if revision is None:
                await self._refuse_unsuitable(connection)
                await connection.run_sync(schema.create)
                return Prepared(name=self.name, created=True)
            if schema.is_current(revision, name=self.name):
                return Prepared(name=self.name, created=False)
            await connection.run_sync(schema.upgrade)
        return Prepared(name=self.name, created=False, upgraded_from=revision)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """Open a snapshot that refuses writes."""
        try:
            async with self._snapshots.connect() as connection, connection.begin():
                yield connection
        except DBAPIError as error:
            raise meaning_of(error, name=self.name) from error

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """Open the only writing transaction of the companion on this database."""
        try:
            async with self._engine.begin() as connection:
                await connection.execute(text(f"SET LOCAL lock_timeout = '{_PATIENCE}'"))
                await connection.execute(text(f"SELECT pg_advisory_xact_lock({_WRITE_LOCK})"))
                yield connection
        except DBAPIError as error:
            raise meaning_of(error, name=self.name) from error

    async def scrub(self) -> bool:
        """Let the server reuse what deleted rows took; its log and backups are its operator's."""
        plain = self._engine.execution_options(isolation_level="AUTOCOMMIT")
        try:
            async with plain.connect() as connection:
                for table in Base.metadata.tables:
                    await connection.execute(text(f'VACUUM "{table}"'))
        except DBAPIError as error:
            raise meaning_of(error, name=self.name) from error
        return True

    async def close(self) -> None:
        """Close all connections."""
        await self._engine.dispose()

    async def _refuse_unsuitable(self, connection: AsyncConnection) -> None:
        encoding = await connection.scalar(text("SHOW server_encoding"))
        if encoding != "UTF8":
            raise StoreError(
                f"the database {self.name!r} is encoded as {encoding!r}; create one in UTF8"
            )
        await connection.run_sync(schema.refuse_foreign_tables, name=self.name)
