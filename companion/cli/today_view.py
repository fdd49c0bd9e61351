"""Today as a person reads it: who, what is next, and one command."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from companion.cli.ask_view import day, told
from companion.cli.item_view import did_command, worded
from companion.cli.printing import say
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
    for line in today.lines:
        say(f"{line.other.name}: {'; '.join(_parts(line, me=today.me, on=on))}")
    for request, person in today.open_requests:
        if person.id not in {line.other.id for line in today.lines}:
            say(f"{person.name}: {told(request, on=on)}")
    if today.week is not None or today.lines or today.open_requests:
        say()
    _show_step(today, on=on)


def _week(week: Week) -> str:
    of = "" if week.of is None else f" of {week.of}"
    return f"Your week as a mentor: {week.minutes}{of} minutes"


def _parts(line: Line, *, me: Person, on: date) -> Iterator[str]:
    role = "your mentor" if line.side is Side.MENTEE else "your mentee"
    if line.standing in {Standing.ENDED, Standing.PAUSED}:
        yield f"{role}, {line.standing.value}"
        return
    yield f"{role}, next {day(line.next_on, on=on)}" if line.next_on else f"{role}, no next talk"
    if line.question is not None:
        yield f"{_asks(line.question)} “{first_words([line.question], limit=_LONGEST_QUESTION)}”"
    if line.mine:
        yield f"you owe: {_owed(line.mine, me=me, on=on)}"
    if line.theirs:
        yield f"{line.other.first_name} owes: {_owed(line.theirs, me=me, on=on)}"
    if line.is_quiet:
        yield f"quiet for {line.silent_days} days"
    elif line.silent_days is not None:
        yield _since(line.silent_days)


def _asks(question: str) -> str:
    """Return how somebody's own question, wish, or what was noted of it is led in."""
    if question.endswith("?"):
        return "asks"
    return "noted:" if question.casefold().startswith(_NOTED) else "wants"


_NOTED: Final = ("want", "would", "hope", "wish", "plan", "aim", "dream", "is ", "trying")
"""How a wish begins that somebody noted of another."""


def _since(days: int) -> str:
    if days == 0:
        return "talked today"
    return f"last talk {days} day{'' if days == 1 else 's'} ago"


def _owed(items: Sequence[Item], *, me: Person, on: date) -> str:
    """Return what is owed first, and how much more there is."""
    first = items[0]
    text = first_words([worded(first, me=me)], limit=_LONGEST)
    due = ""
    if first.due_on is not None:
        is_late = urgency(first, on=on) in {Urgency.OVERDUE, Urgency.STALE}
        due = f" ({'was due' if is_late else 'by'} {day(first.due_on, on=on)})"
    more = "" if len(items) == 1 else f" and {len(items) - 1} more"
    hedged = "" if first.is_promised else " (not promised)"
    return f"{text}{due}{hedged}{more}"


def _show_step(today: Today, *, on: date) -> None:
    text, command = _said(today.step, me=today.me, on=on)
    say(f"Next: {text}", style="bold")
    if command is not None:
        say(command, indent=2)


def _said(step: NextStep, *, me: Person, on: date) -> tuple[str, str | None]:
    """Return a step in words, and its command."""
    if step.other is None:
        return _of_oneself(step, on=on)
    return _of_request(step, step.other, on=on) or _of_pair(step, step.other, me=me, on=on)


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


def _of_pair(step: NextStep, other: Person, *, me: Person, on: date) -> tuple[str, str | None]:
    first, prepare = other.first_name, _prepare(other, step)
    match step.do:
        case Do.NOTE if step.on is not None:
            asked = f"how was the talk with {first} on {day(step.on, on=on)}? A line is enough:"
            return asked, f'companion note "{other.name}"'
        case Do.PREPARE if step.on is not None:
            when = "today" if step.on == on else day(step.on, on=on)
            return f"prepare the talk with {first} ({when}).", prepare
        case Do.AGREE:
            return f"{first} said yes: agree on a time.", f'companion pair "{other.name}"'
        case Do.KEEP if step.item is not None:
            text = worded(step.item, me=me)
            return f"{text}{_by(step.item, on=on)}. Done?", did_command(step.item)
        case Do.REVIEW:
            said = "look back on your goal: go on, go deeper, switch or close?"
            return said, f'companion pair "{other.name}" --review'
        case _:
            said = f"write {first} a line and agree on 15 minutes; this is what to talk about:"
            return said, prepare


def _of_oneself(step: NextStep, *, on: date) -> tuple[str, str | None]:
    match step.do:
        case Do.WISH:
            said = "say what should be different for you; as a mentor, note a talk: companion note"
            return f"{said} NAME FILE", 'companion start --goal "…"'
        case Do.GATHER:
            return "whom could you ask? Two lines each in a file:", "companion import people FILE"
        case Do.ASK:
            return "ask somebody.", "companion ask"
        case _ if step.on is not None:
            return f"nothing today; the next talk is on {day(step.on, on=on)}.", None
        case _:
            return "nothing today.", None


def _prepare(other: Person, step: NextStep) -> str:
    goal = "" if step.has_goal else ' --goal "…"'
    return f'companion prep "{other.name}"{goal}'


def _by(item: Item, *, on: date) -> str:
    if item.due_on is None:
        return ""
    is_late = item.due_on < on
    return f" ({'was due' if is_late else 'by'} {day(item.due_on, on=on)})"
