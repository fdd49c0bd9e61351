"""What somebody holds (licences, certificates, courses) and speaks, told apart in lines of a CV."""

import re
from typing import Final

from companion.people.languages import is_hardly_spoken, language_tag
from companion.people.lists import split_outside_brackets, without_bullet

_LONGEST_READ: Final = 2_000
_SCHOOL: Final = re.compile(
    r"\b(?:schools?|colleges?|universit\w+|uni|gcses?|o[- ]levels?|a[- ]levels?|leaving cert"
    r"|degree|bachelor\w*|master['’]?s|dissertation|thesis|ph\.?d|b\.?sc|m\.?sc|b\.?a|m\.?a|abitur)\b",
    re.IGNORECASE,
)
_LICENCE: Final = re.compile(
    r"\b(?:licen[cs]es?|certificates?|certified|dbs|first aid(?:er)?|cscs|nvq|permits?|cards?)\b",
    re.IGNORECASE,
)
_HELD: Final = re.compile(
    r"(?:\b(?:licen[cs]es?|certificates?|certs?|cert\.|permits?|dbs(?: checked?)?|nvq"
    r"|cscs(?: card)?)|\b(?:training|evening|weekend|online|short|refresher|safety|first[- ]aid)"
    r" courses?"
    r"|^first[- ]aid(?:er)?(?: at work)?)"
    r"(?:,? (?:level )?\d{1,4})?(?: ?\([^()]{0,80}\))?[ .]*$"
    r"|\bcourse,.{0,60}\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
"""An entry that ends as the name of a paper does: "HGV licence (C+E)"; not "licence sales"."""
_PARTS: Final = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=\S)")


def names_licence(line: str) -> bool:
    """Tell whether a line names a licence, a certificate or a check that somebody holds."""
    return _LICENCE.search(line[:_LONGEST_READ]) is not None


def is_paper(entry: str) -> bool:
    """Tell whether an entry of a list is a licence, a certificate or a course, and no skill."""
    return len(entry) <= _LONGEST_READ and _HELD.search(entry) is not None


def is_of_school(line: str) -> bool:
    """Tell whether a line below "Courses" is of a school or a degree: "GCSEs x8"."""
    return _SCHOOL.search(line[:_LONGEST_READ]) is not None


def spoken_beside(line: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return the languages of "Polish, English. Clean licence" and what else it names.

    None unless each entry is a language or a paper, and it is plain that the languages are spoken:
    one stands beside a paper, two stand together, or one is said to be spoken well. Linear.
    """
    if len(line) > _LONGEST_READ:
        return None
    whole = without_bullet(line)
    parts = [
        entry
        for sentence in _PARTS.split(whole)
        for entry in split_outside_brackets(sentence.strip(" ."), ",;|/&")
    ]
    tags: dict[str, None] = {}
    others: list[str] = []
    is_told = len(parts) > 1
    for part in parts:
        tag = language_tag(part)
        if tag is not None and not is_hardly_spoken(part):
            tags[tag] = None
            is_told = is_told or len(part.split()) > 1
        elif tag is not None or names_licence(part):
            others.append(part)
        else:
            return None
    return (tuple(tags), tuple(others)) if tags and is_told else None
