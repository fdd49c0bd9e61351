"""SIGTERM while clients write and streams are open: nothing acknowledged is lost, and it ends."""

import asyncio
import random
import signal
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import httpx2

from tests.bar.killing import BEACON, GOAL, Nursery, Promises, Stored, Victims, Writer
from tests.bar.proof import Outcome, Proof, Terms

STOPS: Final = {True: 50, False: 1}
CLIENTS: Final = 3
LONGEST_SECONDS: Final = 10.0


@dataclass
class Stops:
    """What came of the stops."""

    done: int = 0
    acks: int = 0
    lost: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)
    took: list[float] = field(default_factory=list)
    streams: int = 0


async def run(terms: Terms) -> tuple[Outcome, ...]:
    """Stop one server after the other."""
    stops = Stops()
    folder = terms.folder / "data"
    folder.mkdir()
    promises = Promises()
    async with Nursery.opened() as nursery, _silent_model() as model:
        environment = {
            "COMPANION_DATA_DIR": str(folder),
            "COMPANION_EMBEDDER": "hash",
            "COMPANION_MODEL": "silent",
            "COMPANION_BASE_URL": model,
        }
        victims = Victims(nursery, folder, environment)
        for number in range(STOPS[terms.is_full]):
            chance = random.Random(f"{terms.seed} {number}")
            await _stopped(victims, promises, chance, number=number, stops=stops)
            stops.lost += promises.broken(_tokens(folder))
            stops.done += 1
            if number % 10 == 9:
                terms.tell(f"{number + 1} stops, {promises.acks} acks, {stops.lost}, {stops.late}")
    stops.acks = promises.acks
    return _outcomes(stops)


def _tokens(folder: Path) -> dict[str, str]:
    return Stored(f"sqlite:///{folder / 'companion.sqlite3'}").tokens()


async def _stopped(
    victims: Victims, promises: Promises, chance: random.Random, *, number: int, stops: Stops
) -> None:
    server = await victims.serve(online=True)
    try:
        if not await victims.ready(server):
            stops.late.append(f"stop {number}: the server did not start")
            return
        async with victims.client() as client:
            promises.attempt("beacon", None)
            await client.post("/v1/people", json={"records": [BEACON]})
            writers = [
                asyncio.create_task(Writer(f"s{number}x{one}", promises, chance).run(client))
                for one in range(CLIENTS)
            ]
            stream = asyncio.create_task(_streamed(client, stops))
            await asyncio.sleep(chance.uniform(0.2, 1.0))
            began = time.monotonic()
            server.send(signal.SIGTERM)
            with suppress(TimeoutError):
                async with asyncio.timeout(3 * LONGEST_SECONDS):
                    await server.wait()
            took = time.monotonic() - began
            stops.took.append(took)
            if server.returncode != 0 or took > LONGEST_SECONDS:
                stops.late.append(f"stop {number}: {server.returncode} after {took:.1f} s")
            await server.kill()
            await asyncio.gather(*writers, stream)
    finally:
        await server.kill()


async def _streamed(client: httpx2.AsyncClient, stops: Stops) -> None:
    """Hold a stream open on a draft that never comes."""
    headers = {"accept": "text/event-stream"}
    body = {"goal": GOAL}
    with suppress(httpx2.HTTPError):
        async with client.stream("POST", "/v1/agendas", json=body, headers=headers) as response:
            is_open = False
            async for _ in response.aiter_bytes():
                stops.streams += not is_open
                is_open = True


@asynccontextmanager
async def _silent_model() -> AsyncIterator[str]:
    """Serve an endpoint that takes every request and never answers."""

    async def hold(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while await reader.read(65_536):
                pass
        writer.close()

    server = await asyncio.start_server(hold, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        server.close()


def _outcomes(stops: Stops) -> tuple[Outcome, ...]:
    took = sorted(stops.took)
    middle = f"{took[len(took) // 2]:.1f}" if took else "?"
    return (
        Outcome(
            claim="SIGTERM under load: acknowledged writes lost",
            cases=stops.done,
            failures=len(stops.lost),
            goal=STOPS[True],
            note=f"{stops.acks:,} acknowledged writes",
            wrong=tuple(stops.lost[:5]),
        ),
        Outcome(
            claim="SIGTERM under load: not ended with 0 within 10 s",
            cases=stops.done,
            failures=len(stops.late),
            goal=STOPS[True],
            note=f"half within {middle} s, the slowest {max(took, default=0):.1f} s; "
            f"{stops.streams} streams were open",
            wrong=tuple(stops.late[:5]),
        ),
    )


PROOF: Final = Proof(name="sigterm", about="SIGTERM with writers and streams", run=run)
