"""A confirmed item as its reader says it, and the command that tells what became of it."""

from companion.followups.item import Item
from companion.followups.voice import told_to
from companion.people.person import Person

_IN_DOUBLE_QUOTES = frozenset('"$`\\!')
"""What a shell reads in double quotes as something else than itself."""


def worded(item: Item, *, me: Person) -> str:
    """Return what an item says to its reader: "Send you the plan" where it names them."""
    return told_to(item.text.rstrip(" ."), me)


def did_command(item: Item) -> str:
    """Return the command that marks an item as done, ready to paste into a shell."""
    return f"companion did {_quoted(item.text.rstrip(' .'))}"


def _quoted(text: str) -> str:
    """Return words as one argument; a few words find an item, so what no quotes hold goes."""
    if not _IN_DOUBLE_QUOTES & set(text):
        return f'"{text}"'
    return "'" + text.replace("'", "") + "'"
