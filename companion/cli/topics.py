"""`companion topics`: what to talk about next."""

from typing import TYPE_CHECKING, Annotated

import typer

from companion.agendas.agenda import Reader
from companion.cli.context import run
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
    from companion.goals.goal import Goal
    from companion.people.person import Person

_HELP = (
    "Suggest what to talk about next, each topic with its sources.\n\n"
    'Example: `companion topics --career cv.txt --goal "Move from analysis to '
    'product"`; as a mentor: `companion topics --me mentor --goal "Lead the day team" '
    "--notes kwame.txt`"
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
    held_on: NotesDayOption = None,
    me: Annotated[
        str | None,
        typer.Option(help="Whose list it is: mentee, mentor or a stored name; a mentor's asks."),
    ] = None,
    mentee: Annotated[
        str | None, typer.Option(help="The mentee in the notes: a file or a name.")
    ] = None,
    mentor: Annotated[
        str | None, typer.Option(help="The mentor in the notes: a file or a name.")
    ] = None,
    participant: Annotated[
        list[str] | None,
        typer.Option(help='The same as "id:Name:mentee" or "id:Name:mentor".'),
    ] = None,
    top_k: Annotated[int, typer.Option(min=1, max=20, help="Most topics.")] = 5,
    show_prompt: ShowPromptFlag = False,
    as_json: JsonFlag = False,
) -> None:
    """Suggest what to talk about next, each topic with its sources."""
    from companion.application.asks import TopicsAsk
    from companion.cli import given, own, pairs, printing
    from companion.cli.topics_view import show_topics

    wanted = given.goal_in(goal, goal_id=goal_id) if goal else None
    past = given.past_notes(notes or (), held_on=held_on.date() if held_on else None)

    async def work(companion: "Companion") -> None:
        whose = None
        named = tuple(map(given.participant, participant or ()))
        pair = await pairs.pair_named(
            companion, pairs.Named(mentee=mentee, mentor=mentor, participants=named)
        )
        reader = await pairs.reader_named(companion, me, pair)
        is_mine = wanted is None or wanted.mentee_id in {None, own.ME}
        about_me = is_mine and await _is_about_me(companion, reader)
        if career is not None or not (wanted or past) or about_me:
            whose = await own.someone(companion, career, person_id=None, flag="--career")
        stored = career is None and whose is not None
        theirs = await _goal(companion, whose, wanted, given_as=career, goal_id=goal_id)
        ask = given.asked(
            TopicsAsk,
            career=() if stored or whose is None else whose.career,
            mentee_id=whose.id if stored and whose is not None else None,
            headline=whose.headline if whose is not None else None,
            skills=whose.skills if whose is not None else (),
            time_zone=whose.time_zone if whose is not None else None,
            goal=theirs,
            notes=past,
            reader=reader or (Reader.MENTEE if stored else None),
            mentee=pair.mentee,
            mentor=pair.mentor,
            top_k=top_k,
        )
        found = await companion.topics(ask)
        if as_json:
            printing.json_line(found)
        else:
            show_topics(found)
            pairs.remark_unknown(past, pair)

    run(context, work, show_prompt=show_prompt, as_json=as_json)


async def _goal(
    companion: "Companion",
    whose: "Person | None",
    wanted: "Goal | None",
    *,
    given_as: str | None,
    goal_id: str | None,
) -> "Goal | None":
    """Return the goal that was given, if it may be this person's, or the one stored of theirs."""
    from companion.application.pair import require_own_goal
    from companion.cli import own
    from companion.cli.reading import looks_like_file

    if wanted is not None:
        if whose is not None:
            mentee = await own.wanting(companion, whose, given_as or "", wanted)
            require_own_goal(wanted, mentee_id=mentee.id)
        return wanted
    if whose is None:
        return None if goal_id is None else (await own.stored_goals(companion, goal_id))[0]
    is_stored = given_as is None or not looks_like_file(given_as)
    if is_stored or goal_id is not None:
        return await own.find_goal_of(companion, whose, goal_id)
    return None


async def _is_about_me(companion: "Companion", reader: Reader | None) -> bool:
    """Tell whether the person stored by `companion start` is meant, nobody else being named."""
    from companion.cli import own

    return reader is not Reader.MENTOR and await own.is_known(companion)
