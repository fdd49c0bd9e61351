"""Numbers of a programme on each database: what is allowed, by whom, and from when."""

from datetime import date

import pytest

from companion.access.accounts import Account
from companion.access.consent import Choice, Material, Purpose
from companion.access.principal import Principal, Scope
from companion.access.register import account_of
from companion.adapters.gate import GateOfStore
from companion.adapters.sql.units import Store
from companion.errors import ForbiddenError, NotFoundError
from companion.followups.item import Item
from companion.programmes.numbers import ProgrammeNumbers
from companion.programmes.rules import left_out
from companion.programmes.service import ProgrammesService
from tests.records import CountingIds, Records, SteppingClock, a_person, a_request, a_session
from tests.sharing import a_shared_pair, an_account

pytestmark = pytest.mark.contract

ON = date(2026, 3, 9)
TWOS = tuple((f"mentor-{one}", f"mentee-{one}") for one in "abcdefgh")
"""Three of these are left out by lot, and so two or three pairs: five or six are counted."""
ORGANISER = Principal(person_id="olu", organises=frozenset({"spring"}))
LINE = "- I'll count the stock by Friday"


def the_accounts() -> list[Account]:
    roles = {
        **{mentee: "mentee:spring" for _, mentee in TWOS},
        **{mentor: "mentor:spring" for mentor, _ in TWOS},
        "olu": "organiser:spring",
    }
    return [account_of(name, name=name.title(), grants=[role]) for name, role in roles.items()]


def an_action(two: tuple[str, str]) -> Item:
    return Item.model_validate(
        {
            "id": f"do-{two[1]}",
            "kind": "action",
            "text": "Count the stock",
            "mentor_id": two[0],
            "mentee_id": two[1],
            "owner": two[1],
            "evidence": {"session_id": f"talk-{two[1]}", "start": 0, "end": 32, "text": LINE},
            "confirmed_on": "2026-03-02",
        }
    )


async def everybody_meets(store: Store, clock: SteppingClock, *, private: bool = False) -> None:
    """Let each mentee of the programme keep a pair, a talk, an action and a request."""
    async with store.writing() as unit:
        for account in the_accounts():
            await unit.accounts.add(account, created_at=clock.now())
        for two in TWOS:
            mentor, mentee = two
            felt = {"side": "mentee", "on": "2026-03-02", "answered": "yes"}
            talk = a_session(
                f"talk-{mentee}",
                mentor_id=mentor,
                mentee_id=mentee,
                notes=LINE,
                private=private,
                feedback=[felt],
            )
            sent = {"body": "May I ask?", "drafted_on": "2026-03-01", "sent_on": "2026-03-01"}
            asked = {"answer": "yes", "answered_on": "2026-03-02"}
            await Records(unit, clock, principal=an_account(mentee)).store(
                people=[a_person(name, name=name.title()) for name in two],
                pairs=[a_shared_pair(mentor=mentor, mentee=mentee, by=mentee)],
                requests=[
                    a_request("r", mentor_id=mentor, mentee_id=mentee, message=sent, **asked),
                    a_request("open", mentor_id=mentor, mentee_id=mentee, message=sent),
                    a_request("drafted", mentor_id=mentor, mentee_id=mentee),
                ],
                sessions=[talk],
                items=[an_action(two)],
            )


async def say(store: Store, *, allowed: bool, names: set[str] | None = None) -> None:
    async def opened() -> Store:
        return store

    gate = GateOfStore(opened, exists=lambda: True, clock=SteppingClock(), ids=CountingIds("gate"))
    for name in names or {name for two in TWOS for name in two}:
        await gate.say(
            name,
            [
                Choice(material=material, purpose=Purpose.COUNT, allowed=allowed)
                for material in (Material.NOTES, Material.GOAL)
            ],
        )


async def numbers(store: Store, principal: Principal = ORGANISER) -> ProgrammeNumbers:
    async with store.reading() as unit:
        return await ProgrammesService(unit.programmes).numbers(
            principal=principal, programme_id="spring", on=ON
        )


