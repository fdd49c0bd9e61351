"""Why the next step of a day is next: the rule that chose it, with what is stored to show for it.

One line each, and nothing that the step says itself.
"""

from collections.abc import Sequence
from datetime import date

from companion.cli.ask_view import day
from companion.followups.facts import Line
from companion.followups.item import Item
from companion.followups.rules import Urgency, urgency
from companion.followups.steps import PREPARE_DAYS, Do, NextStep
from companion.followups.today import Today
from companion.people.person import Person
from companion.requests.request import Request

_LATE = frozenset({Urgency.OVERDUE, Urgency.STALE})


def why_next(today: Today, *, on: date) -> str | None:
    """Return why the step of a day is next; None where it says so itself."""
    step = today.step
    if step.item is not None:
        return _of_item(step, step.item, today.lines, on=on)
    if step.request is not None:
        return _of_request(step, step.request, on=on)
    return _of_pair(step, today, on=on)


def _of_item(step: NextStep, item: Item, lines: Sequence[Line], *, on: date) -> str:
    """Return whose word it is, given when, and why nothing else comes before it."""
    other = step.other.first_name if step.other is not None else "them"
    who = other if step.do is Do.NUDGE else "you"
    took = "took it on" if item.is_promised else "thought of it"
    said = f"{who} {took} in the talk{'' if who == other else f' with {other}'}, noted on "
    said += day(item.confirmed_on, on=on)
    if step.do is Do.NUDGE:
        waited = (on - item.confirmed_on).days
        no_day = f"; no day was named, and {waited} days have passed"
        return said + ("; its day has passed" if item.due_on is not None else no_day)
    mine = [one for line in lines for one in line.mine]
    if urgency(item, on=on) in _LATE:
        late = sum(urgency(one, on=on) is Urgency.OVERDUE for one in mine)
        longest = "nothing else of yours has been late for longer"
        return f"{said}; {longest if late > 1 else 'its day has passed'}"
    if item.due_on is None:
        return f"{said}; nothing else waits for you"
    return said + ("; nothing else of yours is due sooner" if len(mine) > 1 else "")


def _of_request(step: NextStep, asked: Request, *, on: date) -> str | None:
    answered = "" if asked.answered_on is None else f" on {day(asked.answered_on, on=on)}"
    match step.do:
        case Do.AGREE:
            return f"the yes came{answered}, and no day is set yet"
        case Do.ANSWER:
            return f"the question came{answered}, and waits for you"
        case Do.PREPARE:
            return f"it is your first; the yes came{answered}"
        case Do.SEND:
            letter = asked.follow_up or asked.message
            return f"it is drafted since {day(letter.drafted_on, on=on)}, and not noted as sent"
        case Do.REMIND if asked.last_sent_on is not None:
            days = (on - asked.last_sent_on).days
            return f"after {days} days of silence one reminder is due, and never a second"
        case _:
            return None


def _of_pair(step: NextStep, today: Today, *, on: date) -> str | None:
    if step.do is Do.PREPARE and step.on is not None:
        return _of_talk(step.on, today, on=on)
    if step.sign is not None:
        return _SIGNS[step.sign]
    if step.do is Do.MEET and step.other is not None:
        return _of_silence(today.lines, step.other)
    # Of talks that have ended, and of one who never answered, the step tells itself.
    told = step.do is Do.WISH and any(one.silent_days is not None for one in today.lines)
    told = told or (step.do is Do.ASK and step.other is not None)
    return None if told else _SAID.get(step.do)


_SAID = {
    Do.NOTE: "a talk stood for that day, and nothing of it is noted yet",
    Do.RECAP: "nothing says yet that it was sent",
    Do.WISH: "no goal of yours is stored",
    Do.GATHER: "nobody is stored whom you could ask",
    Do.ASK: "no request of yours is open, and no talk is planned",
}
_SIGNS = {
    "day": "the day that you named for it has come",
    "happened": "something happened, and you have talked since",
    "through": "every step towards it that you named had its talk",
    "talks": "you have had several talks since you said it, or last looked back",
}


def _of_silence(lines: Sequence[Line], other: Person) -> str | None:
    silent = next((one.silent_days for one in lines if one.other.id == other.id), None)
    told = f"you last talked {silent} days ago, and no other talk is planned"
    return None if silent is None else told


def _of_talk(talk_on: date, today: Today, *, on: date) -> str:
    """Return why a talk comes first: by being near, also before what is late."""
    if (talk_on - on).days > PREPARE_DAYS:
        return "it is the next talk that is set"
    late = any(urgency(item, on=on) in _LATE for line in today.lines for item in line.mine)
    also = ", even before a promise that is late" if late else ""
    return f"a talk within {PREPARE_DAYS} days comes first{also}"
