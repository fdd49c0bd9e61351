"""Confirmed items over HTTP."""

import httpx2

NOTES = "Ida will send the rota by Friday. Marta: begin with the worst shift."
PEOPLE = [{"id": "item-ida", "name": "Ida Holm"}, {"id": "item-marta", "name": "Marta Quill"}]
SESSION = {
    "id": "item-session",
    "mentor_id": "item-marta",
    "mentee_id": "item-ida",
    "held_on": "2026-11-03",
    "notes": NOTES,
}


def an_item(**fields: object) -> dict[str, object]:
    evidence = {"session_id": "item-session", "start": 0, "end": 33, "text": NOTES[:33]}
    return {
        "id": "rota",
        "kind": "action",
        "text": "Send the rota",
        "mentor_id": "item-marta",
        "mentee_id": "item-ida",
        "owner": "item-ida",
        "evidence": evidence,
        "confirmed_on": "2026-11-03",
        **fields,
    }


def test_an_item_is_stored_done_and_listed(client: httpx2.Client) -> None:
    client.post("/v1/people", json={"records": PEOPLE})
    client.post("/v1/sessions", json={"records": [SESSION]})

    added = client.post("/v1/items", json={"records": [an_item()]})
    seen = client.get("/v1/items/rota").headers["etag"]
    done = an_item(history=[{"status": "done", "on": "2026-11-05", "result": "It works"}])
    changed = client.put("/v1/items/rota", json=done, headers={"If-Match": seen})

    assert added.status_code == 201
    assert changed.json()["history"][0]["result"] == "It works"
    assert client.get("/v1/items").json()["records"][0]["history"][0]["status"] == "done"


def test_an_item_that_quotes_what_was_not_said_is_refused_by_field(client: httpx2.Client) -> None:
    client.post("/v1/people", json={"records": PEOPLE, "replace": True})
    client.post("/v1/sessions", json={"records": [SESSION], "replace": True})
    invented = {"session_id": "item-session", "start": 0, "end": 4, "text": "Jorge"}

    refused = client.post("/v1/items", json={"records": [an_item(id="x", evidence=invented)]})

    assert refused.status_code == 422
    assert [problem["field"] for problem in refused.json()["problems"]] == ["evidence"]
