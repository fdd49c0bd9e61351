"""`companion backup FILE`: all that is stored, as one file."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

if TYPE_CHECKING:
    from companion.bootstrap_backup import BackedUp

_SHOWN: Final = (
    ("person", "person", "people"),
    ("goal", "goal", "goals"),
    ("request", "request", "requests"),
    ("pair", "pair", "pairs"),
    ("mentoring_session", "session", "sessions"),
    ("item", "item", "items"),
)
"""Tables that a person knows, and what one and several of their rows are called."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "backup",
        help="Write all that is stored into one file, checked, while everything goes on.\n\n"
        "Example: `companion backup friday.backup`",
    )(backup)


def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="Where to; an older backup there is replaced.")],
) -> None:
    """Back up the database and the notes beside it."""
    import asyncio

    from companion.bootstrap_backup import back_up
    from companion.cli.context import Options
    from companion.cli.printing import remark, say

    options: Options = context.obj
    done = asyncio.run(back_up(options.opening().load().settings, file))
    say(f"backed up {told(done)} to {file} ({file.stat().st_size / 1024:,.0f} kB), read back whole")
    remark(
        "note: it holds private notes; keep it where only you can read it, on another disk. "
        f"To get it back: companion restore {file}"
    )


def told(done: "BackedUp") -> str:
    """Return what a backup holds, in words."""
    return held(done.rows) + (f", {done.notes} dated notes" if done.notes else "")


def held(rows: Mapping[str, int]) -> str:
    """Return counts by table in words."""
    parts = [
        f"{count:,} {one if count == 1 else several}"
        for table, one, several in _SHOWN
        if (count := rows.get(table, 0))
    ]
    return ", ".join(parts) or "no records"
