"""Export and erasure on each database: rows are whole, and none of them is left."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from companion.access.leaving import SOMEBODY, Leaver
from companion.access.principal import LOCAL, LOCAL_OWNER, Principal
from companion.adapters.sql.belonging import tables
from companion.adapters.sql.units import Store, Unit
from companion.adapters.sql.vector_store import SqlVectorStore
from companion.errors import NotFoundError
from companion.followups.item import Item
from companion.people.person import Person
from companion.retrieval.indexing import embed_missing
from tests.bar.canaries import Plantation
from tests.embedding import RecordingEmbedder
from tests.records import Records, SteppingClock, a_goal, a_person, a_request, a_session
from tests.sharing import an_account, share

pytestmark = pytest.mark.contract

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


async def dump(store: Store) -> str:
    """Return every row of every table, as a dump of the database would hold it."""
    lines: list[str] = []
    async with store.looking() as connection:
        for table in tables().values():
            for row in await connection.execute(select(table)):
                lines.append(json.dumps(dict(row._mapping), default=repr, ensure_ascii=False))
    return "\n".join(lines)


async def planted(store: Store, clock: SteppingClock) -> Plantation:
    ring = Plantation(3, seed=5)
    batch = ring.batch
    async with store.writing() as unit:
        await Records(unit, clock).store(
            people=batch.people,
            goals=batch.goals,
            requests=batch.requests,
            pairs=batch.pairs,
            sessions=batch.sessions,
            items=batch.items,
        )
    await embed_missing(SqlVectorStore(store), RecordingEmbedder())
    return ring


async def erase(store: Store, person: Person) -> None:
    leaver = Leaver(names=[person.name, person.email or ""])
    async with store.writing() as unit:
        await unit.rights.erase(owner_id=LOCAL_OWNER, person_id=person.id, leaver=leaver, at=AT)


async def test_no_row_of_any_table_holds_a_word_of_who_was_erased(
    store: Store, clock: SteppingClock
) -> None:
    ring = await planted(store, clock)
    before = await dump(store)

    for one in ring.people:
        assert one.person.name in before
        await erase(store, one.person)
        left = await dump(store)
        assert [needle for needle in one.needles if needle in left] == []


async def test_who_is_called_the_same_stays_readable_and_searchable(
    store: Store, clock: SteppingClock
) -> None:
    ring = await planted(store, clock)

    await erase(store, ring.people[0].person)

    async with store.reading() as unit:
        records = Records(unit, clock)
        people = await records.people.every(principal=LOCAL)
        sessions = await records.sessions.every(principal=LOCAL)
        items = await records.items.every(principal=LOCAL)
    notes: Mapping[str, str] = {row.value.id: row.value.notes for row in sessions}
    assert [row.value.id for row in people] == [one.person.id for one in ring.people[1:]]
    assert sessions[0].value.notes.startswith(SOMEBODY.capitalize())
    assert people[0].value.manager_id is not None or people[1].value.manager_id is not None
    for row in items:
        quote = row.value.evidence
        assert notes[quote.session_id][quote.start : quote.end] == quote.text
    assert await SqlVectorStore(store).changes_since(1, fingerprint="any") is None


async def test_a_goal_that_was_shown_to_a_pair_outlives_the_pair(
    store: Store, clock: SteppingClock
) -> None:
    async with store.writing() as unit:
        await Records(unit, clock).store(
            people=[a_person("ana", name="Ana Ruiz"), a_person("ben", name="Ben Osei")],
            goals=[a_goal("hers", mentee_id="ana"), a_goal("his", mentee_id="ben")],
            sessions=[a_session("s", mentor_id="ana", mentee_id="ben", goal_id="his")],
        )

    await erase(store, a_person("ana", name="Ana Ruiz"))

    async with store.reading() as unit:
        goals = await Records(unit, clock).goals.every(principal=LOCAL)
    assert [row.value.id for row in goals] == ["his"]


async def test_an_export_holds_all_of_one_person_and_vectors_by_name_alone(
    store: Store, clock: SteppingClock
) -> None:
    ring = await planted(store, clock)
    one, other = ring.people[0], ring.people[1]

    async with store.reading() as unit:
        held = await unit.rights.held(owner_id=LOCAL_OWNER, person_id=one.person.id)

    text = held.model_dump_json()
    assert [word for word in (*one.own, *one.shared) if word not in text] == []
    assert [word for word in other.own if word in text] == []
    assert sum(each.count for each in held.vectors) > 0
    assert held.rows("vector") == ()
    assert len(held.rows("item")) == 4


async def test_what_the_other_side_keeps_to_itself_is_in_no_export(
    store: Store, clock: SteppingClock
) -> None:
    said = [
        {"side": "mentor", "on": "2026-02-03", "learnt": "a secret of the mentor"},
        {"side": "mentee", "on": "2026-02-03", "learnt": "a word of the mentee"},
    ]
    async with store.writing() as unit:
        await Records(unit, clock).store(
            people=[a_person("ana"), a_person("ben")],
            sessions=[
                a_session(
                    "s",
                    mentor_id="ana",
                    mentee_id="ben",
                    feedback=said,
                    struck=["a line that was struck"],
                )
            ],
        )

    async with store.reading() as unit:
        held = await unit.rights.held(owner_id=LOCAL_OWNER, person_id="ben")

    assert "a word of the mentee" in held.model_dump_json()
    assert "a secret of the mentor" not in held.model_dump_json()
    assert "a line that was struck" not in held.model_dump_json()


KEPT_BACK = "Ben is slow with invoices, say nothing"
"""What somebody noted of a talk that they keep private."""


async def private_talk_of(unit: Unit, clock: SteppingClock, keeper: Principal, mentor: str) -> None:
    """Store a private talk of a mentor with Ben, what was confirmed of it, and their own marks."""
    item = {
        "id": "i",
        "kind": "takeaway",
        "text": KEPT_BACK,
        "mentor_id": mentor,
        "mentee_id": "ben",
        "evidence": {"session_id": "s", "start": 0, "end": len(KEPT_BACK), "text": KEPT_BACK},
        "confirmed_on": "2026-02-03",
    }
    said = {"side": "mentor", "on": "2026-02-03", "learnt": "a secret of the mentor"}
    talk = a_session(
        "s",
        mentor_id=mentor,
        mentee_id="ben",
        notes=KEPT_BACK,
        private=True,
        question="Why so slow?",
        struck=["say nothing"],
        recap_sent_on="2026-02-04",
        feedback=[said],
    )
    ids = [mentor, "ben"]
    known = await unit.people.known(owner_id=keeper.person_id, ids=ids)
    await Records(unit, clock, principal=keeper).store(
        people=[a_person(name, name=name.title()) for name in ids if name not in known],
        sessions=[talk],
        items=[Item.model_validate(item)],
    )


OWN = (KEPT_BACK, "a secret of the mentor", "Why so slow?", "2026-02-04")


async def test_a_talk_that_somebody_keeps_private_is_whole_in_their_export_and_in_no_others(
    store: Store, clock: SteppingClock
) -> None:
    async with store.writing() as unit:
        await private_talk_of(unit, clock, LOCAL, "me")

    async with store.reading() as unit:
        his = await unit.rights.held(owner_id=LOCAL_OWNER, person_id="ben")
        mine = await unit.rights.held(owner_id=LOCAL_OWNER, person_id="me")

    assert [words for words in (*OWN, "invoices") if words in his.model_dump_json()] == []
    (met,) = his.rows("mentoring_session")
    assert met["held_on"] == "2026-02-03"
    assert [words for words in OWN if words not in mine.model_dump_json()] == []
    assert '"struck":["say nothing"]' in mine.model_dump_json()


async def test_an_accounts_export_holds_all_that_it_keeps_and_nothing_that_another_does(
    store: Store, clock: SteppingClock
) -> None:
    async with store.writing() as unit:
        await share(unit, clock, mentor="ola", mentee="ben")
        other = an_account("ben")
        own = a_session(
            "own", mentor_id="ola", mentee_id="ben", notes="what Ben kept", private=True
        )
        await Records(unit, clock, principal=other).store(sessions=[own])
    async with store.writing() as unit:
        keeper = an_account("ola")
        await private_talk_of(unit, clock, keeper, "ola")

    async with store.reading() as unit:
        his = await unit.rights.held(owner_id="ben", person_id="ben")
        hers = await unit.rights.held(owner_id="ola", person_id="ola")

    assert [words for words in (*OWN, "invoices") if words in his.model_dump_json()] == []
    assert "what Ben kept" in his.model_dump_json()
    assert [words for words in OWN if words not in hers.model_dump_json()] == []
    assert "what Ben kept" not in hers.model_dump_json()


async def test_who_comes_back_with_a_restore_is_known_by_the_tombstone(
    store: Store, clock: SteppingClock
) -> None:
    async with store.writing() as unit:
        await Records(unit, clock).store(people=[a_person("ana"), a_person("ben", name="Ben")])
    await erase(store, a_person("ana"))

    async with store.reading() as unit:
        graves = await unit.rights.tombstones()
        back = await unit.rights.returned()

    assert (len(graves), back) == (2, ())
    assert all(len(one.person) == 64 and "ana" not in one.person for one in graves)


async def test_nobody_of_an_id_can_be_neither_seen_nor_erased(store: Store) -> None:
    async with store.writing() as unit:
        with pytest.raises(NotFoundError):
            await unit.rights.held(owner_id=LOCAL_OWNER, person_id="nobody")
        with pytest.raises(NotFoundError):
            await unit.rights.erase(
                owner_id=LOCAL_OWNER, person_id="nobody", leaver=Leaver(names=[]), at=AT
            )


async def test_another_account_keeps_what_it_wrote_and_not_of_whom(
    store: Store, clock: SteppingClock
) -> None:
    notes = "Anaxia Quorvel will call.\nI will send the rota."
    said = [
        {"side": "mentor", "on": "2026-02-03", "learnt": "a canary of hers"},
        {"side": "mentee", "on": "2026-02-03", "learnt": "a word of his"},
    ]
    hers, his, cleos = (an_account(name) for name in ("anaxia", "ben", "cleo"))
    async with store.writing() as unit:
        for who in (hers, his, cleos):
            await Records(unit, clock, principal=who).store(
                people=[
                    a_person(
                        "anaxia", name="Anaxia Quorvel", bio=f"canary kept by {who.person_id}"
                    ),
                    a_person("ben", name="Ben Osei"),
                ]
            )
        await Records(unit, clock, principal=his).store(
            goals=[a_goal("hers", mentee_id="anaxia", statement="canary of a goal")],
            requests=[a_request("r", mentor_id="ben", mentee_id="anaxia")],
            sessions=[
                a_session("s", mentor_id="anaxia", mentee_id="ben", notes=notes, feedback=said)
            ],
        )
        await Records(unit, clock, principal=LOCAL).store(
            people=[a_person("one", bio="Anaxia Quorvel of another town")]
        )

    async with store.writing() as unit:
        await unit.rights.erase(
            owner_id="anaxia",
            person_id="anaxia",
            leaver=Leaver(names=["Anaxia Quorvel"]),
            at=AT,
        )

    left = await dump(store)
    async with store.reading() as unit:
        records = Records(unit, clock, principal=his)
        people = await records.people.every(principal=his)
        (session,) = await records.sessions.every(principal=his)
        (request,) = await records.requests.every(principal=his)
    stand_in = next(row.value for row in people if row.value.id != "ben")
    assert stand_in.name == "Somebody who left"
    assert session.value.mentor_id == stand_in.id
    assert session.value.notes == "Somebody who left will call.\nI will send the rota."
    assert [one.learnt for one in session.value.feedback] == ["a word of his"]
    assert request.value.message.body is None
    assert "canary" not in left
    assert "anaxia" not in left
    assert left.count("Anaxia Quorvel of another town") >= 1
