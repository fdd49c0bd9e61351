"""The plan over the next talks of a pair, what happened in between, and looking back."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from companion.cli.ask_view import day
from companion.cli.goal_view import ask_sure
from companion.cli.pair_plan_view import show_arc, show_changes, show_review
from companion.cli.printing import heading, json_line, say
from companion.cli.talking import at_terminal
from companion.errors import InputError, NotFoundError
from companion.followups.arc import Arc, arc_changes
from companion.pairs.agreement import Side
from companion.values import SUREST

if TYPE_CHECKING:
    from companion.application.companion import Companion
    from companion.people.person import Person
    from companion.sessions.session import MentoringSession


@dataclass(frozen=True, kw_only=True)
class Looks:
    """What of a pair's course was asked for."""

    event: str | None = None
    review: bool = False
    sure: int | None = None
    review_on: date | None = None

    @property
    def says_something(self) -> bool:
        """Whether any flag was given."""
        return self != Looks()


async def look(companion: "Companion", other: "Person", looks: Looks, *, as_json: bool) -> None:
    """Store what happened or was said of the goal, and show the plan or the look back.

    Raises:
        NotFoundError: no goal of the mentee is stored.
        InputError: the day for looking back is past.
    """
    arc = await _arc(companion, other)
    await _keep(companion, arc, looks, may_ask=not as_json)
    if looks.event is not None:
        await _tell(companion, arc, looks.event, as_json=as_json)
    elif looks.review or as_json:
        review = await companion.arcs.review(other.id)
        if review is not None and as_json:
            json_line(review)
        elif review is not None:
            show_review(review, arc, on=companion.today)
    else:
        _say_kept(looks, on=companion.today)


async def _keep(companion: "Companion", arc: Arc, looks: Looks, *, may_ask: bool) -> None:
    """Store the day for looking back, and how sure the mentee is."""
    if looks.review_on is not None:
        if looks.review_on <= companion.today:
            raise InputError(f"--review-on {looks.review_on} is not after {companion.today}")
        await companion.arcs.look_back_on(arc.goal.id, looks.review_on)
    if looks.sure is not None:
        await companion.arcs.sure(arc.goal.id, looks.sure)
    elif looks.review and may_ask and arc.side is Side.MENTEE and at_terminal():
        await _ask_sure(companion, arc)


def _say_kept(looks: Looks, *, on: date) -> None:
    if looks.review_on is not None:
        say(f"Kept: you look back on {day(looks.review_on, on=on)}.")
    if looks.sure is not None:
        say(f"Kept: {looks.sure} of {SUREST}.")


async def _tell(companion: "Companion", arc: Arc, text: str, *, as_json: bool) -> None:
    told = " ".join(text.split())
    if not told:
        raise InputError('say what happened: --event "an offer arrived"')
    goal = await companion.arcs.told(arc.goal.id, told)
    after = await companion.arcs.ahead(arc.other_id)
    if after is None:
        return
    if as_json:
        json_line(after)
        return
    say(f"Kept with the goal: “{told}”")
    changes = arc_changes(arc.lines, after.lines, goal=goal, held={})
    show_arc(after, on=companion.today, changes=changes)
    heading(f'Next: companion prep "{arc.other_name}"')


async def _arc(companion: "Companion", other: "Person") -> Arc:
    arc = await companion.arcs.ahead(other.id)
    if arc is None:
        raise _no_goal(other)
    return arc


def _no_goal(other: "Person") -> NotFoundError:
    return NotFoundError(
        f"no goal is stored that you and {other.name} work on; say yours: "
        'companion start --goal "…"; a mentee\'s: companion import goals FILE.jsonl'
    )


async def _ask_sure(companion: "Companion", arc: Arc) -> None:
    if any(one.on == companion.today for one in arc.goal.sureness):
        return
    level = ask_sure()
    if level is not None:
        await companion.arcs.sure(arc.goal.id, level)


async def show_after_noting(
    companion: "Companion", before: Arc | None, session: "MentoringSession"
) -> None:
    """Print what a noted talk changed in the plan, and whether it is time to look back."""
    after = None if before is None else await companion.arcs.ahead(before.other_id)
    if before is None or after is None:
        return
    changes = arc_changes(
        before.lines,
        after.lines,
        goal=after.goal,
        held={session.id: session.held_on},
        asked=() if session.question is None else (session.question,),
    )
    show_changes(changes, on=companion.today)
