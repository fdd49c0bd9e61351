"""Two accounts share a pair once both have said yes, and no longer than both mean it."""

from datetime import date
from typing import Any

import pytest

from companion.access.principal import Principal
from companion.adapters.sql.units import Store, Unit
from companion.errors import BadRecordsError, ForbiddenError, NotFoundError
from companion.pairs.agreement import Ending, MentoringPair, Pause
from tests.records import Records, SteppingClock, a_goal, a_person, a_session, ids_of
from tests.sharing import a_shared_pair, an_account, share
from tests.unit.followups.samples import NOTES, an_item

pytestmark = pytest.mark.contract

ANA, BEN, CLEO = an_account("ana"), an_account("ben"), an_account("cleo")
P = "ana-ben"


async def of_ana(unit: Unit, clock: SteppingClock, **session: object) -> None:
    """Store a talk of Ana and Ben for Ana, and what was confirmed of it."""
    talk = a_session("s", mentor_id="ana", mentee_id="ben", notes=NOTES, **session)
    item = an_item("i", mentor_id="ana", mentee_id="ben", owner="ana")
    await Records(unit, clock, principal=ANA).store(sessions=[talk], items=[item])


async def seen(unit: Unit, clock: SteppingClock, reader: Principal) -> dict[str, list[str]]:
    records = Records(unit, clock, principal=reader)
    kinds: dict[str, Any] = {
        "goals": records.goals,
        "pairs": records.pairs,
        "sessions": records.sessions,
        "items": records.items,
    }
    found = {}
    for name, service in kinds.items():
        rows = await service.every(principal=reader)
        others = [row for row in rows if row.stamp.owner_id != reader.person_id]
        if others:
            found[name] = ids_of(others)
    return found


async def keep(
    unit: Unit, clock: SteppingClock, who: Principal, pair: MentoringPair, *, version: int = 1
) -> None:
    await Records(unit, clock).pairs.replace(principal=who, value=pair, version=version)


async def test_both_read_what_either_keeps_of_a_pair_to_which_both_said_yes(
    store: Store, clock: SteppingClock
) -> None:
    async with store.writing() as unit:
        await share(unit, clock, mentor="ana", mentee="ben")
        await of_ana(unit, clock)

        to_ben = await seen(unit, clock, BEN)
        to_ana = await seen(unit, clock, ANA)
        to_cleo = await seen(unit, clock, CLEO)
        sessions = Records(unit, clock).sessions
        row = await sessions.get(principal=BEN, record_id="s")
        with pytest.raises(ForbiddenError, match="session 's' belongs to somebody else"):
            await sessions.replace(principal=BEN, value=row.value, version=1)
        with pytest.raises(ForbiddenError):
            await sessions.remove(principal=BEN, record_id="s")
        with pytest.raises(NotFoundError):
            await sessions.remove(principal=CLEO, record_id="s")

    assert to_ben == {"pairs": [P], "sessions": ["s"], "items": ["i"]}
    assert to_ana == {"pairs": [P]}
    assert to_cleo == {}
    assert row.stamp.pair_members == {"ana", "ben"}


async def test_one_yes_shares_nothing(store: Store, clock: SteppingClock) -> None:
    silent = {"id": P, "mentor_id": "ana", "mentee_id": "ben"}
    async with store.writing() as unit:
        await share(unit, clock, mentor="ana", mentee="ben")
        await of_ana(unit, clock)
        await keep(unit, clock, BEN, MentoringPair.model_validate(silent))

        to_ben = await seen(unit, clock, BEN)
        to_ana = await seen(unit, clock, ANA)

    assert (to_ben, to_ana) == ({}, {})


@pytest.mark.parametrize("who", [ANA, BEN])
async def test_whoever_ends_a_pair_ends_it_for_both(
    store: Store, clock: SteppingClock, who: Principal
) -> None:
    ended = a_shared_pair(
        mentor="ana", mentee="ben", by=who.person_id, id=P, ending={"ended_on": "2026-03-02"}
    )
    async with store.writing() as unit:
        await share(unit, clock, mentor="ana", mentee="ben")
        await of_ana(unit, clock)
        await keep(unit, clock, who, ended)

        left = [await seen(unit, clock, reader) for reader in (ANA, BEN)]
        own = await Records(unit, clock).sessions.every(principal=ANA)

    assert left == [{}, {}]
    assert ids_of(own) == ["s"]


