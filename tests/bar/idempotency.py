"""Pairs of equal requests at once, with the server killed in between: one effect each.

Both of a pair carry the same Idempotency-Key and are sent again until they are answered. A second
effect would show: the import of an id that is taken is refused as a conflict.
"""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final

import httpx2

from tests.bar.proof import Outcome, Proof, Terms
from tests.bar.served import Served, client_of, running
from tests.postgres import PostgresMissingError, running_server

_PAIRS: Final = {True: 1_000, False: 30}
_AT_ONCE: Final = {True: 40, False: 30}
_ON_POSTGRES: Final = 200
_PATIENCE_SECONDS: Final = 90.0
_KILL_WITHIN_SECONDS: Final = 0.4
_MOST_SHOWN: Final = 5


@dataclass
class _Tally:
    """What became of the pairs."""

    pairs: int = 0
    kills: int = 0
    waited: int = 0
    wrong: list[str] = field(default_factory=list)


async def _answer(
    client: httpx2.AsyncClient, urls: tuple[str, ...], number: int, tally: _Tally
) -> str:
    """Send one request until it is answered for good; return the answer."""
    body = {"records": [{"id": f"person-{number}", "name": f"Ana {number}"}]}
    headers = {"idempotency-key": f"key-{number}"}
    deadline = asyncio.get_running_loop().time() + _PATIENCE_SECONDS
    turn = number
    while asyncio.get_running_loop().time() < deadline:
        turn += 1
        try:
            answer = await client.post(
                f"{urls[turn % len(urls)]}/v1/people", json=body, headers=headers
            )
        except httpx2.TransportError:
            await asyncio.sleep(0.05)
            continue
        if answer.status_code == 409 and answer.json()["code"] == "still_running":
            tally.waited += 1
            await asyncio.sleep(int(answer.headers["retry-after"]) / 4)
            continue
        return f"{answer.status_code} {answer.text}"
    return "no answer"


async def _pair(
    client: httpx2.AsyncClient, urls: tuple[str, ...], number: int, tally: _Tally
) -> None:
    both = await asyncio.gather(*(_answer(client, urls, number, tally) for _ in range(2)))
    expected = f'201 {{"added":["person-{number}"],"replaced":[],"unchanged":[]}}'
    tally.pairs += 1
    if set(both) != {expected}:
        tally.wrong.append(f"pair {number}: {both}")
    version = await _version(client, urls, number)
    if version != '"1"':
        tally.wrong.append(f"pair {number}: stored at {version}")


async def _version(client: httpx2.AsyncClient, urls: tuple[str, ...], number: int) -> str | None:
    """Return the version of a pair's record, asking again while a server is down."""
    deadline = asyncio.get_running_loop().time() + _PATIENCE_SECONDS
    while asyncio.get_running_loop().time() < deadline:
        for url in urls:
            try:
                seen = await client.get(f"{url}/v1/people/person-{number}")
            except httpx2.TransportError:
                await asyncio.sleep(0.05)
                continue
            return seen.headers.get("etag")
    return None


async def _batch(
    servers: tuple[Served, ...], numbers: range, chance: random.Random, tally: _Tally
) -> None:
    """Send a batch of pairs, and kill one of the servers while they run."""
    urls = tuple(one.url for one in servers)
    async with client_of(urls[0]) as client:
        pairs = asyncio.gather(*(_pair_later(client, urls, one, chance, tally) for one in numbers))
        await asyncio.sleep(chance.uniform(0, _KILL_WITHIN_SECONDS))
        victim = chance.choice(servers)
        await victim.kill()
        tally.kills += 1
        await victim.start()
        await pairs


async def _pair_later(
    client: httpx2.AsyncClient,
    urls: tuple[str, ...],
    number: int,
    chance: random.Random,
    tally: _Tally,
) -> None:
    await asyncio.sleep(chance.uniform(0, _KILL_WITHIN_SECONDS))
    await _pair(client, urls, number, tally)


async def _loop(terms: Terms, servers: tuple[Served, ...], pairs: int) -> _Tally:
    chance = random.Random(terms.seed)
    tally = _Tally()
    size = _AT_ONCE[terms.is_full]
    for start in range(0, pairs, size):
        await _batch(servers, range(start, min(start + size, pairs)), chance, tally)
        terms.tell(f"{tally.pairs} pairs, {tally.kills} kills, {len(tally.wrong)} wrong")
    async with client_of(servers[0].url) as client:
        stored = await _stored(client)
    if stored != pairs:
        tally.wrong.append(f"{stored} records of {pairs} pairs")
    return tally


async def _stored(client: httpx2.AsyncClient) -> int:
    count, after = 0, None
    while True:
        page = (
            await client.get(
                "/v1/people", params={"limit": 500, **({"after": after} if after else {})}
            )
        ).json()
        count += len(page["records"])
        after = page["next"]
        if after is None:
            return count


def _outcome(tally: _Tally, *, where: str, goal: int) -> Outcome:
    return Outcome(
        claim=f"pairs of equal requests without exactly one effect, {where}",
        cases=tally.pairs,
        failures=len(tally.wrong),
        goal=goal,
        note=f"{tally.kills} kills, {tally.waited} times told to wait",
        wrong=tuple(tally.wrong[:_MOST_SHOWN]),
    )


async def _on_sqlite(terms: Terms) -> Outcome:
    pairs = _PAIRS[terms.is_full]
    async with running(Served(terms.folder / "sqlite")) as served:
        tally = await _loop(terms, (served,), pairs)
    return _outcome(tally, where="SQLite", goal=_PAIRS[True] if terms.is_full else pairs)


@asynccontextmanager
async def _two_on(url: str, terms: Terms) -> AsyncIterator[tuple[Served, ...]]:
    settings = {"COMPANION_DATABASE_URL": url}
    first, second = (
        Served(terms.folder / name, environment=settings) for name in ("first", "second")
    )
    async with running(first), running(second):
        yield first, second


async def _on_postgres(terms: Terms) -> Outcome:
    try:
        with running_server(is_durable=True) as server:
            async with _two_on(server.url(server.new_database()), terms) as servers:
                tally = await _loop(terms, servers, _ON_POSTGRES)
    except PostgresMissingError as error:
        terms.tell(f"PostgreSQL: not run: {error}")
        return Outcome(
            claim="pairs of equal requests without exactly one effect, PostgreSQL",
            cases=0,
            failures=0,
            goal=_ON_POSTGRES,
            note=f"not run: {error}",
        )
    where = "two processes on PostgreSQL"
    return _outcome(tally, where=where, goal=_ON_POSTGRES)


async def run(terms: Terms) -> tuple[Outcome, ...]:
    """Run the pairs: the quick form on SQLite alone."""
    on_sqlite = await _on_sqlite(terms)
    return (on_sqlite, await _on_postgres(terms)) if terms.is_full else (on_sqlite,)


PROOF = Proof(
    name="idempotency",
    about="equal requests at once, the server killed in between: exactly one effect each",
    run=run,
)
