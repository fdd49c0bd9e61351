"""Streams that end, break off, fall silent or never begin, over a real connection."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from typing import Final

import pytest

from companion.adapters.langchain_model import LangChainModel
from companion.adapters.model_stream import LONGEST_STREAMED
from companion.errors import (
    ModelCutError,
    ModelError,
    ModelReplyError,
    ModelUnavailableError,
)
from companion.ports import Delivery, ModelReply, ModelRequest, ReplyFormat
from tests.faults.server import (
    Answer,
    Ending,
    FaultServer,
    Reply,
    Scenario,
    Turn,
    completion,
    event,
    framed,
    running,
)

TEXT: Final = '{"a": "' + "ßü€ word " * 30 + '"}'
REQUEST: Final = ModelRequest(
    system="Reply in JSON.",
    user="hello",
    schema_name="toy",
    schema={"type": "object", "properties": {}, "additionalProperties": False},
    reply_format=ReplyFormat.PROMPT_ONLY,
)


def streamed(
    change: Callable[[list[bytes]], list[bytes]], *, finish: str | None = "stop"
) -> Answer:
    return Answer(reply=Reply(content=TEXT, finish=finish, events=change))


def cut_in_a_letter(events: list[bytes]) -> list[bytes]:
    """Stop between the two bytes of one letter."""
    return [events[0], events[1][: events[1].index("ß".encode()) + 1]]


def ending(reason: str) -> Scenario:
    return lambda _turn: completion(TEXT, finish=reason)


ERROR_EVENT: Final = framed({"error": {"message": "overloaded; key none", "type": "error"}})
CALL: Final = {"index": 0, "id": "1", "type": "function", "function": {"name": "send"}}

SERVED: Final[dict[str, Scenario]] = {
    "good": lambda _turn: completion(TEXT),
    "crlf": lambda _turn: streamed(lambda all_: [one.replace(b"\n", b"\r\n") for one in all_]),
    "comments": lambda _turn: streamed(lambda all_: [b": waiting\n\n", *all_, b": bye\n\n"]),
    "uncounted": lambda _turn: streamed(lambda all_: [one for one in all_ if b"usage" not in one]),
    "no-done": lambda _turn: Answer(reply=Reply(content=TEXT, done=False)),
    "lingering": lambda _turn: Answer(reply=Reply(content=TEXT, done=False), ends=Ending.SILENT),
    "no-end": lambda _turn: streamed(lambda all_: all_, finish=None),
    "clean-cut": lambda _turn: streamed(lambda all_: all_[:3]),
    "torn": lambda _turn: replace(completion(TEXT), cut_at=700, ends=Ending.RESET),
    "short": lambda _turn: replace(completion(TEXT), cut_at=700, ends=Ending.CUT),
    "in-a-letter": lambda _turn: streamed(cut_in_a_letter),
    "in-json": lambda _turn: streamed(lambda all_: [*all_[:2], all_[2][:-20], b"\n\n"]),
    "error-event": lambda _turn: streamed(lambda all_: [*all_[:3], ERROR_EVENT]),
    "error-first": lambda _turn: streamed(lambda _all: [ERROR_EVENT]),
    "nothing": lambda _turn: streamed(lambda _all: []),
    "only-done": lambda _turn: streamed(lambda _all: [b"data: [DONE]\n\n"]),
    "no-choices": lambda _turn: streamed(lambda _all: [framed({"choices": []})] * 3),
    "not-json": lambda _turn: streamed(lambda _all: [b"data: hello\n\n"]),
    "length": ending("length"),
    "filter": ending("content_filter"),
    "tools": lambda _turn: streamed(
        lambda _all: [event({"tool_calls": [CALL]}), event({}, finish="tool_calls")]
    ),
    "gave-up": ending("error"),
    "odd-end": ending("eos"),
    "empty-end": lambda _turn: streamed(lambda all_: [*all_, event({}, finish="")]),
    "refusal": lambda _turn: streamed(
        lambda _all: [event({"refusal": "I cannot."}), event({}, finish="stop")]
    ),
    "parts": lambda _turn: streamed(
        lambda _all: [
            event({"content": [{"type": "text", "text": TEXT}]}),
            event({}, finish="stop"),
        ]
    ),
    "babble": lambda _turn: completion("x" * (LONGEST_STREAMED + 50_000)),
    "whole-anyway": lambda turn: Answer(payload=whole_of(turn)),
    "silent": lambda _turn: Answer(hang=True),
    "role-then-silent": lambda _turn: Answer(
        reply=Reply(content=TEXT, events=lambda all_: all_[:1]), ends=Ending.SILENT
    ),
    "stalls": lambda _turn: Answer(
        reply=Reply(content=TEXT, events=lambda all_: all_[:4]), ends=Ending.SILENT
    ),
    "drips": lambda _turn: replace(completion(TEXT), drip=(1, 0.02)),
}


def whole_of(_turn: Turn) -> bytes:
    choice = {"index": 0, "message": {"role": "assistant", "content": TEXT}}
    return json.dumps({"choices": [{**choice, "finish_reason": "stop"}]}).encode()


Asked = Callable[..., LangChainModel]


@pytest.fixture(scope="module")
def server() -> Iterator[FaultServer]:
    with running(SERVED) as started:
        yield started


@pytest.fixture
async def asked(server: FaultServer) -> AsyncIterator[Asked]:
    opened: list[LangChainModel] = []
    server.forget()

    def make(
        name: str, *, seconds: float = 60, first_seconds: float = 20, gap_seconds: float = 15
    ) -> LangChainModel:
        opened.append(
            LangChainModel(
                model=name,
                base_url=server.base_url,
                seconds=seconds,
                first_seconds=first_seconds,
                gap_seconds=gap_seconds,
            )
        )
        return opened[-1]

    yield make
    for model in opened:
        await model.close()


@pytest.mark.parametrize(
    "name", ["good", "crlf", "comments", "no-done", "lingering", "odd-end", "empty-end", "parts"]
)
async def test_a_stream_that_says_its_end_is_a_reply(asked: Asked, name: str) -> None:
    heard: list[str] = []

    reply = await asked(name).reply(REQUEST, hear=heard.append)

    assert reply.text == "".join(heard) == TEXT


async def test_the_tokens_are_those_that_the_server_counts_at_the_end(asked: Asked) -> None:
    assert await asked("good").reply(REQUEST) == ModelReply(
        text=TEXT, prompt_tokens=700, reply_tokens=90
    )
    assert (await asked("uncounted").reply(REQUEST)).prompt_tokens is None


async def test_tokens_are_asked_for_only_where_that_is_wanted(
    asked: Asked, server: FaultServer
) -> None:
    for delivery in Delivery:
        await asked("good").reply(replace(REQUEST, delivery=delivery))

    sent = [request.body for request in server.requests]
    assert [body.get("stream", False) for body in sent] == [True, True, False]
    assert [body.get("stream_options") for body in sent] == [{"include_usage": True}, None, None]


@pytest.mark.parametrize(
    "name", ["torn", "short", "in-a-letter", "in-json", "error-event", "error-first", "gave-up"]
)
async def test_a_stream_that_breaks_off_is_no_reply_and_may_be_asked_again(
    asked: Asked, name: str
) -> None:
    with pytest.raises(ModelCutError) as caught:
        await asked(name).reply(REQUEST)

    assert caught.value.retry_after_seconds is not None
    assert not caught.value.quietly


@pytest.mark.parametrize("name", ["no-end", "clean-cut", "no-choices"])
async def test_a_stream_that_ends_without_saying_so_is_no_reply(asked: Asked, name: str) -> None:
    with pytest.raises(ModelCutError, match="without an end") as caught:
        await asked(name).reply(REQUEST)

    assert caught.value.quietly


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("length", "cut off by its length limit"),
        ("filter", "withheld"),
        ("refusal", "withheld"),
        ("tools", "called a tool"),
        ("nothing", "empty"),
        ("only-done", "empty"),
        ("not-json", "not a chat reply"),
        ("babble", "beyond any draft"),
    ],
)
async def test_every_other_end_has_its_own_sentence(asked: Asked, name: str, said: str) -> None:
    with pytest.raises(ModelReplyError, match=said):
        await asked(name).reply(REQUEST)


async def test_a_server_that_answers_whole_is_understood_and_asked_so_from_then_on(
    asked: Asked, server: FaultServer
) -> None:
    model = asked("whole-anyway")

    replies = [await model.reply(REQUEST) for _ in range(2)]

    assert [reply.text for reply in replies] == [TEXT, TEXT]
    assert [request.body.get("stream", False) for request in server.requests] == [True, False]


@pytest.mark.parametrize(
    ("name", "kind", "setting"),
    [
        ("silent", ModelUnavailableError, "COMPANION_MODEL_FIRST_SECONDS"),
        ("role-then-silent", ModelUnavailableError, "COMPANION_MODEL_FIRST_SECONDS"),
        ("stalls", ModelCutError, "COMPANION_MODEL_GAP_SECONDS"),
    ],
)
async def test_a_silence_ends_at_its_own_deadline_and_names_its_setting(
    asked: Asked, name: str, kind: type[ModelError], setting: str
) -> None:
    model = asked(name, first_seconds=0.6, gap_seconds=0.3)
    await asked("good").reply(REQUEST)
    began = asyncio.get_running_loop().time()

    with pytest.raises(kind, match=setting) as caught:
        await model.reply(REQUEST)

    assert type(caught.value) is kind
    assert asyncio.get_running_loop().time() - began < 3


async def test_a_stream_that_drips_ends_at_the_deadline_of_the_whole(asked: Asked) -> None:
    model = asked("drips", seconds=0.8)

    with pytest.raises(ModelUnavailableError, match=r"within 0\.8 s"):
        await model.reply(REQUEST)


async def test_what_a_server_says_of_an_error_is_shown_without_the_key(asked: Asked) -> None:
    with pytest.raises(ModelCutError, match=r"overloaded; key \[key\]"):
        await asked("error-event").reply(REQUEST)
