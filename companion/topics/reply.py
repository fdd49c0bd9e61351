"""What a model replies when it suggests topics, and how that becomes a list with sources."""

from collections.abc import Mapping, Sequence
from typing import Final

from companion.agendas.reply import READERS
from companion.knowledge.slots import without_slots
from companion.topics.reading import reader_of
from companion.topics.topic import Topic, TopicsBrief, TopicsDraft
from companion.values import DEFAULT_MINUTES, Notice, Value
from companion.writing.draft import Accepted, Dropped, Source, SourceKind
from companion.writing.grounding import SMALL_COUNTS, grounding
from companion.writing.parsing import ReplyText
from companion.writing.placeholders import no_placeholders
from companion.writing.sources import (
    NO_SOURCE,
    SourceText,
    fields_of,
    find_source,
    numbered,
    texts_of,
)
from companion.writing.task import Check

GOAL_FIELDS: Final = ("statement", "challenge", "success_measure", "skills")
MOST_EVIDENCE: Final = 3
MOST_NOTES: Final = 5
"""Sessions whose notes go into a prompt, the latest."""

MOST_TRENDS: Final = 2
"""Dated notes that go into a prompt, the closest."""

_OWN: Final = frozenset({SourceKind.CAREER, SourceKind.GOAL, SourceKind.NOTES})


class ReplyEvidence(Value):
    """The label of a source and words of it."""

    source: ReplyText
    quote: ReplyText


class ReplyTopic(Value):
    """One thing to discuss."""

    title: ReplyText
    why: ReplyText
    question: ReplyText
    sources: tuple[ReplyEvidence, ...]


class TopicsReply(Value):
    """What a model is asked for."""

    topics: tuple[ReplyTopic, ...]


def sources(brief: TopicsBrief) -> tuple[SourceText, ...]:
    """Return everything that topics may rest on, the person's own story first."""
    goal = fields_of(brief.goal, GOAL_FIELDS) if brief.goal else ()
    notes = [(past.ref, past.text) for past in brief.notes[: -MOST_NOTES - 1 : -1]]
    situations = [
        (fit.situation.ref, text)
        for fit in brief.situations
        for text in (fit.situation.title, *(change.text for change in fit.situation.changes))
    ]
    questions = [(fit.ref, fit.question.text) for fit in brief.questions]
    trends = [
        (fit.trend.ref, text)
        for fit in brief.trends[:MOST_TRENDS]
        for text in (fit.trend.text, fit.told_since)
    ]
    return (
        *texts_of(SourceKind.GOAL, goal),
        *texts_of(SourceKind.CAREER, fields_of(brief, ("headline", "career", "skills"))),
        *texts_of(SourceKind.NOTES, notes),
        *texts_of(SourceKind.KNOWLEDGE, [*situations, *questions]),
        *texts_of(SourceKind.TREND, trends),
    )


def inputs(brief: TopicsBrief) -> Mapping[str, str]:
    """Return the texts of the prompt's placeholders."""
    return {
        "most_topics": str(brief.top_k),
        "minutes": str(DEFAULT_MINUTES),
        "reader": READERS[reader_of(brief)],
        "sources": numbered(sources(brief)),
    }


def accept(brief: TopicsBrief, reply: TopicsReply) -> Accepted[TopicsDraft]:
    """Return the topics that rest on something, at most as many as were asked for.

    A quote that is nowhere is dropped; so is a topic that has no source left in the person's own
    career, goal or notes.
    """
    known = sources(brief)
    topics: list[Topic] = []
    dropped: list[Dropped] = []
    for suggested in reply.topics:
        evidence = _evidence(known, suggested, dropped)
        if not any(source.kind in _OWN for source in evidence):
            text = "Nothing in the career, goal or notes was quoted for this topic"
            dropped.append(_dropped(suggested.title, NO_SOURCE, text))
        elif not (suggested.title and suggested.why and suggested.question):
            text = "A topic needs a title, a reason and a question."
            dropped.append(_dropped(suggested.title, "incomplete", text))
        elif len(topics) == brief.top_k:
            text = f"{brief.top_k} topics were asked for."
            dropped.append(_dropped(suggested.title, "too_many_topics", text))
        else:
            topics.append(
                Topic(
                    title=suggested.title,
                    why=suggested.why,
                    question=suggested.question,
                    sources=evidence,
                )
            )
    return Accepted(draft=TopicsDraft(topics=tuple(topics)), dropped=tuple(dropped))


def _evidence(
    known: Sequence[SourceText], topic: ReplyTopic, dropped: list[Dropped]
) -> tuple[Source, ...]:
    found_sources: list[Source] = []
    for evidence in topic.sources:
        found = find_source(known, label=evidence.source, quote=evidence.quote)
        if found is None:
            text = f"The topic {topic.title!r} quotes words that are in no source"
            dropped.append(_dropped(evidence.quote, NO_SOURCE, text))
            continue
        kind = SourceKind(found.source.origin)
        quote = without_slots(found.quote.text)
        found_sources.append(Source(kind=kind, ref=found.source.ref, quote=quote))
    return tuple(dict.fromkeys(found_sources))[:MOST_EVIDENCE]


def _dropped(text: str, code: str, why: str) -> Dropped:
    return Dropped(text=text, why=Notice(code=code, text=why))


def _known_texts(brief: TopicsBrief) -> tuple[str, ...]:
    target = str(brief.goal.target_on or "") if brief.goal else ""
    topics = tuple(fit.question.topic for fit in brief.questions)
    dates = tuple(str(past.held_on or "") for past in brief.notes)
    prepare = tuple(text for fit in brief.questions for text in fit.prepare)
    listed = tuple(source.text for source in sources(brief))
    noted = tuple(
        text
        for fit in brief.trends
        for text in (fit.trend.title, fit.trend.question, fit.trend.source.by)
    )
    return (target, str(DEFAULT_MINUTES), *topics, *dates, *prepare, *listed, *noted)


def _texts(draft: TopicsDraft) -> tuple[str, ...]:
    return tuple(
        text for topic in draft.topics for text in (topic.title, topic.why, topic.question)
    )


CHECKS: Final[tuple[Check[TopicsBrief, TopicsDraft], ...]] = (
    no_placeholders(texts=_texts),
    grounding(texts=_texts, sources=_known_texts, free_counts=SMALL_COUNTS),
)
"""Added to the stage's own checks."""
