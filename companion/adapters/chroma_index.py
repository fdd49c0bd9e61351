"""The VectorIndex on Chroma: ids and vectors only, derived from SQL and disposable.

Either a folder that one process owns, or a server by URL (`chroma_server`). A folder is opened by
a child process: a damaged one can end whatever process opens it, which no `except` can catch.
"""

import asyncio
import secrets
import shutil
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from pathlib import Path
from typing import Generic, Protocol, TypeVar

import numpy as np
from filelock import Timeout

from companion.adapters import chroma_folder
from companion.adapters.chroma_process import ProcessShelf, ShelfBusyError
from companion.errors import IndexUnavailableError
from companion.ports import Hit, Vectors


class Shelf(Protocol):
    """What was indexed of one generation. Every failure is an `IndexUnavailableError`."""

    @property
    def generation(self) -> int:
        """The SQL generation that it reflects."""
        ...

    async def put(self, ids: Sequence[str], vectors: Vectors) -> None:
        """Add or replace vectors, one row per id."""
        ...

    async def take(self, ids: Sequence[str]) -> None:
        """Remove vectors; unknown ids are no matter."""
        ...

    async def move_to(self, generation: int) -> None:
        """Note the generation that it reflects now."""
        ...

    async def complete(self) -> None:
        """Check that what was put in can be found, and let it be used."""
        ...

    async def nearest(self, vector: Vectors, top_k: int) -> tuple[Hit, ...]:
        """Return the nearest passages, best first."""
        ...


S = TypeVar("S", bound=Shelf)


class ChromaIndex(ABC, Generic[S]):
    """What both kinds have in common. Every failure is an `IndexUnavailableError`."""

    def __init__(self, *, name: str, fingerprint: str) -> None:
        self.name = name
        """A path or a URL, for messages."""
        self._fingerprint = fingerprint
        self._shelf: S | None = None
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
                    await fresh.put(ids, vectors)
                await fresh.complete()
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
                raise self._missing()
            fresh = {key: vector for key, vector in added.items() if key not in removed}
            try:
                if fresh:
                    await shelf.put(list(fresh), np.stack(list(fresh.values())))
                await shelf.take(list(removed))
                # Last: after a stop in between, the same changes are applied again.
                await shelf.move_to(generation)
            except IndexUnavailableError:
                await self._give_up(shelf)
                raise

    async def search(self, vector: Vectors, *, top_k: int) -> tuple[Hit, ...]:
        """Return the nearest passages, best first.

        Raises:
            IndexUnavailableError: it cannot answer now; the caller searches exactly instead.
        """
        shelf = await self._ready()
        if shelf is None:
            raise self._missing()
        try:
            return await shelf.nearest(vector, top_k)
        except ShelfBusyError:
            raise
        except IndexUnavailableError:
            await self._give_up(shelf)
            raise

    @abstractmethod
    async def close(self) -> None:
        """Release the folder or the connections."""

    @abstractmethod
    async def _current(self) -> S | None:
        """Return what is valid, opened and checked, however long that takes; None for nothing."""

    @abstractmethod
    async def _ready(self) -> S | None:
        """Return what can be searched now, without waiting for anything to be opened."""

    @abstractmethod
    async def _start(self, generation: int) -> S:
        """Return a new, empty shelf that no reader sees."""

    @abstractmethod
    async def _swap(self, fresh: S) -> None:
        """Let readers see the new shelf, and drop the old ones."""

    @abstractmethod
    async def _discard(self, fresh: S) -> None:
        """Drop a shelf that did not come to be."""

    @abstractmethod
    async def _give_up(self, shelf: S) -> None:
        """Let nobody use a shelf that has failed."""

    def _missing(self) -> IndexUnavailableError:
        return IndexUnavailableError(f"there is no vector index at {self.name!r} yet")


