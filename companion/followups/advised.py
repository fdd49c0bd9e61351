"""Advice that notes hold under its mentor's name and nobody took on: to remember, not to do."""

import re
from collections.abc import Collection, Iterator
from typing import Final

from companion.people.person import PersonId
from companion.summaries.counsel import says_advice
from companion.summaries.labels import is_counsel
from companion.summaries.line_signs import is_thing, plain_words
from companion.summaries.notices import NOT_USED
from companion.summaries.replied import OWN_ERRAND
from companion.summaries.summary import ActionItem, ActionStatus, Summary
from companion.text.phrasing import capitalised
from companion.text.spans import Quote, quote_at

_LABEL: Final = re.compile(
    r"[\s\-–—*•·>\d.)\[\]]{0,12}(?P<label>[^\W\d_][\w’' .-]{0,30}?)\s?:\s{1,3}(?=\S)"
)
"""Who a line says has said it: "- Bea: put the price first"."""

_UNDERTAKES: Final = re.compile(
    r"\bI(?:['’]ll|['’]d|['’]m| will| can| could| shall| am)\b|"
    r"\b(?:send|give|lend|show|forward|e-?mail|mail|text|ring|call|write to|bring|pass|introduce|"
    r"get back to|ask)\s(?:her|him|them|[A-ZÀ-Þ][a-zà-ÿ]+)\b",
)
"""What its speaker will do: they say "I'll", or it goes to somebody."""

_LONGEST_LINE: Final = 4_000
_MOST_UNUSED: Final = 5


def is_advice(
    action: ActionItem, *, notes: str, said_by: Collection[str], writer: PersonId | None = None
) -> bool:
    """Tell whether an action is the mentor's advice that neither of the two has promised.

    Args:
        action: as the summary of the notes has it.
        notes: the notes.
        said_by: how the notes may call the mentor, such as "bea" or, in their own, "me".
        writer: who wrote the notes; what a mentor gave themselves to do there is no advice.
    """
    quote = action.quotes[0]
    if "me" in said_by and action.owner == writer and _is_own_errand(action.what):
        return False
    if action.due_on is not None or action.due_phrase or _UNDERTAKES.search(quote.text):
        return False
    start = notes.rfind("\n", 0, quote.start) + 1
    is_said = _said_by(notes[start : quote.end][:_LONGEST_LINE], said_by) is not None
    return is_said and not _is_taken_on(action, said_by)


def _is_own_errand(what: str) -> bool:
    """Tell whether a mentor's own note to do is one: "list of growers", "ask the tutor if …"."""
    words = plain_words(what)
    if is_thing(words):
        return True
    is_errand = OWN_ERRAND.match(what) is not None and _TO_ANYBODY.match(what) is None
    return is_errand and not is_counsel(what)


_TO_ANYBODY: Final = re.compile(
    r"\w{2,9}(?: (?:to|with|at|back to|round))? (?:one|any|some|each|every|somebody|someone|anybody"
    r"|anyone|people)\b(?! of (?:my|our|the)\b)",
    re.IGNORECASE,
)
"""What somebody does with whoever it may be is told to the other: "ask one teacher what …"."""


def _is_taken_on(action: ActionItem, said_by: Collection[str]) -> bool:
    """Tell whether a second stretch of the notes takes up what the mentor said."""
    is_promised = action.status is ActionStatus.COMMITTED
    return is_promised and len(action.quotes) > 1 and "me" not in said_by


def unused_advice(summary: Summary, *, notes: str, said_by: Collection[str]) -> Iterator[Quote]:
    """Yield the advice that the notes hold under the mentor's name and no list of the summary.

    Whatever else was said there, such as thanks, a promise or small talk, is no advice.
    """
    found = 0
    for one in summary.dropped:
        label = _said_by(one.text, said_by) if one.why.code == NOT_USED.code else None
        begin = notes.find(one.text) if label is not None else -1
        if label is None or begin < 0 or not says_advice(one.text[label.end() :]):
            continue
        found += 1
        if found > _MOST_UNUSED:
            return
        yield quote_at(notes, begin + label.end(), begin + len(one.text.rstrip()))


def as_advice(words: str) -> str:
    """Return what was said as a line to remember, without who said it."""
    label = _LABEL.match(words)
    return capitalised((words if label is None else words[label.end() :]).strip(" ."))


def of_mentor(text: str, said_by: Collection[str]) -> str:
    """Return a takeaway without the mentor's name before it: whose advice it is, they know."""
    return text if _said_by(text, said_by) is None else as_advice(text)


def _said_by(line: str, said_by: Collection[str]) -> re.Match[str] | None:
    label = _LABEL.match(line)
    return label if label is not None and label["label"].casefold() in said_by else None
