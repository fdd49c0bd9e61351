"""`companion agenda`: a plan for a session."""

from typing import TYPE_CHECKING, Annotated

import typer

from companion.cli.context import run
from companion.cli.options import GoalIdOption, GoalOption, JsonFlag, NotesOption

if TYPE_CHECKING:
    from companion.application.companion import Companion

_HELP = (
    "Plan a session of 15 to 30 minutes.\n\n"
    'Example: `companion agenda --goal "Negotiate my first offer" --minutes 20 '
    "--notes last.txt`"
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("agenda", help=_HELP)(agenda)


def agenda(
    context: typer.Context,
    goal: GoalOption = None,
    goal_id: GoalIdOption = None,
    minutes: Annotated[int, typer.Option(help="Length of the session, 15 to 30.")] = 15,
    notes: NotesOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Plan a session; the minutes sum exactly."""
    from companion.application.asks import AgendaAsk
    from companion.cli import given, own, printing
    from companion.cli.agenda_view import show_agenda

    wanted = given.goal_in(goal, goal_id=goal_id) if goal else None
    past = given.past_notes(notes or ())

    async def work(companion: "Companion") -> None:
        stored = None if wanted else (await own.stored_goals(companion, goal_id))[0].id
        cast = await own.cast_of(companion, "\n".join(one.text for one in past))
        pair = cast if len(cast) == 2 else (None, None)
        ask = given.asked(
            AgendaAsk,
            goal=wanted,
            goal_id=stored,
            minutes=minutes,
            notes=past,
            mentee=pair[0],
            mentor=pair[1],
        )
        plan = await companion.agenda(ask)
        if as_json:
            printing.json_line(plan)
        else:
            show_agenda(plan)

    run(context, work)
