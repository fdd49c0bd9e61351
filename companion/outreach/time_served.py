"""Reads jobs that somebody had or has had for years from a note: "was HR manager", "been in …"."""

import re
from collections.abc import Callable
from typing import Final

from companion.people.roles import is_field
from companion.text.phrasing import with_article
from companion.text.verb_lists import word_set

_HAD: Final = re.compile(
    r"(?:(?:was|were|had been|used to be|previously|formerly|once|ex-?|former)\s*[-\s]\s*){1,2}"
    r"(?:as\s)?(?:an?\s|the\s)?",
    re.IGNORECASE,
)
_NO_PART_OF_A_JOB: Final = word_set(
    "was were been be used is are am had has have formerly previously ex not never still"
)
_BEEN: Final = re.compile(
    r"(?:(?:has|have|['’]s|['’]ve)\s)?been\s(?P<where>.{3,60}?)\s"
    r"(?:(?:for\s)?(?P<roughly>about\s|around\s|over\s|nearly\s|almost\s)?"
    r"(?P<years>(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)\+?\s"
    r"years)(?P<about>\sor so)?|(?P<since>since\s(?:19|20)\d\d))",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r"(?:in|on|at|with|behind)\sthe\s(?!(?:same|best|worst|bottom|dark|way|usa?|uk|north|south)\b)"
    r"(?:[\w&-]+\s?){1,4}",
    re.IGNORECASE,
)
_NO_WORK: Final = re.compile(
    r"\b(?:hospital|clinic|care|prison|jail|wheelchair|dole|sick|run|list|mend|wagon|home|house|"
    r"flat|country|city|town|village|area|street|neighbourhood)\b",
    re.IGNORECASE,
)
_ARTICLE: Final = re.compile(r"an?\s", re.IGNORECASE)


def former_job(text: str, role: Callable[[str], str | None]) -> str | None:
    """Return "a former HR manager" for "was HR manager at the council", or None.

    Args:
        text: one statement of a note.
        role: gives a job with its article, "an HR manager", or None where a text names none.
    """
    had = _HAD.match(text)
    job = None if had is None else role(text[had.end() :])
    if job is None:
        return None
    return with_article(f"former {_ARTICLE.sub('', job, count=1).removeprefix('former ')}")


def is_noun_phrase(words: str) -> bool:
    """Tell whether no word of a job is a verb that stands before it: "was HR manager" is none."""
    return not _NO_PART_OF_A_JOB & set(re.split(r"[\s-]", words.lower()))


def years_served(text: str, is_job: Callable[[str], bool]) -> str | None:
    """Return "have been in the sorting office for 6 years or so", what "you" is said of, or None.

    Args:
        text: one statement of a note, shorthand written out.
        is_job: tells whether a phrase names a job.
    """
    found = _BEEN.fullmatch(text)
    if found is None:
        return None
    where = found["where"]
    job = _ARTICLE.match(where) is not None and is_job(_ARTICLE.sub("", where, count=1))
    field = where.lower().startswith("in ") and is_field(where[3:])
    place = _PLACE.fullmatch(where) is not None and _NO_WORK.search(where) is None
    if not (job or field or place):
        return None
    how_long = found["since"] or (
        f"for {found['roughly'] or ''}{found['years']}{found['about'] or ''}"
    )
    return f"have been {where} {how_long}"
