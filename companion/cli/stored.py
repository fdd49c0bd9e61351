"""Stored records: import, list, show, remove."""

import dataclasses
import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer
from pydantic import BaseModel

from companion.cli.context import run
from companion.errors import ConflictError, InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from companion.access.records import Imported
    from companion.application.companion import Companion
    from companion.application.records import Batch, RecordCollection
    from companion.people.person import Person

_NAMED: Final = 10


class Kind(StrEnum):
    """What can be stored."""

    PEOPLE = "people"
    GOALS = "goals"
    REQUESTS = "requests"
    PAIRS = "pairs"
    SESSIONS = "sessions"
    ITEMS = "items"


_KINDS: Final = {
    "people": Kind.PEOPLE,
    "person": Kind.PEOPLE,
    "mentor": Kind.PEOPLE,
    "mentors": Kind.PEOPLE,
    "mentee": Kind.PEOPLE,
    "mentees": Kind.PEOPLE,
    "goals": Kind.GOALS,
    "goal": Kind.GOALS,
    "requests": Kind.REQUESTS,
    "request": Kind.REQUESTS,
    "pairs": Kind.PAIRS,
    "pair": Kind.PAIRS,
    "sessions": Kind.SESSIONS,
    "session": Kind.SESSIONS,
    "items": Kind.ITEMS,
    "item": Kind.ITEMS,
}
"""What people call each kind."""


KINDS_SAID: Final = f"{', '.join(list(Kind)[:-1])} or {list(Kind)[-1]}"


def kind_meant(text: str) -> Kind | None:
    """Return the kind that a word means; None where it means none."""
    return _KINDS.get(text.strip().lower())


def _kind_named(text: str) -> Kind:
    kind = kind_meant(text)
    if kind is None:
        raise typer.BadParameter(f"say first of what it is, {KINDS_SAID}, not {text!r}")
    return kind


KindArgument = Annotated[
    Kind,
    typer.Argument(help=f"{KINDS_SAID.capitalize()}.", parser=_kind_named, metavar="|".join(Kind)),
]
JsonFlag = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
_NEXT: Final = {
    Kind.PEOPLE: "store some: companion start, or companion import people FILE",
    Kind.GOALS: 'store one: companion start --goal "What should be different"',
    Kind.REQUESTS: "draft one: companion ask NAME",
    Kind.PAIRS: 'agree with somebody: companion pair NAME --at "Tue 16:00"',
    Kind.SESSIONS: "store some: companion import sessions FILE.jsonl",
    Kind.ITEMS: "confirm some: companion note NAME FILE",
}
"""What to do where nothing is stored yet."""


def register(app: typer.Typer) -> None:
    """Add the commands on stored records."""
    app.command(
        "import",
        help="Store records from files; all of them or none.\n\n"
        "People may come as JSON, JSONL, a web form's CSV, jottings (.txt) or a LinkedIn folder. "
        "For a CSV the likely column mapping is shown and written out for editing.\n\n"
        "A mentor who leaves the number of mentees blank takes one in a cohort.\n\n"
        "Example: `companion import people signup.csv --time-zone Europe/London`",
    )(import_)
    app.command("list", help="List what is stored.\n\nExample: `companion list people`")(list_)
    app.command("show", help="Show one record.\n\nExample: `companion show people ana-ruiz`")(show)
    app.command(
        "remove",
        help="Remove records and what cannot be without them.\n\n"
        "Example: `companion remove people ana-ruiz ben-okoro`",
    )(remove)


