"""kill -9 while the API and the command line write: what was acknowledged is there afterwards."""

import asyncio
import random
import signal
import time
from collections import Counter
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import httpx2
import numpy as np

from companion.adapters.chroma_folder import SUBFOLDER
from companion.adapters.chroma_index import ChromaFolderIndex
from companion.adapters.chroma_process import ShelfBusyError
from companion.adapters.hash_embedder import HashEmbedder
from companion.adapters.sql.units import Store
from companion.adapters.sql.vector_store import SqlVectorStore
from companion.ports import Hit, Vectors
from tests.bar.killing import BEACON, GOAL, Nursery, Promises, Stored, Victim, Victims, Writer
from tests.bar.proof import Outcome, Proof, Terms
from tests.bar.victim import MOMENTS
from tests.postgres import PostgresMissingError, PostgresServer, running_server
from tests.records import CountingIds

CYCLES: Final = {True: 200, False: 1}
CYCLES_PER_FOLDER: Final = 20
CLIENTS: Final = 3
LONGEST_RUN_SECONDS: Final = 2.5
SEARCH_SECONDS: Final = 2.0
HEALED_SECONDS: Final = 120.0


@dataclass
class Tally:
    """What came of the cycles on one database."""

    cycles: int = 0
    acks: int = 0
    by_moment: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    slowest: float = 0.0
    slow: int = 0
    unreached: list[str] = field(default_factory=list)
    passages: int = 0
    healings: int = 0


async def run(terms: Terms) -> tuple[Outcome, ...]:
    """Kill both kinds of writers on both databases."""
    async with AsyncExitStack() as stack:
        nursery = await stack.enter_async_context(Nursery.opened())
        tallies = {"SQLite": await _on_sqlite(terms, nursery)}
        try:
            server = stack.enter_context(running_server())
        except PostgresMissingError as error:
            terms.tell(f"PostgreSQL not run: {error}")
        else:
            tallies["PostgreSQL"] = await _on_postgresql(terms, nursery, server)
    return tuple(one for name, tally in tallies.items() for one in _outcomes(name, tally))


async def _on_sqlite(terms: Terms, nursery: Nursery) -> Tally:
    tally = Tally()
    for folder, cycles in _folders(terms, "sqlite"):
        url = f"sqlite:///{folder / 'companion.sqlite3'}"
        victims = _victims(nursery, folder, {})
        await _life(victims, Stored(url), cycles=cycles, tally=tally, terms=terms)
    return tally


async def _on_postgresql(terms: Terms, nursery: Nursery, server: PostgresServer) -> Tally:
    tally = Tally()
    for folder, cycles in _folders(terms, "postgresql"):
        url = server.url(server.new_database())
        victims = _victims(nursery, folder, {"COMPANION_DATABASE_URL": url})
        await _life(victims, Stored(url), cycles=cycles, tally=tally, terms=terms)
    return tally


def _folders(terms: Terms, name: str) -> list[tuple[Path, int]]:
    wanted, folders = CYCLES[terms.is_full], []
    for start in range(0, wanted, CYCLES_PER_FOLDER):
        folder = terms.folder / f"{name}-{start}"
        folder.mkdir()
        folders.append((folder, min(CYCLES_PER_FOLDER, wanted - start)))
    return folders


def _victims(nursery: Nursery, folder: Path, database: dict[str, str]) -> Victims:
    environment = {"COMPANION_DATA_DIR": str(folder), "COMPANION_EMBEDDER": "hash", **database}
    return Victims(nursery, folder, environment)


async def _life(
    victims: Victims, stored: Stored, *, cycles: int, tally: Tally, terms: Terms
) -> None:
    """Kill on one data folder from its first moment on, then look at all of it."""
    folder, promises = victims.folder, Promises()
    for cycle in range(cycles):
        chance = random.Random(f"{terms.seed} {folder.name} {cycle}")
        await _cycle(victims, promises, chance, number=cycle, tally=tally)
        tally.cycles += 1
        wrong = promises.broken(stored.tokens())
        if not stored.is_whole():
            wrong.append("the database is damaged")
        tally.lost += [f"{folder.name}, cycle {cycle}: {one}" for one in wrong]
        if wrong or tally.cycles % 10 == 0:
            terms.tell(f"{tally.cycles} cycles, {tally.acks + promises.acks} acks, {wrong[:3]}")
    tally.acks += promises.acks
    if terms.is_full or stored.url.startswith("sqlite"):
        # The index knows nothing of the database behind it: once is enough for the quick form.
        await _healed(victims, stored, tally)


async def _cycle(
    victims: Victims, promises: Promises, chance: random.Random, *, number: int, tally: Tally
) -> None:
    """Start both, let clients write, kill both, and take down what was promised."""
    moment = chance.choice(MOMENTS) if chance.random() < 0.6 else ""
    at = f"{moment}:{chance.randint(1, 80 if 'statement' in moment else 3)}" if moment else ""
    server = await victims.serve(at)
    name = f"cli{number}"
    line = await victims.write(name, at if "index" not in at and "answer" not in at else "")
    clients: list[asyncio.Task[None]] = []
    try:
        if await victims.ready(server):
            async with victims.client() as client:
                await _search(client, promises, tally, is_first=number == 0)
                writers = [Writer(f"c{number}x{one}", promises, chance) for one in range(CLIENTS)]
                clients = [asyncio.create_task(writer.run(client)) for writer in writers]
                with suppress(TimeoutError):
                    async with asyncio.timeout(chance.uniform(0.1, LONGEST_RUN_SECONDS)):
                        await server.wait()
                by_itself = server.returncode is not None
                tally.by_moment[moment if by_itself else "at random"] += 1
                await _kill(server, line)
                await asyncio.gather(*clients)
        else:
            tally.by_moment[f"{moment or 'at random'}, starting"] += 1
    finally:
        await _kill(server, line)
    victims.of_the_command_line(name, promises)


