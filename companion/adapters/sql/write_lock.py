"""The one lock for writes, checkpoints and migrations of a SQLite file, across processes.

SQLite before 3.51.3 can damage a WAL database when two connections write or checkpoint at once
(its "WAL-reset" bug), and its own busy waiting is neither fair nor bounded.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from companion.errors import StoreError

PATIENCE_SECONDS: Final = 30.0
"""Longest wait for another writer. Units of work take milliseconds; nobody asks a model in one."""
_FIRST_PAUSE_SECONDS: Final = 0.001
_LONGEST_PAUSE_SECONDS: Final = 0.02


class WriteLock:
    """First come, first served inside the process; then a lock on a file beside the database."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._turn = asyncio.Lock()
        # The soft fallback would leave a stale marker behind after a crash.
        self._file = FileLock(path, mode=0o600, thread_local=False, fallback_to_soft=False)

    @asynccontextmanager
    async def held(self, *, patience_seconds: float = PATIENCE_SECONDS) -> AsyncIterator[None]:
        """Hold the lock inside the block. Waiting never blocks the event loop.

        Raises:
            StoreError: somebody else held it all the time, or its file cannot be made.
        """
        try:
            async with asyncio.timeout(patience_seconds):
                await self._turn.acquire()
        except TimeoutError:
            raise self._busy(patience_seconds) from None
        try:
            await self._acquire_file(patience_seconds)
            try:
                yield
            finally:
                self._file.release()
        finally:
            self._turn.release()

    async def _acquire_file(self, patience_seconds: float) -> None:
        if not self._path.parent.is_dir():
            # The lock would make the folder, however it came to be missing.
            raise StoreError(f"there is no folder {str(self._path.parent)!r}; restore it")
        loop = asyncio.get_running_loop()
        deadline = loop.time() + patience_seconds
        pause = _FIRST_PAUSE_SECONDS
        while True:
            try:
                self._file.acquire(blocking=False)
            except Timeout:
                if loop.time() >= deadline:
                    raise self._busy(patience_seconds) from None
            except OSError as error:
                raise StoreError(
                    f"cannot lock {str(self._path)!r} for writing ({error.strerror}); "
                    "make its folder writable"
                ) from error
            else:
                return
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE_SECONDS)

    def _busy(self, patience_seconds: float) -> StoreError:
        return StoreError(
            f"another companion process has held {str(self._path)!r} for over "
            f"{patience_seconds:g} seconds; wait for it or stop it"
        )
