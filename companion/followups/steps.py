"""The one next step of a day, or after weeks away the one to begin again with."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from companion.followups.facts import Facts, Line, PairFacts
from companion.followups.item import Item
from companion.followups.rules import Urgency, urgency
from companion.pairs.agreement import Side
from companion.pairs.rules import Standing
from companion.people.person import Person
from companion.requests import rules as asking
from companion.requests.request import Request
from companion.requests.request import Standing as Asked

if TYPE_CHECKING:
    from companion.followups.review import Sign

PREPARE_DAYS: Final = 2
"""Days before a talk from which preparing it is the next step."""

AGREED_DAYS: Final = 14
"""Days before a talk from which, after weeks away, it is what one begins again with."""

RECAP_DAYS: Final = 3
"""Days after a talk for which its recap may be the next step; later it tells nobody anything."""

ASK_AFTER_DAYS: Final = 7
"""Days after which the other one is asked about what they undertook without naming a day."""

UNNOTED_DAYS: Final = 7
"""Days for which notes of a planned talk are asked for; later nobody remembers it."""

OVER: Final = frozenset({Standing.ENDED, Standing.PAUSED})
"""Pairs that owe nothing."""


class Do(StrEnum):
    """What the one next step is."""

    NOTE = "note"
    PREPARE = "prepare"
    KEEP = "keep"
    """Do what was promised."""
    AGREE = "agree"
    """Agree on a time with a mentor who said yes."""
    ANSWER = "answer"
    """Tell a mentor more."""
    SEND = "send"
    REMIND = "remind"
    ASK = "ask"
    WISH = "wish"
    """Say what one wants."""
    GATHER = "gather"
    """Name people one could ask."""
    MEET = "meet"
    """Agree on the next talk."""
    REVIEW = "review"
    """Look back on the goal, and say how it goes on."""
    RECAP = "recap"
    """Send the other one what was noted of a talk."""
    NUDGE = "nudge"
    """Ask the other one about something that they undertook."""
    NOTHING = "nothing"


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """The one thing to do next, about whom, and what it rests on."""

    do: Do
    other: Person | None = None
    side: Side | None = None
    item: Item | None = None
    on: date | None = None
    has_goal: bool = True
    request: Request | None = None
    """What one asked and was answered, where the step follows from that."""
    sign: "Sign | None" = None
    """What makes it time to look back, where that is the step."""


def begin_again(facts: Facts, lines: Sequence[Line]) -> NextStep:
    """Return the one step after weeks away: a talk that is planned, else the latest pair."""
    soon = facts.on + days_after(AGREED_DAYS, after=facts.on)
    for line in lines:
        if line.next_on is not None and line.next_on <= soon:
            return _about(line, Do.PREPARE, on=line.next_on)
    met = [line for line in lines if line.silent_days is not None and line.standing not in OVER]
    if met:
        latest = min(met, key=lambda line: (line.silent_days or 0, line.other.name))
        return _about(latest, Do.MEET)
    return _beginning(facts)


def next_step(facts: Facts, lines: Sequence[Line]) -> NextStep:
    """Return the first step that applies: what a day asks for, what was promised, what waits."""
    found = (
        _to_note(facts),
        _ahead(facts, lines),
        _promised(facts, lines),
        _waiting(facts, lines),
        _to_tell(facts),
        _to_review(facts),
        _still_mine(facts, lines),
        _unplanned(lines),
        _theirs(facts, lines),
    )
    step = next((one for one in found if one is not None), None)
    if step is not None:
        return step
    if any(line.standing not in OVER for line in lines):
        return NextStep(
            do=Do.NOTHING, on=min((x.next_on for x in lines if x.next_on), default=None)
        )
    return _beginning(facts)


def _to_note(facts: Facts) -> NextStep | None:
    """Return the last talk that was planned or agreed on and passed without notes."""
    passed = [
        (day, pair)
        for pair in facts.pairs
        if pair.standing not in OVER
        for day in _unnoted(pair)
        if 0 < (facts.on - day).days <= UNNOTED_DAYS
    ]
    if not passed:
        return None
    day, pair = max(passed, key=lambda one: (one[0], one[1].other.name))
    return NextStep(do=Do.NOTE, other=pair.other, side=pair.side, on=day)


def _unnoted(pair: PairFacts) -> tuple[date, ...]:
    last = max((talk.on for talk in pair.talks if talk.is_noted), default=date.min)
    planned = (talk.on for talk in pair.talks if not talk.is_noted)
    return tuple(day for day in (*planned, *pair.missed) if day > last)


def _ahead(facts: Facts, lines: Sequence[Line]) -> NextStep | None:
    soon = facts.on + days_after(PREPARE_DAYS, after=facts.on)
    near = [line for line in lines if line.next_on is not None and line.next_on <= soon]
    if not near:
        return None
    return _about(near[0], Do.PREPARE, on=near[0].next_on)


def _about(line: Line, do: Do, *, on: date | None = None) -> NextStep:
    """Return a step about one pair."""
    return NextStep(do=do, other=line.other, side=line.side, on=on, has_goal=line.has_goal)


def _promised(facts: Facts, lines: Sequence[Line]) -> NextStep | None:
    """Return what one promised and is due or late, the most pressing of all pairs."""
    due = [
        (_LEVELS.index(level), item.due_on or item.confirmed_on, item.id, line, item)
        for line in lines
        for item in line.mine
        if (level := urgency(item, on=facts.on)) in _LEVELS
    ]
    if not due:
        return None
    *_, line, item = min(due, key=lambda one: one[:3])
    return NextStep(do=Do.KEEP, other=line.other, side=line.side, item=item)


_LEVELS: Final = (Urgency.OVERDUE, Urgency.DUE)


def _to_tell(facts: Facts) -> NextStep | None:
    """Return the last talk whose recap is not sent, while it is fresh; one with nothing kept not.

    A recap tells the other one what was confirmed, so that both mean the same.
    """
    fresh = [
        (talk.on, pair.other.name, pair)
        for pair in facts.pairs
        if pair.standing not in OVER
        for talk in pair.talks
        if talk.is_noted and not talk.is_told and 0 <= (facts.on - talk.on).days <= RECAP_DAYS
        if any(item.confirmed_on >= talk.on for item in pair.items)
    ]
    if not fresh:
        return None
    day, _, pair = max(fresh, key=lambda one: one[:2])
    return NextStep(do=Do.RECAP, other=pair.other, side=pair.side, on=day)


def _still_mine(facts: Facts, lines: Sequence[Line]) -> NextStep | None:
    """Return what one promised for later, or without a day: rather that than nothing."""
    levels = (Urgency.LATER, Urgency.UNDATED)
    mine = [
        (levels.index(level), item.due_on or item.confirmed_on, item.id, line, item)
        for line in lines
        for item in line.mine
        if item.is_promised and (level := urgency(item, on=facts.on)) in levels
    ]
    if not mine:
        return None
    *_, line, item = min(mine, key=lambda one: one[:3])
    return NextStep(do=Do.KEEP, other=line.other, side=line.side, item=item)


def _theirs(facts: Facts, lines: Sequence[Line]) -> NextStep | None:
    """Return what the other one promised and is late, or for which no day was ever named."""
    late = [
        (item.due_on or item.confirmed_on, item.id, line, item)
        for line in lines
        for item in line.theirs
        if item.is_promised and _is_awaited(item, on=facts.on)
    ]
    if not late:
        return None
    *_, line, item = min(late, key=lambda one: one[:2])
    return NextStep(do=Do.NUDGE, other=line.other, side=line.side, item=item)


def _is_awaited(item: Item, *, on: date) -> bool:
    level = urgency(item, on=on)
    if level is Urgency.UNDATED:
        return (on - item.confirmed_on).days >= ASK_AFTER_DAYS
    return level is Urgency.OVERDUE


def _waiting(facts: Facts, lines: Sequence[Line]) -> NextStep | None:
    """Return what a request asks for: a time after a yes, an answer, what is drafted, a reminder.

    Where a mentor who said yes and a day are there, the first talk is to be prepared.
    """
    by_step = {
        asking.Step.PREPARE: Do.AGREE,
        asking.Step.TELL_MORE: Do.ANSWER,
        asking.Step.SEND: Do.SEND,
        asking.Step.SEND_FOLLOW_UP: Do.SEND,
        asking.Step.FOLLOW_UP: Do.REMIND,
    }
    met = {
        pair.other.id
        for pair in facts.pairs
        if pair.standing is Standing.ENDED or any(talk.is_noted for talk in pair.talks)
    }
    steps = [
        (list(by_step).index(step), person.name, by_step[step], person, request)
        for request, person in facts.requests
        if (step := asking.next_step(request, on=facts.on)) in by_step
        and (step is asking.Step.PREPARE or asking.is_open(request, on=facts.on))
        and person.id not in met
    ]
    if not steps:
        return None
    _, _, do, person, request = min(steps, key=lambda one: one[:2])
    line = next((one for one in lines if one.other.id == person.id), None)
    if do is Do.AGREE and line is not None and line.next_on is not None:
        return replace(_about(line, Do.PREPARE, on=line.next_on), request=request)
    return NextStep(do=do, other=person, side=Side.MENTEE, request=request)


def _to_review(facts: Facts) -> NextStep | None:
    """Return the pair whose goal it is time to look back on: as a mentee, one's own."""
    for pair in facts.pairs:
        if pair.side is not Side.MENTEE or pair.standing in OVER or not pair.goals:
            continue
        begun = pair.goals[0].said_on or date.min
        talks = [talk for talk in pair.talks if talk.is_noted and begun <= talk.on <= facts.on]
        if not talks:
            continue
        # Imported here: most days nobody has a goal to look back on.
        from companion.followups.arc import milestones_talked  # noqa: PLC0415
        from companion.followups.review import review_sign, settled_of  # noqa: PLC0415

        goal, days = pair.goals[0], [talk.on for talk in talks]
        asked = [talk.question for talk in talks if talk.question is not None]
        sign = review_sign(
            goal,
            held_on=days,
            milestones=milestones_talked(goal, asked, talks=len(talks)),
            settled=settled_of([item for item in pair.items if item.confirmed_on >= begun]),
            on=facts.on,
            said_on=max(begun, min(days)),
        )
        if sign is not None:
            return NextStep(do=Do.REVIEW, other=pair.other, side=pair.side, sign=sign)
    return None