def import_(
    context: typer.Context,
    kind: KindArgument,
    files: Annotated[list[str], typer.Argument(help="Files, a folder, or - for standard input.")],
    columns: Annotated[
        str | None, typer.Option(help="The column mapping of a CSV, as written out before.")
    ] = None,
    time_zone: Annotated[
        str | None,
        typer.Option(help="Of the people of a CSV who name none, such as Europe/London."),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace records of known ids.")
    ] = False,
    remove_missing: Annotated[
        bool,
        typer.Option(
            "--remove-missing",
            help="With --replace and a form: remove stored people who are not in it.",
        ),
    ] = False,
    as_json: JsonFlag = False,
) -> None:
    """Store records from files."""
    from companion.cli import importing
    from companion.cli.printing import remark, say

    if remove_missing and not (replace and _is_form(kind, files)):
        raise InputError(
            "--remove-missing goes with --replace and the whole form: "
            "companion import people FORM.csv --replace --remove-missing"
        )
    talk = remark if as_json else say

    async def work(companion: "Companion") -> None:
        before = await companion.people.every() if _is_form(kind, files) else ()
        await _require_no_cv_of_mine(companion, batch, files)
        done = await companion.import_batch(batch, replace=replace)
        _report(
            {kind: getattr(done, kind.value) for kind in Kind},
            as_json=as_json,
        )
        if remove_missing:
            await _remove_missing(companion, before, batch)
        else:
            _say_left_behind(before, batch)

    try:
        batch = importing.read_batch(kind, files, columns=columns, time_zone=time_zone, talk=talk)
        run(context, work)
    except ConflictError:
        remark("nothing was stored; to replace what is stored already, add --replace:")
        raise
    except InputError:
        remark("nothing was stored:")
        raise


async def _require_no_cv_of_mine(companion: "Companion", batch: "Batch", files: list[str]) -> None:
    """Refuse a file of one person who is called as whoever is stored as "me".

    Raises:
        InputError: it is; the command that takes it is named.
    """
    from companion.cli.own import ME
    from companion.people.managers import name_key

    if len(files) != 1 or len(batch.people) != 1 or batch.people[0].id == ME:
        return
    mine = next((one for one in await companion.people.every() if one.id == ME), None)
    if mine is not None and name_key(mine.name) == name_key(batch.people[0].name):
        raise InputError(
            f"{files[0]} is of {mine.name}, and that is you; take it with: "
            f"companion start --me {files[0]}"
        )


def _is_form(kind: Kind, files: list[str]) -> bool:
    from companion.cli.importing import is_table

    return kind is Kind.PEOPLE and any(is_table(file) for file in files)


def _say_left_behind(before: "tuple[Person, ...]", batch: "Batch") -> None:
    from companion.cli.forms import left_behind
    from companion.cli.own import ME
    from companion.cli.printing import remark

    said = left_behind([person for person in before if person.id != ME], batch.people)
    if said is not None:
        remark(said)


async def _remove_missing(
    companion: "Companion", before: "tuple[Person, ...]", batch: "Batch"
) -> None:
    from companion.cli.forms import missing_from
    from companion.cli.own import ME
    from companion.cli.printing import remark

    gone = missing_from([person for person in before if person.id != ME], batch.people)
    for person in gone:
        row = await companion.people.get(person.id)
        await companion.people.remove(person.id, version=row.stamp.version)
    if gone:
        names = ", ".join(f"{person.name} ({person.id})" for person in gone)
        remark(f"removed {len(gone)} who are not in this file: {names}")


_MOST_NAMED: Final = 30
"""People whose ids an import prints: whoever jotted them down sees who was read."""


def _report(done: "dict[Kind, Imported]", *, as_json: bool) -> None:
    from companion.cli.printing import say

    if as_json:
        shown = {kind.value: dataclasses.asdict(imported) for kind, imported in done.items()}
        say(json.dumps(shown))
        return
    for kind, imported in done.items():
        counts = {
            "added": len(imported.added),
            "replaced": len(imported.replaced),
            "unchanged": len(imported.unchanged),
        }
        parts = [f"{count} {word}" for word, count in counts.items() if count]
        if parts:
            few = kind == "people" and 0 < len(imported.added) <= _MOST_NAMED
            named = f" ({', '.join(imported.added)})" if few else ""
            say(f"{kind}: {', '.join(parts)}{named}")


def list_(
    context: typer.Context,
    kind: KindArgument,
    as_json: JsonFlag = False,
) -> None:
    """List what is stored, in the order of the ids."""
    from companion.cli.printing import json_line, one_line, say

    async def work(companion: "Companion") -> None:
        values = await collection_of(companion, kind).every()
        states = {} if as_json else await _states(companion, kind, values)
        for value in values:
            if as_json:
                json_line(value)
            else:
                say(one_line(f"{_line(value)}{states.get(value.id, '')}"))
        if not values and not as_json:
            say(f"no {kind} stored yet; {_NEXT[kind]}")

    run(context, work)


