"""An index folder that a child process has open: what it does wrong ends with the child."""

import asyncio
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from companion.adapters.chroma_folder import FRAME
from companion.errors import IndexUnavailableError
from companion.ports import Hit, Vectors

OPEN_SECONDS: Final = 120.0
"""Longest wait for a folder to be opened; reading in a large index takes some seconds."""
SEARCH_SECONDS: Final = 1.0
"""Longest wait for an answer to a search, which takes milliseconds; then exact search answers."""
HANG_SECONDS: Final = 15.0
"""A search that takes longer will never end: the child is given up. A busy machine is no hang."""
CHANGE_SECONDS: Final = 120.0
_CHECKED_A_SECOND: Final = 50
"""Vectors found again at the least while a new index is checked, on the busiest machine."""
_CLOSE_SECONDS: Final = 2.0

_NUMBERS: Final = np.dtype("<f4")


class ShelfBusyError(IndexUnavailableError):
    """The child is at work, on a change or for want of a processor; nothing is wrong with it."""


class ProcessShelf:
    """One collection in a folder of its own, in a process of its own.

    Every failure is an `IndexUnavailableError`: a crash, a hang, an answer that is none.
    """

    def __init__(self, path: Path, child: asyncio.subprocess.Process) -> None:
        self.place = path.name
        """The subfolder."""
        self.generation = 0
        """The SQL generation that it reflects."""
        self.removed = False
        """Whether anything was taken from it; Chroma's files still hold that."""
        self._child = child
        self._turn = asyncio.Lock()
        self._put = 0
        self._is_slow = False
        self.hang_seconds = HANG_SECONDS

    @classmethod
    async def open(cls, path: Path, fingerprint: str) -> "ProcessShelf | None":
        """Open what is in a folder; None when it is of another embedder or not complete."""
        shelf = await cls._started(path, fingerprint)
        state = await shelf.begin({"do": "open"})
        if not state["usable"]:
            await shelf.close()
            return None
        shelf.generation, shelf.removed = state["generation"], state["removed"]
        return shelf

    @classmethod
    async def new(cls, path: Path, fingerprint: str, generation: int) -> "ProcessShelf":
        """Make an empty collection in an empty folder."""
        shelf = await cls._started(path, fingerprint)
        await shelf.begin({"do": "new", "generation": generation})
        shelf.generation = generation
        return shelf

    @classmethod
    async def _started(cls, path: Path, fingerprint: str) -> "ProcessShelf":
        try:
            child = await asyncio.create_subprocess_exec(
                sys.executable,
                "-P",
                "-m",
                "companion.adapters.chroma_worker",
                str(path),
                fingerprint,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
            )
        except OSError as error:
            raise IndexUnavailableError(
                f"the vector index at {str(path)!r} needs a process ({error.strerror})"
            ) from error
        return cls(path, child)

    async def begin(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Put the first question; if nobody waits for its answer any more, there is no child."""
        try:
            answer, _ = await self.ask(asked, seconds=OPEN_SECONDS)
        except BaseException:
            await self.kill()
            raise
        return answer

    async def put(self, ids: Sequence[str], vectors: Vectors) -> None:
        """Add or replace vectors, one row per id."""
        body = np.ascontiguousarray(vectors, dtype=_NUMBERS).tobytes()
        await self.ask({"do": "put", "ids": list(ids)}, body, seconds=CHANGE_SECONDS)
        self._put += len(ids)

    async def take(self, ids: Sequence[str]) -> None:
        """Remove vectors; unknown ids are no matter."""
        if ids:
            await self.ask({"do": "take", "ids": list(ids)}, seconds=CHANGE_SECONDS)
            self.removed = True

    async def move_to(self, generation: int) -> None:
        """Note the generation that it reflects now."""
        await self.ask({"do": "move", "generation": generation}, seconds=CHANGE_SECONDS)
        self.generation = generation

    async def complete(self) -> None:
        """Find everything again that was put in, and let it be used."""
        seconds = CHANGE_SECONDS + self._put / _CHECKED_A_SECOND
        await self.ask({"do": "complete"}, seconds=seconds)

    async def nearest(self, vector: Vectors, top_k: int) -> tuple[Hit, ...]:
        """Return the nearest passages, best first.

        Raises:
            ShelfBusyError: that takes longer than an answer may.
        """
        if self._is_slow:
            raise self._busy()
        body = np.ascontiguousarray(vector, dtype=_NUMBERS).tobytes()
        asked = {"do": "nearest", "top_k": top_k}
        exchange = asyncio.create_task(self._exchanged(asked, body, seconds=self.hang_seconds))
        done, _ = await asyncio.wait({exchange}, timeout=SEARCH_SECONDS)
        if not done:
            self._is_slow = True
            exchange.add_done_callback(self._answered_late)
            raise self._busy()
        found, numbers = exchange.result()
        similarities = np.frombuffer(numbers, dtype=_NUMBERS)
        return tuple(
            Hit(key, float(similarity))
            for key, similarity in zip(found["ids"], similarities, strict=True)
        )

    def _answered_late(self, exchange: asyncio.Task[Any]) -> None:
        self._is_slow = False
        _looked_at(exchange)

    def _busy(self) -> ShelfBusyError:
        return ShelfBusyError(f"the vector index in {self.place!r} is busy; ask again")

    async def close(self) -> bool:
        """End the child; return whether it closed the index in good order."""
        try:
            await self.ask({"do": "close"}, seconds=_CLOSE_SECONDS)
        except IndexUnavailableError:
            return False
        finally:
            await self.kill()
        return True

    async def kill(self) -> None:
        """End the child at once."""
        if self._child.returncode is None:
            self._child.kill()
        await self._child.wait()

    async def ask(
        self, asked: dict[str, Any], body: bytes = b"", *, seconds: float
    ) -> tuple[dict[str, Any], bytes]:
        """Put one question to the child; whatever goes wrong with it ends the child."""
        # Whoever stops waiting must not leave half a question or answer in the pipe.
        exchange = asyncio.create_task(self._exchanged(asked, body, seconds=seconds))
        exchange.add_done_callback(_looked_at)
        return await asyncio.shield(exchange)

    async def _exchanged(
        self, asked: dict[str, Any], body: bytes, *, seconds: float
    ) -> tuple[dict[str, Any], bytes]:
        async with self._turn:
            try:
                async with asyncio.timeout(seconds):
                    reply, found = await self._spoken(asked, body)
            except (OSError, EOFError, TimeoutError, ValueError) as error:
                await self.kill()
                raise self._failed(type(error).__name__) from error
        if "error" in reply:
            raise self._failed(reply["error"])
        return reply, found

    async def _spoken(self, asked: dict[str, Any], body: bytes) -> tuple[dict[str, Any], bytes]:
        incoming, outgoing = self._child.stdout, self._child.stdin
        if incoming is None or outgoing is None or self._child.returncode is not None:
            raise EOFError
        said = json.dumps(asked).encode()
        outgoing.write(FRAME.pack(len(said), len(body)) + said + body)
        await outgoing.drain()
        words, numbers = FRAME.unpack(await incoming.readexactly(FRAME.size))
        reply = json.loads(await incoming.readexactly(words))
        return reply, await incoming.readexactly(numbers)

    def _failed(self, kind: str) -> IndexUnavailableError:
        return IndexUnavailableError(
            f"the vector index in {self.place!r} failed ({kind}); "
            "exact search answers until it is rebuilt"
        )


def _looked_at(exchange: asyncio.Task[Any]) -> None:
    """Take note of how it ended: whoever asked may have gone, and the next one learns of it."""
    if not exchange.cancelled():
        exchange.exception()
