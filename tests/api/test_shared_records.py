"""What one keeper of a shared pair hides stays hidden from the other: words, days and tags."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from tests.accounts import key_of
from tests.architecture.world import an_application
from tests.asgi import Answer, Caller, started

NOTES: Final = "- I'll count the kiln shelves by Friday\n- Ask Dora about glazes\n"
LINE: Final = NOTES.splitlines()[0]
TWO: Final = {"mentor_id": "ola", "mentee_id": "finn"}
Document = dict[str, Any]


@dataclass
class Two:
    """A mentor and a mentee who share a pair, each with a key."""

    caller: Caller
    keys: dict[str, str]

    async def send(
        self, who: str, method: str, path: str, body: object = None, **headers: str
    ) -> Answer:
        return (
            await self.caller.send(
                method, path, body, key=self.keys[who], headers={"if-match": headers["tag"]}
            )
            if headers
            else await self.caller.send(method, path, body, key=self.keys[who])
        )

    async def store(self, who: str, kind: str, *records: Document) -> None:
        body = {"records": records, "replace": True}
        answer = await self.send(who, "POST", f"/v1/{kind}", body)
        assert answer.status == 201, answer.body

    async def tags(self, path: str) -> tuple[str, str]:
        """Return the tag of Finn's record as he gets it, and as Ola does."""
        found = [await self.send(who, "GET", path) for who in ("finn", "ola")]
        assert [one.status for one in found] == [200, 200]
        return found[0].headers["etag"], found[1].headers["etag"]


def a_pair(by: str, **fields: object) -> Document:
    side = "mentor" if by == "ola" else "mentee"
    word = {"side": side, "given": "own", "said_on": "2026-03-01", "revision": 1}
    return {"id": f"pair-{by}", **TWO, "agreement": {"words": [word]}, **fields}


SESSION: Final[Document] = {"id": "talk", **TWO, "held_on": "2026-03-02", "notes": NOTES}
ITEM: Final[Document] = {
    "id": "shelves",
    "kind": "takeaway",
    "text": "Count the shelves",
    **TWO,
    "evidence": {"session_id": "talk", "start": 0, "end": len(LINE), "text": LINE},
    "confirmed_on": "2026-03-02",
}


@pytest.fixture
async def two(tmp_path: Path) -> AsyncIterator[Two]:
    async with started(an_application(tmp_path)) as caller:
        found = Two(caller, {who: await key_of(caller.companion, who) for who in ("ola", "finn")})
        for who in found.keys:
            people = [{"id": name, "name": name.title()} for name in found.keys]
            await found.store(who, "people", *people)
            await found.store(who, "pairs", a_pair(who))
        await found.store("finn", "sessions", SESSION)
        await found.store("finn", "items", ITEM)
        yield found


KEPT: Final = {"side": "mentee", "on": "2026-03-02", "learnt": "Say less", "is_shared": False}
ISSUED: Final = {
    "key": "2026-03-09", "starts_at": "2026-03-09T09:00Z", "minutes": 20, "digest": "d",
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "record", "hidden"),
    [
        ("sessions", SESSION, {"struck": ["Ask Dora about glazes"]}),
        ("sessions", SESSION, {"recap_sent_on": "2026-03-03"}),
        ("sessions", SESSION, {"feedback": [KEPT]}),
        ("items", ITEM, {"recalls": [{"on": "2026-03-09", "grade": "forgot"}]}),
        ("pairs", a_pair("finn"), {"issued": [ISSUED]}),
    ],
)
async def test_what_is_hidden_moves_no_tag_of_who_may_not_see_it(
    two: Two, kind: str, record: Document, hidden: Document
) -> None:
    path = f"/v1/{kind}/{record['id']}"
    own, others = await two.tags(path)
    before = await two.send("ola", "GET", path)

    await two.store("finn", kind, {**record, **hidden})

    own_after, others_after = await two.tags(path)
    after = await two.send("ola", "GET", path)
    kept = (await two.send("finn", "GET", path)).json
    assert own_after != own
    assert others_after == others
    assert after.json == before.json
    assert all(kept[name] for name in hidden)
    listed = await two.send("ola", "GET", f"/v1/{kind}")
    assert before.json in listed.json["records"]


async def test_what_both_see_moves_the_tags_of_both(two: Two) -> None:
    before = await two.tags("/v1/sessions/talk")

    await two.store("finn", "sessions", {**SESSION, "minutes": 25})

    after = await two.tags("/v1/sessions/talk")
    assert before[0] != after[0]
    assert before[1] != after[1]


async def test_a_tag_still_protects_what_its_owner_writes(two: Two) -> None:
    own, others = await two.tags("/v1/sessions/talk")
    changed = {**SESSION, "minutes": 25}

    by_reader = await two.send("ola", "PUT", "/v1/sessions/talk", changed, tag=others)
    with_readers = await two.send("finn", "PUT", "/v1/sessions/talk", changed, tag=others)
    first = await two.send("finn", "PUT", "/v1/sessions/talk", changed, tag=own)
    stale = await two.send("finn", "PUT", "/v1/sessions/talk", changed, tag=own)
    removed = await two.send("ola", "DELETE", "/v1/sessions/talk", tag=others)

    assert [one.status for one in (by_reader, with_readers, first, stale, removed)] == [
        403, 409, 200, 409, 403,
    ]  # fmt: skip


async def test_what_one_side_drops_hides_nothing_of_the_others_talk_of_the_same_id(
    two: Two,
) -> None:
    theirs = {**SESSION, "held_on": "2026-03-03"}
    dropped = {**ITEM, "history": [{"status": "dropped", "on": "2026-03-04"}]}
    path = "/v1/people/finn/advice?about=count+the+kiln+shelves"
    before = await two.send("finn", "GET", path)
    await two.store("ola", "sessions", theirs)
    await two.store("ola", "items", dropped)

    after = await two.send("finn", "GET", path)

    assert before.status == after.status == 200
    (found,) = [one for one in after.json["results"] if one["session_id"] == "talk"]
    assert found == before.json["results"][0]
    assert found["said_on"] == SESSION["held_on"]
