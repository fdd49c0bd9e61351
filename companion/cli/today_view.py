"""Today as a person reads it: who, what is next, and one command."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from companion.cli.ask_view import day, near, told
from companion.cli.item_view import did_command, wish_told, within
from companion.cli.printing import say
from companion.cli.today_why import why_next
from companion.followups.facts import Line
from companion.followups.item import Item
from companion.followups.rules import Urgency, urgency
from companion.followups.steps import Do, NextStep
from companion.followups.today import Today, Week
from companion.pairs.agreement import Side
from companion.pairs.rules import Standing
from companion.people.person import Person
from companion.writing.draft import first_words

_LONGEST: Final = 70
_LONGEST_QUESTION: Final = 90
_MOST_OWED: Final = 2
"""Things that one side owes, shown in the words of each; how many more there are is counted."""


def show(today: Today, *, on: date) -> None:
    """Print today; after weeks away only how to begin again."""
    if today.away_days is not None:
        weeks = max(1, round(today.away_days / 7))
        say(f"Good to see you again: nothing was noted for {weeks} weeks.")
        say("What was open can wait (`companion did` lists it). One step is enough today:")
        say()
        _show_step(today, on=on)
        return
    if today.week is not None:
        say(_week(today.week), style="bold")
    if today.goal is not None:
        say(f"Your goal: “{first_words([today.goal], limit=_LONGEST_QUESTION)}”")
    for line in today.lines:
        _show_pair(line, me=today.me, on=on)
    for request, person in today.open_requests:
        if person.id not in {line.other.id for line in today.lines}:
            say(f"{person.name}: {told(request, on=on)}")
    if today.week is not None or today.lines or today.open_requests:
        say()
    _show_step(today, on=on)


def _week(week: Week) -> str:
    of = "" if week.of is None else f" of {week.of}"
    untimed = f"{week.untimed} talk{'' if week.untimed == 1 else 's'}"
    timed = week.minutes - week.untimed_minutes
    if week.untimed and not timed:
        of = "" if week.of is None else f"; you have {week.of} minutes a week"
        return f"Your week as a mentor: {untimed} held or booked{of}"
    also = f", and {untimed} of no stated length" if week.untimed else ""
    return f"Your week as a mentor: {timed}{of} minutes held or booked{also}"


def _show_pair(line: Line, *, me: Person, on: date) -> None:
    """Print one pair: when the two talk, and below what is wanted and who owes what."""
    role = "your mentor" if line.side is Side.MENTEE else "your mentee"
    if line.standing in {Standing.ENDED, Standing.PAUSED}:
        say(f"{line.other.name}, {role}: {line.standing.value}")
        return
    ahead = f"next talk {near(line.next_on, on=on)}" if line.next_on else "no next talk"
    say(", ".join((f"{line.other.name}, {role}: {ahead}", *_since(line))))
    if line.question is not None:
        say(_wanted(line.question), indent=2)
    if line.mine:
        say(f"You owe: {_owed(line.mine, me=me, on=on)}", indent=2)
    if line.theirs:
        say(f"{line.other.first_name} owes: {_owed(line.theirs, me=me, on=on)}", indent=2)


def _wanted(question: str) -> str:
    """Return somebody's own question, goal, or what was noted of it."""
    lead, words = wish_told(question)
    return f"{lead} “{first_words([words], limit=_LONGEST_QUESTION)}”"


def _since(line: Line) -> tuple[str, ...]:
    days = line.silent_days
    if days is None:
        return ()
    if line.is_quiet:
        return (f"quiet for {days} days",)
    if days == 0:
        return ("talked today",)
    return (f"last one {'yesterday' if days == 1 else f'{days} days ago'}",)


def _owed(items: Sequence[Item], *, me: Person, on: date) -> str:
    """Return what is owed first, each with its day, and how much more there is."""
    told = [_owed_one(item, me=me, on=on) for item in items[:_MOST_OWED]]
    more = len(items) - _MOST_OWED
    return "; ".join((*told, *([f"and {more} more"] if more > 0 else ())))


def _owed_one(item: Item, *, me: Person, on: date) -> str:
    text = first_words([within(item, me=me)], limit=_LONGEST)
    hedged = "" if item.is_promised else " (not promised)"
    if item.due_on is None:
        said = day(item.confirmed_on, on=on)
        return f"{text}{hedged or f' (noted on {said}, no day named)'}"
    is_late = urgency(item, on=on) in {Urgency.OVERDUE, Urgency.STALE}
    return f"{text} ({'was due' if is_late else 'by'} {day(item.due_on, on=on)}){hedged}"


