"""What the lines of notes are as a whole: a dialogue, a list of tasks, wrapped prose, a letter."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from typing import Final

from companion.summaries.cast import Cast, plain
from companion.summaries.forms import TASK_MARKS, Line, Mark
from companion.summaries.headings import NOT_SPEAKERS, section_of, section_of_tag
from companion.summaries.verbs import is_errand
from companion.text.due import find_due_phrases

_NEWLINE: Final = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_ATTENDEES: Final = re.compile(
    r"(?:attendees?|participants?|present|with)\s{0,3}:\s{0,3}(?P<names>.{3,200})", re.IGNORECASE
)
_SEPARATOR: Final = re.compile(r"\s{0,3}(?:,|;|&|/|\||\band\b)\s{0,3}")
_NAME_LIKE: Final = re.compile(r"[^\W\d_a-z][\w.'-]*(?: [^\W\d_a-z][\w.'-]*){0,3}")
_SALUTATION: Final = re.compile(
    r"^[ \t]{0,9}(?:hi|hey|hello|dear)\s(?P<name>[^\W\d_][\w'-]+)", re.IGNORECASE | re.MULTILINE
)
_LETTER_HEAD: Final = 160
"""Characters in which a letter has greeted whom it is for."""

_BOTH: Final = 2
_FEWEST_LINES_OF_DIALOGUE: Final = 3
_FEWEST_ORDERS: Final = 2
_NARROWEST_WINDOW: Final = 60
_FEWEST_WRAPPED: Final = 3
_MOSTLY: Final = 0.6

SLACK: Final = 8
"""Characters by which the longest line may fall short of the window that wrapped it."""


class Form(Enum):
    """What the labels of its lines make of a text."""

    NOTES = "notes"
    DIALOGUE = "dialogue"
    TASKS = "tasks"


@dataclass(frozen=True, slots=True)
class Layout:
    """The form of some notes, and the labels in them that are people."""

    form: Form
    labels: tuple[str, ...]
    width: int
    """Where a window wrapped the lines; 0 where people ended them."""
    is_cased: bool
    """Whether lines begin with a capital, as sentences do."""


def rows_of(text: str) -> list[tuple[int, int]]:
    """Return the lines by their offsets, an empty one for each stretch of blank lines."""
    found: list[tuple[int, int]] = []
    last = 0
    for row in _NEWLINE.finditer(text):
        if text.count("\n", last, row.start()) > 1 or text.count("\r", last, row.start()) > 2:
            found.append((last, last))
        found.append(row.span())
        last = row.end()
    return found


def layout_of(lines: Sequence[Line], text: str, *, known: Cast) -> Layout:
    """Return what the lines are as a whole, given the participants that are `known`."""
    counts = Counter(plain(line.label) for line in lines if line.label)
    alone = [line for line in lines if line.timed and line.end <= line.start]
    if len(alone) == 1 and known.named(alone[0].label) is None:
        # One time behind one word is no chat: "Viva 12 January 10:00".
        lines = [replace(line, label="") if line is alone[0] else line for line in lines]
    accepted: dict[str, str] = {}
    content = said = headers = orders = settled = 0
    for line in lines:
        content += line.end > line.start or bool(line.label)
        headers += line.timed and line.end <= line.start
        if line.label and _is_person(line, counts, known):
            accepted.setdefault(plain(line.label), line.label)
            said += not (line.mark in TASK_MARKS or line.assigned)
            orders += not line.timed and is_errand(_first_word(line, text))
            settled += _is_settled(line, text)
    form = Form.NOTES
    is_ordered = orders >= _FEWEST_ORDERS and 2 * orders >= said and settled
    if is_ordered or (said >= _FEWEST_LINES_OF_DIALOGUE and _is_list_of_labels(lines, text)):
        # "Ana: send the deck" on most lines is a list of tasks: nobody talks like that.
        form = Form.TASKS
    elif said >= _FEWEST_LINES_OF_DIALOGUE and 2 * (said + headers) >= content:
        form = Form.DIALOGUE
        # Where everybody is named, whoever speaks but once is a speaker too.
        for line in lines:
            if line.label and len(known.participants) < _BOTH and _could_be_person(line):
                accepted.setdefault(plain(line.label), line.label)
    begun = [text[line.start] for line in lines if line.end > line.start]
    is_cased = sum(map(str.isupper, begun)) >= _MOSTLY * len(begun)
    return Layout(form, tuple(accepted.values()), _wrapped_at(lines, text), is_cased)


_TALK: Final = re.compile(
    r"\b(?:i|you|we|your|yes|yeah|ok|okay|no|hi|hello|thanks|sure|right|well)\b|\b(?:i|you|we)['’]|\?",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile(r"[\"“][^\"“”\n]{0,300}[\"”]")


def _is_list_of_labels(lines: Sequence[Line], text: str) -> bool:
    """Tell whether untimed "Me: …" and "Ruth: …" note whose a thing is, as nobody there talks."""
    labelled = [line for line in lines if line.label and line.end > line.start]
    if any(line.timed for line in lines) or not any(plain(line.label) == "me" for line in labelled):
        return False
    return not any(_TALK.search(_QUOTED.sub(" ", text[line.start : line.end])) for line in labelled)


def attendees(text: str) -> Iterator[str]:
    """Yield the names that a line such as "Attendees: Ana Reyes, Tom Okafor" gives."""
    for found in _ATTENDEES.finditer(text[:2000]):
        names = [name for name in _SEPARATOR.split(found["names"].strip()) if name]
        if names and all(_NAME_LIKE.fullmatch(name) for name in names):
            yield from names


_MET: Final = re.compile(
    r"^[^\w\n]{0,9}(?:[\w:-]{1,12}[ ]){0,2}?(?:call|chat|meeting|met|session|talk|spoke|coffee"
    r"|mentoring|catch-?up|1:1|zoom|lunch|notes)\b(?:[ ][a-z-]{1,12}){0,2}?[ ](?:with|w/|to)[ ]"
    r"(?P<name>(?-i:[A-Z])[\w'’-]{1,30}(?:[ ](?-i:[A-Z])[\w'’-]{1,30})?)"
    r"(?=\s*(?:$|[,.;:(\n–—-]|\d))",
    re.IGNORECASE,
)


def met_with(text: str) -> Iterator[str]:
    """Yield the name that a title such as "Call with Dilys, 20 mins" gives."""
    head = text.lstrip()[:_LETTER_HEAD]
    found = _MET.match(head)
    if found is not None and plain(found["name"]).split()[0] not in NOT_SPEAKERS:
        yield found["name"]


def is_letter(text: str, cast: Cast) -> bool:
    """Tell whether the notes are a message to another participant, who is "you" in them."""
    found = _SALUTATION.search(text[:_LETTER_HEAD])
    return found is not None and cast.named(found["name"]) not in (None, cast.me)


def _first_word(line: Line, text: str) -> str:
    return text[line.start : line.end].partition(" ")[0].strip(",.:;!")


def _is_settled(line: Line, text: str) -> bool:
    """Tell whether a labelled line is surely a task: it has a mark, a day, or is for somebody."""
    if line.mark in TASK_MARKS or line.assigned:
        return True
    words = text[line.start : line.end]
    return bool(find_due_phrases(words) or _FOR_SOMEBODY.search(words))


_FOR_SOMEBODY: Final = re.compile(
    r"^(?:to|will|send|share|lend|forward|introduce|bring|show)\b|\b(?:me|him|her)\b", re.IGNORECASE
)


def _is_person(line: Line, counts: Counter[str], known: Cast) -> bool:
    key = plain(line.label)
    if known.named(line.label) is not None or key == "me":
        return len(key) > 1 or line.label.isupper()
    if not key or _is_tag(line):
        return False
    is_name = _could_be_person(line)
    if line.timed:
        return is_name or counts[key] > 1
    if line.mark in TASK_MARKS or line.assigned:
        return is_name and not known.participants
    return is_name and (counts[key] > 1 or len(known.participants) == 1)


def _is_tag(line: Line) -> bool:
    first = plain(line.label).partition(" ")[0]
    if line.timed and line.label[-1:].isalpha() and line.label.istitle():
        # "Omar Said, [19.11.26 08:20]": with a time it is a name, whatever it means.
        return first in NOT_SPEAKERS
    return first in NOT_SPEAKERS or bool(section_of_tag(line.label) or section_of(line.label))


def _could_be_person(line: Line) -> bool:
    return bool(_NAME_LIKE.fullmatch(line.label)) and not _is_tag(line)


_OPEN_ENDS: Final = frozenset(
    """
    a an and at but by for from i in my of on or our so that the their to we with your his her is
    """.split()  # noqa: SIM905 - a word list reads as words
)
"""Last words of a line that nobody would end there."""
_OPEN_SHARE: Final = 0.15


def _wrapped_at(lines: Sequence[Line], text: str) -> int:
    """Return the width at which a window wrapped the notes; 0 where people ended the lines.

    Wrapped means that nearly everywhere the first word of a line would not have fitted above.
    """
    pairs = [
        (above.end - above.labelled_from, text[below.start : below.end])
        for above, below in pairwise(lines)
        if above.end > above.start and below.end > below.start and below.mark is Mark.NONE
    ]
    width = max((length for length, _ in pairs), default=0)
    if width < _NARROWEST_WINDOW:
        return 0
    full = [
        below[0].islower()
        for length, below in pairs
        if length + len(below.split(maxsplit=1)[0]) >= width - SLACK
    ]
    ends = [text[line.labelled_from : line.end].rpartition(" ")[2] for line in lines]
    is_cased = any(text[line.start].isupper() for line in lines if line.end > line.start)
    if not is_cased and sum(end in _OPEN_ENDS for end in ends) < _OPEN_SHARE * len(ends):
        # Who uses no capitals begins every line in lower case.
        return 0
    is_wrapped = len(full) >= max(_FEWEST_WRAPPED, _MOSTLY * len(pairs))
    return width if is_wrapped and 2 * sum(full) >= len(full) else 0
