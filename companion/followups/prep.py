"""The preparation of one talk from stored records: its question, its plan, what was promised."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Annotated, Final

from pydantic import Field

from companion.agendas.agenda import (
    CATCH_UP_SHARE,
    MOST_ITEMS,
    QUESTION_SHARE,
    Agenda,
    AgendaItem,
    Reader,
)
from companion.agendas.catch_up import TITLE
from companion.agendas.events import URGENT_WORDS, kind_of
from companion.agendas.standing import LAST, STANDING
from companion.followups.item import Item, ItemKind, ItemStatus
from companion.goals.goal import Goal
from companion.pairs.agreement import Side
from companion.people.person import PersonId
from companion.sessions.feedback import Feedback
from companion.text.phrasing import as_sentence
from companion.text.words import count_words
from companion.values import Line, Minutes, NotesText, Value
from companion.writing.draft import Source, SourceKind

MOST_DONE: Final = 2
"""What was done since the last talk, as a brief of one minute has room for it."""


class AttachedText(Value):
    """A document that the two look at: its name, and its text as it is."""

    name: Line
    text: Annotated[NotesText, Field(min_length=1)]


@dataclass(frozen=True, kw_only=True)
class Outcomes:
    """What was done since the last talk, what is still open, and how the other one is called."""

    side: Side
    done: Sequence[Item]
    still_open: Sequence[Item]
    """Promises alone."""
    names: Mapping[PersonId, str]
    """Of whoever is not the reader."""


class Prep(Value):
    """What one of the two reads before a talk. Everything in it is stored or was given with it."""

    other_id: PersonId
    other_name: str
    own_name: str = ""
    """The reader's; empty where it does not matter."""
    side: Side
    """Which of the two reads it."""
    on: date | None
    """The day of the talk; None where none is planned."""
    minutes: Minutes
    wants: str | None
    """What the mentee wants, in their words."""
    last_on: date | None
    """The day of the last talk."""
    agenda: Agenda | None
    """None where nobody said what the mentee wants."""
    mine: tuple[Item, ...]
    """What the reader owes, the most pressing first."""
    theirs: tuple[Item, ...]
    unowned: tuple[Item, ...] = ()
    """Promises that are nobody's yet."""
    to_drop: tuple[Item, ...] = ()
    """Promises that no plan takes up any more; they may be dropped."""
    done: tuple[Item, ...] = ()
    """Promises that were kept since the last talk, the latest first."""
    takeaway: Item | None = None
    """What the mentee took from the last talk."""
    document: AttachedText | None = None
    felt: Feedback | None = None
    """What the reader thought of the last talk."""
    last_question: str | None = None
    """The one question that it was planned around."""

    @property
    def role(self) -> str:
        """What the other one is to the reader; empty before a talk was held or planned."""
        if self.last_on is None and self.on is None:
            return ""  # whom one only thinks of asking is nobody's mentor yet
        return "your mentor" if self.side is Side.MENTEE else "your mentee"

    @property
    def question(self) -> AgendaItem | None:
        """The item of the one question: the longest in which something is asked."""
        asked = [item for item in self.agenda.items if item.question] if self.agenda else []
        return max(asked, key=lambda item: item.minutes, default=None)


def put_first(agenda: Agenda, matter: Goal, *, side: Side) -> Agenda:
    """Return a plan whose longest question is an urgent matter; one that asks itself stays."""
    if "?" in f"{matter.statement} {matter.challenge or ''}":
        return agenda
    longest = max(
        (item for item in agenda.items if item.question),
        key=lambda item: item.minutes,
        default=None,
    )
    told = " ".join(filter(None, (matter.statement, matter.challenge)))
    words = URGENT_WORDS.get(kind_of(told))
    source = Source(kind=SourceKind.GOAL, ref="statement", quote=matter.statement)
    asked = {
        Side.MENTEE: f"{as_sentence(told)} How would you approach this?",
        Side.MENTOR: "What have you thought of so far, and what would help you most today?",
    }[side]
    put = {"title": "What cannot wait", "purpose": _URGENT[side].format(told=told)}
    begins: dict[str, object] = {"purpose": _STANDS, "source": source}
    prework = agenda.prework
    if words is not None:
        lead = as_sentence(told) if side is Side.MENTEE else f"“{told}”"
        asked = f"{lead} {words.questions[Reader(side.value)]}"
        put = {"title": words.title, "purpose": words.purpose}
        begins = {"purpose": words.begins, "source": source}
        brought = (words.brought,) if words.brought is not None and side is Side.MENTEE else ()
        prework = (*brought, *prework)
    put_in = {**put, "question": asked, "source": source}
    updates: dict[str, dict[str, object]] = {STANDING: begins, LAST: {"question": _FIRST[side]}}
    items = tuple(
        item.model_copy(update=put_in if item is longest else updates.get(item.title, {}))
        for item in agenda.items
    )
    return agenda.model_copy(update={"items": items, "prework": prework})


