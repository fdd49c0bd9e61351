"""The heading of a position, parted at the marks that people put between a job and an employer."""

import re
from collections.abc import Sequence
from typing import Final

from companion.people.heading_signs import Heading, job_score, names_job_surely
from companion.people.lexicon import EMPLOYMENT_KINDS, plain

STRONG: Final = (
    re.compile(r"\t+|[^\S\n]{3,}|(?<![,.;:!?\s])[^\S\n]{2,}"),
    re.compile(r"\s*[|•·]\s*"),
    re.compile(r"\s+[-–—]{1,2}\s+|\s*—\s*"),
    re.compile(r"\s+(?:(?:at|@|bei|chez|At|AT|Bei|Chez)\s+|with\s+(?=[A-ZÀ-Þ]))"),
)
_COMMA: Final = re.compile(r",\s+(?!(?:and|und|et|or|then|also|later|plus|as well)\s)")
_BRACKETED: Final = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
MARKS: Final = (*STRONG, _COMMA)
_STOP: Final = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=[^\W\d_])")
_EDGE: Final = " \t,;:|·•–—-"
_TITLE_EMPLOYER_PLACE: Final = 3
_KIND_MARKS: Final = re.compile(r"\s*[·•|]\s*|\t+|[^\S\n]{3,}")


def heading_of(pieces: Sequence[str], *, is_dated: bool) -> Heading:
    """Return the parts of a heading, in the order of the text.

    Args:
        pieces: its lines, without the dates.
        is_dated: whether the dated line holds one of them.
    """
    # "Seasonal 2008–2012" below a job says how it was held, not for whom.
    pieces = [piece for piece in pieces if plain(piece) not in EMPLOYMENT_KINDS] or pieces
    if len(pieces) == 1:
        pieces = (_parted_before_job(pieces[0]),)
    if len(pieces) != 1:
        parts = tuple(_without_kind(piece) for piece in pieces)
        return Heading(parts, shape=f"{len(parts)} lines")
    # A comma parts title and employer on the dated line; elsewhere it may be any comma, unless what
    # stands before it names a job and what follows an employer.
    parts = split_heading(pieces[0], marks=STRONG)
    if len(parts) > 1:
        return Heading(parts, shape=f"{len(parts)} by mark {_mark_in(pieces[0])}")
    told = _with_later_jobs(split_heading(pieces[0], marks=(_COMMA,)))
    named = len(told) > 1 and job_score(told[0]) > 0 > job_score(told[1])
    several = len(told) >= _TITLE_EMPLOYER_PLACE and names_job_surely(told[0])
    if is_dated or named or several:
        return Heading(told, shape=f"{len(told)} by comma")
    return Heading(parts, shape="whole")


def _parted_before_job(text: str) -> str:
    """Return "Elm Motors, Ely. Fitter" with a gap for the full stop before its job."""
    for stop in _STOP.finditer(text):
        if names_job_surely(text[stop.end() :]) and not names_job_surely(text[: stop.start()]):
            return f"{text[: stop.start()]}\t{text[stop.end() :]}"
    return text


def _mark_in(text: str) -> int:
    return next((at for at, mark in enumerate(STRONG) if len(_outside_brackets(mark, text)) > 1), 0)


def _with_later_jobs(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return "cook, later head cook" as one part: a job in small letters goes with the job before.

    An employer has a name, and a name a capital.
    """
    joined: list[str] = []
    for part in parts:
        goes_on = joined and part[:1].islower() and names_job_surely(part)
        if goes_on and names_job_surely(joined[-1]):
            joined[-1] = f"{joined[-1]}, {part}"
        else:
            joined.append(part)
    return tuple(joined)


def split_heading(text: str, *, marks: Sequence[re.Pattern[str]] = MARKS) -> tuple[str, ...]:
    """Split "Title | Employer", "Title at Employer", "Title, Employer" at its strongest mark."""
    for mark in marks:
        parts = [trimmed(part) for part in _outside_brackets(mark, trimmed(text))]
        named = tuple(part for part in parts if part and plain(part) not in EMPLOYMENT_KINDS)
        if len(named) > 1:
            return named
    whole = trimmed(text)
    return (whole,) if whole else ()


def _outside_brackets(mark: re.Pattern[str], text: str) -> list[str]:
    """Split at a mark, but not at one inside "(48 beds, dementia and nursing)"."""
    inside = [(match.start(), match.end()) for match in _BRACKETED.finditer(text)]
    parts: list[str] = []
    start = 0
    for match in mark.finditer(text):
        if match.end() > match.start() and not any(a < match.start() < b for a, b in inside):
            parts.append(text[start : match.start()])
            start = match.end()
    return [*parts, text[start:]]


def trimmed(text: str) -> str:
    """Return a heading without marks at its edges, nor a bracket that lost its partner."""
    trimmed = text.strip(_EDGE)
    if trimmed.count("(") != trimmed.count(")"):
        trimmed = trimmed.strip("()" + _EDGE)
    return trimmed


def _without_kind(text: str) -> str:
    parts = [part for part in _KIND_MARKS.split(text) if plain(part) not in EMPLOYMENT_KINDS]
    return ", ".join(parts) or text
