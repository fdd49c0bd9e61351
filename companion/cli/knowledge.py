"""`companion knowledge`: dated notes of one's own that topics may cite."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from companion.cli.context import run
from companion.cli.options import JsonFlag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from companion.application.companion import Companion
    from companion.knowledge.trends import Trend

_HELP = (
    "Add dated notes on what changes in a field of work, for topics to cite where one fits: a "
    "Markdown file with title, since, by and url in its front matter, or an RSS or Atom feed saved "
    "as a file. `list` shows what you added, and what is due to be read again.\n\n"
    "Example: `companion knowledge add new-law.md`; `companion knowledge list`"
)


class KnowledgeAction(StrEnum):
    """What to do with the notes."""

    ADD = "add"
    LIST = "list"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("knowledge", help=_HELP)(knowledge)


def knowledge(
    context: typer.Context,
    action: Annotated[KnowledgeAction, typer.Argument(help="add or list.")],
    files: Annotated[
        list[str] | None, typer.Argument(help="Markdown or feeds, as files.", show_default=False)
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """Add or list dated notes of one's own."""
    from companion.errors import InputError

    if action is KnowledgeAction.ADD and not files:
        raise InputError("name a file to add: companion knowledge add new-law.md")
    if action is KnowledgeAction.LIST and files:
        raise InputError("list takes no file; it shows every note that you added")

    async def work(companion: "Companion") -> None:
        if action is KnowledgeAction.ADD:
            for file in files or ():
                _add(companion, file, as_json=as_json)
        else:
            _list(companion, as_json=as_json)

    run(context, work, as_json=as_json)


def _add(companion: "Companion", file: str, *, as_json: bool) -> None:
    from companion.cli.printing import say
    from companion.cli.reading import name_of, read_text

    name = name_of(file)
    found = companion.knowing.add(read_text(file), name=name)
    _show(found.notes, companion, as_json=as_json)
    if as_json:
        return
    for line in found.left_out:
        say(f"Left out of {name}: {line}")
    say(f"Notes kept from {name}: {len(found.notes)}")


def _list(companion: "Companion", *, as_json: bool) -> None:
    from companion.cli.printing import say

    notes = companion.knowing.every()
    _show(notes, companion, as_json=as_json)
    if not notes and not as_json:
        say("Nothing added yet: companion knowledge add FILE takes Markdown or a feed.")


def _show(notes: "Sequence[Trend]", companion: "Companion", *, as_json: bool) -> None:
    from companion.cli.printing import json_line, say

    for note in notes:
        if as_json:
            json_line(note)
            continue
        say(f"{note.since}  {note.title}", style="bold")
        say(note.text, indent=3)
        say(f"{note.source.by}: {note.source.url}", style="dim", indent=3)
        if note.is_stale(companion.today):
            say(f"Due to be read again since {note.review_by}; look at its source.", indent=3)
