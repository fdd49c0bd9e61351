"""Drafts over server-sent events: a real server, and a real model server that misbehaves."""

import asyncio
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx2
import pytest
import uvicorn

from api.accept import EVENT_STREAM, wants_events
from api.app import create
from api.examples import EXAMPLES, STREAM_EXAMPLES
from companion.opening import Opening
from tests.faults.server import (
    Answer,
    Ending,
    FaultServer,
    Scenario,
    Turn,
    completion,
    problem,
    running,
    with_invented_quote,
)
from tests.schemas import require_valid

PATIENCE_SECONDS = 60.0
AS_EVENTS = {"accept": EVENT_STREAM}
DRAFTED = {"outreach": "outreach", "agendas": "agenda", "summaries": "summary", "topics": "topics"}
UNSAID = "words that nobody ever wrote down"


@dataclass(frozen=True)
class Told:
    """One event as it arrived."""

    event: str
    data: dict[str, Any]


@dataclass
class Served:
    client: httpx2.Client
    model: FaultServer

    def told(self, route: str, ask: dict[str, Any] | None = None) -> list[Told]:
        with self.client.stream(
            "POST", f"/v1/{route}", json=ask or EXAMPLES[route], headers=AS_EVENTS
        ) as answer:
            assert answer.status_code == 200, answer.read()
            assert answer.headers["content-type"].startswith(EVENT_STREAM)
            return list(events_of(answer.iter_lines()))


def events_of(lines: Iterator[str]) -> Iterator[Told]:
    """Read a stream as a browser does."""
    event, data = "", ""
    for line in lines:
        if not line and data:
            yield Told(event, json.loads(data))
            event, data = "", ""
        elif line.startswith("event: "):
            event = line.removeprefix("event: ")
        elif line.startswith("data: "):
            data += line.removeprefix("data: ")


@contextmanager
def serving(scenario: Scenario | None, folder: Path, **flags: object) -> Iterator[Served]:
    """Start the companion, and the model server that it asks; None composes offline."""
    with running({"scripted": scenario or (lambda turn: completion(turn.good))}) as model:
        asked = {"model": "scripted", "base_url": model.base_url} if scenario else {}
        opening = Opening(
            flags={"data_dir": folder, "embedder": "hash", **asked, **flags}, serving=True
        )
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(create(opening), port=port, log_level="warning"))
        thread = threading.Thread(target=server.run)
        thread.start()
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not server.started and thread.is_alive() and time.monotonic() < deadline:
            time.sleep(0.02)
        with httpx2.Client(
            base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE_SECONDS, trust_env=False
        ) as client:
            try:
                yield Served(client, model)
            finally:
                server.should_exit = True
                thread.join(timeout=PATIENCE_SECONDS)


def slowly(answer: Answer) -> Answer:
    """Send an answer so slowly that its items can be shown one by one."""
    return replace(answer, drip=(400, 0.02))


def names(told: list[Told]) -> list[str]:
    return [one.event for one in told]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(lambda turn: slowly(completion(turn.good)), tmp_path_factory.mktemp("d")) as one:
        yield one


