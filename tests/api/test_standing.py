"""Consent read and said over HTTP holds from the next request on; a programme in numbers."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from api.app import create
from companion.opening import Opening
from tests.accounts import key_of
from tests.architecture.world import UNLIMITED, an_application
from tests.asgi import Caller, started
from tests.faults.server import running
from tests.schemas import require_valid

MINE = "/v1/people/ada/consent"
NUMBERS = "/v1/programmes/spring/numbers"
GOAL = {"id": "g", "statement": "Price my ceramics for the winter market"}
TWOS = tuple((f"mentor-{one}", f"mentee-{one}") for one in "abcdefgh")
"""Three of these are left out by lot, and so two or three pairs: five or six are counted."""


def allowing(**purposes: list[str]) -> dict[str, list[str]]:
    return {"remote": [], "rank": [], "count": [], **purposes}


@pytest.fixture
async def caller(tmp_path: Path) -> AsyncIterator[Caller]:
    async with started(an_application(tmp_path)) as found:
        yield found


async def store(caller: Caller, key: str, kind: str, *records: dict[str, Any]) -> None:
    answer = await caller.send("POST", f"/v1/{kind}", {"records": records}, key=key)
    assert answer.status == 201, answer.body


async def test_an_account_allows_nothing_until_it_says_so_and_only_itself_sees_it(
    caller: Caller,
) -> None:
    key, others = await key_of(caller.companion, "ada"), await key_of(caller.companion, "ben")
    before = await caller.send("GET", MINE, key=key)
    said = await caller.send("PUT", MINE, allowing(count=["goal", "notes"]), key=key)

    after = await caller.send("GET", MINE, key=key)

    assert before.json == allowing()
    assert said.json == after.json == allowing(count=["notes", "goal"])
    require_valid("consent", after.json)
    assert (await caller.send("GET", MINE, key=others)).status == 404
    assert (await caller.send("PUT", MINE, allowing(), key=others)).status == 404
    assert (await caller.send("GET", MINE, key=key)).json == after.json


@pytest.mark.parametrize(
    "body", [{"count": ["notes"]}, allowing(count=["hobbies"]), {**allowing(), "share": ["notes"]}]
)
async def test_what_is_no_consent_changes_nothing(caller: Caller, body: dict[str, object]) -> None:
    key = await key_of(caller.companion, "ada")
    await caller.send("PUT", MINE, allowing(rank=["notes"]), key=key)

    refused = await caller.send("PUT", MINE, body, key=key)

    assert refused.status == 422
    assert (await caller.send("GET", MINE, key=key)).json == allowing(rank=["notes"])


async def test_whoever_uses_a_server_without_accounts_says_it_as_me(caller: Caller) -> None:
    before = await caller.send("GET", "/v1/people/me/consent")

    after = await caller.send("PUT", "/v1/people/me/consent", allowing(remote=["goal"]))

    assert before.json["remote"] == ["notes", "career", "goal", "profile"]
    assert after.json == allowing(remote=["goal"])


async def test_what_is_sent_back_as_it_was_read_changes_nothing(caller: Caller) -> None:
    key = await key_of(caller.companion, "ada")
    read = await caller.send("GET", MINE, key=key)

    await caller.send("PUT", MINE, read.json, key=key)

    assert (await caller.companion.privacy.choices("ada")).said == ()


async def test_notes_move_a_ranking_until_the_next_request_after_a_no(caller: Caller) -> None:
    key = await key_of(caller.companion, "ada")
    mentors = [
        {"id": name, "name": name.title(), "can_help_with": ["stalls"]} for name in ("a", "z")
    ]
    await store(caller, key, "people", *mentors, {"id": "ada", "name": "Ada"})
    notes = "Zed showed me how to price ceramics for the winter market, piece by piece."
    talk = {"id": "t", "mentor_id": "z", "mentee_id": "ada", "held_on": "2026-03-02"}
    await store(caller, key, "sessions", {**talk, "notes": notes})

    async def first() -> str:
        ask = {"goals": [GOAL], "mentor_ids": ["a", "z"]}
        answer = await caller.send("POST", "/v1/matches", ask, key=key)
        best: str = answer.json["results"][0]["matches"][0]["mentor_id"]
        return best

    await caller.send("PUT", MINE, allowing(rank=["notes"]), key=key)
    allowed = await first()
    await caller.send("PUT", MINE, allowing(), key=key)

    assert (allowed, await first()) == ("z", "a")


async def test_a_model_elsewhere_reads_only_while_it_is_allowed(tmp_path: Path) -> None:
    everything = ["notes", "career", "goal", "profile"]
    with running() as model:
        flags: dict[str, object] = {"data_dir": tmp_path, "embedder": "hash", "model": "good"}
        flags.update({"base_url": model.base_url, "endpoint_is": "remote"})
        app = create(Opening(flags=flags, environment={}), limits=UNLIMITED)
        async with started(app) as caller:
            key = await key_of(caller.companion, "ada")

            async def asked() -> int:
                before = len(model.requests)
                answer = await caller.send("POST", "/v1/agendas", {"goal": GOAL}, key=key)
                assert answer.status == 200, answer.body
                return len(model.requests) - before

            unsaid = await asked()
            await caller.send("PUT", MINE, allowing(remote=everything), key=key)
            allowed = await asked()
            await caller.send("PUT", MINE, allowing(remote=["career"]), key=key)
            withdrawn = await asked()

    assert (unsaid, allowed > 0, withdrawn) == (0, True, 0)


async def test_an_organiser_sees_numbers_which_end_with_a_withdrawn_yes(caller: Caller) -> None:
    organiser = await key_of(caller.companion, "olu", "organiser:spring")
    keys = {
        name: await key_of(caller.companion, name, f"{role}:spring")
        for two in TWOS
        for role, name in zip(("mentor", "mentee"), two, strict=True)
    }
    for mentor, mentee in TWOS:
        people = [{"id": name, "name": name.title()} for name in (mentor, mentee)]
        await store(caller, keys[mentee], "people", *people)
        talk = {"id": "t", "mentor_id": mentor, "mentee_id": mentee, "held_on": "2026-03-02"}
        await store(caller, keys[mentee], "sessions", {**talk, "notes": "- zqcanaryvk"})
    unsaid = await caller.send("GET", NUMBERS, key=organiser)
    for name, key in keys.items():
        path = f"/v1/people/{name}/consent"
        await caller.send("PUT", path, allowing(count=["notes"]), key=key)
    allowed = await caller.send("GET", NUMBERS, key=organiser)
    for name in [mentor for mentor, _ in TWOS[:6]]:
        await caller.send("PUT", f"/v1/people/{name}/consent", allowing(), key=keys[name])

    withdrawn = await caller.send("GET", NUMBERS, key=organiser)

    answers = (unsaid, allowed, withdrawn)
    assert [one.json["talks"] for one in answers] == [None, 5, None]
    assert [one.json["mentees"] for one in answers] == [10, 10, 10]
    require_valid("programme", allowed.json)
    assert b"zqcanaryvk" not in b"".join(one.everything for one in answers)
    for name in keys:
        assert f'"{name}"'.encode() not in allowed.body


async def test_an_account_may_call_itself_me_where_only_it_itself_is_meant(
    caller: Caller,
) -> None:
    key = await key_of(caller.companion, "ada")
    await store(caller, key, "people", {"id": "ada", "name": "Ada"})
    paths = ("today", "advice?about=stalls", "consent")

    called_me = [await caller.send("GET", f"/v1/people/me/{path}", key=key) for path in paths]
    by_id = [await caller.send("GET", f"/v1/people/ada/{path}", key=key) for path in paths]
    others = [await caller.send("GET", f"/v1/people/mo/{path}", key=key) for path in paths]

    assert [one.status for one in called_me] == [200, 200, 200]
    assert [one.json for one in called_me] == [one.json for one in by_id]
    assert [one.status for one in others] == [404, 404, 404]
    assert (await caller.send("GET", "/v1/people/me", key=key)).status == 404
