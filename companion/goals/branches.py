"""The branches of an open wish, each with the words that it was made of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from companion.goals.directions import Direction, directions_of
from companion.goals.goal import Goal
from companion.goals.ways import FEWEST_WAYS, ways_of
from companion.goals.wishes import part_wish
from companion.goals.wording import GoalWords
from companion.text.phrasing import LONGEST_PHRASED, tidied, without_end
from companion.text.shorthand import written_out

_MOST_BRANCHES: Final = 3
_EITHER: Final = re.compile(
    r"\beither\s(?P<first>[^,;:.!?()\n]{3,120}?),?\sor\s(?P<second>[^,;:.!?()\n]{3,120})",
    re.IGNORECASE,
)
_SAME_DEED: Final = re.compile(
    r"(?P<deed>[a-z]{2,20})\s(?P<first>(?:an?|my|the)\s[\w’' -]{2,60}?),?\sor\s"
    r"(?P<second>(?:an?|my|the)\s[\w’' -]{2,60})",
    re.IGNORECASE,
)
"""One verb with two things to choose from: "become a vet nurse or a dog groomer"."""

_ASIDE: Final = re.compile(
    r"\s(?:because|since|although|though|but|so|if|unless|whichever|instead)\s", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True)
class Branch:
    """A way that a wish may go.

    Attributes:
        about: what would be done or had: "becoming a vet nurse", "a living from my pottery".
        quote: the words that it was made of, verbatim.
    """

    about: str
    quote: str


def branches_of(goal: Goal, words: GoalWords) -> tuple[Branch, ...]:
    """Return up to three ways that a wish weighs, each once; none where it goes one way. Linear."""
    text = goal.statement[:LONGEST_PHRASED]
    wish = text if goal.challenge else part_wish(text).wish
    if wish not in text:
        wish = text
    for found in (tuple(_either(wish)), tuple(_named(goal, words)), tuple(_weighed(wish))):
        if len(found) >= FEWEST_WAYS:
            return found[:_MOST_BRANCHES]
    return ()


def _either(wish: str) -> Iterator[Branch]:
    found = _EITHER.search(wish)
    if found is not None:
        yield from (_branch(found["first"]), _branch(found["second"]))


def _named(goal: Goal, words: GoalWords) -> Iterator[Branch]:
    for way in ways_of(words):
        yield Branch(about=way, quote=_quoted(goal, way, words))


def _weighed(wish: str) -> Iterator[Branch]:
    for one in directions_of(wish):
        both = _SAME_DEED.fullmatch(one.about) if one.is_deed else None
        if both is None:
            yield Branch(about=one.about, quote=one.quote)
            continue
        yield Branch(about=f"{both['deed']} {both['first']}", quote=_part(one, both["first"]))
        yield Branch(about=f"{both['deed']} {both['second']}", quote=_part(one, both["second"]))


def _part(one: Direction, words: str) -> str:
    return words if words in one.quote else one.quote


def _branch(quote: str) -> Branch:
    short = without_end(_ASIDE.split(quote, maxsplit=1)[0].strip())
    return Branch(about=written_out(tidied(short)), quote=short)


def _quoted(goal: Goal, way: str, words: GoalWords) -> str:
    """Return the words of the statement that a way was made of."""
    for one in words.alternatives:
        if one.about == way and one.quote in goal.statement:
            return one.quote
    for part in (way, way.partition(" ")[2]):
        at = goal.statement.casefold().find(part.casefold())
        if part and at >= 0:
            return goal.statement[at : at + len(part)]
    return words.clause_quote
