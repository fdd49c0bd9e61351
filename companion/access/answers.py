"""Answers kept by the key that a client gave its request, so that asking again changes nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol

from companion.access.principal import LOCAL_OWNER
from companion.errors import AnswerGoneError, InputError, KeyReusedError, StillRunningError
from companion.ports import Clock

KEPT_FOR: Final = timedelta(hours=24)
"""How long an answer is given again."""

LEASE: Final = timedelta(seconds=6)
"""How long whoever does the work may be silent before another request may do it in their place."""

LONGEST_KEY: Final = 255
LARGEST_COPY: Final = 1_000_000
"""Characters of an answer without effect that are kept; a longer one is worked out once more."""

_RETRY_SECONDS: Final = 1


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a request was answered with. `body` is JSON; None once it was erased."""

    status: int
    body: str | None
    etag: str | None = None


@dataclass(frozen=True, kw_only=True)
class Place:
    """Whose key it is, and for what: the same key elsewhere is another.

    `key` and `request` are keyed hashes of what the client sent.
    """

    owner_id: str
    route: str
    key: str
    request: str


@dataclass(frozen=True, kw_only=True)
class Ticket:
    """The right to do the work of one request. `token` tells it from an earlier holder's."""

    place: Place
    token: str


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What lies at a place: a running request, or its answer.

    `is_fresh` is False of a draft where records have changed since it was begun.
    """

    request: str
    answer: Answer | None
    is_fresh: bool = True


class Answers(Protocol):
    """Where answers are kept, inside one transaction."""

    async def place(self, *, owner_id: str, route: str, key: str, request: bytes) -> Place:
        """Return the place of a request, with keyed hashes of `key` and `request`."""
        ...

    async def find(self, place: Place, *, now: datetime) -> Kept | None:
        """Return what lies there and has not run out."""
        ...

    async def reserve(self, place: Place, *, until: datetime, has_effect: bool) -> Ticket:
        """Take a place where nothing lies, or nothing any more."""
        ...

    async def renew(self, ticket: Ticket, *, until: datetime) -> bool:
        """Hold the place for longer; False where it is no longer the ticket's."""
        ...

    async def keep(self, ticket: Ticket, answer: Answer, *, until: datetime) -> bool:
        """Put the answer in its place; False where that is no longer the ticket's."""
        ...

    async def free(self, ticket: Ticket) -> None:
        """Give the place up, unless an answer lies there."""
        ...

    async def sweep(self, *, now: datetime) -> None:
        """Delete whatever has run out."""
        ...


class AnswersService:
    """The rules of keeping answers, inside one unit of work; the edge commits."""

    def __init__(self, answers: Answers, *, clock: Clock) -> None:
        self._answers = answers
        self._clock = clock

    async def reserve(
        self, *, owner_id: str, route: str, key: str, request: bytes, has_effect: bool
    ) -> Ticket | Answer:
        """Return a ticket to do the work, or what the same request was answered with before.

        `has_effect`: whether the work changes records; an answer that does not may be forgotten.

        Raises:
            InputError: the key is empty, too long, or holds other than printable ASCII.
            KeyReusedError: the key came with another request.
            StillRunningError: the same request is being worked on.
            AnswerGoneError: it was done, and its answer was erased since.
        """
        _require_usable(key)
        now = self._clock.now()
        place = await self._answers.place(owner_id=owner_id, route=route, key=key, request=request)
        found = await self._answers.find(place, now=now)
        if found is None:
            return await self._reserve(place, now=now, has_effect=has_effect)
        if found.request != place.request:
            raise KeyReusedError(
                "this Idempotency-Key came with another request; give each request one of its own"
            )
        if found.answer is None:
            raise StillRunningError(
                "the same request is being worked on; ask again in a moment",
                retry_after_seconds=_RETRY_SECONDS,
            )
        if not found.is_fresh and owner_id != LOCAL_OWNER:
            # It may quote what the owner has lost the right to read; a draft is soon made anew.
            return await self._reserve(place, now=now, has_effect=has_effect)
        if found.answer.body is None:
            raise AnswerGoneError(
                "this request was done, and its answer was erased with somebody's records"
            )
        return found.answer

    async def _reserve(self, place: Place, *, now: datetime, has_effect: bool) -> Ticket:
        return await self._answers.reserve(place, until=now + LEASE, has_effect=has_effect)

    async def keep(self, ticket: Ticket, answer: Answer) -> None:
        """Keep the answer, in the transaction that has the effect.

        Raises:
            StillRunningError: it took so long that another request does the work; nothing may be
                committed here.
        """
        until = self._clock.now() + KEPT_FOR
        if not await self._answers.keep(ticket, answer, until=until):
            raise StillRunningError(
                "this took so long that the same request was begun anew; ask again in a moment",
                retry_after_seconds=_RETRY_SECONDS,
            )

    async def renew(self, ticket: Ticket) -> bool:
        """Say that the work goes on; False where another request has taken it over."""
        return await self._answers.renew(ticket, until=self._clock.now() + LEASE)


def _require_usable(key: str) -> None:
    if not 0 < len(key) <= LONGEST_KEY or not (key.isascii() and key.isprintable()):
        raise InputError(
            f"Idempotency-Key must have 1 to {LONGEST_KEY} printable ASCII characters; "
            "a random UUID is a good one"
        )
