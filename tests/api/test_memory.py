"""Plans and topics over HTTP rest on what was confirmed, and on what was said to this mentor."""

import httpx2
import pytest

NOTES = "Ida will send the rota by Friday.\nShould the tea round come before handover?\n"
PEOPLE = [
    {"id": f"memory-{name.split()[0].lower()}", "name": name}
    for name in ("Ida Holm", "Marta Quill", "Nel Abara")
]
GOAL = {"id": "memory-goal", "mentee_id": "memory-ida", "statement": "Run the night ward well"}


def a_session(mentor: str, notes: str) -> dict[str, object]:
    return {
        "id": f"memory-{mentor}",
        "mentor_id": f"memory-{mentor}",
        "mentee_id": "memory-ida",
        "goal_id": "memory-goal",
        "held_on": "2026-11-03",
        "notes": notes,
    }


@pytest.fixture
def stored(client: httpx2.Client) -> httpx2.Client:
    """Two talks of one mentee, and a promise of the first that was kept."""
    sessions = [a_session("marta", NOTES), a_session("nel", "Should I ask for a joker shift?")]
    rota = {
        "id": "memory-rota",
        "kind": "action",
        "text": "Send the rota",
        "mentor_id": "memory-marta",
        "mentee_id": "memory-ida",
        "owner": "memory-ida",
        "evidence": {"session_id": "memory-marta", "start": 0, "end": 33, "text": NOTES[:33]},
        "confirmed_on": "2026-11-03",
        "history": [{"status": "done", "on": "2026-11-05"}],
    }
    for kind, records in (
        ("people", PEOPLE),
        ("goals", [GOAL]),
        ("sessions", sessions),
        ("items", [rota]),
    ):
        added = client.post(f"/v1/{kind}", json={"records": records, "replace": True})
        assert added.status_code == 201, added.text
    return client


def test_what_is_done_is_in_no_plan_and_no_topic(stored: httpx2.Client) -> None:
    plan = stored.post(
        "/v1/agendas", json={"goal_id": "memory-goal", "session_ids": ["memory-marta"]}
    )
    topics = stored.post("/v1/topics", json={"mentee_id": "memory-ida"})

    assert plan.status_code == topics.status_code == 200
    assert "tea round" in plan.text
    assert "rota" not in plan.text
    assert "rota" not in topics.text


def test_what_was_said_to_one_mentor_is_in_no_plan_with_another(stored: httpx2.Client) -> None:
    with_marta = stored.post("/v1/agendas", json={"goal_id": "memory-goal", "mentor": PEOPLE[1]})
    with_nel = stored.post("/v1/agendas", json={"goal_id": "memory-goal", "mentor": PEOPLE[2]})

    assert "tea round" in with_marta.text
    assert "joker" not in with_marta.text
    assert "joker" in with_nel.text
    assert "tea round" not in with_nel.text
