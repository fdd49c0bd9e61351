"""Whoever leaves takes nobody's records along, whatever they called themselves."""

from collections.abc import AsyncIterator, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from companion.access.leaving import Leaver
from companion.access.principal import LOCAL_OWNER, Principal
from companion.adapters.sql.belonging import FREE_TEXT, tables
from companion.adapters.sql.leaving import _KINDS
from companion.adapters.sql.units import Store
from companion.followups.item import Item
from tests.records import (
    CountingIds,
    Records,
    SteppingClock,
    a_goal,
    a_person,
    a_request,
    a_session,
)
from tests.sharing import a_shared_pair, an_account

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
NOTES = "Mentor call on 2026-02-03: I will send the own rota."
NO_WORDS = frozenset({"email", "manager_id", "evidence.text"})
"""Emptied, or cut from the notes anew."""


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with Store(f"sqlite:///{tmp_path / 'c.sqlite3'}", ids=CountingIds()) as opened:
        yield opened


async def keep_every_kind(store: Store, principal: Principal, *, mentor: str) -> None:
    """Store a record of each kind that is about the mentor and Ben, and others of Ben alone."""
    clock = SteppingClock()
    said = [{"side": "mentee", "on": "2026-02-03", "given": "own", "time": "right"}]
    sent = {"body": "May I?", "drafted_on": "2026-03-01", "sent_on": "2026-03-02"}
    mine = {"mentor_id": mentor, "mentee_id": "ben"}
    async with store.writing() as unit:
        records = Records(unit, clock, principal=principal)
        person = a_person(
            "ben",
            name="Ben Osei",
            channels=["call", "video"],
            time_zone="Europe/Paris",
            languages=["en"],
            availability=[{"weekday": "mon", "start": "09:00", "end": "10:00"}],
            career=[{"title": "Nurse", "start": "2019", "end": "2021-05"}],
        )
        cleo = a_person("cleo", name="Cleo Brandt")
        known = await unit.people.known(owner_id=principal.person_id, ids=[mentor])
        await records.store(
            people=[person, cleo, *([] if known else [a_person(mentor, name="the")])],
            goals=[
                a_goal(
                    "g",
                    mentee_id="ben",
                    target_on="2026-12-01",
                    events=[{"on": "2026-02-03", "text": "a new job"}],
                    sureness=[{"on": "2026-02-03", "level": 3}],
                )
            ],
            pairs=[
                a_shared_pair(mentor="cleo", mentee="ben", by="ben", id="other"),
                a_shared_pair(mentor=mentor, mentee="ben", by="ben"),
            ],
            requests=[
                a_request("r0", mentor_id="cleo", mentee_id="ben"),
                a_request("r", **mine, message=sent, answer="yes", answered_on="2026-03-05"),
            ],
            sessions=[
                a_session("s0", mentor_id="cleo", mentee_id="ben", notes=NOTES, channel="call"),
                a_session("s", **mine, notes=NOTES, channel="call", feedback=said),
            ],
            items=[
                Item.model_validate(
                    {
                        "id": f"i-{session}",
                        "kind": "action",
                        "text": "send the own rota",
                        "mentor_id": its_mentor,
                        "mentee_id": "ben",
                        "owner": "ben",
                        "due_on": "2026-02-10",
                        "confirmed_on": "2026-02-03",
                        "evidence": {"session_id": session, "start": 28, "end": 52}
                        | {"text": NOTES[28:52]},
                    }
                )
                for session, its_mentor in (("s0", "cleo"), ("s", mentor))
            ],
        )


async def documents(store: Store) -> dict[tuple[str, str, str], dict[str, Any]]:
    """Return every record's document, each read once as its kind."""
    found = {}
    async with store.looking() as connection:
        for table, kind in _KINDS:
            for row in await connection.execute(
                select(table.owner_id, table.external_id, table.document)
            ):
                kind.model_validate(row.document)
                found[row.owner_id, table.__tablename__, row.external_id] = row.document
    return found


