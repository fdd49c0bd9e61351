"""The WHERE clause and the policy agree on every kind of row and reader."""

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from companion.access.policy import Action, allows
from companion.access.principal import LOCAL, Principal
from companion.access.record import Stamp, Stored, Visibility
from companion.adapters.sql.units import Store
from companion.goals.goal import Goal
from companion.sessions.session import MentoringSession
from tests.records import CountingIds, SteppingClock, a_goal, a_session
from tests.sharing import share

READERS = ("mentee", "mentor", "local", "member", "stranger")
OWNER = "mentee"


def a_reader(kind: str) -> Principal:
    match kind:
        case "local":
            return LOCAL
        case "mentor" | "mentee":
            return Principal(person_id=kind)
        case "member":
            return Principal(person_id="somebody", programme_ids=frozenset({"spring"}))
        case _:
            return Principal(person_id="somebody")


def a_stamp(visibility: Visibility, programme_id: str | None) -> Stamp:
    now = SteppingClock().now()
    return Stamp(
        owner_id=OWNER,
        visibility=visibility,
        version=1,
        created_at=now,
        updated_at=now,
        programme_id=programme_id,
    )


@pytest.mark.parametrize("reader", READERS)
async def test_a_page_holds_exactly_what_the_policy_lets_be_read(
    tmp_path: Path, reader: str
) -> None:
    sessions: list[Stored[MentoringSession]] = []
    goals: list[Stored[Goal]] = []
    for number, (visibility, programme) in enumerate(product(Visibility, (None, "spring"))):
        stamp = a_stamp(visibility, programme)
        session = a_session(f"s{number}", mentor_id="mentor", mentee_id="mentee")
        sessions.append(Stored(value=session, stamp=stamp))
        goals.append(Stored(value=a_goal(f"g{number}"), stamp=stamp))

    url = f"sqlite:///{tmp_path / 'companion.sqlite3'}"
    async with Store(url, ids=CountingIds()) as store, store.writing() as unit:
        await share(unit, SteppingClock(), mentor="mentor", mentee="mentee")
        await unit.sessions.add(sessions)
        await unit.goals.add(goals)
        principal = a_reader(reader)
        seen_sessions = await unit.sessions.page(principal=principal, after=None, limit=100)
        seen_goals = await unit.goals.page(principal=principal, after=None, limit=100)

    in_pair = frozenset({"mentor", "mentee"})
    assert {row.value.id for row in seen_sessions.rows} == {
        row.value.id
        for row in sessions
        if allows(principal, Action.READ, replace(row.stamp, pair_members=in_pair))
    }
    assert {row.value.id for row in seen_goals.rows} == {
        row.value.id for row in goals if allows(principal, Action.READ, row.stamp)
    }
    assert all(row.stamp.pair_members == in_pair for row in seen_sessions.rows)
