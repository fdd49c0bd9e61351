"""People that were read before come from memory, unless the database says otherwise."""

import gc
import weakref
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from companion.access.principal import LOCAL
from companion.access.record import Stamp, Stored, Visibility
from companion.adapters.sql.kept import KeptValues
from companion.adapters.sql.units import Store
from companion.adapters.system import RandomIds
from companion.followups.item import Item, Turn
from companion.people.person import Person
from companion.sessions.session import MentoringSession
from tests.records import Records, SteppingClock, a_person, a_session

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def opened(path: Path) -> Store:
    return Store(f"sqlite:///{path / 'companion.sqlite3'}", ids=RandomIds())


async def put(store: Store, people: Sequence[Person]) -> None:
    async with store.writing() as unit:
        await Records(unit, SteppingClock()).store(people=people)


async def everybody(store: Store) -> list[Person]:
    async with store.reading() as unit:
        rows = await Records(unit, SteppingClock()).people.every(principal=LOCAL)
    return [row.value for row in rows]


async def renamed(store: Store, person: Person, name: str) -> None:
    async with store.writing() as unit:
        people = Records(unit, SteppingClock()).people
        row = await people.get(principal=LOCAL, record_id=person.id)
        changed = row.value.model_copy(update={"name": name})
        await people.replace(principal=LOCAL, value=changed, version=row.stamp.version)


async def renamed_and_undone(store: Store, person: Person) -> None:
    async with store.writing() as unit:
        people = Records(unit, SteppingClock()).people
        row = await people.get(principal=LOCAL, record_id=person.id)
        changed = row.value.model_copy(update={"name": "Never Kept"})
        await people.replace(principal=LOCAL, value=changed, version=row.stamp.version)
        await people.every(principal=LOCAL)
        raise RuntimeError("undone")


