"""A goal as people mean it: without sentences in it that tell a program what to write."""

from companion.goals.goal import Goal
from companion.text.orders import bids_in, orders_in, without_bids, without_orders


def heard(goal: Goal) -> Goal:
    """Return `goal` without such sentences; a statement that is nothing else stays as it is."""
    statement = without_orders(goal.statement)
    challenge = without_bids(goal.challenge or "")
    if statement == goal.statement and challenge == (goal.challenge or ""):
        return goal
    return goal.model_copy(
        update={
            "statement": statement.strip() or goal.statement,
            "challenge": challenge.strip() or None,
        }
    )


def not_heard(goal: Goal) -> tuple[str, ...]:
    """Return the sentences of `goal` that tell a program what to write, each once."""
    told = (*orders_in(goal.statement), *bids_in(goal.challenge or ""))
    return tuple(dict.fromkeys(told))
