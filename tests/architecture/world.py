"""One mentee's records in every state, and everybody who might ask for them."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from sqlalchemy import update

from api.app import create
from api.auth import Limits
from companion.access.limits import Rate
from companion.access.principal import Scope
from companion.access.record import Visibility
from companion.adapters.sql.tables import (
    GoalRow,
    ItemRow,
    MentoringSessionRow,
    PersonRow,
    RecordRow,
)
from companion.adapters.sql.units import Store
from companion.opening import Opening
from tests.accounts import expire, key_of, public_part
from tests.asgi import Answer, Caller
from tests.records import CountingIds

CANARY: Final = "zqcanaryvk"
_FOR_EVERYBODY: Final = "zqpublicvk"
NOTES: Final = f"- I'll bring the {CANARY} list by Friday\n- Dora advised to ask twice\n"
UNLIMITED: Final = Limits(
    wrong_keys=Rate(turns=10**6),
    drafts=Rate(turns=10**6),
    imports=Rate(turns=10**6),
    requests=Rate(turns=10**6),
)
_PEOPLE: Final = ("ana", "ben", "marta", "milo", "fay", "olu", "quinn", "zoe")
ACCOUNTS: Final = {
    "mentee_a": ("ana", "mentee:spring"),
    "mentor_a": ("marta", "mentor:spring"),
    "mentee_b": ("ben", "mentee:spring"),
    "mentor_b": ("milo", "mentor:spring"),
    "former_mentor": ("fay", "mentor:spring"),
    "organiser_p": ("olu", "organiser:spring"),
    "organiser_q": ("quinn", "organiser:autumn"),
}
_TABLES: Final[dict[str, type[RecordRow]]] = {
    "people": PersonRow,
    "goals": GoalRow,
    "sessions": MentoringSessionRow,
    "items": ItemRow,
}
_SET: Final = (Visibility.PUBLIC, Visibility.PROGRAMME)
"""States that no request sets; whoever runs the programme will."""

Document = dict[str, Any]


def _word(side: str) -> Document:
    return {"words": [{"side": side, "given": "own", "said_on": "2026-03-01", "revision": 1}]}


def _pair(id: str, mentor: str, mentee: str, **fields: object) -> Document:  # noqa: A002
    return {"id": id, "mentor_id": mentor, "mentee_id": mentee, **fields}


def _session(state: str, mentor: str) -> Document:
    return {
        "id": f"session-{state}",
        "mentor_id": mentor,
        "mentee_id": "ana",
        "held_on": "2026-03-02",
        "notes": NOTES,
        "private": state == "private",
    }


def _item(state: str, mentor: str) -> Document:
    line = NOTES.splitlines()[0]
    return {
        "id": f"item-{state}",
        "kind": "action",
        "text": f"Bring the {CANARY} list",
        "mentor_id": mentor,
        "mentee_id": "ana",
        "owner": "ana",
        "evidence": {"session_id": f"session-{state}", "start": 0, "end": len(line), "text": line},
        "confirmed_on": "2026-03-02",
    }


def _goal(state: str, **fields: object) -> Document:
    word = _FOR_EVERYBODY if state == "public" else CANARY
    statement = f"Run the spring inventory without overtime, {word}"
    return {"id": f"goal-{state}", "statement": statement, **fields}


def _person(id: str, **fields: object) -> Document:  # noqa: A002
    return {"id": id, "name": id.title(), **fields}


OF_ANA: Final[dict[str, list[Document]]] = {
    "people": [
        *(_person(name) for name in _PEOPLE),
        *(
            _person(f"person-{state}", headline=f"Stock keeper, {word}", can_help_with=["stock"])
            for state, word in (
                ("private", CANARY),
                ("public", _FOR_EVERYBODY),
                ("programme", CANARY),
            )
        ),
    ],
    "pairs": [
        _pair("pair-private", "milo", "ana"),
        _pair("pair-pair", "marta", "ana", agreement={"success": CANARY, **_word("mentee")}),
        _pair("pair-ended", "fay", "ana", agreement=_word("mentee")),
    ],
    "goals": [
        *(_goal(state) for state in ("private", "public", "programme")),
        _goal("pair", pair_id="pair-pair"),
        _goal("ended", pair_id="pair-ended"),
    ],
    "requests": [
        {
            "id": "request-private",
            "mentor_id": "milo",
            "mentee_id": "ana",
            "message": {"body": f"May I ask you about {CANARY}?", "drafted_on": "2026-03-01"},
        }
    ],
    "sessions": [
        _session("private", "marta"),
        _session("pair", "marta"),
        _session("programme", "marta"),
        _session("ended", "fay"),
    ],
    "items": [_item("private", "marta"), _item("pair", "marta"), _item("ended", "fay")],
}
_ENDED: Final = _pair(
    "pair-ended", "fay", "ana", agreement=_word("mentee"), ending={"ended_on": "2026-03-05"}
)


def record_id(kind: str, state: str) -> str:
    """Return the id of mentee A's record of a kind in a state."""
    return f"{'person' if kind == 'people' else kind.removesuffix('s')}-{state}"


