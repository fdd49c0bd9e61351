"""What an owner allows, on each database: kept, read back, and heeded where notes rank."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, insert, select, update

from companion.access.consent import Choice, Choices, Consent, Material, Purpose, with_choices
from companion.access.principal import LOCAL, LOCAL_OWNER, Principal
from companion.adapters.gate import GateOfStore
from companion.adapters.sql.account_tables import AccountRow
from companion.adapters.sql.privacy import may_rank
from companion.adapters.sql.tables import PassageRow
from companion.adapters.sql.units import Store
from tests.records import CountingIds, Records, SteppingClock, a_person, a_session

pytestmark = pytest.mark.contract

SINCE = datetime(2026, 11, 1, tzinfo=UTC)
NO_RANK = Choice(material=Material.NOTES, purpose=Purpose.RANK, allowed=False)
YES_RANK = NO_RANK.model_copy(update={"allowed": True})


def gate_on(store: Store) -> GateOfStore:
    async def opened() -> Store:
        return store

    return GateOfStore(opened, exists=lambda: True, clock=SteppingClock(), ids=CountingIds("gate"))


async def evidence(store: Store) -> int:
    async with store.reading() as unit:
        return len(await unit.passages.note_evidence(principal=LOCAL))


async def met(store: Store, clock: SteppingClock) -> None:
    notes = "We went through the budget of the new kitchen line by line and cut the lease."
    async with store.writing() as unit:
        await Records(unit, clock).store(
            people=[a_person("ana"), a_person("ben", name="Ben Osei")],
            sessions=[a_session("s", mentor_id="ana", mentee_id="ben", notes=notes)],
        )


async def test_what_is_said_last_is_what_holds(store: Store) -> None:
    gate = gate_on(store)
    await gate.say(LOCAL_OWNER, [YES_RANK])
    await gate.say(LOCAL_OWNER, [NO_RANK])

    choices = await gate.choices(LOCAL_OWNER)

    assert choices.said == (NO_RANK,)
    assert not choices.may(Material.NOTES, Purpose.RANK)
    assert (await gate.choices("somebody")).said == ()


async def test_notes_rank_until_their_owner_says_no(store: Store, clock: SteppingClock) -> None:
    await met(store, clock)
    before = await evidence(store)
    async with store.reading() as unit:
        version = await unit.records_version()

    await gate_on(store).say(LOCAL_OWNER, [NO_RANK])

    assert (before > 0, await evidence(store)) == (True, 0)
    async with store.reading() as unit:
        assert await unit.records_version() > version


@pytest.mark.parametrize("said", [(), (NO_RANK,), (YES_RANK,)])
@pytest.mark.parametrize("owner", [LOCAL_OWNER, "somebody"])
async def test_the_database_and_the_rule_say_the_same(
    store: Store, clock: SteppingClock, owner: str, said: tuple[Choice, ...]
) -> None:
    await met(store, clock)
    async with store.bookkeeping() as connection:
        await connection.execute(update(PassageRow).values(owner_id=owner))
    await gate_on(store).say(owner, said)

    async with store.looking() as connection:
        found = await connection.scalar(
            select(func.count())
            .select_from(PassageRow)
            .where(may_rank(Principal(person_id="another"), Material.NOTES, PassageRow))
        )

    rule = Choices(owner_id=owner, said=said).may(Material.NOTES, Purpose.RANK)
    assert bool(found) is rule


async def test_one_model_for_all_waits_for_the_word_of_all(store: Store) -> None:
    gate = gate_on(store)
    nobody = await gate.held_back()
    goals = [Choice(material=Material.GOAL, purpose=Purpose.REMOTE, allowed=True)]
    async with store.bookkeeping() as connection:
        for name in ("ana", "ben"):
            await connection.execute(
                insert(AccountRow).values(id=name, name=name, grants=[], created_at=SINCE)
            )
    await gate.say("ana", goals)
    one = await gate.held_back()
    await gate.say("ben", goals)

    assert nobody == frozenset()
    assert one == frozenset(Material)
    assert await gate.held_back() == frozenset(Material) - {Material.GOAL}


def test_an_account_allows_nothing_until_it_says_so() -> None:
    consent = with_choices(Consent(is_local=False), Choices(owner_id="an-account"))

    assert consent.never_send == frozenset(Material)
    assert not any(
        Choices(owner_id="an-account").may(material, purpose)
        for material in Material
        for purpose in Purpose
    )
