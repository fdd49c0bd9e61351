"""Something that happened since the last talk, such as an offer: the next one is about it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from companion.agendas.agenda import AgendaItem, PastNotes, Reader
from companion.agendas.chosen import ChosenQuestion
from companion.agendas.citing import cited_sentence, plain
from companion.goals.goal import Goal, LifeEvent
from companion.text.patterns import lazy
from companion.text.phrasing import LONGEST_PHRASED, as_sentence, without_end
from companion.text.sentences import sentences
from companion.writing.draft import Source, SourceKind

EVENTS: Final = "events"
"""How the path of an event in its goal begins."""


class EventKind(StrEnum):
    """What kind of thing happened; it decides what one would ask about it."""

    OFFER = "offer"
    LOSS = "loss"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class EventWords:
    """What a talk about an event says and asks, by who reads it.

    Attributes:
        title: of the stretch in which it is asked about.
        questions: by the reader; each stands behind the person's own words.
        purpose: what the two have when it is answered.
        begins: what the first minutes are for.
        brought: what to have at hand, where that is clear from the kind alone.
    """

    title: str
    questions: dict[Reader | None, str]
    purpose: str
    begins: str
    brought: str | None = None


_OFFER: Final = lazy(
    r"\boffer(?:ed|s|ing)? me\b|\b(?:an?|the|their|his|her|job|firm|written|good|second|another|"
    r"two|got|have|had|with) offers?\b|\boffers?\b(?= (?:arriv|came|from|of|for|on|is|was|to))|"
    r"\bi (?:was|am|have been|['’]ve been) offered\b|\bthey want me\b|\bgot the (?:job|post|place|"
    r"position|role)\b",
    re.IGNORECASE,
)
_NO_OFFER: Final = lazy(
    r"\b(?:no|not an?|without an?|withdr\w+|took back|turned down) (?:\w+ )?offers?\b|"
    r"\boffer (?:fell|was withdrawn|is off|is gone)",
    re.IGNORECASE,
)
_LOSS: Final = lazy(
    r"\b(?:laid (?:\w+ )?off|let (?:\w+ )?go|redundan\w+|lost my|"
    r"(?:was|been|got|am) (?:fired|sacked|dismissed)|"
    r"rejected|turned (?:me )?down|said no|failed|did ?n['’]?t (?:pass|get|make)|fell through|"
    r"withdrawn|clos(?:es|ed|ing) down|is closing|shuts?|cancelled|cut my (?:hours|post|job))\b",
    re.IGNORECASE,
)

_FEWEST_WORDS: Final = 3

WORDS: Final[dict[EventKind, EventWords]] = {
    EventKind.OFFER: EventWords(
        title="The offer",
        questions={
            Reader.MENTEE: "What would you settle before answering, and what would you ask for?",
            Reader.MENTOR: "What matters most to you in it, and what is still missing?",
            None: "What should be settled before answering, and what is worth asking for?",
        },
        purpose="What to ask for, what to give way on, and what to answer.",
        begins="What the offer says, and by when it has to be answered.",
        brought="Write down what is offered, and what you would like to be different in it.",
    ),
    EventKind.LOSS: EventWords(
        title="What comes first now",
        questions={
            Reader.MENTEE: "What would you do first in my place, and what can wait?",
            Reader.MENTOR: "What do you need most in the coming days, and what can wait?",
            None: "What comes first now, and what can wait?",
        },
        purpose="One thing to do first, and what can be left for later.",
        begins="What has happened, in two sentences.",
    ),
    EventKind.OTHER: EventWords(
        title="What this changes",
        questions={
            Reader.MENTEE: "What does that change, and what would you do first?",
            Reader.MENTOR: "What does that change for you, and what comes first now?",
            None: "What does that change, and what comes first now?",
        },
        purpose="What of the plan still holds, and what comes first.",
        begins="What has happened, in two sentences.",
    ),
}


URGENT_WORDS: Final[dict[EventKind, EventWords]] = {
    kind: words for kind, words in WORDS.items() if kind is not EventKind.OTHER
}
"""For a matter that cannot wait: what is neither an offer nor a loss need not have happened."""


def kind_of(text: str) -> EventKind:
    """Return what kind of event some words tell of. Linear."""
    if _OFFER.search(text) is not None and _NO_OFFER.search(text) is None:
        return EventKind.OFFER
    return EventKind.LOSS if _LOSS.search(text) is not None else EventKind.OTHER


def is_offer(text: str) -> bool:
    """Tell whether some words tell of an offer. Linear."""
    return kind_of(text) is EventKind.OFFER


def pending_event(goal: Goal, notes: Sequence[PastNotes]) -> LifeEvent | None:
    """Return the last event, if no talk was held since the day on which it was told."""
    if not goal.events:
        return None
    last = goal.events[-1]
    held = [past.held_on for past in notes if past.held_on is not None]
    return last if all(day <= last.on for day in held) else None


def past_event(goal: Goal, notes: Sequence[PastNotes]) -> LifeEvent | None:
    """Return the last event that a talk was held after."""
    return goal.events[-1] if goal.events and pending_event(goal, notes) is None else None


def offered_before(goal: Goal, notes: Sequence[PastNotes]) -> bool:
    """Tell whether an offer was talked about: what was asked of the search may be out of date."""
    event = past_event(goal, notes)
    return event is not None and is_offer(event.text)


def event_question(
    goal: Goal, notes: Sequence[PastNotes], reader: Reader | None
) -> ChosenQuestion | None:
    """Return what the next talk is about after something happened; None where nothing did."""
    event = pending_event(goal, notes)
    if event is None:
        return None
    words = WORDS[kind_of(event.text)]
    told = event_told(event, reader)
    return ChosenQuestion(
        title=words.title,
        text=f"{told} {words.questions[reader]}",
        purpose=words.purpose,
        source=event_source(goal, event),
        prepare=() if words.brought is None else (words.brought,),
        is_led=True,
    )


def after_event(
    goal: Goal, notes: Sequence[PastNotes], reader: Reader | None
) -> ChosenQuestion | None:
    """Return whether the aim still holds after something that was talked about already."""
    event = past_event(goal, notes)
    if event is None:
        return None
    asked = {
        Reader.MENTEE: "Where do I stand after that, and what should our next talks be about?",
        Reader.MENTOR: "Where do you stand after that, and what should our next talks be about?",
        None: "Where do things stand after that, and what should the next talks be about?",
    }[reader]
    return ChosenQuestion(
        title="After the news",
        text=f"{_in_short(event)} {asked}",
        purpose="Whether the goal still holds, or another one is nearer now.",
        source=event_source(goal, event),
        is_led=True,
    )


def begins_with(item: AgendaItem, goal: Goal, notes: Sequence[PastNotes]) -> AgendaItem:
    """Return the first minutes of a talk about something that happened: what it was."""
    event = pending_event(goal, notes)
    if event is None:
        return item
    words = WORDS[kind_of(event.text)]
    return item.model_copy(update={"purpose": words.begins, "source": event_source(goal, event)})


def event_told(event: LifeEvent, reader: Reader | None) -> str:
    """Return an event as a sentence: the mentee's own, between quotation marks for the other."""
    if reader is Reader.MENTEE:
        return as_sentence(without_end(plain(event.text)))
    return cited_sentence(event.text)


def _in_short(event: LifeEvent) -> str:
    """Return the first sentence of an event that lies behind: what was urgent in it is over."""
    first = next(iter(sentences(event.text[:LONGEST_PHRASED])), None)
    told = event.text if first is None else first.text
    head, _, _ = told.partition(", ")
    return cited_sentence(head if len(head.split()) >= _FEWEST_WORDS else told)


def event_source(goal: Goal, event: LifeEvent) -> Source:
    """Return where an event is stored."""
    ref = f"{EVENTS}[{goal.events.index(event)}].text"
    return Source(kind=SourceKind.GOAL, ref=ref, quote=event.text)
