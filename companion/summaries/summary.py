"""What notes come to: takeaways, decisions and action items, each quoting what was said."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field

from companion.people.person import PersonId
from companion.text.spans import Quote
from companion.values import Line, NotesText, Text, Value, WellFormed
from companion.writing.draft import Drafted

MOST_TAKEAWAYS: Final = 3
SHORTEST_SUMMARIZED: Final = 80
"""Notes of fewer words get no `summary` prose: lists alone are shorter."""


class ActionStatus(StrEnum):
    """How firmly an action stands."""

    COMMITTED = "committed"
    """Somebody undertook it."""
    TENTATIVE = "tentative"
    """Hedged by who would do it."""
    SUGGESTED = "suggested"
    """Advised, taken on by nobody."""


class QuotedText(Value):
    """A statement and the stretches of the notes that it rests on."""

    text: str
    quotes: tuple[Quote, ...]


class ActionItem(Value):
    """Something to be done, who said they would, and by when if that was said."""

    what: str
    owner: PersonId | None
    due_on: date | None
    due_phrase: str | None
    """The words of the notes, such as "by Friday"."""
    status: ActionStatus
    quotes: tuple[Quote, ...]


class SummaryDraft(Value):
    """No sentence of the notes serves two lists."""

    summary: tuple[QuotedText, ...]
    takeaways: Annotated[tuple[QuotedText, ...], Field(max_length=MOST_TAKEAWAYS)]
    decisions: tuple[QuotedText, ...]
    action_items: tuple[ActionItem, ...]
    open_questions: tuple[QuotedText, ...]


class Summary(Drafted, SummaryDraft):
    """A published summary. Nothing in it goes further until a person confirms it."""


class Participant(Value):
    """Somebody who took part: an owner of actions can be no one else."""

    id: Annotated[PersonId, WellFormed]
    name: Line
    role: Text | None = None


class SummaryBrief(Value):
    """Everything a summary may rest on.

    Without `participants` the notes' speaker labels are the participants; `me` says who "I" is;
    without `held_on` a date in the notes counts, else due dates stay unresolved. `about` is what
    the reader of a long talk asks: what was said on it goes before what was said most.
    """

    notes: NotesText
    held_on: date | None = None
    participants: tuple[Participant, ...] = ()
    me: PersonId | None = None
    about: Text | None = None
