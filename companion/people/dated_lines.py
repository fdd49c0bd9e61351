"""Lines of a work section that open with their years: "2006-09 Call handler"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from companion.people.cv_lines import NumberedLine
from companion.people.dated_headings import with_marks
from companion.people.heading_parts import split_heading
from companion.people.heading_signs import names_job_surely
from companion.people.lists import has_bullet, without_bullet
from companion.people.periods import find_period
from companion.text.verbs import is_past, is_verb

_YEAR: Final = r"(?:19[4-9]|20[0-9])\d"
_YEARS: Final = re.compile(
    rf"(?<![\w/.-])(?P<from>{_YEAR})(?:\s?[-–—]\s?|\s(?:to|till|until)\s)"
    rf"(?P<to>{_YEAR}|1[3-9]|[2-9]\d|now|date|present|today)(?![\w/-])",
    re.IGNORECASE,
)
_SHORT: Final = re.compile(rf"(?<![\w/.-])(?P<from>{_YEAR})-(?P<to>0\d|1[0-2]|[2-9])(?![\w/-])")
_GOES_ON: Final = re.compile(
    rf"\s?(?:[-–—]|\b(?:to|till|until)\b)\s?(?:{_YEAR}|now|date|present|today|current)",
    re.IGNORECASE,
)
"""A second date behind "2019-06": it is a month."""
_MARKS: Final = " \t,;:|·•–—-"
_LONGEST: Final = 400


def with_whole_years(lines: Sequence[NumberedLine]) -> list[NumberedLine]:
    """Return the lines with "2006-09" as "2006–2009" where the section counts in years.

    It does where another line has "2009-2014", and no month is written with a figure: "2006-09"
    alone may be September.
    """
    texts = [line.text[:_LONGEST] for line in lines]
    if not any(map(_YEARS.search, texts)) or any(map(_holds_months, texts)):
        return list(lines)
    return [replace(line, text=_opened_whole(line.text)) for line in lines]


def as_typed(found: Sequence[NumberedLine], lines: Sequence[NumberedLine]) -> list[NumberedLine]:
    """Return `found` as it stands in `lines`, before years were made whole and colons dashes."""
    if not found:
        return []
    typed = {(line.number, _opened_whole(line.text)): line for line in lines}
    typed |= {
        (made.number, made.text): line
        for line, made in zip(lines, with_marks(with_whole_years(lines)), strict=True)
    }
    return [typed.get((line.number, line.text), line) for line in found]


def as_numbered(line: NumberedLine, typed: Mapping[int, tuple[str, str]]) -> NumberedLine:
    """Return a line as it was typed.

    Args:
        line: what is left of it.
        typed: by their numbers the lines whose years were made whole, and as they were.
    """
    made, was = typed.get(line.number, ("", ""))
    bare, told = made.strip(), line.text.strip()
    if not bare or not told.startswith(bare):
        return line
    return replace(line, text=f"{was.strip()}{told[len(bare) :]}")


def _opened_whole(text: str) -> str:
    """Return a line with the years that it opens or ends with made whole."""
    if len(text) > _LONGEST:
        return text
    for short in _SHORT.finditer(text):
        opens = not without_bullet(text[: short.start()]).strip(_MARKS)
        ends = not text[short.end() :].strip(f"{_MARKS}.)")
        if (opens or ends) and _end_of(short) is not None:
            years = f"{short['from']}–{_end_of(short)}"
            return f"{text[: short.start()]}{years}{text[short.end() :]}"
    return text


def _holds_months(text: str) -> bool:
    """Tell whether a line has a "2019-06" that can be no stretch of years."""
    return any(
        _end_of(short) is None or _GOES_ON.match(text, short.end())
        for short in _SHORT.finditer(text)
    )


def _end_of(short: re.Match[str]) -> str | None:
    end = f"{short['from'][: -len(short['to'])]}{short['to']}"
    return end if end > short["from"] else None


def indent(text: str) -> int:
    """Return how many blanks a line begins with."""
    return len(text) - len(text.lstrip())


def begins_another(head: str, line: str) -> bool:
    """Tell whether a line is dated as the head of a position is, or names a job and an employer.

    It could not be read as a position itself, yet says nothing of the one above it. "2013-2014 I
    led the move" does: behind one blank a sentence may follow.
    """
    if has_bullet(line) is not has_bullet(head) or indent(line) > indent(head) + 1:
        return False
    if len(line) > _LONGEST:
        return False
    return _opens_dated(head, line) or _ends_dated(line) or _names_job_and_employer(line)


def _opens_dated(head: str, line: str) -> bool:
    if _behind_range(head) is None or _behind_range(line) is None:
        return False
    rest = _behind_range(line) or ""
    is_gap = len(rest) - len(rest.lstrip()) > 1 or rest.startswith("\t")
    return is_gap or rest.strip()[:1] in tuple(_MARKS.strip())


def _ends_dated(line: str) -> bool:
    """Tell whether from-until ends a line that tells of no deed: "Shop work, a season (2004-8)"."""
    period = find_period(_opened_whole(line))
    if period is None or not period.is_range or _tells_deed(line):
        return False
    return not _opened_whole(line)[period.finish :].strip(f"{_MARKS}.)")


def _names_job_and_employer(line: str) -> bool:
    """Tell whether a line with a date is a job, a mark and more: "Cook, The Mill, summer 2010"."""
    bare = without_bullet(line)
    parts = split_heading(bare)
    is_job = len(parts) > 1 and names_job_surely(parts[0]) and not bare.endswith((".", ";"))
    return is_job and find_period(line) is not None and not _tells_deed(line)


def _tells_deed(line: str) -> bool:
    first, *others = without_bullet(line).split(maxsplit=2) or [""]
    following = others[0] if others else ""
    return is_past(first, following or "the") or is_verb(first.lower(), following)


def _behind_range(text: str) -> str | None:
    """Return what follows the from-until that opens a line; None where none does."""
    text = without_bullet(text)
    period = find_period(text)
    opens = period is not None and period.is_range and not text[: period.begin].strip(_MARKS)
    return text[period.finish :] if period is not None and opens else None
