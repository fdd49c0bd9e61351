"""`companion agenda`: a plan for a session."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from companion.cli.context import Options, run
from companion.cli.options import (
    GoalIdOption,
    GoalOption,
    JsonFlag,
    NotesDayOption,
    NotesOption,
    ShowPromptFlag,
)

if TYPE_CHECKING:
    from companion.application.companion import Companion

_HELP = (
    "Plan a session of 15 to 30 minutes.\n\n"
    'Example: `companion agenda --goal "Negotiate my first offer" --minutes 20 '
    "--notes last.txt`; as a mentor: `companion agenda --mentee Kwame --me mentor --goal "
    '"Lead the day team" --notes kwame.txt`'
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("agenda", help=_HELP)(agenda)


def agenda(
    context: typer.Context,
    goal: GoalOption = None,
    goal_id: GoalIdOption = None,
    minutes: Annotated[
        int | None,
        typer.Option(
            help="Length of the session, 15 to 30; what `companion start` was told, else 15."
        ),
    ] = None,
    notes: NotesOption = None,
    held_on: NotesDayOption = None,
    mentee: Annotated[
        str | None, typer.Option(help="The mentee: a file, a stored name, or just a name.")
    ] = None,
    mentor: Annotated[
        str | None, typer.Option(help="The mentor: a file, a stored name, or just a name.")
    ] = None,
    participant: Annotated[
        list[str] | None, typer.Option(help='The same as "id:Name:mentee" or "id:Name:mentor".')
    ] = None,
    me: Annotated[
        str | None,
        typer.Option(
            help="Whose plan it is, and who “I” is in the notes: mentor, mentee or an id."
        ),
    ] = None,
    show_prompt: ShowPromptFlag = False,
    as_json: JsonFlag = False,
) -> None:
    """Plan a session; the minutes sum exactly."""
    from companion.application.asks import AgendaAsk
    from companion.cli import given, own, pairs, preferences, printing
    from companion.cli.agenda_view import remark_reader, show_agenda

    options: Options = context.obj
    wanted = given.goal_in(goal, goal_id=goal_id) if goal else None
    past = given.past_notes(notes or (), held_on=held_on.date() if held_on else None)
    length = preferences.session_minutes(options) if minutes is None else minutes
    named = tuple(given.participant(one) for one in participant or ())

    async def work(companion: "Companion") -> None:
        told = await pairs.pair_named(
            companion, pairs.Named(mentee=mentee, mentor=mentor, participants=named, me=me)
        )
        if told.mentee and mentee and wanted:
            told = replace(told, mentee=await own.wanting(companion, told.mentee, mentee, wanted))
        stored = None if wanted else await own.goal_to_plan(companion, told, goal_id)
        pair = await pairs.completed(
            companion,
            told,
            notes="\n".join(one.text for one in past),
            mentee_id=stored.mentee_id if stored else None,
        )
        ask = given.asked(
            AgendaAsk,
            goal=wanted,
            goal_id=stored.id if stored else None,
            minutes=length,
            notes=past,
            mentee=pair.mentee,
            mentor=pair.mentor,
            reader=pair.writer,
        )
        plan = await companion.agenda(ask)
        if as_json:
            printing.json_line(plan)
        else:
            show_agenda(plan)
            pairs.remark_unknown(past, pair)
            if pair.writer is None:
                remark_reader(stored or wanted)

    run(context, work, show_prompt=show_prompt, as_json=as_json)