async def test_nobody_says_yes_for_somebody_else(store: Store, clock: SteppingClock) -> None:
    forged = a_shared_pair(mentor="ana", mentee="ben", by="ana")
    async with store.writing() as unit:
        ben = Records(unit, clock, principal=BEN)
        await ben.store(people=[a_person("ana"), a_person("ben")])
        with pytest.raises(BadRecordsError, match="somebody else's word"):
            await ben.store(pairs=[forged])


async def test_a_third_account_with_the_same_pair_of_names_reads_nothing(
    store: Store, clock: SteppingClock
) -> None:
    async with store.writing() as unit:
        await share(unit, clock, mentor="ana", mentee="ben")
        await of_ana(unit, clock)
        cleo = Records(unit, clock, principal=CLEO)
        await cleo.store(people=[a_person("ana"), a_person("ben")])
        await cleo.store(
            pairs=[MentoringPair.model_validate({"id": P, "mentor_id": "ana", "mentee_id": "ben"})]
        )

        assert await seen(unit, clock, CLEO) == {}


async def test_a_mentor_of_two_keeps_them_apart(store: Store, clock: SteppingClock) -> None:
    async with store.writing() as unit:
        await share(unit, clock, mentor="ana", mentee="ben")
        await share(unit, clock, mentor="ana", mentee="cleo")
        await of_ana(unit, clock)

        to_cleo = await seen(unit, clock, CLEO)

    assert to_cleo == {"pairs": ["ana-cleo"]}


async def test_a_goal_is_its_owners_until_it_is_shared_with_a_pair(
    store: Store, clock: SteppingClock
) -> None:
    private, shared = a_goal("g", mentee_id="ben"), a_goal("g", mentee_id="ben", pair_id=P)
    steps = []
    async with store.writing() as unit:
        await share(unit, clock, mentor="ana", mentee="ben")
        goals = Records(unit, clock, principal=BEN).goals
        await goals.add_many(principal=BEN, values=[private])
        steps.append(await seen(unit, clock, ANA))
        await goals.replace(principal=BEN, value=shared, version=1)
        steps.append(await seen(unit, clock, ANA))
        await goals.replace(principal=BEN, value=private, version=2)
        steps.append(await seen(unit, clock, ANA))

    assert [step.get("goals", []) for step in steps] == [[], ["g"], []]


async def test_a_goal_outlives_the_pair_that_it_was_shared_with(
    store: Store, clock: SteppingClock
) -> None:
    async with store.writing() as unit:
        await share(unit, clock, mentor="ana", mentee="ben")
        records = Records(unit, clock, principal=BEN)
        await records.store(goals=[a_goal("g", mentee_id="ben", pair_id=P)])
        await records.people.remove(principal=BEN, record_id="ana")
        row = await records.goals.get(principal=BEN, record_id="g")

    assert (row.value.pair_id, row.stamp.visibility) == (None, "me")


async def test_a_private_talk_and_what_was_confirmed_of_it_stay_with_their_owner(
    store: Store, clock: SteppingClock
) -> None:
    async with store.writing() as unit:
        await share(unit, clock, mentor="ana", mentee="ben")
        await of_ana(unit, clock, private=True)
        hidden = await seen(unit, clock, BEN)
        talk = a_session("s", mentor_id="ana", mentee_id="ben", notes=NOTES)
        await Records(unit, clock).sessions.replace(principal=ANA, value=talk, version=1)
        shown = await seen(unit, clock, BEN)

    assert hidden == {"pairs": [P]}
    assert shown == {"pairs": [P], "sessions": ["s"], "items": ["i"]}


