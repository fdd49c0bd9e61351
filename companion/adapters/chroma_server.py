"""The VectorIndex on a Chroma server, which several processes may use."""

import asyncio
from collections.abc import Callable, Sequence
from typing import ParamSpec, TypeVar

from companion.adapters import chroma_client
from companion.adapters.chroma_client import Shelf
from companion.adapters.chroma_index import ChromaIndex
from companion.errors import IndexUnavailableError
from companion.ports import Hit, Vectors

_P = ParamSpec("_P")
_R = TypeVar("_R")


class ServerShelf:
    """One collection on a server, asked from threads."""

    def __init__(self, shelf: Shelf, *, name: str) -> None:
        self.shelf = shelf
        """The collection."""
        self._name = name

    @property
    def generation(self) -> int:
        """The SQL generation that it reflects."""
        return self.shelf.generation

    async def put(self, ids: Sequence[str], vectors: Vectors) -> None:
        """Add or replace vectors, one row per id."""
        await called(self._name, self.shelf.put, ids, vectors)

    async def take(self, ids: Sequence[str]) -> None:
        """Remove vectors; unknown ids are no matter."""
        await called(self._name, self.shelf.take, ids)

    async def move_to(self, generation: int) -> None:
        """Note the generation that it reflects now."""
        await called(self._name, self.shelf.move_to, generation)

    async def complete(self) -> None:
        """Check that what was put in can be found, and let it be used."""
        await called(self._name, self.shelf.complete)

    async def nearest(self, vector: Vectors, top_k: int) -> tuple[Hit, ...]:
        """Return the nearest passages, best first."""
        return await called(self._name, self.shelf.nearest, vector, top_k)


class ChromaServerIndex(ChromaIndex[ServerShelf]):
    """Collections on a Chroma server.

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
            await called(self.name, server.close)

    async def _connected(self) -> chroma_client.Server:
        if self._server is None:
            self._server = await called(
                self.name,
                chroma_client.Server,
                self.name,
                scope=self._scope,
                fingerprint=self._fingerprint,
                connect_seconds=self._connect_seconds,
            )
        return self._server

    async def _current(self) -> ServerShelf | None:
        # Asked each time: another process may have changed or replaced it.
        server = await self._connected()
        shelf = await called(self.name, server.newest)
        self._shelf = None if shelf is None else self._wrapped(shelf)
        return self._shelf

    async def _ready(self) -> ServerShelf | None:
        return await self._current()

    async def _start(self, generation: int) -> ServerShelf:
        server = await self._connected()
        return self._wrapped(await called(self.name, server.new, generation))

    async def _swap(self, fresh: ServerShelf) -> None:
        server = await self._connected()
        self._shelf = fresh
        await called(self.name, server.drop_older, fresh.shelf)

    async def _discard(self, fresh: ServerShelf) -> None:
        server = await self._connected()
        await called(self.name, server.drop, fresh.shelf)

    async def _give_up(self, shelf: ServerShelf) -> None:
        if self._shelf is shelf:
            self._shelf = None

    def _wrapped(self, shelf: Shelf) -> ServerShelf:
        return ServerShelf(shelf, name=self.name)


async def called(name: str, function: Callable[_P, _R], *args: _P.args, **kwargs: _P.kwargs) -> _R:
    """Run something of Chroma's in a thread; whatever goes wrong there is our error."""
    try:
        return await asyncio.to_thread(function, *args, **kwargs)
    except IndexUnavailableError:
        raise
    except Exception as error:
        raise IndexUnavailableError(
            f"the vector index at {name!r} failed ({type(error).__name__}); "
            "exact search answers until it is rebuilt"
        ) from error
