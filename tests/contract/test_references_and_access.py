"""What records have to do with each other, and who sees them; on both databases."""

import pytest

from companion.access.principal import LOCAL, Principal
from companion.adapters.sql.units import Store
from companion.errors import (
    BadRecordsError,
    ForbiddenError,
    NotFoundError,
)
from companion.people.service import Dependents
from companion.sessions.service import past_notes
from companion.sessions.session import MentoringSession
from tests.records import Records, SteppingClock, a_goal, a_person, a_session, ids_of
from tests.sharing import share

pytestmark = pytest.mark.contract

ANA, BEN, CLEO = a_person("ana"), a_person("ben"), a_person("cleo")
STRANGER = Principal(person_id="stranger", programme_ids=frozenset({"spring"}))


async def test_two_owners_may_use_the_same_id(store: Store, clock: SteppingClock) -> None:
    theirs = a_person("ana", name="Another Ana")
    async with store.writing() as unit:
        await Records(unit, clock).store(people=[ANA])
        await Records(unit, clock, principal=STRANGER).store(people=[theirs])

    async with store.reading() as unit:
        people = Records(unit, clock).people
        mine = await people.get(principal=LOCAL, record_id="ana")
        other = await people.get(principal=STRANGER, record_id="ana")

    assert (mine.value, other.value) == (ANA, theirs)


async def test_a_strangers_records_look_like_none(store: Store, clock: SteppingClock) -> None:
    async with store.writing() as unit:
        await Records(unit, clock).store(
            people=[ANA, BEN],
            goals=[a_goal("g")],
            sessions=[a_session("s", mentor_id="ana", mentee_id="ben", notes="secret")],
        )

    async with store.writing() as unit:
        records = Records(unit, clock)
        with pytest.raises(NotFoundError, match="there is no person 'ana'"):
            await records.people.get(principal=STRANGER, record_id="ana")
        with pytest.raises(NotFoundError, match="there is no person 'ana'"):
            await records.people.remove(principal=STRANGER, record_id="ana")
        with pytest.raises(NotFoundError, match="there is no person 'ana'"):
            await records.people.dependents(principal=STRANGER, record_id="ana")
        with pytest.raises(NotFoundError, match="there is no goal 'g'"):
            await records.goals.replace(principal=STRANGER, value=a_goal("g"), version=1)
        assert (await records.sessions.list_(principal=STRANGER)).rows == ()
        assert await records.sessions.between(principal=STRANGER) == ()


async def test_a_goals_mentee_must_be_stored_and_all_missing_ones_are_named(
    store: Store, clock: SteppingClock
) -> None:
    goals = [
        a_goal("g1", mentee_id="ana"),
        a_goal("g2", mentee_id="x"),
        a_goal("g3", mentee_id="y"),
    ]

    with pytest.raises(BadRecordsError) as caught:
        async with store.writing() as unit:
            await Records(unit, clock).store(people=[ANA], goals=goals)

    assert [(each.where, each.field, each.value) for each in caught.value.problems] == [
        ("goal 'g2'", "mentee_id", "'x'"),
        ("goal 'g3'", "mentee_id", "'y'"),
    ]
    async with store.reading() as unit:
        assert await Records(unit, clock).people.find(principal=LOCAL, record_id="ana") is None


async def test_a_sessions_people_and_goal_must_be_stored(
    store: Store, clock: SteppingClock
) -> None:
    session = a_session("s", mentor_id="x", mentee_id="x", goal_id="y")

    with pytest.raises(BadRecordsError) as caught:
        async with store.writing() as unit:
            await Records(unit, clock).store(sessions=[session])

    assert [problem.field for problem in caught.value.problems] == [
        "mentor_id",
        "mentee_id",
        "goal_id",
        "mentee_id",
    ]
    assert "same person" in caught.value.problems[-1].remedy


async def test_a_session_may_change_its_pair(store: Store, clock: SteppingClock) -> None:
    async with store.writing() as unit:
        await Records(unit, clock).store(
            people=[ANA, BEN, CLEO], sessions=[a_session("s", mentor_id="ana", mentee_id="ben")]
        )

    async with store.writing() as unit:
        sessions = Records(unit, clock).sessions
        before = await sessions.get(principal=LOCAL, record_id="s")
        moved = a_session("s", mentor_id="cleo", mentee_id="ben")
        await sessions.replace(principal=LOCAL, value=moved, version=1)
        after = await sessions.get(principal=LOCAL, record_id="s")

    assert after.value == moved
    assert before.stamp.pair_members == after.stamp.pair_members == {"local"}
    assert before.stamp.pair_id != after.stamp.pair_id