class ChromaFolderIndex(ChromaIndex[ProcessShelf]):
    """An index in a folder of our own: one subfolder per rebuild, and a note of the valid one.

    Only what was closed in good order and has not changed since is opened again; all else is built
    anew from SQL. Chroma keeps deleted vectors in its files, so an index from which something was
    removed counts as stale at the next start too: it is then rebuilt and its files go.
    """

    def __init__(self, folder: Path, *, fingerprint: str) -> None:
        super().__init__(name=str(folder), fingerprint=fingerprint)
        self._folder = folder
        self._owned = chroma_folder.owner_lock(folder)
        self._opening: asyncio.Task[ProcessShelf | None] | None = None

    async def close(self) -> None:
        """Close the index and let another process own the folder."""
        async with self._changing:
            if self._opening is not None:
                self._opening.cancel()
                await asyncio.gather(self._opening, return_exceptions=True)
            shelf, self._shelf, self._opening = self._shelf, None, None
            if shelf is not None and await shelf.close():
                await self._noted(chroma_folder.note_closed, shelf.place)
            self._owned.release()

    async def _current(self) -> ProcessShelf | None:
        self._own()
        if self._opening is None:
            self._opening = asyncio.create_task(self._open())
        await asyncio.shield(self._opening)
        return self._shelf

    async def _ready(self) -> ProcessShelf | None:
        return self._shelf

    def _own(self) -> None:
        if self._owned.is_locked and self._folder.exists():
            return
        self._owned.release()  # Somebody removed the folder, and the lock with it.
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._owned.acquire(blocking=False)
        except Timeout:
            raise IndexUnavailableError(
                f"another process owns the vector index at {self.name!r}; "
                "stop it, or use a Chroma server for several processes"
            ) from None
        except OSError as error:
            raise self._unwritable(error) from error

    async def _open(self) -> ProcessShelf | None:
        """Open the valid subfolder, if there is one; sweep out the others."""
        try:
            path = await asyncio.to_thread(chroma_folder.valid_subfolder, self._folder)
            kept = "" if path is None else path.name
            await asyncio.to_thread(chroma_folder.sweep, self._folder, kept)
            if path is None:
                return None
            # Before Chroma touches it: from here on only a clean end makes it valid again.
            await asyncio.to_thread(chroma_folder.note_opened, self._folder, path.name)
            shelf = await ProcessShelf.open(path, self._fingerprint)
        except (OSError, IndexUnavailableError):
            return None
        if shelf is not None and shelf.removed:
            await shelf.close()
            return None
        self._shelf = shelf
        return shelf

    async def _start(self, generation: int) -> ProcessShelf:
        await self._current()  # First: opening sweeps out all but what is valid.
        path = self._folder / f"{generation}-{secrets.token_hex(4)}"
        try:
            path.mkdir(mode=0o700)
        except OSError as error:
            raise self._unwritable(error) from error
        return await ProcessShelf.new(path, self._fingerprint, generation)

    async def _swap(self, fresh: ProcessShelf) -> None:
        await self._noted(chroma_folder.note_opened, fresh.place)
        old, self._shelf = self._shelf, fresh
        if old is not None:
            await old.kill()
        await asyncio.to_thread(chroma_folder.sweep, self._folder, fresh.place)

    async def _discard(self, fresh: ProcessShelf) -> None:
        await fresh.kill()
        await asyncio.to_thread(shutil.rmtree, self._folder / fresh.place, ignore_errors=True)

    async def _give_up(self, shelf: ProcessShelf) -> None:
        if self._shelf is shelf:
            self._shelf = None
        await shelf.kill()

    async def _noted(self, note: chroma_folder.Note, name: str) -> None:
        try:
            await asyncio.to_thread(note, self._folder, name)
        except OSError as error:
            raise self._unwritable(error) from error

    def _unwritable(self, error: OSError) -> IndexUnavailableError:
        return IndexUnavailableError(
            f"cannot write the vector index at {self.name!r} ({error.strerror})"
        )
