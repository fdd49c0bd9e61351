"""Puts the companion together. The one place that names adapters, and imports them when needed."""

import functools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from companion.access.limits import Allowance
from companion.adapters.system import DayClock, SystemClock
from companion.agendas.agenda import Carryover, PastNotes
from companion.application.companion import Companion, Parts
from companion.application.pair import Pair
from companion.bootstrap_embedder import NamedEmbedder, cached, preparing
from companion.bootstrap_stored import StoredParts
from companion.content import content_folder
from companion.opening import Opening
from companion.ports import Clock, Embedder
from companion.settings import PACKAGED_EMBEDDER, Settings
from companion.writing.events import UNWATCHED

if TYPE_CHECKING:
    from companion.adapters.langchain_model import LangChainModel
    from companion.adapters.own_notes import OwnNotes
    from companion.adapters.prompt_shown import PromptShown
    from companion.agendas.service import AgendaService
    from companion.application.rights import Rights
    from companion.knowledge.library import Library
    from companion.knowledge.service import KnowledgeService
    from companion.matching.service import MatchingService
    from companion.outreach.service import OutreachService
    from companion.summaries.service import SummaryService
    from companion.topics.service import TopicsService
    from companion.writing.pipeline import Writer
    from companion.writing.spending import DayUse, Ledger


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


async def prepare_library(opening: Opening) -> None:
    """Embed the packaged library once for all data folders of this machine.

    Raises:
        SettingsError: a setting cannot work.
        EmbedderError: the embedding model cannot be exported.
    """
    settings = opening.load().settings
    if settings.embedder == PACKAGED_EMBEDDER:
        embedder = preparing(NamedEmbedder(settings, opening), settings)
        await _knowledge(embedder, None).warm_up()


def build_embedder(settings: Settings, opening: Opening) -> Embedder:
    """Return the embedder of these settings, behind the cache. Nothing is loaded before its use."""
    return cached(NamedEmbedder(settings, opening), settings)


def build(settings: Settings, opening: Opening) -> Companion:
    """Return a companion for these settings. Nothing is opened or loaded before it is needed."""
    plain = NamedEmbedder(settings, opening, gate=lambda: records.gate)
    embedder = cached(plain, settings)
    records = StoredParts(settings, embedder=plain, opening=opening)
    drafting = _Drafting(settings, opening, records)

    async def close() -> None:
        await records.close()
        await drafting.close()
        await plain.close()

    clock = SystemClock() if opening.today is None else DayClock(opening.today)
    return Companion(
        Parts(
            clock=clock,
            open_requests=settings.open_requests,
            allowance=Allowance(
                requests_a_minute=settings.account_requests, megabytes=settings.account_megabytes
            ),
            store=records.store,
            has_store=records.exists,
            matching=functools.cache(functools.partial(_matching, embedder)),
            stored_matching=records.matching,
            shortlist=records.shortlist,
            knowledge=functools.cache(functools.partial(_knowledge, embedder, settings.data_dir)),
            own_notes=functools.partial(_own_notes, settings.data_dir),
            rights=functools.partial(_rights, settings, records, clock),
            privacy=records.gate,
            carryover=_carryover,
            outreach=drafting.outreach,
            agendas=drafting.agendas,
            summaries=drafting.summaries,
            topics=drafting.topics,
            require_room=drafting.require_room,
            records_changed=records.changed,
            readiness=records.readiness,
            close=close,
        )
    )


async def model_use_of(settings: Settings, opening: Opening) -> "DayUse | None":
    """Return what language models were used for today; None where there is no database.

    Raises:
        StoreError: the database cannot be used.
    """
    records = StoredParts(settings, embedder=NamedEmbedder(settings, opening), opening=opening)
    if not records.exists():
        return None
    from companion.adapters.sql.model_use import SqlLedger

    try:
        return await SqlLedger(await records.store()).used_on(SystemClock().today())
    finally:
        await records.close()


def _matching(embedder: Embedder) -> "MatchingService":
    from companion.matching.service import MatchingService

    return MatchingService(embedder=embedder)


