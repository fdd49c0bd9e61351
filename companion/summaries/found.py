"""An action item as it was found, said again or leaning on what was said before it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from companion.summaries.doers import Clause
from companion.summaries.errands import is_question
from companion.summaries.leaning import leans, leant_on, shown
from companion.summaries.notes import Notes
from companion.summaries.patterns import compiled
from companion.summaries.summary import ActionItem


@dataclass(frozen=True, slots=True)
class Found:
    """An action item and the sentences it takes up."""

    item: ActionItem
    sentences: frozenset[int]
    needs_date: bool = False
    """Its due phrase names a day, but the notes do not say when they were taken."""


_BARE: Final = compiled(r"^(?P<verb>\w+) (?:her|him|them|it)$")
_AGAIN_WITHIN: Final = 6


def said_before(what: str, item: Found, found: Sequence[Found]) -> int | None:
    """Return which action "ask her" says again: the last one of the same person and verb."""
    bare = _BARE.match(what)
    if bare is None:
        return None
    first = min(item.sentences)
    for place in range(len(found) - 1, -1, -1):
        earlier = found[place]
        is_near = first - max(earlier.sentences) <= _AGAIN_WITHIN
        verb = earlier.item.what.split(" ", 1)[0].casefold()
        if is_near and earlier.item.owner == item.item.owner and verb == bare["verb"].casefold():
            return place
    return None


def said_again(earlier: Found, later: Found) -> Found:
    """Return an action with the term and the words in which it was said once more."""
    term = (
        {}
        if later.item.due_phrase is None
        else {
            "due_on": later.item.due_on,
            "due_phrase": later.item.due_phrase,
        }
    )
    quotes = (*earlier.item.quotes, *later.item.quotes)
    item = earlier.item.model_copy(update={"quotes": quotes, **term})
    needs_date = later.needs_date if term else earlier.needs_date
    return replace(
        earlier, item=item, sentences=earlier.sentences | later.sentences, needs_date=needs_date
    )


def leaning_on(found: Found, notes: Notes, clause: Clause) -> Found:
    """Return an action that names no thing with what was said before it, quoted."""
    if not leans(found.item.what):
        return found
    words, numbers = leant_on(notes, clause)
    if not words:
        return found
    told = [one for one in numbers if not is_question(notes.sentences[one].text)]
    quotes = (quote for number in told for quote in notes.quotes(notes.sentences[number]))
    item = found.item.model_copy(
        update={
            "what": f"{found.item.what} ({shown(words)})",
            "quotes": (*found.item.quotes, *quotes),
        }
    )
    return replace(found, item=item, sentences=found.sentences.union(told))
