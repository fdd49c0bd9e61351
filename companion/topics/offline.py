"""Topics without a model: what was left open, what the goal names, what the career shows."""

from collections.abc import Iterator, Sequence
from typing import Final

from companion.knowledge.bank import SituationFit
from companion.text.language import looks_english
from companion.topics.asking import Asker
from companion.topics.leftovers import Leftover, left_open
from companion.topics.rules import MOST_ALIKE, alike
from companion.topics.story import OwnWords, career_words, goal_words
from companion.topics.topic import Topic, TopicsBrief, TopicsDraft
from companion.values import Notice
from companion.writing.draft import Accepted, Source, SourceKind

MOST_NOTES: Final = 3
"""Sessions that are searched for what was left open, the latest."""


def readable(brief: TopicsBrief) -> bool:
    """Whether the brief is in a language that the rules read."""
    goal = f"{brief.goal.statement} {brief.goal.challenge or ''}" if brief.goal else ""
    career = " ".join(f"{one.title} {one.summary or ''}" for one in brief.career)
    notes = " ".join(past.text[:2000] for past in brief.notes[-MOST_NOTES:])
    return looks_english(" ".join(text for text in (goal, career, notes) if text.strip()))


def compose(brief: TopicsBrief) -> Accepted[TopicsDraft]:
    """Return up to `brief.top_k` topics, best first; none when there is nothing to go by."""
    chosen: list[Topic] = []
    for topic in _candidates(brief):
        if len(chosen) == brief.top_k:
            break
        if all(_differs(topic, other) for other in chosen):
            chosen.append(topic)
    warnings: tuple[Notice, ...] = ()
    if not chosen:
        warnings = (
            Notice(
                code="nothing_relevant",
                text="Nothing to go by: add a goal, a career line with a sentence, or notes.",
            ),
        )
    return Accepted(draft=TopicsDraft(topics=tuple(chosen)), warnings=warnings)


def _candidates(brief: TopicsBrief) -> Iterator[Topic]:
    """Yield topics in turn from notes, goal and career, the strongest of each first."""
    asker = Asker(brief)
    lanes = [
        iter([_of_leftover(left) for left in left_open(brief.notes[-MOST_NOTES:])]),
        _of_own_words(brief, goal_words(brief.goal) if brief.goal else (), asker),
        _of_own_words(brief, career_words(brief), asker),
    ]
    while lanes:
        for lane in list(lanes):
            topic = next(lane, None)
            if topic is None:
                lanes.remove(lane)
            else:
                yield topic


def _of_leftover(left: Leftover) -> Topic:
    return Topic(title=left.title, why=left.why, question=left.question, sources=(left.source,))


def _of_own_words(brief: TopicsBrief, own: Sequence[OwnWords], asker: Asker) -> Iterator[Topic]:
    for words in own:
        asked = asker.ask(words)
        if asked is None:
            continue
        told = _change(brief.situations, words.source.quote, ref=asked.ref)
        why = words.why if told is None else f"{words.why} {told.quote}"
        more = [source for source in (asked.source, told) if source is not None]
        yield Topic(
            title=asked.title, why=why, question=asked.question, sources=(words.source, *more)
        )


def _change(situations: Sequence[SituationFit], words: str, *, ref: str | None) -> Source | None:
    """Return what usually changes in the situation of the question, if it bears on `words`."""
    for fit in situations:
        if fit.situation.ref != ref:
            continue
        changes = sorted(fit.situation.changes, key=lambda change: -alike(change.text, words))
        if changes and alike(changes[0].text, words) > 0:
            return Source(kind=SourceKind.KNOWLEDGE, ref=fit.situation.ref, quote=changes[0].text)
    return None


def _differs(topic: Topic, other: Topic) -> bool:
    return (
        topic.title != other.title
        and alike(topic.question, other.question) <= MOST_ALIKE
        and topic.sources[0].quote != other.sources[0].quote
    )
