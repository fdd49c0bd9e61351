"""One's own line among the people that one jotted down: "me: Bernard Coyle, 68, head chef"."""

import re
from dataclasses import dataclass
from typing import Final

from companion.people.names import NamedLine, looks_like_name, named_line

_LONGEST_READ: Final = 2_000
_ME: Final = re.compile(
    r"(?:about )?(?:me|myself)(?:\s?(?:[:=–—|,(]|->)\s?|\s-\s?|\s(?=(?-i:[A-ZÀ-Þ])))(?=\S)", re.I
)
_I_AM: Final = re.compile(r"(?:i am|i['’]m|my name is|my name['’]s)\s(?=[^\W\d_])", re.IGNORECASE)
_AGE: Final = re.compile(
    r"^[\s,;(–—-]*(?P<age>(?:aged?\s)?(?:1[4-9]|[2-9]\d)(?:\s?(?:yrs?|years?)(?:\sold)?|\s?y/?o)?)\s*"
    r"(?=[,;)–—.]|$)[\s,;)–—.-]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class OwnLine:
    """One's own line, read.

    Attributes:
        name: as typed; None where the line says none.
        rest: what the line says of its writer.
        age: as written, which no field keeps.
    """

    name: str | None
    rest: str
    age: str | None = None


def read_own_line(line: str) -> OwnLine | None:
    """Return what a line says of whoever wrote it; None for a line about somebody else.

    "I am Irish" names nobody: behind "I am" a whole name has to follow.
    """
    read = line[:_LONGEST_READ]
    label = _ME.match(read)
    if label is not None:
        told = line[label.end() :]
        opened = _I_AM.match(told)
        told = told if opened is None else told[opened.end() :]
        found = named_line(told)
        if found is None or not _is_named(found, told):
            return OwnLine(name=None, rest=told.strip())
        return _with_age(found)
    opened = _I_AM.match(read)
    found = None if opened is None else named_line(line[opened.end() :])
    if found is None or not (found.mark and looks_like_name(found.name)):
        return None
    return _with_age(found)


def _is_named(found: NamedLine, told: str) -> bool:
    """Tell whether a line opens with a name: "Bernard Coyle, …", "Bernard, 68"."""
    return told.lstrip("\"'“‘ ").startswith(found.name[:1]) and found.name[:1].isupper()


def _with_age(found: NamedLine) -> OwnLine:
    rest = found.rest.strip()
    if found.mark == "(":
        rest = rest.replace("\n", ", ", 1)
    age = _AGE.match(rest)
    if age is None:
        return OwnLine(name=found.name, rest=rest)
    return OwnLine(name=found.name, rest=rest[age.end() :].lstrip(" :,;)–—-"), age=age["age"])
