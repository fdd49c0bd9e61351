"""How much an account may keep: looked up seldom, counted in between."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from companion.access.limits import MOST_REMEMBERED
from companion.access.principal import LOCAL_OWNER
from companion.application.records import OpenStore
from companion.errors import OverQuotaError
from companion.ports import Clock

MEGABYTE: Final = 1_000_000

LOOK_AGAIN: Final = timedelta(minutes=10)
"""How long what other processes took in for an account may go unseen here."""


@dataclass(frozen=True, kw_only=True)
class _Known:
    """What an account kept when it was looked up, with what it has sent since."""

    taken: int
    looked_at: datetime


class Room:
    """Refuses what an account has no room for. Whoever uses the data folder itself has all of it.

    Adding up what somebody keeps reads all of their rows, so it is done at their first write, every
    ten minutes, and when it would not fit by what is known: something may have been removed.
    """

    def __init__(self, *, store: OpenStore, clock: Clock, megabytes: int) -> None:
        """Bind to one database; `megabytes` are an account's, of what it stores as JSON."""
        self._store = store
        self._clock = clock
        self._megabytes = megabytes
        self._known: dict[str, _Known] = {}

    async def take(self, size: int, *, owner_id: str) -> None:
        """Count `size` bytes that are about to be stored for an account.

        Raises:
            OverQuotaError: with them it would keep more than an account may.
        """
        if owner_id == LOCAL_OWNER:
            return
        most = self._megabytes * MEGABYTE
        known, now = self._known.get(owner_id), self._clock.now()
        is_old = known is None or now - known.looked_at >= LOOK_AGAIN
        if known is None or is_old or known.taken + size > most:
            known = _Known(taken=await self._kept_by(owner_id), looked_at=now)
        if known.taken + size > most:
            raise OverQuotaError(
                f"this account keeps {known.taken / MEGABYTE:.1f} MB of {self._megabytes} MB, and "
                f"{size / MEGABYTE:.1f} MB more do not fit; remove what is no longer needed"
            )
        self._known.pop(owner_id, None)
        self._known[owner_id] = _Known(taken=known.taken + size, looked_at=known.looked_at)
        if len(self._known) > MOST_REMEMBERED:
            self._known.pop(next(iter(self._known)))

    async def _kept_by(self, owner_id: str) -> int:
        async with (await self._store()).reading() as unit:
            return await unit.accounts.characters_of(owner_id)
