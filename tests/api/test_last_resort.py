"""An error that nobody thought of: a plain answer, and nothing of anyone's words anywhere."""

import asyncio
import logging
from collections.abc import Iterator

import pytest
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message, Receive, Scope, Send

from api.guard import BodyLimit, LastResort

SECRET = "what Ana told me"


async def broken(_scope: Scope, _receive: Receive, _send: Send) -> None:
    raise RuntimeError(SECRET)


async def nothing() -> Message:
    return {"type": "http.disconnect"}


async def test_an_unplanned_error_is_answered_and_only_its_kind_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    sent: list[Message] = []

    async def keep(message: Message) -> None:
        sent.append(message)

    with caplog.at_level(logging.ERROR):
        await LastResort(broken)({"type": "http", "headers": []}, nothing, keep)

    assert sent[0]["status"] == 500
    assert b'"code":"internal"' in sent[1]["body"]
    assert SECRET not in str(sent) + caplog.text
    assert "RuntimeError at test_last_resort.py" in caplog.text


async def reader(scope: Scope, receive: Receive, _send: Send) -> None:
    await Request(scope, receive).body()


async def unsent(_message: Message) -> None:
    raise AssertionError("nothing is answered here")


async def test_a_client_that_hangs_up_is_no_error(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        await LastResort(reader)({"type": "http", "headers": []}, nothing, unsent)

    assert caplog.text == ""


async def test_a_body_that_trickles_is_given_up(caplog: pytest.LogCaptureFixture) -> None:
    async def trickle() -> Message:
        await asyncio.sleep(0.02)
        return {"type": "http.request", "body": b"{", "more_body": True}

    with pytest.raises(HTTPException) as refused:
        await BodyLimit(reader, seconds=0.1)({"type": "http", "headers": []}, trickle, unsent)

    assert refused.value.status_code == 408
    assert "0.1 seconds" in refused.value.detail


async def test_a_body_that_is_whole_may_wait_for_its_answer() -> None:
    async def slow(_scope: Scope, receive: Receive, _send: Send) -> None:
        assert (await receive())["body"] == b"{}"
        assert (await receive())["type"] == "http.disconnect"

    messages: Iterator[Message] = iter(
        [{"type": "http.request", "body": b"{}"}, {"type": "http.disconnect"}]
    )

    async def late() -> Message:
        message = next(messages)
        await asyncio.sleep(0.1 if message["type"] == "http.disconnect" else 0)
        return message

    await BodyLimit(slow, seconds=0.05)({"type": "http", "headers": []}, late, unsent)
