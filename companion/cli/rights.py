"""`companion export` and `companion erase`: what is held of a person, to take and to be rid of."""

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from companion.cli.context import run
from companion.cli.stored import KINDS_SAID, collection_of, kind_meant
from companion.errors import InputError, NotFoundError

if TYPE_CHECKING:
    from companion.access.principal import Principal
    from companion.application.companion import Companion
    from companion.application.rights import Erased, Preview
    from companion.people.person import Person

_EXPORT_HELP: Final = (
    "Print records as JSON Lines, in the shape that import reads; or everything held of one "
    "person, as JSON, and with --out as a page to read too.\n\n"
    "Example: `companion export people > people.jsonl`; "
    '`companion export "Ana Ruiz" --out ana.zip`'
)
_ERASE_HELP: Final = (
    "Erase a person: every record about them, their talks, vectors, and their name in records of "
    "others. Shows first what will go, and asks for the name. There is no way back.\n\n"
    'Example: `companion erase "Ana Ruiz"`'
)

_COUNTED: Final = {
    "person": ("profile", "profiles"),
    "goal": ("goal", "goals"),
    "pair": ("pair with its terms", "pairs with their terms"),
    "mentoring_session": ("talk with its notes", "talks with their notes"),
    "item": ("action, takeaway or decision", "actions, takeaways and decisions"),
    "request": ("request", "requests"),
    "passage": ("passage of the search", "passages of the search"),
    "vector": ("vector", "vectors"),
    "consent": ("consent", "consents"),
    "kept_answer": ("kept answer", "kept answers"),
    "account": ("account", "accounts"),
    "api_key": ("key", "keys"),
}


def register(app: typer.Typer) -> None:
    """Add the two commands."""
    app.command("export", help=_EXPORT_HELP)(export)
    app.command("erase", help=_ERASE_HELP)(erase)


def export(
    context: typer.Context,
    what: Annotated[
        str, typer.Argument(help=f"{KINDS_SAID.capitalize()}; or a person's name.", metavar="WHAT")
    ],
    out: Annotated[
        Path | None,
        typer.Option(help="Of a person: a new folder, or a new .zip, to write to."),
    ] = None,
) -> None:
    """Print stored records, or everything held of one person."""
    from companion.cli import export_view
    from companion.cli.printing import json_line, remark, takes_unicode

    kind = kind_meant(what)
    if kind is not None and out is not None:
        raise InputError(f"--out goes with a person; print {what} with: companion export {what}")

    async def work(companion: "Companion") -> None:
        if kind is not None:
            for value in await collection_of(companion, kind).every():
                json_line(value)
            return
        person, principal = await _meant(companion, what)
        found = await companion.rights().export(
            person.id, own_notes=companion.knowing.every, principal=principal
        )
        if out is None:
            sys.stdout.write(export_view.json_of(found, only_ascii=not takes_unicode()))
            return
        for path in export_view.write(found, out):
            remark(f"written: {path}")
        remark("It holds everything in the clear: hand it over safely, and delete your copy.")

    run(context, work)


def erase(
    context: typer.Context,
    person: Annotated[str, typer.Argument(help="Their name or id.", metavar="PERSON")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask for the name.")] = False,
) -> None:
    """Erase a person for good."""
    from companion.cli.printing import say

    async def work(companion: "Companion") -> None:
        meant, principal = await _meant(companion, person)
        preview = await companion.rights().preview(meant.id, principal=principal)
        _show(preview)
        if not yes and not _typed(meant.name):
            say(f"Kept {meant.name}: what was typed is not the name.")
            return
        _told(await companion.rights().erase(meant.id, principal=principal))

    run(context, work)


async def _meant(companion: "Companion", wanted: str) -> "tuple[Person, Principal]":
    """Return the person who is meant, and whose records these are: an account's by its id.

    Raises:
        NotFoundError: nobody is.
        AmbiguousRecordError: several are.
    """
    from companion.access.principal import LOCAL, Principal
    from companion.cli.naming import named_person
    from companion.people.person import PersonId

    try:
        return named_person(await companion.people.every(), wanted), LOCAL
    except NotFoundError:
        with contextlib.suppress(NotFoundError):
            one = await companion.rights().behind_account(PersonId(wanted.strip()))
            return one, Principal(person_id=one.id)
        raise


def _show(preview: "Preview") -> None:
    from companion.cli.printing import say

    say(f"To be erased for good, of {preview.name}:", style="bold")
    for kind, number in preview.rows.items():
        one, several = _COUNTED.get(kind, (kind.replace("_", " "), kind.replace("_", " ")))
        say(f"{number} {one if number == 1 else several}", indent=2)
    if preview.named_in:
        records = "record" if preview.named_in == 1 else "records"
        say(
            f"their name and address in {preview.named_in} {records} of others, "
            "where “somebody who left” stands then",
            indent=2,
        )
    if preview.namesakes:
        say(
            f"not their name in records of others: {preview.namesakes} more stored here are "
            "called so, and it may be theirs",
            indent=2,
        )
    if preview.is_common:
        say("not their name in records of others: it is a word like any other", indent=2)
    if preview.kept_in:
        records = "record" if preview.kept_in == 1 else "records"
        say(f"their name stays in {preview.kept_in} {records} unreadable without it", indent=2)
    if preview.rows.get("mentoring_session"):
        say("A talk goes with both sides’ words; the other side can take it first with export.")


def _typed(name: str) -> bool:
    """Return whether the name is typed, at the terminal or on standard input.

    Raises:
        InputError: nobody answers.
    """
    from companion.cli.printing import clean

    try:
        answer = typer.prompt(f"Type the whole name to go on ({clean(name)})", err=True)
    except typer.Abort:
        raise InputError(
            "nobody answered, and nothing was erased; to not be asked add --yes"
        ) from None
    return bool(_compared(answer) == _compared(name))


def _compared(name: str) -> list[str]:
    return name.casefold().split()


def _told(erased: "Erased") -> None:
    from companion.cli.printing import remark, say

    say(f"Erased {erased.preview.name}.")
    if not erased.is_clean:
        remark("Another program reads the database now; its log is emptied at the next write.")
    if not erased.index_is_gone:
        remark("A server is running; it builds its index anew at its next write, or on restart.")
    remark(
        "Files that you exported and backups are not touched: delete them, or restore them with "
        "companion restore, which erases again whoever was erased."
    )
