"""The plan over a pair's next talks, one question each, and what changes in it and why."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Annotated, Final

from pydantic import Field

from companion.agendas.doubts import doubt_asked
from companion.agendas.ways import LOOK_INTO_FIRST
from companion.goals.goal import Goal
from companion.goals.milestones import Milestone, MilestoneKind, milestones_of
from companion.goals.missing import Missing
from companion.pairs.agreement import Side
from companion.people.person import PersonId
from companion.text.persons import to_you
from companion.text.phrasing import as_sentence, without_end
from companion.values import Value
from companion.writing.draft import Source, SourceKind

FEWEST_LINES: Final = 3
"""With fewer talks ahead the person's own words give no more; more is asked for then."""


class ArcLine(Value):
    """One talk ahead: what will be so after it, its question, and what that rests on."""

    on: date | None = None
    """The day, where it is agreed on or planned."""
    milestone: str
    question: str
    source: Source


class Arc(Value):
    """The plan over the next talks of a pair. Nothing in it is stored: it follows from records."""

    other_id: PersonId
    other_name: str
    side: Side
    """Which of the two reads it."""
    goal: Goal
    lines: tuple[ArcLine, ...]
    missing: tuple[Missing, ...] = ()
    """What the goal does not say yet; with it there would be more to plan on."""


class ArcChange(Value):
    """One line that went, came, or took the place of another, and why."""

    was: ArcLine | None = None
    now: ArcLine | None = None
    why: Annotated[str, Field(min_length=1)]


def milestone_of(source: Source, *, purpose: str, goal: Goal) -> str:
    """Return what will be so after a talk: as the goal's milestones say, else what it is for."""
    if source.kind is not SourceKind.GOAL:
        return purpose
    for one in milestones_of(goal):
        if (one.field, one.quote) == (source.ref, source.quote):
            return one.text
    return purpose


def talked(milestone: Milestone, questions: Sequence[str], *, talks: int) -> bool:
    """Tell whether a milestone had its talk: its words stand in a question that was planned."""
    if milestone.kind is MilestoneKind.START:
        return talks > 0
    quote = without_end(" ".join(milestone.quote.split()))
    ways = [quote, to_you(as_sentence(quote)) or quote, doubt_asked(quote) or quote]
    if milestone.kind is MilestoneKind.CHOICE:
        ways = [LOOK_INTO_FIRST]
    read = [" ".join(one.split()).casefold() for one in questions]
    return any(without_end(way).casefold() in one for way in ways for one in read)


def arc_changes(
    before: Sequence[ArcLine],
    after: Sequence[ArcLine],
    *,
    goal: Goal,
    held: Mapping[str, date],
    asked: Collection[str] = (),
) -> tuple[ArcChange, ...]:
    """Return what changed between two plans, in the order of the later one. Pure.

    A line is the same while its source and its milestone are.

    Args:
        before: the plan as it was.
        after: the plan as it is.
        goal: with the events that lines may rest on.
        held: the day of each talk by its id, to say from which notes a line comes.
        asked: the questions that had their talk in between.
    """
    kept = {_same(one) for one in before} & {_same(one) for one in after}
    gone = [one for one in before if _same(one) not in kept]
    new = [one for one in after if _same(one) not in kept]
    talked = [one for one in gone if one.question in asked]
    moved = [one for one in gone if one not in talked]
    changes = [ArcChange(was=one, why="it had its talk") for one in talked]
    for number, one in enumerate(new):
        was = moved[number] if number < len(moved) else None
        changes.append(ArcChange(was=was, now=one, why=_reason(one, goal=goal, held=held)))
    left = moved[len(new) :]
    return (*changes, *(ArcChange(was=one, why="nothing leads to it any more") for one in left))


def _same(line: ArcLine) -> tuple[str, str, str]:
    return line.source.ref, line.source.quote, line.milestone


def _reason(line: ArcLine, *, goal: Goal, held: Mapping[str, date]) -> str:
    source = line.source
    if source.kind is SourceKind.NOTES:
        day = held.get(source.ref)
        when = "" if day is None else f" of {day.day} {day:%B}"
        return f"your notes{when} leave it open: “{' '.join(source.quote.split())}”"
    if source.kind is SourceKind.GOAL and source.ref.startswith("events"):
        event = next((one for one in goal.events if one.text == source.quote), None)
        when = "" if event is None else f" on {event.on.day} {event.on:%B}"
        return f"what you told{when}: “{source.quote}”"
    if source.kind is SourceKind.GOAL:
        return f"next in your goal: “{' '.join(source.quote.split())}”"
    return f"it fits what you want ({source.ref})"
