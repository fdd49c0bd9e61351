"""A yes that was withdrawn since a backup is not given again by restoring it."""

from dataclasses import replace
from pathlib import Path

import pytest

from companion.access.consent import Choice, Choices, Material, Purpose
from companion.access.principal import LOCAL_OWNER
from companion.access.register import account_of
from companion.adapters.gate import GateOfStore
from companion.adapters.sql.units import Store
from companion.adapters.sql.withdrawals import Standing, standing_of, withdraw
from tests.records import CountingIds, Records, SteppingClock, a_goal, a_session, ids_of
from tests.sharing import an_account, share
from tests.unit.followups.samples import NOTES, an_item


async def test_a_withdrawn_yes_stays_withdrawn_and_another_stays_given(tmp_path: Path) -> None:
    async with Store(f"sqlite:///{tmp_path / 'c.sqlite3'}", ids=CountingIds()) as store:
        async with store.writing() as unit:
            for mentor, mentee in (("ana", "ben"), ("cleo", "dora")):
                await share(unit, SteppingClock(), mentor=mentor, mentee=mentee)
        async with store.looking() as connection:
            before = await standing_of(connection)
        pairs = {
            key: (None, {**document, "agreement": {**document["agreement"], "words": []}})
            if key[0] in {"ana", "ben"}
            else (handshake, document)
            for key, (handshake, document) in before.pairs.items()
        }
        present = type(before)(accounts=before.accounts, keys=before.keys, pairs=pairs)

        async with store.writing() as unit:
            await withdraw(unit.accounts._connection, present)

        async with store.looking() as connection:
            after = await standing_of(connection)
    assert all(handshake for handshake, _ in before.pairs.values())
    assert after == present


ANA, BEN = an_account("ana"), an_account("ben")


async def everything_shared(store: Store) -> None:
    """Let Ana share a pair, a talk with what was confirmed of it and a goal with Ben."""
    clock = SteppingClock()
    async with store.writing() as unit:
        for name in ("ana", "ben"):
            await unit.accounts.add(account_of(name, name=name, grants=()), created_at=clock.now())
        await share(unit, clock, mentor="ana", mentee="ben")
        await Records(unit, clock, principal=ANA).store(
            goals=[a_goal("g", mentee_id="ana", pair_id="ana-ben")],
            sessions=[a_session("s", mentor_id="ana", mentee_id="ben", notes=NOTES)],
            items=[an_item("i", mentor_id="ana", mentee_id="ben", owner="ana")],
        )


async def seen_by_ben(store: Store) -> list[list[str]]:
    async with store.reading() as unit:
        records = Records(unit, SteppingClock())
        kinds = (records.goals, records.sessions, records.items)
        return [ids_of(await one.every(principal=BEN)) for one in kinds]


async def after_restoring(store: Store, present: Standing) -> None:
    """Do to what is there what a restore over `present` would do to it."""
    async with store.writing() as unit:
        await withdraw(unit.accounts._connection, present)


async def test_what_was_made_private_since_is_not_shown_again(tmp_path: Path) -> None:
    async with Store(f"sqlite:///{tmp_path / 'c.sqlite3'}", ids=CountingIds()) as store:
        await everything_shared(store)
        before = await seen_by_ben(store)
        async with store.looking() as connection:
            unchanged = await standing_of(connection)
        await after_restoring(store, unchanged)
        kept = await seen_by_ben(store)

        await after_restoring(store, replace(unchanged, private_goals=frozenset({("ana", "g")})))
        without_goal = await seen_by_ben(store)
        await after_restoring(store, replace(unchanged, private_talks=frozenset({("ana", "s")})))
        without_talk = await seen_by_ben(store)
        async with store.reading() as unit:
            own = await Records(unit, SteppingClock()).sessions.every(principal=ANA)

    assert before == kept == [["g"], ["s"], ["i"]]
    assert (without_goal, without_talk) == ([[], ["s"], ["i"]], [[], [], []])
    assert [row.value.private for row in own] == [True]


async def test_a_pair_that_its_account_removed_since_is_shared_no_more(tmp_path: Path) -> None:
    async with Store(f"sqlite:///{tmp_path / 'c.sqlite3'}", ids=CountingIds()) as store:
        await everything_shared(store)
        async with store.looking() as connection:
            present = await standing_of(connection)
        without = {key: pair for key, pair in present.pairs.items() if key[0] != "ana"}

        await after_restoring(store, replace(present, pairs=without, accounts=frozenset()))
        on_a_new_machine = await seen_by_ben(store)
        await after_restoring(store, replace(present, pairs=without))
        in_place = await seen_by_ben(store)

    assert (on_a_new_machine, in_place) == ([["g"], ["s"], ["i"]], [[], [], []])


@pytest.mark.parametrize("owner_id", ["ana", LOCAL_OWNER])
async def test_a_no_to_a_use_that_was_said_since_a_backup_holds(
    tmp_path: Path, owner_id: str
) -> None:
    async with Store(f"sqlite:///{tmp_path / 'c.sqlite3'}", ids=CountingIds()) as store:
        await everything_shared(store)

        async def opened() -> Store:
            return store

        clock = SteppingClock()
        gate = GateOfStore(opened, exists=lambda: True, clock=clock, ids=CountingIds("gate"))
        yes = Choice(material=Material.NOTES, purpose=Purpose.REMOTE, allowed=True)
        await gate.say(owner_id, [yes])
        async with store.looking() as connection:
            present = await standing_of(connection)
        refused = {(owner_id, Material.NOTES.value, "remote"): clock.now()}
        refused[owner_id, Material.CAREER.value, "remote"] = clock.now()

        await after_restoring(store, replace(present, refused=refused))

        choices: Choices = await gate.choices(owner_id)
    assert not choices.may(Material.NOTES, Purpose.REMOTE)
    assert not choices.may(Material.CAREER, Purpose.REMOTE)
    assert choices.may(Material.GOAL, Purpose.REMOTE) is (owner_id == LOCAL_OWNER)
