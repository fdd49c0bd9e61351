"""Who gets in, with what, how often; in process, and over a socket where one adds something."""

import logging
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from api.app import create
from api.auth import Limits
from companion.access.limits import Rate
from companion.access.principal import Scope
from companion.opening import Opening
from tests.accounts import expire, key_of, public_part, secret_part
from tests.asgi import Answer, Caller, started

GOAL = {"id": "g", "statement": "Run the spring inventory without overtime"}
AGENDA = {"goal": GOAL}


def an_opening(folder: Path) -> Opening:
    return Opening(flags={"data_dir": folder, "embedder": "hash"}, offline=True)


@pytest.fixture
async def caller(tmp_path: Path) -> AsyncIterator[Caller]:
    async with started(create(an_opening(tmp_path))) as found:
        yield found


def is_refused(answer: Answer) -> bool:
    return (
        answer.status == 401
        and answer.headers["www-authenticate"] == 'Bearer realm="companion"'
        and answer.json["code"] == "unauthenticated"
    )


def told(answer: Answer) -> str:
    """Return what a refusal says, without the number that it has in the log."""
    return repr({name: text for name, text in answer.json.items() if name != "request_id"})


async def test_without_an_account_whoever_is_here_needs_no_key(caller: Caller) -> None:
    await caller.send("POST", "/v1/goals", {"records": [GOAL]})

    answer = await caller.send("GET", "/v1/goals/g", headers={"authorization": "Bearer nonsense"})

    assert answer.status == 200


async def test_from_the_first_account_on_everybody_needs_a_key_at_once(caller: Caller) -> None:
    await caller.send("POST", "/v1/goals", {"records": [GOAL]})
    key = await key_of(caller.companion, "ana")

    assert is_refused(await caller.send("GET", "/v1/goals/g"))
    assert is_refused(await caller.send("GET", "/openapi.json"))
    assert is_refused(await caller.send("GET", "/nowhere"))
    assert (await caller.send("GET", "/healthz")).status == 200
    assert (await caller.send("GET", "/v1/goals/g", key=key)).status == 404


async def test_beyond_this_machine_a_key_is_needed_even_without_an_account(tmp_path: Path) -> None:
    app = create(an_opening(tmp_path), requires_key=True)

    async with started(app) as caller:
        assert is_refused(await caller.send("GET", "/v1/goals"))


async def test_what_is_no_good_key_looks_the_same_whatever_it_is(caller: Caller) -> None:
    key = await key_of(caller.companion, "ana")
    revoked = await key_of(caller.companion, "ana")
    await caller.companion.accounts.revoke(public_part(revoked))
    wrong_secret = key[:-1] + ("a" if key[-1] != "a" else "b")
    unknown = f"mmc_{'0' * 12}_{secret_part(key)}"

    answers = [
        await caller.send("GET", "/v1/goals", key=one, client=f"10.0.0.{number}")
        for number, one in enumerate((wrong_secret, unknown, revoked, "", "x" * 100_000))
    ]
    answers.append(await caller.send("GET", "/v1/goals"))
    answers.append(await caller.send("GET", "/v1/goals", headers={"authorization": f"Basic {key}"}))

    assert all(map(is_refused, answers))
    assert len({told(answer) for answer in answers}) == 1


async def test_a_key_is_good_until_it_expires(caller: Caller, tmp_path: Path) -> None:
    key = await key_of(caller.companion, "ana")
    before = await caller.send("GET", "/v1/goals", key=key)
    await expire(tmp_path, key)

    assert before.status == 200
    assert is_refused(await caller.send("GET", "/v1/goals", key=key))


@pytest.mark.parametrize("scope", Scope)
async def test_a_key_does_what_its_scope_says_and_no_more(caller: Caller, scope: Scope) -> None:
    key = await key_of(caller.companion, "ana", scopes=frozenset({scope}))
    tried = {
        Scope.READ: await caller.send("GET", "/v1/goals", key=key),
        Scope.WRITE: await caller.send("POST", "/v1/goals", {"records": [GOAL]}, key=key),
        Scope.DRAFT: await caller.send("POST", "/v1/agendas", AGENDA, key=key),
    }

    assert {one for one, answer in tried.items() if answer.status < 300} == {scope}
    assert {answer.status for one, answer in tried.items() if one is not scope} == {403}