def _show_step(today: Today, *, on: date) -> None:
    text, command = _said(today, on=on)
    say(f"Next: {text}", style="bold")
    if command is not None:
        say(command, indent=2)
    why = why_next(today, on=on)
    if why is not None:
        say(f"Why: {why}.", indent=2)


def _said(today: Today, *, on: date) -> tuple[str, str | None]:
    """Return the step in words, and its command."""
    step = today.step
    if step.other is None:
        return _of_oneself(today, on=on)
    return (
        _of_request(step, step.other, on=on)
        or _of_item(step, step.other, me=today.me, on=on)
        or _of_pair(today, step.other, on=on)
    )


def _of_request(step: NextStep, other: Person, *, on: date) -> tuple[str, str | None] | None:
    command = f'companion ask "{other.name}"'
    match step.do:
        case Do.ANSWER:
            said = f"{other.first_name} asked to know more. Tell them; when they have decided:"
            return said, f"{command} --answered yes"
        case Do.SEND:
            return f"send your message to {other.first_name}, then:", f"{command} --sent"
        case Do.REMIND:
            return f"{other.first_name} has not answered: the one reminder.", command
        case Do.ASK:
            since = "" if step.on is None else f" since {day(step.on, on=on)}"
            return f"{other.name} has not answered{since}; ask somebody else.", "companion ask"
        case _:
            return None


def _of_item(
    step: NextStep, other: Person, *, me: Person, on: date
) -> tuple[str, str | None] | None:
    """Return what is to be done about something that was promised."""
    if step.item is None:
        return None
    text, due = within(step.item, me=me), _by(step.item, on=on)
    if step.do is Do.NUDGE:
        text = f"ask {other.first_name} in a line how this stands: {text}"
    return f"{text}{due}. When it is done:", did_command(step.item)


def _of_pair(today: Today, other: Person, *, on: date) -> tuple[str, str | None]:
    step = today.step
    first, prepare = other.first_name, _prepare(other, step)
    match step.do:
        case Do.NOTE if step.on is not None:
            asked = f"how was the talk with {first} on {day(step.on, on=on)}? A line is enough:"
            return asked, f'companion note "{other.name}"'
        case Do.PREPARE if step.on is not None:
            return f"prepare the talk with {first} {near(step.on, on=on)}.", prepare
        case Do.RECAP if step.on is not None:
            said = f"send {first} what you noted on {day(step.on, on=on)}, so that both know it:"
            return said, f'companion note "{other.name}" --recap'
        case Do.AGREE:
            return f"{first} said yes: agree on a time.", f'companion pair "{other.name}"'
        case Do.REVIEW:
            said = "look back on your goal: go on, go deeper, switch or close?"
            return said, f'companion pair "{other.name}" --review'
        case _:
            said = f"write {first} a line and agree on 15 minutes; this is what to talk about:"
            return said, prepare


def _of_oneself(today: Today, *, on: date) -> tuple[str, str | None]:
    step = today.step
    match step.do:
        case Do.WISH if over := [one for one in today.lines if _is_over(one)]:
            whom = over[0].other.first_name
            said = f"your talks with {whom} have ended; what is next for you? Or, for the same goal"
            return f"{said}, somebody else: companion ask", 'companion start --goal "…"'
        case Do.WISH:
            said = "say what should be different for you; as a mentor, note a talk: companion note"
            return f"{said} NAME FILE", 'companion start --goal "…"'
        case Do.GATHER:
            return "whom could you ask? Two lines each in a file:", "companion import people FILE"
        case Do.ASK:
            return "ask somebody.", "companion ask"
        case _ if step.on is not None:
            waits = any(line.theirs for line in today.lines)
            you = "nothing for you today, the rest is with others" if waits else "nothing today"
            return f"{you}; the next talk is on {day(step.on, on=on)}.", None
        case _:
            return "nothing today.", None


def _is_over(line: Line) -> bool:
    return line.side is Side.MENTEE and line.standing is Standing.ENDED


def _prepare(other: Person, step: NextStep) -> str:
    goal = "" if step.has_goal else ' --goal "…"'
    return f'companion prep "{other.name}"{goal}'


def _by(item: Item, *, on: date) -> str:
    if item.due_on is None:
        return ""
    is_late = item.due_on < on
    return f" ({'was due' if is_late else 'by'} {day(item.due_on, on=on)})"