async def test_who_has_not_changed_is_not_read_again(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        await put(store, [a_person("ana"), a_person("ben")])

        first, again = await everybody(store), await everybody(store)

    assert first == again
    assert all(one is other for one, other in zip(first, again, strict=True))


async def test_what_another_store_writes_is_seen_at_the_next_read(tmp_path: Path) -> None:
    async with opened(tmp_path) as ours, opened(tmp_path) as theirs:
        ana, ben = a_person("ana"), a_person("ben")
        await put(ours, [ana, ben])
        assert [person.name for person in await everybody(ours)] == [ana.name, ben.name]

        await renamed(theirs, ana, "Ana Changed")
        assert [person.name for person in await everybody(ours)] == ["Ana Changed", ben.name]

        async with theirs.writing() as unit:
            await Records(unit, SteppingClock()).people.remove(principal=LOCAL, record_id="ana")
        assert [person.id for person in await everybody(ours)] == ["ben"]

        await put(theirs, [a_person("ana", headline="Somebody else now")])
        assert [one.headline for one in await everybody(ours)][:1] == ["Somebody else now"]


async def test_what_was_undone_is_not_remembered(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        ana = a_person("ana")
        await put(store, [ana])
        await everybody(store)

        with pytest.raises(RuntimeError, match="undone"):
            await renamed_and_undone(store, ana)

        assert [person.name for person in await everybody(store)] == [ana.name]


def stored(value: str) -> Stored[str]:
    stamp = Stamp(
        owner_id="local", visibility=Visibility.ME, version=1, created_at=NOW, updated_at=NOW
    )
    return Stored(value=value, stamp=stamp)


def test_a_record_is_given_for_what_its_row_said_alone_and_old_ones_go() -> None:
    kept: KeptValues[str] = KeptValues(most=2)
    one, as_it_was = stored("one"), ("a", 1, NOW, "ana")
    kept.keep("a", as_it_was, one)

    assert kept.find("a", as_it_was) is one
    assert kept.find("a", ("a", 2, NOW, "ana")) is None
    assert kept.find("a", ("a", 1, NOW + timedelta(seconds=1), "ana")) is None
    assert kept.find("a", ("a", 1, NOW, "ben")) is None

    kept.keep("b", as_it_was, stored("two"))
    assert kept.find("a", as_it_was) is one
    kept.keep("c", as_it_was, stored("three"))
    assert kept.find("b", as_it_was) is None

    kept.forget("a")
    assert kept.find("a", as_it_was) is None


def an_item(number: int) -> Item:
    return Item.model_validate(
        {
            "id": f"i-{number}",
            "kind": "action",
            "text": f"Call supplier {number}",
            "mentor_id": "ben",
            "mentee_id": "ana",
            "evidence": {"session_id": "s", "start": 0, "end": 4, "text": "call"},
            "confirmed_on": "2026-02-03",
        }
    )


async def items_of(store: Store) -> list[Item]:
    async with store.reading() as unit:
        rows = await Records(unit, SteppingClock()).items.every(principal=LOCAL)
    return [row.value for row in rows]


async def put_items(store: Store) -> None:
    async with store.writing() as unit:
        await Records(unit, SteppingClock()).store(
            people=[a_person("ana"), a_person("ben")],
            sessions=[a_session("s", mentor_id="ben", mentee_id="ana", notes="call them")],
            items=[an_item(1), an_item(2)],
        )


async def test_an_item_that_changed_is_read_anew_and_the_others_are_not(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        await put_items(store)
        first = await items_of(store)

        done = Turn.model_validate({"status": "done", "on": "2026-02-05"})
        async with store.writing() as unit:
            items = Records(unit, SteppingClock()).items
            changed = first[0].model_copy(update={"history": (done,)})
            await items.replace(principal=LOCAL, value=changed, version=1)
        again = await items_of(store)

    assert again == [changed, first[1]]
    assert again[1] is first[1]


@pytest.mark.parametrize("kind", ["people", "sessions"])
async def test_of_items_that_go_along_with_something_nothing_stays_in_memory(
    tmp_path: Path, kind: str
) -> None:
    async with opened(tmp_path) as store:
        await put_items(store)
        seen = [weakref.ref(item) for item in await items_of(store)]
        gc.collect()
        assert None not in [one() for one in seen]

        async with store.writing() as unit:
            records = getattr(Records(unit, SteppingClock()), kind)
            row = (await records.every(principal=LOCAL))[0]
            await records.remove(principal=LOCAL, record_id=row.value.id)
        gc.collect()

        assert await items_of(store) == []
        assert {one() for one in seen} == {None}


async def talks_of(store: Store) -> list[MentoringSession]:
    async with store.reading() as unit:
        rows = await Records(unit, SteppingClock()).sessions.every(principal=LOCAL)
    return [row.value for row in rows]


@pytest.mark.parametrize("kind", ["people", "sessions"])
async def test_of_a_talk_that_goes_nothing_stays_in_memory(tmp_path: Path, kind: str) -> None:
    async with opened(tmp_path) as store:
        await put_items(store)
        seen = [weakref.ref(talk) for talk in await talks_of(store)]
        gc.collect()
        assert None not in [one() for one in seen]

        async with store.writing() as unit:
            records = getattr(Records(unit, SteppingClock()), kind)
            row = (await records.every(principal=LOCAL))[0]
            await records.remove(principal=LOCAL, record_id=row.value.id)
            del records, row
        gc.collect()

        assert await talks_of(store) == []
        assert {one() for one in seen} == {None}


async def test_a_talk_that_changed_is_read_anew_and_long_notes_always(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        async with store.writing() as unit:
            await Records(unit, SteppingClock()).store(
                people=[a_person("ana"), a_person("ben")],
                sessions=[
                    a_session(name, mentor_id="ben", mentee_id="ana", notes=notes)
                    for name, notes in (("a", "a word"), ("b", "two words"), ("c", "word " * 5_000))
                ],
            )
        first = await talks_of(store)

        async with store.writing() as unit:
            sessions = Records(unit, SteppingClock()).sessions
            changed = first[0].model_copy(update={"notes": "another word"})
            await sessions.replace(principal=LOCAL, value=changed, version=1)
        again = await talks_of(store)

    assert again == [changed, *first[1:]]
    assert again[1] is first[1]
    assert again[2] is not first[2]