@dataclass
class World:
    """The records, the keys of everybody, and the application between."""

    folder: Path
    caller: Caller
    keys: dict[str, str | None] = field(default_factory=dict)

    async def people_arrive(self) -> None:
        """Add the accounts and issue keys of every kind."""
        companion = self.caller.companion
        for actor, (name, role) in ACCOUNTS.items():
            self.keys[actor] = await key_of(companion, name, role)
        only = {"read_only": Scope.READ, "draft_only": Scope.DRAFT}
        for actor, scope in only.items():
            self.keys[actor] = await key_of(companion, "ana", scopes=frozenset({scope}))
        expired, revoked = await key_of(companion, "ana"), await key_of(companion, "ana")
        await expire(self.folder, expired)
        await companion.accounts.revoke(public_part(revoked))
        self.keys.update({"anonymous": None, "expired": expired, "revoked": revoked})
        for actor in ACCOUNTS:
            if actor != "mentee_a":
                people = [_person(one) for one in _PEOPLE]
                await self.store(actor, "people", people)
        for actor in ("mentor_a", "former_mentor"):
            name = ACCOUNTS[actor][0]
            shared = _pair(f"pair-of-{name}", name, "ana", agreement=_word("mentor"))
            await self.store(actor, "pairs", [shared])

    async def fill(self, *kinds: str) -> None:
        """Store mentee A's records as they should stand, whatever became of them."""
        for kind in kinds or OF_ANA:
            await self.store("mentee_a", kind, OF_ANA[kind])
        if not kinds or "pairs" in kinds:
            await self.store("mentee_a", "pairs", [_ENDED])
        url = f"sqlite:///{self.folder / 'companion.sqlite3'}"
        async with Store(url, ids=CountingIds()) as store, store.bookkeeping() as connection:
            for kind, table in _TABLES.items():
                for visibility in _SET:
                    await connection.execute(
                        update(table)
                        .where(table.external_id == record_id(kind, visibility))
                        .where(table.owner_id == "ana")
                        .values(visibility=visibility.value, programme_id="spring")
                    )

    async def store(self, actor: str, kind: str, documents: list[Document]) -> Answer:
        """Store records for somebody, in place of those of the same ids."""
        body = {"records": documents, "replace": True}
        answer = await self.caller.send("POST", f"/v1/{kind}", body, key=self.keys[actor])
        assert answer.status == 201, answer.body
        return answer


def an_application(folder: Path) -> Any:  # noqa: ANN401 - an ASGI application
    """Return the real application on a folder, without limits that a test would run into."""
    flags = {"data_dir": folder, "embedder": "hash"}
    return create(Opening(flags=flags, offline=True), limits=UNLIMITED)


def told(answer: Answer) -> str:
    """Return what a refusal says, without the number that it has in the log."""
    parts = {name: text for name, text in answer.json.items() if name != "request_id"}
    return json.dumps(parts, sort_keys=True)
