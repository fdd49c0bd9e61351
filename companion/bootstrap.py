"""Puts the companion together. The one place that names adapters, and imports them when needed."""

import asyncio
import functools
import logging
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from companion.access.principal import Principal
from companion.adapters.system import RandomIds, SystemClock
from companion.agendas.service import AgendaService
from companion.application.companion import Companion, Parts, Shortlist
from companion.content import content_folder
from companion.errors import CompanionError, SettingsError
from companion.knowledge.library import Library, read_library
from companion.knowledge.service import KnowledgeService
from companion.matching.service import MatchingService
from companion.outreach.service import OutreachService
from companion.people.person import PersonId
from companion.ports import Embedder
from companion.retrieval.indexing import bring_up_to_date, embed_missing
from companion.retrieval.search import StoredSearch
from companion.settings import (
    HASH_EMBEDDER,
    PACKAGED_EMBEDDER,
    LoadedSettings,
    Settings,
    load_settings,
)
from companion.summaries.service import SummaryService
from companion.topics.service import TopicsService
from companion.writing.pipeline import Writer
from companion.writing.prompts import PromptLibrary

if TYPE_CHECKING:
    from companion.adapters.chroma_index import ChromaIndex
    from companion.adapters.langchain_model import LangChainModel
    from companion.adapters.sql.units import Store
    from companion.adapters.sql.vector_store import SqlVectorStore

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""

_OPENAI_EMBEDDER: Final = "openai:"

SHORTLIST_FROM: Final = 2_000
"""Stored people from which the index narrows the pool; fewer are scored whole in milliseconds."""

