"""Stored requests, the same on SQLite and PostgreSQL."""

import pytest

from companion.access.principal import LOCAL, Principal
from companion.adapters.sql.units import Store
from companion.errors import BadRecordsError, ConflictError, NotFoundError, OpenRequestsError
from companion.people.service import Dependents
from companion.requests.request import Asking
from tests.records import Records, SteppingClock, a_goal, a_person, a_request, ids_of

pytestmark = pytest.mark.contract

ANA, BEN, CLEO, ME = a_person("ana"), a_person("ben"), a_person("cleo"), a_person("me")
STRANGER = Principal(person_id="stranger", programme_ids=frozenset({"spring"}))
SENT = {"body": "May I ask you\none thing? – Zoë 🌱", "drafted_on": "2026-02-01"}
SENT |= {"sent_on": "2026-02-02"}
REMINDER = {"body": "A reminder.", "drafted_on": "2026-02-09", "sent_on": "2026-02-10"}


async def test_a_request_comes_back_as_stored_and_goes_through_its_versions(
    store: Store, clock: SteppingClock
) -> None:
    drafted = a_request("r", mentor_id="ana", mentee_id="me", goal_id="g", channel="chat")
    answered = a_request(
        "r",
        mentor_id="ana",
        mentee_id="me",
        goal_id="g",
        message=SENT,
        follow_up=REMINDER,
        answer="more",
        answered_on="2026-02-12",
        answer_text="Which ward?",
    )
    async with store.writing() as unit:
        records = Records(unit, clock)
        await records.store(people=[ANA, ME], goals=[a_goal("g")], requests=[drafted])

    async with store.writing() as unit:
        requests = Records(unit, clock).requests
        first = await requests.get(principal=LOCAL, record_id="r")
        await requests.replace(principal=LOCAL, value=answered, version=1)
        with pytest.raises(ConflictError, match="request 'r' is at version 2, not 1"):
            await requests.replace(principal=LOCAL, value=drafted, version=1)
    async with store.reading() as unit:
        second = await Records(unit, clock).requests.get(principal=LOCAL, record_id="r")

    assert (first.value, second.value) == (drafted, answered)
    assert (first.stamp.version, second.stamp.version) == (1, 2)


async def test_all_that_a_request_names_must_be_stored(store: Store, clock: SteppingClock) -> None:
    request = a_request("r", mentor_id="x", mentee_id="x", goal_id="y")

    with pytest.raises(BadRecordsError) as caught:
        async with store.writing() as unit:
            await Records(unit, clock).store(requests=[request])

    fields = [problem.field for problem in caught.value.problems]
    assert fields == ["mentor_id", "mentee_id", "goal_id", "mentee_id"]


async def test_two_may_wait_at_once_and_the_refusal_names_them(
    store: Store, clock: SteppingClock
) -> None:
    waiting = [
        a_request("a", mentor_id="ana", mentee_id="me"),
        a_request("b", mentor_id="ben", mentee_id="me"),
    ]
    third = a_request("c", mentor_id="cleo", mentee_id="me")
    async with store.writing() as unit:
        await Records(unit, clock).store(people=[ANA, BEN, CLEO, ME], requests=waiting)

    with pytest.raises(OpenRequestsError, match="'ana', 'ben' wait already; say what came of one"):
        async with store.writing() as unit:
            await Records(unit, clock).store(requests=[third])
    declined = a_request(
        "a",
        mentor_id="ana",
        mentee_id="me",
        message={**SENT, "drafted_on": "2026-02-01"},
        answer="no",
        answered_on="2026-02-03",
    )
    async with store.writing() as unit:
        requests = Records(unit, clock).requests
        await requests.replace(principal=LOCAL, value=declined, version=1)
        await requests.add_many(principal=LOCAL, values=[third])
        with pytest.raises(OpenRequestsError):
            await requests.replace(principal=LOCAL, value=waiting[0], version=2)


async def test_whom_one_asks_is_nobody_elses_business(store: Store, clock: SteppingClock) -> None:
    async with store.writing() as unit:
        await Records(unit, clock).store(
            people=[ANA, ME], requests=[a_request("r", mentor_id="ana", mentee_id="me")]
        )
        keys = await unit.people.keys(owner_id="local", ids=["ana"])

    async with store.reading() as unit:
        for somebody in (STRANGER, Principal(person_id=keys["ana"])):
            requests = Records(unit, clock, principal=somebody).requests
            assert (await requests.list_(principal=somebody)).rows == ()
            assert await unit.requests.askings(principal=somebody) == ()
            with pytest.raises(NotFoundError):
                await requests.get(principal=somebody, record_id="r")


async def test_a_request_outlives_its_goal_and_goes_with_its_people(
    store: Store, clock: SteppingClock
) -> None:
    async with store.writing() as unit:
        await Records(unit, clock).store(
            people=[ANA, BEN, ME],
            goals=[a_goal("g")],
            requests=[
                a_request("a", mentor_id="ana", mentee_id="me", goal_id="g"),
                a_request("b", mentor_id="ben", mentee_id="me"),
            ],
        )

    async with store.writing() as unit:
        records = Records(unit, clock)
        await records.goals.remove(principal=LOCAL, record_id="g")
        kept = await records.requests.get(principal=LOCAL, record_id="a")
        announced = await records.people.dependents(principal=LOCAL, record_id="ana")
        await records.people.remove(principal=LOCAL, record_id="ana")
        left = await records.requests.every(principal=LOCAL)

    assert (kept.value.goal_id, kept.stamp.version) == (None, 2)
    assert announced == Dependents(goals=0, sessions=0, requests=1)
    assert ids_of(left) == ["b"]


async def test_who_was_asked_is_told_without_what_was_said(
    store: Store, clock: SteppingClock
) -> None:
    answered = {"answer": "no", "answered_on": "2026-02-05"}
    requests = [
        a_request("silent", mentor_id="ben", mentee_id="me", message=SENT, follow_up=REMINDER),
        a_request("answered", mentor_id="ana", mentee_id="me", message=SENT, **answered),
        a_request("draft", mentor_id="cleo", mentee_id="me"),
    ]
    async with store.writing() as unit:
        await Records(unit, clock).store(people=[ANA, BEN, CLEO, ME], requests=requests)

    async with store.reading() as unit:
        told = await unit.requests.askings(principal=LOCAL)

    assert told == (
        Asking.model_validate(
            {
                "mentor_id": "ana",
                "mentee_id": "me",
                "last_sent_on": "2026-02-02",
                "answered_on": "2026-02-05",
            }
        ),
        Asking.model_validate(
            {
                "mentor_id": "ben",
                "mentee_id": "me",
                "last_sent_on": "2026-02-10",
                "answered_on": None,
            }
        ),
    )
