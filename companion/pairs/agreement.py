"""What two people agreed on: when they meet, for how long, to what end, and who said yes to it."""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Final, NewType, Self

from pydantic import AfterValidator, Field, model_validator

from companion.pairs.recurrence import RecurrenceRule
from companion.people.availability import TimeZoneName, WallTime
from companion.people.person import Channel, PersonId
from companion.values import DEFAULT_MINUTES, Line, Minutes, UsableId, Value, WellFormed

PairId = NewType("PairId", str)

FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2200
MOST_SHARED: Final = 50
MOST_SINGLE: Final = 200
MOST_CHANGES: Final = 500
MOST_PAUSES: Final = 100
_LAST_DAY_OF_ANY_MONTH: Final = 28
_NAMED_DAY: Final = re.compile(r"BYDAY|BYMONTHDAY")


def _day(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(
            f"{day.isoformat()!r} is no day to meet on; give one of the years "
            f"{FIRST_YEAR} to {LAST_YEAR}"
        )
    return day


Day = Annotated[date, AfterValidator(_day)]
"""A calendar day that an agreement may name."""


class Side(StrEnum):
    """Which of the two."""

    MENTEE = "mentee"
    MENTOR = "mentor"

    @property
    def other(self) -> "Side":
        """The other one."""
        return Side.MENTOR if self is Side.MENTEE else Side.MENTEE


class Cadence(Value):
    """A time on the wall of one zone that comes back by a rule: stored so, never as moments.

    The first session is on the first day from `starts_on` that the rule names. `time_zone` is the
    anchor: its clock decides, and the other side's time follows from the date.
    """

    starts_on: Day
    at: WallTime
    time_zone: TimeZoneName
    rule: RecurrenceRule

    @model_validator(mode="after")
    def _every_month_has_the_day(self) -> Self:
        in_short_months = self.starts_on.day <= _LAST_DAY_OF_ANY_MONTH
        if self.rule.startswith("FREQ=MONTHLY") and not (
            in_short_months or _NAMED_DAY.search(self.rule)
        ):
            raise ValueError(
                f"not every month has a day {self.starts_on.day}; "
                "add BYMONTHDAY=-1 for the last day, or a weekday such as BYDAY=-1FR"
            )
        return self


class Appointment(Value):
    """One meeting by itself: a day and a time on the wall of a zone."""

    on: Day
    at: WallTime
    time_zone: TimeZoneName


class Change(Value):
    """One day of the cadence that is left out, or met at another time."""

    on: Day
    """The day by the rule, in the anchor's zone."""
    to: Appointment | None = None
    """When instead; None leaves the day out."""


class Given(StrEnum):
    """How a word came to be stored."""

    OWN = "own"
    """The person whose word it is stored it themselves."""
    REPORTED = "reported"
    """Somebody else wrote down what they said."""


class Word(Value):
    """Somebody's yes to the terms, as they stood at one revision."""

    side: Side
    given: Given
    said_on: Day
    revision: Annotated[int, Field(ge=1, strict=True)]
    how: Line | None = None
    """How it was said, such as "by e-mail"; a reported word always tells."""

    @model_validator(mode="after")
    def _a_reported_word_tells_how(self) -> Self:
        if self.given is Given.REPORTED and self.how is None:
            raise ValueError('a reported word needs `how` it was said, such as "by e-mail"')
        return self


class Agreement(Value):
    """The terms of a pair, and who said yes to them.

    A pair may meet by a cadence, on single days, or both. `revision` grows when terms change; a
    word said to an earlier revision stays stored and counts no longer.
    """

    minutes: Minutes = DEFAULT_MINUTES
    channel: Channel | None = None
    cadence: Cadence | None = None
    single: Annotated[tuple[Appointment, ...], Field(max_length=MOST_SINGLE)] = ()
    changes: Annotated[tuple[Change, ...], Field(max_length=MOST_CHANGES)] = ()
    ends_on: Day | None = None
    """The last day on which the two may meet; None is open."""
    success: Line | None = None
    """What will have changed when this was worth it, in their words."""
    shared: Annotated[tuple[Line, ...], Field(max_length=MOST_SHARED)] = ()
    """What the two let each other see, such as "my CV"."""
    revision: Annotated[int, Field(ge=1, strict=True)] = 1
    words: tuple[Word, ...] = ()

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        starts_on = None if self.cadence is None else self.cadence.starts_on
        if starts_on is not None and self.ends_on is not None and self.ends_on < starts_on:
            raise ValueError(
                f"it ends on {self.ends_on.isoformat()}, before it starts on "
                f"{starts_on.isoformat()}"
            )
        if self.changes and self.cadence is None:
            raise ValueError("changes need a cadence whose days they change")
        days = [change.on for change in self.changes]
        twice = next((day for day in days if days.count(day) > 1), None)
        if twice is not None:
            raise ValueError(f"{twice.isoformat()} is changed twice; keep one of the changes")
        return self


class Pause(Value):
    """A time without meetings. Nobody owes anything in it."""

    since: Day
    resumes_on: Day | None = None
    """The first day on which the two may meet again; None until somebody says."""

    @model_validator(mode="after")
    def _resumes_later(self) -> Self:
        if self.resumes_on is not None and self.resumes_on <= self.since:
            raise ValueError("a pause resumes on a day after it began")
        return self


class Ending(Value):
    """The end of a pair: nobody's fault, and it needs no reason."""

    ended_on: Day
    by: Side | None = None
    """Who ended it; None when both did, or it does not matter."""


class Issued(Value):
    """A calendar entry as it was last given out, so that a later file can move or cancel it."""

    key: Line
    """The day, or the day and time of a single meeting, that it is known by."""
    starts_at: Line
    """Moment in UTC, ISO 8601."""
    minutes: Minutes
    digest: Line
    """Of what else the entry says, to notice a change."""
    sequence: Annotated[int, Field(ge=0, strict=True)] = 0
    cancelled: bool = False


class MentoringPair(Value):
    """A mentor and a mentee, and what they agreed on, as far as they did."""

    id: Annotated[PairId, Field(min_length=1, max_length=200), WellFormed, UsableId]
    mentor_id: Annotated[PersonId, WellFormed]
    mentee_id: Annotated[PersonId, WellFormed]
    agreement: Agreement | None = None
    pauses: Annotated[tuple[Pause, ...], Field(max_length=MOST_PAUSES)] = ()
    ending: Ending | None = None
    issued: tuple[Issued, ...] = ()

    def person_on(self, side: Side) -> PersonId:
        """Return the id of the one on a side."""
        return self.mentor_id if side is Side.MENTOR else self.mentee_id