def _unplanned(lines: Sequence[Line]) -> NextStep | None:
    """Return the pair that went longest without a talk and has none ahead."""
    quiet = [line for line in lines if line.is_quiet]
    if not quiet:
        return None
    longest = max(quiet, key=lambda line: (line.silent_days or 0, line.other.name))
    return _about(longest, Do.MEET)


def _beginning(facts: Facts) -> NextStep:
    """Return the first step of somebody without a pair: a wish, people, a request."""
    if not facts.has_goal or facts.has_closed:
        return NextStep(do=Do.WISH)
    if not facts.knows_others:
        return NextStep(do=Do.GATHER)
    waits = any(
        asking.next_step(request, on=facts.on) is asking.Step.WAIT for request, _ in facts.requests
    )
    if waits:
        return NextStep(do=Do.NOTHING)
    silent = [
        (request.last_sent_on or facts.on, person.name, person)
        for request, person in facts.requests
        if asking.standing(request, on=facts.on) is Asked.SILENT
    ]
    latest = max(silent, key=lambda one: one[:2], default=None)
    if latest is None:
        return NextStep(do=Do.ASK)
    return NextStep(do=Do.ASK, other=latest[2], on=latest[0])


def days_after(count: int, *, after: date) -> timedelta:
    """Return some days, fewer at the end of the calendar."""
    return timedelta(days=min(count, (date.max - after).days))
