"""`companion outreach`: a first message."""

from typing import TYPE_CHECKING, Annotated

import typer

from companion.cli.context import run
from companion.cli.options import GoalIdOption, GoalOption, JsonFlag, ShowPromptFlag

if TYPE_CHECKING:
    from companion.application.companion import Companion
    from companion.goals.goal import Goal
    from companion.outreach.message import Grounds
    from companion.people.person import Person

_HELP = (
    "Write a first message.\n\n"
    "Example: `companion outreach --mentee cv.txt --mentor people.txt --mentor-id "
    'ana-ruiz --goal "Lead my first team"`'
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("outreach", help=_HELP)(outreach)


def outreach(
    context: typer.Context,
    mentor: Annotated[str, typer.Option(help="A file, or the name of somebody stored.")],
    mentee: Annotated[
        str | None, typer.Option(help="A file or a stored name; you, when left out.")
    ] = None,
    goal: GoalOption = None,
    mentor_id: Annotated[str | None, typer.Option(help="Which mentor of several.")] = None,
    mentee_id: Annotated[str | None, typer.Option(help="Which mentee of several.")] = None,
    goal_id: GoalIdOption = None,
    channel: Annotated[str, typer.Option(help="email, invite or chat.")] = "email",
    minutes: Annotated[
        int | None,
        typer.Option(help="Minutes to ask for, 15 to 30; a first message asks for 15."),
    ] = None,
    show_prompt: ShowPromptFlag = False,
    as_json: JsonFlag = False,
) -> None:
    """Write a first message from a mentee to a mentor."""
    from companion.application.asks import OutreachAsk
    from companion.cli import given, own, printing
    from companion.cli.outreach_view import show_message
    from companion.values import DEFAULT_MINUTES

    wanted = given.goal_in(goal, goal_id=goal_id) if goal else None

    async def work(companion: "Companion") -> None:
        sender = await own.someone(companion, mentee, person_id=mentee_id, flag="--mentee-id")
        if wanted and mentee:
            sender = await own.wanting(companion, sender, mentee, wanted)
        theirs = wanted or await own.goal_of(companion, sender, goal_id)
        if not wanted:
            sender = await own.wanting(companion, sender, mentee or "", theirs)
        whom = await own.someone(companion, mentor, person_id=mentor_id, flag="--mentor-id")
        ask = given.asked(
            OutreachAsk,
            mentee=sender,
            mentor=whom,
            goal=theirs,
            channel=channel,
            grounds=await grounds_of(companion, sender, whom, theirs),
            notes_are_own=_notes_are_own(mentee, mentor, sender),
            minutes=DEFAULT_MINUTES if minutes is None else minutes,
        )
        message = await companion.outreach(ask)
        if as_json:
            printing.json_line(message)
        else:
            show_message(message)

    run(context, work, show_prompt=show_prompt, as_json=as_json)


async def grounds_of(
    companion: "Companion", sender: "Person", mentor: "Person", goal: "Goal"
) -> "Grounds | None":
    """Return what a match of the two rests on first, so that the message begins with it too.

    None for somebody who was only noted down, whose ties come first, and where nothing compares.
    """
    from companion.application.asks import MatchAsk
    from companion.errors import EmbedderError
    from companion.outreach.jottings import is_jotted
    from companion.outreach.message import Grounds

    if is_jotted(mentor) or mentor.id == sender.id:
        return None
    ask = MatchAsk(goals=(goal,), mentors=(mentor,), mentees=(sender,), top_k=1)
    try:
        (result,) = await companion.match(ask)
    except EmbedderError:
        return None
    reasons = result.matches[0].reasons if result.matches else ()
    return Grounds(field=reasons[0].field, quote=reasons[0].quote) if reasons else None


def _notes_are_own(mentee: str | None, mentor: str, sender: "Person") -> bool:
    """Tell whether the sender wrote what is noted of the mentor.

    Somebody who stands in the same file of notes, or is stored beside one's own record, did not.
    """
    from companion.cli.own import ME
    from companion.cli.reading import looks_like_file

    if mentee is None or sender.id == ME:
        return True
    return looks_like_file(mentee) and mentee != mentor
