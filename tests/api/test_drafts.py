"""The six drafts over HTTP, on the examples of the OpenAPI document and on the samples."""

import httpx2
import pytest

from api.examples import EXAMPLES
from companion.samples import load_samples
from tests.schemas import require_valid

SCHEMAS = {
    "cohorts": "cohort",
    "outreach": "outreach",
    "agendas": "agenda",
    "summaries": "summary",
    "topics": "topics",
}


@pytest.mark.parametrize("route", sorted(SCHEMAS))
def test_the_documented_example_is_answered_in_the_committed_shape(
    client: httpx2.Client, route: str
) -> None:
    answer = client.post(f"/v1/{route}", json=EXAMPLES[route])

    assert answer.status_code == 200
    require_valid(SCHEMAS[route], answer.json())


def test_matches_are_wrapped_one_result_per_goal(client: httpx2.Client) -> None:
    answer = client.post("/v1/matches", json=EXAMPLES["matches"])

    assert answer.status_code == 200
    assert [result["goal_id"] for result in answer.json()["results"]] == ["g-lead"]
    require_valid("match", answer.json()["results"][0])


def test_the_sample_programme_matches_in_the_committed_shape(client: httpx2.Client) -> None:
    samples = load_samples()
    ask = {
        "mentors": [person.model_dump(mode="json") for person in samples.mentors],
        "mentees": [person.model_dump(mode="json") for person in samples.mentees],
        "goals": [goal.model_dump(mode="json") for goal in samples.goals],
        "on": "2026-11-21",
    }

    answer = client.post("/v1/matches", json=ask)

    results = answer.json()["results"]
    assert len(results) == len(samples.goals)
    for result in results:
        require_valid("match", result)


def test_the_openapi_document_shows_the_examples_that_the_tests_send(
    client: httpx2.Client,
) -> None:
    document = client.get("/openapi.json").json()

    for route, example in EXAMPLES.items():
        body = document["paths"][f"/v1/{route}"]["post"]["requestBody"]
        assert body["content"]["application/json"]["example"] == example


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'{"goals": NaN}', "NaN is not JSON"),
        (b'{"goals": [], "goals": []}', "stands 2 times"),
        (b"[" * 100_000, "nested too deeply"),
        (b"{}{}", "more than one JSON value"),
        (b"\xff\xfe", "not UTF-8"),
        (b'{"goals": [{"id": "g", "statment": "x"}]}', "did you mean 'statement'"),
        (b'{"top_k": 1e400}', "too large"),
        (b'{"goals": [{"id": "g", "statement": "\\ud800"}]}', "surrogate"),
        (b'{"goals": [{"id": "g", "statement": "a\\u0000b"}]}', "NUL"),
        (b"", "required"),
    ],
)
def test_a_bad_body_is_a_problem_document_and_the_next_request_works(
    client: httpx2.Client, body: bytes, said: str
) -> None:
    answer = client.post("/v1/matches", content=body, headers={"content-type": "application/json"})

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "bad_records"
    assert said in answer.text
    assert client.get("/healthz").json() == {"status": "ok"}


def test_minutes_outside_a_micro_session_are_refused_by_name(client: httpx2.Client) -> None:
    ask = {**EXAMPLES["agendas"], "minutes": 45}

    answer = client.post("/v1/agendas", json=ask)

    assert answer.status_code == 422
    assert answer.json()["problems"][0]["field"] == "minutes"


def test_a_body_over_the_limit_is_refused(client: httpx2.Client) -> None:
    body = b'{"notes": "' + b"a" * (51 * 1024 * 1024) + b'"}'

    answer = client.post(
        "/v1/summaries", content=body, headers={"content-type": "application/json"}
    )

    assert answer.status_code == 413


def test_an_unknown_id_is_not_found(client: httpx2.Client) -> None:
    answer = client.post("/v1/agendas", json={"goal_id": "nobody-knows"})

    assert answer.status_code == 404
    assert answer.json()["code"] == "not_found"
