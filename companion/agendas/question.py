"""The one question: the mentee's own if there is one, else one sharpened with their words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from companion.agendas.agenda import AgendaBrief
from companion.goals.goal import Goal
from companion.knowledge.bank import QuestionFit
from companion.text.clauses import goal_clause
from companion.text.pasting import may_be_pasted
from companion.text.phrasing import (
    as_sentence,
    capitalised,
    clipped,
    lowered,
    tidied,
    without_end,
)
from companion.text.sentences import sentences
from companion.text.words import count_words, stems
from companion.writing.draft import Source, SourceKind

_SLOT: Final = "{focus}"
_FOCUS_WORDS: Final = 5
_TITLE_WORDS: Final = 8
_LEAD_WORDS: Final = 28
_SHARED_WEIGHT: Final = 0.1
"""What each word shared with the goal adds to a bank question's fit (a cosine)."""


@dataclass(frozen=True, kw_only=True)
class ChosenQuestion:
    """The question with its title, what it is for, what it rests on, and what to bring."""

    title: str
    text: str
    purpose: str
    source: Source | None
    prepare: tuple[str, ...] = ()


def chosen_question(brief: AgendaBrief) -> ChosenQuestion:
    """Return an own question, else one left open, a chosen topic, or one of the bank."""
    return next(_choices(brief))


def _choices(brief: AgendaBrief) -> Iterator[ChosenQuestion]:
    yield from _own(brief.goal)
    yield from _left_open(brief)
    if brief.carryover.topic is not None:
        topic = brief.carryover.topic
        yield ChosenQuestion(
            title=topic.title,
            text=topic.question,
            purpose="The topic that you chose for this session.",
            source=topic.sources[0] if topic.sources else None,
        )
    fit = _best_of_bank(brief)
    if fit is not None:
        yield _sharpened(brief, fit)
    yield _plain(brief.goal)


def _own(goal: Goal) -> Iterator[ChosenQuestion]:
    """Yield the questions that the goal asks itself."""
    for ref, text in (("challenge", goal.challenge), ("statement", goal.statement)):
        for span in sentences(text or ""):
            if span.text.rstrip('”’") ').endswith("?") and count_words(span.text) > 3:
                yield ChosenQuestion(
                    title=_title(goal),
                    text=as_sentence(tidied(span.text)),
                    purpose="Your own question, in your own words.",
                    source=Source(kind=SourceKind.GOAL, ref=ref, quote=span.text),
                )


def _left_open(brief: AgendaBrief) -> Iterator[ChosenQuestion]:
    for left in brief.carryover.open_questions:
        asked = tidied(left.quote.text)
        if asked.endswith("?"):
            yield ChosenQuestion(
                title=clipped(without_end(asked), most_words=_TITLE_WORDS) or _title(brief.goal),
                text=as_sentence(asked),
                purpose="Left open last time; take it up where it stood.",
                source=Source(kind=SourceKind.NOTES, ref=left.ref, quote=left.quote.text),
            )


def _best_of_bank(brief: AgendaBrief) -> QuestionFit | None:
    focus = _focus(brief.goal)
    mine = set(stems(f"{brief.goal.statement} {brief.goal.challenge or ''}"))
    usable = [fit for fit in brief.bank if focus is not None or _SLOT not in fit.question.text]
    return max(
        usable,
        key=lambda fit: fit.similarity + _SHARED_WEIGHT * len(mine & set(stems(fit.question.text))),
        default=None,
    )


def _sharpened(brief: AgendaBrief, fit: QuestionFit) -> ChosenQuestion:
    """Put the mentee's own words before a question of the bank."""
    lead, source = _lead(brief.goal)
    asked = fit.question.text.replace(_SLOT, _focus(brief.goal) or "")
    return ChosenQuestion(
        title=fit.question.topic,
        text=f"{lead} {asked}",
        purpose="A concrete answer from experience is worth more than general ones.",
        source=source,
        prepare=fit.prepare[:2],
    )


def _plain(goal: Goal) -> ChosenQuestion:
    lead, source = _lead(goal)
    return ChosenQuestion(
        title=_title(goal),
        text=f"{lead} How would you go about it in my place?",
        purpose="A concrete answer from experience is worth more than general ones.",
        source=source,
    )


def _lead(goal: Goal) -> tuple[str, Source]:
    """Return the mentee's own words as a sentence, and where they stand."""
    for span in sentences(goal.challenge or ""):
        text = tidied(span.text)
        if 3 < count_words(text) <= _LEAD_WORDS and may_be_pasted(text):
            source = Source(kind=SourceKind.GOAL, ref="challenge", quote=span.text)
            return as_sentence(text), source
    source = Source(kind=SourceKind.GOAL, ref="statement", quote=goal.statement)
    return goal_clause(goal.statement).sentence, source


def _title(goal: Goal) -> str:
    topic = goal_clause(goal.statement).topic()
    return capitalised(topic) if topic else "The question"


def _focus(goal: Goal) -> str | None:
    for skill in goal.skills:
        if count_words(skill) <= _FOCUS_WORDS:
            return lowered(without_end(tidied(skill)))
    return None
