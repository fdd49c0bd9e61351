"""The migrations lead to the tables that the code speaks of, on both databases."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine

from companion.adapters.sql import schema
from companion.adapters.sql.tables import Base
from companion.adapters.sql.units import Store
from companion.errors import StoreError
from tests.postgres import PostgresServer
from tests.records import CountingIds


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(
        connection, opts={"version_table": schema.VERSION_TABLE, "compare_type": True}
    )
    return list(compare_metadata(context, Base.metadata))


def test_the_known_revisions_are_those_of_the_folder() -> None:
    config = Config()
    folder = Path(schema.__file__).with_name("migrations")
    config.set_main_option("script_location", str(folder))
    config.set_main_option("path_separator", "os")

    revisions = [each.revision for each in ScriptDirectory.from_config(config).walk_revisions()]

    assert tuple(reversed(revisions)) == schema.KNOWN
    assert schema.KNOWN[-1] == schema.HEAD


async def test_migrating_sqlite_makes_exactly_the_tables(tmp_path: Path) -> None:
    path = tmp_path / "companion.sqlite3"
    async with Store(f"sqlite:///{path}", ids=CountingIds()):
        pass

    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        found = differences(connection)
    engine.dispose()

    assert found == []


@pytest.mark.postgres
async def test_migrating_postgresql_makes_exactly_the_tables(
    postgres_server: PostgresServer,
) -> None:
    url = postgres_server.url(postgres_server.new_database())
    store = Store(url, ids=CountingIds())
    first = await store.migrate()
    again = await store.migrate()
    await store.close()

    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        found = differences(connection)
    engine.dispose()

    assert found == []
    assert (first.created, again.created) == (True, False)


@pytest.mark.postgres
async def test_a_newer_schema_on_postgresql_is_refused(postgres_server: PostgresServer) -> None:
    name = postgres_server.new_database()
    async with Store(postgres_server.url(name), ids=CountingIds()):
        pass
    postgres_server.run("UPDATE schema_version SET version_num = '0999'", database=name)

    with pytest.raises(StoreError, match="written by a newer version"):
        async with Store(postgres_server.url(name), ids=CountingIds()):
            pass


@pytest.mark.postgres
async def test_another_programs_tables_on_postgresql_are_left_alone(
    postgres_server: PostgresServer,
) -> None:
    name = postgres_server.new_database()
    postgres_server.run("CREATE TABLE person (name TEXT)", database=name)

    with pytest.raises(StoreError, match="already has the tables person"):
        async with Store(postgres_server.url(name), ids=CountingIds()):
            pass


@pytest.mark.postgres
async def test_a_postgresql_database_must_hold_all_of_unicode(
    postgres_server: PostgresServer,
) -> None:
    name = postgres_server.new_database(
        template="template0",
        options="ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' LOCALE_PROVIDER libc",
    )

    with pytest.raises(StoreError, match="encoded as 'LATIN1'; create one in UTF8"):
        async with Store(postgres_server.url(name), ids=CountingIds()):
            pass


async def test_a_postgresql_server_that_does_not_answer_is_named(tmp_path: Path) -> None:
    url = f"postgresql://me:hunter2@/companion?host={tmp_path}"

    with pytest.raises(StoreError, match="the server does not answer") as caught:
        async with Store(url, ids=CountingIds()):
            pass

    assert "hunter2" not in str(caught.value)
