"""What every command shares: the flags given before its name, and one event loop."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import typer

if TYPE_CHECKING:
    from companion.application.companion import Companion
    from companion.opening import Opening

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Options:
    """Flags of the command line before the command's name."""

    flags: dict[str, object]
    offline: bool = False

    def opening(self) -> "Opening":
        """Return how to open the companion, with progress on standard error."""
        from companion.cli.printing import progress_line, remark
        from companion.opening import Opening

        return Opening(
            flags=self.flags, offline=self.offline, progress=progress_line, remark=remark
        )


def _remark_on_settings(options: Options) -> None:
    """Say what is set and has no effect: half of a model, a misspelt variable."""
    from companion.cli.printing import remark

    loaded = options.opening().load()
    settings = loaded.settings
    if (settings.model is None) != (settings.base_url is None) and not options.offline:
        missing = "COMPANION_MODEL" if settings.model is None else "COMPANION_BASE_URL"
        remark(f"note: drafting offline: {missing} is not set, and both are needed for a model")
    for name in loaded.unknown:
        remark(f"note: {name} is no setting; see `companion doctor`")


def run(
    context: typer.Context, work: "Callable[[Companion], Awaitable[T]]", *, quietly: bool = False
) -> T:
    """Open the companion, do `work` with it, and close it.

    What is set without effect is remarked on, except `quietly`: in the second run of a command.
    """
    from companion.bootstrap import open_companion

    options: Options = context.obj
    if not quietly:
        _remark_on_settings(options)

    async def opened() -> T:
        async with open_companion(options.opening()) as companion:
            return await work(companion)

    return asyncio.run(opened())
