"""Kept answers as the HTTP edge uses them: reserved before the work, kept with its effect."""

from datetime import datetime, timedelta
from typing import Final

from companion.access.answers import LEASE, Answer, AnswersService, Ticket
from companion.access.principal import Principal
from companion.application.records import OpenStore
from companion.application.room import Room
from companion.application.store import Unit
from companion.ports import Clock

SWEEP_EVERY: Final = timedelta(minutes=5)
"""How long what has run out may lie before it is deleted, in a server that is asked."""

RENEW_SECONDS: Final = LEASE.total_seconds() / 3


class KeptAnswers:
    """Reserves, keeps and frees answers. Each call but `keep_in` is a transaction of its own."""

    def __init__(self, *, store: OpenStore, clock: Clock, room: Room) -> None:
        self._store = store
        self._room = room
        self._clock = clock
        self._swept_at: datetime | None = None

    async def reserve(
        self, *, principal: Principal, route: str, key: str, request: bytes, has_effect: bool
    ) -> Ticket | Answer:
        """Return a ticket to do the work, or what the same request was answered with before.

        See `AnswersService.reserve`, which raises the refusals.
        """
        async with (await self._store()).answering() as answers:
            now = self._clock.now()
            if self._swept_at is None or now - self._swept_at >= SWEEP_EVERY:
                await answers.sweep(now=now)
                self._swept_at = now
            return await AnswersService(answers, clock=self._clock).reserve(
                owner_id=principal.person_id,
                route=route,
                key=key,
                request=request,
                has_effect=has_effect,
            )

    async def keep_in(self, unit: Unit, ticket: Ticket, answer: Answer) -> None:
        """Keep the answer in the unit that has the effect: both are there, or neither.

        Raises:
            StillRunningError: another request has taken the work over; the unit must be undone.
        """
        await AnswersService(unit.answers, clock=self._clock).keep(ticket, answer)

    async def keep(self, ticket: Ticket, answer: Answer) -> None:
        """Keep the answer of a request without effect on records.

        Raises:
            StillRunningError: another request has taken the work over.
            OverQuotaError: the account has no room for it.
        """
        await self._room.take(len(answer.body or ""), owner_id=ticket.place.owner_id)
        async with (await self._store()).answering() as answers:
            await AnswersService(answers, clock=self._clock).keep(ticket, answer)

    async def renew(self, ticket: Ticket) -> bool:
        """Say that the work goes on; False where another request has taken it over."""
        async with (await self._store()).answering() as answers:
            return await AnswersService(answers, clock=self._clock).renew(ticket)

    async def free(self, ticket: Ticket) -> None:
        """Give the place of a request up that failed, so that it can be sent again."""
        async with (await self._store()).answering() as answers:
            await answers.free(ticket)
