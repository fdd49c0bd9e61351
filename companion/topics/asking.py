"""Puts a question to somebody's own words: their own, or the one of the bank that fits them."""

from dataclasses import dataclass
from typing import Final

from companion.knowledge.bank import QuestionFit
from companion.text.clauses import GoalForm, goal_clause
from companion.text.phrasing import as_sentence, clipped, lowered, tidied, without_end
from companion.text.words import count_words, stems
from companion.topics.story import OwnWords
from companion.topics.topic import TopicsBrief
from companion.writing.draft import Source, SourceKind

_SLOT: Final = "{focus}"
_FOCUS_WORDS: Final = 5
_SHARED_WEIGHT: Final = 0.15
"""What each shared word adds to a question's fit; cosine says the theme, words say the case."""
_TITLE_WORDS: Final = 8


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question with its title; `ref` and `source` name the bank where it is from there."""

    title: str
    question: str
    ref: str | None = None
    source: Source | None = None


class Asker:
    """Hands out questions, each one of the bank at most once."""

    def __init__(self, brief: TopicsBrief) -> None:
        self._left = list(brief.questions)
        self._focus = _focus(brief)

    def ask(self, words: OwnWords) -> Asked | None:
        """Return the question for a stretch of somebody's own words; None when nothing fits."""
        own = tidied(words.source.quote)
        if own.endswith("?") and count_words(own) > 3:
            title = clipped(without_end(own), most_words=_TITLE_WORDS) or without_end(own)
            return Asked(title=title, question=as_sentence(own))
        fit = self._best(own)
        if fit is None:
            return None
        self._left.remove(fit)
        question = fit.question.text.replace(_SLOT, self._focus or "")
        source = Source(kind=SourceKind.KNOWLEDGE, ref=fit.ref, quote=_unslotted(fit.question.text))
        return Asked(title=fit.question.topic, question=question, ref=fit.ref, source=source)

    def _best(self, own: str) -> QuestionFit | None:
        mine = set(stems(own))
        usable = [
            fit for fit in self._left if self._focus is not None or _SLOT not in fit.question.text
        ]
        return max(
            usable,
            key=lambda fit: (
                fit.similarity
                + _SHARED_WEIGHT
                * len(mine & set(stems(f"{fit.question.text} {fit.question.topic}")))
            ),
            default=None,
        )


def _focus(brief: TopicsBrief) -> str | None:
    """Return a noun phrase of the person's own for the bank's slot."""
    skills = (*(brief.goal.skills if brief.goal else ()), *brief.skills)
    for skill in skills:
        if count_words(skill) <= _FOCUS_WORDS:
            return lowered(without_end(tidied(skill)))
    if brief.goal is None:
        return None
    clause = goal_clause(brief.goal.statement)
    return clause.topic() if clause.form is GoalForm.THING else None


def _unslotted(text: str) -> str:
    """Return the longest part of a bank's question that has no slot: it can be cited verbatim."""
    return max((part.strip() for part in text.split(_SLOT)), key=len)
