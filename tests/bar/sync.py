"""Acknowledged means on disk: the order of system calls, and logs that end too early.

A kill proves nothing of this: what was written without being synced outlives a process, in the
system's memory. So one part watches the system calls, the other takes the end of the log away.
"""

import asyncio
import itertools
import random
import re
import shutil
import signal
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

import httpx2

from companion.adapters.sql.units import Store
from tests.bar.killing import BEACON, Nursery, Victims
from tests.bar.proof import Outcome, Proof, Terms
from tests.records import CountingIds, Records, SteppingClock, a_person

TRACED: Final = {True: 200, False: 20}
CUTS: Final = {True: 1_000, False: 100}
COMMITS: Final = 60

_ANSWER: Final = '"HTTP/1.1 201'
_CALLS: Final = "fdatasync,fsync,recvfrom,recvmsg,sendto,sendmsg,read,write"


async def run(terms: Terms) -> tuple[Outcome, ...]:
    """Trace a server and cut logs."""
    traced = (await _traced(terms),) if shutil.which("strace") else ()
    if not traced:
        terms.tell("not run: strace is missing; apt-get install strace")
    return (*traced, await _cut(terms))


async def _traced(terms: Terms) -> Outcome:
    """Write one record after the other, and look for a sync between each request and its answer."""
    wanted = TRACED[terms.is_full]
    folder, trace = terms.folder / "traced", terms.folder / "trace.txt"
    folder.mkdir()
    environment = {"COMPANION_DATA_DIR": str(folder), "COMPANION_EMBEDDER": "hash"}
    async with Nursery.opened() as nursery:
        victims = Victims(nursery, folder, environment)
        server = await victims.serve()
        assert await victims.ready(server)
        strace = await asyncio.create_subprocess_exec(
            *("strace", "-f", "-y", "-s", "40", "-e", f"trace={_CALLS}", "-o", str(trace)),
            *("-p", str(server.pid)),
            stderr=asyncio.subprocess.PIPE,
        )
        assert strace.stderr is not None
        await strace.stderr.readline()  # It says when it is attached.
        done = 0
        async with victims.client() as client:
            for number in range(wanted):
                body = {"records": [{**BEACON, "id": f"traced-{number}"}]}
                answer = await client.post("/v1/people", json=body)
                done += answer.status_code == httpx2.codes.CREATED
        server.send(signal.SIGTERM)
        await server.wait()
        await strace.wait()
    synced, seen = synced_answers(trace.read_text(errors="replace"))
    return Outcome(
        claim="fdatasync, SQLite: writes answered before the log was synced",
        cases=seen,
        failures=seen - synced + abs(seen - done),
        goal=TRACED[True],
        note=f"strace of the server; {done} writes answered with 201",
    )


def synced_answers(trace: str) -> tuple[int, int]:
    """Return how many answers 201 followed a finished sync of the log, and how many there were.

    A sync counts when it has returned 0 after the last bytes of a request were read.
    """
    synced = seen = 0
    is_synced = False
    open_syncs: set[str] = set()
    for line in trace.splitlines():
        thread, _, call = line.partition(" ")
        call = call.strip()
        if re.match(r"(recvfrom|recvmsg|read)\(.*(POST|PUT) /v1/", call):
            is_synced = False
        elif re.match(r"f(data)?sync\(\d+<[^>]*-wal>", call):
            if call.endswith("= 0"):
                is_synced = True
            elif "unfinished" in call:
                open_syncs.add(thread)
        elif re.match(r"<\.\.\. f(data)?sync resumed", call) and thread in open_syncs:
            open_syncs.discard(thread)
            is_synced = is_synced or call.endswith("= 0")
        elif _ANSWER in call and re.match(r"(sendto|sendmsg|write)\(", call):
            seen += 1
            synced += is_synced
            is_synced = False
    return synced, seen


async def _cut(terms: Terms) -> Outcome:
    """Take the end of a log away, or spoil it, and open what is left."""
    source = terms.folder / "source"
    source.mkdir()
    await _many_commits(source)
    chance = random.Random(terms.seed)
    log = (source / "companion.sqlite3-wal").read_bytes()
    wrong: list[str] = []
    kept: list[tuple[int, int]] = []
    cuts = sorted(chance.randrange(len(log) + 1) for _ in range(CUTS[terms.is_full]))
    for number, length in enumerate(cuts):
        folder = terms.folder / "cut"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        path = folder / "companion.sqlite3"
        shutil.copyfile(source / path.name, path)
        # What was not synced may also be there as something else.
        tail = chance.randbytes(min(4_096, len(log) - length)) if number % 2 else b""
        Path(f"{path}-wal").write_bytes(log[:length] + tail)
        people = _opened(path)
        if isinstance(people, str):
            wrong.append(f"cut at {length}: {people}")
            continue
        kept.append((length, people))
        if number % 50 == 0 and await _opened_by_the_companion(path) != people:
            wrong.append(f"cut at {length}: the companion found something else")
    grows = all(fewer <= more for (_, fewer), (_, more) in itertools.pairwise(kept))
    if not grows:
        wrong.append("a longer log held fewer commits")
    return Outcome(
        claim="cut logs, SQLite: damaged, or other than a prefix of the commits",
        cases=len(cuts),
        failures=len(wrong),
        goal=CUTS[True],
        note=f"log of {len(log) // 1024} kB, {COMMITS} commits; every second one ends in noise",
        wrong=tuple(wrong[:5]),
    )


async def _many_commits(folder: Path) -> None:
    """Leave a database and its log as they are after so many commits, one person each."""
    live = folder / "live"
    live.mkdir()
    async with Store(f"sqlite:///{live / 'companion.sqlite3'}", ids=CountingIds()) as store:
        for number in range(COMMITS):
            async with store.writing() as unit:
                person = a_person(f"p{number:03}", headline=f"Keeper of {number} bees")
                await Records(unit, SteppingClock()).store(people=[person])
        for name in ("companion.sqlite3", "companion.sqlite3-wal"):
            shutil.copyfile(live / name, folder / name)


def _opened(path: Path) -> int | str:
    """Return how many commits are there; what is wrong, if anything is."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            ((said,),) = connection.execute("PRAGMA integrity_check(1)").fetchall()
            rows = connection.execute("SELECT external_id FROM person ORDER BY external_id")
            found = [key for (key,) in rows]
            passages = connection.execute("SELECT count(*) FROM passage").fetchone()[0]
    except sqlite3.Error as error:
        return str(error)
    if said != "ok":
        return str(said)
    if found != [f"p{number:03}" for number in range(len(found))] or passages != len(found):
        return f"{len(found)} people and {passages} passages are no prefix"
    return len(found)


async def _opened_by_the_companion(path: Path) -> int:
    async with Store(f"sqlite:///{path}", ids=CountingIds()) as store:
        return (await store.status()).people


PROOF: Final = Proof(
    name="sync", about="a sync before each acknowledgement; logs that were cut", run=run
)
