"""The goals of a form's mentees, made into goals of the contract."""

from pydantic import ValidationError

from companion.errors import BadRecordsError, Problem
from companion.goals.goal import Goal
from companion.goals.rules import goal_from_text
from companion.people.spreadsheet import ImportedPeople, StatedGoal
from companion.problems import problems_of


def goals_of(imported: ImportedPeople, *, where: str) -> tuple[Goal, ...]:
    """Return one goal per mentee who stated one; its id is the mentee's with "-goal" behind it.

    Raises:
        BadRecordsError: goals with nothing to work with, all of them, with their lines.
    """
    goals: list[Goal] = []
    problems: list[Problem] = []
    for stated in imported.goals:
        try:
            goals.append(_goal(stated, where=where))
        except BadRecordsError as error:
            problems.extend(error.problems)
    if problems:
        raise BadRecordsError(tuple(problems))
    return tuple(goals)


def _goal(stated: StatedGoal, *, where: str) -> Goal:
    goal_id = f"{stated.mentee_id}-goal"
    goal = goal_from_text(stated.statement, goal_id, where=where, line=stated.line)
    challenges = (goal.challenge, stated.challenge)
    fields = goal.model_dump() | {
        "mentee_id": stated.mentee_id,
        "challenge": "\n".join(part for part in challenges if part) or None,
        "success_measure": goal.success_measure or stated.success_measure,
        "target_on": goal.target_on or stated.target_on,
    }
    try:
        return Goal.model_validate(fields)
    except ValidationError as error:
        raise BadRecordsError(problems_of(error, of=Goal, where=where, line=stated.line)) from None
