"""The lines of a work section, the head of a position parted from what is told behind it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from companion.people.cv_lines import NumberedLine
from companion.people.dated_lines import indent
from companion.people.heading_parts import split_heading, trimmed
from companion.people.heading_signs import names_job_surely
from companion.people.learnt import names_job
from companion.people.lexicon import looks_like_organization
from companion.people.lists import has_bullet
from companion.people.periods import Period, find_period, without
from companion.people.roles import MOST_TITLE_WORDS, is_role

_LONGEST: Final = 400
_MOST_HEAD_WORDS: Final = 14
_FEWEST_TOLD_WORDS: Final = 2
_MOST_NAME_WORDS: Final = 6
_FURTHER_IN: Final = 4
_BEHIND_JOB: Final = re.compile(
    r"(?<=[^\W\d_]{3})(?:\.\s+(?=[^\W\d_])|[:;]\s+(?=[^\W\d_])|,\s+(?=(?:then|later)\s))"
)
"""Where what is told of a job begins, on its own line: "Deckhand. Mooring", "cook, then opened"."""

_AND_THEN: Final = re.compile(r"(?:then|later)\s+(?:later\s|as\s|an?\s)?", re.IGNORECASE)


def with_heads_apart(lines: Sequence[NumberedLine]) -> Iterator[NumberedLine]:
    """Yield the lines, "2011–15  Elm Ltd, joiner: second fix …" as its head and an indented rest.

    So does a line below one that holds dates and no job: "Deckhand. Mooring, paint" is a deckhand.
    """
    for place, line in enumerate(lines):
        cut = _cut(lines, place)
        if cut is None:
            yield line
            continue
        head, rest = line.text[:cut].rstrip(" .:;,"), line.text[cut:].strip(" .:;,\t")
        ends = line.text.rstrip()[-1:] if line.text.rstrip()[-1:] in ".;" else ""
        yield NumberedLine(line.number, head)
        further_in = " " * (indent(head) + _FURTHER_IN)
        yield NumberedLine(line.number, f"{further_in}{rest}{ends}")


def _cut(lines: Sequence[NumberedLine], place: int) -> int | None:
    """Return where the head of a position ends on its line; None where the line is no such head."""
    text = lines[place].text
    if has_bullet(text) or not text.strip() or len(text) > _LONGEST:
        return None
    period = find_period(text)
    if period is None or not period.is_range:
        return _behind_job(text, 0) if period is None and _is_headed(lines, place) else None
    if text.startswith(". ", period.finish):
        return _behind_dates(text, period)
    opens = not trimmed(text[: period.begin])
    return _behind_job(text, period.finish) if opens else None


def _behind_job(text: str, begin: int) -> int | None:
    for mark in _BEHIND_JOB.finditer(text, begin):
        head, told = text[begin : mark.start()], text[mark.end() :]
        if len(head.split()) > _MOST_HEAD_WORDS:
            return None
        job = (split_heading(head) or ("",))[-1]
        is_job = len(job.split()) <= MOST_TITLE_WORDS and (names_job_surely(job) or is_role(job))
        if is_job:
            return mark.start() if _is_told(told) else None
    return None


def _is_told(text: str) -> bool:
    """Tell whether what stands behind a job is told of it, and is no employer nor a later job."""
    first = text.partition(",")[0]
    then = _AND_THEN.match(text)
    if then is not None and names_job(first[then.end() :]):
        return False
    enough = len(text.split()) >= _FEWEST_TOLD_WORDS
    named = first[:1].isupper() and len(first.split()) <= _MOST_NAME_WORDS
    is_employer = named and looks_like_organization(first)
    return enough and not is_employer and find_period(text[:_LONGEST]) is None


def _is_headed(lines: Sequence[NumberedLine], place: int) -> bool:
    """Tell whether the line above holds dates, no job, and none above it either."""
    above = lines[place - 1].text if place > 0 else ""
    period = find_period(above) if len(above) <= _LONGEST and not has_bullet(above) else None
    if period is None or not period.is_range:
        return False
    own = trimmed(without(above, period))
    opens = not trimmed(above[: period.begin])
    before = lines[place - 2].text if place > 1 else ""
    headed_above = bool(before.strip()) and not own
    return opens and not headed_above and not names_job(own)


def _behind_dates(text: str, period: Period) -> int | None:
    """Return where the head of "Treasurer, Hill Choir, since 2019. 60 singers, the accounts" ends.

    What follows is of the position, and none of its name.
    """
    parts = split_heading(trimmed(without(text[: period.finish], period)))
    is_head = len(parts) > 1 and names_job_surely(parts[0])
    return period.finish if is_head else None
