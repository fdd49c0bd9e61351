"""What every command shares: the flags given before its name, and one event loop."""

import asyncio
import io
from collections.abc import Awaitable, Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

import typer

if TYPE_CHECKING:
    from companion.application.companion import Companion
    from companion.opening import Opening
    from companion.ports import ModelRequest

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Options:
    """Flags of the command line before the command's name."""

    flags: dict[str, object]
    offline: bool = False
    today: date | None = None

    def opening(self) -> "Opening":
        """Return how to open the companion, with progress on standard error."""
        from companion.cli.printing import drafting_line, progress_line, remark
        from companion.opening import Opening

        return Opening(
            flags=self.flags,
            offline=self.offline,
            today=self.today,
            progress=progress_line,
            watch=drafting_line,
            remark=remark,
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
    context: typer.Context,
    work: "Callable[[Companion], Awaitable[T]]",
    *,
    quietly: bool = False,
    show_prompt: bool = False,
    as_json: bool = False,
) -> T:
    """Open the companion, do `work` with it, and close it.

    What is set without effect is remarked on, except `quietly`: in the second run of a command.
    With `show_prompt` no model is asked, and what it would be asked is printed in place of all
    that `work` prints.
    """
    options: Options = context.obj
    if show_prompt:
        return _shown(options.opening(), work, as_json=as_json)
    if not quietly:
        _remark_on_settings(options)
    return asyncio.run(_opened(options.opening(), work))


def run_with(options: Options, work: "Callable[[Companion], Awaitable[T]]") -> T:
    """Open the companion as these options say, do `work` with it, and close it."""
    return asyncio.run(_opened(options.opening(), work))


def _shown(opening: "Opening", work: "Callable[[Companion], Awaitable[T]]", *, as_json: bool) -> T:
    from companion.cli.prompt_view import show_requests

    requests: list[ModelRequest] = []
    nowhere = io.StringIO()
    with redirect_stdout(nowhere), redirect_stderr(nowhere):
        done = asyncio.run(_opened(replace(opening, show_prompt=requests.append), work))
    show_requests(requests, opening.load().settings, as_json=as_json)
    return done


async def _opened(opening: "Opening", work: "Callable[[Companion], Awaitable[T]]") -> T:
    from companion.bootstrap import open_companion

    async with open_companion(opening) as companion:
        return await work(companion)
