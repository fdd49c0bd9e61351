"""An error that nobody thought of: a plain answer, and nothing of anyone's words anywhere."""

import logging

import pytest
from starlette.types import Message, Receive, Scope, Send

from api.guard import LastResort

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
