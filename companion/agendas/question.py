"""The one question: the mentee's own if there is one, else one sharpened with their words."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from companion.agendas.agenda import AgendaBrief
from companion.agendas.wording import WORDINGS
from companion.goals.closeness import WEAK, goal_stems
from companion.goals.goal import Goal
from companion.goals.wording import GoalWords, Nature
from companion.knowledge.bank import QuestionFit
from companion.text.clauses import GoalForm
from companion.text.pasting import may_be_pasted, reads_english
from companion.text.phrasing import (
    as_sentence,
    capitalised,
    clipped,
    lowered,
    quoted,
    tidied,
    without_end,
)
from companion.text.words import count_words, stems
from companion.writing.draft import Source, SourceKind
from companion.writing.sources import without_slots

LEAST_BANK_FIT: Final = 0.46
"""Below this cosine a question of the bank speaks of something else more often than not, read off
the committed sample goals; it must share a telling word with the goal as well."""

LEAST_SPOKEN_FIT: Final = 0.55
"""The same where a plain question fits almost always: what to say, what to decide."""

_SLOT: Final = "{focus}"
_SLOT_COST: Final = 0.1
"""What a question with a slot must fit better by: a general noun in it reads less well."""

_OF_OWN_BUSINESS: Final = ("founder", "marketing", "fundraising", "freelance")
"""Situations whose questions share words with those of people who look for a job in that field."""

_SPOKEN: Final = frozenset({Nature.TALK, Nature.DECIDE})

_FOCUS_WORDS: Final = 4
_TITLE_WORDS: Final = 8
_GOAL_WORDS: Final = 16
_LEAD_WORDS: Final = 34
_FEWEST_WORDS: Final = 3
_TELLING_STEMS: Final = 5
_SHARED_STEMS: Final = 3
"""A question that shares as many words with the goal needs no lead."""

_ASIDE: Final = re.compile(
    r"^(?:[^:?]{1,40}:\s+)(?=(?:how|what|which|when|where|who|whom|why|should|can|could|do|does|is|are)"
    r"\b[^?]{3,300}\?)",
    re.IGNORECASE,
)
_SPEAKER: Final = re.compile(r"^[A-Z][\w’'-]{0,30}(?:\s[A-Z][\w’'-]{0,30})?:\s+")
_YES_OR_NO: Final = re.compile(
    r"(?:should|can|could|would|will|do|does|did|is|are|am|has|have)\s", re.IGNORECASE
)
_TOLD: Final = re.compile(r"(?:what (?:I|we)\b.{1,200}\bis\b|I\b|we\b)", re.IGNORECASE)
_OF_ANOTHER: Final = re.compile(r"\b(?:she|he|her|his|him)\b", re.IGNORECASE)
"""In notes of the mentor's, "would she take part-time?" is about the mentee."""


@dataclass(frozen=True, kw_only=True)
class ChosenQuestion:
    """The question with its title, what it is for, what it rests on, and what to bring."""

    title: str
    text: str
    purpose: str
    source: Source | None
    prepare: tuple[str, ...] = ()


def chosen_question(brief: AgendaBrief, words: GoalWords) -> ChosenQuestion:
    """Return an own question, else one left open, a chosen topic, one of the bank, or a plain one.

    Whichever it is, it carries the goal's own words: a question that could be asked by anybody is
    led in by a sentence of the mentee's.
    """
    chosen = next(_choices(brief, words))
    return replace(chosen, text=_led_in(chosen.text, brief.goal, words))


def _choices(brief: AgendaBrief, words: GoalWords) -> Iterator[ChosenQuestion]:
    if words.question is not None:
        own = words.question
        yield ChosenQuestion(
            title=_title(words),
            text=own.text,
            purpose="An answer to a question of the mentee's own, with the reason behind it.",
            source=Source(kind=SourceKind.GOAL, ref=own.field, quote=own.quote),
        )
    yield from _left_open(brief, words)
    yield from _of_topic(brief)
    fit = _best_of_bank(brief, words)
    if fit is not None:
        yield _of_bank(fit, brief.goal, words)
    yield _plain(brief.goal, words)


def _left_open(brief: AgendaBrief, words: GoalWords) -> Iterator[ChosenQuestion]:
    of_goal = f"{brief.goal.statement} {brief.goal.challenge or ''}"
    for left in brief.carryover.open_questions:
        asked = _SPEAKER.sub("", tidied(left.text if left.text.strip() else left.quote.text))
        asked = _ASIDE.sub("", asked)
        if not may_be_pasted(asked) or count_words(asked) < _FEWEST_WORDS:
            continue
        if _OF_ANOTHER.search(asked) and not _OF_ANOTHER.search(of_goal):
            continue
        short = clipped(without_end(asked), most_words=_TITLE_WORDS)
        yield ChosenQuestion(
            title=capitalised(short) if short else _title(words),
            text=_as_question(asked),
            purpose="Taken up where it stood last time, until it has an answer.",
            source=Source(kind=SourceKind.NOTES, ref=left.ref, quote=left.quote.text),
        )


