"""`companion match`: who fits a goal, and why."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from companion.cli.context import run
from companion.cli.options import GoalIdOption, GoalOption, JsonFlag

if TYPE_CHECKING:
    from companion.application.companion import Companion

_HELP = (
    "Find mentors for a goal, with reasons.\n\n"
    'Example: `companion match --mentors people.txt --goal "Lead my first team"`'
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("match", help=_HELP)(match)


def match(
    context: typer.Context,
    mentors: Annotated[
        str | None, typer.Option(help="People to choose from; stored people without it.")
    ] = None,
    goal: GoalOption = None,
    goals: Annotated[str | None, typer.Option(help="A file of goals.")] = None,
    goal_id: GoalIdOption = None,
    mentees: Annotated[str | None, typer.Option(help="The goals' mentees.")] = None,
    connections: Annotated[
        str | None, typer.Option(help="LinkedIn's Connections.csv: rank your own contacts.")
    ] = None,
    top_k: Annotated[int, typer.Option(min=1, max=10_000, help="Most mentors per goal.")] = 5,
    every: Annotated[bool, typer.Option("--all", help="All eligible mentors.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="The score, part by part.")] = False,
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])] = None,
    as_json: JsonFlag = False,
) -> None:
    """Find mentors for a goal."""
    from companion.application.asks import MatchAsk
    from companion.cli import given, own, printing
    from companion.cli.match_view import show_match

    pool = given.people_in(mentors) if mentors else ()
    if connections:
        pool += given.connections_in(connections)
    named = goals or goal
    wanted = given.goals_in(named) if named else ()
    if goal_id is not None and wanted:
        wanted = (given.one_goal(wanted, goal_id, where=goals or "--goal"),)
    theirs = given.people_in(mentees) if mentees else ()

    async def work(companion: "Companion") -> None:
        asked = wanted or await own.stored_goals(companion, goal_id)
        if not pool:
            await own.require_others(companion)
        ask = MatchAsk(
            mentors=pool,
            goals=asked,
            mentees=theirs,
            top_k=None if every else top_k,
            on=on.date() if on else None,
            explain=explain,
        )
        results = await companion.match(ask)
        known = {person.id: person for person in pool or await companion.people.every()}
        by_id = {one.id: one for one in asked}
        for result in results:
            if as_json:
                printing.json_line(result)
            else:
                show_match(result, goal=by_id[result.goal_id], people=known)

    run(context, work)
