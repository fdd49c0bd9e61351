"""No web page reaches the local server: foreign hosts and origins end at the door."""

import httpx2
import pytest


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[::"])
def test_a_foreign_host_is_refused(client: httpx2.Client, host: str) -> None:
    answer = client.get("/healthz", headers={"Host": host})

    assert answer.status_code in {400, 421}


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://localhost.evil.example"]
)
def test_a_foreign_origin_is_refused(client: httpx2.Client, origin: str) -> None:
    answer = client.get("/healthz", headers={"Origin": origin})

    assert answer.status_code == 403
    assert answer.json()["code"] == "foreign_origin"


def test_the_own_origin_is_served(client: httpx2.Client) -> None:
    answer = client.get("/healthz", headers={"Origin": "http://localhost:8000"})

    assert answer.status_code == 200


def test_documentation_pages_that_load_scripts_from_elsewhere_are_off(
    client: httpx2.Client,
) -> None:
    assert client.get("/docs").status_code == 404
    assert client.get("/redoc").status_code == 404
