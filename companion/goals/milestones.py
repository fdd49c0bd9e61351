"""Milestones of about one talk each, read off a goal's own words, and where its owner stands."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from companion.goals.branches import branches_of
from companion.goals.goal import Goal
from companion.goals.missing import wish_quoted
from companion.goals.ways import ways_of
from companion.goals.wording import GoalWords, Said, goal_words
from companion.text.phrasing import clipped, without_end
from companion.values import Value

MOST_MILESTONES: Final = 6
_MOST_QUOTED: Final = 18
_NOT_KNOWN: Final = re.compile(
    r"\b(?:(?:do not|don['’]?t|dont|no idea|not sure|unsure|never (?:been )?told|nobody (?:has )?"
    r"(?:ever )?(?:told|said)|wonder|dunno)\b)",
    re.IGNORECASE,
)


class MilestoneKind(StrEnum):
    """What kind of step a milestone is."""

    QUESTION = "question"
    """The owner's own question has an answer."""
    CHOICE = "choice"
    """One of several ways is picked to look into first."""
    START = "start"
    OBSTACLE = "obstacle"
    MEASURE = "measure"


class Milestone(Value):
    """What will be so after about one talk, and the words of the goal that it rests on."""

    kind: MilestoneKind
    text: str
    field: str
    quote: str


def milestones_of(goal: Goal) -> tuple[Milestone, ...]:
    """Return what a goal's own words give to work through, in the order of the talks. Pure.

    Its owner's question, the choice between ways, a first step, each thing that stands in the way,
    and what will show that it is done. Nothing is added that the goal does not say.
    """
    found = _milestones(goal, goal_words(goal))
    by_quote = {(one.kind, one.quote): one for one in found}
    return tuple(by_quote.values())[:MOST_MILESTONES]


def _milestones(goal: Goal, words: GoalWords) -> Iterator[Milestone]:
    if words.question is not None:
        text = f"An answer to “{_short(words.question.quote)}”"
        yield _of(MilestoneKind.QUESTION, text, words.question)
    ways = ways_of(words) or tuple(one.about for one in branches_of(goal, words))
    if ways:
        text = f"Picked to look into first: {', or '.join(ways)}"
        yield Milestone(
            kind=MilestoneKind.CHOICE, text=text, field="statement", quote=words.clause_quote
        )
    elif words.question is None or words.question.quote != words.clause_quote:
        text = f"A first step on “{wish_quoted(goal)}”"
        yield Milestone(
            kind=MilestoneKind.START, text=text, field="statement", quote=wish_quoted(goal)
        )
    for part in obstacles_of(words):
        text = f"A next step on “{_short(part.quote)}”"
        if _NOT_KNOWN.search(part.quote):
            text = f"Found out: “{_short(part.quote)}”"
        yield _of(MilestoneKind.OBSTACLE, text, part)
    if words.success is not None:
        text = f"How far it is to “{_short(words.success.quote)}”"
        yield _of(MilestoneKind.MEASURE, text, words.success)


def obstacles_of(words: GoalWords) -> tuple[Said, ...]:
    """Return what stands in the way, each sentence or phrase, in its order."""
    rest = (words.obstacle,) if words.obstacle is not None else ()
    return (*words.challenge, *rest)


def baseline_of(goal: Goal) -> str | None:
    """Return where the owner stands at the beginning, in their words; None where they do not say.

    Who names nothing else stands before what is in the way.
    """
    if goal.baseline is not None and goal.baseline.strip():
        return goal.baseline.strip()
    first = next(iter(obstacles_of(goal_words(goal))), None)
    return None if first is None else first.quote


def _of(kind: MilestoneKind, text: str, said: Said) -> Milestone:
    return Milestone(kind=kind, text=text, field=said.field, quote=said.quote)


def _short(quote: str) -> str:
    text = " ".join(quote.split())
    if len(text.split()) <= _MOST_QUOTED:
        return text if text.endswith(("?", "!")) else without_end(text)
    short = clipped(text, most_words=_MOST_QUOTED)
    return short if short is not None else f"{' '.join(text.split()[:_MOST_QUOTED])} …"
