"""Topics without a model: what was left open, what the goal names, what the career shows."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from companion.agendas.agenda import Reader
from companion.agendas.pen import pen_of
from companion.agendas.points import shown_words
from companion.topics.asking import Asker
from companion.topics.crossroads import is_open_wish, of_doubts, of_money, of_ways
from companion.topics.for_mentor import from_outside
from companion.topics.leftovers import Leftover, left_open
from companion.topics.moves import of_move
from companion.topics.outlook import of_goal, of_path, of_question, of_wish
from companion.topics.reading import MOST_NOTES, notices_of, reader_of
from companion.topics.rules import MOST_ALIKE, alike, same_words
from companion.topics.sayings import of_career, of_challenge
from companion.topics.story import in_english
from companion.topics.topic import Topic, TopicsBrief, TopicsDraft
from companion.values import Notice
from companion.writing.draft import Accepted, Dropped, SourceKind

MOST_LEFT_FIRST: Final = 3
"""What earlier notes left open comes first, yet leaves room for the goal."""

LEFT: Final = Notice(code="left_for_another_time", text="No room in this list.")
"""Why something that notes left open is no topic."""


_ONLY_NOTES: Final = Notice(
    code="only_notes",
    text="All of this stands in the notes; nothing here goes beyond them.",
)
"""Said where a goal was given and no topic comes of it."""


_NOTHING: Final = Notice(
    code="nothing_relevant",
    text="Nothing to go by: add a goal, a career line with a sentence, or notes.",
)


def readable(brief: TopicsBrief) -> bool:
    """Whether any part of the brief is in a language that the rules read; true for an empty one."""
    goal = (brief.goal.statement, brief.goal.challenge or "") if brief.goal else ()
    career = tuple(one.summary or "" for one in brief.career)
    notes = tuple(past.text[:2000] for past in brief.notes[-MOST_NOTES:])
    texts = [text for text in (*goal, *career, *notes) if text.strip()]
    texts = texts or [text for text in (brief.headline or "",) if text.strip()]
    return not texts or any(in_english(text) for text in texts)


def compose(brief: TopicsBrief) -> Accepted[TopicsDraft]:
    """Return up to `brief.top_k` topics, best first; none when there is nothing to go by."""
    chosen: list[Topic] = []
    dropped: list[Dropped] = []
    reader = reader_of(brief)
    for topic in _candidates(brief) if reader is Reader.MENTEE else from_outside(brief, reader):
        full = len(chosen) == brief.top_k
        if not full and all(_differs(topic, other) for other in chosen):
            chosen.append(topic)
        elif topic.sources[0].kind is SourceKind.NOTES:
            dropped.append(Dropped(text=shown_words(topic.sources[0].quote), why=LEFT))
    beyond = [topic for topic in chosen if topic.sources[0].kind is not SourceKind.NOTES]
    if chosen and brief.goal is not None and not beyond:
        _make_room(chosen, dropped, of_goal=_first_beyond(brief, reader, chosen))
    warnings = notices_of(brief)
    if chosen and all(topic.sources[0].kind is SourceKind.NOTES for topic in chosen):
        warnings = (*warnings, _ONLY_NOTES) if brief.goal is not None else warnings
    if not chosen:
        warnings = (_NOTHING,) if readable(brief) else ()
    draft = TopicsDraft(topics=tuple(chosen))
    said = " ".join(shown_words(topic.sources[0].quote) for topic in chosen)
    left = [one for one in dict.fromkeys(dropped) if one.text not in said]
    return Accepted(draft=draft, dropped=tuple(left), warnings=warnings)


def _first_beyond(
    brief: TopicsBrief, reader: Reader | None, chosen: Sequence[Topic]
) -> Topic | None:
    """Return the first topic that does not come from the notes, and differs from those chosen."""
    alone = brief.model_copy(update={"notes": ()})
    found = _candidates(alone) if reader is Reader.MENTEE else from_outside(alone, reader)
    apart = (one for one in found if all(_differs(one, other) for other in chosen))
    return next((one for one in apart if one.sources[0].kind is not SourceKind.NOTES), None)


def _make_room(chosen: list[Topic], dropped: list[Dropped], *, of_goal: Topic | None) -> None:
    """Put a topic of the goal's in the last place of a list that only hands notes back."""
    if of_goal is None or len(chosen) == 1:
        return
    last = chosen.pop()
    dropped.append(Dropped(text=shown_words(last.sources[0].quote), why=LEFT))
    chosen.append(of_goal)


def _candidates(brief: TopicsBrief) -> Iterator[Topic]:
    """Yield what notes left open, then in turn challenge, move, career, goal, strongest first."""
    asker = Asker(brief)
    notes = brief.notes[-MOST_NOTES:]
    signed = all(pen_of(past.text) is Reader.MENTEE for past in notes)
    found = left_open(notes, by_mentee=brief.reader is Reader.MENTEE or signed, goal=brief.goal)
    left = iter([_of_leftover(one) for one in found])
    yield from of_question(brief)
    yield from islice(left, MOST_LEFT_FIRST)
    if is_open_wish(brief):
        yield from of_doubts(brief)
        yield from of_money(brief)
        yield from of_ways(brief)
    lanes: list[Iterator[Topic]] = [
        of_challenge(brief, asker),
        of_move(brief),
        of_career(brief, asker, distant=False),
        of_goal(brief, asker),
        left,
    ]
    while lanes:
        for lane in list(lanes):
            topic = next(lane, None)
            if topic is None:
                lanes.remove(lane)
            else:
                yield topic
    yield from of_wish(brief)
    if not is_open_wish(brief):
        # Of what somebody did, an open wish is told only what has to do with it.
        yield from of_career(brief, asker, distant=True)
    if brief.goal is None:
        yield from of_path(brief)


def _of_leftover(left: Leftover) -> Topic:
    return Topic(title=left.title, why=left.why, question=left.question, sources=(left.source,))


def _differs(topic: Topic, other: Topic) -> bool:
    return (
        topic.title != other.title
        and alike(topic.question, other.question) <= MOST_ALIKE
        and not same_words(topic.sources[0].quote, other.sources[0].quote)
    )
