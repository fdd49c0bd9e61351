"""At most one topic from a dated note, where one touches this person's work, goal and place."""

from collections.abc import Sequence
from typing import Final

from companion.agendas.agenda import Reader
from companion.agendas.citing import cited
from companion.knowledge.trends import Trend, TrendFit
from companion.text.sentences import sentences
from companion.topics import offline
from companion.topics.outlook import told_goal
from companion.topics.reading import reader_of
from companion.topics.rules import MOST_ALIKE, alike
from companion.topics.sayings import goal_lead
from companion.topics.story import in_english, words_of
from companion.topics.topic import Topic, TopicsBrief, TopicsDraft
from companion.values import Notice
from companion.writing.draft import Accepted, Source, SourceKind

FEWEST_TOPICS: Final = 3
"""Lists shorter than this are for the person's own story alone."""

STALE: Final = "stale_trend"
"""Code of the notice that a note is past its review."""

_OUTDONE: Final = "only_notes"
"""Code of the notice that no topic goes beyond the notes; with a dated one it is untrue."""


def compose(brief: TopicsBrief) -> Accepted[TopicsDraft]:
    """Return the topics of a brief, the last of them from a dated note if one fits."""
    told = _of_trend(brief)
    if told is None:
        return offline.compose(brief)
    fit, topics = told
    found = offline.compose(brief.model_copy(update={"top_k": brief.top_k - 1}))
    chosen = found.draft.topics
    topic = next((one for one in topics if _differs(one, chosen)), topics[-1])
    warnings = tuple(one for one in found.warnings if one.code != _OUTDONE)
    return Accepted(
        draft=TopicsDraft(topics=(*chosen, topic)),
        dropped=found.dropped,
        warnings=(*warnings, *_notices(fit)),
    )


def _of_trend(brief: TopicsBrief) -> tuple[TrendFit, tuple[Topic, ...]] | None:
    """Return the note that fits best, as a topic with the goal before its question and without."""
    goal = brief.goal
    if goal is None or not brief.trends or brief.top_k < FEWEST_TOPICS:
        return None
    if reader_of(brief) is not Reader.MENTEE or not in_english(goal.statement):
        return None
    fit = brief.trends[0]
    trend, words = fit.trend, words_of(goal)
    plain = Topic(
        title=trend.title,
        why=f"{told_goal(words)} {fit.told_since}: {trend.text} ({trend.source.by})",
        question=trend.question,
        sources=(
            Source(kind=SourceKind.TREND, ref=trend.ref, quote=_first_sentence(trend)),
            Source(kind=SourceKind.GOAL, ref="statement", quote=words.clause_quote),
        ),
    )
    led = plain.model_copy(update={"question": f"{goal_lead(brief)} {trend.question}"})
    return fit, (led, plain)


def _first_sentence(trend: Trend) -> str:
    return sentences(trend.text)[0].text


def _differs(topic: Topic, others: Sequence[Topic]) -> bool:
    return all(alike(topic.question, other.question) <= MOST_ALIKE for other in others)


def _notices(fit: TrendFit) -> tuple[Notice, ...]:
    if not fit.is_stale:
        return ()
    due = fit.trend.review_by
    text = (
        f"{cited(fit.trend.title)} rests on a note that was due to be read again by "
        f"{due.day} {due:%B %Y}; look at its source before you rely on it: {fit.trend.source.url}"
    )
    return (Notice(code=STALE, text=text),)
