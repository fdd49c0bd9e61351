"""What becomes of a draft that fails, or says nothing for long, while a client reads its stream."""

import asyncio
import socket
import threading
import time
from collections.abc import Awaitable, Callable, Iterator

import httpx2
import pytest
import uvicorn
from fastapi import FastAPI, Request, Response

from api import errors
from api.accept import EVENT_STREAM
from api.routes.health import Health
from api.streaming import answered
from companion.errors import BusyError, InputError
from companion.writing.events import Checking, Drafting, Gathering, Watch


class SilentError(Exception):
    """One that nobody thought of; its text is people's words."""


async def late(watch: Watch) -> Health:
    watch(Gathering())
    raise InputError("the goal is somebody else's")


async def early(watch: Watch) -> Health:
    raise BusyError("too many", retry_after_seconds=7)


async def unplanned(watch: Watch) -> Health:
    watch(Gathering())
    raise SilentError("Rosa told me in confidence")


async def silent(watch: Watch) -> Health:
    watch(Gathering())
    await asyncio.sleep(0.5)
    return Health()


async def hasty(watch: Watch) -> Health:
    watch(Gathering())
    for characters in range(10_000):
        watch(Drafting(by="a model", characters=characters))
    watch(Checking())
    return Health()


def app() -> FastAPI:
    made = FastAPI()
    errors.install(made)
    for draft in (late, early, unplanned, silent, hasty):
        add(made, draft)
    return made


def add(made: FastAPI, draft: Callable[[Watch], Awaitable[Health]]) -> None:
    async def route(request: Request) -> Response | Health:
        await request.body()
        return await answered(request, draft, ping_seconds=0.1)

    made.post(f"/{getattr(draft, '__name__', '')}", response_model=Health)(route)


@pytest.fixture(scope="module")
def client() -> Iterator[httpx2.Client]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app(), port=port, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    with httpx2.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as opened:
        yield opened
    server.should_exit = True
    thread.join(timeout=30)


def asked(client: httpx2.Client, path: str) -> httpx2.Response:
    return client.post(path, headers={"accept": EVENT_STREAM})


def test_an_error_after_the_first_event_is_an_event_with_the_problem_document(
    client: httpx2.Client,
) -> None:
    answer = asked(client, "/late")

    assert answer.status_code == 200
    assert answer.text.endswith(
        'event: error\ndata: {"title":"Unprocessable Entity","status":422,'
        '"code":"invalid_input","detail":"the goal is somebody else\'s"}\n\n'
    )


def test_an_error_before_the_first_event_keeps_its_status_and_headers(
    client: httpx2.Client,
) -> None:
    answer = asked(client, "/early")

    assert answer.status_code == 429
    assert answer.headers["retry-after"] == "7"


def test_an_unplanned_error_tells_nothing_of_what_people_wrote(client: httpx2.Client) -> None:
    answer = asked(client, "/unplanned")

    assert '"code":"internal"' in answer.text
    assert "Rosa" not in answer.text


def test_a_long_silence_is_broken_by_comments(client: httpx2.Client) -> None:
    answer = asked(client, "/silent")

    assert answer.text.count(": ping\n\n") >= 2
    assert answer.text.endswith('event: done\ndata: {"status":"ok"}\n\n')


def test_of_much_progress_the_latest_is_told(client: httpx2.Client) -> None:
    answer = asked(client, "/hasty")

    assert '"characters":9999}' in answer.text
    assert answer.text.count("event: drafting") < 1_000
    assert answer.text.index("9999") < answer.text.index("checking")
