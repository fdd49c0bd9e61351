"""What every list of topics must satisfy, whoever drafted it."""

from collections.abc import Iterator
from typing import Final

from companion.text.seams import doubled_words, wrong_articles
from companion.text.words import stems
from companion.topics.topic import Topic, TopicsBrief, TopicsDraft
from companion.writing.draft import SourceKind, Violation
from companion.writing.task import Check

MOST_ALIKE: Final = 0.6
"""Largest share of words that two questions of one list may have in common."""

MOST_SHARED: Final = 0.45
"""Largest share of words that the own words of two topics may have in common."""

FEWEST_SHARED: Final = 2
"""Stems that two stretches have to share before they count as the same."""

OWN: Final = frozenset({SourceKind.CAREER, SourceKind.GOAL, SourceKind.NOTES})


def rests_on_own_story(_brief: TopicsBrief, draft: TopicsDraft) -> tuple[Violation, ...]:
    """Each topic starts from the person's own career, goal or notes."""
    return tuple(
        Violation(code="not_own", text=f"{topic.title!r} rests on nothing of the person's own")
        for topic in draft.topics
        if not any(source.kind in OWN for source in topic.sources)
    )


def few_enough(brief: TopicsBrief, draft: TopicsDraft) -> tuple[Violation, ...]:
    """No more topics than were asked for."""
    if len(draft.topics) <= brief.top_k:
        return ()
    return (Violation(code="too_many_topics", text=f"Keep the {brief.top_k} best topics."),)


def questions_differ(_brief: TopicsBrief, draft: TopicsDraft) -> tuple[Violation, ...]:
    """No question comes twice in other words."""
    topics = draft.topics
    return tuple(
        Violation(code="same_question", text=f"{one.question!r} and {other.question!r} are alike")
        for number, one in enumerate(topics)
        for other in topics[number + 1 :]
        if alike(one.question, other.question) > MOST_ALIKE
    )


def reads_well(_brief: TopicsBrief, draft: TopicsDraft) -> tuple[Violation, ...]:
    """No seams: doubled words, wrong articles, a question without its mark."""
    found: list[Violation] = []
    for topic in draft.topics:
        if not topic.question.rstrip('”’")').endswith("?"):
            found.append(Violation(code="no_question", text=f"{topic.question!r} asks nothing"))
        for seam in _seams(topic):
            found.append(Violation(code="seam", text=f"{seam!r} in {topic.title!r} reads wrong"))
    return tuple(found)


def alike(one: str, other: str) -> float:
    """Return the share of words that two texts have in common, of the shorter one, 0 to 1."""
    first, second = set(stems(one)), set(stems(other))
    if not first or not second:
        return 0.0
    return len(first & second) / min(len(first), len(second))


def same_words(one: str, other: str) -> bool:
    """Tell whether two stretches of somebody's text say the same."""
    together = len(set(stems(one)) & set(stems(other)))
    return one == other or (together >= FEWEST_SHARED and alike(one, other) > MOST_SHARED)


def _seams(topic: Topic) -> Iterator[str]:
    # Quotes are other people's words and keep their faults; titles and questions are ours.
    yield from doubled_words(topic.title)
    yield from wrong_articles(topic.title)


CHECKS: Final[tuple[Check[TopicsBrief, TopicsDraft], ...]] = (
    rests_on_own_story,
    few_enough,
    questions_differ,
    reads_well,
)
