"""Disks that are full or fail: a clear refusal, what is there stays readable, nothing by half."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from companion.access.principal import LOCAL
from companion.adapters.sql.sqlite import SqliteDatabase
from companion.adapters.sql.units import Store
from companion.errors import StoreError
from tests.records import CountingIds, Records, SteppingClock, a_person, ids_of

LONG = "rotas and rye " * 1_000


async def people_in(store: Store) -> list[str]:
    async with store.reading() as unit:
        return ids_of(await Records(unit, SteppingClock()).people.every(principal=LOCAL))


async def add(store: Store, name: str, *, bio: str = "short") -> None:
    async with store.writing() as unit:
        await Records(unit, SteppingClock()).store(people=[a_person(name, bio=bio)])


async def test_on_a_full_disk_writes_are_refused_and_go_on_when_there_is_room(
    tmp_path: Path,
) -> None:
    path = tmp_path / "companion.sqlite3"
    async with Store(f"sqlite:///{path}", ids=CountingIds("first")) as store:
        await add(store, "ana")
    pages = path.stat().st_size // 4_096
    most = [pages + 1]
    store = Store(f"sqlite:///{path}", ids=CountingIds("second"))
    database = store._database
    assert isinstance(database, SqliteDatabase)

    @event.listens_for(database._writer.sync_engine, "begin")
    def _limit(connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count={most[0]}")

    async with store:
        with pytest.raises(StoreError, match="the disk is full; free some space"):
            await add(store, "ben", bio=LONG)
        during = await people_in(store)
        most[0] = 100_000
        await add(store, "ben", bio=LONG)

        assert during == ["ana"]
        assert await people_in(store) == ["ana", "ben"]


def test_after_a_failed_write_nothing_more_is_written(tmp_path: Path) -> None:
    program = """
import asyncio, pathlib, resource, sys
from tests.unit.adapters.sql.test_disk import *

async def main(path):
    async with Store(f"sqlite:///{path}", ids=CountingIds()) as store:
        await add(store, "ana")
        room = pathlib.Path(f"{path}-wal").stat().st_size + 5_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
        said = []
        for name in ("ben", "cleo"):
            try:
                await add(store, name, bio=LONG)
            except StoreError as error:
                said.append(str(error))
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
        try:
            await add(store, "dora")
        except StoreError as error:
            said.append(str(error))
        print(await people_in(store), *said, sep="\\n")

asyncio.run(main(sys.argv[1]))
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "companion.sqlite3")],
        cwd=Path(__file__).parents[4],
        capture_output=True,
        text=True,
    )

    people, first, second, third = done.stdout.splitlines()
    assert people == "['ana']"
    assert "the disk failed" in first
    assert "so nothing more is written" in second
    assert second == third


async def test_what_was_refused_is_not_there_after_a_new_start(tmp_path: Path) -> None:
    path = tmp_path / "companion.sqlite3"
    async with Store(f"sqlite:///{path}", ids=CountingIds("first")) as store:
        await add(store, "ana")
        database = store._database
        assert isinstance(database, SqliteDatabase)
        database._has_failed = True
        with pytest.raises(StoreError, match="start the companion again"):
            await add(store, "ben")
        assert await people_in(store) == ["ana"]

    async with Store(f"sqlite:///{path}", ids=CountingIds("second")) as store:
        await add(store, "cleo")

        assert await people_in(store) == ["ana", "cleo"]
