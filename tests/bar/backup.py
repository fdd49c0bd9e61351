"""Backups taken while others write hold one moment, and come back whole."""

import asyncio
import random
import shutil
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from companion.adapters.sql import backup
from companion.adapters.sql.addresses import database_at
from companion.adapters.sql.database import Database
from tests.bar.killing import BEACON, Nursery, Promises, Stored, Victims, Writer
from tests.bar.proof import Outcome, Proof, Terms
from tests.postgres import PostgresMissingError, running_server

BACKUPS: Final = {True: 20, False: 1}
CLIENTS: Final = 3


@dataclass
class Drills:
    """What came of the drills on one database."""

    done: int = 0
    wrong: list[str] = field(default_factory=list)
    slowest: float = 0.0
    rows: int = 0


async def run(terms: Terms) -> tuple[Outcome, ...]:
    """Drill on both databases; each backup of the one is also restored into the other kind."""
    async with AsyncExitStack() as stack:
        nursery = await stack.enter_async_context(Nursery.opened())
        folder = terms.folder / "sqlite"
        url = f"sqlite:///{folder / 'companion.sqlite3'}"
        outcomes = [_outcome("SQLite", await _drilled(terms, nursery, folder, url))]
        try:
            server = stack.enter_context(running_server())
        except PostgresMissingError as error:
            terms.tell(f"PostgreSQL not run: {error}")
        else:
            url = server.url(server.new_database())
            drills = await _drilled(terms, nursery, terms.folder / "postgresql", url)
            outcomes.append(_outcome("PostgreSQL", drills))
    return tuple(outcomes)


async def _drilled(terms: Terms, nursery: Nursery, folder: Path, url: str) -> Drills:
    """Back up again and again under writers, and restore each into a place of its own."""
    folder.mkdir()
    environment = {"COMPANION_DATA_DIR": str(folder), "COMPANION_EMBEDDER": "hash"}
    if not url.startswith("sqlite"):
        environment["COMPANION_DATABASE_URL"] = url
    victims, promises, drills = Victims(nursery, folder, environment), Promises(), Drills()
    server = await victims.serve()
    assert await victims.ready(server)
    async with victims.client() as client:
        promises.attempt("beacon", None)
        await client.post("/v1/people", json={"records": [BEACON]})
        chance = random.Random(terms.seed)
        writers = [
            asyncio.create_task(Writer(f"w{one}", promises, chance).run(client))
            for one in range(CLIENTS)
        ]
        database = database_at(url, own_folder=folder)
        for number in range(BACKUPS[terms.is_full]):
            await asyncio.sleep(chance.uniform(0.2, 0.6))
            await _drill(database, promises, terms.folder / f"drill-{number}", drills)
            drills.done += 1
        await database.close()
        await server.kill()
        await asyncio.gather(*writers)
    return drills


async def _drill(database: Database, promises: Promises, folder: Path, drills: Drills) -> None:
    folder.mkdir()
    file, path = folder / "taken.backup", folder / "companion.sqlite3"
    before = dict(promises.acknowledged)
    under_way = {key for key, tokens in promises.tried.items() if tokens}
    await database.prepare()
    await backup.back_up(database, file, notes={})
    touched = under_way | {
        key for key, token in promises.acknowledged.items() if before.get(key) != token
    }
    touched |= {key for key, tokens in promises.tried.items() if tokens}
    began = time.monotonic()
    restored = database_at(f"sqlite:///{path}", own_folder=folder)
    content = await backup.restore(restored, file, settle=_nothing)
    await restored.close()
    drills.slowest = max(drills.slowest, time.monotonic() - began)
    stored = Stored(f"sqlite:///{path}")
    found = stored.tokens()
    # What nobody wrote meanwhile is exactly as it was acknowledged; the rest is of some moment.
    wrong = [
        f"{key} is {found.get(key)!r}, was {token!r}"
        for key, token in before.items()
        if key not in touched and key != "beacon" and found.get(key) != token
    ]
    if not stored.is_whole():
        wrong.append("the restored database is damaged")
    drills.wrong += [f"{folder.name}: {one}" for one in wrong]
    drills.rows += sum(content.rows.values())
    shutil.rmtree(folder)


async def _nothing(_restored: Database) -> None:
    """Nobody was erased."""


def _outcome(name: str, drills: Drills) -> Outcome:
    return Outcome(
        claim=f"backups under load, {name}: not whole, or not as acknowledged when restored",
        cases=drills.done,
        failures=len(drills.wrong),
        goal=BACKUPS[True],
        note=f"{drills.rows:,} rows restored in all; the slowest took {drills.slowest:.1f} s",
        wrong=tuple(drills.wrong[:5]),
    )


PROOF: Final = Proof(name="backup", about="backups while others write, restored", run=run)
