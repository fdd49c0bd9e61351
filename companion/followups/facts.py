"""What today rests on: each pair as it is stored, and each pair as one line of a day."""

from dataclasses import dataclass
from datetime import date

from companion.followups.item import Item
from companion.goals.goal import Goal
from companion.pairs.agreement import Side
from companion.pairs.rules import Standing
from companion.people.person import Person
from companion.requests.request import Request


@dataclass(frozen=True, kw_only=True)
class Held:
    """A talk that was held or is planned."""

    on: date
    minutes: int
    is_noted: bool
    is_timed: bool = True
    """Whether somebody said how long it takes; else `minutes` are those of a usual one."""
    is_told: bool = False
    """Whether its recap is known to have been sent."""
    learnt: str | None = None
    """What one learnt from it oneself."""
    question: str | None = None
    """The one question that was planned for it."""


@dataclass(frozen=True, kw_only=True)
class PairFacts:
    """What is stored of one pair: one's own side, the other one, how the two stand."""

    side: Side
    other: Person
    standing: Standing
    talks: tuple[Held, ...] = ()
    agreed_next: date | None = None
    """The next day by their agreement, if they have one."""
    agreed_minutes: int = 0
    missed: tuple[date, ...] = ()
    """Days agreed on since the last talk that passed without notes."""
    items: tuple[Item, ...] = ()
    goals: tuple[Goal, ...] = ()
    """Those of the mentee of the two."""
    wish: str | None = None
    """What is noted that the mentee wants, where no goal of theirs is stored."""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """All that today rests on."""

    me: Person
    on: date
    pairs: tuple[PairFacts, ...]
    requests: tuple[tuple[Request, Person], ...]
    """One's own requests with whom they went to."""
    has_goal: bool
    knows_others: bool
    has_closed: bool = False
    """Whether the talks about one's goal have ended, and no other goal was said since."""
    minutes_a_week: int | None = None


@dataclass(frozen=True, kw_only=True)
class Line:
    """One pair on one line."""

    other: Person
    side: Side
    standing: Standing
    next_on: date | None
    mine: tuple[Item, ...]
    """What one owes, the most pressing first."""
    theirs: tuple[Item, ...]
    silent_days: int | None
    """Since the last talk; None before the first."""
    question: str | None
    """What the mentee wants or asks, in their words, for their mentor."""
    is_quiet: bool
    has_goal: bool
    """Whether what the mentee wants is stored, so that a talk can be prepared without saying it."""
