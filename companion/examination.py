"""Looks at every part of an installation without changing it, for `companion doctor`."""

import asyncio
import os
import re
import sqlite3
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from companion.bootstrap import model_use_of, open_companion
from companion.content import content_folder
from companion.errors import CompanionError
from companion.opening import Opening
from companion.settings import PACKAGED_EMBEDDER, LoadedSettings, Settings, origin_of

_TRACING: Final = ("LANGSMITH_", "LANGCHAIN_", "OTEL_EXPORTER")
_PASSWORD: Final = re.compile(r"//[^/@]*@")
_SAFE_SQLITE: Final = (3, 51, 3)
"""Earlier versions may damage a database that two processes checkpoint at once."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of the installation. `remedy` may be advice even where the part works."""

    name: str
    state: str
    works: bool = True
    remedy: str | None = None


@dataclass(frozen=True, kw_only=True)
class Setting:
    """One setting as resolved; secrets are hidden."""

    name: str
    value: str
    origin: str


@dataclass(frozen=True, kw_only=True)
class Report:
    """Everything that was looked at."""

    parts: tuple[Part, ...]
    settings: tuple[Setting, ...]


def examine(opening: Opening) -> Report:
    """Look at every part.

    Raises:
        SettingsError: a setting cannot work; nothing else can be told then.
    """
    loaded = opening.load()
    settings = loaded.settings
    parts = (
        Part(name="Python", state=sys.version.split()[0]),
        *_content(),
        _database(settings),
        _sqlite(settings),
        _embedder(settings, opening),
        _model(settings, opening),
        _index(settings),
        *_variables(loaded, opening.environment),
    )
    return Report(parts=parts, settings=tuple(_settings(loaded)))


def _content() -> Iterator[Part]:
    for name in ("prompts", "knowledge"):
        try:
            yield Part(name=name, state=str(content_folder(name)))
        except CompanionError as error:
            yield Part(name=name, state="missing", works=False, remedy=str(error))


def _database(settings: Settings) -> Part:
    url = settings.store_url
    if not url.startswith("sqlite"):
        return _answering_database(settings, f"{urlsplit(url).scheme} at {urlsplit(url).hostname}")
    path = Path(url.removeprefix("sqlite:///"))
    try:
        size = path.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        return _database_to_be(path, data_dir=settings.data_dir)
    except OSError as error:
        return _broken_database(path, f"cannot look at it ({error.strerror})")
    return _answering_database(settings, f"{path}, {size / 1024:,.0f} kB")


def _database_to_be(path: Path, *, data_dir: Path) -> Part:
    """Say whether the first import could make the database, by making a file there and then."""
    folder = path.parent.absolute()
    if not folder.exists() and folder != data_dir.absolute():
        return _broken_database(path, f"there is no folder {str(folder)!r}")
    while not os.path.lexists(folder):
        folder = folder.parent
    try:
        with tempfile.TemporaryFile(dir=folder):
            return Part(name="database", state=f"{path} (made at the first import)")
    except OSError as error:
        return _broken_database(
            path, f"nothing can be stored in {str(folder)!r} ({error.strerror})"
        )


def _broken_database(path: Path, fault: str) -> Part:
    remedy = f"{fault}; name a folder of yours with --data-dir or COMPANION_DATA_DIR"
    return Part(name="database", state=str(path), works=False, remedy=remedy)


def _answering_database(settings: Settings, name: str) -> Part:
    async def count() -> int:
        flags = {"data_dir": settings.data_dir, "database_url": settings.database_url}
        async with open_companion(Opening(flags=flags, offline=True)) as companion:
            return len(await companion.people.every())

    try:
        people = asyncio.run(count())
    except CompanionError as error:
        return Part(name="database", state=name, works=False, remedy=str(error))
    return Part(name="database", state=f"{name}, {people} people")


def _sqlite(settings: Settings) -> Part:
    version = sqlite3.sqlite_version
    if sqlite3.sqlite_version_info >= _SAFE_SQLITE or settings.database_url:
        return Part(name="SQLite", state=version)
    advice = "older than 3.51.3, so writes and checkpoints are kept under one lock here"
    return Part(name="SQLite", state=f"{version} ({advice})")


def _embedder(settings: Settings, opening: Opening) -> Part:
    state = settings.embedder
    if settings.embedder == PACKAGED_EMBEDDER:
        exported = settings.model_dir.is_dir() and any(settings.model_dir.glob("*/card.json"))
        if not exported:
            remedy = "run `companion setup` once; the first use does it otherwise"
            return Part(name="embedding model", state="not exported yet", remedy=remedy)
        state = f"packaged MiniLM in {settings.model_dir}"

    async def answer() -> None:
        async with open_companion(opening) as companion:
            await companion.probe_embedder()

    try:
        asyncio.run(answer())
    except CompanionError as error:
        return Part(name="embedding model", state=state, works=False, remedy=str(error))
    return Part(name="embedding model", state=state)


def _model(settings: Settings, opening: Opening) -> Part:
    name = "language model"
    if opening.offline:
        return Part(name=name, state="switched off by --offline")
    if settings.online:
        host = urlsplit(settings.base_url or "").hostname
        place = "this machine" if settings.consent.is_local else "elsewhere: sees no addresses"
        state = f"{settings.model} at {host} ({place}); drafts fall back offline"
        return Part(name=name, state=f"{state}{_used_today(settings, opening)}")
    missing = "COMPANION_MODEL" if settings.model is None else "COMPANION_BASE_URL"
    half = settings.model is not None or settings.base_url is not None
    remedy = f"set {missing} too: both are needed" if half else None
    return Part(name=name, state="none: all drafts are composed offline", remedy=remedy)


def _used_today(settings: Settings, opening: Opening) -> str:
    """Return what the model was used for today, as the end of a sentence; nothing if it was not."""
    try:
        used = asyncio.run(model_use_of(settings, opening))
    except CompanionError:
        return ""  # The database's own part says what is wrong with it.
    if used is None or not used.drafts:
        return ""
    guessed = f", {used.estimated_tokens:,} of them estimated" if used.estimated_tokens else ""
    return (
        f"; today {used.drafted} of {used.drafts} drafts, {used.requests} requests, "
        f"{used.seconds:.0f} s, {used.tokens:,} tokens{guessed}"
    )


def _index(settings: Settings) -> Part:
    if settings.chroma_url is None:
        return Part(name="vector index", state="a folder that `companion serve` owns")
    return Part(name="vector index", state=f"Chroma at {urlsplit(settings.chroma_url).hostname}")


def _variables(loaded: LoadedSettings, environment: Mapping[str, str] | None) -> Iterator[Part]:
    for name in loaded.unknown:
        remedy = "it looks like a typing error; correct or unset it"
        yield Part(name=name, state="is no setting", works=False, remedy=remedy)
    environ = os.environ if environment is None else environment  # noqa: TID251 - names only
    tracing = sorted(name for name in environ if name.startswith(_TRACING))
    if tracing:
        yield Part(name=", ".join(tracing), state="set, and without effect here: nothing is traced")


def _settings(loaded: LoadedSettings) -> Iterator[Setting]:
    for name, value in loaded.settings.model_dump().items():
        value = ", ".join(sorted(value)) or None if isinstance(value, frozenset) else value
        shown = "(unset)" if value is None else _PASSWORD.sub("//…@", str(value))
        yield Setting(name=name, value=shown, origin=origin_of(loaded, name))
