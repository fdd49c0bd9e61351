"""What a person confirmed of a session: an action, a takeaway or a decision, with its evidence."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Final, NewType, Self

from pydantic import Field, model_validator

from companion.followups.recalled import Recall
from companion.people.person import PersonId
from companion.sessions.session import SessionId
from companion.text.spans import Quote
from companion.values import SUREST, Line, OneLine, Text, UsableId, Value, WellFormed

ItemId = NewType("ItemId", str)

MOST_TURNS: Final = 200
MOST_RECALLS: Final = 200


class ItemKind(StrEnum):
    """What was confirmed."""

    ACTION = "action"
    TAKEAWAY = "takeaway"
    DECISION = "decision"


class ItemStatus(StrEnum):
    """How far it is."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Evidence(Quote):
    """The stretch of a session's notes that an item rests on, by code-point offsets."""

    session_id: Annotated[SessionId, WellFormed]


class Turn(Value):
    """One change of an item's status."""

    status: ItemStatus
    on: date
    result: Text | None = None
    """What came of it, in the person's words."""
    confidence: Annotated[int, Field(ge=1, le=SUREST, strict=True)] | None = None
    """How sure the person is that it worked, 1 to `SUREST`."""


class Plan(Value):
    """An if-then plan: what will set a takeaway off, and what is done then."""

    when: OneLine
    then: OneLine


class Item(Value):
    """One confirmed item of a pair. Nothing that nobody confirmed is ever one."""

    id: Annotated[ItemId, Field(min_length=1, max_length=200), WellFormed, UsableId]
    kind: ItemKind
    text: Line
    mentor_id: Annotated[PersonId, WellFormed]
    mentee_id: Annotated[PersonId, WellFormed]
    owner: Annotated[PersonId, WellFormed] | None = None
    """Who does it, one of the two; of an action alone."""
    due_on: date | None = None
    is_promised: bool = True
    """False of an action that its owner only might do; it never becomes a promise by itself."""
    is_edited: bool = False
    """Whether a person put it into these words: then they count, and the quote is its evidence."""
    plan: Plan | None = None
    evidence: Evidence
    confirmed_on: date
    history: Annotated[tuple[Turn, ...], Field(max_length=MOST_TURNS)] = ()
    """Every change of status, oldest first; without one it is open."""
    recalls: Annotated[tuple[Recall, ...], Field(max_length=MOST_RECALLS)] = ()
    """Each time that a takeaway was asked back, oldest first."""

    @model_validator(mode="after")
    def _says_only_what_its_kind_can(self) -> Self:
        if self.kind is not ItemKind.ACTION and (self.owner is not None or self.due_on is not None):
            raise ValueError(f"a {self.kind} has neither owner nor due_on; only an action has")
        if self.kind is not ItemKind.TAKEAWAY and self.plan is not None:
            raise ValueError(f"a {self.kind} has no if-then plan; only a takeaway has")
        if self.kind is not ItemKind.TAKEAWAY and self.recalls:
            raise ValueError(f"a {self.kind} is not asked back; only a takeaway is")
        if self.kind is not ItemKind.ACTION and not self.is_promised:
            raise ValueError(f"a {self.kind} is no promise; only an action can be unpromised")
        if self.owner is not None and self.owner not in {self.mentor_id, self.mentee_id}:
            raise ValueError(
                f"owner {self.owner!r} is neither mentor nor mentee: {self.mentor_id!r} or "
                f"{self.mentee_id!r}"
            )
        return self

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        days = [self.confirmed_on, *(turn.on for turn in self.history)]
        if days != sorted(days):
            raise ValueError("history goes back in time; list its changes oldest first")
        asked = [self.confirmed_on, *(recall.on for recall in self.recalls)]
        if asked != sorted(asked):
            raise ValueError("recalls go back in time; list them oldest first")
        return self

    @property
    def status(self) -> ItemStatus:
        """The status after the last change."""
        return self.history[-1].status if self.history else ItemStatus.OPEN

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor dropped."""
        return self.status is ItemStatus.OPEN
