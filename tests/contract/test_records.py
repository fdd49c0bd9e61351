"""Stored people, goals and sessions, the same on SQLite and PostgreSQL."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.access.principal import LOCAL, Principal
from companion.access.records import LARGEST_PAGE, Imported
from companion.adapters.sql.units import Store
from companion.errors import (
    ConflictError,
    InputError,
    NotFoundError,
    StoreError,
)
from companion.people.person import Person
from tests.records import Records, SteppingClock, a_person, a_session, ids_of

pytestmark = pytest.mark.contract

ANA, BEN, CLEO = a_person("ana"), a_person("ben"), a_person("cleo")
STRANGER = Principal(person_id="stranger", programme_ids=frozenset({"spring"}))

EVERYTHING: dict[str, Any] = {
    "name": "Zoë Ångström-O’Neil 🌱",
    "email": "zoe@example.org",
    "manager_id": "ben",
    "pronouns": "they/them",
    "headline": "Łódź → 東京",
    "bio": 'two lines\nwith "quotes", a \\ and a tab\t.',
    "skills": ["c++", "naïve Bayes"],
    "languages": ["pt-BR"],
    "time_zone": "Asia/Kolkata",
    "availability": [{"weekday": "fri", "start": "22:00", "end": "01:00"}],
    "capacity": 0,
    "channels": ["in_person"],
    "links": ["https://example.org/?a=1&b=2"],
    "career": [{"title": "Nurse", "start": "2019-04", "summary": "nights"}],
}


async def test_a_person_comes_back_as_stored(store: Store, clock: SteppingClock) -> None:
    person = a_person("zoe", **EVERYTHING)

    async with store.writing() as unit:
        await Records(unit, clock).store(people=[person])
    async with store.reading() as unit:
        row = await Records(unit, clock).people.get(principal=LOCAL, record_id="zoe")

    assert row.value == person
    assert (row.stamp.owner_id, row.stamp.version) == ("local", 1)
    assert row.stamp.created_at == row.stamp.updated_at < clock.now()


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    notes=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=500)
)
async def test_notes_keep_every_character(store: Store, clock: SteppingClock, notes: str) -> None:
    async with store.writing() as unit:
        records = Records(unit, clock)
        await records.people.add_many(principal=LOCAL, values=[ANA, BEN], replace=True)
        session = a_session("s", mentor_id="ana", mentee_id="ben", notes=notes)
        await records.sessions.add_many(principal=LOCAL, values=[session], replace=True)
    async with store.reading() as unit:
        row = await Records(unit, clock).sessions.get(principal=LOCAL, record_id="s")

    assert row.value.notes == notes


async def test_an_import_names_every_id_that_is_taken_and_stores_nothing(
    store: Store, clock: SteppingClock
) -> None:
    async with store.writing() as unit:
        await Records(unit, clock).store(people=[ANA, BEN])

    with pytest.raises(ConflictError, match="already stored: person 'ana', 'ben';"):
        async with store.writing() as unit:
            await Records(unit, clock).store(people=[CLEO, BEN, ANA])

    async with store.reading() as unit:
        page = await Records(unit, clock).people.list_(principal=LOCAL)
    assert ids_of(page.rows) == ["ana", "ben"]


async def test_an_import_that_may_replace_tells_what_it_did(
    store: Store, clock: SteppingClock
) -> None:
    renamed = a_person("ben", name="Benedikt")
    async with store.writing() as unit:
        await Records(unit, clock).store(people=[ANA, BEN])

    async with store.writing() as unit:
        people = Records(unit, clock).people
        done = await people.add_many(principal=LOCAL, values=[CLEO, renamed, ANA], replace=True)
    async with store.reading() as unit:
        rows = (await Records(unit, clock).people.list_(principal=LOCAL)).rows

    assert done == Imported(added=("cleo",), replaced=("ben",), unchanged=("ana",))
    assert [(row.value.id, row.stamp.version) for row in rows] == [
        ("ana", 1),
        ("ben", 2),
        ("cleo", 1),
    ]
    assert rows[1].value == renamed
    assert rows[1].stamp.created_at < rows[1].stamp.updated_at


async def test_an_id_given_twice_is_refused(store: Store, clock: SteppingClock) -> None:
    with pytest.raises(ConflictError, match="given more than once: person 'ana'"):
        async with store.writing() as unit:
            await Records(unit, clock).store(people=[ANA, BEN, ANA])


async def test_a_large_import_is_stored_and_found_whole(store: Store, clock: SteppingClock) -> None:
    crowd = [a_person(f"p{number:04}") for number in range(1_201)]

    async with store.writing() as unit:
        await Records(unit, clock).store(people=crowd)
    async with store.reading() as unit:
        people = Records(unit, clock).people
        rows = await people.every(principal=LOCAL)
        known = await unit.people.known(owner_id="local", ids=[person.id for person in crowd])

    assert [row.value for row in rows] == crowd
    assert len(known) == 1_201


async def test_pages_show_each_record_once_in_code_point_order(
    store: Store, clock: SteppingClock
) -> None:
    ids = ["Zoe", "a", "B", "b", "10", "9", "é", "e", "a~b", "😀", "ﬀ", "_", "a b", "ä"]
    async with store.writing() as unit:
        await Records(unit, clock).store(people=[a_person(each) for each in ids])

    seen: list[str] = []
    after: str | None = None
    async with store.reading() as unit:
        while True:
            people = Records(unit, clock).people
            page = await people.list_(principal=LOCAL, after=after, limit=3)
            seen.extend(ids_of(page.rows))
            after = page.next_after
            if after is None:
                break

    assert seen == sorted(ids)


async def test_the_last_page_is_the_last_even_when_it_is_full(
    store: Store, clock: SteppingClock
) -> None:
    async with store.writing() as unit:
        await Records(unit, clock).store(people=[ANA, BEN])

    async with store.reading() as unit:
        page = await Records(unit, clock).people.list_(principal=LOCAL, limit=2)

    assert page.next_after is None


async def test_a_cursor_outlives_the_record_it_stands_on(
    store: Store, clock: SteppingClock
) -> None:
    async with store.writing() as unit:
        people = Records(unit, clock).people
        await people.add_many(principal=LOCAL, values=[ANA, BEN, CLEO])
        page = await people.list_(principal=LOCAL, limit=2)
        await people.remove(principal=LOCAL, record_id="ben")
        rest = await people.list_(principal=LOCAL, after=page.next_after, limit=2)

    assert ids_of(rest.rows) == ["cleo"]


@pytest.mark.parametrize("limit", [0, -1, LARGEST_PAGE + 1])
async def test_a_page_has_a_sensible_size(store: Store, clock: SteppingClock, limit: int) -> None:
    async with store.reading() as unit:
        with pytest.raises(InputError, match=f"limit {limit} is out of range"):
            await Records(unit, clock).people.list_(principal=LOCAL, limit=limit)


async def test_what_is_no_cursor_is_refused(store: Store, clock: SteppingClock) -> None:
    async with store.reading() as unit:
        with pytest.raises(InputError, match="'ben' is not a cursor"):
            await Records(unit, clock).people.list_(principal=LOCAL, after="ben")


async def test_a_change_needs_the_version_that_was_read(store: Store, clock: SteppingClock) -> None:
    async with store.writing() as unit:
        await Records(unit, clock).store(people=[ANA])

    async with store.writing() as unit:
        people = Records(unit, clock).people
        changed = await people.replace(
            principal=LOCAL, value=a_person("ana", name="Ana Maria"), version=1
        )
    assert changed.stamp.version == 2

    with pytest.raises(ConflictError, match="person 'ana' is at version 2, not 1"):
        async with store.writing() as unit:
            await Records(unit, clock).people.replace(principal=LOCAL, value=ANA, version=1)
    async with store.reading() as unit:
        row = await Records(unit, clock).people.get(principal=LOCAL, record_id="ana")
    assert row == changed


async def test_a_removal_may_name_the_version_that_was_read(
    store: Store, clock: SteppingClock
) -> None:
    async with store.writing() as unit:
        await Records(unit, clock).store(people=[ANA])

    with pytest.raises(ConflictError, match="at version 1, not 7"):
        async with store.writing() as unit:
            await Records(unit, clock).people.remove(principal=LOCAL, record_id="ana", version=7)
    async with store.writing() as unit:
        people = Records(unit, clock).people
        removed = await people.remove(principal=LOCAL, record_id="ana", version=1)
        gone = await people.find(principal=LOCAL, record_id="ana")

    assert removed.value == ANA
    assert gone is None


async def test_what_is_not_stored_is_not_found(store: Store, clock: SteppingClock) -> None:
    async with store.writing() as unit:
        people = Records(unit, clock).people
        with pytest.raises(NotFoundError, match="there is no person 'ana'"):
            await people.get(principal=LOCAL, record_id="ana")
        with pytest.raises(NotFoundError):
            await people.replace(principal=LOCAL, value=ANA, version=1)
        with pytest.raises(NotFoundError):
            await people.remove(principal=LOCAL, record_id="ana")


async def test_a_document_that_no_longer_fits_is_named(store: Store, clock: SteppingClock) -> None:
    unreadable = Person.model_construct(**{**dict(ANA), "time_zone": "Mars/Olympus"})
    async with store.writing() as unit:
        await Records(unit, clock).store(people=[unreadable])

    async with store.reading() as unit:
        with pytest.raises(StoreError, match="stored person 'ana' cannot be read"):
            await Records(unit, clock).people.get(principal=LOCAL, record_id="ana")
