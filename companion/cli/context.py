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
        from companion.cli.printing import progress_line
        from companion.opening import Opening

        return Opening(flags=self.flags, offline=self.offline, progress=progress_line)


def run(context: typer.Context, work: "Callable[[Companion], Awaitable[T]]") -> T:
    """Open the companion, do `work` with it, and close it."""
    from companion.bootstrap import open_companion

    options: Options = context.obj

    async def opened() -> T:
        async with open_companion(options.opening()) as companion:
            return await work(companion)

    return asyncio.run(opened())
