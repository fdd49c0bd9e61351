"""The free times of a form's row, with the zone that they are in."""

import re
from dataclasses import dataclass
from typing import Final

from companion.people.availability import AvailabilityWindow
from companion.people.free_times import read_free_times
from companion.people.time_zones import find_time_zone

_LONGEST: Final = 300
_OFFSET: Final = re.compile(
    r"\(?\b(?:utc|gmt)\s?[+\-−–]\s?\d{1,2}(?::?[0-5]\d)?\)?[,;:]?", re.IGNORECASE
)

NO_ZONE: Final = (
    "is left out: times need a time zone; add --time-zone, such as --time-zone Europe/London, "
    "or a column with each person's zone"
)


@dataclass(frozen=True, slots=True)
class StatedTimes:
    """Windows, their zone, and a remark on how they were read or why they were not."""

    windows: tuple[AvailabilityWindow, ...] = ()
    time_zone: str | None = None
    remark: str | None = None


def read_stated_times(text: str, *, own: str | None, default: str | None) -> StatedTimes:
    """Read when somebody is free, in the zone that the text, the row (`own`) or the form names.

    "Any time" is every waking hour, so that it can be compared.
    """
    offset = _OFFSET.search(text[:_LONGEST])
    said = find_time_zone(offset[0]) if offset else None
    rest = text if offset is None else f"{text[: offset.start()]} {text[offset.end() :]}".strip()
    in_text = None if said is None else said.name
    if in_text is not None and own is not None and in_text != own:
        return StatedTimes(
            time_zone=own, remark=f"is left out: it names another time zone than the row, {own}"
        )
    zone = in_text or own or default
    read = read_free_times(rest)
    if not read.windows:
        return StatedTimes(time_zone=zone, remark=f"{read.remark}; left out")
    if zone is None:
        return StatedTimes(remark=NO_ZONE)
    remarks = (said.remark if said is not None and in_text else None, read.remark)
    return StatedTimes(read.windows, zone, "; ".join(each for each in remarks if each) or None)
