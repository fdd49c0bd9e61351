"""`Idempotency-Key`: a POST sent again with the same key gets the same answer, with one effect.

The key is reserved before the work, in a transaction of its own. A write keeps its answer in the
very transaction that has the effect (`Once.finish`); a draft, which has none, keeps it before it is
sent. A stream keeps the whole reply before `done`, and is given again as that one event.
"""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Annotated, Any, Final

from fastapi import Depends, Header, Request, Response
from fastapi.responses import StreamingResponse
from fastapi.sse import format_sse_event

from api.accept import EVENT_STREAM, wants_events
from api.deps import TheCompanion, ThePrincipal
from companion.access.answers import KEPT_FOR, LARGEST_COPY, Answer, Ticket
from companion.access.records import Imported
from companion.application.idempotency import RENEW_SECONDS, KeptAnswers
from companion.application.records import Finish
from companion.application.store import Unit
from companion.errors import CompanionError, InputError, StillRunningError

HEADER: Final = "Idempotency-Key"
REPLAYED: Final = "Idempotency-Replayed"
_FIRST_REFUSAL: Final = 400
_ABOUT: Final = (
    "Any text of your own, such as a random UUID, one for each thing that you want done. "
    f"Sent again within {KEPT_FOR.total_seconds() / 3600:g} hours with the same body it gets the "
    "same answer and nothing is done twice; with another body 422; while the first request runs "
    "409 with `Retry-After`. What was refused or failed may be sent again."
)


_ENDING: Final[set[asyncio.Task[None]]] = set()
"""Held until they are done: the loop itself would forget them."""


class AnsweredBeforeError(Exception):
    """The same request was answered before; no route is to see it."""

    def __init__(self, response: Response) -> None:
        super().__init__("answered before")
        self.response = response


class Once:
    """The one run of a request with a key, from its reservation to its answer."""

    def __init__(self, answers: KeptAnswers, ticket: Ticket) -> None:
        self._answers = answers
        self._ticket = ticket
        self._is_kept = False
        self._renewing = asyncio.create_task(self._renew())

    def finish(self, render: Callable[[Imported], Answer]) -> Finish:
        """Return what keeps the answer to a write in the write's own transaction."""

        async def finish(unit: Unit, imported: Imported) -> None:
            await self._answers.keep_in(unit, self._ticket, render(imported))
            self._is_kept = True

        return finish

    async def keep(self, body: str, *, status: int = 200) -> None:
        """Keep the answer of a draft; where that fails, the draft is worth more than its copy."""
        if len(body) > LARGEST_COPY:
            return
        with suppress(CompanionError):
            await self._answers.keep(self._ticket, Answer(status=status, body=body))
            self._is_kept = True

    async def is_lost(self) -> bool:
        """Whether another request does the work by now, since this one was silent for too long."""
        try:
            return not (self._is_kept or await self._answers.renew(self._ticket))
        except CompanionError:
            return False  # Nobody can tell; what failed is then what is told.

    async def end(self) -> None:
        """Free the key, unless the answer is kept by now."""
        self._renewing.cancel()
        await asyncio.gather(self._renewing, return_exceptions=True)
        # A key that cannot be freed runs out by itself.
        with suppress(CompanionError):
            await self._answers.free(self._ticket)

    def end_aside(self) -> None:
        """End beside the caller, who may have been cancelled and can wait for nothing."""
        ending = asyncio.create_task(self.end())
        _ENDING.add(ending)
        ending.add_done_callback(_ENDING.discard)

    async def settle(self, response: Response, *, has_effect: bool) -> None:
        """Keep an answer that is whole, and end.

        Raises:
            RuntimeError: a route that has an effect did not keep its answer with it.
        """
        if response.status_code < _FIRST_REFUSAL and not self._is_kept:
            if has_effect:
                raise RuntimeError("a route with an effect must pass on `once.finish`")
            await self.keep(bytes(response.body).decode(), status=response.status_code)
        await self.end()

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(RENEW_SECONDS)
            with suppress(CompanionError):
                if not await self._answers.renew(self._ticket):
                    return


async def _reserved(
    request: Request,
    companion: TheCompanion,
    principal: ThePrincipal,
    idempotency_key: Annotated[str | None, Header(alias=HEADER, description=_ABOUT)] = None,
) -> Once | None:
    """Reserve the key of a request; None where it has none.

    Raises:
        AnsweredBeforeError: there is an answer.
        CompanionError: the key cannot be used, now or with this request.
    """
    if idempotency_key is None:
        return None
    if len(request.headers.getlist(HEADER)) > 1:
        raise InputError(f"{HEADER} stands more than once; send one")
    route = request.scope["route"]
    found = await companion.answers.reserve(
        principal=principal,
        route=route.path,
        key=idempotency_key,
        # A key that may do less than the one which was answered is not given that answer.
        request=f"{request.url.path}?{request.url.query}\n{sorted(principal.permissions)}\n".encode()
        + await request.body(),
        has_effect=route.has_effect,
    )
    if isinstance(found, Answer):
        raise AnsweredBeforeError(_again(found, request))
    once = Once(companion.answers, found)
    request.state.once = once
    return once


TheOnce = Annotated[Once | None, Depends(_reserved)]
RESERVES: Final = Depends(_reserved)
"""What every POST depends on, whether or not its route asks for it."""


def once_of(request: Request) -> Once | None:
    """Return the run of a request with a key; None where it has none."""
    once: Once | None = getattr(request.state, "once", None)
    return once


async def answered_once(
    request: Request,
    handler: Callable[[Request], Coroutine[Any, Any, Response]],
    *,
    has_effect: bool,
) -> Response:
    """Let a request be handled, unless it was before; free its key where it fails."""
    try:
        response = await handler(request)
        once = once_of(request)
        if once is not None and not isinstance(response, StreamingResponse):
            await once.settle(response, has_effect=has_effect)
    except AnsweredBeforeError as before:
        return before.response
    except CompanionError as error:
        await _failed(once_of(request), error)
        raise
    except BaseException:
        once = once_of(request)
        if once is not None:
            await once.end()
        raise
    return response


async def _failed(once: Once | None, error: CompanionError) -> None:
    """Free the key of a request that was refused.

    Raises:
        StillRunningError: another took it over meanwhile, whose effect may be what was refused.
    """
    if once is None:
        return
    is_lost = await once.is_lost()
    await once.end()
    if is_lost:
        raise StillRunningError(
            "this took so long that the same request was begun anew; ask again in a moment",
            retry_after_seconds=1,
        ) from error


def _again(answer: Answer, request: Request) -> Response:
    headers = {REPLAYED: "true"}
    if answer.etag is not None:
        headers["etag"] = answer.etag
    body = answer.body or ""
    if wants_events(request.headers.get("accept")):
        return Response(
            format_sse_event(data_str=body, event="done"),
            media_type=EVENT_STREAM,
            headers={**headers, "cache-control": "no-store"},
        )
    return Response(body, answer.status, media_type="application/json", headers=headers)