def leaves(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Return each text of a document with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for each in value:
            yield from leaves(each, path)
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from leaves(each, f"{path}.{name}".lstrip("."))


async def test_codes_days_and_ids_outlive_whoever_is_called_like_them(store: Store) -> None:
    await keep_every_kind(store, an_account("ben"), mentor="mallory")
    before = await documents(store)
    hostile = {text for document in before.values() for _, text in leaves(document)}

    async with store.writing() as unit:
        await unit.rights.erase(
            owner_id="ben", person_id="mallory", leaver=Leaver(names=hostile), at=AT
        )

    after = await documents(store)
    assert {kind for _, kind, _ in after} == {table.__tablename__ for table, _ in _KINDS}
    for (_, kind, name), document in after.items():
        old = before["ben", kind, name]
        kept = FREE_TEXT[kind] | NO_WORDS
        assert {each for each in leaves(document) if each[0] not in kept} == {
            each for each in leaves(old) if each[0] not in kept
        }


@pytest.mark.parametrize("name", ["own", "the", "2026", "Mentor", "call", "mentee", "Paris"])
async def test_an_account_takes_nothing_of_a_keeper_but_itself(store: Store, name: str) -> None:
    links = ("own", "2026", "mentee", "Europe/Paris", "Ben Osei", "ben", "09:00")
    async with store.writing() as unit:
        hers = Records(unit, SteppingClock(), principal=an_account("mallory"))
        await hers.store(people=[a_person("mallory", name=name, links=links)])
    await keep_every_kind(store, an_account("ben"), mentor="mallory")
    before = await documents(store)

    async with store.writing() as unit:
        await unit.rights.erase(
            owner_id="mallory", person_id="mallory", leaver=Leaver(names=[name, *links]), at=AT
        )

    after = await documents(store)
    of_others = {
        key: document
        for key, document in before.items()
        if key[0] == "ben" and "mallory" not in str(document)
    }
    assert {key: after[key] for key in of_others} == of_others
    assert after["ben", "mentoring_session", "s"]["notes"] == NOTES


async def test_a_field_that_needs_the_name_keeps_it_and_is_counted(store: Store) -> None:
    statement = "Ana Ruiz"
    async with store.writing() as unit:
        await Records(unit, SteppingClock()).store(
            people=[a_person("ana", name="Ana Ruiz"), a_person("ben", name="Ben Osei")],
            goals=[a_goal("g", mentee_id="ben", statement=statement, challenge="Ana Ruiz knows")],
        )
        empty = Leaver(names=["Ana Ruiz"], words="")
        empty.briefly = lambda: empty  # type: ignore[method-assign]
        weighed = await unit.rights.weigh(owner_id=LOCAL_OWNER, person_id="ana", leaver=empty)
        await unit.rights.erase(owner_id=LOCAL_OWNER, person_id="ana", leaver=empty, at=AT)

    after: Mapping[str, Any] = (await documents(store))[LOCAL_OWNER, "goal", "g"]
    assert (weighed.named_in, weighed.kept_in) == (1, 1)
    assert (after["statement"], after["challenge"]) == (statement, " knows")


def test_every_text_of_a_document_is_decided() -> None:
    decided = {f"{kind}.{path}" for kind, paths in FREE_TEXT.items() for path in paths}
    free = {
        f"{table.__tablename__}.{path}"
        for table, kind in _KINDS
        for path in _texts_of(kind.model_json_schema())
    }

    assert FREE_TEXT.keys() == {table.__tablename__ for table, _ in _KINDS} <= tables().keys()
    assert decided == free


_NOT_FREE = frozenset(
    {
        "id",
        "mentor_id",
        "mentee_id",
        "manager_id",
        "goal_id",
        "pair_id",
        "session_id",
        "owner",
        "email",
        "languages",
        "time_zone",
        "start",
        "end",
        "at",
        "rule",
        "digest",
        "key",
        "starts_at",
    }
)


def _texts_of(schema: dict[str, Any]) -> Iterator[str]:
    defined = schema.get("$defs", {})

    def walk(part: dict[str, Any], path: str) -> Iterator[str]:
        if "$ref" in part:
            yield from walk(defined[part["$ref"].rpartition("/")[2]], path)
        for each in (*part.get("anyOf", ()), *part.get("allOf", ())):
            yield from walk(each, path)
        if part.get("type") == "array" and "items" in part:
            yield from walk(part["items"], path)
        for name, each in part.get("properties", {}).items():
            yield from walk(each, f"{path}.{name}".lstrip("."))
        is_text = part.get("type") == "string" and not part.keys() & {"enum", "const", "format"}
        if is_text and path.rpartition(".")[2] not in _NOT_FREE and path not in NO_WORDS:
            yield path

    yield from walk(schema, "")
