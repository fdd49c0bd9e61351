"""The part of RFC 5545 recurrence rules that two people need: every so many weeks or months."""

import re
from typing import Annotated, Final

from pydantic import AfterValidator, StringConstraints

_LONGEST: Final = 100
_MOST_WEEKS: Final = 26
_MOST_MONTHS: Final = 12
_MOST_SESSIONS: Final = 500
_DAY: Final = re.compile(r"MO|TU|WE|TH|FR|SA|SU")
_DAY_OF_MONTH: Final = re.compile(r"(?:[1-4]|-1)(?:MO|TU|WE|TH|FR|SA|SU)")
_NUMBER: Final = re.compile(r"[1-9]\d{0,2}")
_EXAMPLE: Final = "write one such as FREQ=WEEKLY;INTERVAL=2;BYDAY=TU or FREQ=MONTHLY;BYDAY=1MO"


def _rule(text: str) -> str:
    """Return a rule in capitals, refusing what could name no day, or lose one in short months.

    Raises:
        ValueError: a part is unknown, repeated or out of range; the message names it.
    """
    parts: dict[str, str] = {}
    for part in text.upper().split(";"):
        name, is_part, value = part.partition("=")
        if not is_part or name in parts:
            raise ValueError(f"{part!r} is no part of a rule, or stands twice; {_EXAMPLE}")
        parts[name] = value
    frequency = parts.get("FREQ")
    if frequency not in {"WEEKLY", "MONTHLY"} or next(iter(parts)) != "FREQ":
        raise ValueError(f"a rule begins with FREQ=WEEKLY or FREQ=MONTHLY; {_EXAMPLE}")
    is_weekly = frequency == "WEEKLY"
    for name, value in parts.items():
        if not _is_fine(name, value, is_weekly=is_weekly):
            raise ValueError(f"{name}={value!r} cannot stand in a {frequency} rule; {_EXAMPLE}")
    if "BYDAY" in parts and "BYMONTHDAY" in parts:
        raise ValueError(f"give BYDAY or BYMONTHDAY, not both; {_EXAMPLE}")
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _is_fine(name: str, value: str, *, is_weekly: bool) -> bool:
    match name:
        case "FREQ":
            return True
        case "INTERVAL":
            return _is_count(value, _MOST_WEEKS if is_weekly else _MOST_MONTHS)
        case "COUNT":
            return _is_count(value, _MOST_SESSIONS)
        case "BYDAY":
            pattern = _DAY if is_weekly else _DAY_OF_MONTH
            return all(pattern.fullmatch(day) for day in value.split(","))
        case "BYMONTHDAY":
            # Some months have no 29th to 31st, and a session would be lost in them.
            return not is_weekly and (value == "-1" or _is_count(value, 28))
        case _:
            return False


def _is_count(value: str, most: int) -> bool:
    return _NUMBER.fullmatch(value) is not None and int(value) <= most


RecurrenceRule = Annotated[str, StringConstraints(max_length=_LONGEST), AfterValidator(_rule)]
"""An RRULE without its name: WEEKLY or MONTHLY, with INTERVAL, BYDAY, BYMONTHDAY, COUNT."""
