"""Answers kept by the keys of their requests, on both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from companion.access.answers import KEPT_FOR, LEASE, Answer, AnswersService, Ticket
from companion.adapters.sql.units import Store
from companion.errors import AnswerGoneError, KeyReusedError, StillRunningError
from tests.records import Records, SteppingClock, a_person

DONE = Answer(status=201, body='{"added":["ana"]}', etag='"1"')
BODY = b'{"records": []}'


async def reserved(
    store: Store,
    clock: SteppingClock,
    *,
    owner_id: str = "local",
    key: str = "k",
    request: bytes = BODY,
    has_effect: bool = True,
) -> Ticket | Answer:
    async with store.answering() as answers:
        return await AnswersService(answers, clock=clock).reserve(
            owner_id=owner_id, route="/v1/people", key=key, request=request, has_effect=has_effect
        )


async def ticket_for(store: Store, clock: SteppingClock, *, has_effect: bool = True) -> Ticket:
    found = await reserved(store, clock, has_effect=has_effect)
    assert isinstance(found, Ticket)
    return found


async def write(store: Store, clock: SteppingClock, ticket: Ticket, *, id: str = "ana") -> None:  # noqa: A002
    async with store.writing() as unit:
        await Records(unit, clock).store(people=[a_person(id)])
        await AnswersService(unit.answers, clock=clock).keep(ticket, DONE)


async def people(store: Store) -> int:
    async with store.reading() as unit:
        return await unit.people.count(principal=Records(unit, SteppingClock()).principal)


async def test_what_was_done_is_answered_again(store: Store, clock: SteppingClock) -> None:
    await write(store, clock, await ticket_for(store, clock))

    assert await reserved(store, clock) == DONE


async def test_while_it_is_worked_on_nobody_else_may_begin(
    store: Store, clock: SteppingClock
) -> None:
    await ticket_for(store, clock)

    with pytest.raises(StillRunningError) as refused:
        await reserved(store, clock)

    assert refused.value.retry_after_seconds > 0


async def test_a_key_that_came_with_another_request_is_refused(
    store: Store, clock: SteppingClock
) -> None:
    await write(store, clock, await ticket_for(store, clock))

    with pytest.raises(KeyReusedError):
        await reserved(store, clock, request=b"{}")


async def test_somebody_elses_key_is_another(store: Store, clock: SteppingClock) -> None:
    await write(store, clock, await ticket_for(store, clock))

    assert isinstance(await reserved(store, clock, owner_id="someone"), Ticket)


async def test_who_took_too_long_writes_nothing(store: Store, clock: SteppingClock) -> None:
    slow = await ticket_for(store, clock)
    clock.moment += LEASE
    await write(store, clock, await ticket_for(store, clock))

    with pytest.raises(StillRunningError):
        await write(store, clock, slow, id="a-second-time")

    assert await people(store) == 1


async def test_who_says_that_it_goes_on_keeps_the_right(store: Store, clock: SteppingClock) -> None:
    slow = await ticket_for(store, clock)
    clock.moment += LEASE / 2
    async with store.answering() as answers:
        assert await AnswersService(answers, clock=clock).renew(slow)
    clock.moment += LEASE / 2

    with pytest.raises(StillRunningError):
        await reserved(store, clock)


async def test_a_write_that_fails_keeps_no_answer(store: Store, clock: SteppingClock) -> None:
    ticket = await ticket_for(store, clock)

    async def fail() -> None:
        async with store.writing() as unit:
            await AnswersService(unit.answers, clock=clock).keep(ticket, DONE)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    async with store.answering() as answers:
        await answers.free(ticket)

    assert isinstance(await reserved(store, clock), Ticket)


async def test_an_answer_is_not_freed(store: Store, clock: SteppingClock) -> None:
    ticket = await ticket_for(store, clock)
    await write(store, clock, ticket)

    async with store.answering() as answers:
        await answers.free(ticket)

    assert await reserved(store, clock) == DONE


async def test_an_answer_is_kept_for_a_day_and_then_deleted(
    store: Store, clock: SteppingClock
) -> None:
    await write(store, clock, await ticket_for(store, clock))
    clock.moment += KEPT_FOR - timedelta(minutes=1)
    assert await reserved(store, clock) == DONE
    clock.moment += timedelta(minutes=2)

    async with store.answering() as answers:
        await answers.sweep(now=clock.now())

    async with store.looking() as connection:
        assert await connection.scalar(text("SELECT count(*) FROM kept_answer")) == 0


@pytest.mark.parametrize(("owner_id", "is_given"), [("local", True), ("ana-account", False)])
async def test_an_accounts_draft_is_given_again_only_while_no_record_has_changed(
    store: Store, clock: SteppingClock, owner_id: str, is_given: bool
) -> None:
    ticket = await reserved(store, clock, owner_id=owner_id, has_effect=False)
    assert isinstance(ticket, Ticket)
    async with store.answering() as answers:
        await AnswersService(answers, clock=clock).keep(ticket, DONE)
    before = await reserved(store, clock, owner_id=owner_id, has_effect=False)
    async with store.writing() as unit:
        await Records(unit, clock).store(people=[a_person("somebody")])

    after = await reserved(store, clock, owner_id=owner_id, has_effect=False)

    assert before == DONE
    assert (after == DONE) is is_given


async def test_erasing_leaves_no_word_and_no_second_effect(
    store: Store, clock: SteppingClock
) -> None:
    await write(store, clock, await ticket_for(store, clock))

    async with store.writing() as unit:
        await unit.answers.forget(owner_id="local")

    with pytest.raises(AnswerGoneError):
        await reserved(store, clock)
    async with store.looking() as connection:
        kept = (await connection.execute(text("SELECT * FROM kept_answer"))).one()
    assert "ana" not in repr(kept)


@pytest.mark.parametrize("is_done", [True, False])
async def test_removing_a_record_takes_kept_drafts_along(
    store: Store, clock: SteppingClock, is_done: bool
) -> None:
    async with store.writing() as unit:
        await Records(unit, clock).store(people=[a_person("ana")])
    ticket = await ticket_for(store, clock, has_effect=False)
    if is_done:
        async with store.answering() as answers:
            await AnswersService(answers, clock=clock).keep(ticket, DONE)

    async with store.writing() as unit:
        records = Records(unit, clock)
        await records.people.remove(principal=records.principal, record_id="ana")

    async with store.looking() as connection:
        assert await connection.scalar(text("SELECT count(*) FROM kept_answer")) == 0


async def test_neither_key_nor_request_is_stored_as_it_came(
    store: Store, clock: SteppingClock
) -> None:
    await reserved(store, clock, key="about-xylophanes", request=b"periwinkle")

    async with store.looking() as connection:
        kept = repr((await connection.execute(text("SELECT * FROM kept_answer"))).one())
    assert "xylophanes" not in kept
    assert "periwinkle" not in kept
