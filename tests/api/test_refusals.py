"""Whatever is wrong with a request: a problem document with a stable code, and service goes on."""

import json
import socket
import threading
from collections.abc import Iterator
from urllib.parse import quote

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
        ("GET", "/v1/people?limt=5", 422, "bad_records"),
        ("GET", "/v1/people?limit=5&limit=6", 422, "bad_records"),
        ("GET", "/v1/people/ana?version=1", 422, "bad_records"),
        ("POST", "/v1/agendas?minutes=20", 422, "bad_records"),
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

    missing = client.put("/v1/people/ana", json=body)
    client.post("/v1/people", json={"records": [body]})
    unversioned = client.put("/v1/people/ana", json=body)

    require_problem(missing, 404, "not_found")
    require_problem(unversioned, 428, "version_required")


@pytest.mark.parametrize("tag", ["yes", '"1', '1"', "1", 'W/"1"', "*", '"1", "2"', '""', '"١"'])
@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_what_is_not_an_etag_of_ours_is_refused(
    client: httpx2.Client, method: str, tag: str
) -> None:
    body = {"id": "eve", "name": "Eve"}
    client.post("/v1/people", json={"records": [body], "replace": True})
    headers = {"If-Match": tag.encode("latin-1", "replace").decode("latin-1")}

    answer = client.request(
        method, "/v1/people/eve", headers=headers, json=body if method == "PUT" else None
    )

    require_problem(answer, 412, "not_an_etag")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("limit=-1", "must be at least 1"),
        ("limit=501", "must be at most 500"),
        ("limit=x", "must be a whole number"),
        ("limt=1", "the known ones are after, limit"),
    ],
)
def test_a_query_is_explained_in_our_words(client: httpx2.Client, query: str, words: str) -> None:
    answer = client.get(f"/v1/people?{query}")

    assert words in answer.json()["problems"][0]["remedy"]


MENTEE = {"id": "p-uma", "name": "Uma Rao"}
MENTOR = {"id": "m-lei", "name": "Lei Chan"}
OTHERS = {"id": "g-ola", "statement": "Open a bakery", "mentee_id": "p-ola"}
OWN = {"id": "g-uma", "statement": "Lead the night ward", "mentee_id": "p-uma"}


@pytest.mark.parametrize(
    ("route", "ask", "words"),
    [
        ("agendas", {"goal": OTHERS, "mentee": MENTEE}, "what 'p-ola' wants"),
        ("outreach", {"goal": OTHERS, "mentee": MENTEE, "mentor": MENTOR}, "what 'p-ola' wants"),
        ("agendas", {"goal": OWN, "mentee": MENTEE, "mentor": MENTEE}, "name two people"),
        ("agendas", {"goal": OWN, "mentor": MENTEE}, "name two people"),
        ("outreach", {"goal": OWN, "mentee": MENTEE, "mentor": MENTEE}, "name two people"),
        ("topics", {"goal_id": "g-ola", "mentee_id": "p-uma"}, "what 'p-ola' wants"),
        ("topics", {"goal": OTHERS, "mentee_id": "p-uma"}, "what 'p-ola' wants"),
        ("topics", {"mentee_id": "p-ola"}, "say which with goal_id (g-ola, g-ola-2)"),
    ],
)
def test_a_draft_is_for_the_one_whose_goal_it_is(
    client: httpx2.Client, route: str, ask: dict[str, object], words: str
) -> None:
    people = [MENTEE, MENTOR, {"id": "p-ola", "name": "Ola Brandt"}]
    client.post("/v1/people", json={"records": people, "replace": True})
    goals = [OTHERS, OWN, {**OTHERS, "id": "g-ola-2"}]
    client.post("/v1/goals", json={"records": goals, "replace": True})

    answer = client.post(f"/v1/{route}", json=ask)

    code = "ambiguous_record" if "say which" in words else "invalid_input"
    require_problem(answer, 422, code)
    assert words in answer.json()["detail"]


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


