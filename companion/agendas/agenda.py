"""The plan of one session: items whose minutes sum exactly, each with what it rests on."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field

from companion.goals.goal import Goal
from companion.knowledge.bank import QuestionFit
from companion.people.person import Person
from companion.text.spans import Quote
from companion.values import DEFAULT_MINUTES, Minutes, NotesText, Value
from companion.writing.draft import Drafted, Source

MOST_ITEMS: Final = 5
QUESTION_SHARE: Final = 0.5
"""Least share of the minutes for the mentee's one question."""
CATCH_UP_SHARE: Final = 0.2
"""Largest share of the minutes for what is left from last time."""


class Reader(StrEnum):
    """Whose plan it is: who reads it, and who "I" is in the notes."""

    MENTEE = "mentee"
    MENTOR = "mentor"


class AgendaItem(Value):
    """One stretch of the session."""

    minutes: Annotated[int, Field(ge=1)]
    title: str
    purpose: str
    question: str | None = None
    """What is asked aloud in this item, if anything."""
    source: Source | None = None


class AgendaDraft(Value):
    """`sum(item.minutes) == minutes`, at most `MOST_ITEMS` items, ending with a commitment."""

    minutes: int
    items: tuple[AgendaItem, ...]
    prework: tuple[str, ...]


class Agenda(Drafted, AgendaDraft):
    """A published agenda."""


class OpenAction(Value):
    """Something undertaken last time and not known to be done."""

    what: str
    """A bare infinitive where the notes allow it: "send the blank sheet"."""
    owner: Reader | None = None
    """Which of the two undertook it, where that is known."""
    owner_name: str | None = None
    due_on: date | None = None
    due_phrase: str | None = None
    """The words of the notes, such as "by Friday"."""
    is_firm: bool = True
    """False when its owner only thought of it."""
    is_edited: bool = False
    """Whether a person put `what` into words of their own: these are said, never the notes'."""
    ref: str
    """The notes file or session id."""
    quote: Quote
    leans_on: Quote | None = None
    """What the notes say before it, where its own words name no thing: "do that"."""


class EarlierAdvice(Value):
    """A takeaway of an earlier session."""

    text: str
    ref: str
    quote: Quote


class ChosenTopic(Value):
    """A topic picked for this session."""

    title: str
    question: str
    sources: tuple[Source, ...]


class PointKind(StrEnum):
    """Why something in earlier notes asks to be taken up, the most pressing first."""

    AGREED = "agreed"
    """Something that the two agreed or decided."""
    PUT_OFF = "put_off"
    """Left for the next time in so many words."""
    PLANNED = "planned"
    """Something that one of the two promised for the next time."""
    WEIGHS = "weighs"
    """What somebody worries about."""
    QUESTION = "question"
    UNDECIDED = "undecided"
    AHEAD = "ahead"
    """Something that falls on a day: a deadline, an exam."""
    ADVICE = "advice"


class OpenPoint(Value):
    """A stretch of earlier notes that the next session may be about."""

    kind: PointKind
    ref: str
    quote: Quote


class Carryover(Value):
    """What comes along from earlier sessions. Later stages fill it; this stage only reads it."""

    points: tuple[OpenPoint, ...] = ()
    """Most pressing first, no two of the same words."""
    next_meeting: Quote | None = None
    """The words that say when the two meet again."""
    next_on: date | None = None
    """The day that they mean."""
    open_actions: tuple[OpenAction, ...] = ()
    advice: tuple[EarlierAdvice, ...] = ()
    open_questions: tuple[EarlierAdvice, ...] = ()
    topic: ChosenTopic | None = None


class PastNotes(Value):
    """The notes of an earlier session, with the name they are cited by."""

    ref: str
    text: NotesText
    held_on: date | None = None
    writer: Reader | None = None
    """Which of the two wrote them, where somebody said so; else it is read from the words."""


class AgendaBrief(Value):
    """Everything an agenda may rest on. `bank` is best first; `notes` oldest first."""

    goal: Goal
    minutes: Minutes = DEFAULT_MINUTES
    reader: Reader | None = None
    """None: the plan has to be right for both."""
    carryover: Carryover = Carryover()
    bank: tuple[QuestionFit, ...] = ()
    notes: tuple[PastNotes, ...] = ()
    mentee: Person | None = None
    mentor: Person | None = None
    asked: tuple[str, ...] = ()
    """Questions of the last talks: none of these comes back, unless notes left it open."""
    on: date | None = None
    """The day of the session, as far as it is known: what is due later is no debt yet."""


def oldest_first(notes: Sequence[PastNotes]) -> tuple[PastNotes, ...]:
    """Return notes by the day they were held; as given when one of them says no day."""
    days = [past.held_on for past in notes if past.held_on is not None]
    if len(days) < len(notes):
        return tuple(notes)
    return tuple(sorted(notes, key=lambda past: past.held_on or date.min))
