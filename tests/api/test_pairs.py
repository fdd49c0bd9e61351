"""Pairs over HTTP: terms, a pause and an end are fields of one record."""

import httpx2

PEOPLE = [{"id": "me", "name": "Tom"}, {"id": "ines", "name": "Ines"}]
PAIR = {
    "id": "p",
    "mentor_id": "ines",
    "mentee_id": "me",
    "agreement": {
        "cadence": {
            "starts_on": "2027-01-05",
            "at": "16:00",
            "time_zone": "Europe/London",
            "rule": "FREQ=WEEKLY",
        }
    },
}


def stored(client: httpx2.Client) -> dict[str, str]:
    """Store the pair and return the headers for a change."""
    client.post("/v1/people", json={"records": PEOPLE})
    client.post("/v1/pairs", json={"records": [PAIR]})
    return {"If-Match": client.get("/v1/pairs/p").headers["etag"]}


def test_a_pair_is_agreed_on_paused_and_ended_by_putting_it(client: httpx2.Client) -> None:
    seen = stored(client)
    pauses = [{"since": "2027-02-01", "resumes_on": "2027-03-01"}]
    ending = {"ended_on": "2027-05-01", "by": "mentee"}

    paused = client.put("/v1/pairs/p", json={**PAIR, "pauses": pauses}, headers=seen)
    ended = client.put(
        "/v1/pairs/p",
        json={**PAIR, "pauses": pauses, "ending": ending},
        headers={"If-Match": paused.headers["etag"]},
    )

    assert paused.json()["pauses"] == pauses
    assert ended.json()["ending"]["ended_on"] == "2027-05-01"
    assert [one["id"] for one in client.get("/v1/pairs").json()["records"]] == ["p"]


def test_somebody_elses_own_word_is_refused_by_its_field(client: httpx2.Client) -> None:
    seen = stored(client)
    word = {"side": "mentor", "given": "own", "said_on": "2027-01-01", "revision": 1}
    body = {**PAIR, "agreement": {**PAIR["agreement"], "words": [word]}}  # type: ignore[dict-item]

    refused = client.put("/v1/pairs/p", json=body, headers=seen)

    assert refused.status_code == 422
    assert refused.json()["problems"][0]["field"] == "agreement.words"


def test_a_rule_that_smuggles_a_line_is_refused(client: httpx2.Client) -> None:
    client.post("/v1/people", json={"records": PEOPLE})
    cadence = {**PAIR["agreement"]["cadence"], "rule": "FREQ=WEEKLY\r\nATTENDEE:x"}  # type: ignore[index]

    refused = client.post(
        "/v1/pairs", json={"records": [{**PAIR, "agreement": {"cadence": cadence}}]}
    )

    assert refused.status_code == 422
