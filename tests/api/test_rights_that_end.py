"""A right that ends while something is drafted ends the draft: in a stream, whole, or kept."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from api.app import create
from companion.opening import Opening
from tests.accounts import key_of, public_part
from tests.architecture.world import CANARY, World, an_application
from tests.asgi import started
from tests.faults.mishaps import SCENARIOS
from tests.faults.server import Answer, Turn, running

ASK = {"session_id": "session-pair"}
STREAMED = {"accept": "text/event-stream"}
ENDED = {
    "id": "pair-pair",
    "mentor_id": "marta",
    "mentee_id": "ana",
    "ending": {"ended_on": "2026-03-09"},
}


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with started(an_application(tmp_path)) as caller:
        found = World(folder=tmp_path, caller=caller)
        await found.people_arrive()
        await found.fill()
        yield found


async def end_the_pair(world: World) -> None:
    await world.store("mentee_a", "pairs", [ENDED])


async def revoke_the_key(world: World) -> None:
    key = world.keys["mentor_a"]
    assert key is not None
    await world.caller.companion.accounts.revoke(public_part(key))


@pytest.mark.parametrize(
    ("end", "code"), [(end_the_pair, "forbidden"), (revoke_the_key, "unauthenticated")]
)
async def test_a_stream_stops_where_the_right_to_it_ends(
    world: World, end: Callable[[World], Awaitable[None]], code: str
) -> None:
    pieces: list[bytes] = []

    async def seen(piece: bytes) -> None:
        pieces.append(piece)
        if len(pieces) == 1:
            await end(world)

    key = world.keys["mentor_a"]
    before = await world.caller.send("POST", "/v1/summaries", ASK, key=key, headers=STREAMED)
    await world.caller.send("POST", "/v1/summaries", ASK, key=key, headers=STREAMED, seen=seen)

    assert CANARY.encode() in before.body
    assert CANARY.encode() not in b"".join(pieces)
    assert pieces[0].startswith(b"event: gathering")
    assert pieces[-1].startswith(b"event: error")
    assert f'"code":"{code}"'.encode() in pieces[-1]


async def test_a_whole_draft_becomes_a_refusal_where_the_right_to_it_ends(tmp_path: Path) -> None:
    loop = asyncio.get_running_loop()
    worlds: list[World] = []

    def slow(turn: Turn) -> Answer | Awaitable[Answer]:
        asyncio.run_coroutine_threadsafe(end_the_pair(worlds[0]), loop).result()
        return SCENARIOS["good"](turn)

    with running({**SCENARIOS, "slow": slow}) as model:
        flags: dict[str, object] = {"data_dir": tmp_path, "embedder": "hash"}
        flags.update({"model": "slow", "base_url": model.base_url})
        async with started(create(Opening(flags=flags, environment={}))) as caller:
            worlds.append(World(folder=tmp_path, caller=caller))
            await worlds[0].people_arrive()
            await worlds[0].fill()
            key = worlds[0].keys["mentor_a"]
            answer = await caller.send("POST", "/v1/summaries", ASK, key=key)
            asked = len(model.requests)

    assert asked >= 1
    assert (answer.status, answer.json["code"]) == (403, "forbidden")
    assert CANARY.encode() not in answer.body


async def test_an_answer_kept_for_a_second_request_does_not_outlive_the_right(
    world: World,
) -> None:
    key, once = world.keys["mentor_a"], {"idempotency-key": "one"}
    first = await world.caller.send("POST", "/v1/summaries", ASK, key=key, headers=once)
    await end_the_pair(world)

    again = await world.caller.send("POST", "/v1/summaries", ASK, key=key, headers=once)

    assert CANARY.encode() in first.body
    assert CANARY.encode() not in again.body
    assert again.status in {404, 409}


@pytest.mark.parametrize("headers", [{}, STREAMED])
async def test_a_prep_sent_again_is_given_again_and_does_not_outlive_the_right(
    world: World, headers: dict[str, str]
) -> None:
    key, path = world.keys["mentor_a"], "/v1/pairs/pair-pair/prep"
    once = {"idempotency-key": "one", **headers}
    first = await world.caller.send("POST", path, {}, key=key, headers=once)
    same = await world.caller.send("POST", path, {}, key=key, headers=once)
    await end_the_pair(world)

    again = await world.caller.send("POST", path, {}, key=key, headers=once)

    assert (first.status, same.status) == (200, 200)
    assert same.headers["idempotency-replayed"] == "true"
    assert CANARY.encode() in first.body
    assert CANARY.encode() not in again.body


async def test_a_new_key_opens_what_the_old_one_did(world: World) -> None:
    await revoke_the_key(world)
    world.keys["mentor_a"] = await key_of(world.caller.companion, "marta")

    answer = await world.caller.send("GET", "/v1/sessions/session-pair", key=world.keys["mentor_a"])

    assert answer.status == 200
