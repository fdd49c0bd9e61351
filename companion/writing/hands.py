"""Computes beside the event loop, a little at a time, so that the loop stays quick."""

import asyncio
from collections.abc import Callable
from typing import Final, ParamSpec, TypeVar

AT_ONCE: Final = 2
"""Computations at a time. Python runs one thread at once anyway, and each further one that wants to
run makes the event loop wait longer; with two, a transcript of hours does not hold up a message."""

P = ParamSpec("P")
T = TypeVar("T")


class Hands:
    """Does what takes a while in other threads, few things at a time."""

    def __init__(self) -> None:
        self._free = asyncio.Semaphore(AT_ONCE)

    async def do(self, work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
        """Return what `work` returns; raises what it raises."""
        async with self._free:
            return await asyncio.to_thread(work, *given, **named)
