"""A mentor's month as a person reads it."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from companion.cli.ask_view import day
from companion.cli.item_view import worded
from companion.cli.printing import bullets, say
from companion.followups.month import Came, Month
from companion.people.person import Person

_MOST: Final = 6


def show_month(month: Month, *, me: Person, on: date) -> None:
    """Print what became of the advice, how many minutes it took, and who went quiet."""
    say(_title(month), style="bold")
    if month.came:
        say("What became of it, as it was told to you:")
        bullets(_came(one, me=me, on=on) for one in month.came[-_MOST:])
        more = len(month.came) - _MOST
        if more > 0:
            say(f"and {more} more before", indent=2)
    for line in _rest(month, on=on):
        say(line)
    say()


def _title(month: Month) -> str:
    talks = f"{month.talks} talk{'' if month.talks == 1 else 's'}"
    of = "" if month.of is None else f" of about {month.of}"
    if month.untimed and not month.minutes:
        return f"{month.first:%B %Y} as a mentor: {talks}"
    also = f", {month.untimed} of no stated length" if month.untimed else ""
    return f"{month.first:%B %Y} as a mentor: {talks}, {month.minutes}{of} minutes{also}"


def _came(one: Came, *, me: Person, on: date) -> str:
    """Return "Ola: “ask in person” → ask the baker, on Fri 3 Apr: “she said yes”"."""
    turn = one.item.history[-1]
    text = worded(one.item, me=me)
    advice = "" if one.advice is None else f"“{worded(one.advice, me=me)}” → "
    result = "" if turn.result is None else f": “{turn.result.rstrip(' .')}”"
    sure = "" if turn.confidence is None else f" (sure: {turn.confidence} of 5)"
    return f"{one.mentee.first_name}: {advice}{text}, done {day(turn.on, on=on)}{result}{sure}"


def _rest(month: Month, *, on: date) -> Iterator[str]:
    if month.unknown:
        things = "1 thing" if month.unknown == 1 else f"{month.unknown} things"
        yield f"Not known yet: what became of {things} that they took on (companion did)"
    if month.quiet:
        told = ", ".join(f"{line.other.name} ({line.silent_days} days)" for line in month.quiet)
        yield f"Quiet since their last talk: {told}"
    for one in month.learnt[-_MOST:]:
        yield f"You learnt from {one.mentee.first_name} ({day(one.on, on=on)}): “{one.text}”"
