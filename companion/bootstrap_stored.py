"""The database and what hangs on it, opened at first use: vectors, the index, stored matching."""

import asyncio
import functools
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from companion.access.principal import Principal
from companion.adapters.system import RandomIds, SystemClock
from companion.application.companion import Shortlist
from companion.application.readiness import Readiness
from companion.errors import CompanionError, SetupError
from companion.opening import Opening
from companion.people.person import PersonId
from companion.ports import Embedder
from companion.settings import Settings

if TYPE_CHECKING:
    from companion.adapters.chroma_index import ChromaIndex
    from companion.adapters.gate import GateOfStore
    from companion.adapters.sql.units import Store
    from companion.adapters.sql.vector_store import SqlVectorStore
    from companion.matching.service import MatchingService
    from companion.retrieval.search import StoredSearch

SHORTLIST_FROM: Final = 2_000
"""Stored people from which the index narrows the pool; fewer are scored whole in milliseconds."""

INDEX_FROM: Final = 50_000
"""Stored people from which an approximate index is asked. Below, exact search takes milliseconds
and hides nobody: a graph index can miss somebody who is like no one else."""

SHORTLISTED: Final = 400
"""Passages that the index is asked for, per text of a goal."""

READY_SECONDS: Final = 2.0
"""Longest wait for the database when somebody asks whether requests can be answered."""

MEND_SECONDS: Final = 30.0
"""Between two tries to mend an index that could not answer: a full disk stays full for a while."""

_log = logging.getLogger(__name__)


