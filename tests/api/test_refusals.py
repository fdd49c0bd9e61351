"""Whatever is wrong with a request: a problem document with a stable code, and service goes on."""

import socket

import httpx2
import pytest

from api.examples import EXAMPLES

AGENDA = EXAMPLES["agendas"]
JSON = {"content-type": "application/json"}


def require_problem(answer: httpx2.Response, status: int, code: str) -> None:
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == code
    assert answer.json()["status"] == status
    assert answer.json()["detail"]


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/v1/nothing", 404, "no_such_route"),
        ("GET", "/", 404, "no_such_route"),
        ("GET", "/v1/people/nobody", 404, "not_found"),
        ("GET", "/v1/people/%00", 404, "not_found"),
        ("GET", "/v1/people/%ff%fe", 404, "not_found"),
        ("GET", f"/v1/people/{'a' * 5_000}", 404, "not_found"),
        ("GET", "/v1/people?limit=many", 422, "bad_records"),
        ("GET", "/v1/people?limit=0", 422, "bad_records"),
        ("GET", f"/v1/people?limit={'9' * 5_000}", 422, "bad_records"),
        ("GET", "/v1/agendas", 405, "method_not_allowed"),
        ("DELETE", "/v1/people", 405, "method_not_allowed"),
        ("PATCH", "/v1/agendas", 405, "method_not_allowed"),
        ("GET", "/v1/people?after=%00", 422, "invalid_input"),
    ],
)
def test_a_wrong_path_or_method_is_a_problem_document(
    client: httpx2.Client, method: str, path: str, status: int, code: str
) -> None:
    answer = client.request(method, path)

    require_problem(answer, status, code)


@pytest.mark.parametrize("kind", [None, "text/plain", "application/x-www-form-urlencoded", ";;"])
def test_a_body_that_does_not_say_it_is_json_is_refused(
    client: httpx2.Client, kind: str | None
) -> None:
    headers = {} if kind is None else {"content-type": kind}

    answer = client.post("/v1/agendas", content=b'{"goal": 1}', headers=headers)

    require_problem(answer, 415, "unsupported_media_type")
    assert "application/json" in answer.json()["detail"]


def test_json_under_a_name_of_its_own_is_taken(client: httpx2.Client) -> None:
    kind = "application/vnd.companion+json; charset=utf-8"

    answer = client.post("/v1/agendas", json=AGENDA, headers={"content-type": kind})

    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("route", "change", "field"),
    [
        ("agendas", {"minutes": "20"}, "minutes"),
        ("agendas", {"minutes": True}, "minutes"),
        ("agendas", {"minutes": 20.0}, "minutes"),
        ("agendas", {"minutes": None}, "minutes"),
        ("agendas", {"minutes": 10**17}, "minutes"),
        ("topics", {"top_k": "3"}, "top_k"),
        ("topics", {"top_k": False}, "top_k"),
        ("matches", {"on": 20270331}, "on"),
        ("matches", {"on": "31.03.2027"}, "on"),
        ("matches", {"goals": "all"}, "goals"),
        ("cohorts", {"constraints": {"balance": "1"}}, "constraints.balance"),
        ("cohorts", {"constraints": {"pinned": "none"}}, "constraints.pinned"),
        ("summaries", {"date": 1.5}, "date"),
        ("summaries", {"notes": ["a"]}, "notes"),
        ("outreach", {"channel": "pigeon"}, "channel"),
        ("agendas", {"goal": {"id": "g", "statement": "x"}}, "goal.statement"),
        ("agendas", {"goal": {"id": "g", "statement": " \u200b1. "}}, "goal.statement"),
        ("agendas", {"goal": {"id": "", "statement": "Open a bakery"}}, "goal.id"),
    ],
)
def test_a_value_of_another_kind_is_refused_by_the_name_of_its_field(
    client: httpx2.Client, route: str, change: dict[str, object], field: str
) -> None:
    answer = client.post(f"/v1/{route}", json={**EXAMPLES[route], **change})

    require_problem(answer, 422, "bad_records")
    assert answer.json()["problems"][0]["field"] == field


def test_a_goal_of_one_letter_is_not_stored_either(client: httpx2.Client) -> None:
    answer = client.post("/v1/goals", json={"records": [{"id": "g", "statement": "x"}]})

    require_problem(answer, 422, "bad_records")
    assert "no goal yet" in answer.text


