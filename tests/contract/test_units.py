"""Units of work: whole or not at all, and no change lost; on both databases."""

import asyncio

import pytest

from companion.access.principal import LOCAL, Principal
from companion.adapters.sql.schema import HEAD
from companion.adapters.sql.units import Store
from companion.errors import (
    ConflictError,
    StoreError,
)
from tests.records import Records, SteppingClock, a_goal, a_person, a_session, ids_of

pytestmark = pytest.mark.contract

ANA, BEN, CLEO = a_person("ana"), a_person("ben"), a_person("cleo")
STRANGER = Principal(person_id="stranger", programme_ids=frozenset({"spring"}))


async def test_a_block_that_raises_leaves_nothing_behind(
    store: Store, clock: SteppingClock
) -> None:
    with pytest.raises(ConflictError):
        async with store.writing() as unit:
            await Records(unit, clock).store(people=[ANA], goals=[a_goal("g"), a_goal("g")])

    async with store.writing() as unit:
        await Records(unit, clock).store(people=[BEN])
    async with store.reading() as unit:
        rows = await Records(unit, clock).people.every(principal=LOCAL)
    assert ids_of(rows) == ["ben"]


async def test_a_cancelled_unit_leaves_nothing_behind_and_frees_the_way(
    store: Store, clock: SteppingClock
) -> None:
    started = asyncio.Event()

    async def write_and_hang() -> None:
        async with store.writing() as unit:
            await Records(unit, clock).store(people=[ANA])
            started.set()
            await asyncio.sleep(60)

    hanging = asyncio.create_task(write_and_hang())
    await started.wait()
    hanging.cancel()
    with pytest.raises(asyncio.CancelledError):
        await hanging

    async with store.writing() as unit:
        rows = await Records(unit, clock).people.every(principal=LOCAL)
    assert rows == ()


async def test_a_reading_unit_refuses_to_write(store: Store, clock: SteppingClock) -> None:
    with pytest.raises(StoreError):
        async with store.reading() as unit:
            await Records(unit, clock).store(people=[ANA])


async def test_a_reading_unit_sees_one_moment(store: Store, clock: SteppingClock) -> None:
    async with store.reading() as unit:
        before = await Records(unit, clock).people.every(principal=LOCAL)
        async with store.writing() as other:
            await Records(other, clock).store(people=[ANA])
        after = await Records(unit, clock).people.every(principal=LOCAL)

    assert before == after == ()


async def test_units_at_once_lose_no_change(store: Store, clock: SteppingClock) -> None:
    async with store.writing() as unit:
        await Records(unit, clock).store(people=[a_person("ana", capacity=0)])

    async def one_more() -> None:
        async with store.writing() as unit:
            people = Records(unit, clock).people
            row = await people.get(principal=LOCAL, record_id="ana")
            more = row.value.model_copy(update={"capacity": (row.value.capacity or 0) + 1})
            await people.replace(principal=LOCAL, value=more, version=row.stamp.version)

    await asyncio.gather(*(one_more() for _ in range(40)))

    async with store.reading() as unit:
        row = await Records(unit, clock).people.get(principal=LOCAL, record_id="ana")
    assert (row.value.capacity, row.stamp.version) == (40, 41)


async def test_the_status_counts_what_there_is(store: Store, clock: SteppingClock) -> None:
    async with store.writing() as unit:
        await Records(unit, clock).store(
            people=[a_person("ana", headline="Nurse"), a_person("ben")],
            goals=[a_goal("g")],
            sessions=[a_session("s", mentor_id="ana", mentee_id="ben", notes="Plan the rota.")],
        )

    status = await store.status()

    assert (status.people, status.goals, status.sessions) == (2, 1, 1)
    assert (status.passages, status.vectors) == (2, 0)
    assert status.revision == HEAD
    assert status.library.startswith(("SQLite 3.", "PostgreSQL "))
    assert status.name == store.name
