"""Lines of a work section that hold a date beside a job, and which of them the dates belong to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from companion.people.cv_lines import NumberedLine
from companion.people.heading_parts import STRONG, split_heading, trimmed
from companion.people.heading_signs import job_score, names_job_surely
from companion.people.lists import has_bullet
from companion.people.periods import Period, find_period, without
from companion.people.positions_labelled import is_label

_LONGEST: Final = 200
_LATER: Final = re.compile(
    r"(?:^|\s[-–—|]{1,2}\s|\|\s|\s—\s?)(?P<all>(?P<first>[^,;|–—]{3,60}?)(?:,\s|\s)"
    r"(?:(?:then|later|now|promoted to)(?:\s(?:from|since|in)\s(?:19|20)\d\d:?)?"
    r"|(?:from|since|in)\s(?:[^\W\d_]{3,9}\s)?(?:19|20)\d\d:?)\s(?P<last>[^,;|–—()]{3,60}?)"
    r"(?:\s?\((?:since\s|from\s)?(?:[^\W\d_]{3,9}\s)?(?:19|20)\d\d\))?)$",
    re.IGNORECASE,
)
"""Two jobs at one employer, the later one last: "Receptionist, then Office manager (2021)"."""

_REMARK: Final = re.compile(r"\s*\((?P<said>[^()]{1,80})\)\s*")
_ALL_BRACKETED: Final = re.compile(r"\([^()]{4,120}\)")
_COLON: Final = re.compile(r"(?P<who>[^\W\d_][^:]{2,60}):\s(?P<job>[^:]{3,60})")


def is_headed_below(text: str, below: str) -> bool:
    """Tell whether from-until stands alone on the line below a job: a year beside it is not when.

    "Elm Clinic – Nurse (ward sister 2021)" above "March 2016 - present" began in 2016.
    """
    dated = find_period(below) if len(below) <= _LONGEST else None
    alone = dated is not None and dated.is_range and not trimmed(without(below, dated))
    if not alone or has_bullet(text) or has_bullet(below):
        return False
    own = find_period(text) if len(text) <= _LONGEST else None
    closed = own is not None and own.is_range and own.end is not None
    return own is not None and not closed and bool(trimmed(without(text, own)))


def without_heads(lines: Sequence[NumberedLine], found: dict[int, Period]) -> dict[int, Period]:
    """Return the dated lines without those whose position is dated on the line below."""
    return {
        place: period
        for place, period in found.items()
        if place + 1 not in found or not is_headed_below(lines[place].text, lines[place + 1].text)
    }


def heads_alone(text: str) -> bool:
    """Tell whether a line holds an employer and a job, so that the one above is something else."""
    parts = split_heading(text, marks=STRONG) if len(text) <= _LONGEST else ()
    return len(parts) > 1 and any(map(names_job_surely, parts))


def latest_job(text: str) -> tuple[str, str]:
    """Return a heading with the last of two jobs in it, and both as a sentence; else it and "".

    Without its end it would run on into what is told of the job below it.
    """
    found = _LATER.search(text) if len(text) <= _LONGEST else None
    if found is None or not names_job_surely(found["last"]) or job_score(found["first"]) <= 0:
        return text, ""
    return f"{text[: found.start('all')]}{found['last']}", f"{found['all']}."


def without_remark(text: str, period: Period) -> tuple[str, str]:
    """Return a dated line without a remark in brackets behind its dates, and that remark.

    A line that is one bracket, "(May 2019 – present, nights)", keeps the dates alone.
    """
    inside = _ALL_BRACKETED.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if inside is not None and not trimmed(text[: period.begin]):
        said = trimmed(without(text, period))
        return f"{' ' * period.begin}{text[period.begin : period.finish]}", said.strip("() ,;\t")
    remark = _REMARK.fullmatch(text, period.finish) if len(text) <= _LONGEST else None
    before = text[: period.begin]
    if remark is None or len(split_heading(before)) < len(("job", "employer")):
        return text, ""
    return text[: period.finish], remark["said"]


def with_marks(lines: Sequence[NumberedLine]) -> Iterator[NumberedLine]:
    """Yield the lines, "Elm Clinic, Ely: Nurse" above its dates with a dash for the colon."""
    for place, line in enumerate(lines):
        below = lines[place + 1].text if place + 1 < len(lines) else ""
        dated = find_period(below) if len(below) <= _LONGEST and not has_bullet(below) else None
        said = _COLON.fullmatch(line.text.strip()) if len(line.text) <= _LONGEST else None
        is_job = (
            said is not None
            and dated is not None
            and dated.is_range
            and not is_label(said["who"])
            and not has_bullet(line.text)
            and names_job_surely(said["job"])
            and job_score(said["who"]) <= 0
        )
        yield (
            line
            if said is None or not is_job
            else replace(line, text=f"{said['who']} – {said['job']}")
        )


def still_going_on(lines: Sequence[NumberedLine], found: dict[int, Period]) -> dict[int, Period]:
    """Return the periods with "2016 - Vet nurse" above "2013-2016 …" open: its end was left out."""
    first = min(found, default=None)
    if first is None or found[first].is_range:
        return found
    period = found[first]
    left_open = lines[first].text[period.finish :].lstrip()[:1] in set("-–—")
    follows = any(
        other.is_range and (other.end or other.start)[:4] <= period.start[:4]
        for place, other in found.items()
        if place != first
    )
    if not (left_open and follows):
        return found
    return found | {first: replace(period, end=None, is_range=True)}
