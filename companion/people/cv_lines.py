"""Lines of a pasted document made whole again: page furniture dropped, wrapped lines joined."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from companion.people.lists import has_bullet, without_bullet
from companion.people.periods import find_period
from companion.values import FIELD_LIMIT

_PAGE: Final = re.compile(
    r"\s*(?:-\s?)?(?:page|seite|pagina)\s?\d{1,3}(?:\s?(?:of|/|von|de)\s?\d{1,3})?(?:\s?-)?\s*",
    re.IGNORECASE,
)
_REPEATED: Final = re.compile(
    r"[^\W\d_][\w .'’]{3,50}[ ][-–—|][ ](?:cv|resume|résumé|curriculum vitae)", re.IGNORECASE
)
_REFERENCES: Final = re.compile(
    r"(?:references?|refs?\.?)(?: are)?(?: available)? (?:up)?on request\.?", re.IGNORECASE
)
_RULE: Final = re.compile(r"\s*[-–—=_*~.·]{3,}\s*")
_HASHES: Final = re.compile(r"^\s{0,3}#{1,6}\s+")
_EMPHASIS: Final = re.compile(r"\*\*|__")
_SLANTED: Final = re.compile(r"^(?:\*([^\s*][^*]{0,200})\*)\s*$")
"""A whole line in italics: "*May 2020 – Present*"."""
_FURNITURE: Final = (_PAGE, _REPEATED, _REFERENCES, _RULE)
_BEGINS_DATED: Final = re.compile(
    r"(?:(?:early|mid|late|end of|spring|summer|autumn|winter|since|from)[ -])?(?:19|20)\d\d\b"
    r"\s?(?:[-–—]|to\b)",
    re.IGNORECASE,
)
"""A stretch of time opens a line of its own."""
_WRAP_WIDTH: Final = 55
"""A line shorter than this did not break because the page was full."""


@dataclass(frozen=True, slots=True)
class NumberedLine:
    """A line and its place in the text, from 1."""

    number: int
    text: str


def without_furniture(lines: Sequence[NumberedLine]) -> list[NumberedLine]:
    """Return the lines without page numbers, running heads and drawn rules."""
    return [
        line
        for line in lines
        if not any(furniture.fullmatch(line.text.strip()) for furniture in _FURNITURE)
    ]


def without_markup(text: str) -> str:
    """Return a line without the marks of Markdown headings, emphasis and table edges."""
    bare = _EMPHASIS.sub("", _HASHES.sub("", text))
    bare = _SLANTED.sub(r"\1", bare)
    return bare.strip().strip("|").strip() if bare.lstrip().startswith("|") else bare


def unwrapped(lines: Sequence[NumberedLine]) -> list[NumberedLine]:
    """Join a line to the one before when it plainly goes on: a bullet or a full line wrapped."""
    joined: list[NumberedLine] = []
    pieces: list[str] = []
    for line in lines:
        before = joined[-1] if joined else None
        if before is not None and _goes_on(before.text, pieces[-1], line.text):
            pieces.append(line.text)
            joined[-1] = NumberedLine(before.number, _join(before.text, line.text))
        else:
            joined.append(line)
            pieces = [line.text]
    return joined


def paragraphs(lines: Sequence[NumberedLine]) -> list[str]:
    """Return the paragraphs of prose, each as one line; bulleted lines stay lines."""
    found: list[str] = []
    fresh = True
    for line in lines:
        text = line.text.strip()
        if not text:
            fresh = True
        elif fresh:
            found.append(text)
            fresh = False
        elif has_bullet(text):
            found[-1] += "\n" + text
        else:
            found[-1] = _join(found[-1], text)
    return found


def _goes_on(whole: str, last: str, line: str) -> bool:
    text = line.strip()
    if not text or not whole.strip() or has_bullet(line) or _BEGINS_DATED.match(text):
        return False
    if has_bullet(whole) and _indent(line) > _indent(whole):
        return not _ends_dated(last)
    if _indent(line) > _indent(last) and not has_bullet(whole):
        return False  # indented below a line: more about it, not the rest of it
    if _ends_dated(last):
        return False
    return len(last.rstrip()) >= _WRAP_WIDTH and (text[0].islower() or text[0] in "(&")


def _ends_dated(line: str) -> bool:
    """Tell whether a line ends with from-until: it heads what follows, however long it is."""
    period = find_period(line)
    return period is not None and period.is_range and not line[period.finish :].strip(" .)")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _join(before: str, after: str) -> str:
    if before.endswith("-") and before[-2:-1].isalpha() and after.strip()[:1].islower():
        return before[:-1] + after.strip()
    return f"{before.rstrip()} {after.strip()}"


def summary_of_lines(lines: Sequence[NumberedLine]) -> str | None:
    """Return lines as one text, bullets left out, within what a field holds.

    An entry that could be read as the rest of the line above it stands behind an empty line.
    """
    joined, before = "", ""
    for line in lines:
        bare = without_bullet(line.text)
        is_entry = has_bullet(line.text) and bare[:1].islower() and before[:1].isupper()
        joint = "\n\n" if is_entry and before[-1] not in ".!?:;" else "\n"
        joined = f"{joined}{joint}{bare}" if joined else bare
        before = bare
    return joined[:FIELD_LIMIT].strip() or None
