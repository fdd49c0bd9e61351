"""A confirmed item as its reader says it, and the command that tells what became of it."""

import re
from typing import Final

from companion.followups.item import Item
from companion.followups.voice import told_to, with_owners_my
from companion.people.person import Person
from companion.text.persons import told_to_writer
from companion.text.phrasing import lowered

_IN_DOUBLE_QUOTES = frozenset('"$`\\!')
"""What a shell reads in double quotes as something else than itself."""


def worded(item: Item, *, me: Person) -> str:
    """Return what an item says to its reader: "Send you the plan" where it names them.

    What they undertook themselves is "your plan" to them, as they noted it with "my". What the
    other one said of "my plan" is "their plan", unless somebody worded it anew; in "Ola will fire
    my bowls" it is the reader who speaks.
    """
    text = " ".join(item.text.split()).rstrip(" .")
    if item.owner not in {None, me.id}:
        text = with_owners_my(text, item, "their")
    text = told_to(text, me)
    return (told_to_writer(text) or text) if item.owner == me.id else text


def within(item: Item, *, me: Person) -> str:
    """Return what an item says to its reader as it stands within a line: "send you the plan"."""
    return lowered(worded(item, me=me), names=(me.first_name,))


def wish_told(wish: str) -> tuple[str, str]:
    """Return what somebody asks, has as a goal, or is noted to want: how it is led in, and it."""
    if wish.rstrip().endswith("?"):
        return "Asks", wish
    verb, _, rest = wish.partition(" ")
    if verb.casefold() == "wants" and rest and not _TELLS_MORE.search(rest):
        return "Wants", rest
    return ("Noted:" if verb.casefold() in _NOTED else "Goal:"), wish


_NOTED: Final = frozenset(
    {
        *("wants", "would", "hopes", "wishes", "plans", "aims", "dreams", "is", "trying"),
        *("opening", "starting", "setting", "launching", "buying", "taking", "moving"),
        *("retraining", "training", "changing", "switching", "going", "standing", "sitting"),
        "applying",
    }
)
"""How a wish begins that somebody noted of another."""

_TELLS_MORE: Final = re.compile(r"[,;] (?:\w+s|he|she|they)\b")
"""Where a wish may go on with what somebody is like: "wants a helper, does it all himself"."""


def did_command(item: Item) -> str:
    """Return the command that marks an item as done, ready to paste into a shell."""
    return f"companion did {_quoted(' '.join(item.text.split()).rstrip(' .'))}"


def _quoted(text: str) -> str:
    """Return words as one argument; a few words find an item, so what no quotes hold goes."""
    if not _IN_DOUBLE_QUOTES & set(text):
        return f'"{text}"'
    return "'" + text.replace("'", "") + "'"
