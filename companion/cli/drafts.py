"""The six drafts: from files and storing nothing, or from stored records when no file is named."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Final

import typer

from companion.cli.context import run

if TYPE_CHECKING:
    from companion.application.companion import Companion

JsonFlag = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
GoalOption = Annotated[
    str | None,
    typer.Option("--goal", help="The goal as text, or a .json/.jsonl file.", show_default=False),
]
GoalIdOption = Annotated[
    str | None, typer.Option("--goal-id", help="Which goal of several.", show_default=False)
]
NotesOption = Annotated[
    list[str] | None,
    typer.Option("--notes", help="Notes of an earlier session; repeat, oldest first."),
]

_EXAMPLES: Final = {
    "match": 'companion match --mentors people.txt --goal "Lead my first team"',
    "cohort": "companion cohort --mentors m.jsonl --mentees p.jsonl --goals g.jsonl --out out.csv",
    "outreach": "companion outreach --mentee cv.txt --mentor people.txt --mentor-id ana-ruiz "
    '--goal "Lead my first team"',
    "agenda": 'companion agenda --goal "Negotiate my first offer" --minutes 20 --notes last.txt',
    "summarize": 'companion summarize notes.txt --date 2026-11-17 --participant "ana:Ana:mentor"',
    "topics": 'companion topics --career cv.txt --goal "Move from analysis to product"',
}

_CONSTRAINTS: Final = (
    'A JSON file of any of {"pinned": [["mentee", "mentor"]], "forbidden": [["mentee", "mentor"]], '
    '"minimum_score": 0.3, "balance": 1}: people by id or name; no pair below the score; balance '
    "from 0, the best fit, to 1, everyone matched."
)


def _help(command: str, text: str) -> str:
    return f"{text}\n\nExample: `{_EXAMPLES[command]}`"


def register(app: typer.Typer) -> None:
    """Add the six draft commands."""
    app.command("match", help=_help("match", "Find mentors for a goal, with reasons."))(match)
    app.command(
        "cohort",
        help=_help(
            "cohort",
            "Pair a whole cohort. A mentor who states no capacity takes one mentee.",
        ),
    )(cohort)
    app.command("outreach", help=_help("outreach", "Write a first message."))(outreach)
    app.command("agenda", help=_help("agenda", "Plan a session of 15 to 30 minutes."))(agenda)
    app.command("summarize", help=_help("summarize", "Sum up notes, quoting them."))(summarize)
    app.command("topics", help=_help("topics", "Suggest what to talk about next."))(topics)


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
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])] = None,
    as_json: JsonFlag = False,
) -> None:
    """Find mentors for a goal."""
    from companion.application.asks import MatchAsk
    from companion.cli import given, own, printing, rendering

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
        ask = MatchAsk(
            mentors=pool,
            goals=asked,
            mentees=theirs,
            top_k=None if every else top_k,
            on=on.date() if on else None,
        )
        results = await companion.match(ask)
        known = {person.id: person for person in pool or await companion.people.every()}
        by_id = {one.id: one for one in asked}
        for result in results:
            if as_json:
                printing.json_line(result)
            else:
                rendering.show_match(result, goal=by_id[result.goal_id], people=known)

    run(context, work)


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
    minutes: Annotated[int, typer.Option(help="Minutes to ask for, 15 to 30.")] = 15,
    as_json: JsonFlag = False,
) -> None:
    """Write a first message from a mentee to a mentor."""
    from companion.application.asks import OutreachAsk
    from companion.cli import given, own, printing, rendering

    wanted = given.goal_in(goal, goal_id=goal_id) if goal else None

    async def work(companion: "Companion") -> None:
        sender = await own.someone(companion, mentee, person_id=mentee_id, flag="--mentee-id")
        ask = given.asked(
            OutreachAsk,
            mentee=sender,
            mentor=await own.someone(companion, mentor, person_id=mentor_id, flag="--mentor-id"),
            goal=wanted or await own.goal_of(companion, sender, goal_id),
            channel=channel,
            minutes=minutes,
        )
        message = await companion.outreach(ask)
        if as_json:
            printing.json_line(message)
        else:
            rendering.show_message(message)

    run(context, work)


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
    from companion.cli import given, own, printing, rendering

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
            rendering.show_agenda(plan)

    run(context, work)


def summarize(
    context: typer.Context,
    notes: Annotated[str, typer.Argument(help="A file of notes, or - for standard input.")],
    held_on: Annotated[
        datetime | None, typer.Option("--date", formats=["%Y-%m-%d"], help="Day of the session.")
    ] = None,
    participant: Annotated[
        list[str] | None, typer.Option(help='Who took part: "id:Name" or "id:Name:role".')
    ] = None,
    me: Annotated[str | None, typer.Option(help="The id of who “I” is.")] = None,
    as_json: JsonFlag = False,
) -> None:
    """Sum up notes into takeaways, decisions and action items that quote them."""
    from companion.application.asks import SummaryAsk
    from companion.cli import given, own, printing, rendering
    from companion.cli.reading import read_text

    text = read_text(notes)
    named = tuple(given.participant(one) for one in participant or ())

    async def work(companion: "Companion") -> None:
        people, speaker = named, me
        if not named:
            people = await own.participants(companion, text)
            speaker = me or (people[0].id if people else None)
        ask = given.asked(
            SummaryAsk,
            notes=text,
            date=held_on.date() if held_on else None,
            participants=people,
            me=speaker,
        )
        summary = await companion.summarize(ask)
        if as_json:
            printing.json_line(summary)
        else:
            rendering.show_summary(summary, names={one.id: one.name for one in people})

    run(context, work)


def topics(
    context: typer.Context,
    career: Annotated[
        str | None, typer.Option(help="A CV, JSON Resume or person; you, when left out.")
    ] = None,
    goal: GoalOption = None,
    goal_id: GoalIdOption = None,
    notes: NotesOption = None,
    top_k: Annotated[int, typer.Option(min=1, max=20, help="Most topics.")] = 5,
    as_json: JsonFlag = False,
) -> None:
    """Suggest what to talk about next, each topic with its sources."""
    from companion.application.asks import TopicsAsk
    from companion.cli import given, own, printing, rendering

    wanted = given.goal_in(goal, goal_id=goal_id) if goal else None
    past = given.past_notes(notes or ())

    async def work(companion: "Companion") -> None:
        me = await own.someone(companion, career, person_id=None, flag="--career")
        stored = career is None
        ask = given.asked(
            TopicsAsk,
            career=() if stored else me.career,
            mentee_id=me.id if stored else None,
            headline=me.headline,
            skills=me.skills,
            goal=wanted,
            notes=past,
            top_k=top_k,
        )
        found = await companion.topics(ask)
        if as_json:
            printing.json_line(found)
        else:
            rendering.show_topics(found)

    run(context, work)
