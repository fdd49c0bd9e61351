"""How many drafts may be with the language model at once, and how many may wait for a place."""

import asyncio
import math
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Final

from companion.errors import BusyError

AT_ONCE: Final = 8
"""Drafts that are with a model at once; local servers work on few at a time anyway."""

QUEUE: Final = 64
"""Drafts that may wait for a place."""

_LONGEST_WAIT: Final = 60
_FIRST_GUESS: Final = 5.0
_LEARNS: Final = 0.2
"""Weight of the latest draft in how long one is expected to take."""


class Places:
    """The places at one model, for one process."""

    def __init__(
        self,
        *,
        at_once: int = AT_ONCE,
        queue: int = QUEUE,
        clock_seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        """Start with all places free.

        Args:
            at_once: how many drafts are asked for at a time.
            queue: how many more may wait.
            clock_seconds: a monotonic clock.
        """
        self._at_once = at_once
        self._most = at_once + queue
        self._free = asyncio.Semaphore(at_once)
        self._inside = 0
        self._usual_seconds = _FIRST_GUESS
        self._clock_seconds = clock_seconds

    def require_room(self) -> None:
        """Refuse when too many wait already.

        Raises:
            BusyError: with how long to wait before trying again.
        """
        if self._inside < self._most:
            return
        waiting = self._inside - self._at_once
        seconds = math.ceil(self._usual_seconds * (waiting + 1) / self._at_once)
        raise BusyError(
            f"{waiting} drafts wait for the language model already, and no more are let in. "
            "Try again in a moment, or raise COMPANION_MODEL_QUEUE.",
            retry_after_seconds=min(max(1, seconds), _LONGEST_WAIT),
        )

    @asynccontextmanager
    async def taken(self) -> AsyncIterator[None]:
        """Wait for a place, and hold it for the block.

        Raises:
            BusyError: too many wait already.
        """
        self.require_room()
        self._inside += 1
        try:
            async with self._free:
                began = self._clock_seconds()
                yield
                took = self._clock_seconds() - began
                self._usual_seconds += _LEARNS * (took - self._usual_seconds)
        finally:
            self._inside -= 1