@pytest.fixture(scope="module")
def offline(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(None, tmp_path_factory.mktemp("offline")) as one:
        yield one


@pytest.mark.parametrize("route", DRAFTED)
def test_a_draft_tells_its_steps_and_ends_with_the_whole_reply(good: Served, route: str) -> None:
    told = good.told(route)

    steps = list(dict.fromkeys(names(told)))
    assert steps[0] == "gathering"
    assert steps[1] == "drafting"
    assert names(told)[-2:] == ["checking", "done"]
    assert told[-1].data["written_by"] == "scripted"
    require_valid(DRAFTED[route], told[-1].data)


@pytest.mark.parametrize("route", ["agendas", "summaries", "topics"])
def test_items_are_shown_whole_before_the_reply_has_ended(good: Served, route: str) -> None:
    told = good.told(route)

    items = [one.data for one in told if "item" in one.data]
    assert items
    assert "retracted" not in names(told)
    assert [item["number"] for item in items] == list(range(1, len(items) + 1))
    for shown in items:
        held = told[-1].data[shown["list"]]
        assert any(shown["item"].items() <= whole.items() for whole in held)


def test_of_a_message_nothing_is_shown_but_how_far_it_is(good: Served) -> None:
    told = good.told("outreach")

    drafting = [one.data for one in told if one.event == "drafting"]
    assert all(set(data) == {"by", "characters"} for data in drafting)
    assert drafting[-1]["characters"] > 0


@pytest.mark.parametrize("route", EXAMPLES)
def test_without_a_model_every_draft_streams_too(offline: Served, route: str) -> None:
    plain = offline.client.post(f"/v1/{route}", json=EXAMPLES[route]).json()

    told = offline.told(route)

    assert names(told)[0] == "gathering"
    assert told[-1] == Told("done", plain)


def test_a_cohort_tells_how_many_have_been_compared(offline: Served) -> None:
    told = offline.told("cohorts")

    assert Told("drafting", {"done": 1, "of": 1}) in told


def test_an_unknown_id_keeps_its_status(offline: Served) -> None:
    answer = offline.client.post("/v1/agendas", json={"goal_id": "nobody"}, headers=AS_EVENTS)

    assert answer.status_code == 404
    assert answer.json()["code"] == "not_found"


def test_a_reply_that_breaks_off_ends_incomplete_and_what_was_shown_stands(tmp_path: Path) -> None:
    def breaking_off(turn: Turn) -> Answer:
        whole = slowly(completion(turn.good))
        return replace(whole, cut_at=1_500 if turn.number < 2 else 4_000, ends=Ending.RESET)

    with serving(breaking_off, tmp_path) as served:
        told = served.told("agendas")

    assert names(told)[-1] == "incomplete"
    assert told[-1].data["written_by"] == "offline"
    require_valid("agenda", told[-1].data)
    assert "done" not in names(told)
    shown = {one.data["number"] for one in told if "item" in one.data}
    gone = {one.data["number"] for one in told if one.event == "retracted"}
    assert shown - gone


def test_what_a_later_reply_no_longer_says_is_retracted(tmp_path: Path) -> None:
    def wrong_at_the_end(turn: Turn) -> Answer:
        if turn.number:
            return completion(turn.good)
        reply = json.loads(turn.good)
        reply["topics"].append({**reply["topics"][0], "title": "Ask Professor Quillfeather"})
        return slowly(completion(json.dumps(reply)))

    with serving(wrong_at_the_end, tmp_path) as served:
        told = served.told("topics")

    assert names(told)[-1] == "done"
    assert "retracted" in names(told)
    assert not any("Quillfeather" in json.dumps(one.data) for one in told)


def test_no_byte_of_an_unchecked_reply_leaves(tmp_path: Path) -> None:
    scenario: Scenario = lambda turn: slowly(completion(with_invented_quote(turn.good)))  # noqa: E731
    with serving(scenario, tmp_path) as served:
        told = [one for route in DRAFTED for one in served.told(route)]

    assert not any(UNSAID in json.dumps(one.data) for one in told if one.event == "drafting")


def test_a_model_that_does_not_answer_ends_done_with_the_offline_draft(tmp_path: Path) -> None:
    with serving(lambda _turn: problem(501, "no"), tmp_path) as served:
        told = served.told("summaries")

    assert names(told)[-1] == "done"
    assert told[-1].data["written_by"] == "offline"
    assert told[-1].data["warnings"][0]["code"] == "model_unavailable"


def crawl_first(turn: Turn) -> Answer:
    """Take minutes over the first reply, and no time over the others."""
    plain = completion(turn.good)
    return replace(plain, drip=(1, 3.0)) if turn.number == 0 else plain


class Held:
    """A model that keeps its first reply back until it is let go; the others come at once."""

    def __init__(self) -> None:
        self._is_free = threading.Event()

    async def __call__(self, turn: Turn) -> Answer:
        while turn.number == 0 and not self._is_free.is_set():
            await asyncio.sleep(0.02)
        return completion(turn.good)

    def let_go(self) -> None:
        self._is_free.set()


@contextmanager
def serving_held(folder: Path, **flags: object) -> Iterator[tuple[Served, Held]]:
    """Serve with a model that holds its first reply back, and let it go after the block."""
    held = Held()
    with serving(held, folder, **flags) as served:
        try:
            yield served, held
        finally:
            held.let_go()


def hang_up(served: Served, headers: dict[str, str]) -> None:
    """Ask for a draft, and hang up as soon as the model is at it."""
    ask = served.client.build_request("POST", "/v1/outreach", json=EXAMPLES["outreach"])
    body = ask.read()
    address = served.client.base_url
    lines = {"host": address.host, "content-type": "application/json", **headers}
    lines["content-length"] = str(len(body))
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    with socket.create_connection((address.host, address.port or 80)) as connection:
        connection.sendall(f"POST /v1/outreach HTTP/1.1\r\n{head}\r\n".encode() + body)
        while not served.model.requests:
            time.sleep(0.02)


@pytest.mark.parametrize("headers", [AS_EVENTS, {}], ids=["events", "json"])
def test_who_hangs_up_frees_the_model_for_the_next(tmp_path: Path, headers: dict[str, str]) -> None:
    with serving(crawl_first, tmp_path, model_at_once=1) as served:
        hang_up(served, headers)
        began = time.monotonic()

        answer = served.client.post("/v1/outreach", json=EXAMPLES["outreach"])

        assert time.monotonic() - began < 10
        assert answer.json()["written_by"] == "scripted"


def test_more_drafts_than_may_wait_are_refused_with_how_long_to_wait(tmp_path: Path) -> None:
    with serving_held(tmp_path, model_at_once=1, model_queue=0) as (served, held):
        first: list[int] = []

        def ask() -> None:
            answer = served.client.post("/v1/outreach", json=EXAMPLES["outreach"])
            first.append(answer.status_code)

        asking = threading.Thread(target=ask)
        asking.start()
        while not served.model.requests:
            time.sleep(0.02)

        plain = served.client.post("/v1/topics", json=EXAMPLES["topics"])
        streamed = served.client.post("/v1/topics", json=EXAMPLES["topics"], headers=AS_EVENTS)
        ranked = served.client.post("/v1/matches", json=EXAMPLES["matches"])
        held.let_go()
        asking.join(PATIENCE_SECONDS)

    for refused in (plain, streamed):
        assert refused.status_code == 429
        assert refused.headers["content-type"] == "application/problem+json"
        assert refused.json()["code"] == "busy"
        assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert ranked.status_code == 200
    assert first == [200]


@pytest.mark.parametrize("route", EXAMPLES)
def test_the_stream_is_documented_with_an_example(offline: Served, route: str) -> None:
    document = offline.client.get("/openapi.json").json()

    answers = document["paths"][f"/v1/{route}"]["post"]["responses"]
    content = answers["200"]["content"]
    shown = list(events_of(iter(content[EVENT_STREAM]["example"].split("\n"))))
    assert content["application/json"]["schema"]
    assert content[EVENT_STREAM]["example"] == STREAM_EXAMPLES[route]
    assert [shown[0].event, shown[-1].event] == ["gathering", "done"]
    assert "429" in answers


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        (None, False),
        ("*/*", False),
        ("application/json", False),
        ("text/event-stream", True),
        ("Text/Event-Stream; charset=utf-8", True),
        ("application/json, text/event-stream", True),
        ("application/json, text/event-stream;q=0.5", False),
        ("application/json;q=0.5, text/event-stream", True),
        ("text/event-stream;q=0", False),
        ("text/event-stream;q=nonsense", False),
    ],
)
def test_events_are_sent_to_whom_asks_for_them(accept: str | None, wanted: bool) -> None:
    assert wants_events(accept) is wanted
