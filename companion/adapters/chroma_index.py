"""The VectorIndex on Chroma: ids and vectors only, derived from SQL and disposable.

Either a folder that one process owns, or a server by URL. In a folder nothing else may open what
this process has open: Chroma loses data silently when two do.
"""

import asyncio
import re
import secrets
import shutil
import sys
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Final, ParamSpec, TypeVar

import numpy as np
from filelock import FileLock, Timeout

from companion.adapters import chroma_client
from companion.adapters.chroma_client import Shelf
from companion.errors import IndexUnavailableError
from companion.ports import Hit, Vectors

PROBE_SECONDS: Final = 120.0
"""Longest look at a folder before it is opened; reading in a large index takes some seconds."""

_SUBFOLDER: Final = re.compile(r"\d+-[0-9a-f]{8}")
"""Generation and chance. Nothing of another name is ever opened or removed."""

_P = ParamSpec("_P")
_R = TypeVar("_R")


class ChromaIndex(ABC):
    """What both kinds have in common. Every failure is an `IndexUnavailableError`."""

    def __init__(self, *, name: str, fingerprint: str) -> None:
        self.name = name
        """A path or a URL, for messages."""
        self._fingerprint = fingerprint
        self._shelf: Shelf | None = None
        self._changing = asyncio.Lock()

    async def generation(self) -> int | None:
        """Return the SQL generation that this index reflects; None when nothing usable is there.

        Raises:
            IndexUnavailableError: another process owns the folder, or the server is away.
        """
        shelf = await self._current()
        return None if shelf is None else shelf.generation

    async def rebuild(
        self, batches: AsyncIterator[tuple[Sequence[str], Vectors]], *, generation: int
    ) -> None:
        """Replace everything, out of sight of readers, then swap.

        Raises:
            IndexUnavailableError: it cannot be written, or not all of it can be found again.
        """
        async with self._changing:
            fresh = await self._start(generation)
            try:
                async for ids, vectors in batches:
                    await self._call(fresh.put, ids, vectors)
                await self._call(fresh.complete)
                await self._swap(fresh)
            except BaseException:
                await asyncio.shield(self._discard(fresh))
                raise

    async def apply(
        self, *, added: Mapping[str, Vectors], removed: Collection[str], generation: int
    ) -> None:
        """Add (or replace) and remove single passages.

        Raises:
            IndexUnavailableError: there is no index yet, or it fails; then it must be rebuilt.
        """
        async with self._changing:
            shelf = await self._current()
            if shelf is None:
                raise IndexUnavailableError(f"there is no vector index at {self.name!r} yet")
            fresh = {key: vector for key, vector in added.items() if key not in removed}
            try:
                if fresh:
                    await self._call(shelf.put, list(fresh), np.stack(list(fresh.values())))
                await self._call(shelf.take, list(removed))
                # Last: after a stop in between, the same changes are applied again.
                await self._call(shelf.move_to, generation)
            except IndexUnavailableError:
                await self._give_up(shelf)
                raise

    async def search(self, vector: Vectors, *, top_k: int) -> tuple[Hit, ...]:
        """Return the nearest passages, best first.

        Raises:
            IndexUnavailableError: it cannot answer; the caller searches exactly instead.
        """
        shelf = await self._current()
        if shelf is None:
            raise IndexUnavailableError(f"there is no vector index at {self.name!r} yet")
        try:
            return await self._call(shelf.nearest, vector, top_k)
        except IndexUnavailableError:
            await self._give_up(shelf)
            raise

    @abstractmethod
    async def close(self) -> None:
        """Release the folder or the connections."""

    @abstractmethod
    async def _current(self) -> Shelf | None:
        """Return what can be searched now, opened and checked; None when nothing can."""

    @abstractmethod
    async def _start(self, generation: int) -> Shelf:
        """Return a new, empty shelf that no reader sees."""

    @abstractmethod
    async def _swap(self, fresh: Shelf) -> None:
        """Let readers see the new shelf, and drop the old ones."""

    @abstractmethod
    async def _discard(self, fresh: Shelf) -> None:
        """Drop a shelf that did not come to be."""

    @abstractmethod
    async def _give_up(self, shelf: Shelf) -> None:
        """Let nobody use a shelf that has failed."""

    async def _call(self, function: Callable[_P, _R], *args: _P.args, **kwargs: _P.kwargs) -> _R:
        """Run something of Chroma's in a thread; whatever goes wrong there is our error."""
        try:
            return await asyncio.to_thread(function, *args, **kwargs)
        except IndexUnavailableError:
            raise
        except Exception as error:
            raise IndexUnavailableError(
                f"the vector index at {self.name!r} failed ({type(error).__name__}); "
                "exact search answers until it is rebuilt"
            ) from error


