"""Drafts as they are written: the same answer, or events on the way to it (`text/event-stream`)."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final, TypeVar

from fastapi import Request, Response
from fastapi.responses import StreamingResponse
from fastapi.sse import KEEPALIVE_COMMENT, format_sse_event
from pydantic import BaseModel

from api.accept import EVENT_STREAM, wants_events
from api.errors import problem_of
from api.idempotency import Once, once_of
from api.log import request_id
from companion.writing.events import UNWATCHED, BrokenOff, Compared, Drafting, Event, Watch

PING_SECONDS: Final = 15.0
"""Longest silence of a stream, so that nobody between takes it for dead."""

_DONE: Final = "done"
_INCOMPLETE: Final = "incomplete"
_ERROR: Final = "error"
_HUNG_UP: Final = 499
"""Nobody reads it: whoever asked has gone."""

T = TypeVar("T", bound=BaseModel)


@dataclass(frozen=True)
class _Outcome:
    """How a draft ended: with a reply or an error."""

    reply: BaseModel | None = None
    error: Exception | None = None


@dataclass
class _Feed:
    """Events between the draft that tells them and the client that may read slowly.

    Of what only tells how far a draft is, the latest waits; so what waits is bounded by the draft.
    """

    waiting: deque[Event | _Outcome] = field(default_factory=deque)

    def __post_init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._there = asyncio.Event()

    def tell(self, event: Event | _Outcome) -> None:
        """Take an event, from any thread."""
        self._loop.call_soon_threadsafe(self._put, event)

    def _put(self, event: Event | _Outcome) -> None:
        if self.waiting and isinstance(event, Drafting | Compared):
            last = self.waiting[-1]
            if type(last) is type(event):
                self.waiting.pop()
        self.waiting.append(event)
        self._there.set()

    async def next(self, *, within: float | None = None) -> Event | _Outcome | None:
        """Return the next event; None where there is none `within` so many seconds."""
        try:
            async with asyncio.timeout(within):
                while not self.waiting:
                    self._there.clear()
                    await self._there.wait()
        except TimeoutError:
            return None
        return self.waiting.popleft()

    async def follow(self, draft: Callable[[Watch], Awaitable[BaseModel]]) -> None:
        """Make a draft and tell everything about it."""
        try:
            self.tell(_Outcome(reply=await draft(self.tell)))
        except Exception as error:  # noqa: BLE001 - it is told to whoever waits
            self.tell(_Outcome(error=error))


async def answered(
    request: Request,
    draft: Callable[[Watch], Awaitable[T]],
    *,
    ping_seconds: float = PING_SECONDS,
) -> T | Response:
    """Make a draft and answer as the Accept header asks; nobody waiting, it is given up.

    An error before the first event is raised, so that it keeps its status.
    """
    if not wants_events(request.headers.get("accept")):
        return await _while_connected(request, draft)
    feed = _Feed()
    work = asyncio.create_task(feed.follow(draft))
    try:
        first = await feed.next()
    except BaseException:
        work.cancel()
        raise
    if isinstance(first, _Outcome) and first.error is not None:
        raise first.error
    return StreamingResponse(
        _stream(first, feed, work, once=once_of(request), ping_seconds=ping_seconds),
        media_type=EVENT_STREAM,
        headers={"cache-control": "no-store", "x-accel-buffering": "no"},
    )


async def _stream(
    first: Event | _Outcome | None,
    feed: _Feed,
    work: "asyncio.Task[None]",
    *,
    once: Once | None,
    ping_seconds: float,
) -> AsyncIterator[bytes]:
    """Yield the events of a draft to its end; where nobody reads on, the work is given up."""
    last: str = _DONE
    item: Event | _Outcome | None = first
    try:
        while not isinstance(item, _Outcome):
            if item is None:
                yield KEEPALIVE_COMMENT
            elif isinstance(item, BrokenOff):
                last = _INCOMPLETE
            else:
                yield _written(item.event, item)
            item = await feed.next(within=ping_seconds)
        if item.error is not None:
            document = problem_of(item.error).document
            yield _written(_ERROR, document.model_copy(update={"request_id": request_id()}))
        elif item.reply is not None:
            if once is not None:
                await once.keep(item.reply.model_dump_json())
            yield _written(last, item.reply)
    finally:
        work.cancel()
        if once is not None:
            once.end_aside()
        await asyncio.gather(work, return_exceptions=True)


async def _while_connected(
    request: Request, draft: Callable[[Watch], Awaitable[T]]
) -> T | Response:
    work = asyncio.ensure_future(draft(UNWATCHED))
    gone = asyncio.create_task(_hung_up(request))
    try:
        await asyncio.wait((work, gone), return_when=asyncio.FIRST_COMPLETED)
        return await work if work.done() else Response(status_code=_HUNG_UP)
    finally:
        gone.cancel()
        work.cancel()
        await asyncio.gather(gone, work, return_exceptions=True)


async def _hung_up(request: Request) -> None:
    """Wait until the client has closed the connection; the body has been read by now."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _written(event: str, data: BaseModel) -> bytes:
    shown = data.model_dump_json(exclude_defaults=event == _ERROR)
    return format_sse_event(data_str=shown, event=event)
