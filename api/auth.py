"""Who sends a request, before anything else of it is looked at: a key, its scopes, its rate.

Without an account this server is one person's own, and everybody who reaches it is that person. As
soon as there is one, every request needs a key; where the server leaves this machine, it does in
any case. What a key may do is decided anew with each request, and with each piece of a stream.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from fastapi.sse import format_sse_event
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import problem_of, response_of
from companion.access import principal as principals
from companion.access.limits import Rate, Turns
from companion.access.policy import require_scope
from companion.access.principal import LOCAL
from companion.access.register import NO_KEY
from companion.application.accounts import Accounts, Standing
from companion.application.companion import Companion
from companion.errors import (
    CompanionError,
    ForbiddenError,
    TooOftenError,
    UnauthenticatedError,
)

OPEN_PATHS: Final = frozenset({"/healthz", "/readyz"})
"""They tell of the process and hold nobody's words."""

DRAFT_PATHS: Final = frozenset(
    f"/v1/{name}" for name in ("matches", "cohorts", "outreach", "agendas", "summaries", "topics")
)
_READS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_EVENTS: Final = b"text/event-stream"
_TAKEN: Final = "your rights changed while this was drafted; ask again"


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How often somebody may do what costs: in a minute, in this process."""

    wrong_keys: Rate = field(default=Rate(turns=10))
    """Of one client's address."""
    drafts: Rate = field(default=Rate(turns=60))
    """Of one account."""
    imports: Rate = field(default=Rate(turns=120))
    requests: Rate | None = None
    """Of one account, what is neither a draft nor an import; None is as the settings say."""


def scope_of(method: str, path: str) -> principals.Scope:
    """Return what a key must be good for to do this; what is not known here writes."""
    if method in _READS:
        return principals.Scope.READ
    return principals.Scope.DRAFT if _drafts(path) else principals.Scope.WRITE


class Authentication:
    """Finds out who sends a request, and answers who may not send it."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        is_required: bool,
        limits: Limits | None = None,
        clock_seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        """Stand before `app`.

        Args:
            app: what a request is passed on to.
            is_required: whether a key is needed although there is no account.
            limits: how often somebody may do what costs.
            clock_seconds: a monotonic clock.
        """
        limits = limits or Limits()
        self._app = app
        self._is_required = is_required
        self._clock_seconds = clock_seconds
        self._wrong_keys = Turns(limits.wrong_keys)
        self._drafts = Turns(limits.drafts)
        self._imports = Turns(limits.imports)
        self._requests = None if limits.requests is None else Turns(limits.requests)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with who sends it, or answer it with a refusal."""
        if scope["type"] != "http" or scope["path"] in OPEN_PATHS:
            await self._app(scope, receive, send)
            return
        companion: Companion = scope["state"]["companion"]
        accounts = companion.accounts
        if self._requests is None:
            self._requests = Turns(Rate(turns=companion.allowance.requests_a_minute))
        try:
            key = _key_of(Headers(scope=scope))
            standing = await self._admitted(scope, key, accounts)
        except CompanionError as error:
            await _refusal(error)(scope, receive, send)
            return
        scope["state"]["principal"] = LOCAL if standing is None else standing.principal
        if standing is None or not _is_draft(scope):
            await self._app(scope, receive, send)
            return
        watched = _Watched(send, scope, receive, lambda: _unchanged(accounts, key, standing))
        try:
            await self._app(scope, receive, watched.send)
        except ClientDisconnect:
            if not watched.is_cut:
                raise

    async def _admitted(self, scope: Scope, key: str | None, accounts: Accounts) -> Standing | None:
        """Return who sends a request; None for whoever uses a server without accounts.

        Raises:
            UnauthenticatedError: nobody who may.
            ForbiddenError: the key is not good for this.
            TooOftenError: too many wrong keys, drafts, imports or other requests.
        """
        client, now = (scope.get("client") or ("",))[0], self._clock_seconds()
        try:
            standing = await accounts.standing(key)
        except UnauthenticatedError:
            if not self._is_required and not await accounts.exist():
                return None
            # Only who sends wrong keys waits: one address may be that of many people.
            if key is not None:
                _require_turn(self._wrong_keys.take(client, now=now), "wrong keys were sent")
            raise
        method, path, who = scope["method"], scope["path"], standing.principal.person_id
        require_scope(standing.principal, scope_of(method, path))
        if _is_draft(scope):
            _require_turn(self._drafts.take(who, now=now), "drafts were asked for")
        elif method == "POST":
            _require_turn(self._imports.take(who, now=now), "records were sent")
        elif self._requests is not None:
            _require_turn(self._requests.take(who, now=now), "requests were sent")
        return standing


class _Watched:
    """Sends the answer to a draft on, as long as whoever asked still may have it.

    What was drafted rests on what they might read when they asked. Where they have lost a right
    since, nothing more of it is sent: a whole answer becomes a refusal, a stream ends with one.
    """

    def __init__(
        self,
        send: Send,
        scope: Scope,
        receive: Receive,
        require_unchanged: Callable[[], "object"],
    ) -> None:
        self._send = send
        self._scope = scope
        self._receive = receive
        self._require_unchanged = require_unchanged
        self._is_stream = False
        self.is_cut = False

    async def send(self, message: Message) -> None:
        """Send one message on, or the refusal in its place.

        Raises:
            ClientDisconnect: nothing more is to be sent, so that the work is given up.
        """
        if self.is_cut:
            raise ClientDisconnect
        is_start = message["type"] == "http.response.start"
        if is_start:
            self._is_stream = _EVENTS in dict(message["headers"]).get(b"content-type", b"")
        if not is_start and not self._is_stream:
            await self._send(message)
            return
        try:
            await self._require_unchanged()  # type: ignore[misc]
        except CompanionError as error:
            self.is_cut = True
            await self._end(error, has_begun=not is_start)
            raise ClientDisconnect from None
        await self._send(message)

    async def _end(self, error: CompanionError, *, has_begun: bool) -> None:
        if not has_begun:
            await _refusal(error)(self._scope, self._receive, self._send)
            return
        told = problem_of(error).document.model_dump_json(exclude_defaults=True)
        body = format_sse_event(data_str=told, event="error")
        await self._send({"type": "http.response.body", "body": body, "more_body": False})


async def _unchanged(accounts: Accounts, key: str | None, earlier: Standing) -> None:
    """Do nothing while somebody still has every right that they had.

    Raises:
        UnauthenticatedError: the key is good no longer.
        ForbiddenError: a pair is shared no longer, or the key may do less.
    """
    if not (await accounts.standing(key)).still_covers(earlier):
        raise ForbiddenError(_TAKEN)


def _key_of(headers: Headers) -> str | None:
    """Return the key that a request carries; None where it carries none.

    Raises:
        UnauthenticatedError: it carries several, so that nobody can tell which is meant.
    """
    given = headers.getlist("authorization")
    if not given:
        return None
    scheme, _, key = given[0].partition(" ")
    if len(given) > 1 or scheme.lower() != "bearer":
        raise UnauthenticatedError(NO_KEY)
    return key.strip()


def _is_draft(scope: Scope) -> bool:
    return scope["method"] == "POST" and _drafts(scope["path"])


def _drafts(path: str) -> bool:
    return path in DRAFT_PATHS or (path.startswith("/v1/pairs/") and path.endswith("/prep"))


def _require_turn(seconds: int, what: str) -> None:
    if seconds:
        raise TooOftenError(
            f"too many {what} in a short time; wait {seconds} s", retry_after_seconds=seconds
        )


def _refusal(error: CompanionError) -> Response:
    return response_of(problem_of(error))