def _own_notes(data_dir: Path) -> "OwnNotes":
    from companion.adapters.own_notes import OwnNotes

    return OwnNotes(data_dir)


def _rights(settings: Settings, records: StoredParts, clock: Clock) -> "Rights":
    from companion.adapters.data_folder import DataFolder
    from companion.application.rights import Rights

    folder = DataFolder(settings.data_dir, vector_cache=settings.vector_cache)
    return Rights(store=records.store, clock=clock, folder=folder, changed=records.changed)


def _knowledge(embedder: Embedder, data_dir: Path | None) -> "KnowledgeService":
    from companion.knowledge.service import KnowledgeService

    return KnowledgeService(library=functools.partial(_library, data_dir), embedder=embedder)


def _carryover(notes: tuple[PastNotes, ...], *, pair: Pair) -> Carryover:
    from companion.application.carryover import carryover_of

    return carryover_of(notes, pair=pair)


class _Drafting:
    """The writer and the four stages that draft with it, each imported at its first use."""

    def __init__(self, settings: Settings, opening: Opening, records: StoredParts) -> None:
        self._settings = settings
        self._records = records
        self._model = _asked(settings, opening)
        self._watch = UNWATCHED if opening.serving else opening.watch or UNWATCHED

    @functools.cached_property
    def _writer(self) -> "Writer":
        from companion.writing.pipeline import Writer
        from companion.writing.places import Places
        from companion.writing.prompts import PromptLibrary
        from companion.writing.spending import Budget

        settings = self._settings
        return Writer(
            prompts=PromptLibrary.load(content_folder("prompts")),
            model=self._model,
            deadline_seconds=settings.model_seconds,
            consent=settings.consent,
            places=Places(at_once=settings.model_at_once, queue=settings.model_queue),
            budget=Budget(
                per_draft=settings.model_tokens_per_draft, per_day=settings.model_tokens_per_day
            ),
            ledger=self._ledger(),
            today=SystemClock().today,
            watch=self._watch,
            gate=None if settings.consent.is_local else self._records.gate,
        )

    def _ledger(self) -> "Ledger | None":
        if self._model is None:
            return None
        from companion.adapters.ledger import LedgerOfStore

        records, is_bounded = self._records, self._settings.model_tokens_per_day is not None
        return LedgerOfStore(records.store, is_kept=lambda: is_bounded or records.exists())

    def require_room(self) -> None:
        if self._model is not None:
            self._writer.require_room()

    def outreach(self) -> "OutreachService":
        from companion.outreach.service import OutreachService

        return OutreachService(writer=self._writer)

    def agendas(self) -> "AgendaService":
        from companion.agendas.service import AgendaService

        return AgendaService(writer=self._writer)

    def summaries(self) -> "SummaryService":
        from companion.summaries.service import SummaryService

        return SummaryService(writer=self._writer)

    def topics(self) -> "TopicsService":
        from companion.topics.service import TopicsService

        return TopicsService(writer=self._writer)

    async def close(self) -> None:
        if self._model is not None:
            await self._model.close()


@functools.cache
def _library(data_dir: Path | None) -> "Library":
    from companion.knowledge.library import read_library

    folder = content_folder("knowledge")
    own = {} if data_dir is None else _own_notes(data_dir).texts()
    return read_library(
        questions=_texts(folder / "questions", "*.yaml"),
        guidance=_texts(folder / "guidance", "*.md"),
        trends={**own, **_texts(folder / "trends", "*.yaml")},
    )


def _texts(folder: Path, pattern: str) -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob(pattern))}


def _asked(settings: Settings, opening: Opening) -> "LangChainModel | PromptShown | None":
    if opening.show_prompt is None:
        return None if opening.offline else _model(settings)
    from companion.adapters.prompt_shown import PromptShown

    return PromptShown(
        model=settings.model or "a model",
        endpoint=settings.base_url or "",
        show=opening.show_prompt,
    )


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
        first_seconds=settings.model_first_seconds,
        gap_seconds=settings.model_gap_seconds,
        proxy=settings.proxy,
    )
