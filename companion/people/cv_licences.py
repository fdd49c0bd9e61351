"""What somebody holds (licences, certificates, short courses), line by line of a CV."""

import re
from typing import Final

from companion.people.lists import items_of, without_bullet

_LONGEST: Final = 100
_LONGEST_READ: Final = 2_000
_MOST_ITEM_WORDS: Final = 6
_YEAR: Final = re.compile(r"\d{2}")
_UNSURE: Final = re.compile(
    r"\?|\b(?:not|no longer|never|none|without|expired|lapsed|run out|ran out|prob(?:ably)?|maybe"
    r"|perhaps|started|ongoing|in progress|half|part[- ]way|modules?|papers?|left|to do|planned"
    r"|booked|due|need|renewing|failed|dropped|working towards|studying|currently|pending|aiming"
    r"|hope|hoping|soon|next|stopped|gave up|abandoned|interrupted|unfinished|withdrew|only did"
    r"|did (?:the )?(?:first|units?|year|years|level|part))\b",
    re.IGNORECASE,
)
"""What is not finished or not held any more: no part of what somebody has."""

_SCHOOL: Final = re.compile(
    r"\b(?:schools?|colleges?|universit\w+|uni|gcses?|o[- ]levels?|a[- ]levels?|leaving cert"
    r"|degree|bachelor\w*|master['’]?s|dissertation|thesis|ph\.?d|b\.?sc|m\.?sc|b\.?a|m\.?a|abitur)\b",
    re.IGNORECASE,
)


_LICENCE: Final = re.compile(
    r"\b(?:licen[cs]es?|certificates?|certified|dbs|first aid(?:er)?|cscs|nvq|permits?|cards?)\b",
    re.IGNORECASE,
)


def names_licence(line: str) -> bool:
    """Tell whether a line names a licence, a certificate or a check that somebody holds."""
    return _LICENCE.search(line[:_LONGEST_READ]) is not None


def is_of_school(line: str) -> bool:
    """Tell whether a line below "Courses" is of a school or a degree: "GCSEs x8"."""
    return _SCHOOL.search(line[:_LONGEST_READ]) is not None


def held(line: str) -> tuple[str, ...]:
    """Return what a line below "Licences" or "Certificates" says that somebody holds.

    A line with a year stays whole: "Cat D since 2005, Driver CPC valid til Sept 2029". Nothing
    where it is not sure that it is held (started, expired, a question mark), of a school, or of a
    line that goes on with the one before. Linear.
    """
    text = " ".join(without_bullet(line).split())
    if not 0 < len(text) <= _LONGEST or text[0].islower() or not any(map(str.isalpha, text)):
        return ()
    if _UNSURE.search(text) or _SCHOOL.search(text):
        return ()
    items = items_of(text)
    apart = all(
        0 < len(item.split()) <= _MOST_ITEM_WORDS and not item[0].islower() for item in items
    )
    if _YEAR.search(text) is None and apart and "(" not in text:
        return tuple(items)
    return (text,)
