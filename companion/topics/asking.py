"""Puts a question to somebody's own words: one of the bank where it fits closely, else by shape."""

import re
from dataclasses import dataclass
from typing import Final

from companion.goals.closeness import WEAK, goal_stems
from companion.goals.goal import Goal
from companion.goals.wording import GoalWords, Nature
from companion.knowledge.bank import QuestionFit
from companion.knowledge.presuming import presumes
from companion.knowledge.slots import filled, focus_words, has_slot, without_slots
from companion.text.clauses import GoalForm
from companion.text.phrasing import clipped
from companion.text.words import stems
from companion.topics.shapes import (
    ASKS,
    HIRED,
    TOWARDS,
    Ask,
    Shape,
    asks_for,
    is_trouble,
    shape_of,
    unknown_in,
)
from companion.topics.story import OwnWords, words_of
from companion.topics.topic import TopicsBrief
from companion.writing.draft import Source, SourceKind

LEAST_SENTENCE_FIT: Final = 0.46
"""Below this a question of the bank rarely belongs to the sentence; read off the sample goals."""

LEAST_GOAL_FIT: Final = 0.44
"""The same for a question put to the goal as a whole."""

MY_GOAL: Final = "my goal"
"""What a goal is called that has no short name."""

MOVES: Final = frozenset({Nature.FIND_WORK, Nature.LEAD, Nature.GROW, Nature.OTHER})
"""Kinds of goal for which what somebody did so far counts."""

_SLOT_COST: Final = 0.05
_SHARED_WORD: Final = 0.03


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question; `source` and `title` where the bank gave it."""

    question: str
    title: str | None = None
    source: Source | None = None
    ref: str | None = None


class Asker:
    """Hands out questions, none of them twice."""

    def __init__(self, brief: TopicsBrief) -> None:
        self._brief = brief
        self.goal = words_of(brief.goal) if brief.goal else None
        self._used: set[str] = set()
        self.about = about(self.goal)
        self.told = told_about(self.about)

    def for_sentence(self, words: OwnWords) -> Asked:
        """Return a question for one stretch of somebody's own words."""
        fit = self._closest(words.source.quote)
        if fit is not None:
            return self._of_bank(fit)
        shape = shape_of(words)
        choices = [*asks_for(words), *ASKS[Shape.HAPPENING]]
        if shape is Shape.DONE and self._looks_for_work():
            choices = [HIRED, *ASKS[Shape.DONE][::-1], *ASKS[Shape.HAPPENING]]
        if words.source.kind is SourceKind.CAREER and self._leads_on(words):
            new = TOWARDS[1:] if self._is_new_work() else ()
            choices = [*TOWARDS[:1], *choices[:1], *new, *choices[1:]]
        if self.goal is None or self.about == MY_GOAL:
            choices = [ask for ask in choices if "{about}" not in ask.question]
        ask = next((ask for ask in choices if ask.question not in self._used), choices[0])
        self._used.add(ask.question)
        return self._filled(ask, unknown=unknown_in(words.said) or "")

    def for_goal(self, goal: Goal) -> Asked | None:
        """Return the question of the bank that fits the goal as a whole, if one does."""
        stated = self._fits_of(goal.statement)
        wanted = set(goal_stems(goal)) - WEAK
        known = {fit.question.text: fit for fit in (*self._brief.questions, *stated)}
        fits = [
            (fit.similarity + _SHARED_WORD * len(wanted & set(stems(fit.question.text))), fit)
            for fit in known.values()
            if self._usable(fit)
            and not presumes(fit.question.text)
            and wanted & set(stems(f"{fit.question.text} {fit.question.topic}"))
        ]
        found = [
            (score - (_SLOT_COST if has_slot(fit.question.text) else 0), fit) for score, fit in fits
        ]
        best = max(found, key=lambda pair: pair[0], default=None)
        if best is None or best[0] < LEAST_GOAL_FIT:
            return None
        return self._of_bank(best[1])

    def _closest(self, quote: str) -> QuestionFit | None:
        telling = set(stems(quote)) - WEAK
        usable = [
            fit
            for fit in self._fits_of(quote)
            if fit.similarity >= LEAST_SENTENCE_FIT
            and self._usable(fit)
            and (not presumes(fit.question.text) or telling & set(stems(fit.question.text)))
        ]
        return usable[0] if usable else None

    def _fits_of(self, quote: str) -> tuple[QuestionFit, ...]:
        return next((fit.questions for fit in self._brief.fits if fit.words == quote), ())

    def _usable(self, fit: QuestionFit) -> bool:
        text = fit.question.text
        return text not in self._used and (not has_slot(text) or self._focus(fit) is not None)

    def _of_bank(self, fit: QuestionFit) -> Asked:
        self._used.add(fit.question.text)
        text = fit.question.text
        return Asked(
            question=filled(text, self._focus(fit)),
            title=fit.question.topic,
            ref=fit.ref,
            source=Source(kind=SourceKind.KNOWLEDGE, ref=fit.ref, quote=without_slots(text)),
        )

    def _focus(self, fit: QuestionFit) -> str | None:
        """Return the person's field for the slot: a skill that is not the situation itself."""
        words = set(stems(f"{fit.ref.replace('-', ' ')} {fit.question.topic}"))
        of_goal = self._brief.goal.skills if self._brief.goal else ()
        skills = focus_words((*of_goal, *self._brief.skills))
        return next((skill for skill in skills if not words & set(stems(skill))), None)

    def _leads_on(self, words: OwnWords) -> bool:
        """Tell whether a line of a career is a step on the way to a goal that has a name."""
        named = self.goal is not None and self.about != MY_GOAL
        return (
            named and self.goal is not None and self.goal.nature in MOVES and not is_trouble(words)
        )

    def _is_new_work(self) -> bool:
        """Tell whether the goal names work of another kind, not just any work."""
        found = self.goal is not None and self.goal.nature is Nature.FIND_WORK
        return not found or self.about.startswith(("becoming ", "moving into "))

    def _looks_for_work(self) -> bool:
        return self.goal is not None and self.goal.nature is Nature.FIND_WORK

    def _filled(self, ask: Ask, *, unknown: str) -> Asked:
        question = ask.question.replace("{about}", self.about).replace("{unknown}", unknown)
        return Asked(question=question)


def about(words: GoalWords | None) -> str:
    """Return the goal as its owner would name it after "for": "running my ward", "my goal"."""
    if words is None:
        return "what comes next"
    topic = words.topic
    named = words.clause.form in {GoalForm.ACTION, GoalForm.THING}
    if not named or topic is None or topic.field != "statement":
        return MY_GOAL
    return topic.text


def told_about(said: str) -> str:
    """Return what `about` gives as it is told to the owner: "running your ward"."""
    told = re.sub(r"\bmy(self)?\b", lambda found: f"your{found[1] or ''}", said)
    return "your goal" if re.search(r"\b(?:I|me|we|us|our)\b", told) else told


def short_goal(words: GoalWords, *, most_words: int) -> str:
    """Return the goal's clause, cut where a clause ends."""
    return clipped(words.clause.text, most_words=most_words) or words.clause.text
