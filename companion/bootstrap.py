"""Puts the companion together. The one place that names adapters, and imports them when needed."""

import functools
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from companion.adapters.system import RandomIds, SystemClock
from companion.agendas.service import AgendaService
from companion.application.companion import Companion, Parts
from companion.content import content_folder
from companion.errors import SettingsError
from companion.knowledge.library import Library, read_library
from companion.knowledge.service import KnowledgeService
from companion.matching.service import MatchingService
from companion.outreach.service import OutreachService
from companion.ports import Embedder, LanguageModel
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
    from companion.adapters.sql.units import Store

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""

_OPENAI_EMBEDDER: Final = "openai:"


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


def build(settings: Settings, opening: Opening) -> Companion:
    """Return a companion for these settings. Nothing is opened or loaded before it is needed."""
    clock = SystemClock()
    embedder = _cached(_embedder(settings, opening), settings)
    records = _Records(settings, embedder=embedder, opening=opening)
    writer = Writer(
        prompts=PromptLibrary.load(content_folder("prompts")),
        model=None if opening.offline else _model(settings),
        deadline_seconds=settings.model_seconds,
    )
    return Companion(
        Parts(
            clock=clock,
            store=records.store,
            matching=MatchingService(embedder=embedder),
            stored_matching=records.matching,
            knowledge=KnowledgeService(library=_library, embedder=embedder),
            outreach=OutreachService(writer=writer),
            agendas=AgendaService(writer=writer),
            summaries=SummaryService(writer=writer),
            topics=TopicsService(writer=writer),
            records_changed=records.changed,
            close=records.close,
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


def _model(settings: Settings) -> LanguageModel | None:
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
    key = settings.api_key
    return OpenAIEmbedder(
        model=settings.embedder.removeprefix(_OPENAI_EMBEDDER),
        base_url=settings.embedder_base_url,
        api_key=None if key is None else key.get_secret_value(),
    )


def _cached(embedder: Embedder, settings: Settings) -> Embedder:
    from companion.adapters.vector_cache import CachedEmbedder, FileVectorStore

    return CachedEmbedder(embedder, FileVectorStore(settings.data_dir / "cache"))


class _Records:
    """The database and what hangs on it, opened at first use."""

    def __init__(self, settings: Settings, *, embedder: Embedder, opening: Opening) -> None:
        self._settings = settings
        self._embedder = embedder
        self._opening = opening
        self._store: Store | None = None

    async def store(self) -> "Store":
        if self._store is None:
            from companion.adapters.sql.units import Store

            store = Store(
                self._settings.store_url, ids=RandomIds(), own_folder=self._settings.data_dir
            )
            await store.migrate()
            self._store = store
        return self._store

    async def matching(self) -> MatchingService:
        return MatchingService(embedder=self._embedder)

    async def changed(self) -> None:
        """Bring vectors up to date after a write."""

    async def close(self) -> None:
        if self._store is not None:
            await self._store.close()
