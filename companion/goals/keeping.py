"""A goal as it is kept when it is said anew: what was told of it before is not lost."""

from datetime import date

from companion.goals.goal import Goal, Sureness
from companion.goals.rewording import Rewording, rewordings


def goal_to_keep(
    said: Goal | None, *, before: Goal | None, sure: int | None, on: date
) -> Goal | None:
    """Return the goal to store; None where nothing was said of one. Pure.

    The same wish, and a plainer wording of it, keeps what happened since, the day for looking back
    and how sure its owner was; another wish begins anew.

    Args:
        said: the goal that was said now, if any.
        before: the goal as it is stored, if any.
        sure: how sure its owner is, if they said so.
        on: the day on which it was said.
    """
    goal = said or (before if sure is not None else None)
    if goal is None:
        return None
    plainer = rewordings(before) if said is not None and before is not None else ()
    taken = next((one for one in plainer if one.text == goal.statement), None)
    if taken is not None and before is not None:
        goal = reworded(before, taken)
    elif said is not None and before is not None and said.statement == before.statement:
        kept = ("first_said", "said_on", "baseline", "review_on", "sureness", "events", "pair_id")
        unsaid = {name: getattr(before, name) for name in kept if not getattr(said, name)}
        goal = said.model_copy(update=unsaid)
    elif said is not None and before is not None:
        # "By May" means the May after this day, and talks before it were about the other goal.
        goal = said.model_copy(update={"said_on": said.said_on or on})
    if sure is None:
        return goal
    earlier = tuple(one for one in goal.sureness if one.on < on)
    now = Sureness(on=on, level=sure)
    return Goal.model_validate({**dict(goal), "sureness": (*earlier, now)})


def reworded(goal: Goal, rewording: Rewording) -> Goal:
    """Return a goal in a plainer wording; the words as they were first said stay with it."""
    first = goal.first_said or goal.statement
    return goal.model_copy(update={"statement": rewording.text, "first_said": first})
