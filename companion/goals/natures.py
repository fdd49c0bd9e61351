"""What kind of thing a goal is, by signs in its own words; it decides what one would ask."""

import re
from enum import StrEnum
from typing import Final

from companion.goals.goal import Goal
from companion.text.phrasing import LONGEST_PHRASED


class Nature(StrEnum):
    """What kind of thing somebody wants to do; it decides what one would ask about it."""

    DECIDE = "decide"
    TALK = "talk"
    LEARN = "learn"
    SELL = "sell"
    GROW = "grow"
    FIND_WORK = "find_work"
    WRITE = "write"
    LEAD = "lead"
    OTHER = "other"


_SIGNS: Final = (
    (Nature.DECIDE, r"decid|choos|whether|which (?:job|offer|path)|stay or|or not\b|figure out"),
    (
        Nature.TALK,
        r"conversation|negotiat|talk to|talk with|challenge .{0,40}(?:decision|boss|manager)|"
        r"conflict|feedback|speak up|saying no|say no|difficult|\braise\b|salary|section chief|"
        r"my (?:boss|manager)|say it in|\bpresent|speech|public speaking|\bget the .{3,40} to\b|"
        r"persuad|convinc",
    ),
    (
        Nature.LEARN,
        r"learn|exam|certificat|course|study|skill|\bwith r\b|python|\bpass (?:the|my|an?)\b|"
        r"chartered|licen[cs]e|improve my",
    ),
    (
        Nature.SELL,
        r"\bsell|customer|client|paying|sales|pricing|\bprice|revenue|growers|investor|fund",
    ),
    (
        Nature.GROW,
        r"promot|next level|visib|be taken seriously|more responsibility|to senior\b|"
        r"senior (?:role|level|post)|a raise",
    ),
    (Nature.OTHER, r"become a (?:better|good|great)|be a better|confiden"),
    (
        Nature.FIND_WORK,
        r"(?:get|find|land|new|first|data|a|dream|next) (?:\w+ ){0,3}jobs?\b|interview|\bcv\b|"
        r"resume|résumé|apply|application|back to work|return to|offer|get hired|portfolio|degree|"
        r"move (?:from|into|to)|switch|career change|transition|become|\bleav",
    ),
    (Nature.WRITE, r"\bwrit|report|publish(?!ed)|\bpaper\b|article|brief\b|proposal|thesis"),
    (Nature.LEAD, r"\blead|manage|run my|run a|team|ward|head\b|supervis|delegat|take over|hire"),
)
_SIGN_PATTERNS: Final = tuple((nature, re.compile(sign, re.I)) for nature, sign in _SIGNS)


_NEEDS_TWO: Final = frozenset({Nature.SELL})
"""Kinds whose questions presume much: that there are buyers."""


def _is_supported(nature: Nature, goal: Goal) -> bool:
    """Tell whether a goal's own words speak for a kind twice, where its questions presume much."""
    if nature not in _NEEDS_TWO:
        return True
    told = "\n".join((goal.statement, goal.challenge or "", " ".join(goal.skills)))
    pattern = dict(_SIGN_PATTERNS)[nature]
    return len({found.group().casefold() for found in pattern.finditer(told[:_LONGEST_TOLD])}) > 1


_LONGEST_TOLD: Final = 3 * LONGEST_PHRASED


def nature_of(goal: Goal) -> Nature:
    """Return the nature whose sign stands first in the statement, else in the rest."""
    for text in (goal.statement, goal.challenge or "", " ".join(goal.skills)):
        found = (
            (sign.start(), nature)
            for nature, pattern in _SIGN_PATTERNS
            if (sign := pattern.search(text[:LONGEST_PHRASED])) is not None
        )
        found = (one for one in found if _is_supported(one[1], goal))
        first = min(found, default=None, key=lambda sign: sign[0])
        if first is not None:
            return first[1]
    return Nature.OTHER