async def test_what_was_confirmed_of_a_talk_moves_with_it_to_another_pair(
    store: Store, clock: SteppingClock
) -> None:
    async with store.writing() as unit:
        await share(unit, clock, mentor="ana", mentee="ben")
        await share(unit, clock, mentor="ana", mentee="cleo")
        await of_ana(unit, clock)
        moved = a_session("s", mentor_id="ana", mentee_id="cleo", notes=NOTES)
        await Records(unit, clock).sessions.replace(principal=ANA, value=moved, version=1)

        to_ben = await seen(unit, clock, BEN)

    assert to_ben == {"pairs": [P]}


async def let_go(unit: Unit, clock: SteppingClock, how: str) -> None:
    """Let Ana end, silence or remove what she shares with Ben."""
    services = Records(unit, clock, principal=ANA)
    if how in {"ended", "silent"}:
        said = a_shared_pair(mentor="ana", mentee="ben", by="ana", id=P)
        ending = Ending(ended_on=date(2026, 3, 5))
        gone = said.model_copy(update={"ending": ending} if how == "ended" else {"agreement": None})
        await keep(unit, clock, ANA, gone)
        return
    await services.sessions.remove(principal=ANA, record_id="s")
    if how == "removed":
        await services.pairs.remove(principal=ANA, record_id=P)
    else:
        await services.people.remove(principal=ANA, record_id="ben")


@pytest.mark.parametrize("how", ["ended", "silent", "removed", "forgotten"])
async def test_nobody_brings_back_alone_what_they_let_go(
    store: Store, clock: SteppingClock, how: str
) -> None:
    again = a_shared_pair(mentor="ana", mentee="ben", by="ana", id=P)
    bens = a_shared_pair(mentor="ana", mentee="ben", by="ben", id=P)
    paused = bens.model_copy(
        update={"pauses": (Pause(since=date(2026, 3, 6), resumes_on=date(2026, 3, 9)),)}
    )
    word = {"side": "mentee", "given": "own", "said_on": "2026-03-07", "revision": 1}
    anew = MentoringPair.model_validate(
        {**bens.model_dump(), "agreement": {**bens.model_dump()["agreement"], "words": [word]}}
    )
    steps = []
    async with store.writing() as unit:
        await share(unit, clock, mentor="ana", mentee="ben")
        await of_ana(unit, clock)
        talk = a_session("of-ben", mentor_id="ana", mentee_id="ben", notes=NOTES)
        await Records(unit, clock, principal=BEN).store(sessions=[talk])
        await let_go(unit, clock, how)
        records = Records(unit, clock, principal=ANA)
        if how == "forgotten":
            await records.store(people=[a_person("ben", name="Ben")])
        await records.pairs.add_many(principal=ANA, values=[again], replace=True)
        steps.append(await seen(unit, clock, ANA))
        await keep(unit, clock, BEN, paused)
        steps.append(await seen(unit, clock, ANA))
        await keep(unit, clock, BEN, anew, version=2)
        steps.append(await seen(unit, clock, ANA))

    both = {"pairs": [P], "sessions": ["of-ben"]}
    assert steps == [{}, {}, both]


async def test_a_yes_waits_for_who_has_not_said_one_yet(store: Store, clock: SteppingClock) -> None:
    silent = MentoringPair.model_validate({"id": P, "mentor_id": "ana", "mentee_id": "ben"})
    yes = a_shared_pair(mentor="ana", mentee="ben", by="ana", id=P)
    async with store.writing() as unit:
        bens = a_shared_pair(mentor="ana", mentee="ben", by="ben", id=P)
        for who, pair in ((BEN, bens), (ANA, silent)):
            people = [a_person("ana"), a_person("ben")]
            await Records(unit, clock, principal=who).store(people=people, pairs=[pair])
        paused = silent.model_copy(update={"pauses": (Pause(since=date(2026, 3, 6)),)})
        await keep(unit, clock, ANA, paused, version=1)
        await keep(unit, clock, ANA, yes, version=2)

        assert await seen(unit, clock, ANA) == {"pairs": [P]}
