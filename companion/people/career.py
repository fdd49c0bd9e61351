"""A career as a list of positions with dates as precise as people remember them."""

import re
from datetime import date
from typing import Annotated, Final

from pydantic import AfterValidator, model_validator

from companion.values import Line, Text, Value

_PARTIAL_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def _partial_date(text: str) -> str:
    match = _PARTIAL_DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a date; write YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise ValueError(f"{text!r} is not a day of the calendar") from None
    return text


PartialDate = Annotated[str, AfterValidator(_partial_date)]
"""`YYYY`, `YYYY-MM` or `YYYY-MM-DD`; sorts as text."""


class Position(Value):
    """One role held. No `end` means that it is the current one."""

    title: Line
    organization: Text | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    summary: Text | None = None

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> "Position":
        if self.start and self.end:
            precision = min(len(self.start), len(self.end))
            if self.end[:precision] < self.start[:precision]:
                raise ValueError(f"ends ({self.end!r}) before it starts ({self.start!r})")
        return self


def latest_first(career: tuple[Position, ...]) -> tuple[Position, ...]:
    """Return positions with the current ones first, then by end and start, newest first."""
    return tuple(
        sorted(
            career,
            key=lambda position: (
                position.end is None and position.start is not None,
                position.end or "",
                position.start or "",
            ),
            reverse=True,
        )
    )