class ChromaFolderIndex(ChromaIndex):
    """An index in a folder of our own: one subfolder per rebuild, `current` names the valid one.

    Chroma keeps deleted vectors in its files, so an index from which something was removed counts
    as stale at the next start: it is then rebuilt and its files go.
    """

    def __init__(self, folder: Path, *, fingerprint: str) -> None:
        super().__init__(name=str(folder), fingerprint=fingerprint)
        self._folder = folder
        self._owned = FileLock(
            folder / "owner.lock", mode=0o600, thread_local=False, fallback_to_soft=False
        )
        self._pointer = folder / "current"
        self._looked = False

    async def close(self) -> None:
        """Close the index and let another process own the folder."""
        async with self._changing:
            if self._shelf is not None:
                await self._call(self._shelf.close)
                self._shelf = None
            self._looked = False
            self._owned.release()

    async def _current(self) -> Shelf | None:
        self._own()
        if not self._looked:
            self._looked = True
            self._shelf = await self._open()
        return self._shelf

    def _own(self) -> None:
        if self._owned.is_locked:
            return
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._owned.acquire(blocking=False)
        except Timeout:
            raise IndexUnavailableError(
                f"another process owns the vector index at {self.name!r}; "
                "stop it, or use a Chroma server for several processes"
            ) from None
        except OSError as error:
            raise IndexUnavailableError(
                f"cannot write the vector index at {self.name!r} ({error.strerror})"
            ) from error

    async def _open(self) -> Shelf | None:
        """Open the valid subfolder, if a child process survives doing so; sweep out the others."""
        try:
            name = self._pointer.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            name = ""
        await self._call(_sweep, self._folder, name)
        path = self._folder / name
        if _SUBFOLDER.fullmatch(name) is None or not path.is_dir():
            return None
        if not await _survives(path, self._fingerprint):
            return None
        try:
            shelf = await self._call(chroma_client.open_folder, path, self._fingerprint)
        except IndexUnavailableError:
            return None
        if shelf is not None and shelf.removed:
            await self._call(shelf.close)
            return None
        return shelf

    async def _start(self, generation: int) -> Shelf:
        self._own()
        path = self._folder / f"{generation}-{secrets.token_hex(4)}"
        path.mkdir(mode=0o700)
        return await self._call(chroma_client.new_in_folder, path, self._fingerprint, generation)

    async def _swap(self, fresh: Shelf) -> None:
        draft = self._pointer.with_suffix(".new")
        draft.write_text(fresh.place, encoding="utf-8")
        draft.replace(self._pointer)
        old, self._shelf, self._looked = self._shelf, fresh, True
        if old is not None:
            await self._call(old.close)
        await self._call(_sweep, self._folder, fresh.place)

    async def _discard(self, fresh: Shelf) -> None:
        await self._call(fresh.close)
        shutil.rmtree(self._folder / fresh.place, ignore_errors=True)

    async def _give_up(self, shelf: Shelf) -> None:
        if self._shelf is shelf:
            self._shelf = None


class ChromaServerIndex(ChromaIndex):
    """Collections on a Chroma server, which several processes may use.

    Args:
        url: such as `http://127.0.0.1:8001`.
        fingerprint: the embedder's.
        scope: which database this is; several may share a server.
        connect_seconds: longest wait for a first answer.
    """

    def __init__(
        self,
        url: str,
        *,
        fingerprint: str,
        scope: str,
        connect_seconds: float = chroma_client.CONNECT_SECONDS,
    ) -> None:
        super().__init__(name=url, fingerprint=fingerprint)
        self._scope = scope
        self._connect_seconds = connect_seconds
        self._server: chroma_client.Server | None = None

    async def close(self) -> None:
        """Close the connections."""
        server, self._server, self._shelf = self._server, None, None
        if server is not None:
            await self._call(server.close)

    async def _connected(self) -> chroma_client.Server:
        if self._server is None:
            self._server = await self._call(
                chroma_client.Server,
                self.name,
                scope=self._scope,
                fingerprint=self._fingerprint,
                connect_seconds=self._connect_seconds,
            )
        return self._server

    async def _current(self) -> Shelf | None:
        # Asked each time: another process may have changed or replaced it.
        server = await self._connected()
        self._shelf = await self._call(server.newest)
        return self._shelf

    async def _start(self, generation: int) -> Shelf:
        server = await self._connected()
        return await self._call(server.new, generation)

    async def _swap(self, fresh: Shelf) -> None:
        server = await self._connected()
        self._shelf = fresh
        await self._call(server.drop_older, fresh)

    async def _discard(self, fresh: Shelf) -> None:
        server = await self._connected()
        await self._call(server.drop, fresh)

    async def _give_up(self, shelf: Shelf) -> None:
        if self._shelf is shelf:
            self._shelf = None


def _sweep(folder: Path, kept: str) -> None:
    """Remove what earlier rebuilds left: deleting the files is what erases their vectors."""
    for path in folder.iterdir():
        if path.is_dir() and path.name != kept and _SUBFOLDER.fullmatch(path.name):
            shutil.rmtree(path, ignore_errors=True)


async def _survives(path: Path, fingerprint: str) -> bool:
    """Return whether a child process could open the index and find what it holds.

    A damaged one may end the process that opens it, which no `except` can catch.
    """
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-P",
        "-m",
        "companion.adapters.chroma_probe",
        str(path),
        fingerprint,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        async with asyncio.timeout(PROBE_SECONDS):
            return await child.wait() == 0
    except TimeoutError:
        child.kill()
        await child.wait()
        return False