SHORTLISTED: Final = 400
"""Passages that the index is asked for, per text of a goal."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Opening:
    """How to open a companion.

    Attributes:
        flags: settings given by hand, by name; None values count as not given.
        environment: in place of the process's own variables.
        offline: use no language model, whatever is set.
        serving: this process may own the index folder (`companion serve` alone does).
        progress: shown the advance of long work.
    """

    flags: Mapping[str, object] = field(default_factory=dict)
    environment: Mapping[str, str] | None = None
    offline: bool = False
    serving: bool = False
    progress: Progress | None = None

    def load(self) -> LoadedSettings:
        """Return the settings with their origins.

        Raises:
            SettingsError: a value cannot work.
        """
        return load_settings(self.flags, environment=self.environment)


@asynccontextmanager
async def open_companion(opening: Opening | None = None) -> AsyncIterator[Companion]:
    """Open a companion and close it at the end of the block.

    Raises:
        SettingsError: a setting cannot work.
        SetupError: this installation lacks something; the message is the remedy.
    """
    companion = build((opening or Opening()).load().settings, opening or Opening())
    try:
        yield companion
    finally:
        await companion.close()


def build_embedder(settings: Settings, opening: Opening) -> Embedder:
    """Return the embedder of these settings, behind the cache. Nothing is loaded before its use."""
    return _cached(_embedder(settings, opening), settings)


def build(settings: Settings, opening: Opening) -> Companion:
    """Return a companion for these settings. Nothing is opened or loaded before it is needed."""
    clock = SystemClock()
    plain = _embedder(settings, opening)
    embedder = _cached(plain, settings)
    records = _Records(settings, embedder=plain, opening=opening)
    model = None if opening.offline else _model(settings)

    async def close() -> None:
        await records.close()
        if model is not None:
            await model.close()

    writer = Writer(
        prompts=PromptLibrary.load(content_folder("prompts")),
        model=model,
        deadline_seconds=settings.model_seconds,
    )
    return Companion(
        Parts(
            clock=clock,
            store=records.store,
            matching=MatchingService(embedder=embedder),
            stored_matching=records.matching,
            shortlist=records.shortlist,
            knowledge=KnowledgeService(library=_library, embedder=embedder),
            outreach=OutreachService(writer=writer),
            agendas=AgendaService(writer=writer),
            summaries=SummaryService(writer=writer),
            topics=TopicsService(writer=writer),
            records_changed=records.changed,
            close=close,
        )
    )


@functools.cache
def _library() -> Library:
    folder = content_folder("knowledge")
    return read_library(
        questions=_texts(folder / "questions", "*.yaml"),
        guidance=_texts(folder / "guidance", "*.md"),
    )


def _texts(folder: Path, pattern: str) -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob(pattern))}


def _model(settings: Settings) -> "LangChainModel | None":
    if settings.model is None or settings.base_url is None:
        return None
    from companion.adapters.langchain_model import LangChainModel

    key = settings.api_key
    return LangChainModel(
        model=settings.model,
        base_url=settings.base_url,
        api_key=None if key is None else key.get_secret_value(),
        seconds=settings.model_seconds,
        connect_seconds=settings.connect_seconds,
        proxy=settings.proxy,
    )


def _embedder(settings: Settings, opening: Opening) -> Embedder:
    if settings.embedder == PACKAGED_EMBEDDER:
        from companion.adapters.onnx_embedder import OnnxEmbedder

        progress = opening.progress
        report = None if progress is None else lambda line: progress(line, 0, 1)
        return OnnxEmbedder(settings.model_dir, report=report)
    if settings.embedder == HASH_EMBEDDER:
        from companion.adapters.hash_embedder import HashEmbedder

        return HashEmbedder()
    if settings.embedder.startswith(_OPENAI_EMBEDDER):
        return _endpoint_embedder(settings)
    from companion.adapters.sentence_transformers_embedder import SentenceTransformersEmbedder

    return SentenceTransformersEmbedder(settings.embedder)


def _endpoint_embedder(settings: Settings) -> Embedder:
    from companion.adapters.openai_embedder import OpenAIEmbedder

    if settings.embedder_base_url is None:
        raise SettingsError(
            f"embedder {settings.embedder!r} needs COMPANION_EMBEDDER_BASE_URL, the endpoint's URL"
        )
    key = settings.embedder_api_key
    return OpenAIEmbedder(
        model=settings.embedder.removeprefix(_OPENAI_EMBEDDER),
        base_url=settings.embedder_base_url,
        api_key=None if key is None else key.get_secret_value(),
    )


def _cached(embedder: Embedder, settings: Settings) -> Embedder:
    from companion.adapters.vector_cache import CachedEmbedder, FileVectorStore

    return CachedEmbedder(embedder, FileVectorStore(settings.vector_cache))


class _Records:
    """The database and what hangs on it: vectors, the index, matching on what is stored."""

    def __init__(self, settings: Settings, *, embedder: Embedder, opening: Opening) -> None:
        self._settings = settings
        self._embedder = embedder
        self._opening = opening
        self._opened: _Opened | None = None
        self._opening_once = asyncio.Lock()
        self._refreshing: asyncio.Task[None] | None = None
        self._stale = False

    async def store(self) -> "Store":
        return (await self._open()).store

    async def matching(self) -> MatchingService:
        return (await self._open()).matching

    async def shortlist(self, texts: Sequence[str], principal: Principal) -> Shortlist | None:
        opened = await self._open()
        if opened.index is None or not texts:
            return None
        async with opened.store.reading() as unit:
            if await unit.people.count(principal=principal) < SHORTLIST_FROM:
                return None
        fingerprint = self._embedder.fingerprint
        # Whoever has no vector yet is in no index: the pool is then scored whole.
        if await opened.vectors.missing(fingerprint=fingerprint, limit=1):
            return None
        found: set[PersonId] = set()
        engine = "chroma"
        for vector in await self._embedder.embed(texts):
            result = await opened.search.search(vector, principal=principal, top_k=SHORTLISTED)
            found.update(PersonId(hit.passage.person_id) for hit in result.found)
            engine = "exact search" if result.exact else engine
        return Shortlist(people=frozenset(found), engine=engine)

    async def changed(self) -> None:
        """Bring vectors, and an index of ours, up to date after a write.

        A server does so beside its requests: an answer never waits for it, since what has no
        vector yet is embedded when it is asked for.
        """
        if not self._opening.serving:
            await self._refresh()
            return
        self._stale = True
        if self._refreshing is None or self._refreshing.done():
            self._refreshing = asyncio.create_task(self._refresh_while_stale())

    async def _refresh_while_stale(self) -> None:
        while self._stale:
            self._stale = False
            try:
                await self._refresh()
            except CompanionError as error:
                # Search answers exactly meanwhile; `doctor` and the next write try again.
                _log.warning("vectors are not up to date: %s", error.code)

    async def _refresh(self) -> None:
        opened = await self._open()
        show = self._opening.progress
        progress = None if show is None else functools.partial(show, "embedding")
        await embed_missing(opened.vectors, self._embedder, progress=progress)
        if opened.index is not None:
            fingerprint = self._embedder.fingerprint
            await bring_up_to_date(opened.index, opened.vectors, fingerprint=fingerprint)

    async def close(self) -> None:
        if self._refreshing is not None:
            self._refreshing.cancel()
            await asyncio.gather(self._refreshing, return_exceptions=True)
        if self._opened is not None:
            if self._opened.index is not None:
                await self._opened.index.close()
            await self._opened.store.close()

    async def _open(self) -> "_Opened":
        async with self._opening_once:
            if self._opened is None:
                self._opened = await self._opened_now()
            return self._opened

    async def _opened_now(self) -> "_Opened":
        from companion.adapters.exact_index import ExactIndex
        from companion.adapters.sql.units import Store
        from companion.adapters.sql.vector_store import SqlVectorStore
        from companion.adapters.vector_cache import CachedEmbedder

        store = Store(self._settings.store_url, ids=RandomIds(), own_folder=self._settings.data_dir)
        await store.migrate()
        vectors = SqlVectorStore(store)
        index = await self._index(vectors)
        fingerprint = self._embedder.fingerprint
        return _Opened(
            store=store,
            vectors=vectors,
            index=index,
            search=StoredSearch(vectors, fingerprint=fingerprint, exact=ExactIndex(), index=index),
            # Not through the file cache: stored people's vectors must go when they go.
            matching=MatchingService(embedder=CachedEmbedder(self._embedder, vectors)),
        )

    async def _index(self, vectors: "SqlVectorStore") -> "ChromaIndex | None":
        fingerprint = self._embedder.fingerprint
        if self._settings.chroma_url is not None:
            from companion.adapters.chroma_index import ChromaServerIndex

            scope = await vectors.identity()
            return ChromaServerIndex(
                self._settings.chroma_url, fingerprint=fingerprint, scope=scope
            )
        if not self._opening.serving:
            return None
        from companion.adapters.chroma_index import ChromaFolderIndex

        return ChromaFolderIndex(self._settings.data_dir / "index", fingerprint=fingerprint)


@dataclass(frozen=True, kw_only=True)
class _Opened:
    """An open database with everything on it."""

    store: "Store"
    vectors: "SqlVectorStore"
    index: "ChromaIndex | None"
    search: StoredSearch
    matching: MatchingService
