"""A goal whose day has passed: the next talk asks once what became of it."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from companion.agendas.agenda import PastNotes, Reader
from companion.agendas.chosen import ChosenQuestion
from companion.agendas.citing import cited_sentence
from companion.agendas.voice import goal_sentence
from companion.goals.goal import Goal
from companion.goals.wording import goal_words
from companion.writing.draft import Source, SourceKind

TITLE: Final = "What became of it"


def passed_question(
    goal: Goal, notes: Sequence[PastNotes], reader: Reader | None, *, on: date | None
) -> ChosenQuestion | None:
    """Return the question of the first talk after a goal's day; None before, and ever after.

    A day for looking back that is still to come is a new day for the goal.
    """
    day = goal.target_on
    if day is None or on is None or on <= day:
        return None
    has_new_day = goal.review_on is not None and goal.review_on >= on
    was_asked = any(past.held_on is not None and past.held_on > day for past in notes)
    if has_new_day or was_asked:
        return None
    said = goal_sentence(goal_words(goal), reader, most_words=_MOST_SAID)
    told = (
        f"{said or cited_sentence(goal.statement)} The day for it, {day.day} {day:%B}, has passed."
    )
    return ChosenQuestion(
        title=TITLE,
        text=f"{told} {_ASKED[reader]}",
        purpose="Whether it is done, gets a new day, or is dropped.",
        source=Source(kind=SourceKind.GOAL, ref="statement", quote=goal.statement),
        is_led=True,
    )


_MOST_SAID: Final = 24
_ASKED: Final = {
    Reader.MENTEE: "After what became of it, would you go on with it in my place?",
    Reader.MENTOR: "What became of it, and what do you want to do with it now?",
    None: "What became of it, and what is to be done with it now?",
}
