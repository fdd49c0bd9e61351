"""A POST with an Idempotency-Key, sent again, gets the same answer and has one effect."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx2
import pytest
from fastapi import Request, Response

from api.accept import EVENT_STREAM
from api.app import create
from api.examples import EXAMPLES
from api.idempotency import HEADER, REPLAYED, Once, answered_once
from companion.access.answers import LEASE, Ticket
from companion.access.principal import LOCAL
from companion.bootstrap import open_companion
from companion.errors import ConflictError, StillRunningError
from companion.opening import Opening
from tests.api.test_streams import Served, crawl_first, events_of, hang_up, serving, serving_held

AS_EVENTS = {"accept": EVENT_STREAM}


def an_import(person_id: str, **more: object) -> dict[str, Any]:
    return {"records": [{"id": person_id, "name": "Ana Ruiz"}], **more}


def keyed(key: str, **more: str) -> dict[str, str]:
    return {HEADER: key, **more}


def same(one: httpx2.Response, other: httpx2.Response) -> bool:
    return (one.status_code, one.content, one.headers["content-type"]) == (
        other.status_code,
        other.content,
        other.headers["content-type"],
    )


@pytest.fixture(scope="module")
def offline(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(None, tmp_path_factory.mktemp("offline")) as one:
        yield one


def test_a_write_sent_again_gets_the_same_answer_and_writes_once(client: httpx2.Client) -> None:
    first = client.post("/v1/people", json=an_import("äna"), headers=keyed("k-1"))
    again = client.post("/v1/people", json=an_import("äna"), headers=keyed("k-1"))
    plain = client.post("/v1/people", json=an_import("äna"))

    assert first.status_code == 201
    assert same(first, again)
    assert [one.headers.get(REPLAYED) for one in (first, again)] == [None, "true"]
    assert plain.status_code == 409


def test_the_same_key_with_another_body_is_refused(client: httpx2.Client) -> None:
    client.post("/v1/people", json=an_import("bo"), headers=keyed("k-2"))

    other = client.post("/v1/people", json=an_import("bea"), headers=keyed("k-2"))

    assert other.status_code == 422
    assert other.json()["code"] == "idempotency_key_reused"
    assert client.get("/v1/people/bea").status_code == 404


def test_the_same_key_on_another_route_is_another_key(client: httpx2.Client) -> None:
    goal = {"records": [{"id": "g-of-k3", "statement": "Lead my first team"}]}

    answers = [
        client.post("/v1/people", json=an_import("cleo"), headers=keyed("k-3")),
        client.post("/v1/goals", json=goal, headers=keyed("k-3")),
    ]

    assert [one.status_code for one in answers] == [201, 201]
    assert answers[1].json()["added"] == ["g-of-k3"]


def test_a_key_whose_request_was_refused_may_be_used_again(client: httpx2.Client) -> None:
    client.post("/v1/people", json=an_import("dan"))
    refused = client.post("/v1/people", json=an_import("dan"), headers=keyed("k-4"))
    client.delete("/v1/people/dan")

    again = client.post("/v1/people", json=an_import("dan"), headers=keyed("k-4"))

    assert (refused.status_code, again.status_code) == (409, 201)
    assert REPLAYED not in again.headers


def test_of_many_at_once_one_writes_and_the_others_wait_or_get_its_answer(
    client: httpx2.Client,
) -> None:
    def send(number: int) -> httpx2.Response:
        key = f"k-5-{number // 4}"
        body = an_import(f"many-{number // 4}")
        return client.post("/v1/people", json=body, headers=keyed(key))

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(send, range(32)))

    written = [one for one in answers if one.status_code == 201 and REPLAYED not in one.headers]
    waiting = [one for one in answers if one.status_code == 409]
    assert len(written) == 8
    assert {one.json()["code"] for one in waiting} <= {"still_running"}
    assert all(int(one.headers["retry-after"]) >= 1 for one in waiting)
    assert {one.status_code for one in answers} <= {201, 409}


@pytest.mark.parametrize(
    "key", ["", "x" * 256, "kéy".encode("latin-1").decode("latin-1"), "a\tb"], ids=repr
)
def test_a_key_that_cannot_be_kept_is_refused(client: httpx2.Client, key: str) -> None:
    raw = [(HEADER.encode(), key.encode("latin-1"))]

    answer = client.post("/v1/people", json=an_import("eve"), headers=raw)

    assert answer.status_code == 422
    assert HEADER in answer.json()["detail"]
    assert client.get("/v1/people/eve").status_code == 404


def test_two_keys_for_one_request_are_refused(client: httpx2.Client) -> None:
    twice = [(HEADER, "one"), (HEADER, "two")]

    assert client.post("/v1/people", json=an_import("eve"), headers=twice).status_code == 422


@pytest.mark.parametrize("route", EXAMPLES)
def test_a_draft_sent_again_is_the_same_as_json_and_as_a_stream(
    offline: Served, route: str
) -> None:
    ask, key, client = EXAMPLES[route], f"draft-{route}", offline.client
    first = client.post(f"/v1/{route}", json=ask, headers=keyed(key))

    again = client.post(f"/v1/{route}", json=ask, headers=keyed(key))
    streamed = client.post(f"/v1/{route}", json=ask, headers=keyed(key, **AS_EVENTS))

    assert first.status_code == 200
    assert same(first, again)
    (only,) = events_of(iter(streamed.text.splitlines()))
    assert (only.event, only.data) == ("done", first.json())
    assert streamed.headers["content-type"].startswith(EVENT_STREAM)


def test_a_stream_that_ended_is_given_again_whole(offline: Served) -> None:
    headers = keyed("streamed", **AS_EVENTS)
    first = offline.client.post("/v1/topics", json=EXAMPLES["topics"], headers=headers)
    again = offline.client.post("/v1/topics", json=EXAMPLES["topics"], headers=headers)
    plain = offline.client.post("/v1/topics", json=EXAMPLES["topics"], headers=keyed("streamed"))

    *_, last = events_of(iter(first.text.splitlines()))
    (only,) = events_of(iter(again.text.splitlines()))
    assert last == only
    assert plain.json() == only.data


@pytest.mark.parametrize("headers", [AS_EVENTS, {}], ids=["events", "json"])
def test_while_a_draft_is_written_the_same_request_is_told_to_wait(
    tmp_path: Path, headers: dict[str, str]
) -> None:
    with serving_held(tmp_path) as (served, held):
        first: list[httpx2.Response] = []

        def ask() -> None:
            send = served.client.post
            first.append(
                send("/v1/outreach", json=EXAMPLES["outreach"], headers=keyed("k", **headers))
            )

        asking = threading.Thread(target=ask)
        asking.start()
        while not served.model.requests:
            time.sleep(0.02)
        meanwhile = served.client.post(
            "/v1/outreach", json=EXAMPLES["outreach"], headers=keyed("k", **headers)
        )
        held.let_go()
        asking.join()
        after = served.client.post("/v1/outreach", json=EXAMPLES["outreach"], headers=keyed("k"))
        asked = len(served.model.requests)

    assert meanwhile.status_code == 409
    assert meanwhile.json()["code"] == "still_running"
    assert first[0].status_code == after.status_code == 200
    assert after.headers[REPLAYED] == "true"
    assert asked == 1


@pytest.mark.parametrize("headers", [AS_EVENTS, {}], ids=["events", "json"])
def test_who_hangs_up_may_send_the_same_request_again(
    tmp_path: Path, headers: dict[str, str]
) -> None:
    with serving(crawl_first, tmp_path) as served:
        hang_up(served, keyed("k", **headers))
        deadline = time.monotonic() + 10

        while True:
            again = served.client.post(
                "/v1/outreach", json=EXAMPLES["outreach"], headers=keyed("k")
            )
            if again.status_code != 409 or time.monotonic() > deadline:
                break
            time.sleep(0.1)

    assert again.status_code == 200
    assert REPLAYED not in again.headers


def test_every_post_takes_a_key() -> None:
    paths = create(Opening(offline=True)).openapi()["paths"]

    posts = {path: ways["post"] for path, ways in paths.items() if "post" in ways}
    without = [
        path
        for path, post in posts.items()
        if [one["name"] for one in post.get("parameters", ())].count(HEADER) != 1
    ]
    assert posts
    assert without == []


@pytest.mark.parametrize("is_taken_over", [True, False])
async def test_who_is_refused_after_another_took_the_work_over_is_told_to_ask_again(
    tmp_path: Path, is_taken_over: bool
) -> None:
    flags = {"data_dir": tmp_path, "embedder": "hash"}
    async with open_companion(Opening(flags=flags, offline=True, serving=True)) as companion:
        ticket = await companion.answers.reserve(
            principal=LOCAL, route="/v1/people", key="k", request=b"", has_effect=True
        )
        assert isinstance(ticket, Ticket)
        request = Request({"type": "http", "state": {}, "headers": []})
        request.state.once = Once(companion.answers, ticket)
        if is_taken_over:
            async with (await companion._store_records()).answering() as answers:
                until = datetime.now(UTC) + LEASE
                await answers.reserve(ticket.place, until=until, has_effect=True)

        async def refuse(_request: Request) -> Response:
            raise ConflictError("already stored")

        with pytest.raises(StillRunningError if is_taken_over else ConflictError) as refused:
            await answered_once(request, refuse, has_effect=True)

    assert isinstance(refused.value, StillRunningError) is is_taken_over