class StoredParts:
    """Opens the database once and keeps vectors, and an index of ours, up to date with it."""

    def __init__(self, settings: Settings, *, embedder: Embedder, opening: Opening) -> None:
        self._settings = settings
        self._embedder = embedder
        self._opening = opening
        self._store: Store | None = None
        self._searching: Searching | None = None
        self._opening_once = asyncio.Lock()
        self._refreshing: asyncio.Task[None] | None = None
        self._stale = False
        self._mend_from = 0.0
        self._behind: str | None = None

    async def readiness(self) -> Readiness:
        """Return whether the database answers with the tables that this program knows.

        The index is not asked: it may be slow to open, and nothing waits for it.
        """
        from companion.adapters.sql.schema import HEAD, revision_of

        try:
            async with asyncio.timeout(READY_SECONDS), (await self.store()).looking() as connection:
                revision = await connection.run_sync(revision_of)
        except TimeoutError:
            return Readiness(problems=(f"no database answered in {READY_SECONDS:g} s",))
        except CompanionError as error:
            return Readiness(problems=(f"no usable database ({error.code})",))
        if revision != HEAD:
            found = f"its tables are at {revision!r}, and this program needs {HEAD!r}"
            return Readiness(problems=(f"the database was changed: {found}; restart me",))
        return Readiness(degraded=self._degraded())

    def _degraded(self) -> tuple[str, ...]:
        is_busy = self._refreshing is not None and not self._refreshing.done()
        if is_busy:
            return ("vectors and index are being brought up to date; search is exact meanwhile",)
        if self._behind is None:
            return ()
        return (f"vectors or index are behind ({self._behind}); search is exact meanwhile",)

    def exists(self) -> bool:
        """Whether there is a database already; drafts from files never make one."""
        if self._settings.database_url is not None:
            return True
        try:
            return Path(self._settings.store_url.removeprefix("sqlite:///")).exists()
        except OSError:
            return True  # Something is in the way: opening it says what.

    async def store(self) -> "Store":
        """Return the open database, made or brought up to date at the first call."""
        return await self._open()

    @property
    def gate(self) -> "GateOfStore":
        """Return who asks for consent and keeps account of what leaves this machine."""
        from companion.adapters.gate import GateOfStore

        return GateOfStore(self.store, exists=self.exists, clock=SystemClock(), ids=RandomIds())

    async def matching(self) -> "MatchingService":
        """Return matching that keeps its vectors in the database."""
        return (await self.searching()).matching

    async def shortlist(self, texts: Sequence[str], principal: Principal) -> Shortlist | None:
        """Narrow a large pool by the index; None when it is small, or not wholly indexed yet."""
        opened = await self.searching()
        if opened.index is None or not texts:
            return None
        async with opened.store.reading() as unit:
            people = await unit.people.count(principal=principal)
        if people < SHORTLIST_FROM:
            return None
        fingerprint = self._embedder.fingerprint
        # Whoever has no vector yet is in no index: the pool is then scored whole.
        if await opened.vectors.missing(fingerprint=fingerprint, limit=1):
            return None
        found: set[PersonId] = set()
        search = opened.search if people >= INDEX_FROM else opened.exact_search
        engine = "chroma"
        for vector in await self._embedder.embed(texts):
            result = await search.search(vector, principal=principal, top_k=SHORTLISTED)
            found.update(PersonId(hit.passage.person_id) for hit in result.found)
            engine = "exact search" if result.exact else engine
        if people >= INDEX_FROM and engine != "chroma":
            self._mend()
        return Shortlist(people=frozenset(found), engine=engine)

    async def changed(self) -> None:
        """Bring vectors, and an index of ours, up to date after a write.

        A server does so beside its requests: an answer never waits for it, since what has no
        vector yet is embedded when it is asked for.
        """
        if not self._opening.serving:
            await self._refresh_now()
            return
        self._refresh_soon()

    def _refresh_soon(self) -> None:
        self._stale = True
        if self._refreshing is None or self._refreshing.done():
            self._refreshing = asyncio.create_task(self._refresh_while_stale())

    def _mend(self) -> None:
        """Have an index of ours that could not answer brought up to date or built anew."""
        now = asyncio.get_running_loop().time()
        if self._opening.serving and now >= self._mend_from:
            self._mend_from = now + MEND_SECONDS
            self._refresh_soon()

    async def _refresh_now(self) -> None:
        try:
            await self._refresh()
        except SetupError as error:
            # The records are stored by now; what has no vector is embedded when it is asked for.
            if self._opening.remark is None:
                _log.warning("vectors are not up to date: %s", error.code)
            else:
                self._opening.remark(f"note: stored, but not ready for matching: {error}")

    async def _refresh_while_stale(self) -> None:
        while self._stale:
            self._stale = False
            try:
                await self._refresh()
                self._behind = None
            except CompanionError as error:
                self._behind = error.code
                # Search answers exactly meanwhile; `doctor` and the next write try again.
                _log.warning("vectors are not up to date: %s", error.code)

    async def _refresh(self) -> None:
        from companion.retrieval.indexing import bring_up_to_date, embed_missing

        opened = await self.searching()
        show = self._opening.progress
        progress = None if show is None else functools.partial(show, "embedding")
        await embed_missing(opened.vectors, self._embedder, progress=progress)
        if opened.index is not None:
            fingerprint = self._embedder.fingerprint
            await bring_up_to_date(opened.index, opened.vectors, fingerprint=fingerprint)

    async def close(self) -> None:
        """Stop refreshing and close the index and the database."""
        if self._refreshing is not None:
            self._refreshing.cancel()
            await asyncio.gather(self._refreshing, return_exceptions=True)
        if self._searching is not None and self._searching.index is not None:
            await self._searching.index.close()
        if self._store is not None:
            await self._store.close()

    async def _open(self) -> "Store":
        """Open the database, once. Nothing of an embedder is needed for it."""
        async with self._opening_once:
            if self._store is None:
                from companion.adapters.sql.units import Store

                settings = self._settings
                store = Store(settings.store_url, ids=RandomIds(), own_folder=settings.data_dir)
                await store.migrate()
                self._store = store
            return self._store

    async def searching(self) -> "Searching":
        """Put search and matching on the open database, once.

        Raises:
            SettingsError: the embedder's setting names none that this machine has.
        """
        store = await self._open()
        async with self._opening_once:
            if self._searching is None:
                self._searching = await self._searching_in(store)
            return self._searching

    async def _searching_in(self, store: "Store") -> "Searching":
        from companion.adapters.exact_index import ExactIndex
        from companion.adapters.sql.vector_store import SqlVectorStore
        from companion.adapters.vector_cache import CachedEmbedder
        from companion.matching.service import MatchingService
        from companion.retrieval.search import StoredSearch

        fingerprint = self._embedder.fingerprint
        vectors = SqlVectorStore(store)
        index = await self._index(vectors)
        exact = ExactIndex()
        return Searching(
            store=store,
            vectors=vectors,
            index=index,
            search=StoredSearch(vectors, fingerprint=fingerprint, exact=exact, index=index),
            exact_search=StoredSearch(vectors, fingerprint=fingerprint, exact=exact),
            # Not through the file cache: stored people's vectors must go when they go.
            matching=MatchingService(
                embedder=CachedEmbedder(self._embedder, vectors), asking=self._embedder
            ),
        )

    async def _index(self, vectors: "SqlVectorStore") -> "ChromaIndex[Any] | None":
        fingerprint = self._embedder.fingerprint
        if self._settings.chroma_url is not None:
            from companion.adapters.chroma_server import ChromaServerIndex

            scope = await vectors.identity()
            return ChromaServerIndex(
                self._settings.chroma_url, fingerprint=fingerprint, scope=scope
            )
        if not self._opening.serving:
            return None
        from companion.adapters.chroma_index import ChromaFolderIndex

        return ChromaFolderIndex(self._settings.data_dir / "index", fingerprint=fingerprint)


@dataclass(frozen=True, kw_only=True)
class Searching:
    """An open database with everything on it."""

    store: "Store"
    vectors: "SqlVectorStore"
    index: "ChromaIndex[Any] | None"
    search: "StoredSearch"
    exact_search: "StoredSearch"
    matching: "MatchingService"