@pytest.mark.parametrize(
    ("route", "record", "field"),
    [
        ("people", {"id": "a\0", "name": "A"}, "id"),
        ("people", {"id": "a", "name": "A", "manager_id": "b\0"}, "manager_id"),
        ("goals", {"id": "a\0", "statement": "Open a bakery"}, "id"),
        ("goals", {"id": "a", "statement": "Open a bakery", "mentee_id": "\0"}, "mentee_id"),
        ("sessions", {"id": "\0", "mentor_id": "a", "mentee_id": "b"}, "id"),
    ],
)
def test_an_id_that_a_database_cannot_hold_is_refused(
    client: httpx2.Client, route: str, record: dict[str, str], field: str
) -> None:
    answer = client.post(f"/v1/{route}", json={"records": [record]})

    require_problem(answer, 422, "bad_records")
    assert answer.json()["problems"][0]["field"] == f"records[0].{field}"
    assert "NUL" in answer.text


def test_a_reference_to_what_no_database_can_hold_is_not_found(client: httpx2.Client) -> None:
    answer = client.post("/v1/agendas", json={"goal_id": "a\0"})

    require_problem(answer, 404, "not_found")


def test_a_change_without_a_version_has_a_code_of_its_own(client: httpx2.Client) -> None:
    body = {"id": "ana", "name": "Ana"}

    unversioned = client.put("/v1/people/ana", json=body)
    garbled = client.put("/v1/people/ana", json=body, headers={"If-Match": "yes"})

    require_problem(unversioned, 428, "version_required")
    require_problem(garbled, 412, "not_an_etag")


def test_replace_is_true_or_false(client: httpx2.Client) -> None:
    body = {"records": [{"id": "dee", "name": "Dee"}], "replace": "yes"}

    answer = client.post("/v1/people", json=body)

    require_problem(answer, 422, "bad_records")
    assert client.get("/v1/people/dee").status_code == 404


def test_a_body_that_announces_too_much_is_refused_unread(client: httpx2.Client) -> None:
    body = b'{"notes": "' + b"a" * (51 * 1024 * 1024) + b'"}'

    answer = client.post("/v1/summaries", content=body, headers=JSON)

    require_problem(answer, 413, "too_large")


def test_a_body_that_grows_too_large_unannounced_is_refused(client: httpx2.Client) -> None:
    part = b"a" * 1024 * 1024

    answer = client.post("/v1/summaries", content=iter([part] * 51), headers=JSON)

    require_problem(answer, 413, "too_large")


@pytest.mark.parametrize(
    "body",
    [
        b'{"goal": ' + b'{"goal": ' * 500 + b"1" + b"}" * 501,
        b'{"minutes": ' + b"9" * 10_000 + b"}",
        b'{"minutes": 1e999}',
        b'{"minutes": -Infinity}',
        b'{"goal": {"id": "\\udfff", "statement": "a"}}',
        b'{"\\ud800": 1}',
        b"null",
        b"[]",
        b'"text"',
        b"{",
        b"\xef\xbb\xbf",
        b"\0",
    ],
)
def test_a_hostile_body_is_refused_and_the_next_one_is_served(
    client: httpx2.Client, body: bytes
) -> None:
    answer = client.post("/v1/agendas", content=body, headers=JSON)

    require_problem(answer, 422, "bad_records")
    assert client.post("/v1/agendas", json=AGENDA).status_code == 200


@pytest.mark.parametrize(
    "request_text",
    [
        "POST /v1/agendas HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        "Content-Length: 99999999999999999999999999\r\n\r\n{}",
        "GET /healthz HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
        "GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        "nonsense\r\n\r\n",
    ],
)
def test_what_is_hardly_http_is_refused_and_service_goes_on(
    client: httpx2.Client, request_text: str
) -> None:
    with socket.create_connection((client.base_url.host, client.base_url.port or 80)) as raw:
        raw.settimeout(10)
        raw.sendall(request_text.encode())
        said = raw.recv(4096)

    assert said.split(b" ")[1][:1] == b"4"
    assert client.get("/healthz").json() == {"status": "ok"}
