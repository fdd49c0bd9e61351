"""How long a talk was, by what its notes say in their first line: "phone, about 50 mins"."""

import re
from typing import Final

_LONGEST_TITLE: Final = 300
_MOST: Final = 600
_MINUTES: Final = re.compile(
    r"(?<![\d.,:/-])(?P<number>\d{1,3})\s?(?:min(?:ute)?s?|m)\b(?!\s(?:late|early|walk|drive"
    r"|break|before|after|each|a\s|per\s|into|from|away))",
    re.IGNORECASE,
)
_HOURS: Final = re.compile(
    r"\b(?P<half>half an hour|1/2 (?:an )?hour)\b"
    r"|\b(?P<more>an hour and a half|1\.5\s?h(?:ou)?rs?)\b"
    r"|\b(?P<one>an hour|one hour|1\s?h(?:ou)?r?)\b(?!\s(?:late|early|drive|away|before))",
    re.IGNORECASE,
)
_SPELT: Final = {"half": 30, "more": 90, "one": 60}


def stated_minutes(notes: str) -> int | None:
    """Return how many minutes the first line of notes says that the talk took. Linear."""
    title = next((line for line in notes[:_MOST].splitlines() if line.strip()), "")[:_LONGEST_TITLE]
    found = _MINUTES.search(title)
    if found is not None:
        minutes = int(found["number"])
        return minutes if minutes else None
    spelt = _HOURS.search(title)
    return None if spelt is None or spelt.lastgroup is None else _SPELT[spelt.lastgroup]
