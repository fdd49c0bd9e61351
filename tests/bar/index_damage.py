"""The index folder is harmed: answers stay right, everything is found again, nobody dies."""

import asyncio
import random
import shutil
import signal
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import httpx2

from tests.bar.damage import HARMS
from tests.bar.kill import unreached_in
from tests.bar.killing import BEACON, GOAL, Nursery, Stored, Victims
from tests.bar.proof import Outcome, Proof, Terms

QUICK: Final = ("flip *.bin 1",)
PEOPLE: Final = {True: 150, False: 30}
NEAR: Final = (
    "keeping bees on a roof of a lighthouse in town",
    "keeping bees in a garden",
    "how bees live in winter and what they eat",
)
SHOWN: Final = 4
ANSWER_SECONDS: Final = 2.0
HEALED_SECONDS: Final = 90.0


@dataclass
class Found:
    """What came of the harms."""

    harms: int = 0
    wrong: list[str] = field(default_factory=list)
    slowest: float = 0.0
    dead: list[str] = field(default_factory=list)
    unreached: list[str] = field(default_factory=list)
    healed_in: list[float] = field(default_factory=list)


async def run(terms: Terms) -> tuple[Outcome, ...]:
    """Harm the folder in every way, half the time while a server has it open."""
    found = Found()
    names = [
        name for name in HARMS if terms.is_full or any(name.startswith(quick) for quick in QUICK)
    ]
    template = terms.folder / "template"
    async with Nursery.opened() as nursery:
        expected = await _made(nursery, template, people=PEOPLE[terms.is_full])
        for number, name in enumerate(names):
            folder = terms.folder / f"harmed-{number}"
            shutil.copytree(template, folder)
            chance = random.Random(f"{terms.seed} {name}")
            is_running = name.startswith("signal") or number % 2 == 1
            await _harmed(
                _victims(nursery, folder),
                name,
                chance,
                is_running=is_running,
                expected=expected,
                found=found,
            )
            shutil.rmtree(folder, ignore_errors=True)
            found.harms += 1
            if number % 10 == 9:
                terms.tell(f"{number + 1} of {len(names)}, wrong {found.wrong}, {found.unreached}")
    return _outcomes(found)


def _victims(nursery: Nursery, folder: Path) -> Victims:
    environment = {"COMPANION_DATA_DIR": str(folder), "COMPANION_EMBEDDER": "hash"}
    return Victims(nursery, folder, environment)


async def _made(nursery: Nursery, folder: Path, *, people: int) -> list[str]:
    """Make a data folder with an index, closed in good order; return the answer to a question."""
    folder.mkdir()
    # Few come close, each less than the one before, so that there is one right answer; what the
    # others have in common lies in the index many times.
    records = [BEACON] + [
        {"id": f"near-{number}", "name": "Ben Ode", "can_help_with": [text]}
        for number, text in enumerate(NEAR)
    ]
    records += [
        {"id": f"p{number}", "name": "Cleo Ode", "skills": [f"craft {number}", "rotas"]}
        for number in range(people)
    ]
    victims = _victims(nursery, folder)
    server = await victims.serve()
    assert await victims.ready(server)
    async with victims.client() as client:
        await client.post("/v1/people", json={"records": records})
        assert await _healed(client) is not None
        _, expected, _ = await _asked(client)
    server.send(signal.SIGTERM)
    assert await server.wait() == 0
    return expected


async def _harmed(
    victims: Victims,
    name: str,
    chance: random.Random,
    *,
    is_running: bool,
    expected: list[str],
    found: Found,
) -> None:
    index = victims.folder / "index"
    label = f"{name} ({'running' if is_running else 'stopped'})"
    if not is_running:
        HARMS[name](index, chance)
    async with _serving(victims, label, found) as client:
        if is_running:
            await _healed(client)
            HARMS[name](index, chance)
        for _ in range(3):
            status, best, took = await _asked(client)
            found.slowest = max(found.slowest, took)
            if best != expected or took > ANSWER_SECONDS:
                found.wrong.append(f"{label}: {status} {best[:3]} after {took:.1f} s")
        healed_in = await _healed(client)
        if healed_in is None:
            found.unreached.append(f"{label}: never healed")
        else:
            found.healed_in.append(healed_in)
    if is_running:
        # What was harmed under its eyes may only show when it is opened the next time.
        async with _serving(victims, f"{label}, again", found) as client:
            await _healed(client)
    lost, _ = await unreached_in(index, Stored(f"sqlite:///{victims.folder / 'companion.sqlite3'}"))
    if lost:
        found.unreached.append(f"{label}: {len(lost)} passages")


@asynccontextmanager
async def _serving(victims: Victims, label: str, found: Found) -> AsyncIterator[httpx2.AsyncClient]:
    """Serve inside the block; note when the server does not start or does not end well."""
    server = await victims.serve()
    try:
        if not await victims.ready(server):
            found.dead.append(f"{label}: the server did not start")
        async with victims.client() as client:
            try:
                yield client
            except httpx2.HTTPError as error:
                found.dead.append(f"{label}: {type(error).__name__}")
        server.send(signal.SIGTERM)
        status = await server.wait()
        if status != 0:
            found.dead.append(f"{label}: ended with {status}")
    finally:
        await server.kill()


async def _asked(client: httpx2.AsyncClient) -> tuple[int, list[str], float]:
    """Return the status, the best mentors and how long it took."""
    began = time.monotonic()
    answer = await client.post("/v1/matches", json={"goals": [GOAL], "top_k": SHOWN})
    took = time.monotonic() - began
    results: list[dict[str, Any]] = answer.json().get("results", []) if answer.is_success else []
    return (
        answer.status_code,
        [one["mentor_id"] for each in results for one in each["matches"]],
        took,
    )


async def _healed(client: httpx2.AsyncClient) -> float | None:
    """Wait until the index answers; None when it does not in time."""
    began = time.monotonic()
    while time.monotonic() - began < HEALED_SECONDS:
        answer = await client.post("/v1/matches", json={"goals": [GOAL], "top_k": 1})
        if answer.is_success and answer.json()["results"][0]["engine"].startswith("chroma"):
            return time.monotonic() - began
        await asyncio.sleep(0.1)
    return None


def _outcomes(found: Found) -> tuple[Outcome, ...]:
    healed = sorted(found.healed_in)
    middle = f"{healed[len(healed) // 2]:.1f}" if healed else "?"
    return (
        Outcome(
            claim="harmed index: answers wrong, refused or over 2 s",
            cases=found.harms,
            failures=len(found.wrong),
            goal=len(HARMS),
            note=f"three answers after each of {found.harms} harms; slowest {found.slowest:.2f} s",
            wrong=tuple(found.wrong[:5]),
        ),
        Outcome(
            claim="harmed index: servers that died, or did not end in good order",
            cases=found.harms,
            failures=len(found.dead),
            goal=len(HARMS),
            wrong=tuple(found.dead[:5]),
        ),
        Outcome(
            claim="harmed index: not everything found again after healing",
            cases=found.harms,
            failures=len(found.unreached),
            goal=len(HARMS),
            note=f"half of them healed within {middle} s, while searches were answered exactly",
            wrong=tuple(found.unreached[:5]),
        ),
    )


PROOF: Final = Proof(name="index", about="fifty kinds of harm to the index folder", run=run)