async def _kill(*victims: Victim) -> None:
    for victim in victims:
        victim.send(signal.SIGKILL)
    for victim in victims:
        await victim.wait()


async def _search(
    client: httpx2.AsyncClient, promises: Promises, tally: Tally, *, is_first: bool
) -> None:
    """Ask at once after the start, while the index is looked at or built anew."""
    try:
        if "beacon" not in promises.acknowledged or promises.acknowledged["beacon"] is None:
            promises.attempt("beacon", None)
            stored = await client.post("/v1/people", json={"records": [BEACON]})
            if stored.status_code not in {201, 409}:
                return
        began = time.monotonic()
        response = await client.post("/v1/matches", json={"goals": [GOAL], "top_k": 3})
        took = time.monotonic() - began
    except httpx2.HTTPError:
        return  # It was killed while it answered.
    tally.slowest = max(tally.slowest, took)
    best = [
        match["mentor_id"]
        for result in (response.json().get("results", []) if response.is_success else [])
        for match in result["matches"]
    ]
    tally.slow += took > SEARCH_SECONDS
    if best[:1] != ["beacon"]:
        tally.unanswered.append(f"{response.status_code} {best[:3]} after {took:.1f} s")


async def _healed(victims: Victims, stored: Stored, tally: Tally) -> None:
    """Let the server mend its index undisturbed, stop it, and search for every single passage."""
    server = await victims.serve()
    index = victims.folder / "index"
    try:
        if not await victims.ready(server):
            tally.unanswered.append(f"{victims.folder.name}: the server does not start")
            return
        deadline = time.monotonic() + HEALED_SECONDS
        async with victims.client() as client:
            engine = ""
            while not engine.startswith("chroma") and time.monotonic() < deadline:
                answer = await client.post("/v1/matches", json={"goals": [GOAL], "top_k": 1})
                engine = answer.json()["results"][0]["engine"] if answer.is_success else ""
                await asyncio.sleep(0.2)
        server.send(signal.SIGTERM)
        await server.wait()
    finally:
        await _kill(server)
    subfolders = [each for each in index.iterdir() if SUBFOLDER.fullmatch(each.name)]
    if len(subfolders) != 1 or not engine.startswith("chroma"):
        tally.unreached.append(f"{victims.folder.name}: {engine!r}, {len(subfolders)} subfolders")
    unreached, passages = await unreached_in(index, stored)
    tally.unreached += [f"{victims.folder.name}: {key}" for key in unreached]
    tally.passages += passages
    tally.healings += 1


async def unreached_in(index_folder: Path, stored: Stored) -> tuple[list[str], int]:
    """Return the passages that the index does not find by their own vector, and how many there are.

    Those with one and the same text count as found when each of them is among the equals.
    """
    fingerprint = HashEmbedder().fingerprint
    index = ChromaFolderIndex(index_folder, fingerprint=fingerprint)
    wanted = stored.passages()
    found: set[str] = set()
    store = Store(stored.url, ids=CountingIds())
    try:
        if await index.generation() is None:
            return sorted(wanted), len(wanted)
        async for keys, vectors in SqlVectorStore(store).batches(fingerprint=fingerprint, size=500):
            for key, vector in zip(keys, vectors, strict=True):
                top_k = 1
                while key not in found and top_k <= 4 * len(wanted):
                    hits = await _answered(index, np.asarray(vector), top_k=top_k)
                    found |= {hit.passage_id for hit in hits if hit.similarity > 0.999}
                    top_k *= 8
    finally:
        await index.close()
        await store.close()
    return sorted(wanted - found), len(wanted)


async def _answered(index: ChromaFolderIndex, vector: Vectors, *, top_k: int) -> tuple[Hit, ...]:
    """Search, again where a busy machine took too long for an answer."""
    while True:
        try:
            return await index.search(vector, top_k=top_k)
        except ShelfBusyError:
            await asyncio.sleep(0.1)


def _outcomes(name: str, tally: Tally) -> tuple[Outcome, ...]:
    moments = ", ".join(f"{moment} {count}" for moment, count in tally.by_moment.most_common())
    outcomes = (
        Outcome(
            claim=f"kill -9, {name}: cycles after which something acknowledged was lost or undone",
            cases=tally.cycles,
            failures=len(tally.lost),
            goal=CYCLES[True],
            note=f"{tally.acks:,} acknowledged writes; killed: {moments}",
            wrong=tuple(tally.lost[:5]),
        ),
        Outcome(
            claim=f"kill -9, {name}: first search after it wrong or refused",
            cases=sum(tally.by_moment.values()),
            failures=len(tally.unanswered),
            goal=CYCLES[True],
            note=f"slowest {tally.slowest:.2f} s, {tally.slow} over {SEARCH_SECONDS:g} s",
            wrong=tuple(tally.unanswered[:5]),
        ),
    )
    if not tally.healings:
        return outcomes
    healed = Outcome(
        claim=f"kill -9, {name}: passages that the healed index does not find",
        cases=tally.passages,
        failures=len(tally.unreached),
        goal=CYCLES[True],
        note=f"{tally.healings} healed indexes, every passage searched for by its vector",
        wrong=tuple(tally.unreached[:5]),
    )
    return (*outcomes, healed)


PROOF: Final = Proof(
    name="kill",
    about="SIGKILL at random and at named moments, API and command line writing together",
    run=run,
)
