"""Goals, promises and plans that the tests of agendas share."""

from datetime import date
from pathlib import Path
from typing import Final

from hypothesis import strategies as st

from companion.agendas import reply, rules
from companion.agendas.agenda import (
    AgendaBrief,
    AgendaDraft,
    AgendaItem,
    EarlierAdvice,
    OpenAction,
    Reader,
)
from companion.agendas.offline import compose
from companion.goals.goal import Goal
from companion.knowledge.bank import BankQuestion, QuestionFamily, QuestionFit
from companion.text.spans import quote_at
from companion.writing.draft import Violation

GOALS: Final = [
    Goal.model_validate_json(line)
    for line in (Path(__file__).parents[3] / "knowledge" / "samples" / "goals.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


NOTES: Final = "I will call the recruiter. Write one page. Start small! Who signs the paper?"


TYPED = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=200)


def a_goal(statement: str, **fields: object) -> Goal:
    return Goal.model_validate({"id": "g", "statement": statement, **fields})


def an_action(
    what: str, *, owner: str | None = None, due_on: date | None = None, at: int = 0
) -> OpenAction:
    sides = {"Ana": Reader.MENTEE, "Ben": Reader.MENTOR}
    return OpenAction(
        what=what,
        owner=sides.get(owner or ""),
        owner_name=owner,
        due_on=due_on,
        ref="notes.txt",
        quote=quote_at(NOTES, at, 26),
    )


def advice(text: str) -> EarlierAdvice:
    return EarlierAdvice(text=text, ref="notes.txt", quote=quote_at(NOTES, 0, 26))


def a_fit(text: str, similarity: float = 0.6, ref: str = "questions/promotion") -> QuestionFit:
    question = BankQuestion(text=text, family=QuestionFamily.APPROACH, topic="A bank topic")
    prepare = ("The criteria for the next level", "Three results", "A third thing")
    return QuestionFit(question=question, ref=ref, prepare=prepare, similarity=similarity)


def draft_of(goal: Goal, **fields: object) -> AgendaDraft:
    return compose(AgendaBrief.model_validate({"goal": goal, **fields})).draft


def the_question(draft: AgendaDraft) -> AgendaItem:
    return max(draft.items, key=lambda item: item.minutes)


def broken(brief: AgendaBrief) -> tuple[Violation, ...]:
    draft = compose(brief).draft
    checks = (*rules.CHECKS, *reply.CHECKS)
    return tuple(violation for check in checks for violation in check(brief, draft))
