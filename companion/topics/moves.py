"""What usually changes in the move that a goal makes, where the knowledge bank knows that move."""

import re
from collections.abc import Iterator
from typing import Final

from companion.agendas.agenda import Reader
from companion.agendas.citing import cited
from companion.agendas.voice import goal_sentence
from companion.goals.closeness import WEAK
from companion.goals.goal import Goal
from companion.goals.wording import GoalWords, Nature
from companion.knowledge.bank import Situation, SituationFit
from companion.text.phrasing import lowered, without_end
from companion.text.words import stems
from companion.topics import titles
from companion.topics.outlook import told_goal
from companion.topics.rules import alike
from companion.topics.sayings import goal_lead
from companion.topics.story import in_english, words_of
from companion.topics.topic import Topic, TopicsBrief
from companion.writing.draft import Source, SourceKind

LEAST_FIT: Final = 0.55
"""Below this cosine the situation is another one more often than not, read off the committed sample
goals (`evals/cases/situations.jsonl`); it must share a telling word with the goal as well."""

_MOST_SITUATIONS: Final = 2
_MOST_CHANGES: Final = 2
_LEAD_WORDS: Final = 16
_OF_LEADERS: Final = "leading-leaders"
_LEADERS: Final = re.compile(
    r"\b(?:managers|leads|leaders|heads|supervisors|teams|director|executive)\b", re.IGNORECASE
)
"""Who leads those who lead says so; a first team lead shares most of the words."""

_OF_OWN_BUSINESS: Final = ("founder", "marketing", "fundraising", "freelance")
"""Situations whose words people share who look for a job in that field, or have a trade."""

_OWN_BUSINESS: Final = re.compile(
    r"\b(?:start|found|business|company|startup|first|own|freelanc\w*|clients?|fund\w*|invest\w*"
    r"|market\w*)\b",
    re.IGNORECASE,
)


def of_move(brief: TopicsBrief, reader: Reader = Reader.MENTEE) -> Iterator[Topic]:
    """Yield what usually changes in the situation that the goal is in; nothing if none fits."""
    if brief.goal is None or not in_english(brief.goal.statement):
        return
    words = words_of(brief.goal)
    situation = _situation(brief, brief.goal, words)
    if situation is None:
        return
    said = f"{_said(brief.goal)} {brief.headline or ''}"
    changes = sorted(
        (change.text for change in situation.changes if change.source is None),
        key=lambda text: -alike(text, said),
    )[:_MOST_CHANGES]
    if len(changes) < _MOST_CHANGES:
        return
    aim, lead, asked = told_goal(words), goal_lead(brief), "How was that for you, and what helped?"
    if reader is Reader.MENTOR:
        aim = f"The goal: {cited(without_end(words.clause_quote))}."
        lead = goal_sentence(words, reader, most_words=_LEAD_WORDS)
        asked = "Where do you notice that already?"
    title = situation.title
    first, second = (lowered(without_end(text)) for text in changes)
    known = (Source(kind=SourceKind.KNOWLEDGE, ref=situation.ref, quote=text) for text in changes)
    yield Topic(
        title=title if titles.fits(title) else f"What changes: {lowered(title)}",
        why=f"{aim} What is usual there: {first}; {second}.",
        question=f"{lead} It is said that {first}. {asked}",
        sources=(
            Source(kind=SourceKind.GOAL, ref="statement", quote=words.clause_quote),
            *known,
        ),
    )


def _said(goal: Goal) -> str:
    return f"{goal.statement} {goal.challenge or ''}"


def _situation(brief: TopicsBrief, goal: Goal, words: GoalWords) -> Situation | None:
    mine = set(stems(goal.statement)) - WEAK
    fitting = [
        fit
        for fit in brief.situations[:_MOST_SITUATIONS]
        if fit.similarity >= LEAST_FIT
        and mine & set(stems(f"{fit.phrase} {fit.situation.title}"))
        and not (fit.situation.id == _OF_LEADERS and not _LEADERS.search(goal.statement))
        and not (_is_of_own_business(fit) and not _has_own_business(goal, words))
    ]
    best = max(fitting, key=lambda fit: fit.similarity, default=None)
    return best.situation if best is not None else None


def _has_own_business(goal: Goal, words: GoalWords) -> bool:
    return words.nature is not Nature.FIND_WORK and _OWN_BUSINESS.search(goal.statement) is not None


def _is_of_own_business(fit: SituationFit) -> bool:
    return any(word in fit.situation.id for word in _OF_OWN_BUSINESS)
