"""The `companion` command: sub-commands are registered here, and every error becomes one line."""

import functools
import sys
import traceback
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from typer.main import get_command

from companion.cli import (
    accounts,
    advice,
    agenda,
    ask,
    backup,
    cohort,
    did,
    everyday,
    knowledge,
    match,
    note,
    outreach,
    pair,
    prep,
    recall,
    restore,
    rights,
    running,
    stored,
    summarize,
    topics,
)
from companion.cli import today as today_command
from companion.cli.context import Options
from companion.cli.printing import error_line, prepare_streams, say
from companion.cli.usage import is_usage_error, require_one_standard_input, usage_line
from companion.errors import (
    BadRecordsError,
    CompanionError,
    ConflictError,
    ForbiddenError,
    InputError,
    NotFoundError,
    SettingsError,
)

app = typer.Typer(
    name="companion",
    help=(
        "A companion for micro-mentoring: find a mentor, write the first message, plan 15 minutes, "
        "sum up the notes, choose the next topic. It drafts, offline unless you name a model; "
        "you decide and send.\n\nNew here? Run: companion demo"
    ),
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)

_STOPPED = 130
"""How a shell reads an end by Ctrl-C."""

_BAD_INPUT = (InputError, NotFoundError, ConflictError, ForbiddenError, SettingsError)


def _say_version(value: bool) -> None:
    if value:
        from importlib.metadata import version

        say(f"companion {version('micro-mentoring-companion')}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    data_dir: Annotated[
        Path | None, typer.Option(help="Folder of the database and caches.", show_default=False)
    ] = None,
    model: Annotated[
        str | None, typer.Option(help="Language model to draft with.", show_default=False)
    ] = None,
    base_url: Annotated[
        str | None, typer.Option(help="Its OpenAI-compatible endpoint.", show_default=False)
    ] = None,
    offline: Annotated[
        bool, typer.Option("--offline", help="Use no language model, whatever is set.")
    ] = False,
    today: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            help="Take this day for today, to note down later what happened then.",
            show_default=False,
        ),
    ] = None,
    month: Annotated[
        bool, typer.Option("--month", help="Look back on your month as a mentor.")
    ] = False,
    _version: Annotated[
        bool,
        typer.Option("--version", help="Say which version this is.", callback=_say_version),
    ] = False,
) -> None:
    """Hold the settings that every command shares."""
    flags: dict[str, object] = {"data_dir": data_dir, "model": model, "base_url": base_url}
    day = today.date() if today else None
    context.obj = Options(flags=flags, offline=offline, today=day)
    if context.invoked_subcommand is None:
        today_command.show_today(context, only_month=month)


_COMMANDS = (
    match,
    cohort,
    outreach,
    agenda,
    summarize,
    topics,
    everyday,
    ask,
    pair,
    prep,
    note,
    did,
    recall,
    advice,
    knowledge,
    stored,
    rights,
    backup,
    restore,
    accounts,
    running,
)
for commands in _COMMANDS:
    commands.register(app)


@functools.cache
def _command() -> Callable[..., object]:
    """Return the tree of commands, built once: a story runs many of them in one process."""
    return get_command(app)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; exit 0, 2 for what the caller can mend, 1 for the rest.

    `arguments` stand in for those of the process.
    """
    given = sys.argv[1:] if arguments is None else arguments
    prepare_streams()
    if sys.stdout is None:
        error_line("standard output is closed, so there is nowhere to show anything")
        sys.exit(1)
    try:
        require_one_standard_input(given)
        status = _command()(_meant(given), prog_name="companion", standalone_mode=False)
    except (typer.Abort, KeyboardInterrupt):
        status = _STOPPED
    except BrokenPipeError:
        # The reader of our output has gone, as with `| head`; Python must not complain at exit.
        sys.stderr.close()
        status = 1
    except Exception as error:  # noqa: BLE001 - a person must never meet a traceback
        error_line(_explained(error))
        status = 2 if isinstance(error, _BAD_INPUT) or is_usage_error(error) else 1
    if status == _STOPPED:
        error_line("stopped")
    sys.exit(status if isinstance(status, int) else 0)


def _meant(given: Sequence[str]) -> list[str]:
    """Return the arguments, with `help` and `help COMMAND` as people type them."""
    match list(given):
        case ["help"]:
            return ["--help"]
        case ["help", command]:
            return [command, "--help"]
        case arguments:
            return arguments


def _explained(error: Exception) -> str:
    """Return what happened as the user should read it."""
    if isinstance(error, BadRecordsError):
        from companion.problems import summary_of

        return summary_of(error.problems)
    if isinstance(error, CompanionError):
        return str(error)
    if is_usage_error(error):
        return usage_line(error)
    if isinstance(error, OSError):
        reason = error.strerror or error
        if error.filename is None:
            return f"the output could not be written: {reason}"
        return f"cannot use {error.filename!r}: {reason}"
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    return (
        f"this is a defect of the companion ({type(error).__name__} at {place}); "
        "please report it with what you ran"
    )