@pytest.mark.parametrize("record_id", ["a/b", "a\\b", "..", ".", " ana", "ana ", "a\nb", "a\x7f"])
@pytest.mark.parametrize(
    ("route", "rest"),
    [
        ("people", {"name": "A"}),
        ("goals", {"statement": "Open a bakery"}),
        ("sessions", {"mentor_id": "a", "mentee_id": "b", "held_on": "2026-11-02"}),
    ],
)
def test_an_id_that_no_path_can_hold_is_refused(
    client: httpx2.Client, route: str, rest: dict[str, str], record_id: str
) -> None:
    answer = client.post(f"/v1/{route}", json={"records": [{"id": record_id, **rest}]})

    require_problem(answer, 422, "bad_records")
    assert answer.json()["problems"][0]["field"] == "records[0].id"


def test_every_id_that_is_taken_is_found_under_its_path(client: httpx2.Client) -> None:
    ids = ["Ana Ruiz", "ana?x=1#y", "50%2F", "ana@x.example", "李文清", "a:b;c,d", "…"]
    client.post("/v1/people", json={"records": [{"id": one, "name": "A"} for one in ids]})

    for one in ids:
        assert client.get(f"/v1/people/{quote(one, safe='')}").json()["id"] == one


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        (b"{" + b",".join(b'"k%d":1' % n for n in range(12_000)) + b"}", 422, "12,000 fields"),
        (b'{"mentors":[' + b"1," * 100_000 + b"1]}", 422, "100,001 items"),
        (b'{"mentors":[' + b"{}," * 20_000 + b"{}]}", 422, "things in it are wrong"),
        (b'{"mentors":[' + b"1e400," * 20_000 + b"1]}", 422, "too large"),
        (b'{"mentors":[' + b"1," * 1_000_001 + b"1]}", 413, "1,000,000 values"),
    ],
    ids=["fields", "items", "faults", "flaws", "values"],
)
def test_a_body_of_very_many_parts_is_refused_soon_and_in_few_words(
    client: httpx2.Client, body: bytes, status: int, said: str
) -> None:
    answer = client.post("/v1/matches", content=body, headers=JSON)

    assert answer.status_code == status
    assert said in answer.text
    assert len(answer.text) < 50_000


def test_while_a_large_body_is_decoded_others_are_answered(client: httpx2.Client) -> None:
    person = {"name": "Ana Ruiz", "skills": ["rosters"] * 20}
    large = json.dumps({"records": [{"id": f"p{n}", **person} for n in range(20_000)], "x": 1})
    refused: list[int] = []

    def send() -> None:
        refused.append(client.post("/v1/people", content=large, headers=JSON).status_code)

    sending = threading.Thread(target=send)
    sending.start()
    answered = 0
    while sending.is_alive():
        answered += client.get("/healthz").status_code == 200
    sending.join()

    assert refused == [422]
    assert answered > 3


def _with_surrogate_at_each_text(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Yield a body once for each of its texts, with a lone surrogate in that one's place."""
    if isinstance(value, str):
        yield path, "\ud800"
    elif isinstance(value, dict):
        for name, part in value.items():
            for place, spoilt in _with_surrogate_at_each_text(part, f"{path}.{name}"):
                yield place, {**value, name: spoilt}
    elif isinstance(value, list | tuple):
        for number, part in enumerate(value):
            for place, spoilt in _with_surrogate_at_each_text(part, f"{path}.{number}"):
                yield place, [*value[:number], spoilt, *value[number + 1 :]]


@pytest.mark.parametrize("route", EXAMPLES)
def test_no_text_of_a_draft_may_hold_a_lone_surrogate(client: httpx2.Client, route: str) -> None:
    for place, body in _with_surrogate_at_each_text(EXAMPLES[route]):
        answer = client.post(f"/v1/{route}", content=json.dumps(body), headers=JSON)

        assert answer.status_code == 422, place
