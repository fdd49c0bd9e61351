"""The migrations lead to the tables that the code speaks of, on both databases."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect

from companion.adapters.sql import schema
from companion.adapters.sql.schema_check import strange_in
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


def shape_of(connection: Connection) -> dict[str, object]:
    """Return columns, keys and indexes of every table, in no order."""
    found = inspect(connection)
    return {
        name: {
            "columns": {
                one["name"]: (str(one["type"]), one["nullable"]) for one in found.get_columns(name)
            },
            "key": found.get_pk_constraint(name),
            "foreign": {one["name"]: repr(one) for one in found.get_foreign_keys(name)},
            "unique": {one["name"]: one for one in found.get_unique_constraints(name)},
            "checks": {one["name"]: one for one in found.get_check_constraints(name)},
            "indexes": {one["name"]: one for one in found.get_indexes(name)},
        }
        for name in found.get_table_names()
    }


def made(url: str, make: Callable[[Connection], None]) -> tuple[list[object], dict[str, object]]:
    """Make the tables in an empty database; return how they differ from the code's, and all."""
    engine = create_engine(url)
    with engine.begin() as connection:
        make(connection)
    with engine.connect() as connection:
        found = differences(connection), shape_of(connection)
    engine.dispose()
    return found


def test_created_at_once_or_by_every_migration_sqlite_has_the_same_tables(tmp_path: Path) -> None:
    differ, migrated = made(f"sqlite:///{tmp_path / 'a.sqlite3'}", schema.upgrade)
    at_once, created = made(f"sqlite:///{tmp_path / 'b.sqlite3'}", schema.create)

    assert (differ, at_once) == ([], [])
    assert created == migrated
    assert len(created) > 8


def test_nothing_is_strange_in_tables_however_they_were_made(tmp_path: Path) -> None:
    for make in (schema.create, schema.upgrade):
        path = tmp_path / f"{make.__name__}.sqlite3"
        made(f"sqlite:///{path}", make)
        with closing(sqlite3.connect(path)) as connection:
            assert strange_in(connection) is None


@pytest.mark.postgres
def test_created_at_once_or_by_every_migration_postgresql_has_the_same_tables(
    postgres_server: PostgresServer,
) -> None:
    urls = [
        postgres_server.url(postgres_server.new_database()).replace(":", "+psycopg:", 1)
        for _ in range(2)
    ]

    differ, migrated = made(urls[0], schema.upgrade)
    at_once, created = made(urls[1], schema.create)

    assert (differ, at_once) == ([], [])
    assert created == migrated


@pytest.mark.postgres
async def test_what_another_start_made_is_not_made_again(postgres_server: PostgresServer) -> None:
    url = postgres_server.url(postgres_server.new_database())
    async with Store(url, ids=CountingIds()) as store:
        again = await store.migrate()

    assert not again.created


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
