"""`companion topics`: what to talk about next."""

from typing import TYPE_CHECKING, Annotated

import typer

from companion.agendas.agenda import Reader
from companion.cli.context import run
from companion.cli.options import GoalIdOption, GoalOption, JsonFlag, NotesOption

if TYPE_CHECKING:
    from companion.application.companion import Companion

_HELP = (
    "Suggest what to talk about next, each topic with its sources.\n\n"
    'Example: `companion topics --career cv.txt --goal "Move from analysis to '
    'product"`'
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("topics", help=_HELP)(topics)


def topics(
    context: typer.Context,
    career: Annotated[
        str | None, typer.Option(help="A CV, JSON Resume or person; you, when left out.")
    ] = None,
    goal: GoalOption = None,
    goal_id: GoalIdOption = None,
    notes: NotesOption = None,
    me: Annotated[
        Reader | None, typer.Option(help="Whose list it is; a mentor's asks the mentee.")
    ] = None,
    top_k: Annotated[int, typer.Option(min=1, max=20, help="Most topics.")] = 5,
    as_json: JsonFlag = False,
) -> None:
    """Suggest what to talk about next, each topic with its sources."""
    from companion.application.asks import TopicsAsk
    from companion.cli import given, own, printing
    from companion.cli.topics_view import show_topics

    wanted = given.goal_in(goal, goal_id=goal_id) if goal else None
    past = given.past_notes(notes or ())

    async def work(companion: "Companion") -> None:
        whose = None
        if career is not None or not (wanted or past) or await _is_about_me(companion, me):
            whose = await own.someone(companion, career, person_id=None, flag="--career")
        stored = career is None and whose is not None
        ask = given.asked(
            TopicsAsk,
            career=() if stored or whose is None else whose.career,
            mentee_id=whose.id if stored and whose is not None else None,
            headline=whose.headline if whose is not None else None,
            skills=whose.skills if whose is not None else (),
            goal=wanted,
            notes=past,
            reader=me,
            top_k=top_k,
        )
        found = await companion.topics(ask)
        if as_json:
            printing.json_line(found)
        else:
            show_topics(found)

    run(context, work)


async def _is_about_me(companion: "Companion", me: Reader | None) -> bool:
    """Tell whether the person stored by `companion start` is meant, nobody else being named."""
    from companion.cli import own

    return me is not Reader.MENTOR and await own.is_known(companion)
