"""Lines near the dates of a position: which may head it, and the job that stands below them."""

import re
from collections.abc import Sequence
from typing import Final

from companion.people.cv_lines import NumberedLine
from companion.people.dated_lines import indent
from companion.people.heading_parts import trimmed
from companion.people.heading_signs import names_job_surely
from companion.people.learnt import names_job
from companion.people.lists import has_bullet, without_bullet
from companion.people.periods import Period, find_period, without
from companion.people.position_parts import ABBREVIATIONS
from companion.people.roles import MOST_TITLE_WORDS, is_role

_LONGEST_HEADING: Final = 110
_MOST_WORDS: Final = 14
_LONGEST_DATED: Final = 200
SENTENCE_ENDS: Final = (".", ";", "!", "?")
_JOB_ENDS: Final = re.compile(
    r",\s|;\s|\s[-–—|]\s|\s\(|\ssince\s|\sfrom\s|\suntil\s", re.IGNORECASE
)


def has_job_below(lines: Sequence[NumberedLine], place: int, period: Period) -> bool:
    """Tell whether the job of a dated line without one stands on the line below, further in."""
    if place + 1 >= len(lines) or names_job(own_part(lines[place].text, period)):
        return False
    below = lines[place + 1].text
    further_in = is_below(lines[place].text, below) and not has_bullet(below)
    own = find_period(below) if len(below) <= _LONGEST_DATED and not has_bullet(below) else None
    # "Elm Tyres   2016 – 2021" above "Fitter, then manager from 2019"
    is_later = (
        own is not None
        and own.is_range
        and own.is_open
        and (period.end or "") > own.start > period.start
    )
    return (further_in or is_later) and is_heading(below) and bool(job_and_detail(below)[0])


def job_and_detail(text: str) -> tuple[str, str]:
    """Return the job that opens a line, and what is said of it; no job where it opens with none."""
    mark = _JOB_ENDS.search(text.strip())
    job = text.strip() if mark is None else text.strip()[: mark.start()]
    is_short = 0 < len(job.split()) <= MOST_TITLE_WORDS
    # "Museum guide" holds what an employer could be called, and ends as a job.
    is_job = is_short and (names_job_surely(job) or is_role(job))
    return (trimmed(job), trimmed(text.strip()[len(job) :])) if is_job else ("", "")


def is_heading(text: str) -> bool:
    """Whether a line is short enough, and not a sentence."""
    stripped = text.strip()
    return (
        0 < len(stripped) <= _LONGEST_HEADING
        and len(stripped.split()) <= _MOST_WORDS
        and (stripped.endswith(ABBREVIATIONS) or not stripped.endswith(SENTENCE_ENDS))
    )


def own_part(text: str, period: Period) -> str:
    """Return what a dated line says beside its dates."""
    return trimmed(without(without_bullet(text) if has_bullet(text) else text, period))


def is_below(dated: str, line: str) -> bool:
    """Tell whether a line is indented under a dated one, and so says more of it."""
    return indent(line) > indent(dated)