def _as_question(asked: str) -> str:
    """Return something left open as what would be asked aloud."""
    if asked.endswith("?"):
        return capitalised(asked)
    if _YES_OR_NO.match(asked):
        return f"{capitalised(without_end(asked))}?"
    if _TOLD.match(asked):
        return f"{as_sentence(asked)} What do you think?"
    return f"Still open from last time: {lowered(without_end(asked))}. What do you think?"


def _of_topic(brief: AgendaBrief) -> Iterator[ChosenQuestion]:
    topic = brief.carryover.topic
    if topic is not None:
        yield ChosenQuestion(
            title=topic.title,
            text=topic.question,
            purpose="The topic that was chosen for this session, brought down to a next step.",
            source=topic.sources[0] if topic.sources else None,
        )


def _best_of_bank(brief: AgendaBrief, words: GoalWords) -> QuestionFit | None:
    focus = _focus(brief.goal)
    mine = set(goal_stems(brief.goal)) - WEAK
    least = LEAST_SPOKEN_FIT if words.nature in _SPOKEN else LEAST_BANK_FIT
    usable = [
        fit
        for fit in brief.bank
        if _fit(fit) >= least
        and (focus is not None or _SLOT not in fit.question.text)
        and mine & set(stems(fit.question.text))
        and not (words.nature is Nature.FIND_WORK and _is_of_own_business(fit))
        and reads_english(words.clause_quote)
    ]
    return max(usable, key=_fit, default=None)


def _is_of_own_business(fit: QuestionFit) -> bool:
    return any(word in fit.ref for word in _OF_OWN_BUSINESS)


def _fit(fit: QuestionFit) -> float:
    return fit.similarity - (_SLOT_COST if _SLOT in fit.question.text else 0.0)


def _of_bank(fit: QuestionFit, goal: Goal, words: GoalWords) -> ChosenQuestion:
    return ChosenQuestion(
        title=fit.question.topic,
        text=fit.question.text.replace(_SLOT, _focus(goal) or ""),
        purpose=WORDINGS[words.nature].outcome,
        source=Source(
            kind=SourceKind.KNOWLEDGE, ref=fit.ref, quote=without_slots(fit.question.text)
        ),
        prepare=tuple(_ready(text) for text in fit.prepare[:2]),
    )


def _ready(text: str) -> str:
    return f"Have ready: {lowered(without_end(text))}."


def _plain(goal: Goal, words: GoalWords) -> ChosenQuestion:
    wording = WORDINGS[words.nature]
    asked = wording.questions[zlib.crc32(goal.id.encode()) % len(wording.questions)]
    rests_on = words.crux or words.obstacle
    source = (
        Source(kind=SourceKind.GOAL, ref=rests_on.field, quote=rests_on.quote)
        if rests_on is not None
        else Source(kind=SourceKind.GOAL, ref="statement", quote=words.clause_quote)
    )
    return ChosenQuestion(title=_title(words), text=asked, purpose=wording.outcome, source=source)


def _led_in(question: str, goal: Goal, words: GoalWords) -> str:
    """Return `question` behind the mentee's own words, unless it carries enough of them."""
    shared = set(goal_stems(goal)) & set(stems(question))
    if len(shared) >= _SHARED_STEMS:
        return question
    return f"{_lead(words)} {question}".strip()


def _lead(words: GoalWords) -> str:
    """Return what the mentee wants and what stands in the way, in a sentence or two of theirs."""
    hard = words.crux.text if words.crux is not None else ""
    if not hard and words.obstacle is not None:
        hard = f"What makes it hard: {words.obstacle.text}"
    if len(set(stems(hard))) < _TELLING_STEMS:
        return f"{goal_sentence(words, most_words=_GOAL_WORDS)} {hard}".strip()
    others = [part.text for part in words.challenge if part.text != hard]
    longer = f"{others[0]} {hard}" if others else hard
    if others and words.challenge[0].text == hard:
        longer = f"{hard} {others[0]}"
    return longer if count_words(longer) <= _LEAD_WORDS else hard


def goal_sentence(words: GoalWords, *, most_words: int) -> str:
    """Return the goal as a sentence that its owner would say, cut where a clause ends."""
    clause = words.clause
    if clause.form is GoalForm.QUESTION:
        return ""
    if not reads_english(words.clause_quote):
        said = tidied(words.clause_quote)
        short = clipped(said, most_words=most_words) or without_end(said)
        return f"My goal: {quoted(short)}."
    short = clipped(clause.text, most_words=most_words) or clause.text
    return replace(clause, text=short).sentence


def _title(words: GoalWords) -> str:
    topic = words.topic
    return capitalised(topic.text) if topic is not None else WORDINGS[words.nature].title


def _focus(goal: Goal) -> str | None:
    """Return a noun phrase for the slot of a question: the first short skill of the goal."""
    for skill in goal.skills:
        text = lowered(without_end(tidied(skill)))
        if count_words(text) <= _FOCUS_WORDS and may_be_pasted(text) and reads_english(text):
            return text
    return None
