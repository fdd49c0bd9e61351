"""`companion summarize`: takeaways, decisions and action items from notes."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from companion.cli.context import run
from companion.cli.options import JsonFlag

if TYPE_CHECKING:
    from companion.application.companion import Companion

_AROUND: Final = timedelta(days=31)
"""How long after the day given for several talks one of them may have been."""

_HELP = (
    "Sum up notes, quoting them; several files are summed up one after another.\n\n"
    "Example: `companion summarize notes.txt --date 2026-11-17 --participant "
    '"ana:Ana:mentor"`; of several talks, with people who are stored: '
    "`companion summarize amir.txt eva.txt --me jo-lind`"
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
    me: Annotated[str | None, typer.Option(help="The id of who “I” is.")] = None,
    as_json: JsonFlag = False,
) -> None:
    """Sum up notes into takeaways, decisions and action items that quote them."""
    from companion.application.asks import SummaryAsk
    from companion.cli import given, own, printing
    from companion.cli.reading import name_of, read_notes
    from companion.cli.summary_view import show_summary

    texts = [(name_of(one), read_notes(one)) for one in notes]
    named = tuple(given.participant(one) for one in participant or ())

    async def sum_up(companion: "Companion", name: str, text: str) -> None:
        people, speaker = named, me
        if not named:
            people = await own.participants(companion, text, title=Path(name).stem, me=me)
            speaker = people[0].id if people else me
        ask = given.asked(
            SummaryAsk,
            notes=text,
            date=_day_of(text, given=held_on.date() if held_on else None, of=len(texts)),
            participants=people,
            me=speaker,
        )
        summary = await companion.summarize(ask)
        if as_json:
            printing.json_line(summary)
            return
        if len(texts) > 1:
            printing.heading(name)
        show_summary(summary, names={one.id: " ".join(one.name.split()) for one in people})

    async def work(companion: "Companion") -> None:
        for name, text in texts:
            await sum_up(companion, name, text)

    run(context, work)


def _day_of(text: str, *, given: date | None, of: int) -> date | None:
    """Return the day of notes: the one that was given, unless one of several names its own."""
    from companion.text.due import find_held_on, find_recent_day

    if given is None or of == 1:
        return given
    own = find_held_on(text) or find_recent_day(text, today=given + _AROUND)
    return given if own is None else None
