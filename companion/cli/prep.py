"""`companion prep`: the next talk, prepared from what is stored."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from companion.cli.context import Options, run
from companion.cli.options import JsonFlag
from companion.errors import InputError
from companion.values import LONGEST_MINUTES, SHORTEST_MINUTES

if TYPE_CHECKING:
    from companion.application.companion import Companion
    from companion.application.preparing import PrepAsk
    from companion.followups.prep import AttachedText, Prep
    from companion.goals.goal import Goal
    from companion.people.person import Person

_HELP = (
    "Prepare your next talk: the one question, the plan to the minute, who owes what, and what to "
    "do before. It takes all that from what is stored, and nothing that is done is open again. As "
    "a mentor you get a brief that takes a minute to read; --all gives one for each.\n\n"
    'Example: `companion prep Ana`, or `companion prep Ana --urgent "They cut my hours"`, or '
    "`companion prep --all`"
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("prep", help=_HELP)(prep)


def prep(
    context: typer.Context,
    whom: Annotated[
        str | None,
        typer.Argument(help="With whom, by a stored name; else the next talk.", metavar="[NAME]"),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="A brief of each talk ahead.")] = False,
    minutes: Annotated[
        int | None,
        typer.Option(
            min=SHORTEST_MINUTES, max=LONGEST_MINUTES, help="Length; as agreed or planned, else 15."
        ),
    ] = None,
    goal: Annotated[
        str | None, typer.Option(help="What it is about, where no goal of the mentee is stored.")
    ] = None,
    urgent: Annotated[
        str | None, typer.Option(help="What cannot wait; the rest is left for another time.")
    ] = None,
    document: Annotated[
        str | None, typer.Option(help="A text to look at together, attached as it is.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(help="Write it as one page for a phone: question, timer, notes (card.html)."),
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """Print the preparation of one talk, or a brief of each."""
    from companion.cli import preferences, prep_view, printing

    _require_one_thing(every, goal, urgent, alone=(whom, goal, urgent, document, out))
    options: Options = context.obj
    ask = _ask(
        minutes=minutes,
        usual=preferences.session_minutes(options),
        goal=goal,
        urgent=urgent,
        document=document,
    )

    async def work(companion: "Companion") -> None:
        from companion.cli import own

        await own.myself(companion)
        preps = await companion.prepare_all(ask) if every else ()
        if not every:
            other = await _other(companion, whom)
            preps = (await companion.prepare(other.id, ask),)
        if as_json:
            for one in preps:
                printing.json_line(one)
        elif out is not None:
            _write(preps[0], out, on=companion.today)
        elif every:
            prep_view.show_briefs(preps, on=companion.today)
        else:
            prep_view.show_prep(preps[0], on=companion.today)

    run(context, work)


def _write(prep: "Prep", path: Path, *, on: date) -> None:
    from companion.cli.printing import say
    from companion.followups.card import card

    path.write_text(card(prep, on=on), encoding="utf-8")
    say(f"{path} is written; open it in any browser, on a phone too. It needs no network.")


def _require_one_thing(
    every: bool, goal: str | None, urgent: str | None, *, alone: tuple[object, ...]
) -> None:
    if every and any(alone):
        raise InputError("--all is for everybody: give it alone, or with --minutes or --json")
    if goal and urgent:
        raise InputError("give --urgent or --goal, not both: a talk is about one thing")


def _ask(
    *,
    minutes: int | None,
    usual: int,
    goal: str | None,
    urgent: str | None,
    document: str | None,
) -> "PrepAsk":
    from companion.application.preparing import PrepAsk
    from companion.cli import given

    return given.asked(
        PrepAsk,
        minutes=minutes,
        usual_minutes=usual,
        goal=_about(goal, urgent),
        document=_document(document),
        is_urgent=urgent is not None,
    )


def _about(goal: str | None, urgent: str | None) -> "Goal | None":
    from companion.goals.rules import goal_from_text

    for text, flag in ((goal, "goal"), (urgent, "urgent")):
        if text is not None:
            return goal_from_text(text, flag, where=f"--{flag}")
    return None


def _document(argument: str | None) -> "AttachedText | None":
    from companion.cli.reading import STANDARD_INPUT, name_of, read_notes
    from companion.followups.prep import AttachedText

    if argument is None:
        return None
    text = read_notes(argument)
    if not text.strip():
        raise InputError(f"{name_of(argument)} is empty; give the text that you want looked at")
    name = "what you pasted" if argument == STANDARD_INPUT else Path(argument).name
    return AttachedText(name=name, text=text)


async def _other(companion: "Companion", whom: str | None) -> "Person":
    """Return with whom the talk is: who is named, else of the next one.

    Raises:
        InputError: nobody is named, and no pair or several could be meant.
    """
    from companion.cli.naming import named_person, several
    from companion.cli.own import ME
    from companion.pairs.rules import Standing

    if whom is not None:
        other = named_person(await companion.people.every(), whom)
        if other.id == ME:
            raise InputError(f"{other.name} is you; name with whom you talk")
        return other
    over = {Standing.ENDED, Standing.PAUSED}
    lines = [one for one in (await companion.look_at_today()).lines if one.standing not in over]
    planned = [one for one in lines if one.next_on is not None]
    if len(lines) == 1 or planned:
        return (planned or lines)[0].other
    if not lines:
        raise InputError("no talk is noted or planned yet; say with whom: companion prep NAME")
    raise several(
        [one.other.id for one in lines], flag="companion prep NAME", where="what is stored"
    )
