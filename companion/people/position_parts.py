"""A position's title and employer without what stands behind them: remarks, hours, brackets."""

import re
from collections.abc import Sequence
from typing import Final

from companion.people.career import Position
from companion.people.heading_parts import trimmed
from companion.people.heading_signs import names_job_surely

ABBREVIATIONS: Final = (
    *("Ltd.", "Inc.", "Co.", "Corp.", "Bros.", "e.V.", "S.A.", "Dept.", "Univ."),
    *(" St.", " Rd.", " Ave.", " Ln.", " Sq.", " Hosp.", " Mfg.", " Str.", " str.", " Blvd."),
)
_ASIDE: Final = re.compile(r"\s?\(([^()]{1,200})\)")
_MOST_ASIDE_WORDS: Final = 4
"""A longer bracket behind a job is a remark, and none of its name."""


_THE_SAME: Final = re.compile(
    r"(?:(?:at|for|with)\s)?(?:the\s)?same\s(?:firm|company|employer|place|shop|school|office|site|garage"
    r"|kitchen|restaurant|hotel|hospital|ward|clinic|depot|works|factory|farm|business|outfit"
    r"|organi[sz]ation|team|department|branch|council|charity)|ditto|(?:as\s)?above|dto\.?|idem",
    re.IGNORECASE,
)


def at_the_same(position: Position, before: Position | None) -> Position:
    """Return a position "at the same firm" with the employer of the one above it."""
    employer = position.organization or ""
    said = _ASIDE.search(employer)
    named = employer if said is None else employer[: said.start()]
    if _THE_SAME.fullmatch(named.strip(" .,()")) is None:
        return position
    # A ship, a ward or a town of the position above may have been another.
    same = _firm(before.organization) if before and before.organization else None
    told = "\n".join(filter(None, (said[1] if said else "", position.summary)))
    return position.model_copy(update={"organization": same, "summary": told or None})


def _firm(organization: str) -> str:
    """Return an employer with its town, without ship or ward: "Elm Ferries Ltd, MV Rose"."""
    first, *others = organization.split(", ")
    return ", ".join((first, *(part for part in others if _TOWN.fullmatch(part))))


_TOWN: Final = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ'’.-]{1,30}(?:\s[A-ZÀ-Þ]?[a-zà-ÿ'’.-]{1,30}){0,2}")


def employer_and_more(text: str) -> tuple[str, str]:
    """Return an employer and what is said behind it: "Elm Clinic, Ely. 4 days a week"."""
    counted = _COUNT_BEHIND.search(text)
    if counted is not None:
        return text[: counted.start()], text[counted.start() + 1 :].strip()
    for mark in _SENTENCE_BEHIND.finditer(text):
        head = text[: mark.start() + 1]
        if not head.endswith(ABBREVIATIONS):
            return head[:-1], text[mark.end() :]
    return text, ""


_COUNT_BEHIND: Final = re.compile(
    r",\s\d{1,4}\s(?:bed(?:s|ded)?|residents|patients|pupils|children|staff|people|covers|rooms|seats?|"
    r"hours|days|members|places|stores|shops|vans|flats)\b",
    re.IGNORECASE,
)
_SENTENCE_BEHIND: Final = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=\w)")


_HOW_HELD: Final = re.compile(
    r"(?:(?:nights?|days?|evenings?|weekends?|mornings?|afternoons?|mostly|mainly|only|some|shifts?|"
    r"part|full|time|part-time|full-time|seasonal|temp|temporary|casual|agency|and|on|off|hours|hrs|"
    r"a|per|week|weekly|unpaid|paid|voluntary|cover|\d{1,2})\b[ ,.]{0,3}){1,8}",
    re.IGNORECASE,
)
_AND_ANOTHER: Final = re.compile(r",\s(?:and|&)\s")


def without_how_held(parts: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    """Return parts of a heading without those that say how a job was held: "nights mostly"."""
    how = tuple(part for part in parts if _HOW_HELD.fullmatch(part))
    return [part for part in parts if part not in how], how


def names_two(title: str) -> bool:
    """Tell whether a title holds an employer or two jobs: "Coastguard (reserve), and guard"."""
    head, *others = _AND_ANOTHER.split(title, maxsplit=1)
    return bool(others) and not names_job_surely(head) and names_job_surely(others[0])


def without_aside(title: str) -> tuple[str, str]:
    """Return a title without a remark in brackets, and that remark; "(nights)" belongs to it."""
    aside = _ASIDE.search(title)
    if aside is None or (
        len(aside[1].split()) <= _MOST_ASIDE_WORDS and not aside[1].rstrip().endswith(("!", "?"))
    ):
        return title, ""
    bare = trimmed(f"{title[: aside.start()]} {title[aside.end() :]}")
    return (bare, aside[1]) if bare else (title, "")
