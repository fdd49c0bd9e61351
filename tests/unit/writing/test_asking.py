import asyncio
from collections.abc import Sequence

import pytest

from companion.adapters.scripted_model import ScriptedModel
from companion.errors import (
    ModelError,
    ModelReplyError,
    ModelRequestRefusedError,
    ModelUnavailableError,
)
from companion.ports import ModelReply, ModelRequest, ReplyFormat
from companion.writing.asking import MOST_REQUESTS, Exchange, Rungs

REQUEST = ModelRequest(
    system="s",
    user="u",
    schema_name="toy",
    schema={"type": "object"},
    reply_format=ReplyFormat.JSON_SCHEMA,
)
SCHEMA, OBJECT, PROMPT = ReplyFormat


class HandClock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def an_exchange(
    replies: Sequence[str | ModelReply | ModelError],
    *,
    rungs: Rungs | None = None,
    left_seconds: float = 60.0,
) -> tuple[Exchange, ScriptedModel]:
    model = ScriptedModel(replies)
    exchange = Exchange(
        model=model, rungs=rungs or Rungs(), clock_seconds=HandClock(), ends_at=left_seconds
    )
    return exchange, model


def asked_in(model: ScriptedModel) -> list[ReplyFormat]:
    return [request.reply_format for request in model.requests]


def refused(status: int = 400) -> ModelRequestRefusedError:
    return ModelRequestRefusedError("response_format is not supported", status=status)


def busy(wait: float | None) -> ModelUnavailableError:
    return ModelUnavailableError("busy", retry_after_seconds=wait)


async def test_a_server_that_takes_schemas_is_asked_once() -> None:
    exchange, model = an_exchange(["{}"])

    text = await exchange.ask(REQUEST)

    assert text == "{}"
    assert asked_in(model) == [SCHEMA]


@pytest.mark.parametrize("status", [400, 422])
async def test_a_refused_parameter_steps_one_rung_down(status: int) -> None:
    exchange, model = an_exchange([refused(status), "{}"])

    await exchange.ask(REQUEST)

    assert asked_in(model) == [SCHEMA, OBJECT]


async def test_the_ladder_ends_at_the_prompt_alone() -> None:
    exchange, model = an_exchange([refused(), refused(), "{}"])

    await exchange.ask(REQUEST)

    assert asked_in(model) == [SCHEMA, OBJECT, PROMPT]


@pytest.mark.parametrize("status", [401, 403, 404, 413, 302])
async def test_a_refused_key_or_name_is_not_asked_again(status: int) -> None:
    exchange, model = an_exchange([refused(status), "{}"])

    with pytest.raises(ModelRequestRefusedError):
        await exchange.ask(REQUEST)

    assert len(model.requests) == 1


async def test_the_rung_that_worked_is_where_the_next_draft_starts() -> None:
    rungs = Rungs()
    first, _ = an_exchange([refused(), "{}"], rungs=rungs)
    await first.ask(REQUEST)
    first.worked()

    second, model = an_exchange(["{}"], rungs=rungs)
    await second.ask(REQUEST)

    assert asked_in(model) == [OBJECT]


async def test_a_rung_that_gave_nothing_usable_is_not_remembered() -> None:
    rungs = Rungs()
    first, _ = an_exchange([ModelReplyError("empty"), "prose"], rungs=rungs)
    await first.ask(REQUEST)

    assert rungs.start(ScriptedModel([])).rung is SCHEMA


async def test_an_empty_or_cut_reply_is_tried_one_rung_lower_and_only_once() -> None:
    exchange, model = an_exchange([ModelReplyError("cut"), ModelReplyError("cut"), "{}"])

    with pytest.raises(ModelReplyError):
        await exchange.ask(REQUEST)

    assert asked_in(model) == [SCHEMA, OBJECT]


@pytest.mark.parametrize("wait", [0.0, 0.01])
async def test_a_short_wait_is_waited_and_asked_again_in_the_same_form(wait: float) -> None:
    exchange, model = an_exchange([busy(wait), "{}"])

    await exchange.ask(REQUEST)

    assert asked_in(model) == [SCHEMA, SCHEMA]


@pytest.mark.parametrize("wait", [None, 59.5, 86_400.0])
async def test_a_wait_that_leaves_no_time_for_an_answer_is_not_waited(wait: float | None) -> None:
    exchange, model = an_exchange([busy(wait), "{}"])

    with pytest.raises(ModelUnavailableError):
        await asyncio.wait_for(exchange.ask(REQUEST), timeout=1)

    assert len(model.requests) == 1


async def test_no_more_requests_are_made_than_the_budget_allows() -> None:
    exchange, model = an_exchange([busy(0.0)] * 10)

    with pytest.raises(ModelUnavailableError):
        await exchange.ask(REQUEST)

    assert len(model.requests) == MOST_REQUESTS
    assert not exchange.may_ask


async def test_requests_seconds_and_tokens_are_counted() -> None:
    clock = HandClock()
    model = ScriptedModel(
        [busy(0.0), ModelReply(text="{}", prompt_tokens=900, reply_tokens=80), "{}"]
    )
    exchange = Exchange(model=model, rungs=Rungs(), clock_seconds=clock, ends_at=60)
    await exchange.ask(REQUEST)
    clock.seconds = 2.5
    await exchange.ask(REQUEST)

    usage = exchange.usage

    assert (usage.requests, usage.seconds) == (3, 2.5)
    assert (usage.prompt_tokens, usage.reply_tokens) == (900, 80)