async def test_an_organiser_sees_what_everybody_lets_be_counted(
    store: Store, clock: SteppingClock
) -> None:
    await everybody_meets(store, clock)
    await say(store, allowed=True)

    found = await numbers(store)

    assert (found.mentees, found.mentors, found.counted, found.left_out) == (10, 10, 15, 3)
    assert (found.pairs.running, found.pairs.ended, found.talks) == (5, None, 5)
    assert (found.requests.open, found.requests.yes, found.requests.no) == (5, 5, None)
    assert (found.actions.open, found.actions.done) == (5, None)
    assert (found.feedback.question_answered, found.feedback.wants_more) == (0.75, None)


async def test_nothing_is_counted_until_it_is_allowed_nor_after(
    store: Store, clock: SteppingClock
) -> None:
    await everybody_meets(store, clock)
    before = await numbers(store)
    await say(store, allowed=True)
    allowed = await numbers(store)

    await say(store, allowed=False, names={mentor for mentor, _ in TWOS[:6]})
    after = await numbers(store)

    assert [one.talks for one in (before, allowed, after)] == [None, 5, None]
    assert [one.requests.open for one in (before, allowed, after)] == [None, 5, None]
    assert before.mentees == 10  # Who is a member is the programme's own word.


async def test_a_private_talk_is_in_no_number(store: Store, clock: SteppingClock) -> None:
    await everybody_meets(store, clock, private=True)
    await say(store, allowed=True)

    found = await numbers(store)

    assert (found.talks, found.actions.open, found.feedback.question_answered) == (None, None, None)


async def test_who_asks_is_not_among_those_they_count(store: Store, clock: SteppingClock) -> None:
    await everybody_meets(store, clock)
    await say(store, allowed=True)

    one = Principal(person_id=TWOS[0][1], organises=frozenset({"spring"}))
    found = await numbers(store, one)

    assert (found.mentees, found.counted) == (5, 10)


async def test_the_same_few_are_left_out_until_something_changes(
    store: Store, clock: SteppingClock
) -> None:
    await everybody_meets(store, clock)
    people = [name for two in TWOS for name in two]

    async def lots(of: str) -> dict[str, str]:
        async with store.reading() as unit:
            return dict(await unit.programmes.lots(people, of=of))

    once, again = await lots("spring"), await lots("spring")
    draws = {left_out(await lots(f"spring {number}")) for number in range(20)}

    assert once == again
    assert len(draws) > 10
    assert len({frozenset(once.values()), frozenset((await lots("autumn")).values())}) == 2


async def test_who_organises_five_people_reads_nothing_of_their_yes(
    store: Store, clock: SteppingClock
) -> None:
    async with store.writing() as unit:
        for name in ("ana", "ben", "cem", "dan", "eve"):
            account = account_of(name, name=name.title(), grants=["mentee:spring"])
            await unit.accounts.add(account, created_at=clock.now())
    unsaid = await numbers(store)
    await say(store, allowed=True, names={"ana", "ben", "cem", "dan"})
    all_but_one = await numbers(store)
    await say(store, allowed=True, names={"eve"})

    assert await numbers(store) == all_but_one == unsaid
    assert unsaid.mentees == 5


@pytest.mark.parametrize(
    "principal",
    [
        Principal(person_id="olu", organises=frozenset({"autumn"})),
        Principal(person_id="ada", programme_ids=frozenset({"spring"})),
    ],
)
async def test_for_everybody_else_there_is_no_programme(store: Store, principal: Principal) -> None:
    with pytest.raises(NotFoundError, match="no programme 'spring' that you organise"):
        await numbers(store, principal)


async def test_a_key_that_does_not_read_counts_nothing(store: Store) -> None:
    only_writes = Principal(
        person_id="olu", organises=ORGANISER.organises, permissions=frozenset({Scope.WRITE})
    )

    with pytest.raises(ForbiddenError, match="may not read"):
        await numbers(store, only_writes)
