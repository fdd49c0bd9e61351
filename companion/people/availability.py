"""When a person has time in an ordinary week, in the wall clock of their own zone."""

import re
from datetime import time
from enum import StrEnum
from typing import Annotated, Final
from zoneinfo import ZoneInfo

from pydantic import AfterValidator

from companion.text.remembered import remembered
from companion.values import Value


class Weekday(StrEnum):
    """Days as the contract spells them, Monday first."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"

    @property
    def number(self) -> int:
        """0 for Monday to 6 for Sunday, as `date.weekday()` counts."""
        return list(Weekday).index(self)


_WALL_TIME: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


def _wall_time(text: str) -> str:
    if _WALL_TIME.fullmatch(text) is None:
        raise ValueError(f"{text!r} is not a time; write HH:MM from 00:00 to 23:59")
    return text


_LONGEST_ZONE: Final = 100


@remembered(most=1024)
def is_time_zone(name: str) -> bool:
    """Whether this installation knows a zone; remembered, since each look-up reads a file."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _time_zone(name: str) -> str:
    if len(name) > _LONGEST_ZONE or not is_time_zone(name):
        raise ValueError(
            f"{name!r} is not an IANA time zone; write one such as 'Europe/Paris' or 'Asia/Kolkata'"
        )
    return name


WallTime = Annotated[str, AfterValidator(_wall_time)]
"""`HH:MM`, 24 hours."""

TimeZoneName = Annotated[str, AfterValidator(_time_zone)]
"""An IANA zone name that this installation knows."""


class AvailabilityWindow(Value):
    """A weekly stretch of time. `end` at or before `start` crosses midnight."""

    weekday: Weekday
    start: WallTime
    end: WallTime

    @property
    def crosses_midnight(self) -> bool:
        """Whether the window ends on the next day."""
        return self.end <= self.start

    @property
    def starts_at(self) -> time:
        """The start as a naive wall-clock time."""
        return time.fromisoformat(self.start)

    @property
    def ends_at(self) -> time:
        """The end as a naive wall-clock time, of the next day when it crosses midnight."""
        return time.fromisoformat(self.end)
