"""What a model replies when it plans a session, and how that becomes an agenda."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from companion.agendas.agenda import (
    CATCH_UP_SHARE,
    MOST_ITEMS,
    QUESTION_SHARE,
    AgendaBrief,
    AgendaDraft,
    AgendaItem,
    Carryover,
    Reader,
)
from companion.agendas.rules import Part, Weight, fitted
from companion.agendas.voice import reader_of
from companion.errors import ModelReplyError
from companion.knowledge.slots import without_slots
from companion.text.spans import Quote
from companion.values import Notice, Value
from companion.writing.draft import Accepted, Dropped, Source, SourceKind
from companion.writing.grounding import SMALL_COUNTS, grounding
from companion.writing.parsing import ReplyText
from companion.writing.placeholders import no_placeholders
from companion.writing.sources import (
    LONGEST_SOURCE,
    NO_SOURCE,
    Found,
    SourceText,
    fields_of,
    find_source,
    numbered,
    texts_of,
)
from companion.writing.task import Check

GOAL_FIELDS: Final = ("statement", "challenge", "success_measure", "skills", "events")
MENTOR_FIELDS: Final = ("headline", "can_help_with", "career", "skills")
MOST_PREWORK: Final = 3
MOST_NOTES: Final = 5
"""Sessions whose notes go into a prompt, the latest."""


READERS: Final = {
    Reader.MENTEE: "the mentee",
    Reader.MENTOR: "the mentor",
    None: "both of them",
}
"""How a prompt is told who reads."""


class ReplyItem(Value):
    """One stretch of the session. `minutes` weigh the items; the sum is made here."""

    part: Part
    minutes: int
    title: ReplyText
    purpose: ReplyText
    question: ReplyText
    source: ReplyText
    quote: ReplyText


class AgendaReply(Value):
    """What a model is asked for."""

    items: tuple[ReplyItem, ...]
    prework: tuple[ReplyText, ...]


def sources(brief: AgendaBrief) -> tuple[SourceText, ...]:
    """Return everything that an agenda may rest on: what was chosen and promised first."""
    goal = texts_of(SourceKind.GOAL, fields_of(brief.goal, GOAL_FIELDS))
    carried = brief.carryover
    topic = carried.topic.sources if carried.topic else ()
    chosen = [SourceText(origin=source.kind, ref=source.ref, text=source.quote) for source in topic]
    notes = [
        *((ref, quote.text) for ref, quote in _left_open(carried)),
        *((past.ref, past.text) for past in brief.notes[: -MOST_NOTES - 1 : -1]),
    ]
    return (
        *chosen,
        *goal,
        *texts_of(SourceKind.NOTES, notes),
        *texts_of(SourceKind.KNOWLEDGE, ((fit.ref, fit.question.text) for fit in brief.bank)),
        *_career(brief),
    )


def told(brief: AgendaBrief) -> tuple[SourceText, ...]:
    """Return what of people's records and notes goes into the prompt."""
    mentor = fields_of(brief.mentor, MENTOR_FIELDS) if brief.mentor else ()
    return (*sources(brief), *texts_of("mentor", mentor))


def _left_open(carried: Carryover) -> Iterator[tuple[str, Quote]]:
    yield from ((action.ref, action.quote) for action in carried.open_actions)
    yield from ((item.ref, item.quote) for item in (*carried.open_questions, *carried.advice))


def _career(brief: AgendaBrief) -> tuple[SourceText, ...]:
    if brief.mentee is None:
        return ()
    return texts_of(SourceKind.CAREER, fields_of(brief.mentee, ("headline", "career")))


def inputs(brief: AgendaBrief) -> Mapping[str, str]:
    """Return the texts of the prompt's placeholders."""
    return {
        "most_items": str(MOST_ITEMS),
        "question_percent": f"{QUESTION_SHARE * 100:g}",
        "catch_up_percent": f"{CATCH_UP_SHARE * 100:g}",
        "minutes": str(brief.minutes),
        "reader": READERS[reader_of(brief)],
        "mentee": brief.mentee.first_name if brief.mentee else "",
        "mentor": "\n".join(_mentor(brief)),
        "sources": numbered(sources(brief)),
    }


def _mentor(brief: AgendaBrief) -> tuple[str, ...]:
    if brief.mentor is None:
        return ()
    known = fields_of(brief.mentor, MENTOR_FIELDS)
    return (brief.mentor.first_name, *(text[:LONGEST_SOURCE] for _, text in known))


