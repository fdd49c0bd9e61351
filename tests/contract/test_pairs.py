"""Stored pairs and what they agreed on, the same on SQLite and PostgreSQL."""

import pytest

from companion.access.principal import LOCAL, Principal
from companion.adapters.sql.units import Store
from companion.errors import BadRecordsError, ConflictError, NotFoundError
from companion.pairs.agreement import Agreement, MentoringPair
from companion.pairs.rules import agreed_by
from tests.records import Records, SteppingClock, a_person, a_session
from tests.sharing import share

pytestmark = pytest.mark.contract

INES, TOM, ME = a_person("ines"), a_person("tom"), a_person("me")
TUESDAYS = {
    "starts_on": "2027-01-05",
    "at": "16:00",
    "time_zone": "Europe/London",
    "rule": "FREQ=WEEKLY;BYDAY=TU",
}
REPORTED = {
    "side": "mentor",
    "given": "reported",
    "said_on": "2027-01-02",
    "revision": 1,
    "how": "by e-mail – „ja“ 🌷",
}


def a_pair(
    id: str = "p",  # noqa: A002
    *,
    mentor: str = "ines",
    mentee: str = "me",
    **terms: object,
) -> MentoringPair:
    return MentoringPair.model_validate(
        {
            "id": id,
            "mentor_id": mentor,
            "mentee_id": mentee,
            "agreement": {"cadence": TUESDAYS, **terms},
        }
    )


def terms_of(pair: MentoringPair) -> Agreement:
    assert pair.agreement is not None
    return pair.agreement


async def test_an_agreement_comes_back_as_stored(store: Store, clock: SteppingClock) -> None:
    pair = a_pair(
        success="the stall\npays", shared=["my books"], words=[REPORTED], channel="in_person"
    )
    async with store.writing() as unit:
        await Records(unit, clock).store(people=[INES, ME], pairs=[pair])

    async with store.reading() as unit:
        found = await Records(unit, clock).pairs.get(principal=LOCAL, record_id="p")

    assert found.value == pair


async def test_changed_terms_are_a_new_revision_that_nobody_has_said_yes_to(
    store: Store, clock: SteppingClock
) -> None:
    async with store.writing() as unit:
        await Records(unit, clock).store(people=[INES, ME], pairs=[a_pair(words=[REPORTED])])

    async with store.writing() as unit:
        pairs = Records(unit, clock).pairs
        longer = a_pair(words=[REPORTED], minutes=30)
        row = await pairs.replace(principal=LOCAL, value=longer, version=1)
        anew = {**REPORTED, "said_on": "2027-01-09"}
        again = a_pair(words=[REPORTED, anew], minutes=30)
        said = await pairs.replace(principal=LOCAL, value=again, version=2)

    assert terms_of(row.value).revision == 2
    assert agreed_by(terms_of(row.value)) == set()
    assert [word.revision for word in terms_of(said.value).words] == [1, 2]
    assert agreed_by(terms_of(said.value)) == {"mentor"}


async def test_nobody_elses_word_is_stored_as_their_own_act(
    store: Store, clock: SteppingClock
) -> None:
    own = {**REPORTED, "given": "own"}
    mine = {**own, "side": "mentee"}
    async with store.writing() as unit:
        records = Records(unit, clock)
        await records.store(people=[INES, ME], pairs=[a_pair(words=[mine])])

        with pytest.raises(BadRecordsError, match='is "reported", with how it was said'):
            await records.pairs.replace(principal=LOCAL, value=a_pair(words=[own]), version=1)


async def test_a_session_makes_its_pair_and_an_agreement_joins_it(
    store: Store, clock: SteppingClock
) -> None:
    session = a_session("s", mentor_id="ines", mentee_id="tom")
    async with store.writing() as unit:
        records = Records(unit, clock)
        await records.store(people=[INES, TOM], sessions=[session])
        (made,) = await records.pairs.every(principal=LOCAL)
        other = a_pair("other", mentee="tom")
        with pytest.raises(BadRecordsError, match=f"already, under the id '{made.value.id}'"):
            await records.pairs.add_many(principal=LOCAL, values=[other])

        agreed = other.model_copy(update={"id": made.value.id})
        await records.pairs.replace(principal=LOCAL, value=agreed, version=1)
        second = a_session("s2", mentor_id="ines", mentee_id="tom")
        await records.sessions.add_many(principal=LOCAL, values=[second])
        pairs = await records.pairs.every(principal=LOCAL)

    assert (made.value.mentor_id, made.value.mentee_id, made.value.agreement) == (
        "ines",
        "tom",
        None,
    )
    assert [row.value for row in pairs] == [agreed]


async def test_a_pair_with_notes_is_not_removed_and_one_without_is(
    store: Store, clock: SteppingClock
) -> None:
    async with store.writing() as unit:
        records = Records(unit, clock)
        await records.store(
            people=[INES, TOM, ME],
            pairs=[a_pair("met"), a_pair("new", mentee="tom")],
            sessions=[a_session("s", mentor_id="ines", mentee_id="me")],
        )

        with pytest.raises(ConflictError, match="has 1 session, whose notes would go"):
            await records.pairs.remove(principal=LOCAL, record_id="met")
        await records.pairs.remove(principal=LOCAL, record_id="new")
        left = await records.pairs.every(principal=LOCAL)

    assert [row.value.id for row in left] == ["met"]


async def test_a_pair_goes_with_either_of_its_people(store: Store, clock: SteppingClock) -> None:
    async with store.writing() as unit:
        records = Records(unit, clock)
        await records.store(people=[INES, ME], pairs=[a_pair()])
        await records.people.remove(principal=LOCAL, record_id="ines")

        assert await records.pairs.every(principal=LOCAL) == ()


async def test_all_that_a_pair_names_must_be_stored_and_be_two(
    store: Store, clock: SteppingClock
) -> None:
    async with store.writing() as unit:
        records = Records(unit, clock)
        await records.store(people=[ME, INES, TOM])

        with pytest.raises(BadRecordsError) as caught:
            await records.pairs.add_many(
                principal=LOCAL, values=[a_pair(mentor="x", mentee="x"), a_pair("q"), a_pair("r")]
            )
        with pytest.raises(NotFoundError):
            await records.pairs.replace(principal=LOCAL, value=a_pair(), version=1)

    fields = [problem.field for problem in caught.value.problems]
    assert fields == ["mentor_id", "mentee_id", "mentee_id", "mentee_id"]


async def test_a_pair_stays_that_of_its_people(store: Store, clock: SteppingClock) -> None:
    async with store.writing() as unit:
        records = Records(unit, clock)
        await records.store(people=[ME, INES, TOM], pairs=[a_pair()])

        with pytest.raises(BadRecordsError, match="stays that of its two people"):
            await records.pairs.replace(principal=LOCAL, value=a_pair(mentee="tom"), version=1)


async def test_only_the_two_may_read_a_pair_and_neither_may_change_it(
    store: Store, clock: SteppingClock
) -> None:
    async with store.writing() as unit:
        records = Records(unit, clock)
        await share(unit, clock, mentor="ines", mentee="tom")

        seen = [
            len(await records.pairs.every(principal=Principal(person_id=reader)))
            for reader in ("ines", "tom", "stranger")
        ]

    assert seen == [2, 2, 0]
