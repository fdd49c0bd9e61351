"""`companion cohort`: pairs for a whole cohort."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from companion.cli.context import run
from companion.cli.options import JsonFlag

if TYPE_CHECKING:
    from companion.application.companion import Companion

_CONSTRAINTS: Final = (
    'A JSON file of any of {"pinned": [["mentee", "mentor"]], "forbidden": [["mentee", "mentor"]], '
    '"minimum_score": 0.3, "balance": 1}: people by id or name; no pair below the score; balance '
    "from 0, the best fit, to 1, everyone matched."
)

_HELP = (
    "Pair a whole cohort. A mentor who states no capacity takes one mentee.\n\n"
    "Example: `companion cohort --mentors m.jsonl --mentees p.jsonl --goals g.jsonl "
    "--out out.csv`"
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("cohort", help=_HELP)(cohort)


def cohort(
    context: typer.Context,
    mentors: Annotated[str | None, typer.Option(help="A file of mentors.")] = None,
    mentees: Annotated[str | None, typer.Option(help="A file of mentees.")] = None,
    goals: Annotated[str | None, typer.Option(help="A file of goals, one per mentee.")] = None,
    constraints: Annotated[str | None, typer.Option(help=_CONSTRAINTS, show_default=False)] = None,
    out: Annotated[str | None, typer.Option(help="Write the pairs as a spreadsheet.")] = None,
    as_json: JsonFlag = False,
) -> None:
    """Pair a whole cohort; without files, everyone stored."""
    from companion.application.asks import CohortAsk
    from companion.cli import given, own, printing
    from companion.cli.cohort_table import write_pairs
    from companion.cli.cohort_view import show_cohort

    files = (mentors, mentees, goals)
    given.all_or_none(files, flags=("--mentors", "--mentees", "--goals"))
    fixed = given.constraints_in(constraints)

    async def work(companion: "Companion") -> None:
        if mentors and mentees and goals:
            cast = given.people_in(mentors), given.people_in(mentees), given.goals_in(goals)
        else:
            cast = await own.stored_cohort(companion)
        wanted = given.by_id(fixed, mentees=cast[1], mentors=cast[0])
        ask = CohortAsk(mentors=cast[0], mentees=cast[1], goals=cast[2], constraints=wanted)
        result = await companion.cohort(ask)
        known = {person.id: person for person in (*cast[0], *cast[1])}
        if out:
            write_pairs(result, people=known, path=out)
        if as_json:
            printing.json_line(result)
        else:
            show_cohort(result, people=known, mentors=cast[0])

    run(context, work)
