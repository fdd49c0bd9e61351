"""The wording of reasons: what the mentor did or offers, the quote, and what it is to the goal."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from companion.matching.facets import Facet, FacetKind
from companion.matching.jottings import is_jotted
from companion.matching.parts import LONGEST_NAMED
from companion.people.person import Person
from companion.retrieval.passages import Aspect

_LONGEST_TITLE: Final = 60
_NUMBER: Final = re.compile(r"\[(\d+)\]")


class Strength(IntEnum):
    """How far a quote speaks to a part of the goal; more is better."""

    LOOSE = 1
    """Nothing is claimed of it."""
    CLOSE = 2
    """Of all that the goal asks for, this part is nearest to it; no more is said."""
    DIRECT = 3


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What a reason says, before it is put into words."""

    aspect: Aspect
    field: str
    quote: str
    facet: Facet
    strength: Strength
    also: bool = False
    """Whether it follows another from the same jotting."""


_LEADS: Final[Mapping[Aspect, str]] = {
    Aspect.HEADLINE: "In one line: ",
    Aspect.BIO: "In their own words: ",
    Aspect.HELP: "Offers help with ",
    Aspect.OFFERS: "Offers, among many things, help with ",
    Aspect.SKILLS: "Lists as a skill ",
    Aspect.INDUSTRIES: "Knows the field: ",
    Aspect.INTERESTS: "Is interested in ",
}

_PLACES: Final[Mapping[FacetKind, str]] = {
    FacetKind.STATEMENT: "your goal",
    FacetKind.CHALLENGE: "your challenge",
    FacetKind.TARGET: "your measure of success",
}

_CLOSENESS: Final[Mapping[Strength, str]] = {
    Strength.DIRECT: "speaks to",
    Strength.CLOSE: "nearest to",
}


def reason_text(finding: Finding, *, mentor: Person) -> str:
    """Return a finding about `mentor` as one sentence to the mentee."""
    return f"{_lead(finding, mentor)}“{finding.quote}”{_link(finding, mentor)}."


def named(facet: Facet) -> str | None:
    """Return the part of a goal in quotation marks, in one line; None when it is too long to name.

    Never a beginning with the rest cut off: half a wish reads as another wish.
    """
    given = facet.words.split()
    if len(given) > LONGEST_NAMED:
        return None
    return f"“{' '.join(given).rstrip('.')}”"


def _lead(finding: Finding, mentor: Person) -> str:
    number = _NUMBER.search(finding.field)
    of_jotting = finding.aspect in {Aspect.BIO, Aspect.HEADLINE}
    is_noted = of_jotting and mentor.noted_about is not None
    if finding.also and of_jotting and is_jotted(mentor):
        return "You noted as well: " if is_noted else "Also: "
    if is_noted:
        return "You noted: "
    if of_jotting and is_jotted(mentor):
        return "Known so far: "
    if finding.aspect is not Aspect.POSITION or number is None:
        return _LEADS.get(finding.aspect, "")
    if finding.field.endswith(".title"):
        return "Has worked as "
    title = mentor.career[int(number.group(1))].title
    return f"Worked as {title}: " if len(title) <= _LONGEST_TITLE else "From their work: "


def _link(finding: Finding, mentor: Person) -> str:
    """Return what the quote is to the goal, no stronger than it is; nothing where it is loose.

    Nothing either of a jotting: whoever jotted it down knows better what it is to their goal.
    """
    if finding.strength is Strength.LOOSE or is_jotted(mentor):
        return ""
    part = named(finding.facet)
    if finding.facet.kind is FacetKind.SKILL:
        skill = part or "a skill"
        if finding.strength is Strength.DIRECT:
            return f" – you asked for {skill}"
        return f" – nearest to {skill}, which you asked for"
    place = _PLACES[finding.facet.kind]
    said = f"{part} in {place}" if part else place
    return f" – {_CLOSENESS[finding.strength]} {said}"