def accept(brief: AgendaBrief, reply: AgendaReply) -> Accepted[AgendaDraft]:
    """Return the agenda that a reply comes to: its minutes fitted, its quotes looked up.

    An item whose quote is nowhere keeps its place without a source, and the quote is named as
    dropped.

    Raises:
        ModelReplyError: it has no question, no commitment, or an item without a title.
    """
    kept, dropped = _at_most(_in_order(reply.items))
    minutes = fitted(
        [Weight(minutes=item.minutes, part=item.part) for item in kept], total=brief.minutes
    )
    known = sources(brief)
    items: list[AgendaItem] = []
    for item, length in zip(kept, minutes, strict=True):
        found = find_source(known, label=item.source, quote=item.quote) if item.quote else None
        if item.quote and found is None:
            dropped.append(_no_source(item))
        items.append(
            AgendaItem(
                minutes=length,
                title=item.title,
                purpose=item.purpose,
                question=item.question or None,
                source=cited(found) if found else None,
            )
        )
    prework = tuple(text for text in reply.prework if text)[:MOST_PREWORK]
    draft = AgendaDraft(minutes=brief.minutes, items=tuple(items), prework=prework)
    return Accepted(draft=draft, dropped=tuple(dropped))


def cited(found: Found) -> Source:
    """Return where a quote was found, as an item cites it."""
    kind = SourceKind(found.source.origin)
    return Source(kind=kind, ref=found.source.ref, quote=without_slots(found.quote.text))


def _in_order(items: Sequence[ReplyItem]) -> tuple[ReplyItem, ...]:
    """Return the items with the commitment at the end, refusing what cannot be put right."""
    if not all(item.title and item.purpose for item in items):
        raise ModelReplyError("Every item needs a `title` and a `purpose`.")
    questions = [item for item in items if item.part is Part.QUESTION]
    commitments = [item for item in items if item.part is Part.COMMITMENT]
    if len(questions) != 1 or not questions[0].question:
        raise ModelReplyError("There must be exactly one `question` item, with its `question`.")
    if len(commitments) != 1:
        raise ModelReplyError("There must be exactly one `commitment` item, at the end.")
    return (*(item for item in items if item is not commitments[0]), commitments[0])


def _at_most(items: Sequence[ReplyItem]) -> tuple[tuple[ReplyItem, ...], list[Dropped]]:
    """Leave out what goes beyond the most items: the last of the optional ones."""
    optional = [item for item in items if item.part in {Part.OTHER, Part.CATCH_UP}]
    extra = optional[len(optional) - max(0, len(items) - MOST_ITEMS) :]
    why = Notice(code="too_many_items", text=f"A session has at most {MOST_ITEMS} items.")
    kept = tuple(item for item in items if not any(item is left_out for left_out in extra))
    return kept, [Dropped(text=item.title, why=why) for item in extra]


def _no_source(item: ReplyItem) -> Dropped:
    text = f"The item {item.title!r} quotes words that are in no source"
    return Dropped(text=item.quote, why=Notice(code=NO_SOURCE, text=text))


def _known_texts(brief: AgendaBrief) -> tuple[str, ...]:
    people = tuple(person.name for person in (brief.mentee, brief.mentor) if person)
    carried = brief.carryover
    actions = tuple(
        f"{action.what} {action.owner_name or ''} {action.due_on or ''}"
        for action in carried.open_actions
    )
    advice = tuple(item.text for item in (*carried.advice, *carried.open_questions))
    topic = (carried.topic.title, carried.topic.question) if carried.topic else ()
    bank = tuple(text for fit in brief.bank for text in (fit.question.topic, *fit.prepare))
    dates = tuple(str(past.held_on or "") for past in brief.notes)
    listed = tuple(source.text for source in sources(brief))
    numbers = (str(brief.minutes), str(brief.goal.target_on or ""))
    return (*people, *_mentor(brief), *actions, *advice, *topic, *bank, *dates, *numbers, *listed)


def _texts(draft: AgendaDraft) -> tuple[str, ...]:
    said = tuple(
        text for item in draft.items for text in (item.title, item.purpose, item.question or "")
    )
    return (*said, *draft.prework)


CHECKS: Final[tuple[Check[AgendaBrief, AgendaDraft], ...]] = (
    no_placeholders(texts=_texts),
    grounding(texts=_texts, sources=_known_texts, free_counts=SMALL_COUNTS),
)
"""Added to the stage's own checks."""
