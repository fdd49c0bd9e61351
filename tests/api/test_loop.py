"""The everyday over HTTP gives the shapes that the command line and Python give."""

import asyncio
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest

from api.accept import EVENT_STREAM
from api.auth import scope_of
from companion.access.principal import Scope
from companion.application.preparing import PrepAsk
from companion.bootstrap import open_companion
from companion.followups.day import day_of
from companion.opening import Opening
from companion.people.person import PersonId
from tests.cli import CommandLine
from tests.schemas import require_valid

TODAY = date.today()
NOTES = (
    "Takeaway: say the price before you explain it\n"
    "I'll send Ines the rota\n"
    "how do I tell a friend that he is late?\n"
)
RECORDS: dict[str, list[dict[str, Any]]] = {
    "people": [
        {"id": "me", "name": "Tom Bell"},
        {"id": "ines", "name": "Ines Duarte"},
        {"id": "rosa", "name": "Rosa Lima"},
    ],
    "goals": [
        {"id": "g", "mentee_id": "me", "statement": "Lead the morning shift as a former colleague"}
    ],
    "pairs": [
        {"id": "p", "mentor_id": "ines", "mentee_id": "me"},
        {"id": "others", "mentor_id": "ines", "mentee_id": "rosa"},
    ],
    "sessions": [
        {
            "id": "s-1",
            "mentor_id": "ines",
            "mentee_id": "me",
            "goal_id": "g",
            "held_on": str(TODAY - timedelta(days=7)),
            "notes": NOTES,
        }
    ],
    "items": [
        {
            "id": "i-1",
            "kind": "takeaway",
            "text": "Say the price before you explain it",
            "mentor_id": "ines",
            "mentee_id": "me",
            "evidence": {
                "session_id": "s-1",
                "start": 10,
                "end": 45,
                "text": "say the price before you explain it",
            },
            "confirmed_on": str(TODAY - timedelta(days=7)),
        },
        {
            "id": "i-2",
            "kind": "action",
            "text": "Send Ines the rota",
            "mentor_id": "ines",
            "mentee_id": "me",
            "owner": "me",
            "evidence": {
                "session_id": "s-1",
                "start": 46,
                "end": 69,
                "text": "I'll send Ines the rota",
            },
            "confirmed_on": str(TODAY - timedelta(days=7)),
        },
    ],
}


@pytest.fixture
def stored(client: httpx2.Client) -> httpx2.Client:
    for kind, records in RECORDS.items():
        answer = client.post(f"/v1/{kind}", json={"records": records, "replace": True})
        assert answer.status_code == 201, answer.text
    return client


@pytest.fixture
def companion(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """Return the command line with the same records."""
    command = CommandLine(tmp_path, capsys)
    for kind, records in RECORDS.items():
        path = tmp_path / f"{kind}.jsonl"
        path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
        ran = command("import", kind, str(path))
        assert ran.status == 0, ran.err
    return command


def from_python(data_dir: Path) -> dict[str, Any]:
    async def ask() -> dict[str, Any]:
        opening = Opening(flags={"data_dir": data_dir}, offline=True)
        async with open_companion(opening) as opened:
            prep = await opened.prepare(PersonId("ines"), PrepAsk())
            advice = await opened.find_advice("naming a price")
            today = day_of(await opened.look_at_today())
        return {
            "prep": prep.model_dump(mode="json"),
            "advice": [one.model_dump(mode="json") for one in advice],
            "today": today.model_dump(mode="json"),
        }

    return asyncio.run(ask())


def test_prep_advice_and_today_have_one_shape_everywhere(
    stored: httpx2.Client, companion: CommandLine, tmp_path: Path
) -> None:
    prep = stored.post("/v1/pairs/p/prep", json={}).json()
    found = stored.get("/v1/people/me/advice", params={"about": "naming a price"}).json()
    today = stored.get("/v1/people/me/today").json()

    assert json.loads(companion("prep", "Ines", "--json").out) == prep
    assert json.loads(companion("advice", "naming a price", "--json").out) == found["results"][0]
    assert from_python(tmp_path) == {"prep": prep, "advice": found["results"], "today": today}
    require_valid("prep", prep)
    require_valid("advice", found["results"][0])
    require_valid("today", today)
    assert found["results"][0]["item_id"] == "i-1"
    assert [item["id"] for item in today["lines"][0]["mine"]] == ["i-2"]


def test_a_talk_is_prepared_as_asked(stored: httpx2.Client) -> None:
    urgent = {"id": "u", "statement": "They cut my hours"}

    prep = stored.post(
        "/v1/pairs/p/prep", json={"minutes": 30, "goal": urgent, "is_urgent": True}
    ).json()

    assert sum(item["minutes"] for item in prep["agenda"]["items"]) == 30
    assert prep["wants"] == "They cut my hours"


def test_a_prep_is_told_as_events(stored: httpx2.Client) -> None:
    answer = stored.post("/v1/pairs/p/prep", json={}, headers={"accept": EVENT_STREAM})

    events = [line.removeprefix("event: ") for line in answer.text.splitlines() if "event:" in line]
    assert (events[0], events[-1]) == ("gathering", "done")
    last = next(line for line in reversed(answer.text.splitlines()) if line.startswith("data: "))
    require_valid("prep", json.loads(last.removeprefix("data: ")))


def test_a_key_must_be_good_for_drafts_to_prepare_and_for_reading_to_look() -> None:
    assert scope_of("POST", "/v1/pairs/p/prep") is Scope.DRAFT
    assert scope_of("GET", "/v1/people/me/today") is Scope.READ
    assert scope_of("POST", "/v1/pairs") is Scope.WRITE


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("POST", "/v1/pairs/nowhere/prep", 404),
        ("POST", "/v1/pairs/others/prep", 404),
        ("GET", "/v1/people/rosa/today", 404),
        ("GET", "/v1/people/rosa/advice?about=a+price", 404),
        ("GET", "/v1/people/nobody/today", 404),
        ("GET", "/v1/people/me/advice", 422),
        ("GET", f"/v1/people/me/advice?about={'x' * 501}", 422),
        ("GET", "/v1/people/me/advice?about=+", 422),
        ("GET", "/v1/people/me/today?minutes_a_week=0", 422),
    ],
)
def test_what_is_not_ones_own_or_cannot_be_read_is_refused(
    stored: httpx2.Client, method: str, path: str, status: int
) -> None:
    refused = stored.request(method, path, json={} if method == "POST" else None)

    assert refused.status_code == status, refused.text
    assert refused.headers["content-type"] == "application/problem+json"
    assert "Rosa" not in refused.text