async def test_removing_a_person_takes_their_goals_and_sessions_along(
    store: Store, clock: SteppingClock
) -> None:
    async with store.writing() as unit:
        await Records(unit, clock).store(
            people=[ANA, BEN, CLEO],
            goals=[a_goal("hers", mentee_id="ana"), a_goal("his", mentee_id="ben"), a_goal("free")],
            sessions=[
                a_session("as-mentee", mentor_id="ben", mentee_id="ana"),
                a_session("as-mentor", mentor_id="ana", mentee_id="cleo"),
                a_session("without-her", mentor_id="ben", mentee_id="cleo", goal_id="his"),
            ],
        )

    async with store.writing() as unit:
        people = Records(unit, clock).people
        announced = await people.dependents(principal=LOCAL, record_id="ana")
        await people.remove(principal=LOCAL, record_id="ana")
    async with store.reading() as unit:
        records = Records(unit, clock)
        left = [
            ids_of((await each.list_(principal=LOCAL)).rows)
            for each in (records.people, records.goals, records.sessions)
        ]

    assert announced == Dependents(goals=1, sessions=2)
    assert left == [["ben", "cleo"], ["free", "his"], ["without-her"]]


async def test_a_session_outlives_its_goal(store: Store, clock: SteppingClock) -> None:
    session = a_session("s", mentor_id="ana", mentee_id="ben", goal_id="g", notes="kept")
    async with store.writing() as unit:
        await Records(unit, clock).store(people=[ANA, BEN], goals=[a_goal("g")], sessions=[session])

    async with store.writing() as unit:
        await Records(unit, clock).goals.remove(principal=LOCAL, record_id="g")
    async with store.reading() as unit:
        row = await Records(unit, clock).sessions.get(principal=LOCAL, record_id="s")

    assert row.value == session.model_copy(update={"goal_id": None})
    assert row.stamp.version == 2


async def test_past_notes_come_oldest_first_without_empty_ones(
    store: Store, clock: SteppingClock
) -> None:
    def held(
        name: str, on: str, notes: str, mentor: str = "ana", goal: str | None = "g"
    ) -> MentoringSession:
        return a_session(
            name, mentor_id=mentor, mentee_id="ben", held_on=on, notes=notes, goal_id=goal
        )

    async with store.writing() as unit:
        await Records(unit, clock).store(
            people=[ANA, BEN, CLEO],
            goals=[a_goal("g")],
            sessions=[
                held("late", "2026-02-01", "third"),
                held("early", "2025-12-24", "first"),
                held("silent", "2026-01-01", " \n"),
                held("other", "2026-01-15", "second", "cleo", None),
            ],
        )

    async with store.reading() as unit:
        sessions = Records(unit, clock).sessions
        every = await sessions.between(principal=LOCAL)
        of_goal = await sessions.between(principal=LOCAL, goal_id=a_goal("g").id)
        of_pair = await sessions.between(principal=LOCAL, mentor_id=CLEO.id, mentee_id=BEN.id)

    quoted = past_notes(row.value for row in every)
    assert [(notes.ref, notes.text) for notes in quoted] == [
        ("early", "first"),
        ("other", "second"),
        ("late", "third"),
    ]
    assert ids_of(of_goal) == ["early", "silent", "late"]
    assert ids_of(of_pair) == ["other"]


async def test_the_people_of_a_pair_read_its_sessions_but_only_the_owner_changes_them(
    store: Store, clock: SteppingClock
) -> None:
    mentor, mentee = Principal(person_id="ana"), Principal(person_id="ben")
    async with store.writing() as unit:
        await share(unit, clock, mentor="ana", mentee="ben")
        talk = a_session("s", mentor_id="ana", mentee_id="ben", notes="ours")
        await Records(unit, clock, principal=mentee).store(sessions=[talk])

    async with store.writing() as unit:
        records = Records(unit, clock)
        row = await records.sessions.get(principal=mentor, record_id="s")
        listed = await records.sessions.list_(principal=mentor)
        quoted = await records.sessions.between(principal=mentor)
        people = await records.people.every(principal=mentor)
        with pytest.raises(ForbiddenError, match="session 's' belongs to somebody else"):
            await records.sessions.remove(principal=mentor, record_id="s")

    assert ids_of(listed.rows) == ["s"]
    assert row.value.notes == quoted[0].value.notes == "ours"
    assert {person.stamp.owner_id for person in people} == {"ana"}
