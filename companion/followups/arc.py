"""The plan over a pair's next talks, one question each, and what changes in it and why."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Annotated, Final

from pydantic import Field

from companion.agendas.doubts import doubt_asked
from companion.agendas.events import EVENTS
from companion.agendas.steps import settles_the_goal
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
    later: ArcLine | None = None
    """The line that was, where it only moved to a later talk."""
    why: Annotated[str, Field(min_length=1)]


def milestone_of(source: Source, *, purpose: str, goal: Goal) -> str:
    """Return what will be so after a talk: as the goal's milestones say, else what it is for."""
    if source.kind is not SourceKind.GOAL or settles_the_goal(purpose):
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


def milestones_talked(goal: Goal, questions: Sequence[str], *, talks: int) -> tuple[int, int]:
    """Return how many milestones of a goal had their talk, and how many there are.

    Args:
        goal: whose they are.
        questions: that were planned for the talks that were held.
        talks: how many were held.
    """
    known = milestones_of(goal)
    return talked_of(known, questions[-_MOST_LOOKED_BACK:], talks=talks), len(known)


_MOST_LOOKED_BACK: Final = 60
"""Talks, at most, whose questions are looked through for what had its talk."""


def talked_of(milestones: Sequence[Milestone], questions: Sequence[str], *, talks: int) -> int:
    """Return how many of a goal's milestones had their talk.

    A talk on the owner's own question is about nothing else, whatever leads into it.
    """
    own = [one for one in milestones if one.kind is MilestoneKind.QUESTION]
    others = [asked for asked in questions if not any(talked(one, [asked], talks=0) for one in own)]
    return sum(talked(one, questions if one in own else others, talks=talks) for one in milestones)


def arc_changes(
    before: Sequence[ArcLine],
    after: Sequence[ArcLine],
    *,
    goal: Goal,
    held: Mapping[str, date],
    asked: Collection[str] = (),
) -> tuple[ArcChange, ...]:
    """Return what changed between two plans, in the order of the later one. Pure.

    A line is the same while its source and its milestone are. One that is new takes the place of
    the one that was planned there, which goes or comes later.

    Args:
        before: the plan as it was.
        after: the plan as it is.
        goal: with the events that lines may rest on.
        held: the day of each talk by its id, to say from which notes a line comes.
        asked: the questions that had their talk in between.
    """
    had = [one for one in before if one.question in asked]
    rest = [one for one in before if one not in had]
    stays = {_same(one): one for one in after}
    old = {_same(one) for one in before}
    changes = [ArcChange(was=one, why=HAD) for one in had]
    told: list[ArcLine] = list(had)
    for number, one in enumerate(after):
        if _same(one) in old:
            continue
        was = rest[number] if number < len(rest) and rest[number] not in told else None
        told += [was] if was is not None else []
        later = stays.get(_same(was)) if was is not None else None
        why = _reason(one, goal=goal, held=held)
        changes.append(ArcChange(was=was, now=one, later=later, why=why))
    gone = [one for one in rest if _same(one) not in stays and one not in told]
    waits = any(one.source.ref.startswith(EVENTS) for one in after)
    why = _WAITS if waits else _LATER if len(after) >= len(before) else _NOTHING_LEFT
    return (*changes, *(ArcChange(was=one, why=why) for one in gone))


HAD: Final = "it was the question of this talk"
_WAITS: Final = "it waits until that is settled"
_LATER: Final = "it comes after these talks"
_NOTHING_LEFT: Final = "nothing leads to it any more"


def _same(line: ArcLine) -> tuple[str, str, str]:
    # A goal's words may lead to several questions; a stretch of notes is one matter, however put.
    is_noted = line.source.kind is SourceKind.NOTES
    return line.source.ref, line.source.quote, "" if is_noted else line.milestone


def _reason(line: ArcLine, *, goal: Goal, held: Mapping[str, date]) -> str:
    source = line.source
    if source.kind is SourceKind.NOTES:
        day = held.get(source.ref)
        when = "" if day is None else f" of {day.day} {day:%B}"
        words = " ".join(source.quote.split())
        told = "" if words.casefold() in line.question.casefold() else f": “{words}”"
        return f"your notes{when} leave it open{told}"
    if source.kind is SourceKind.GOAL and source.ref.startswith(EVENTS):
        event = next((one for one in goal.events if one.text == source.quote), None)
        when = "" if event is None else f" on {event.on.day} {event.on:%B}"
        return f"what you told{when}"
    if source.kind is SourceKind.GOAL:
        return f"next in your goal: “{' '.join(source.quote.split())}”"
    return f"it fits what you want ({source.ref})"
