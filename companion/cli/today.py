"""`companion` alone: today."""

from typing import TYPE_CHECKING

import typer

from companion.cli.context import Options, run

if TYPE_CHECKING:
    from companion.application.companion import Companion


def show_today(context: typer.Context) -> None:
    """Print one line per pair and one next step; the help where `companion start` was never run."""
    options: Options = context.obj

    async def work(companion: "Companion") -> bool:
        from companion.cli import own, preferences
        from companion.cli.today_view import show

        if not await own.is_known(companion):
            return False
        minutes = preferences.minutes_a_week(options)
        show(await companion.look_at_today(minutes_a_week=minutes), on=companion.today)
        return True

    if not run(context, work):
        typer.echo(context.get_help())
