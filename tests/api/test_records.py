"""Stored records over HTTP: versions by ETag, all or nothing, and drafts from what is stored."""

import httpx2

from companion.samples import load_samples


def test_a_record_lives_through_add_read_replace_and_remove(client: httpx2.Client) -> None:
    added = client.post("/v1/people", json={"records": [{"id": "ana", "name": "Ana"}]})
    first = client.get("/v1/people/ana")
    changed = client.put(
        "/v1/people/ana",
        json={"id": "ana", "name": "Ana Ruiz"},
        headers={"If-Match": first.headers["etag"]},
    )
    removed = client.delete("/v1/people/ana", headers={"If-Match": changed.headers["etag"]})

    assert added.json() == {"added": ["ana"], "replaced": [], "unchanged": []}
    assert first.json()["name"] == "Ana"
    assert changed.json()["name"] == "Ana Ruiz"
    assert removed.status_code == 204
    assert client.get("/v1/people/ana").status_code == 404


def test_a_change_to_what_moved_is_a_conflict(client: httpx2.Client) -> None:
    client.post("/v1/people", json={"records": [{"id": "ben", "name": "Ben"}]})
    seen = client.get("/v1/people/ben").headers["etag"]
    body = {"id": "ben", "name": "Ben A"}
    client.put("/v1/people/ben", json=body, headers={"If-Match": seen})

    late = client.put(
        "/v1/people/ben", json={"id": "ben", "name": "Ben B"}, headers={"If-Match": seen}
    )

    assert late.status_code == 409
    assert client.get("/v1/people/ben").json()["name"] == "Ben A"


def test_a_change_without_having_read_is_refused(client: httpx2.Client) -> None:
    ben = {"id": "ben", "name": "Ben"}
    client.post("/v1/people", json={"records": [ben], "replace": True})

    answer = client.put("/v1/people/ben", json={"id": "ben", "name": "Ben"})

    assert answer.status_code == 428


def test_one_taken_id_keeps_the_whole_import_out(client: httpx2.Client) -> None:
    client.post("/v1/people", json={"records": [{"id": "cy", "name": "Cy"}]})

    answer = client.post(
        "/v1/people",
        json={"records": [{"id": "new-one", "name": "New"}, {"id": "cy", "name": "Cy again"}]},
    )

    assert answer.status_code == 409
    assert client.get("/v1/people/new-one").status_code == 404


def test_a_listing_is_paged_in_the_order_of_ids(client: httpx2.Client) -> None:
    records = [{"id": f"page-{number:02}", "name": "P"} for number in range(7)]
    client.post("/v1/people", json={"records": records})

    first = client.get("/v1/people", params={"limit": 4}).json()
    second = client.get("/v1/people", params={"limit": 500, "after": first["next"]}).json()

    ids = [record["id"] for record in (*first["records"], *second["records"])]
    assert ids == sorted(ids)
    assert {record["id"] for record in records} <= set(ids)


def test_drafts_take_stored_records_and_a_stored_note_lifts_its_mentor(
    client: httpx2.Client,
) -> None:
    samples = load_samples()
    goal = {
        "id": "stored-goal",
        "statement": "Keep a flock of rare sheep healthy through lambing",
    }
    people = [
        {"id": f"stored-{person.id}", "name": person.name, "headline": person.headline}
        for person in samples.mentors[:12]
    ]
    last = people[-1]["id"]
    client.post("/v1/people", json={"records": people})
    client.post("/v1/goals", json={"records": [goal]})
    ask = {
        "goal_ids": ["stored-goal"],
        "mentor_ids": [person["id"] for person in people],
        "top_k": 12,
    }

    before = _rank_of(client, ask, last)
    session = {
        "id": "stored-session",
        "mentor_id": last,
        "mentee_id": people[0]["id"],
        "held_on": "2026-11-02",
        "notes": "Lambing: how to keep rare sheep healthy, colostrum first, night checks.",
    }
    stored = client.post("/v1/sessions", json={"records": [session]})
    after_text = client.post("/v1/matches", json=ask)
    after = _rank_of(client, ask, last)

    assert stored.status_code == 201
    assert after < before
    assert "colostrum" not in after_text.text


def _rank_of(client: httpx2.Client, ask: dict[str, object], mentor_id: object) -> int:
    matches = client.post("/v1/matches", json=ask).json()["results"][0]["matches"]
    return int(next(match["rank"] for match in matches if match["mentor_id"] == mentor_id))
