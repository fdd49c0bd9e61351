"""`companion restore FILE`: puts a backup in the place of all that is stored."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from companion.errors import InputError

if TYPE_CHECKING:
    from companion.settings import Settings


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "restore",
        help="Put a backup in the place of all that is stored. Stop `companion serve` first.\n\n"
        "Example: `companion restore friday.backup`",
    )(restore)


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="What `companion backup` wrote.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Restore the database and the notes beside it."""
    import asyncio

    from companion import bootstrap_backup
    from companion.cli.backup import told
    from companion.cli.context import Options
    from companion.cli.printing import remark, say

    options: Options = context.obj
    settings = options.opening().load().settings
    if not yes and not _confirmed(settings, file):
        say("nothing was changed")
        return
    done = asyncio.run(bootstrap_backup.restore(settings, file))
    if done.keys_are_old:
        remark(
            "Every key is as it was at the backup, since what was revoked since could not be "
            "read: look through companion accounts list."
        )
    say(f"restored {told(done)} into {done.database}, opened and counted")


def _confirmed(settings: "Settings", file: Path) -> bool:
    """Ask whether what is stored now may go, where anything is.

    Raises:
        InputError: nobody answers.
    """
    import asyncio

    from companion.bootstrap_backup import people_in_place

    people = asyncio.run(people_in_place(settings))
    if people is None:
        return True
    question = (
        f"All that is stored now ({people} people and what hangs on them) goes, and {str(file)!r} "
        "takes its place; if you may want it back, answer n and back it up first. Restore?"
    )
    try:
        return typer.confirm(question, err=True)
    except typer.Abort:
        raise InputError(
            "nobody answered, and nothing was changed; to not be asked add --yes"
        ) from None
