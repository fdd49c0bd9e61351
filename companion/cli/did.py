"""`companion did`: what became of something that was confirmed, by a few of its words."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from companion.cli.context import run
from companion.cli.options import JsonFlag
from companion.errors import AmbiguousRecordError, InputError, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from companion.application.companion import Companion
    from companion.followups.item import Item, Turn
    from companion.people.person import Person, PersonId

_MOST_NAMED = 8
_HELP = (
    "Say that something is done, by a few of its words, and what came of it. Without anything: "
    "what is open.\n\n"
    'Example: `companion did "send the rota" "Ana said it works"`, or `companion did rota '
    "--dropped`"
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("did", help=_HELP)(did)


def did(
    context: typer.Context,
    item: Annotated[str | None, typer.Argument(help="A few words of it.")] = None,
    result: Annotated[str | None, typer.Argument(help="What came of it, in your words.")] = None,
    dropped: Annotated[bool, typer.Option("--dropped", help="It is off the list.")] = False,
    again: Annotated[bool, typer.Option("--open", help="It is not done after all.")] = False,
    sure: Annotated[
        int | None, typer.Option(min=1, max=5, help="How sure you are that it worked, 1 to 5.")
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """Record one change of an item, or list what is open."""
    if dropped and again:
        raise InputError("give --dropped or --open, not both")
    if item is None and (dropped or again or sure is not None):
        raise InputError('say which: companion did "a few of its words"')

    async def work(companion: "Companion") -> None:
        from companion.cli import printing

        items = await companion.items.every()
        if item is None:
            await _show_open(companion, items, as_json=as_json)
            return
        row = await companion.items.get(_one(items, item).id)
        turn = _turn(on=companion.today, result=result, sure=sure, dropped=dropped, again=again)
        changed = await _turned(companion, row.value, turn, version=row.stamp.version)
        if as_json:
            printing.json_line(changed)
        else:
            await _show(companion, changed)

    run(context, work)


def _turn(*, on: date, result: str | None, sure: int | None, dropped: bool, again: bool) -> "Turn":
    from companion.cli import given
    from companion.followups.item import ItemStatus, Turn

    status = ItemStatus.DONE
    if dropped or again:
        status = ItemStatus.DROPPED if dropped else ItemStatus.OPEN
    return given.asked(Turn, status=status, on=on, result=result, confidence=sure)


async def _turned(companion: "Companion", item: "Item", turn: "Turn", *, version: int) -> "Item":
    from pydantic import ValidationError

    from companion.followups.rules import turned

    try:
        changed = turned(item, turn)
    except ValidationError:
        last = item.history[-1].on if item.history else item.confirmed_on
        raise InputError(
            f"{turn.on} is before {last}, when it last changed; give a later day with --today"
        ) from None
    return (await companion.items.replace(changed, version=version)).value


def _one(items: "Sequence[Item]", words: str) -> "Item":
    """Return the item that is meant.

    Raises:
        NotFoundError: none is.
        AmbiguousRecordError: several are; they are listed.
    """
    from companion.followups.item import ItemKind
    from companion.followups.rules import meant

    found = meant(items, words)
    if len(found) == 1:
        return found[0]
    if not found:
        still_open = [one for one in items if one.kind is ItemKind.ACTION and one.is_open]
        listed = f"open is {_listed(still_open)}" if still_open else "nothing is open"
        raise NotFoundError(f"nothing kept has the words {words!r}; {listed}")
    raise AmbiguousRecordError(
        f"several have the words {words!r}; say more of one: {_listed(found)}"
    )


def _listed(items: "Sequence[Item]") -> str:
    shown = "; ".join(f"“{item.text}”" for item in items[:_MOST_NAMED])
    more = len(items) - _MOST_NAMED
    return shown if more <= 0 else f"{shown} and {more} more"


async def _show(companion: "Companion", item: "Item") -> None:
    """Print what changed, and what is open between the two."""
    from companion.cli.own import ME
    from companion.cli.printing import bullets, heading, say
    from companion.followups.rules import owed_by

    turn = item.history[-1]
    result = f" — {turn.result}" if turn.result else ""
    say(f"{turn.status.value.capitalize()}: {item.text}{result}", style="bold")
    items = [one for one in await companion.items.every() if _same_pair(one, item)]
    people = await _people(companion)
    for person in (item.mentee_id, item.mentor_id):
        owed = owed_by(items, person, on=companion.today)
        if owed:
            heading(f"{_name(person, people)} still:")
            me = people.get(ME)
            bullets((_line(one, me=me, on=companion.today) for one in owed), indent=2)


async def _show_open(companion: "Companion", items: "Sequence[Item]", *, as_json: bool) -> None:
    from companion.cli.own import ME
    from companion.cli.printing import bullets, heading, json_line, say
    from companion.followups.rules import owed_by

    owners = sorted(
        {item.owner for item in items if item.owner is not None}, key=lambda one: (one != ME, one)
    )
    owed = {person: owed_by(items, person, on=companion.today) for person in owners}
    if as_json:
        for one in (one for theirs in owed.values() for one in theirs):
            json_line(one)
        return
    people = await _people(companion)
    for person, theirs in owed.items():
        if theirs:
            heading(f"{_name(person, people)}:")
            me = people.get(ME)
            bullets((_line(one, me=me, on=companion.today) for one in theirs), indent=2)
    if not any(owed.values()):
        say("Nothing is open. Notes of a talk bring what was promised: companion note NAME FILE")


async def _people(companion: "Companion") -> "dict[PersonId, Person]":
    return {one.id: one for one in await companion.people.every()}


def _name(person_id: "PersonId", people: "Mapping[PersonId, Person]") -> str:
    from companion.cli.own import ME

    return "You" if person_id == ME else people[person_id].first_name


def _line(item: "Item", *, me: "Person | None", on: date) -> str:
    from companion.cli.ask_view import day
    from companion.cli.item_view import worded
    from companion.followups.rules import Urgency, urgency

    level = urgency(item, on=on)
    late = " — late" if level is Urgency.OVERDUE else ""
    word = "was due" if level is Urgency.STALE else "by"
    due = "" if item.due_on is None else f", {word} {day(item.due_on, on=on)}{late}"
    return f"{item.text if me is None else worded(item, me=me)}{due}"


def _same_pair(one: "Item", other: "Item") -> bool:
    return (one.mentor_id, one.mentee_id) == (other.mentor_id, other.mentee_id)