_STANDS: Final = "How things stand, in two sentences."
_FIRST: Final = {
    Side.MENTEE: "What will I do first, and by when?",
    Side.MENTOR: "What will you do first, and by when?",
}
_URGENT: Final = {
    Side.MENTEE: "A way to go about it that you can start on today.",
    Side.MENTOR: "It is about: “{told}”",
}


def with_outcomes(agenda: Agenda, prep: Outcomes) -> Agenda:
    """Return a plan whose first minutes tell what was done since the last talk, if anything was.

    What was promised and is still open stays beside it; what was only noted gives way to it.
    """
    if not prep.done:
        return agenda
    if agenda.items[0].title not in {TITLE, STANDING}:
        agenda = _with_room_first(agenda)
    first = agenda.items[0]
    if first.title not in {TITLE, STANDING}:
        return agenda
    still_open = {item.evidence.text for item in prep.still_open}
    is_promise = first.source is not None and first.source.quote in still_open
    done = prep.done[:MOST_DONE]
    told = " ".join(_outcome(item, prep) for item in done)
    source = Source(
        kind=SourceKind.NOTES, ref=done[0].evidence.session_id, quote=done[0].evidence.text
    )
    put = {
        "title": TITLE,
        "purpose": f"{told} {first.purpose}" if is_promise else told,
        "question": (first.question if is_promise else None) or _OF_OUTCOMES[prep.side],
        "source": source,
    }
    return agenda.model_copy(update={"items": (first.model_copy(update=put), *agenda.items[1:])})


def _with_room_first(agenda: Agenda) -> Agenda:
    """Return a plan that begins with some minutes for what was done, taken from its question.

    The question keeps half of them; where it has no more, the plan stays as it is.
    """
    asked = max(agenda.items, key=lambda item: item.minutes if item.question else 0)
    spare = asked.minutes - ceil(agenda.minutes * QUESTION_SHARE)
    minutes = min(int(agenda.minutes * CATCH_UP_SHARE), spare)
    if minutes < 1 or len(agenda.items) >= MOST_ITEMS:
        return agenda
    rest = (
        item.model_copy(update={"minutes": item.minutes - minutes}) if item is asked else item
        for item in agenda.items
    )
    opening = AgendaItem(minutes=minutes, title=TITLE, purpose="")
    return agenda.model_copy(update={"items": (opening, *rest)})


_OF_OUTCOMES: Final = {
    Side.MENTEE: "What do you make of it?",
    Side.MENTOR: "What did it show you?",
}


def _outcome(item: Item, prep: Outcomes) -> str:
    """Return "You did “Count for a week”: “7 of 10 leave”." to who did it."""
    text, result = item.text.rstrip(" ."), item.history[-1].result
    who = "Done" if item.owner is None else prep.names.get(item.owner, "You")
    lead = "Done:" if who == "Done" else f"{who} did"
    came = "" if result is None else f": “{result.rstrip(' .')}”"
    return f"{lead} “{text}”{came}."


def done_since(items: Iterable[Item], day: date | None, *, told: str = "") -> tuple[Item, ...]:
    """Return the actions that were done on `day` or later, the latest first.

    What the notes of that day's talk (`told`) report is no news for the next one.
    """
    known = " ".join(told.split())
    done = [
        item
        for item in items
        if item.kind is ItemKind.ACTION
        and item.status is ItemStatus.DONE
        and (day is None or item.history[-1].on >= day)
        and not _stands_in(item.history[-1].result, known)
    ]
    return tuple(sorted(done, key=lambda item: (item.history[-1].on, item.id), reverse=True))


def _stands_in(result: str | None, known: str) -> bool:
    """Tell whether notes hold what came of something; a word or two of it may be anything's."""
    return result is not None and result in known and count_words(result) >= _FEWEST_TOLD


_FEWEST_TOLD: Final = 3


def last_takeaway(items: Iterable[Item]) -> Item | None:
    """Return the first takeaway of the latest that were confirmed."""
    kept = [
        item
        for item in items
        if item.kind is ItemKind.TAKEAWAY and item.status is not ItemStatus.DROPPED
    ]
    latest = max((item.confirmed_on for item in kept), default=None)
    return next((item for item in kept if item.confirmed_on == latest), None)
