"""Confirmed items, the same on SQLite and PostgreSQL."""

import pytest

from companion.access.principal import LOCAL, Principal
from companion.adapters.sql.units import Store
from companion.errors import BadRecordsError, ConflictError, ForbiddenError
from companion.followups.item import Item
from companion.sessions.session import MentoringSession
from tests.records import Records, SteppingClock, a_person, a_session, ids_of
from tests.sharing import share
from tests.unit.followups.samples import NOTES, an_item

pytestmark = pytest.mark.contract

MARTA, ME, NEL = a_person("marta"), a_person("me"), a_person("nel")
STRANGER = Principal(person_id="stranger")
PEOPLE = (MARTA, ME, NEL)


def a_talk(id: str = "s", *, mentor_id: str = "marta", notes: str = NOTES) -> MentoringSession:  # noqa: A002
    return a_session(id, mentor_id=mentor_id, mentee_id="me", notes=notes)


async def stored(
    store: Store, clock: SteppingClock, *items: Item, sessions: tuple[MentoringSession, ...] = ()
) -> None:
    async with store.writing() as unit:
        await Records(unit, clock).store(
            people=PEOPLE, sessions=sessions or (a_talk(),), items=items
        )


async def test_an_item_comes_back_as_stored_and_keeps_its_history(
    store: Store, clock: SteppingClock
) -> None:
    done = {"status": "done", "on": "2026-11-05", "result": "Marta liked it 🌱", "confidence": 4}
    plan = {"when": "the bell rings", "then": "I stop"}
    action = an_item("a", due_on="2026-11-06")
    takeaway = an_item("b", kind="takeaway", plan=plan)
    await stored(store, clock, action, takeaway)

    async with store.writing() as unit:
        items = Records(unit, clock).items
        changed = an_item("a", due_on="2026-11-06", history=[done])
        await items.replace(principal=LOCAL, value=changed, version=1)
        with pytest.raises(ConflictError, match="item 'a' is at version 2, not 1"):
            await items.replace(principal=LOCAL, value=action, version=1)
    async with store.reading() as unit:
        rows = await Records(unit, clock).items.every(principal=LOCAL)

    assert [row.value for row in rows] == [changed, takeaway]
    assert [row.stamp.version for row in rows] == [2, 1]


async def test_an_item_must_quote_a_stored_session_of_its_two_people(
    store: Store, clock: SteppingClock
) -> None:
    moved = {"session_id": "s", "start": 1, "end": 34, "text": NOTES[:33]}
    nowhere = {"session_id": "gone", "start": 0, "end": 33, "text": NOTES[:33]}
    empty = {"session_id": "s", "start": 5, "end": 5, "text": ""}

    with pytest.raises(BadRecordsError) as caught:
        await stored(
            store,
            clock,
            an_item("moved", evidence=moved),
            an_item("nowhere", evidence=nowhere),
            an_item("empty", evidence=empty),
            an_item("others", mentor_id="nel"),
        )

    assert [(each.where, each.field) for each in caught.value.problems] == [
        ("item 'moved'", "evidence"),
        ("item 'nowhere'", "evidence.session_id"),
        ("item 'empty'", "evidence"),
        ("item 'others'", "mentor_id"),
    ]
    async with store.reading() as unit:
        assert await Records(unit, clock).people.every(principal=LOCAL) == ()


async def test_an_item_may_be_done_after_its_notes_were_corrected(
    store: Store, clock: SteppingClock
) -> None:
    await stored(store, clock, an_item("a"))
    done = an_item("a", history=[{"status": "done", "on": "2026-11-05"}])

    async with store.writing() as unit:
        records = Records(unit, clock)
        corrected = a_talk(notes=f"Tuesday. {NOTES}")
        await records.sessions.replace(principal=LOCAL, value=corrected, version=1)
        row = await records.items.replace(principal=LOCAL, value=done, version=1)

    assert row.value == done


async def test_items_go_with_their_session_and_with_either_person(
    store: Store, clock: SteppingClock
) -> None:
    other = {"session_id": "t", "start": 0, "end": 33, "text": NOTES[:33]}
    await stored(
        store,
        clock,
        an_item("a"),
        an_item("b", mentor_id="nel", evidence=other),
        sessions=(a_talk(), a_talk("t", mentor_id="nel")),
    )

    async with store.writing() as unit:
        records = Records(unit, clock)
        await records.sessions.remove(principal=LOCAL, record_id="s")
        after_session = ids_of(await records.items.every(principal=LOCAL))
        await records.people.remove(principal=LOCAL, record_id="nel")
        after_person = ids_of(await records.items.every(principal=LOCAL))

    assert (after_session, after_person) == (["b"], [])


async def test_items_are_private_to_the_pair_and_changed_by_their_owner_only(
    store: Store, clock: SteppingClock
) -> None:
    mentee, mentor = Principal(person_id="wren"), Principal(person_id="marta")
    theirs = an_item("a", mentee_id="wren", owner="wren")

    async with store.writing() as unit:
        await share(unit, clock, mentor="marta", mentee="wren")
        talk = a_session("s", mentor_id="marta", mentee_id="wren", notes=NOTES)
        await Records(unit, clock, principal=mentee).store(sessions=[talk], items=[theirs])
        items = Records(unit, clock).items
        seen = await items.get(principal=mentor, record_id="a")
        for somebody in (STRANGER, LOCAL):
            assert await items.every(principal=somebody) == ()
        with pytest.raises(ForbiddenError, match="item 'a' belongs to somebody else"):
            await items.replace(principal=mentor, value=theirs, version=1)

    assert seen.value == theirs
