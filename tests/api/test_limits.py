"""What an account may ask of a server, and keep on it."""

from pathlib import Path

from api.app import create
from companion.opening import Opening
from tests.accounts import key_of
from tests.asgi import Caller, started

LONG = "x" * 19_000


def an_opening(folder: Path, **flags: object) -> Opening:
    return Opening(flags={"data_dir": folder, "embedder": "hash", **flags}, offline=True)


async def fill(caller: Caller, key: str, *, start: int, goals: int) -> int:
    records = [{"id": f"g{number}", "statement": LONG} for number in range(start, start + goals)]
    return (await caller.send("POST", "/v1/goals", {"records": records}, key=key)).status


async def test_an_account_that_is_full_reads_and_removes_and_then_stores_again(
    tmp_path: Path,
) -> None:
    async with started(create(an_opening(tmp_path, account_megabytes=1))) as caller:
        key, other = await key_of(caller.companion, "ada"), await key_of(caller.companion, "ben")
        stored = await fill(caller, key, start=0, goals=50)
        body = {"records": [{"id": "late", "statement": LONG}]}
        sent = {"records": [{"id": f"n{number}", "statement": LONG} for number in range(5)]}
        refused = await caller.send("POST", "/v1/goals", sent, key=key)
        replaced = await caller.send(
            "PUT",
            "/v1/goals/g1",
            {"id": "g1", "statement": LONG, "challenge": LONG, "success_measure": LONG},
            key=key,
            headers={"If-Match": '"1"'},
        )
        read = await caller.send("GET", "/v1/goals/g1", key=key)
        elsewhere = await fill(caller, other, start=0, goals=5)
        for number in range(10):
            await caller.send("DELETE", f"/v1/goals/g{number}", key=key)

        again = await caller.send("POST", "/v1/goals", body, key=key)

    assert (stored, refused.status, refused.json["code"]) == (201, 413, "over_quota")
    assert "keeps 1.0 MB of 1 MB" in refused.json["detail"]
    assert (replaced.status, read.status, elsewhere, again.status) == (413, 200, 201, 201)


async def test_a_draft_is_given_where_there_is_no_room_to_keep_its_copy(tmp_path: Path) -> None:
    goal = {"id": "g", "statement": "Run the spring inventory without overtime"}
    once = {"idempotency-key": "one"}
    async with started(create(an_opening(tmp_path, account_megabytes=1))) as caller:
        key = await key_of(caller.companion, "ada")
        await fill(caller, key, start=0, goals=50)
        await fill(caller, key, start=50, goals=2)
        answers = [
            await caller.send("POST", "/v1/agendas", {"goal": goal}, key=key, headers=once)
            for _ in range(2)
        ]

    assert [one.status for one in answers] == [200, 200]


async def test_reads_and_changes_are_counted_for_each_account(tmp_path: Path) -> None:
    async with started(create(an_opening(tmp_path, account_requests=3))) as caller:
        key, other = await key_of(caller.companion, "ada"), await key_of(caller.companion, "ben")
        reads = [await caller.send("GET", "/v1/goals", key=key) for _ in range(3)]
        removed = await caller.send("DELETE", "/v1/goals/g", key=key)
        elsewhere = await caller.send("GET", "/v1/goals", key=other)
        stored = await fill(caller, key, start=0, goals=1)
        health = await caller.send("GET", "/healthz")

    assert [one.status for one in reads] == [200] * 3
    assert (removed.status, removed.json["code"]) == (429, "too_often")
    assert 1 <= int(removed.headers["retry-after"]) <= 20
    assert (elsewhere.status, stored, health.status) == (200, 201, 200)


async def test_whoever_uses_a_server_without_accounts_is_not_counted(tmp_path: Path) -> None:
    limits = {"account_requests": 1, "account_megabytes": 1}
    async with started(create(an_opening(tmp_path, **limits))) as caller:
        records = [{"id": f"g{number}", "statement": LONG} for number in range(80)]
        stored = await caller.send("POST", "/v1/goals", {"records": records})
        reads = [(await caller.send("GET", "/v1/goals")).status for _ in range(5)]

    assert (stored.status, set(reads)) == (201, {200})
