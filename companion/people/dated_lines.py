"""Lines of a work section that open with their years: "2006-09 Call handler"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from companion.people.cv_lines import NumberedLine
from companion.people.dated_headings import with_marks
from companion.people.lists import has_bullet
from companion.people.periods import find_period

_YEAR: Final = r"(?:19[4-9]|20[0-9])\d"
_YEARS: Final = re.compile(
    rf"(?<![\w/.-])(?P<from>{_YEAR})\s?[-–—]\s?(?P<to>{_YEAR}|1[3-9]|[2-9]\d)(?![\w/-])"
)
_SHORT: Final = re.compile(rf"(?<![\w/.-])(?P<from>{_YEAR})-(?P<to>0\d|1[0-2])(?![\w/-])")
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


def _opened_whole(text: str) -> str:
    """Return a line with the years that it opens with made whole."""
    blanks = indent(text)
    opening = _SHORT.match(text, blanks)
    if opening is None or _end_of(opening) is None:
        return text
    return f"{text[:blanks]}{opening['from']}–{_end_of(opening)}{text[opening.end() :]}"


def _holds_months(text: str) -> bool:
    """Tell whether a line has a "2019-06" that can be no stretch of years."""
    return any(_end_of(short) is None for short in _SHORT.finditer(text))


def _end_of(short: re.Match[str]) -> str | None:
    end = f"{short['from'][:2]}{short['to']}"
    return end if end > short["from"] else None


def indent(text: str) -> int:
    """Return how many blanks a line begins with."""
    return len(text) - len(text.lstrip())


def begins_another(head: str, line: str) -> bool:
    """Tell whether a line opens with from-until, as the head of a position does, and a mark.

    It could not be read as a position itself, yet says nothing of the one above it. "2013-2014 I
    led the move" does: behind one blank a sentence may follow.
    """
    if has_bullet(line) or indent(line) > indent(head) + 1 or _behind_range(head) is None:
        return False
    rest = _behind_range(line) or ""
    is_gap = len(rest) - len(rest.lstrip()) > 1 or rest.startswith("\t")
    return is_gap or rest.strip()[:1] in tuple(_MARKS.strip())


def _behind_range(text: str) -> str | None:
    """Return what follows the from-until that opens a line; None where none does."""
    period = find_period(text)
    opens = period is not None and period.is_range and not text[: period.begin].strip(_MARKS)
    return text[period.finish :] if period is not None and opens else None
