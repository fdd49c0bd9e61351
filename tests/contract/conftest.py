"""The store on each database that it supports."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from companion.adapters.sql.units import Store
from tests.postgres import PostgresServer
from tests.records import CountingIds, SteppingClock


@pytest.fixture(scope="session")
def postgres_template(postgres_server: PostgresServer) -> str:
    """The name of a database with the tables made, to be copied."""

    async def migrate(url: str) -> None:
        async with Store(url, ids=CountingIds("template")):
            pass

    name = postgres_server.new_database(options="LOCALE_PROVIDER icu")
    asyncio.run(migrate(postgres_server.url(name)))
    return name


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database for this test alone."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'companion.sqlite3'}"
    server: PostgresServer = request.getfixturevalue("postgres_server")
    template: str = request.getfixturevalue("postgres_template")
    return server.url(server.new_database(template=template))


@pytest.fixture
async def store(store_url: str) -> AsyncIterator[Store]:
    """An open store."""
    async with Store(store_url, ids=CountingIds()) as opened:
        yield opened


@pytest.fixture
def clock() -> SteppingClock:
    """A clock that never stands still."""
    return SteppingClock()
