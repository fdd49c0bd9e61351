"""A goal as its owner reads it: what it says, what it leaves open, and what it leads through."""

from datetime import date
from typing import TYPE_CHECKING

from companion.cli.ask_view import day
from companion.cli.keys import key_or_none
from companion.cli.printing import bullets, heading, say, words_of
from companion.goals.keeping import reworded
from companion.goals.milestones import baseline_of, milestones_of
from companion.goals.missing import missing_parts
from companion.goals.rewording import rewordings
from companion.values import SUREST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from companion.goals.goal import Goal
    from companion.pairs.agreement import MentoringPair

SURE_QUESTION = (
    "How sure are you today that you will get there? "
    f"One key, 1 hardly … {SUREST} certain; Enter skips"
)


def show_open(goal: "Goal") -> None:
    """Print what a goal leaves open, and plainer wordings with their command; nothing waits."""
    missing = missing_parts(goal)
    if missing:
        heading("What would make your goal easier to help with (type it anew with start --goal):")
        bullets(one.text for one in missing)
    plainer = rewordings(goal)
    if plainer:
        heading("Said more plainly, in your own words; to take one:")
        bullets(f'companion start --goal "{one.text}"' for one in plainer)


def ask_wording(goal: "Goal") -> "Goal":
    """Return the goal as it was typed, or in a plainer wording that was picked with one key."""
    missing = missing_parts(goal)
    if missing:
        say("What would make it easier to help with; you need not answer now:")
        bullets(one.text for one in missing)
    plainer = rewordings(goal)
    if not plainer:
        return goal
    say("Said more plainly, in your own words:")
    for number, one in enumerate(plainer, start=1):
        say(f"{number}. {one.text}", indent=2)
    keys = "".join(str(number) for number in range(1, len(plainer) + 1))
    key = key_or_none(f"{' · '.join(keys)} takes one; Enter keeps yours", allowed=keys)
    return goal if key is None else reworded(goal, plainer[int(key) - 1])


def ask_sure() -> int | None:
    """Return how sure somebody is, from one key; None where it was skipped."""
    key = key_or_none(SURE_QUESTION, allowed="".join(str(one) for one in range(1, SUREST + 1)))
    return None if key is None else int(key)


def state_of(goal: "Goal", pairs: "Sequence[MentoringPair]", *, on: date) -> str:
    """Return how a goal stands, by what is stored: nobody is told that they reached it.

    Talks that ended before it was said were about another one.
    """
    begun = goal.said_on or date.min
    mine = [one for one in pairs if one.mentee_id == goal.mentee_id]
    ended = [one.ending.ended_on for one in mine if one.ending and one.ending.ended_on >= begun]
    news = f"; told last: {words_of(goal.events[-1].text)}" if goal.events else ""
    if ended and all(one.ending is not None for one in mine):
        return f"closed; the talks about it ended on {day(max(ended), on=on)}{news}"
    if news:
        return f"open{news}"
    if goal.target_on is not None and goal.target_on < on:
        return f"open; its day, {day(goal.target_on, on=on)}, has passed"
    return "open"


def show_course(goal: "Goal", *, state: str) -> None:
    """Print how a goal stands, what it leaves open and leads through, behind its own fields."""
    heading(f"It is {state}")
    baseline = baseline_of(goal)
    if baseline is not None:
        heading(f"Where it begins: {words_of(baseline)}")
    milestones = milestones_of(goal)
    if milestones:
        heading("Milestones, about one talk each:")
        bullets(one.text for one in milestones)
    if goal.sureness:
        first, last = goal.sureness[0], goal.sureness[-1]
        then = f"{first.level} of {SUREST} on {day(first.on, on=last.on)}"
        now = "" if last is first else f", {last.level} on {day(last.on, on=last.on)}"
        heading(f"Sure of getting there: {then}{now}")
    show_open(goal)
