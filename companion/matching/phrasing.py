"""The wording of reasons: what the mentor did or offers, the quote, and which wish it answers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from companion.matching.facets import Facet, FacetKind
from companion.people.person import Person
from companion.retrieval.passages import Aspect

CLIP_WORDS: Final = 12
"""How much of the mentee's own words a reason repeats."""

_LONGEST_TITLE: Final = 60
_NUMBER: Final = re.compile(r"\[(\d+)\]")


class Strength(IntEnum):
    """How far a quote answers a part of the goal; more is better."""

    LOOSE = 1
    CLOSE = 2
    DIRECT = 3


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What a reason says, before it is put into words."""

    aspect: Aspect
    field: str
    quote: str
    facet: Facet
    strength: Strength
    again: bool
    """Whether an earlier reason has repeated this part of the goal."""


_LEADS: Final[Mapping[Aspect, str]] = {
    Aspect.HEADLINE: "In one line: ",
    Aspect.BIO: "In their own words: ",
    Aspect.HELP: "Offers help with ",
    Aspect.OFFERS: "Offers, among many things, help with ",
    Aspect.SKILLS: "Lists as a skill ",
    Aspect.INDUSTRIES: "Knows the field: ",
    Aspect.INTERESTS: "Is interested in ",
}

_WISHES: Final[Mapping[FacetKind, str]] = {
    FacetKind.STATEMENT: "your goal",
    FacetKind.CHALLENGE: "your challenge",
    FacetKind.TARGET: "your measure of success",
}


_CLOSENESS: Final[Mapping[Strength, str]] = {
    Strength.DIRECT: "speaks directly to",
    Strength.CLOSE: "close to",
    Strength.LOOSE: "only loosely related to",
}

_SKILL_LINKS: Final[Mapping[Strength, str]] = {
    Strength.DIRECT: "you asked for {skill}",
    Strength.CLOSE: "close to {skill}, which you asked for",
    Strength.LOOSE: "only loosely related to {skill}, which you asked for",
}


def reason_text(finding: Finding, *, mentor: Person) -> str:
    """Return a finding about `mentor` as one sentence to the mentee."""
    return f"{_lead(finding, mentor)}“{finding.quote}” – {_link(finding)}."


def clipped(words: str) -> str:
    """Return the beginning of somebody's words, in one line, marked where it is cut."""
    given = words.split()
    if len(given) <= CLIP_WORDS:
        return " ".join(given).rstrip(".")
    return " ".join(given[:CLIP_WORDS]).rstrip(".,;:–—-") + " …"


def _lead(finding: Finding, mentor: Person) -> str:
    number = _NUMBER.search(finding.field)
    is_noted = finding.aspect is Aspect.BIO and mentor.noted_about is not None
    if finding.strength is Strength.LOOSE:
        return f"The nearest thing {'you noted' if is_noted else 'in the profile'}: "
    if is_noted:
        return "You noted: "
    if finding.aspect is not Aspect.POSITION or number is None:
        return _LEADS.get(finding.aspect, "")
    if finding.field.endswith(".title"):
        return "Has worked as "
    title = mentor.career[int(number.group(1))].title
    role = f" as {title}" if len(title) <= _LONGEST_TITLE else ""
    return f"Has done it{role}: " if finding.strength is Strength.DIRECT else f"Worked{role}: "


def _link(finding: Finding) -> str:
    words = clipped(finding.facet.words)
    if finding.facet.kind is FacetKind.SKILL:
        return _SKILL_LINKS[finding.strength].format(skill=words)
    wish = _WISHES[finding.facet.kind]
    if finding.strength is Strength.LOOSE:
        return f"{_CLOSENESS[finding.strength]} {wish}"
    said = f"{wish} too" if finding.again else f"{wish}, “{words}”"
    return f"{_CLOSENESS[finding.strength]} {said}"
