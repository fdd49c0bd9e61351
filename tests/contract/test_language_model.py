"""What every language model adapter owes the pipeline."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from typing import Final

import pytest

from companion.adapters.langchain_model import LangChainModel
from companion.adapters.scripted_model import ScriptedModel
from companion.errors import (
    ModelBudgetError,
    ModelError,
    ModelReplyError,
    ModelRequestRefusedError,
    ModelUnavailableError,
)
from companion.ports import Delivery, LanguageModel, ModelReply, ModelRequest, ReplyFormat
from tests.faults.server import Answer, FaultServer, Scenario, completion, problem, running

pytestmark = pytest.mark.contract

REQUEST: Final = ModelRequest(
    system="Reply in JSON.",
    user="<notes>\nhello\n</notes>",
    schema_name="toy",
    schema={"type": "object", "properties": {}, "additionalProperties": False},
    reply_format=ReplyFormat.JSON_SCHEMA,
)

LONG: Final = '{"a": "' + "word " * 40 + '"}'

SERVED: Final[dict[str, Scenario]] = {
    "long": lambda _turn: completion(LONG),
    "says": lambda _turn: completion('{"a": 1}'),
    "cut": lambda _turn: completion('{"a', finish="length"),
    "empty": lambda _turn: completion(""),
    "refuses": lambda _turn: problem(400, "unknown parameter"),
    "busy": lambda _turn: problem(429, "slow down", retry_after="7"),
    "hangs": lambda _turn: Answer(hang=True),
}
SCRIPTED: Final[dict[str, str | ModelReply | ModelError]] = {
    "long": LONG,
    "says": ModelReply(text='{"a": 1}', prompt_tokens=700, reply_tokens=90),
    "cut": ModelReplyError("cut off"),
    "empty": ModelReplyError("empty"),
    "refuses": ModelRequestRefusedError("unknown parameter", status=400),
    "busy": ModelUnavailableError("busy", retry_after_seconds=7),
}

Named = Callable[[str], LanguageModel]


@pytest.fixture(scope="module")
def server() -> Iterator[FaultServer]:
    with running(SERVED) as started:
        yield started


@pytest.fixture(params=["scripted", "langchain"])
async def named(request: pytest.FixtureRequest, server: FaultServer) -> AsyncIterator[Named]:
    """Return what makes a model that behaves as its name says."""
    opened: list[LangChainModel] = []

    def make(name: str) -> LanguageModel:
        if request.param == "scripted":
            return ScriptedModel([SCRIPTED[name]] * 9, name=name)
        model = LangChainModel(model=name, base_url=server.base_url)
        opened.append(model)
        return model

    yield make
    for model in opened:
        await model.close()


async def test_a_reply_comes_with_its_text_and_its_cost(named: Named) -> None:
    reply = await named("says").reply(REQUEST)

    assert reply == ModelReply(text='{"a": 1}', prompt_tokens=700, reply_tokens=90)


async def test_the_model_says_what_it_is_called_and_where_it_lives(named: Named) -> None:
    model = named("says")

    assert model.name == "says"
    assert "://" in model.endpoint


@pytest.mark.parametrize("name", ["cut", "empty"])
async def test_a_reply_that_did_not_end_by_itself_is_none(named: Named, name: str) -> None:
    with pytest.raises(ModelReplyError):
        await named(name).reply(REQUEST)


async def test_a_refused_request_carries_its_status(named: Named) -> None:
    with pytest.raises(ModelRequestRefusedError) as caught:
        await named("refuses").reply(REQUEST)

    assert caught.value.status == 400


async def test_a_busy_server_says_how_long_to_wait(named: Named) -> None:
    with pytest.raises(ModelUnavailableError) as caught:
        await named("busy").reply(REQUEST)

    assert caught.value.retry_after_seconds == 7


@pytest.mark.parametrize("reply_format", ReplyFormat)
async def test_every_format_can_be_asked_for(named: Named, reply_format: ReplyFormat) -> None:
    reply = await named("says").reply(replace(REQUEST, reply_format=reply_format))

    assert reply.text == '{"a": 1}'


async def test_earlier_turns_can_be_sent_along(named: Named) -> None:
    reply = await named("says").reply(replace(REQUEST, history=(("{}", "a is missing"),)))

    assert reply.text == '{"a": 1}'


async def test_several_drafts_can_be_asked_for_at_once(named: Named) -> None:
    model = named("says")

    replies = await asyncio.gather(*(model.reply(REQUEST) for _ in range(8)))

    assert {reply.text for reply in replies} == {'{"a": 1}'}


async def test_a_waiting_request_can_be_given_up(server: FaultServer) -> None:
    model = LangChainModel(model="hangs", base_url=server.base_url)
    waiting = asyncio.create_task(model.reply(REQUEST))
    await asyncio.sleep(0.2)

    waiting.cancel()

    with pytest.raises(asyncio.CancelledError):
        await waiting
    await model.close()


async def test_a_reply_that_takes_too_long_is_unavailable(server: FaultServer) -> None:
    model = LangChainModel(model="hangs", base_url=server.base_url, seconds=0.2)

    with pytest.raises(ModelUnavailableError, match=r"within 0\.2 s"):
        await model.reply(REQUEST)

    await model.close()


async def test_the_text_is_heard_as_it_arrives_and_comes_whole_at_the_end(named: Named) -> None:
    heard: list[str] = []

    reply = await named("long").reply(REQUEST, hear=heard.append)

    assert len(heard) > 1
    assert "".join(heard) == reply.text == LONG


async def test_a_reply_asked_for_whole_is_not_heard_before(named: Named) -> None:
    heard: list[str] = []

    reply = await named("long").reply(replace(REQUEST, delivery=Delivery.WHOLE), hear=heard.append)

    assert (heard, reply.text) == ([], LONG)


async def test_what_goes_wrong_with_the_hearer_stops_the_reply(named: Named) -> None:
    def over(_piece: str) -> None:
        raise ModelBudgetError("spent")

    # A script is said at once; on the wire the error comes back out of the client's hands.
    with pytest.raises(ModelBudgetError):
        await named("long").reply(REQUEST, hear=over)


async def test_credentials_in_an_address_are_not_shown() -> None:
    model = LangChainModel(model="m", base_url="http://user:secret@127.0.0.1:9/v1?key=secret")

    assert model.endpoint == "http://127.0.0.1:9/v1"


async def test_the_turns_arrive_in_their_order(server: FaultServer) -> None:
    model = LangChainModel(model="says", base_url=server.base_url)
    server.forget()

    await model.reply(replace(REQUEST, history=(("first", "again"),)))
    await model.close()

    sent = server.requests[0].body["messages"]
    assert [(turn["role"], turn["content"]) for turn in sent] == [
        ("system", REQUEST.system),
        ("user", REQUEST.user),
        ("assistant", "first"),
        ("user", "again"),
    ]


async def test_a_closed_model_opens_again(server: FaultServer) -> None:
    model = LangChainModel(model="says", base_url=server.base_url)
    await model.reply(REQUEST)
    await model.close()

    reply = await model.reply(REQUEST)

    assert reply.text == '{"a": 1}'
    await model.close()