async def test_a_key_that_may_only_draft_draws_nothing_from_what_is_stored(caller: Caller) -> None:
    everything = await key_of(caller.companion, "ana")
    await caller.send("POST", "/v1/goals", {"records": [GOAL]}, key=everything)
    key = await key_of(caller.companion, "ana", scopes=frozenset({Scope.DRAFT}))

    answer = await caller.send("POST", "/v1/agendas", {"goal_id": "g"}, key=key)

    assert (answer.status, answer.json["code"]) == (403, "forbidden")
    assert GOAL["statement"].encode() not in answer.body


async def test_wrong_keys_are_slowed_down_by_address(tmp_path: Path) -> None:
    limits = Limits(wrong_keys=Rate(turns=3))
    async with started(create(an_opening(tmp_path), limits=limits)) as caller:
        key = await key_of(caller.companion, "ana")
        wrong = f"mmc_{'0' * 12}_{'a' * 43}"
        statuses = [
            (await caller.send("GET", "/v1/goals", key=wrong, client="10.0.0.1")).status
            for _ in range(1_000)
        ]
        last = await caller.send("GET", "/v1/goals", key=wrong, client="10.0.0.1")
        elsewhere = await caller.send("GET", "/v1/goals", key=key, client="10.0.0.2")

    assert statuses[:3] == [401] * 3
    assert statuses.count(401) <= 5
    assert (last.status, last.json["code"]) == (429, "too_often")
    assert int(last.headers["retry-after"]) >= 1
    assert elsewhere.status == 200


async def test_costly_requests_are_counted_for_each_account(tmp_path: Path) -> None:
    limits = Limits(drafts=Rate(turns=1), imports=Rate(turns=1))
    async with started(create(an_opening(tmp_path), limits=limits)) as caller:
        key = await key_of(caller.companion, "ana")
        drafts = [await caller.send("POST", "/v1/agendas", AGENDA, key=key) for _ in range(2)]
        imports = [
            await caller.send("POST", "/v1/goals", {"records": []}, key=key) for _ in range(2)
        ]
        read = await caller.send("GET", "/v1/goals", key=key)

    assert [answer.status for answer in drafts] == [200, 429]
    assert [answer.status for answer in imports] == [201, 429]
    assert all("retry-after" in answer.headers for answer in (drafts[1], imports[1]))
    assert read.status == 200


async def test_a_key_is_in_no_file_no_log_and_no_answer(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with started(create(an_opening(tmp_path))) as caller:
        key = await key_of(caller.companion, "ana")
        answers = [
            await caller.send("GET", "/v1/goals", key=key),
            await caller.send("GET", "/v1/goals", key=f"{key}x"),
            await caller.send("POST", "/v1/goals", {"records": [{"id": "g"}]}, key=key),
        ]
    secret = secret_part(key)
    stored = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    assert public_part(key).encode() in stored
    assert secret.encode() not in stored
    assert secret not in caplog.text
    assert all(secret.encode() not in answer.everything for answer in answers)


async def test_the_day_of_a_keys_use_is_kept_and_nothing_closer(caller: Caller) -> None:
    key = await key_of(caller.companion, "ana")
    for _ in range(3):
        await caller.send("GET", "/v1/goals", key=key)

    ((_, (kept,)),) = await caller.companion.accounts.every()

    assert kept.last_used_on == caller.companion.accounts.now.date()


async def test_two_authorizations_are_none(caller: Caller) -> None:
    key = await key_of(caller.companion, "ana")
    answer = await caller.send(
        "GET", "/v1/goals", key=key, headers={"Authorization": f"Bearer {key}"}
    )

    assert is_refused(answer)
