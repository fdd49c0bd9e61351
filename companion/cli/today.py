"""`companion` alone: today."""

from typing import TYPE_CHECKING

import typer

from companion.cli.context import Options, run

if TYPE_CHECKING:
    from companion.application.companion import Companion


def show_today(context: typer.Context, *, only_month: bool = False) -> None:
    """Print one line per pair and one next step; the help where `companion start` was never run.

    The first time in a month that a mentor looks, the last one stands above; with `only_month` it
    stands alone, or this one where nothing was in that.
    """
    options: Options = context.obj

    async def work(companion: "Companion") -> bool:
        from companion.cli import own, preferences
        from companion.cli.month_view import show_month
        from companion.cli.printing import say
        from companion.cli.today_view import show

        if not await own.is_known(companion):
            return False
        minutes, on = preferences.minutes_a_week(options), companion.today
        found = await companion.look_at_today(minutes_a_week=minutes)
        last = found.last_month
        if only_month:
            month = last or found.this_month
            if month is None:
                say("You have noted no talk as a mentor in this month or the last.")
            else:
                show_month(month, me=found.me, on=on)
            return True
        # After weeks away there is one step, and nothing besides.
        if last is not None and found.away_days is None and preferences.is_new_month(options, on):
            show_month(last, me=found.me, on=on)
            preferences.keep_month(options, on)
        show(found, on=on)
        return True

    if not run(context, work):
        typer.echo(context.get_help())