async def _states(companion: "Companion", kind: Kind, values: "Sequence[Any]") -> dict[str, str]:
    """Return how each goal stands, by its id; of other kinds nothing."""
    if kind is not Kind.GOALS:
        return {}
    from companion.cli.goal_view import state_of

    pairs = await companion.pairs.every()
    return {one.id: f" ({state_of(one, pairs, on=companion.today)})" for one in values}


def show(
    context: typer.Context,
    kind: KindArgument,
    record_id: Annotated[str, typer.Argument(help="Its id; of people the name will do.")],
    as_json: JsonFlag = False,
) -> None:
    """Show one record."""
    from companion.cli.printing import json_line, say

    async def work(companion: "Companion") -> None:
        value = (
            await collection_of(companion, kind).get(await _id(companion, kind, record_id))
        ).value
        if as_json:
            json_line(value)
            return
        filled = value.model_dump(mode="json", exclude_defaults=True)
        for name, field in filled.items():
            if name != "sureness":  # It is told below, with its days.
                # Lines of a text stand further in: none of them looks like a field.
                say(f"{name}: {_shown(field)}".replace("\n", "\n    "))
        if kind is Kind.GOALS:
            from companion.cli.goal_view import show_course, state_of

            pairs = await companion.pairs.every()
            show_course(value, state=state_of(value, pairs, on=companion.today))

    run(context, work)


def remove(
    context: typer.Context,
    kind: KindArgument,
    record_ids: Annotated[
        list[str], typer.Argument(help="Their ids; of people the names will do.", metavar="ID...")
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Remove records and what cannot be without them; nothing when one of them is unknown."""
    from companion.cli.printing import say

    async def work(companion: "Companion") -> None:
        collection = collection_of(companion, kind)
        meant = [await _id(companion, kind, record_id) for record_id in record_ids]
        for each in dict.fromkeys(meant):
            row = await collection.get(each)
            if not yes and not _confirmed(row.value):
                say(f"kept {row.value.id}")
                continue
            await collection.remove(row.value.id, version=row.stamp.version)
            say(f"removed {row.value.id}")

    run(context, work)


def collection_of(companion: "Companion", kind: Kind) -> "RecordCollection[Any]":
    """Return the stored records of one kind."""
    match kind:
        case Kind.PEOPLE:
            return companion.people
        case Kind.GOALS:
            return companion.goals
        case Kind.REQUESTS:
            return companion.requests
        case Kind.PAIRS:
            return companion.pairs
        case Kind.SESSIONS:
            return companion.sessions
        case Kind.ITEMS:
            return companion.items


async def _id(companion: "Companion", kind: Kind, wanted: str) -> str:
    """Return the id of the one record that is meant by its id, its beginning, or a name.

    Raises:
        NotFoundError: there is none; the nearest are named.
        AmbiguousRecordError: several are meant.
    """
    from companion.cli import naming

    if kind is Kind.PEOPLE:
        return naming.named_person(await companion.people.every(), wanted).id
    ids = [value.id for value in await collection_of(companion, kind).every()]
    return naming.named_id(ids, wanted, kind=kind.value)


def _confirmed(value: BaseModel) -> bool:
    """Ask at the terminal, or whatever answers on standard input.

    Raises:
        InputError: nobody answers.
    """
    from companion.cli.printing import one_line

    question = f"Remove {one_line(_line(value))!r} and all that hangs on it?"
    try:
        return typer.confirm(question, err=True)
    except typer.Abort:
        raise InputError(
            "nobody answered, and nothing was removed; to not be asked add --yes"
        ) from None


def _line(value: BaseModel) -> str:
    fields = value.model_dump(mode="json")
    detail = (
        fields.get("headline")
        or fields.get("statement")
        or fields.get("text")
        or " ".join(
            str(fields[name])
            for name in ("held_on", "mentee_id", "mentor_id", "answer")
            if fields.get(name)
        )
    )
    name = f"{fields['name']} — " if "name" in fields else ""
    return f"{fields['id']}: {name}{detail or ''}".rstrip(" —")


def _shown(field: object) -> str:
    if isinstance(field, list):
        return "; ".join(_shown(item) for item in field)
    if isinstance(field, dict):
        return ", ".join(f"{name} {_shown(value)}" for name, value in field.items())
    return field if isinstance(field, str) else json.dumps(field)
