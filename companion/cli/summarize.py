"""`companion summarize`: takeaways, decisions and action items from notes."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Final

import typer

from companion.cli.context import run
from companion.cli.options import JsonFlag, ShowPromptFlag
from companion.errors import InputError

if TYPE_CHECKING:
    from companion.application.companion import Companion

_AROUND: Final = timedelta(days=31)
"""How long after the day given for several talks one of them may have been."""

_HELP = (
    "Sum up notes, quoting them; several files are summed up one after another.\n\n"
    "Example: `companion summarize notes.txt --date 2026-11-17 --participant "
    '"ana:Ana:mentor"`; all talks of a mentor with people who are stored, each followed by the '
    "plan of the next one: `companion summarize amir.txt eva.txt --me jo-lind --next`"
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("summarize", help=_HELP)(summarize)


def summarize(
    context: typer.Context,
    notes: Annotated[
        list[str],
        typer.Argument(
            help="A file of notes, or several, each of one session; - is standard input."
        ),
    ],
    held_on: Annotated[
        datetime | None, typer.Option("--date", formats=["%Y-%m-%d"], help="Day of the session.")
    ] = None,
    participant: Annotated[
        list[str] | None, typer.Option(help='Who took part: "id:Name" or "id:Name:role".')
    ] = None,
    me: Annotated[
        str | None, typer.Option(help="Who “I” is: an id, or mentor or mentee if that is you.")
    ] = None,
    about: Annotated[
        str | None,
        typer.Option(help="Of a long recorded talk: what to show, a question or a goal in words."),
    ] = None,
    plan_next: Annotated[
        bool, typer.Option("--next", help="After each summary, plan the next talk of these two.")
    ] = False,
    minutes: Annotated[
        int | None, typer.Option(help="With --next: length of the next talk, 15 to 30.")
    ] = None,
    show_prompt: ShowPromptFlag = False,
    as_json: JsonFlag = False,
) -> None:
    """Sum up notes into takeaways, decisions and action items that quote them."""
    from companion.cli import given, next_talk, preferences
    from companion.cli.debrief_view import show
    from companion.cli.reading import name_of, read_notes

    texts = [(name_of(one), read_notes(one)) for one in notes]
    named = tuple(given.participant(one) for one in participant or ())
    if minutes is not None and not plan_next:
        raise InputError(f"--minutes {minutes} is the length of the next talk; add --next")
    length = preferences.session_minutes(context.obj) if minutes is None else minutes

    async def sum_up(companion: "Companion", name: str, text: str) -> None:
        if named:
            talk = next_talk.talk_with(name, text, people=named, me=me)
        else:
            talk = await next_talk.talk_of(companion, name, text, me=me, of_several=len(texts) > 1)
        day = _day_of(name, text, given=held_on.date() if held_on else None)
        talk = replace(talk, held_on=day, about=about)
        found = await next_talk.debrief(companion, talk, minutes=length if plan_next else None)
        show(found, talk, with_next=plan_next, is_one=len(texts) == 1, as_json=as_json)

    async def work(companion: "Companion") -> None:
        for name, text in texts:
            await sum_up(companion, name, text)

    run(context, work, show_prompt=show_prompt, as_json=as_json)


_DATED: Final = "its first line says {own}, so --date {given} is not used for it"


def _day_of(name: str, text: str, *, given: date | None) -> date | None:
    """Return the day of notes: what their own first line says, else the one that was given."""
    from companion.agendas.dating import spelt
    from companion.cli.printing import remark
    from companion.text.due import find_held_on, find_recent_day

    if given is None:
        return None
    own = find_held_on(text) or find_recent_day(text, today=given + _AROUND)
    if own is not None and own != given:
        remark(f"{name}: {_DATED.format(own=f'{spelt(own)} {own.year}', given=given)}")
    return own or given
