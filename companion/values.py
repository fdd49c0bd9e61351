"""The base of every value that moves between modules: frozen, closed, of well-formed text."""

import re
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

FIELD_LIMIT: Final = 20_000
"""Longest text field, in code points."""

NOTES_LIMIT: Final = 2_000_000
"""Longest session notes, in code points."""

FILE_LIMIT: Final = 50 * 1024 * 1024
"""Largest file and request body, in bytes."""


SUREST: Final = 5
"""The most that somebody says of how sure they are; 1 is the least."""


class Value(BaseModel):
    """A frozen type that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="null")


_UNKEEPABLE: Final = re.compile("[\0\ud800-\udfff]")


def is_well_formed(text: str) -> bool:
    """Whether every database and encoding can hold `text`."""
    return _UNKEEPABLE.search(text) is None


def well_formed(text: str) -> str:
    """Return `text` unchanged, refusing what one of the databases or encodings could not hold.

    Raises:
        ValueError: it holds a NUL character or a lone surrogate; the message says where.
    """
    found = _UNKEEPABLE.search(text)
    if found is None:
        return text
    position, character = found.start(), found[0]
    if character == "\0":
        raise ValueError(f"holds a NUL character at position {position}; remove it")
    raise ValueError(
        f"holds a lone surrogate {character!a} at position {position}; save the text as valid UTF-8"
    )


WellFormed: Final = AfterValidator(well_formed)
"""For ids and references, which are looked up in databases."""

_NOT_IN_IDS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029/\\]")


def _usable_id(text: str) -> str:
    """Return an id unchanged, refusing what no path of HTTP or of files could hold.

    Raises:
        ValueError: it holds a slash or a control character, or is blank at an end, or all dots.
    """
    found = _NOT_IN_IDS.search(text)
    if found is not None:
        raise ValueError(f"holds {found[0]!a}, which no id may; write one such as 'ana-ruiz'")
    if text != text.strip():
        raise ValueError("begins or ends with white space; remove it")
    if text in {".", ".."}:
        raise ValueError("stands for a folder in paths; write an id such as 'ana-ruiz'")
    return text


UsableId: Final = AfterValidator(_usable_id)
"""For the ids of stored records, which stand in paths of the HTTP API."""

Text = Annotated[str, StringConstraints(max_length=FIELD_LIMIT), AfterValidator(well_formed)]
"""Any text field of a person, goal or draft."""

Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=FIELD_LIMIT),
    AfterValidator(well_formed),
]
"""A text that must not be blank."""

_LINE_BREAKS: Final = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")


def on_one_line(text: str) -> str:
    """Return `text` with every run of white space that breaks a line as one blank.

    Raises:
        ValueError: nothing else is in it.
    """
    if _LINE_BREAKS.search(text) is None:
        return text
    folded = " ".join(text.split())
    if not folded:
        raise ValueError("is blank; write something in it")
    return folded


OneLine = Annotated[Line, AfterValidator(on_one_line)]
"""A name and the like, which stands in the middle of lines: it never makes a line of its own."""

NotesText = Annotated[str, StringConstraints(max_length=NOTES_LIMIT), AfterValidator(well_formed)]
"""Session notes, kept exactly as given: offsets refer to it."""


class Notice(Value):
    """A remark with a stable code for programs: a warning, a caution, a reason why."""

    code: str
    text: str


SHORTEST_MINUTES: Final = 15
LONGEST_MINUTES: Final = 30
DEFAULT_MINUTES: Final = 15
"""Micro-mentoring sessions last 15 to 30 minutes (the founding texts)."""

MOST_OPEN_REQUESTS: Final = 2
"""Requests of one mentee that may wait for an answer at once, unless settings allow more."""

MOST_SLOTS: Final = 2
"""Times that a yes to a request offers."""

Minutes = Annotated[int, Field(ge=SHORTEST_MINUTES, le=LONGEST_MINUTES)]
