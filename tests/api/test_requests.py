"""Requests over HTTP: stored, followed up, refused when too many wait."""

from datetime import timedelta
from email.utils import parsedate_to_datetime

import httpx2

from companion.requests.request import FOLLOW_UP_WORDS
from tests.schemas import require_valid

PEOPLE = [
    {"id": "asker", "name": "Ida Holm"},
    *({"id": f"asked-{number}", "name": f"Mentor {number}"} for number in range(3)),
]
GOAL = {"id": "asked-goal", "statement": "Run the night ward without losing the day team"}


def a_request(
    number: int, *, drafted_on: str = "2999-01-01", sent_on: str | None = None
) -> dict[str, object]:
    """Return a request; drafted in the far future it waits on whatever day the test runs."""
    message = {"body": "May I ask?", "subject": "The night ward", "drafted_on": drafted_on}
    return {
        "id": f"request-{number}",
        "mentee_id": "asker",
        "mentor_id": f"asked-{number}",
        "goal_id": "asked-goal",
        "message": {**message, "sent_on": sent_on},
    }


def test_a_request_lives_over_http_and_a_silent_one_gets_one_reminder(
    client: httpx2.Client,
) -> None:
    client.post("/v1/people", json={"records": PEOPLE})
    client.post("/v1/goals", json={"records": [GOAL]})

    added = client.post("/v1/requests", json={"records": [a_request(0)]})
    early = client.post("/v1/outreach", json={"follow_up_to": "request-0"})
    seen = client.get("/v1/requests/request-0").headers["etag"]
    # Ten days before the server's day: silent, and not so long ago that a reminder would puzzle.
    today = parsedate_to_datetime(client.get("/v1/people").headers["date"]).date()
    sent_on = (today - timedelta(days=10)).isoformat()
    sent = client.put(
        "/v1/requests/request-0",
        json=a_request(0, drafted_on=sent_on, sent_on=sent_on),
        headers={"If-Match": seen},
    )
    reminder = client.post("/v1/outreach", json={"follow_up_to": "request-0"})

    assert added.status_code == 201
    assert early.status_code == 409
    assert "was not sent yet" in early.json()["detail"]
    assert sent.status_code == 200
    assert client.get("/v1/requests").json()["records"][0]["message"]["sent_on"] == sent_on
    assert reminder.json()["subject"] == "Re: The night ward"
    assert reminder.json()["words"] <= FOLLOW_UP_WORDS
    require_valid("outreach", reminder.json())


def test_a_third_open_request_is_refused_with_the_remedy(client: httpx2.Client) -> None:
    client.post("/v1/people", json={"records": PEOPLE, "replace": True})
    client.post("/v1/goals", json={"records": [GOAL], "replace": True})
    three = [{**a_request(number), "id": f"many-{number}"} for number in range(3)]

    refused = client.post("/v1/requests", json={"records": three})

    assert refused.status_code == 409
    assert refused.json()["code"] == "open_requests"
    assert "COMPANION_OPEN_REQUESTS=3" in refused.json()["detail"]


def test_a_follow_up_is_asked_for_by_its_request_alone(client: httpx2.Client) -> None:
    answer = client.post("/v1/outreach", json={"follow_up_to": "request-0", "mentee_id": "asker"})

    assert answer.status_code == 422
    assert "stands alone" in answer.text


def test_a_mentor_gets_three_replies_to_a_request_that_was_sent(client: httpx2.Client) -> None:
    client.post("/v1/people", json={"records": [{"id": "me", "name": "Marta Quill"}]})
    received = {
        "text": "How did you begin? 20 minutes would do.\nAmir Vos",
        "slots": ["Tue 17:00", "Thu 12:30"],
        "minutes_a_week": 15,
    }

    answer = client.post("/v1/outreach", json={"received": received})
    crowded = client.post("/v1/outreach", json={"received": received, "mentee_id": "me"})

    require_valid("triage", answer.json())
    assert answer.json()["received"]["ask"]["text"] == "How did you begin?"
    assert (answer.json()["minutes"], answer.json()["minutes_left"]) == (20, 15)
    assert [reply["kind"] for reply in answer.json()["replies"]] == ["yes", "more", "no"]
    assert crowded.status_code == 422
