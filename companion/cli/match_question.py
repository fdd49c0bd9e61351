"""Asks, on a terminal, the one question that would most change the first three mentors."""

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from companion.cli.printing import clean
from companion.cli.questions import typed
from companion.goals.goal import Goal
from companion.matching.asking import (
    CANDIDATES,
    TOP,
    MatchQuestion,
    is_open,
    most_telling,
    options_of,
    with_answer,
)
from companion.matching.match import MatchResult
from companion.people.person import Person, PersonId

if TYPE_CHECKING:
    from companion.application.asks import MatchAsk
    from companion.application.companion import Companion


def may_ask() -> bool:
    """Tell whether somebody sits at a terminal who can read a question and answer it."""
    return sys.stdin.isatty() and sys.stderr.isatty()


async def sharpened(
    companion: "Companion",
    ask: "MatchAsk",
    result: MatchResult,
    *,
    goal: Goal,
    people: Mapping[PersonId, Person],
) -> tuple[Goal, MatchResult]:
    """Ask the question, if one is worth asking, and return the goal and matches with its answer.

    Without an answer both are returned as they were.
    """
    if not is_open(result, goal):
        return goal, result
    wide = ask.model_copy(update={"top_k": CANDIDATES, "explain": False})
    (candidates,) = await companion.match(wide)
    options = options_of(candidates, goal, people)
    if not options:
        return goal, result
    tried = tuple(
        with_answer(goal, option.text).model_copy(update={"id": f"{goal.id}/{number}"})
        for number, option in enumerate(options)
    )
    after = await companion.match(wide.model_copy(update={"goals": tried, "top_k": TOP}))
    question = most_telling(options, before=_ids(candidates), after=[_ids(one) for one in after])
    answer = _answer(question) if question is not None else None
    if answer is None:
        return goal, result
    sharper = with_answer(goal, answer)
    (found,) = await companion.match(ask.model_copy(update={"goals": (sharper,)}))
    _tell(f"\nBefore: {_named(result, people)}\nWith “{answer}”: {_named(found, people)}\n")
    return sharper, found


def _answer(question: MatchQuestion) -> str | None:
    """Return the answer, or None when the question is skipped."""
    lines = [f"  {number}. {one.text}" for number, one in enumerate(question.options, start=1)]
    _tell("\n".join(("", question.text, *lines, "")))
    _tell("A number, your own words, or Enter to skip: ")
    try:
        said = typed(sys.stdin.readline()).strip()
    except (OSError, UnicodeDecodeError):
        return None
    if said.isdecimal() and 1 <= int(said[:9]) <= len(question.options):
        return question.options[int(said[:9]) - 1].text
    # A bare number that is none of the answers, or a single letter, is a slip.
    return said[:200] if len(said) > 1 and not said.isdecimal() else None


def _tell(text: str) -> None:
    sys.stderr.write(clean(text))
    sys.stderr.flush()


def _ids(result: MatchResult) -> Sequence[PersonId]:
    return [match.mentor_id for match in result.matches]


def _named(result: MatchResult, people: Mapping[PersonId, Person]) -> str:
    return ", ".join(people[match.mentor_id].name for match in result.matches[:TOP])
