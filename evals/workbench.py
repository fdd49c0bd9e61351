"""What every task works with: an open companion, its embedder, the samples, the public sets."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from companion.application.companion import Companion
from companion.bootstrap import build_embedder, open_companion
from companion.content import content_folder
from companion.errors import InputError
from companion.opening import Opening
from companion.ports import Embedder
from companion.samples import Samples, load_samples

Tell = Callable[[str], None]
"""Shown one line about what is being measured."""


@dataclass(frozen=True, kw_only=True)
class Workbench:
    """What a task measures with.

    Attributes:
        data: the folder of the public sets, if they are wanted.
        full: whether sampling is to be as large as it can, whatever it takes.
    """

    companion: Companion
    embedder: Embedder
    samples: Samples
    sample_folder: Path
    data: Path | None
    tell: Tell
    full: bool = False


@asynccontextmanager
async def set_up(*, data: Path | None, tell: Tell, full: bool = False) -> AsyncIterator[Workbench]:
    """Open an offline companion and read the samples.

    Raises:
        InputError: the folder of the public sets is not there.
        SettingsError: a setting cannot work.
        SetupError: the samples are missing.
    """
    if data is not None and not data.is_dir():
        raise InputError(f"there is no folder {str(data)!r} with public sets; check the path")
    opening = Opening(offline=True)
    settings = opening.load().settings
    async with open_companion(opening) as companion:
        yield Workbench(
            companion=companion,
            embedder=build_embedder(settings, opening),
            samples=load_samples(),
            sample_folder=content_folder("knowledge") / "samples",
            data=data,
            tell=tell,
            full=full,
        )
