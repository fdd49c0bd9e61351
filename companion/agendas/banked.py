"""Which question of the bank fits a goal closely, with the goal's own field in its slot."""

from typing import Final

from companion.agendas.agenda import AgendaBrief
from companion.agendas.steps import own_words
from companion.goals.closeness import WEAK, goal_stems
from companion.goals.goal import Goal
from companion.goals.wording import GoalWords, Nature
from companion.knowledge.bank import QuestionFit
from companion.knowledge.presuming import presumes
from companion.knowledge.slots import filled as with_focus
from companion.knowledge.slots import focus_words, has_slot
from companion.knowledge.support import asks_of_more, is_supported
from companion.text.pasting import reads_english
from companion.text.words import stems

LEAST_BANK_FIT: Final = 0.46
"""Below this cosine a question of the bank speaks of something else more often than not, read off
the committed sample goals; it must share a telling word with the goal as well."""

LEAST_SPOKEN_FIT: Final = 0.55
"""The same where a plain question fits almost always: what to say, what to decide."""

_SLOT_COST: Final = 0.1
"""What a question with a slot must fit better by: a general noun in it reads less well."""

_OF_OWN_BUSINESS: Final = ("founder", "marketing", "fundraising", "freelance")
"""Situations whose questions share words with those of people who look for a job in that field."""

_SPOKEN: Final = frozenset({Nature.TALK, Nature.DECIDE})


def best_of_bank(brief: AgendaBrief, words: GoalWords) -> QuestionFit | None:
    """Return the question of the bank that fits the goal closely, if one does."""
    focus = _focus(brief.goal)
    said = own_words(brief)
    mine = set(goal_stems(brief.goal)) - WEAK
    least = LEAST_SPOKEN_FIT if words.nature in _SPOKEN else LEAST_BANK_FIT
    usable = [
        fit
        for fit in brief.bank
        if _fit(fit) >= least
        and (focus is not None or not has_slot(fit.question.text))
        and mine & set(stems(fit.question.text))
        and not presumes(fit.question.text)
        and not (words.nature is Nature.FIND_WORK and _is_of_own_business(fit))
        and is_supported(fit.ref, said)
        and not asks_of_more(fit.question.text, said)
        and reads_english(words.clause_quote)
    ]
    return max(usable, key=_fit, default=None)


def _is_of_own_business(fit: QuestionFit) -> bool:
    return any(word in fit.ref for word in _OF_OWN_BUSINESS)


def _fit(fit: QuestionFit) -> float:
    return fit.similarity - (_SLOT_COST if has_slot(fit.question.text) else 0.0)


def filled(fit: QuestionFit, goal: Goal) -> str:
    """Return a question of the bank with the goal's field in its slot."""
    return with_focus(fit.question.text, _focus(goal))


def _focus(goal: Goal) -> str | None:
    """Return a noun phrase for the slot of a question: the first short skill of the goal."""
    return next(focus_words(goal.skills), None)
