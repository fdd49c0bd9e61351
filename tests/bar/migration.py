"""Migrations killed before every single statement: the old schema or the new one, nothing between.

An older program on a newer schema refuses; the tests of the schema hold that.
"""

import asyncio
import shutil
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text

from companion.adapters.sql import schema
from companion.adapters.sql.sqlite_file import APPLICATION_ID
from tests.bar.killing import Nursery
from tests.bar.proof import Outcome, Proof, Terms
from tests.postgres import PostgresMissingError, PostgresServer, running_server

MOST_STATEMENTS: Final = 500
STEP: Final = {True: 1, False: 12}
_PERSON: Final = (
    "INSERT INTO person (id, owner_id, visibility, version, created_at, updated_at, external_id, "
    "document) VALUES ('k1', 'local', 'me', 1, '2027-01-01', '2027-01-01', 'ines', "
    '\'{"id": "ines", "name": "Ines"}\')'
)


@dataclass
class Killed:
    """What came of the kills on one kind of database."""

    kills: int = 0
    finished: int = 0
    wrong: list[str] = field(default_factory=list)


async def run(terms: Terms) -> tuple[Outcome, ...]:
    """Kill the way from every revision (the last one alone in the quick form) to the newest."""
    revisions = schema.KNOWN[:-1] if terms.is_full else schema.KNOWN[-2:-1]
    on_sqlite, on_server = Killed(), Killed()
    async with AsyncExitStack() as stack:
        nursery = await stack.enter_async_context(Nursery.opened())
        for revision in revisions:
            template = terms.folder / f"{revision}.sqlite3"
            await asyncio.to_thread(_make, f"sqlite:///{template}", revision)
            await _every_statement(terms, nursery, template, revision, on_sqlite)
            terms.tell(f"SQLite from {revision}: {on_sqlite.kills} kills, {on_sqlite.wrong}")
        try:
            server = stack.enter_context(running_server())
        except PostgresMissingError as error:
            terms.tell(f"PostgreSQL not run: {error}")
        else:
            for revision in revisions:
                await _on_server(terms, nursery, server, revision, on_server)
                terms.tell(f"PostgreSQL from {revision}: {on_server.kills} kills")
    found = {"SQLite": on_sqlite, "PostgreSQL": on_server}
    return tuple(_outcome(name, killed) for name, killed in found.items() if killed.kills)


async def _every_statement(
    terms: Terms, nursery: Nursery, template: Path, revision: str, killed: Killed
) -> None:
    for number in range(1, MOST_STATEMENTS, STEP[terms.is_full]):
        path = terms.folder / "killed" / "companion.sqlite3"
        shutil.rmtree(path.parent, ignore_errors=True)
        path.parent.mkdir()
        shutil.copyfile(template, path)
        if not await _killed(terms, nursery, f"sqlite:///{path}", number, revision, killed):
            return


async def _on_server(
    terms: Terms, nursery: Nursery, server: PostgresServer, revision: str, killed: Killed
) -> None:
    template = server.new_database()
    await asyncio.to_thread(_make, server.url(template), revision)
    for number in range(1, MOST_STATEMENTS, STEP[terms.is_full]):
        url = server.url(server.new_database(template=template))
        if not await _killed(terms, nursery, url, number, revision, killed):
            return


async def _killed(
    terms: Terms, nursery: Nursery, url: str, number: int, revision: str, killed: Killed
) -> bool:
    """Kill before one statement and look; False when it came to its end before that one."""
    asked = {"do": "migrate", "url": url, "environment": {}, "said": str(terms.folder / "said.txt")}
    victim = await nursery.start(**asked, kill_at=f"before a statement:{number}")
    if await victim.wait() == 0:
        killed.finished += 1
        _look(url, (schema.HEAD,), f"{revision}, whole", killed)
        return False
    killed.kills += 1
    _look(url, (revision, schema.HEAD), f"{revision}, statement {number}", killed)
    # What was killed must come to its end the next time.
    again = await nursery.start(**asked, kill_at="")
    await again.wait()
    _look(url, (schema.HEAD,), f"{revision}, after statement {number}", killed)
    return True


def _look(url: str, expected: tuple[str, ...], label: str, killed: Killed) -> None:
    engine = create_engine(_driver(url))
    with engine.connect() as connection:
        revision = connection.scalar(text(f"SELECT version_num FROM {schema.VERSION_TABLE}"))
        people = connection.scalar(text("SELECT count(*) FROM person"))
        whole = "ok" if "sqlite" not in url else connection.scalar(text("PRAGMA integrity_check"))
    engine.dispose()
    if revision not in expected or people != 1 or whole != "ok":
        killed.wrong.append(f"{label}: schema {revision!r}, {people} people, {whole}")


def _make(url: str, revision: str) -> None:
    """Make a database as it was at a revision, with one person."""
    engine = create_engine(_driver(url))
    with engine.begin() as connection:
        config = Config()
        folder = Path(schema.__file__).with_name("migrations")
        config.set_main_option("script_location", str(folder))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.exec_driver_sql(_PERSON)
        if url.startswith("sqlite"):
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    engine.dispose()


def _driver(url: str) -> str:
    return url.replace("postgresql:", "postgresql+psycopg:", 1)


def _outcome(name: str, killed: Killed) -> Outcome:
    return Outcome(
        claim=f"migrations killed before a statement, {name}: neither the old nor the new schema",
        cases=killed.kills,
        failures=len(killed.wrong),
        goal=killed.kills,
        note=f"{killed.finished} ways to {schema.HEAD}, each killed before every statement",
        wrong=tuple(killed.wrong[:5]),
    )


PROOF: Final = Proof(name="migration", about="migrations killed at any statement", run=run)
