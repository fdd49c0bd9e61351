"""Several processes on one SQLite file lose nothing and do not fail."""

import asyncio
import subprocess
import sys
from pathlib import Path

from companion.access.principal import LOCAL
from companion.adapters.sql.units import Store
from tests.records import CountingIds, Records, SteppingClock, a_person

PROCESSES = 4
CHANGES = 25


async def count_up(path: Path, *, times: int) -> None:
    """Raise a number in a stored person, reading and writing it in one unit each time."""
    async with Store(f"sqlite:///{path}", ids=CountingIds()) as store:
        for _ in range(times):
            async with store.writing() as unit:
                people = Records(unit, SteppingClock()).people
                row = await people.get(principal=LOCAL, record_id="ana")
                more = row.value.model_copy(update={"capacity": (row.value.capacity or 0) + 1})
                await people.replace(principal=LOCAL, value=more, version=row.stamp.version)


async def test_processes_that_read_and_write_lose_no_change(tmp_path: Path) -> None:
    path = tmp_path / "companion.sqlite3"
    async with Store(f"sqlite:///{path}", ids=CountingIds()) as store:
        async with store.writing() as unit:
            await Records(unit, SteppingClock()).store(people=[a_person("ana", capacity=0)])

        workers = [start(path) for _ in range(PROCESSES)]
        said = await asyncio.gather(*(asyncio.to_thread(worker.communicate) for worker in workers))

        async with store.reading() as unit:
            people = Records(unit, SteppingClock()).people
            row = await people.get(principal=LOCAL, record_id="ana")

    assert [worker.returncode for worker in workers] == [0] * PROCESSES, said
    assert row.value.capacity == PROCESSES * CHANGES
    assert row.stamp.version == PROCESSES * CHANGES + 1


async def test_processes_that_start_together_make_one_database(tmp_path: Path) -> None:
    path = tmp_path / "companion.sqlite3"

    async def opened() -> bool:
        store = Store(f"sqlite:///{path}", ids=CountingIds())
        prepared = await store.migrate()
        await store.close()
        return prepared.created

    created = await asyncio.gather(*(opened() for _ in range(5)))

    assert sorted(created) == [False, False, False, False, True]


def start(path: Path) -> subprocess.Popen[str]:
    program = (
        "import asyncio, pathlib, sys; from tests.unit.adapters.sql.test_processes import *; "
        f"asyncio.run(count_up(pathlib.Path(sys.argv[1]), times={CHANGES}))"
    )
    return subprocess.Popen(
        [sys.executable, "-c", program, str(path)],
        cwd=Path(__file__).parents[4],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
