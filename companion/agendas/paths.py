"""What a mentor's profile shows of the way that a goal goes: been there, or takes people on."""

import re
from typing import Final

from companion.goals.closeness import WEAK, goal_stems
from companion.goals.goal import Goal
from companion.people.person import Person
from companion.text.words import STOP_WORDS, stems

_LONGEST_READ: Final = 4_000
_ONCE: Final = re.compile(
    r"\b(?:used to|former(?:ly)?|previously|once|started (?:out )?as|began as|was an?|were an?"
    r"|moved from|came from|changed from|switched|retrained|career chang\w+|myself|himself|herself"
    r"|went from)\b[^.;\n]{0,120}",
    re.IGNORECASE,
)
_TAKES_ON: Final = re.compile(
    r"\b(?:hir(?:es?|ed|ing)|recruit\w*|interview(?:s|ed|ing|er)|owner|owns|founder|head of"
    r"|director|manag(?:er|es|ing)"
    r"|coordinat\w+|principal|chief|lead|leads|runs|partner|matron|head \w+"
    r"|admissions|selects?)\b",
    re.IGNORECASE,
)


def has_gone_this_way(mentor: Person | None, goal: Goal, mentee: Person | None) -> bool:
    """Tell whether a mentor's profile shows that they stood where the mentee stands.

    A former position, or words such as "used to be" or "retrained", that share a telling word with
    the goal or with what the mentee does.
    """
    if mentor is None:
        return False
    here = set(goal_stems(goal)) | set(stems(_said_now(mentee)))
    here -= WEAK | STOP_WORDS
    told = f"{mentor.headline or ''}. {mentor.bio or ''}"[:_LONGEST_READ]
    before = [found.group() for found in _ONCE.finditer(told)]
    before += [one.title for one in mentor.career if one.end is not None]
    return any(here & set(stems(text)) for text in before)


def takes_people_on(mentor: Person | None) -> bool:
    """Tell whether a mentor's profile shows that they choose or lead people."""
    if mentor is None:
        return False
    now = [one.title for one in mentor.career if one.end is None]
    told = " ".join((mentor.headline or "", mentor.bio or "", *now))
    return _TAKES_ON.search(told[:_LONGEST_READ]) is not None


def _said_now(mentee: Person | None) -> str:
    if mentee is None:
        return ""
    now = [one.title for one in mentee.career if one.end is None]
    return " ".join((mentee.headline or "", *now))
