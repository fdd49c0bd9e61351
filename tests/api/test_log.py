"""Each request has an id, and one line that says how it ended, without anybody's words."""

import io
import json
import logging
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from api.accept import EVENT_STREAM
from api.log import HEADER, JsonLines, PlainLines
from tests.api.test_streams import Served as Serving
from tests.api.test_streams import events_of, serving
from tests.bar.served import Served, client_of, running

SECRET = "Xylophanes"
OUR_ID = re.compile(r"[0-9a-f]{16}")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with serving(None, tmp_path_factory.mktemp("log")) as one:
        yield one


@pytest.fixture(params=[JsonLines, PlainLines])
def lines(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """What is logged during the test."""
    written, logger = io.StringIO(), logging.getLogger("companion")
    handler = logging.StreamHandler(written)
    handler.setFormatter(request.param())
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    yield written
    logger.removeHandler(handler)
    logger.setLevel(before)


def logged(written: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


def test_a_well_formed_id_is_kept_and_another_is_replaced(served: Serving) -> None:
    asked = ["from-here.1_2", "x" * 65, "", "a b", "é"]

    given = [
        served.client.get("/healthz", headers=[(HEADER.encode(), one.encode("latin-1"))])
        for one in asked
    ]
    unasked = served.client.get("/healthz")

    ids = [answer.headers[HEADER] for answer in (*given, unasked)]
    assert ids[0] == "from-here.1_2"
    assert all(OUR_ID.fullmatch(one) for one in ids[1:])
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("path", "status"), [("/v1/people/nobody", 404), ("/nowhere", 404), ("/v1/people?x=1", 422)]
)
def test_every_refusal_carries_the_id(served: Serving, path: str, status: int) -> None:
    answer = served.client.get(path, headers={HEADER: "mine"})

    assert answer.status_code == status
    assert answer.json()["request_id"] == answer.headers[HEADER] == "mine"


def test_a_refusal_before_any_route_carries_the_id(served: Serving) -> None:
    answer = served.client.get("/healthz", headers={"host": "elsewhere.example"})

    assert answer.json()["request_id"] == answer.headers[HEADER]


def test_a_request_is_told_by_its_route_without_a_word_of_it(
    served: Serving, lines: io.StringIO
) -> None:
    person = {"records": [{"id": SECRET, "name": SECRET}]}
    served.client.post("/v1/people", json=person, headers={"idempotency-key": SECRET})
    served.client.get(f"/v1/people/{SECRET}", headers={HEADER: "mine"})
    served.client.get("/v1/people", params={"after": SECRET})
    served.client.get(f"/{SECRET}")
    served.client.request(SECRET.upper(), "/v1/people")

    written = lines.getvalue()
    assert SECRET.lower() not in written.lower()
    assert "mine" in written
    assert "/v1/people/{record_id}" in written


def test_a_line_for_programs_has_its_fields(served: Serving) -> None:
    written, logger = io.StringIO(), logging.getLogger("companion.access")
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines())
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)

    answer = served.client.get("/v1/people/nobody")
    served.client.get("/nowhere")

    logger.removeHandler(handler)
    logger.setLevel(logging.NOTSET)
    first, second = logged(written)
    assert first.keys() == {
        "time", "level", "logger", "id", "method", "route", "status", "ms",
    }  # fmt: skip
    assert (first["method"], first["route"], first["status"]) == (
        "GET",
        "/v1/people/{record_id}",
        404,
    )
    assert first["id"] == answer.headers[HEADER]
    assert first["ms"] >= 0
    assert second["route"] == "-"


def test_an_error_is_logged_by_its_kind_and_not_by_its_text() -> None:
    record = logging.LogRecord("x", logging.ERROR, __file__, 1, "failed", None, None)
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        record.exc_info = (type(error), error, error.__traceback__)

    shown = [form().format(record) for form in (JsonLines, PlainLines)]

    assert not any(SECRET in line for line in shown)
    assert all("ValueError" in line for line in shown)


def test_an_error_in_a_stream_carries_the_id(tmp_path: Path) -> None:
    with serving(None, tmp_path) as served:
        headers = {"accept": EVENT_STREAM, HEADER: "mine"}
        ask = {"goal_id": "nobody"}
        answer = served.client.post("/v1/agendas", json=ask, headers=headers)

    assert answer.json()["request_id"] == "mine"
    assert list(events_of(iter(answer.text.splitlines()))) == []


def test_a_server_with_its_database_is_ready(client: httpx2.Client) -> None:
    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json()["status"] == "ready"
    assert answer.json()["problems"] == []


def test_a_server_whose_database_was_changed_under_it_is_not_ready(tmp_path: Path) -> None:
    import sqlite3

    with serving(None, tmp_path) as served:
        before = served.client.get("/readyz")
        with sqlite3.connect(tmp_path / "companion.sqlite3") as connection:
            connection.execute("UPDATE schema_version SET version_num = '0999'")
        connection.close()
        after = served.client.get("/readyz")
        alive = served.client.get("/healthz")

    assert before.status_code == 200
    assert after.status_code == 503
    assert "0999" in after.json()["problems"][0]
    assert alive.status_code == 200


def test_an_embedder_that_does_not_load_degrades_and_stops_nothing(tmp_path: Path) -> None:
    with serving(None, tmp_path, embedder=str(tmp_path / "missing")) as served:
        served.client.post("/v1/people", json={"records": [{"id": "a", "name": "Ana"}]})
        told = ""
        for _ in range(200):
            answer = served.client.get("/readyz")
            told = str(answer.json()["degraded"])
            if answer.status_code != 200 or "behind" in told:
                break
            time.sleep(0.02)

    assert "behind" in told


async def test_a_server_told_to_writes_a_line_for_each_request(tmp_path: Path) -> None:
    async with running(Served(tmp_path / "data", "--log", "json")) as own, client_of(own.url) as c:
        await c.get(f"/v1/people/{SECRET}", headers={HEADER: "mine"})
        await own.stop()

    said = (tmp_path / "data.log").read_text()
    lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    (mine,) = [line for line in lines if line["id"] == "mine"]
    assert (mine["route"], mine["status"]) == ("/v1/people/{record_id}", 404)
    assert SECRET not in said
