"""`companion match`: who fits a goal, and why."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from companion.cli.context import run
from companion.cli.options import GoalIdOption, GoalOption, JsonFlag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from companion.application.asks import MatchAsk
    from companion.application.companion import Companion
    from companion.people.person import Person

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
    diverse: Annotated[
        bool, typer.Option("--diverse", help="Different paths, fields and years of work.")
    ] = False,
    second_opinion: Annotated[
        bool, typer.Option("--second-opinion", help="Whom you have not met in a stored session.")
    ] = False,
    already: Annotated[
        list[str] | None,
        typer.Option("--asked", help="Whom you asked already, shown last; repeat."),
    ] = None,
    ignore_reachability: Annotated[
        bool, typer.Option("--ignore-reachability", help="Busy mentors stand by fit alone.")
    ] = False,
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])] = None,
    as_json: JsonFlag = False,
) -> None:
    """Find mentors for a goal."""
    from companion.application.asks import MatchAsk
    from companion.cli import given, naming, own, printing

    pool = given.people_in(mentors) if mentors else ()
    if connections:
        pool += given.connections_in(connections)
    named = goals or goal
    wanted = given.goals_in(named) if named else ()
    if goal_id is not None and wanted:
        wanted = (given.one_goal(wanted, goal_id, where=goals or "--goal"),)
    theirs = given.people_in(mentees) if mentees else ()

    if second_opinion and pool and not already:
        printing.remark(
            "note: --second-opinion looks at stored sessions with stored people; "
            "with --mentors, name whom you asked: --asked NAME"
        )

    async def work(companion: "Companion") -> None:
        if not pool:
            await own.require_others(companion)
        people = pool or await companion.people.every()
        ask = MatchAsk(
            mentors=pool,
            goals=wanted or await own.stored_goals(companion, goal_id),
            mentees=theirs,
            top_k=None if every else top_k,
            on=on.date() if on else None,
            explain=explain,
            diverse=diverse,
            second_opinion=second_opinion,
            asked=tuple(naming.named_person(people, name).id for name in already or ()),
            ignore_reachability=ignore_reachability,
        )
        await _answer(companion, ask, people=people, as_json=as_json)

    run(context, work)


async def _answer(
    companion: "Companion", ask: "MatchAsk", *, people: "Sequence[Person]", as_json: bool
) -> None:
    from companion.cli import printing
    from companion.cli.match_question import may_ask, sharpened
    from companion.cli.match_view import show_match

    results = await companion.match(ask)
    if as_json:
        for result in results:
            printing.json_line(result)
        return
    known = {person.id: person for person in people}
    goals = {goal.id: goal for goal in ask.goals}
    for result in results:
        goal, shown = goals[result.goal_id], result
        if len(results) == 1 and may_ask():
            goal, shown = await sharpened(companion, ask, result, goal=goal, people=known)
        show_match(shown, goal=goal, people=known)
