"""What a goal does not say yet, one plain line each, about the goal's own words."""

import re
from enum import StrEnum
from typing import Final

from companion.goals.directions import direction_of
from companion.goals.goal import Goal
from companion.goals.rules import vague_parts
from companion.goals.wishes import part_wish
from companion.text.phrasing import LONGEST_PHRASED, clipped, without_end
from companion.text.sentences import sentences
from companion.values import Value

_MOST_QUOTED: Final = 12
_FEWEST_WORDS: Final = 3


_BACKGROUND: Final = re.compile(
    r"(?:hi|hello|hey|i['’]?m an?|i am an?|i work|i have (?:been|worked)|i['’]?ve (?:been|worked)|"
    r"i was|my name|currently|at the moment)\b(?!.{0,60}\b(?:want|would like|hope|try|look))",
    re.IGNORECASE,
)
"""How a sentence begins that says who somebody is, and no wish."""


_NO_WISH: Final = re.compile(
    r"(?:honestly|well|so|ok|i['’]?m|i am|i['’]ve|i have|been|i|just|really|a bit|\W){0,4}"
    r"\s?"
    r"(?:(?:do not|don['’]?t)\s(?:(?:really|quite|even)\s)?know|dunno|not sure|no idea|unsure|"
    r"fed up|sick of|tired of|bored|had enough|done with|been\s\w+ing|driving|working|stuck)\b",
    re.IGNORECASE,
)
"""How a sentence begins that says why, or that it is not known yet, before a way is weighed."""


class GoalPart(StrEnum):
    """What makes a goal something to work on."""

    CHANGE = "change"
    MEASURE = "measure"
    WHEN = "when"


class Missing(Value):
    """One part that a goal leaves open, asked about in its owner's words."""

    part: GoalPart
    text: str
    quote: str
    """The words of the statement that it asks about, verbatim."""


_PARTS: Final = {
    "goal_no_outcome": (
        GoalPart.CHANGE,
        "What changes: “{quote}” says a direction. What would you do or have then that you do "
        "not today?",
    ),
    "goal_too_short": (
        GoalPart.CHANGE,
        "What changes: “{quote}” names a topic. What do you want to be able to do, or to have "
        "done?",
    ),
    "goal_no_measure": (
        GoalPart.MEASURE,
        "How you will know: what would show that {it} has worked? A number, a first time, or "
        "somebody's yes.",
    ),
    "goal_no_date": (GoalPart.WHEN, "By when: {it} names no time. A month is enough."),
}


def missing_parts(goal: Goal) -> tuple[Missing, ...]:
    """Return what a goal leaves open of what changes, how it is measured and by when. Pure.

    The wish is quoted once; the lines behind the first point back to it.
    """
    quote = wish_quoted(goal)
    found: list[Missing] = []
    for notice in vague_parts(goal):
        part, text = _PARTS[notice.code]
        it = "it" if found else f"“{quote}”"
        found.append(Missing(part=part, text=text.format(quote=quote, it=it), quote=quote))
    return tuple(found)


def wish_quoted(goal: Goal) -> str:
    """Return the first words of a wish, verbatim, cut where a clause ends.

    A sentence that wishes goes before a question.
    """
    wish = goal.statement if goal.challenge else part_wish(goal.statement).wish
    if wish not in goal.statement:
        wish = goal.statement
    found = [one.text for one in sentences(wish[:LONGEST_PHRASED])]
    wished = (one for one in found if _is_wish(one))
    first = next(wished, found[0] if found else wish.strip()[:LONGEST_PHRASED])
    way = direction_of(wish) if _NO_WISH.match(first) else None
    if way is not None and way.quote in goal.statement and len(way.quote.split()) <= _MOST_QUOTED:
        return way.quote
    whole = without_end(first)
    if len(whole.split()) <= _MOST_QUOTED:
        return first if first.endswith("?") else whole
    end = 0
    for word in whole.split()[:_MOST_QUOTED]:
        end = whole.index(word, end) + len(word)
    comma = whole.rfind(",", 0, end)
    if len(whole[:comma].split()) >= _FEWEST_WORDS and comma > 0:
        return whole[:comma]
    short = clipped(whole, most_words=_MOST_QUOTED)
    return short if short is not None and short in goal.statement else whole[:end]


def _is_wish(sentence: str) -> bool:
    is_question, is_short = sentence.endswith("?"), len(sentence.split()) < _FEWEST_WORDS
    return not is_question and not is_short and _BACKGROUND.match(sentence) is None
