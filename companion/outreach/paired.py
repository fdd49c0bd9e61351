"""Opens a message between two whom a programme has paired: who paired them, and on what."""

import re
from collections.abc import Sequence
from typing import Final

from companion.goals.closeness import WEAK, goal_stems
from companion.outreach.facts import LEAST_RELEVANCE, Fact, FactKind
from companion.outreach.message import ClaimAbout, OutreachBrief, Pairing
from companion.outreach.pieces import Piece, claim, framed, joined
from companion.outreach.reasons import offers_joined, told
from companion.outreach.workplaces import is_place
from companion.people.person import Person
from companion.text.phrasing import tidied, without_end
from companion.text.words import stems

_UNNAMED: Final = "The mentoring programme"
_TAKES_THE: Final = re.compile(
    r"(?!the\b).*\b(?:programmes?|programs?|schemes?|networks?|associations?|projects?|councils?|"
    r"trusts?|societ(?:y|ies)|groups?|partnerships?|federations?|alliances?|initiatives?|circles?|"
    r"pool|exchange|guild|union|chamber|forum)(?:\s(?:of|for|in)\s.{1,60}|\s20\d\d)?",
    re.IGNORECASE,
)
_WHO_I_AM: Final = re.compile(
    r"(?:I['’]?m|I am) (?:an?|(?:deputy |acting |assistant )?(?:head|director|chair))\b"
)
_MOST_UNIT_WORDS: Final = 7
_MOST_OFFERS: Final = 2


def paired_by(pairing: Pairing) -> str:
    """Return who has paired the two, at the head of a sentence: "The Harbour Network"."""
    name = without_end(tidied(pairing.programme or ""))
    if not name:
        return _UNNAMED
    return f"The {name}" if _TAKES_THE.fullmatch(name) else name


def paired_reason(
    brief: OutreachBrief, facts: Sequence[Fact], *, most_words: int, most: int = _MOST_OFFERS
) -> Piece:
    """Return that the programme has paired the two, and what the pair rests on.

    Besides that only one offer is named, and only one that has to do with the wish.
    """
    who = paired_by(brief.paired_by or Pairing())
    grounds = [fact for fact in facts if fact.is_grounds][:1]
    offers = [
        fact
        for fact in facts
        if fact.kind is FactKind.HELP
        and fact.relevance >= LEAST_RELEVANCE
        and fact not in grounds
        and fact.words <= most_words
    ]
    if offers and grounds and grounds[0].kind is FactKind.HEADLINE:
        grounds = []  # what somebody offers says more than what they are called
    chosen = _asked_each(brief, (*grounds, *offers))[:most]
    parts = offers_joined([told(fact) for fact in chosen])
    clauses = [part.piece for part in parts if part.is_clause]
    quoted = [part.piece for part in parts if not part.is_clause]
    opening = Piece(text=f"{who} has paired us.")
    if clauses:
        frame = (
            " has paired us because {}, and {}." if clauses[1:] else " has paired us because {}."
        )
        opening = framed(f"{who}{frame}", *clauses[:2])
    return joined((opening, *(framed("{^}", piece) for piece in quoted)))


def _asked_each(brief: OutreachBrief, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the facts of which each answers a word of the wish that none before it does.

    Who asks for swimming lessons did not ask for "swimming for schools" beside "teaching swimming".
    """
    wanted, answered = goal_stems(brief.goal), set[str]()
    chosen: list[Fact] = []
    for fact in facts:
        shared = {stem for stem in stems(fact.quote) if stem in wanted and stem not in WEAK}
        if not chosen or shared - answered:
            chosen.append(fact)
        answered |= shared
    return tuple(chosen)


def at_their_unit(introduced: Piece | None, mentee: Person) -> Piece | None:
    """Return who writes with the site or department that they signed up from, where it is known."""
    unit = without_end(tidied(mentee.unit or ""))
    if not unit or len(unit.split()) > _MOST_UNIT_WORDS:
        return introduced
    made = claim(unit, about=ClaimAbout.MENTEE, field="unit", quote=unit)
    if introduced is None:
        text = f"I am from {unit}." if is_place(unit) else ""
        return Piece(text=text, claims=(made,)) if text else None
    said = without_end(introduced.text)
    if unit.casefold() in said.casefold():
        return introduced
    at = " at " if is_place(unit) else ", "
    plain = _WHO_I_AM.match(said) is not None
    joint = at if plain and not re.search(r"\b(?:at|for|of(?! [a-z]))\b", said) else ", "
    text = f"{said}{joint}{unit}."
    return Piece(text=text, claims=(*introduced.claims, made))
